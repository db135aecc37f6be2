package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/model"
	"galley/model/library"
)

// safety is what the window knows of backups and of damage.
type safety struct {
	refused   string           // the path of a damaged library that could not be opened
	backingUp bool             // the backup of the day is being made
	told      *library.Library // of whose damage it was told
	asked     *library.Library // that is gone, and was told of over a form
}

// reasons say why a backup was made.
var reasons = map[library.Reason]string{
	library.Daily: "first change of the day", library.BeforeMigration: "before a newer Galley", library.BeforeMerge: "before a merge",
	library.BeforeRestore: "before a restore", library.BeforeErase: "before erasing", library.WhenGone: "when its file was gone",
}

// libraryPath is the library that is open, or that was to be and is damaged.
func (w *Window) libraryPath() string {
	if w.store.library != nil {
		return w.store.library.Path()
	}
	return w.safety.refused
}

// askForBackup offers the backups there are, newest first, and any other file.
func (w *Window) askForBackup() {
	path := w.libraryPath()
	start(w.store, context.Background(), func(context.Context) ([]library.Saved, error) { return library.Backups(path) }, func(all []library.Saved, err error) {
		if err != nil {
			w.fault(err)
			return
		}
		var offers []ask.Offer
		for _, b := range all {
			name := b.Time.Local().Format("Monday, 2 January 2006, 15:04")
			offers = append(offers, ask.Offer{Name: name, Aside: reasons[b.Reason] + " · " + size(b.Size),
				Do: func() { w.lookAtBackup(b.Path, name) }})
		}
		offers = append(offers, ask.Offer{Name: "Another file…", Do: func() {
			w.files.openFile(func(file string) { w.lookAtBackup(file, filepath.Base(file)) })
		}})
		w.dialogs.Choose("Restore a backup", "Day, month or time …", offers, nil)
	})
}

// lookAtBackup says what a restore would change, before it is done.
func (w *Window) lookAtBackup(file, name string) {
	w.claims.Flush()
	lib := w.store.library
	var text string
	w.tasks.run("Looking at the backup", func(ctx context.Context, _ *task) error {
		if lib == nil || lib.Damaged() != nil {
			then, err := library.HoldingsOf(ctx, file)
			text = "The backup holds " + holdings(then) + ".\n\nThe damaged library is not deleted: it is put aside, in the same folder."
			return err
		}
		d, err := lib.Difference(ctx, file)
		text = difference(d)
		return err
	}, func(err error) {
		switch {
		case lib != w.store.library:
		case ctxEnded(err):
			w.notice.say("Nothing was restored.")
		case err != nil:
			w.fault(err)
		default:
			w.askToRestore(file, name, text)
		}
	})
}

// askToRestore asks before the library is put back.
func (w *Window) askToRestore(file, name, text string) {
	w.dialogs.Ask(ask.Question{Title: "Restore the backup of " + name + "?", Content: newWrapped(text), Size: questionSize,
		Answers: []ask.Answer{{Label: "Restore", Do: func() { w.restore(file) }}}})
}

func holdings(h library.Holdings) string {
	return fmt.Sprintf("%s, %s, %s and %s", number(h.Articles, "article"), number(h.Claims, "claim"), number(h.Sources, "source"),
		number(h.Verdicts, "verdict"))
}

// difference says how a backup and the library differ.
func difference(d library.Difference) string {
	lines := []string{"The library now: " + holdings(d.Now) + ".", "The backup: " + holdings(d.Then) + ".", ""}
	changes := 0
	var by []string
	for _, s := range d.Since {
		changes += s.Changes
		by = append(by, fmt.Sprintf("%s %d", s.Editor, s.Changes))
	}
	switch {
	case changes == 0 && d.Only == 0:
		lines = append(lines, "Nothing was changed since.")
	case changes == 0:
		lines = append(lines, "Everything that was done is in the backup too.")
	default:
		lines = append(lines, fmt.Sprintf("%s since would be gone from the library: %s.", number(changes, "change"),
			strings.Join(by, ", ")))
	}
	if d.Only > 0 {
		lines = append(lines, fmt.Sprintf("The backup has %s that the library has not.", number(d.Only, "change")))
	}
	return strings.Join(append(lines, "", "What the library holds now is kept as a backup first, and can be restored likewise."), "\n")
}

// restore puts the library back to what a backup holds.
func (w *Window) restore(file string) {
	lib, path := w.store.library, w.libraryPath()
	if lib == nil || lib.Damaged() != nil {
		w.restoreDamaged(path, file)
		return
	}
	var kept string
	w.tasks.run("Restoring the backup", func(ctx context.Context, _ *task) error {
		var err error
		kept, err = lib.Restore(ctx, file)
		return err
	}, func(err error) {
		switch {
		case lib != w.store.library:
		case ctxEnded(err):
			w.notice.say("Nothing was restored; the library is as it was.")
		case err != nil:
			w.fault(err)
		default:
			w.fyne.Preferences().RemoveValue(prefRescued + path)
			w.openSaying(path, "The library is as in the backup. What it held is kept in "+kept) // all that is shown is read anew
		}
	})
}

// restoreDamaged puts a backup in the place of a library that is only read, and opens it.
func (w *Window) restoreDamaged(path, file string) {
	lib, users := w.store.library, w.store.users
	var kept string
	w.tasks.run("Restoring the backup", func(ctx context.Context, _ *task) error {
		if lib != nil {
			if err := closeUnused(lib, users); err != nil && !model.HasCode(lib.Damaged(), model.Damaged) {
				return err
			}
		}
		var err error
		kept, err = library.RestoreDamaged(ctx, path, file)
		return err
	}, func(err error) {
		if lib != w.store.library {
			return
		}
		if w.store.opened(nil); err != nil && !ctxEnded(err) {
			w.fault(err)
		}
		say := ""
		if err == nil {
			say = "The library is as in the backup. The damaged one is kept in " + kept
			w.fyne.Preferences().RemoveValue(prefRescued + path)
		}
		w.openSaying(path, say)
	})
}

// askToSalvage saves what can be read of a damaged library into a new one: of the
// one that is open, or of a file.
func (w *Window) askToSalvage() {
	if lib := w.store.library; lib != nil && lib.Damaged() != nil {
		w.salvageTo(lib.Path(), lib.Salvage)
		return
	}
	of := func(path string) {
		w.salvageTo(path, func(ctx context.Context, to string, tell func(float64, string)) (library.Salvaged, error) {
			return library.Salvage(ctx, path, to, tell)
		})
	}
	if w.store.library == nil && w.safety.refused != "" {
		of(w.safety.refused)
		return
	}
	w.files.openFile(of)
}

func (w *Window) salvageTo(path string, salvage func(context.Context, string, func(float64, string)) (library.Salvaged, error)) {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + "-saved.galley"
	w.files.saveFile(name, func(to string) {
		var out library.Salvaged
		w.tasks.run("Saving what can be read", func(ctx context.Context, t *task) error {
			var err error
			out, err = salvage(ctx, to, t.report)
			return err
		}, func(err error) {
			switch {
			case ctxEnded(err):
				w.notice.say("Nothing was saved; the damaged library is as it was.")
			case err != nil:
				w.fault(err)
			default:
				w.showSalvaged(to, out)
			}
		})
	})
}

// showSalvaged says what could be saved, and offers to work on with it.
func (w *Window) showSalvaged(to string, out library.Salvaged) {
	lines := append([]string{out.Summary(filepath.Base(to)), "The damaged library is as it was; keep it.", ""}, out.Notes...)
	var d dialog.Dialog
	closing := widget.NewButton("Close", func() { d.Hide() })
	open := widget.NewButton("Open What Was Saved", func() {
		d.Hide()
		w.claims.Flush()
		w.openLibrary(to)
	})
	open.Importance = widget.HighImportance
	d = dialog.NewCustomWithoutButtons("Saved what can be read",
		container.NewBorder(nil, container.NewCenter(container.NewHBox(closing, open)), nil, nil,
			container.NewVScroll(newWrapped(strings.Join(lines, "\n")))), w.win)
	d.Resize(fyne.NewSize(560, 380))
	d.Show()
	w.win.Canvas().Focus(open)
}

// backUpToday makes the backup of the day, where it is due, beside the person's
// work. What was done is stored whatever comes of it.
func (w *Window) backUpToday(lib *library.Library) {
	if w.safety.backingUp {
		return
	}
	w.safety.backingUp = true
	ctx, cancel := context.WithCancel(context.Background())
	end := w.tasks.quietly(cancel)
	start(w.store, ctx, lib.BackUpToday, func(_ library.Saved, err error) {
		end()
		w.safety.backingUp = false
		if err == nil || ctxEnded(err) || lib != w.store.library || w.closing {
			return
		}
		w.fault(err)
		w.tellDamage()
	})
}

// tellDamage says, once, that the library that is open is only read from now on.
func (w *Window) tellDamage() {
	if w.store.library == nil || w.store.library.Damaged() == nil || w.safety.told == w.store.library {
		return
	}
	w.safety.told = w.store.library
	w.fault(w.store.library.Damaged())
	w.showMenu()
}

// offerSalvage puts a way out beside what is said of a damaged library.
func (w *Window) offerSalvage(err error) {
	if model.HasCode(err, model.Damaged) && (w.store.library == nil && w.safety.refused != "" || w.store.library != nil && w.store.library.Damaged() != nil) {
		w.notice.offer("Save What Can Be Read…", w.askToSalvage)
	}
}

// refuse says why a library was not opened, where there is none to go on with. Of
// a damaged one what can be read may be saved, and a backup restored.
func (w *Window) refuse(path string, err error) {
	if w.store.library != nil {
		return
	}
	w.safety.refused = ""
	sentence := model.Sentence(err)
	if model.HasCode(err, model.Damaged) {
		w.safety.refused = path
		w.offerSalvage(err)
		sentence += "\n\nThe File menu has Restore a Backup, and saves what can be read."
	}
	w.session.LibraryRefused(sentence)
	w.show()
}

func (w *Window) backup() {
	lib := w.store.library
	name := "galley-" + model.Now().Day() + ".galley"
	w.claims.Flush()
	w.files.saveFile(name, func(path string) {
		w.tasks.run("Backing up the library", func(ctx context.Context, _ *task) error {
			return lib.Backup(ctx, path)
		}, func(err error) {
			if err != nil {
				w.fault(err)
				return
			}
			w.notice.say("The library was copied to " + path)
		})
	})
}
