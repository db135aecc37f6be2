package app

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

// askForMerge asks for another library's file and merges it into the open one.
func (w *Window) askForMerge() {
	w.files.openFile(w.merge)
}

func (w *Window) merge(path string) {
	w.claims.Flush()
	lib, editor := w.store.library, w.store.editor
	var merged model.Merged
	w.tasks.run("Merging "+filepath.Base(path), func(ctx context.Context, t *task) error {
		var err error
		merged, err = lib.Merge(ctx, editor, path, t.report)
		return err
	}, func(err error) {
		switch {
		case lib != w.store.library: // another was opened meanwhile; this one has it
		case ctxEnded(err):
			w.notice.say("Merging was cancelled; the library is as it was.")
		case err != nil:
			w.fault(err)
		default:
			w.store.reload()
			if merged.Change.Changed() {
				w.notice.did(merged.Change.Event.What, true)
			}
			w.showMerged(filepath.Base(path), merged)
		}
	})
}

// showMerged says what came of a merge, and leads on to what is to be decided.
func (w *Window) showMerged(name string, m model.Merged) {
	var d dialog.Dialog
	text := newWrapped(mergeReport(name, m))
	closing := widget.NewButton("Close", func() { d.Hide() })
	buttons := container.NewHBox(closing)
	first := closing
	if m.Conflicts > 0 {
		decide := widget.NewButton(fmt.Sprintf("Decide %s now…", number(m.Conflicts, "conflict")), func() {
			d.Hide()
			w.decideConflicts("")
		})
		decide.Importance = widget.HighImportance
		buttons.Add(decide)
		first = decide
	}
	d = dialog.NewCustomWithoutButtons("Libraries merged", container.NewBorder(nil, container.NewCenter(buttons), nil, nil, container.NewVScroll(text)), w.win)
	d.Resize(fyne.NewSize(560, 380))
	d.Show()
	w.win.Canvas().Focus(first)
}

func mergeReport(name string, m model.Merged) string {
	if !m.Change.Changed() {
		return "This library has everything that is in " + name + " already. Nothing was changed."
	}
	var lines []string
	row := func(noun string, c model.MergeCount) {
		var parts []string
		if c.Added > 0 {
			parts = append(parts, fmt.Sprintf("%d new", c.Added))
		}
		if c.United > 0 {
			parts = append(parts, fmt.Sprintf("%d recognised as already here", c.United))
		}
		if c.Updated > 0 {
			parts = append(parts, fmt.Sprintf("%d brought up to date", c.Updated))
		}
		if len(parts) > 0 {
			lines = append(lines, noun+": "+strings.Join(parts, ", "))
		}
	}
	row("Articles", m.Articles)
	row("Claims", m.Claims)
	row("Verdicts", m.Verdicts)
	row("Sources", m.Sources)
	row("Evidence", m.Evidence)
	if m.Conflicts > 0 {
		lines = append(lines, "", fmt.Sprintf("%s to decide: both sides are kept until you do.", number(m.Conflicts, "conflict")))
	}
	if others := slices.Concat(m.Kept, m.Remarks); len(others) > 0 {
		lines = append(append(lines, ""), others...)
	}
	return strings.Join(append(lines, "", name+" itself was not altered. Undo takes the whole merge back."), "\n")
}

func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
