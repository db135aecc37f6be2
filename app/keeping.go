package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/library"
)

// keeping makes and restores backups, saves what can be read of a damaged library,
// and saves the open one elsewhere when its file is gone.
type keeping struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
	files   *fileDialogs
	writing *writing
	prefs   fyne.Preferences

	openLibrary func(path, said string)                // said is what the notice says; "" which library it is
	openAnother func(path string)                      // asks first where the file of the open one is gone
	goOnIn      func(gone, lib *library.Library) error // puts a library in the place of the one whose file is gone
	showMerged  func(name string, merged model.Merged) // says what came of a merge
	refreshMenu func()
	ending      func() bool // the program is being closed

	refused   string           // the path of a damaged library that could not be opened
	backingUp bool             // the backup of the day is being made
	told      *library.Library // whose damage the person was told of
	asked     *library.Library // whose file is gone; the person was told over a form
}

func (k *keeping) actions() []action {
	library := func() bool { return k.store.library != nil }
	return []action{
		{name: "Back Up Library…", enabled: library, do: k.backup},
		{name: "Restore a Backup…", enabled: func() bool { return k.libraryPath() != "" }, do: k.askForBackup},
		{name: "Save What Can Be Read of a Damaged Library…", do: k.askToSalvage},
		{name: "Save the Library Elsewhere…", enabled: k.store.isGone, do: k.saveElsewhere},
		{name: "Merge into the File There Now", enabled: k.store.isGone, do: k.mergeIntoPresent},
	}
}

// fault shows what went wrong, with what can be done where the library's file is
// damaged or gone.
func (k *keeping) fault(err error) {
	if k.store.isGone() && model.HasCode(err, model.Gone) {
		k.faultGone(err)
		return
	}
	k.notice.fault(err)
	k.offerSalvage(err)
}

// reasons say why a backup was made.
var reasons = map[library.Reason]string{
	library.Daily: locale.Later("first change of the day"), library.BeforeMigration: locale.Later("before a newer Galley"), library.BeforeMerge: locale.Later("before a merge"),
	library.BeforeRestore: locale.Later("before a restore"), library.BeforeErase: locale.Later("before erasing"), library.WhenGone: locale.Later("when its file was gone"),
}

// libraryPath is the library's file that is open, or that was to be and is damaged; "" none.
func (k *keeping) libraryPath() string {
	if lib := k.store.library; lib != nil && lib.IsNewsroom() {
		return "" // whoever runs its server keeps it
	} else if lib != nil {
		return lib.Path()
	}
	return k.refused
}

// askForBackup offers the backups there are, newest first, and any other file.
func (k *keeping) askForBackup() {
	path := k.libraryPath()
	start(k.store, context.Background(), func(context.Context) ([]library.Saved, error) {
		return library.Backups(path)
	}, func(all []library.Saved, err error) {
		if path != k.libraryPath() { // another was opened meanwhile
			return
		}
		if err != nil {
			k.store.fault(err)
			return
		}
		k.offerBackups(all)
	})
}

func (k *keeping) offerBackups(all []library.Saved) {
	var offers []ask.Offer
	for _, b := range all {
		name := locale.Time("Monday, 2 January 2006, 15:04", b.Time)
		offers = append(offers, ask.Offer{Name: name, Aside: locale.Word(reasons[b.Reason]) + " · " + size(b.Size),
			Do: func() { k.lookAtBackup(b.Path, name) }})
	}
	offers = append(offers, ask.Offer{Name: locale.Text("Another file…"), Do: func() {
		k.files.openFile(locale.Text("Restore a backup"), func(file string) { k.lookAtBackup(file, filepath.Base(file)) })
	}})
	k.dialogs.Choose(locale.Text("Restore a backup"), locale.Text("Day, month or time …"), offers, nil)
}

// lookAtBackup says what a restore would change, before it is done.
func (k *keeping) lookAtBackup(file, name string) {
	k.writing.texts.Flush()
	var text string
	k.tasks.runIn(locale.Text("Checking the backup"), func(ctx context.Context, lib *library.Library, _ *task) error {
		if lib == nil || lib.Damaged() != nil {
			then, err := library.HoldingsOf(ctx, file)
			text = locale.Text("The backup holds %s.\n\nThe damaged library is not deleted: it is put aside, in the same folder.", holdings(then))
			return err
		}
		d, err := lib.Difference(ctx, file)
		text = difference(d)
		return err
	}, func(err error) {
		switch {
		case ctxEnded(err):
			k.notice.say(locale.Text("Nothing was restored."))
		case err != nil:
			k.store.fault(err)
		default:
			k.askToRestore(file, name, text)
		}
	})
}

// askToRestore asks before the library is put back.
func (k *keeping) askToRestore(file, name, text string) {
	of := k.store.library
	restore := func() {
		if of == k.store.library { // else another was opened while this was asked
			k.restore(file)
		}
	}
	k.dialogs.Ask(ask.Question{Title: locale.Text("Restore the backup of %s?", name), Content: look.Wrapped(text), Size: questionSize,
		Answers: []ask.Answer{{Label: locale.Text("Restore"), Do: restore, Danger: true}}})
}

func holdings(h library.Holdings) string {
	return locale.Text("%s, %s, %s and %s", number(h.Articles, "article"), number(h.Claims, "claim"), number(h.Sources, "source"), number(h.Verdicts, "verdict"))
}

// difference says how a backup and the library differ.
func difference(d library.Difference) string {
	lines := []string{locale.Text("The library now: %s.", holdings(d.Now)), locale.Text("The backup: %s.", holdings(d.Then)), ""}
	changes := 0
	var by []string
	for _, s := range d.Since {
		changes += s.Changes
		by = append(by, fmt.Sprintf("%s %d", s.Editor, s.Changes))
	}
	switch {
	case changes == 0 && d.Only == 0:
		lines = append(lines, locale.Text("Nothing was changed since."))
	case changes == 0:
		lines = append(lines, locale.Text("Everything that was done is in the backup too."))
	default:
		lines = append(lines, locale.Text("%s since would be lost from the library: %s.", number(changes, "change"), strings.Join(by, ", ")))
	}
	if d.Only > 0 {
		lines = append(lines, locale.Text("The backup has %s that the library has not.", number(d.Only, "change")))
	}
	return strings.Join(append(lines, "", locale.Text("The present content is kept as a backup first, which can be restored too.")), "\n")
}

// restore puts the library back to what a backup holds.
func (k *keeping) restore(file string) {
	path := k.libraryPath()
	if lib := k.store.library; lib == nil || lib.Damaged() != nil {
		k.restoreDamaged(path, file)
		return
	}
	var back model.Restored
	k.tasks.runIn(locale.Text("Restoring the backup"), func(ctx context.Context, lib *library.Library, _ *task) error {
		var err error
		back, err = lib.Restore(ctx, file)
		return err
	}, func(err error) {
		switch {
		case ctxEnded(err):
			k.notice.say(locale.Text("Nothing was restored. The library is unchanged."))
		case err != nil:
			k.store.fault(err)
		default:
			k.prefs.RemoveValue(prefRescued + path)
			said := []string{locale.Text("The library was restored from the backup. Its former content is kept in %s", back.Kept)}
			for _, remark := range back.Remarks {
				said = append(said, locale.Said(remark))
			}
			k.openLibrary(path, strings.Join(said, " ")) // all that is shown is read anew
		}
	})
}

// restoreDamaged puts a backup in the place of a library that is only read, and opens it.
func (k *keeping) restoreDamaged(path, file string) {
	users := k.store.users
	var kept string
	k.tasks.runIn(locale.Text("Restoring the backup"), func(ctx context.Context, lib *library.Library, _ *task) error {
		if lib != nil {
			if err := closeUnused(lib, users); err != nil && !model.HasCode(lib.Damaged(), model.Damaged) {
				return err
			}
		}
		var err error
		kept, err = library.RestoreDamaged(ctx, path, file)
		return err
	}, func(err error) {
		if k.store.opened(nil); err != nil && !ctxEnded(err) {
			k.store.fault(err)
		}
		say := ""
		if err == nil {
			say = locale.Text("The library was restored from the backup. The damaged one is kept in %s", kept)
			k.prefs.RemoveValue(prefRescued + path)
		}
		k.openLibrary(path, say)
	})
}

// askToSalvage saves what can be read of a damaged library into a new one: of the
// one that is open, or of a file.
func (k *keeping) askToSalvage() {
	if lib := k.store.library; lib != nil && lib.Damaged() != nil {
		k.salvageTo(lib.Path(), lib.Salvage)
		return
	}
	of := func(path string) {
		k.salvageTo(path, func(ctx context.Context, to string, tell func(float64, string)) (library.Salvaged, error) {
			return library.Salvage(ctx, path, to, tell)
		})
	}
	if k.store.library == nil && k.refused != "" {
		of(k.refused)
		return
	}
	k.files.openFile(locale.Text("Open a damaged library"), of)
}

func (k *keeping) salvageTo(path string, salvage func(context.Context, string, func(float64, string)) (library.Salvaged, error)) {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + "-saved.galley"
	k.files.saveFile(locale.Text("Save what can be read as"), name, func(to string) {
		var out library.Salvaged
		k.tasks.run(locale.Text("Saving what can be read"), func(ctx context.Context, t *task) error {
			var err error
			out, err = salvage(ctx, to, t.report)
			return err
		}, func(err error) {
			switch {
			case ctxEnded(err):
				k.notice.say(locale.Text("Nothing was saved. The damaged library is unchanged."))
			case err != nil:
				k.store.fault(err)
			default:
				k.showSalvaged(to, out)
			}
		})
	})
}

// showSalvaged says what could be saved, and offers to work on with it.
func (k *keeping) showSalvaged(to string, out library.Salvaged) {
	lines := append([]string{out.Summary(filepath.Base(to)), locale.Text("The damaged library is unchanged. Keep it."), ""}, out.Notes...)
	open := func() {
		k.writing.texts.Flush()
		k.openLibrary(to, "")
	}
	k.dialogs.Show(ask.Sheet{
		Title: locale.Text("Saved what can be read"), Content: container.NewVScroll(look.Wrapped(strings.Join(lines, "\n"))), Size: fyne.NewSize(560, 380),
		Safe: locale.Text("Close"), Submit: ask.Answer{Label: locale.Text("Open What Was Saved"), Do: open},
	})
}

// backUpToday makes the backup of the day, where it is due, beside the person's
// work. What was done is stored whatever comes of it.
func (k *keeping) backUpToday(lib *library.Library) {
	if k.backingUp {
		return
	}
	k.backingUp = true
	ctx, cancel := context.WithCancel(context.Background())
	end := k.tasks.quietly(cancel)
	start(k.store, ctx, lib.BackUpToday, func(_ library.Saved, err error) {
		end()
		k.backingUp = false
		if err == nil || ctxEnded(err) || lib != k.store.library || k.ending() {
			return
		}
		k.store.fault(err)
		k.showDamage()
	})
}

// showDamage says, once, that the library that is open is only read from now on.
func (k *keeping) showDamage() {
	if k.store.library == nil || k.store.library.Damaged() == nil || k.told == k.store.library {
		return
	}
	k.told = k.store.library
	k.store.fault(k.store.library.Damaged())
	k.refreshMenu()
}

// offerSalvage puts a way out beside what is said of a damaged library.
func (k *keeping) offerSalvage(err error) {
	if model.HasCode(err, model.Damaged) && (k.store.library == nil && k.refused != "" ||
		k.store.library != nil && k.store.library.Damaged() != nil) {
		k.notice.offer(locale.Text("Save What Can Be Read…"), k.askToSalvage)
	}
}

// refuse says why a library was not opened, where there is none to go on with. Of
// a damaged one what can be read may be saved, and a backup restored.
func (k *keeping) refuse(path string, err error) {
	if k.store.library != nil {
		return
	}
	k.refused = ""
	sentence := locale.Fault(err)
	if model.HasCode(err, model.Damaged) {
		k.refused = path
		k.offerSalvage(err)
		sentence += locale.Text("\n\nThe File menu has Restore a Backup, and saves what can be read.")
	}
	k.store.session.LibraryRefused(sentence)
	k.store.show()
}

func (k *keeping) backup() {
	lib := k.store.library
	name := "galley-" + model.Now().Day() + ".galley"
	k.writing.texts.Flush()
	k.files.saveFile(locale.Text("Back up the library as"), name, func(path string) {
		k.tasks.run(locale.Text("Backing up the library"), func(ctx context.Context, _ *task) error {
			return lib.Backup(ctx, path)
		}, func(err error) {
			if err != nil {
				k.store.fault(err)
				return
			}
			k.notice.say(locale.Text("The library was copied to %s", path))
		})
	})
}
