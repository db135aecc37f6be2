package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

// origin is where one article is to be read from.
type origin struct {
	name string
	read func(context.Context) (model.Document, error)
}

func (w *Window) askForFile() {
	w.openFileDialog(func(path string) { w.importPaths([]string{path}) })
}

func (w *Window) importDropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	w.importPaths(paths)
}

func (w *Window) importPaths(paths []string) {
	var from []origin
	for _, path := range paths {
		if library.Holds(path) {
			continue // it is no article, and must not be opened twice
		}
		from = append(from, origin{filepath.Base(path), func(ctx context.Context) (model.Document, error) {
			return ingest.File(ctx, path, ingest.Hints{})
		}})
	}
	w.importAll(from)
}

func (w *Window) askForAddress() {
	entry := widget.NewEntry()
	entry.SetPlaceHolder("https://…")
	d := dialog.NewForm("Import a web page", "Import", "Cancel", []*widget.FormItem{widget.NewFormItem("Address", entry)}, func(ok bool) {
		if ok && entry.Text != "" {
			address := entry.Text
			w.importAll([]origin{{address, func(ctx context.Context) (model.Document, error) { return ingest.Page(ctx, address, ingest.Hints{}) }}})
		}
	}, w.win)
	d.Resize(fyne.NewSize(560, 160))
	d.Show()
	w.win.Canvas().Focus(entry)
}

func (w *Window) importClipboard() {
	text := w.fyne.Clipboard().Content()
	w.importAll([]origin{{"the clipboard", func(ctx context.Context) (model.Document, error) {
		return ingest.Bytes(ctx, "clipboard.txt", []byte(text), ingest.Hints{})
	}}})
}

// result is what became of an import.
type result struct {
	in, known []string // article ids
	refused   error    // the first
	failures  int
	title     string
}

// importAll reads and stores one article after another; each that comes in is
// stored for good, whatever becomes of the others.
func (w *Window) importAll(from []origin) {
	lib, editor := w.library, w.session.editor
	if lib == nil || len(from) == 0 {
		return
	}
	var r result
	w.startTask("Importing "+from[0].name, func(ctx context.Context, t *task) error {
		for i, o := range from {
			if err := ctx.Err(); err != nil {
				return err
			}
			t.report(float64(i)/float64(len(from)), "Importing "+o.name)
			r.add(importOne(ctx, lib, editor, o))
		}
		return nil
	}, func(err error) {
		if w.library != lib {
			return
		}
		w.reload()
		switch {
		case len(r.in) > 0:
			w.openArticle(r.in[0])
		case len(r.known) > 0:
			w.openArticle(r.known[0])
		}
		w.tellImport(r, err)
	})
}

func importOne(ctx context.Context, lib *library.Library, editor string, o origin) (model.Article, error) {
	doc, err := o.read(ctx)
	if err != nil {
		return model.Article{}, err
	}
	change, err := lib.Apply(ctx, editor, model.ImportArticle{Document: doc})
	if err != nil {
		return model.Article{}, err
	}
	return lib.Article(ctx, change.Created(model.NounArticle))
}

func (r *result) add(a model.Article, err error) {
	var known *model.DuplicateError
	switch {
	case err == nil:
		r.in = append(r.in, a.ID)
		r.title = a.Title
	case errors.As(err, &known):
		r.known = append(r.known, known.Of.ID)
		r.title = known.Of.Title
	default:
		r.failures++
		if r.refused == nil {
			r.refused = err
		}
	}
}

// tellImport ends a batch with one sentence that accounts for all of it.
func (w *Window) tellImport(r result, err error) {
	switch {
	case errors.Is(err, context.Canceled):
		w.notice.say(fmt.Sprintf("Import stopped. %d came in and are kept.", len(r.in)))
	case r.refused != nil && len(r.in)+len(r.known) == 0 && r.failures == 1:
		w.fault(r.refused)
	case r.refused != nil:
		w.fault(model.Wrap(model.Invalid, r.refused, "%d imported, %d known already, %d not: %s", len(r.in), len(r.known), r.failures, model.Sentence(r.refused)))
	case len(r.in) == 1 && len(r.known) == 0:
		w.notice.did("Imported “"+r.title+"”", true)
	case len(r.known) == 1 && len(r.in) == 0:
		w.notice.say("This text is in the library already, as “" + r.title + "”.")
	default:
		w.notice.say(fmt.Sprintf("%d imported, %d known already.", len(r.in), len(r.known)))
	}
}
