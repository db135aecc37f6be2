package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/model"
	"galley/model/library"
)

// isGone reports whether the open library's file was deleted, moved, replaced or
// overwritten: what it held is open still, and nothing more is written.
func isGone(w *Window) bool { return w.store.isGone() }

func (s *store) isGone() bool { return s.library != nil && s.library.Gone() != nil }

// faultGone says what became of the library's file, and offers what can be done.
func (w *Window) faultGone(err error) {
	w.notice.fault(err)
	if w.dialogs.Open() && w.safety.asked != w.store.library {
		// What the notice offers, and the menu, are out of reach behind a form.
		w.safety.asked = w.store.library
		w.dialogs.Ask(ask.Question{
			Title: "The file of the library is gone", Text: model.Sentence(err) + " What is typed stays where it is.", Safe: "Go back",
			Answers: []ask.Answer{{Label: "Save Elsewhere…", Do: w.saveElsewhere}}, Size: fyne.NewSize(520, 240),
		})
	}
	w.notice.offer("Save Elsewhere…", w.saveElsewhere)
	if w.store.library.Replaced() {
		w.notice.offerToo("Merge into What Stands There Now", w.mergeIntoPresent)
	}
	w.showMenu()
}

// saveElsewhere saves all that the library held in a new file, and goes on there.
func (w *Window) saveElsewhere() {
	lib := w.store.library
	name := strings.TrimSuffix(filepath.Base(lib.Path()), filepath.Ext(lib.Path())) + " saved " + model.Now().Day() + ".galley"
	w.files.saveFile(name, func(path string) {
		var saved *library.Library
		w.tasks.run("Saving the library elsewhere", func(ctx context.Context, _ *task) error {
			err := lib.SaveElsewhere(ctx, path)
			if err == nil {
				saved, err = library.Open(ctx, path)
			}
			return err
		}, func(err error) {
			if err == nil {
				err = w.goOnIn(lib, saved)
			}
			if err != nil {
				w.faultGone(err)
				return
			}
			w.notice.say("The library was saved as " + saved.Path() + ", and is open there.")
		})
	})
}

// mergeIntoPresent opens what stands at the library's path now, and merges into
// it what the library held. What is merged is a copy, which is kept, and opened
// instead, where that fails.
func (w *Window) mergeIntoPresent() {
	lib, users, editor := w.store.library, w.store.users, w.store.editor
	if !lib.Replaced() {
		w.faultGone(model.Faultf(model.NotFound, "Nothing stands at %s now. Save the library elsewhere; it is still open here.",
			lib.Path()))
		return
	}
	var now *library.Library
	var merged model.Merged
	w.tasks.run("Merging into "+filepath.Base(lib.Path()), func(ctx context.Context, t *task) error {
		var err error
		now, merged, err = mergePresent(ctx, lib, users, editor, t.report)
		return err
	}, func(err error) {
		if now == nil {
			w.faultGone(err)
			return
		}
		if wrong := w.goOnIn(lib, now); wrong != nil {
			err = errors.Join(err, wrong)
		}
		if err != nil {
			w.fault(err)
			return
		}
		w.notice.did(merged.Change.Event.What, merged.Change.Changed())
		w.merging.showMerged("what was open", merged)
	})
}

// mergePresent returns the library to go on in, also with an error; nil where the
// one that is gone stays open.
func mergePresent(
	ctx context.Context, lib *library.Library, users *users, editor string, tell func(float64, string),
) (*library.Library, model.Merged, error) {
	kept := strings.TrimSuffix(lib.Path(), filepath.Ext(lib.Path())) + " as it was open " +
		strings.NewReplacer(":", "", ".", "").Replace(string(model.Now())) + ".galley"
	if err := lib.SaveElsewhere(ctx, kept); err != nil {
		return nil, model.Merged{}, err
	}
	err := closeUnused(lib, users) // its WAL must be out of the way before another opens the path
	if err != nil {
		fyne.LogError("closing what was open", err)
	}
	keep := context.WithoutCancel(ctx)
	now, err := library.Open(keep, lib.Path())
	if err == nil {
		var merged model.Merged
		if merged, err = now.Merge(ctx, editor, kept, tell); err == nil {
			return now, merged, os.Remove(kept)
		}
		err = errors.Join(err, now.Close())
	}
	saved, openErr := library.Open(keep, kept)
	if openErr != nil {
		return nil, model.Merged{}, errors.Join(err, openErr)
	}
	return saved, model.Merged{}, model.Wrap(model.Gone, err, "It could not be merged: %s What was open is saved as %s, "+
		"and is open there.", model.Sentence(err), kept)
}

// goOnIn puts a library in the place of the one whose file is gone. What is shown
// stays, and what is typed and not stored yet is stored there.
func (w *Window) goOnIn(gone, lib *library.Library) error {
	if w.store.library != gone { // another was opened meanwhile
		return lib.Close()
	}
	users := w.store.users
	w.store.opened(lib)
	if w.stopWatching != nil {
		w.stopWatching()
	}
	w.watch()
	w.remember(lib.Path())
	w.writing.keepFor(lib, w.writing.moveOut())
	w.notice.where(lib.Path(), w.store.editor)
	w.store.reload()
	w.claims.Flush()
	w.fyne.Preferences().SetString(prefArticle+lib.Path(), w.session.ArticleID())
	if lib.Path() != gone.Path() { // who starts Galley on the old one is led here
		w.fyne.Preferences().SetString(prefRescued+gone.Path(), lib.Path())
	}
	w.store.retire(gone, users, func(err error) { fyne.LogError("closing the library that is gone", err) })
	return nil
}

// openAnother leaves the open library for another. It asks first where the file of
// the open one is gone: what it held is nowhere else.
func (w *Window) openAnother(path string) {
	if !isGone(w) {
		w.openLibrary(path)
		return
	}
	w.dialogs.Ask(ask.Question{
		Title: "The library is not saved", Safe: "Go back",
		Answers: []ask.Answer{{Label: "Open another library", Do: func() { w.openLibrary(path) }}},
		Text: "Its file is gone: what was stored since may be nowhere but in this window. " +
			"Save it elsewhere first, from the menu File.",
	})
}

// openInPlace opens a library. Where its path is that of the open one, whose file
// is gone, that is closed first: SQLite would mix the two.
func openInPlace(
	ctx context.Context, path string, present *library.Library, users *users,
) (lib *library.Library, closed bool, err error) {
	lib, err = library.Open(ctx, path)
	if present == nil || present.Gone() == nil || !model.HasCode(err, model.Busy) {
		return lib, false, err
	}
	if err := closeUnused(present, users); err != nil {
		fyne.LogError("closing the library that is gone", err)
	}
	lib, err = library.Open(ctx, path)
	return lib, true, err
}

// there is a path, or "" where no file is.
func there(path string) string {
	if path == "" {
		return ""
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return path
}

// tellEarlier says that a library was begun where another stood, of which there
// are backups.
func (w *Window) tellEarlier(library string, backups int) {
	if backups == 0 {
		return
	}
	w.notice.warn("There was no library at " + library + " any more, so a new one was begun. Backups of the one before are kept beside it.")
	w.notice.offer("Restore a Backup…", w.askForBackup)
}

// tellRescued offers what was saved when Galley ended after the library's file
// was gone, until it is not wanted any more.
func (w *Window) tellRescued(path, copied string) {
	if copied == "" {
		return
	}
	forget := func() { w.fyne.Preferences().RemoveValue(prefRescued + path) }
	w.notice.warn("The file of this library was gone the last time. What was open then is saved as " + copied + ".")
	if filepath.Dir(copied) == library.BackupFolder(path) { // nobody should work on inside the folder of backups
		w.notice.offer("Restore It…", func() { w.lookAtBackup(copied, "when its file was gone") })
	} else {
		w.notice.offer("Open It", func() { w.openAnother(copied) })
	}
	w.notice.offerToo("Do Not Offer Again", func() {
		forget()
		w.notice.say(path)
	})
}

// tellPlace says what is to be known of a library that was just opened: what was
// set aside beside it, and, once, that it is where it can come to harm.
func (w *Window) tellPlace(lib *library.Library, aside []string, shared string) {
	if len(aside) > 0 {
		w.notice.warn(strings.Join(aside, " "))
		return
	}
	told := prefShared + lib.Path()
	if shared != "" && !w.fyne.Preferences().Bool(told) {
		w.fyne.Preferences().SetBool(told, true)
		w.notice.warn(shared)
	}
}
