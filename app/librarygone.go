package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
	"galley/model"
	"galley/model/library"
)

// isGone reports whether the open library's file was deleted, moved, replaced or
// overwritten: what it held is open still, and nothing more is written.
func (s *store) isGone() bool { return s.library != nil && s.library.FileFault() != nil }

// faultGone says what became of the library's file, and offers what can be done.
func (k *keeping) faultGone(err error) {
	k.notice.fault(err)
	if k.dialogs.Open() && k.asked != k.store.library {
		// What the notice offers, and the menu, are out of reach behind a form.
		k.asked = k.store.library
		k.dialogs.Ask(ask.Question{
			Title: locale.Text("The file of the library is gone"), Text: locale.Text("%s What is typed stays where it is.", locale.Fault(err)), Safe: locale.Text("Go back"),
			Answers: []ask.Answer{{Label: locale.Text("Save Elsewhere…"), Do: k.saveElsewhere}}, Size: fyne.NewSize(520, 240),
		})
	}
	k.notice.offer(locale.Text("Save Elsewhere…"), k.saveElsewhere)
	if k.store.library.Replaced() {
		k.notice.offerToo(locale.Text("Merge into the File There Now"), k.mergeIntoPresent)
	}
	k.refreshMenu()
}

// saveElsewhere saves all that the library held in a new file, and goes on there.
func (k *keeping) saveElsewhere() {
	lib := k.store.library
	name := locale.Text("%s saved ", strings.TrimSuffix(filepath.Base(lib.Path()), filepath.Ext(lib.Path()))) + model.Now().Day() + ".galley"
	k.files.saveFile(locale.Text("Save the library as"), name, func(path string) {
		var saved *library.Library
		k.tasks.run(locale.Text("Saving the library elsewhere"), func(ctx context.Context, _ *task) error {
			err := lib.SaveElsewhere(ctx, path)
			if err == nil {
				saved, err = library.Open(ctx, path)
			}
			return err
		}, func(err error) {
			if err == nil {
				err = k.goOnIn(lib, saved)
			}
			if err != nil {
				k.faultGone(err)
				return
			}
			k.notice.say(locale.Text("The library was saved as %s, and is open there.", saved.Path()))
		})
	})
}

// mergeIntoPresent opens what stands at the library's path now, and merges into
// it what the library held. What is merged is a copy, which is kept, and opened
// instead, where that fails.
func (k *keeping) mergeIntoPresent() {
	lib, users, editor := k.store.library, k.store.users, k.store.editor
	if !lib.Replaced() {
		k.faultGone(model.Faultf(model.NotFound, "There is nothing at %s now. Save the library elsewhere; it is still open here.",
			lib.Path()))
		return
	}
	var now *library.Library
	var merged model.Merged
	k.tasks.run(locale.Text("Merging into %s", filepath.Base(lib.Path())), func(ctx context.Context, t *task) error {
		var err error
		now, merged, err = mergePresent(ctx, lib, users, editor, t.report)
		return err
	}, func(err error) {
		if now == nil {
			k.faultGone(err)
			return
		}
		if wrong := k.goOnIn(lib, now); wrong != nil {
			err = errors.Join(err, wrong)
		}
		if err != nil {
			k.store.fault(err)
			return
		}
		k.notice.did(locale.Said(merged.Change.Event.What), merged.Change.Changed())
		k.showMerged(locale.Text("what was open"), merged)
	})
}

// mergePresent returns the library to go on in, also with an error; nil where the
// one that is gone stays open.
func mergePresent(
	ctx context.Context, lib *library.Library, users *users, editor string, tell func(float64, string),
) (*library.Library, model.Merged, error) {
	kept := locale.Text("%s as it was open ", strings.TrimSuffix(lib.Path(), filepath.Ext(lib.Path()))) +
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
		"and is open there.", locale.Fault(err), kept)
}

// showEarlierRescue says that a library was begun where another stood, of which there
// are backups.
func (k *keeping) showEarlierRescue(library string, backups int) {
	if backups == 0 {
		return
	}
	k.notice.warn(locale.Text("There was no library at %s any more, so a new one was begun. Backups of the one before are kept beside it.", library))
	k.notice.offer(locale.Text("Restore a Backup…"), k.askForBackup)
}

// showRescued offers what was saved when Galley ended after the library's file
// was gone, until it is not wanted any more.
func (k *keeping) showRescued(path, copied string) {
	if copied == "" {
		return
	}
	forget := func() { k.prefs.RemoveValue(prefRescued + path) }
	k.notice.warn(locale.Text("The file of this library was gone the last time. What was open then is saved as %s.", copied))
	if filepath.Dir(copied) == library.BackupFolder(path) { // nobody should work on inside the folder of backups
		k.notice.offer(locale.Text("Restore It…"), func() { k.lookAtBackup(copied, locale.Text("when its file was gone")) })
	} else {
		k.notice.offer(locale.Text("Open It"), func() { k.openAnother(copied) })
	}
	k.notice.offerToo(locale.Text("Do Not Offer Again"), func() {
		forget()
		k.notice.say(path)
	})
}

// showPlaceWarnings says what is to be known of a library that was just opened: what was
// set aside beside it, and, once, that it is where it can come to harm.
func (k *keeping) showPlaceWarnings(lib *library.Library, aside []string, shared string) {
	if len(aside) > 0 {
		k.notice.warn(strings.Join(aside, " "))
		return
	}
	told := prefShared + lib.Path()
	if shared != "" && !k.prefs.Bool(told) {
		k.prefs.SetBool(told, true)
		k.notice.warn(shared)
	}
}
