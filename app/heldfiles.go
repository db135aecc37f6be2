package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/sources"
	"galley/model"
	"galley/model/ingest"
	"galley/model/ingest/attached"
	"galley/model/library"
)

// heldSheet lists what a source holds, while it is open.
type heldSheet struct {
	s        *sourcing
	sourceID string
	rows     *fyne.Container
	over     bool // over a form, not over the window
}

// showFiles lists the files of a source, to be opened, saved, replaced, removed and added to.
func (s *sourcing) showFiles(sourceID string) {
	h := &heldSheet{s: s, sourceID: sourceID, rows: container.NewVBox()}
	h.read(func() {
		scroll := container.NewVScroll(h.rows)
		s.holding, h.over = h, s.dialogs.Open()
		title, size := locale.Text("Files of the source"), fyne.NewSize(620, 420)
		add := []ask.Answer{{Label: locale.Text("Add a File…"), Stays: true, Do: func() {
			s.pickFile(func(path string) { s.holdFiles(sourceID, []string{path}) })
		}}}
		if h.over {
			s.dialogs.Ask(ask.Question{Title: title, Content: scroll, Size: size, Safe: locale.Text("Close"), Answers: add})
			return
		}
		s.dialogs.Show(ask.Sheet{Title: title, Content: scroll, Size: size, Answers: add, Left: func() { s.holding = nil }})
	})
}

// read lists what the source holds now, and calls then when that is done.
func (h *heldSheet) read(then func()) {
	readAfterWrites(h.s.store, "files", func(ctx context.Context, lib *library.Library) ([]model.Held, error) {
		return lib.Attachments(ctx, h.sourceID)
	}, func(all []model.Held) {
		h.rows.RemoveAll()
		for _, held := range all {
			h.rows.Add(h.row(held))
		}
		if len(all) == 0 {
			h.rows.Add(look.Wrapped(locale.Text("No file is kept with this source. Add one, or drop files here.")))
		}
		h.rows.Refresh()
		if then != nil {
			then()
		}
	})
}

func (h *heldSheet) row(held model.Held) fyne.CanvasObject {
	name := look.Wrapped(attached.SafeName(held.Name))
	name.TextStyle.Bold = true
	about := look.FaintText(sources.HeldAbout(held))
	sum := control.NewQuiet(held.FileHash[:min(12, len(held.FileHash))]+"…", nil, nil)
	sum.Tip = locale.Text("Show its whole SHA-256")
	whole := look.FaintText(locale.Text("SHA-256 %s", held.FileHash))
	whole.Wrapping = fyne.TextWrapBreak
	whole.Hide()
	sum.OnTapped = func() {
		whole.Hidden = !whole.Hidden
		h.rows.Refresh()
	}
	open := control.NewQuiet(locale.Text("Open or save…"), theme.FileIcon(), func() { h.s.showHeld(held) })
	replace := control.NewQuiet(locale.Text("Replace…"), nil, func() {
		h.s.pickFile(func(path string) { h.s.replaceFile(held.ID, path) })
	})
	remove := control.NewQuiet(locale.Text("Remove"), theme.ContentRemoveIcon(), func() {
		h.s.store.write(model.RemoveAttachment{ID: held.ID}, func(err error) {
			if err == nil {
				h.read(nil)
			}
		})
	})
	remove.Tip = locale.Text("Take the file off the source. Undo brings it back.")
	return container.NewVBox(name, about, whole, container.NewHBox(open, replace, remove, sum), widget.NewSeparator())
}

// showHeld asks what to do with one of the files of a source.
func (s *sourcing) showHeld(held model.Held) {
	readAfterWrites(s.store, "file", func(ctx context.Context, lib *library.Library) (seenFile, error) {
		file, err := lib.FileBytes(ctx, held.FileHash)
		if err != nil {
			return seenFile{}, err
		}
		file.Name = held.Name
		return seenFile{file, attached.LookAt(file)}, nil
	}, func(found seenFile) { s.askAboutFile(found.file, found.kind, nil) })
}

// holdFiles has a source hold files of the disk, all of them or none.
func (s *sourcing) holdFiles(sourceID string, paths []string) {
	start(s.store, context.Background(), func(ctx context.Context) ([]model.File, error) {
		var files []model.File
		for _, path := range paths {
			f, err := ingest.Attachment(ctx, path)
			if err != nil {
				return nil, err
			}
			files = append(files, f)
		}
		return files, nil
	}, func(files []model.File, err error) {
		if err != nil {
			s.store.fault(err)
			return
		}
		s.store.write(model.AddAttachments{SourceID: sourceID, Files: files}, s.heldNow)
	})
}

// replaceFile has a source hold a file of the disk in the place of one.
func (s *sourcing) replaceFile(id, path string) {
	start(s.store, context.Background(), func(ctx context.Context) (model.File, error) { return ingest.Attachment(ctx, path) },
		func(file model.File, err error) {
			if err != nil {
				s.store.fault(err)
				return
			}
			s.store.write(model.ReplaceAttachment{ID: id, File: file}, s.heldNow)
		})
}

// heldNow lists the files anew, where they are listed.
func (s *sourcing) heldNow(err error) {
	switch h := s.holding; {
	case err != nil || h == nil:
	case h.over:
		s.showFiles(h.sourceID)
	default:
		h.read(nil)
	}
}

// dropped has the source whose files or form are open hold files that were dropped on the window, and
// reports whether one was open.
func (s *sourcing) dropped(uris []fyne.URI) bool {
	id := s.editing
	if s.holding != nil && !s.holding.over {
		id = s.holding.sourceID
	}
	if id == "" || !s.dialogs.Open() {
		return false
	}
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" && strings.TrimSpace(u.Path()) != "" {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) == 0 {
		return false
	}
	s.holdFiles(id, paths)
	s.notice.say(locale.Count(len(paths), "%d file was kept with the source.", "%d files were kept with the source."))
	return true
}
