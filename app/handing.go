package app

import (
	"context"
	"path/filepath"
	"strings"

	"galley/app/locale"
	"galley/model"
	"galley/model/library"
)

// handing hands articles out to a colleague, and takes back what the colleague did to them.
type handing struct {
	store   *store
	notice  *notice
	tasks   *taskList
	files   *fileDialogs
	writing *writing

	chosen     func() []string // ids of the articles that are chosen in the list, or the open one
	showMerged func(name string, merged model.Merged)
}

func (h *handing) actions() []action {
	return []action{
		{name: "Hand Out to a Colleague…", enabled: func() bool { return h.store.library != nil && len(h.chosen()) > 0 }, do: h.askWhere},
		{name: "Take Back…", enabled: func() bool { return h.store.library != nil }, do: h.askWhich},
	}
}

// askWhere asks for the file that the articles are handed out in.
func (h *handing) askWhere() {
	ids := h.chosen()
	if len(ids) == 0 {
		return
	}
	h.writing.texts.Flush()
	read(h.store, "article to hand out", func(ctx context.Context, lib *library.Library) (model.Article, error) {
		return lib.Article(ctx, ids[0])
	}, func(first model.Article) {
		title := locale.Count(len(ids), "Hand out %d article as", "Hand out %d articles as")
		h.files.saveFile(title, fileNameOf(first.Title, ".galley"), func(path string) { h.handOut(ids, path) })
	})
}

// fileNameOf is a name for a file of an article, of which every system takes the signs.
func fileNameOf(title, extension string) string {
	const longest = 60
	name := strings.Join(strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(`<>:"/\|?*. `, r) || r < ' ' }), "-")
	if runes := []rune(name); len(runes) > longest {
		name = string(runes[:longest])
	}
	if name == "" {
		name = "article"
	}
	return name + extension
}

func (h *handing) handOut(ids []string, path string) {
	var out model.HandedOut
	h.tasks.runIn(locale.Text("Handing out to %s", filepath.Base(path)), func(ctx context.Context, lib *library.Library, _ *task) error {
		var err error
		out, err = lib.HandOut(ctx, ids, path)
		return err
	}, func(err error) {
		switch {
		case ctxEnded(err):
			h.notice.say(locale.Text("Nothing was handed out."))
		case err != nil:
			h.store.fault(err)
		default:
			h.notice.say(locale.Text("Handed out with %s and %s, also with confidential names and private notes, and nothing of other articles: %s. Take Back brings in what your colleague does.",
				number(out.Claims, "claim"), number(out.Sources, "source"), path))
		}
	})
}

// askWhich asks for the file that a colleague worked on.
func (h *handing) askWhich() {
	h.files.openFile(locale.Text("Take back what a colleague did"), h.takeBack)
}

func (h *handing) takeBack(path string) {
	h.writing.texts.Flush()
	editor := h.store.editor
	var merged model.Merged
	h.tasks.runIn(locale.Text("Taking back %s", filepath.Base(path)), func(ctx context.Context, lib *library.Library, t *task) error {
		var err error
		merged, err = lib.TakeBack(ctx, editor, path, nil, t.report)
		return err
	}, func(err error) {
		switch {
		case ctxEnded(err):
			h.notice.say(locale.Text("Taking back was cancelled. The library is unchanged."))
		case err != nil:
			h.store.fault(err)
		default:
			h.store.reload()
			if merged.Change.Changed() {
				h.notice.did(locale.Said(merged.Change.Event.What), true)
			}
			h.showMerged(filepath.Base(path), merged)
		}
	})
}
