package app

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
	"galley/model/ingest/attached"
)

// There is one way down, whatever ends the program: what is typed is journalled
// and then stored, tasks are stopped, the library is closed, and the window
// last. Close asks first where something is unfinished; EndNow asks nothing.

// Close ends the program as a person does, by its window or by Quit. What is not
// finished is named, and asked about.
func (w *Window) Close() {
	if w.closing || w.leaving != nil {
		return
	}
	w.writing.save(nil)
	w.claims.Flush()
	if w.store.line.lost { // what is on the queue waits for the line
		w.askToGiveUp(w.Close)
		return
	}
	w.store.afterWrites(func() {
		if w.closing || w.leaving != nil {
			return
		}
		if q := w.unfinished(); q.Text != "" {
			w.leaving = w.dialogs.Ask(q)
			return
		}
		w.end()
	})
}

// EndNow ends the program without asking: the system says so. What is typed into
// a form is offered at the next start.
func (w *Window) EndNow() {
	if w.closing {
		return
	}
	w.writing.save(nil)
	w.claims.Flush()
	if w.store.line.lost {
		w.store.line.giveUp()
	}
	w.store.afterWrites(w.end)
}

// unfinished is the question to ask before the program ends, with no text where
// nothing is unfinished.
func (w *Window) unfinished() ask.Question {
	var lines []string
	for _, u := range w.claims.Unstored() {
		lines = append(lines, "• "+lineOf(u))
	}
	for _, d := range w.writing.unstored() {
		lines = append(lines, "• "+locale.Word(formNames[d.kind])+of(d.about))
	}
	typed, gone := len(lines) > 0, w.store.isGone()
	tasks := w.tasks.running()
	q := ask.Question{Title: locale.Text("Quit although not everything is stored?"), Safe: locale.Text("Go back"), Size: fyne.NewSize(560, 300)}
	other := locale.Text("Quit all the same")
	var parts []string
	switch {
	case typed && w.writing.safe():
		parts = append(parts, locale.Text("This is not in the library yet:\n%s", strings.Join(lines, "\n")),
			locale.Text("Galley keeps it on this computer and offers it when it starts again."))
	case typed:
		parts = append(parts, locale.Text("This is not in the library yet, and it is lost if Galley ends now:\n%s", strings.Join(lines, "\n")))
	}
	if gone {
		parts = append(parts, locale.Text("The file of the library is gone: what was stored since may be nowhere but in this window. Save it elsewhere first, from the menu File. If Galley ends now, it tries to keep a copy among the backups."))
	}
	if len(tasks) > 0 {
		other, q.Safe = locale.Text("Stop and quit"), locale.Text("Keep going")
		if !typed && !gone {
			q.Title = locale.Text("Quit although work is in progress?")
		}
		parts = append(parts, locale.Text("This is in progress:\n• %s", strings.Join(tasks, "\n• ")))
		if w.importing.running > 0 {
			parts = append(parts, locale.Text("What was imported stays. Galley offers to import the rest when it starts again."))
			if len(tasks) == 1 && !typed && !gone {
				q.Safe = locale.Text("Keep importing")
			}
		}
	}
	q.Text = strings.Join(parts, "\n\n")
	q.Answers = []ask.Answer{{Label: other, Do: w.end, Danger: true}}
	q.Kept = func() { w.leaving = nil }
	return q
}

func of(about string) string {
	if about == "" {
		return ""
	}
	return " – " + about
}

// tasksStop is how long tasks that were told to stop may take.
const tasksStop = 5 * time.Second

// end ends the program: everything typed is stored or journalled by now.
func (w *Window) end() {
	if w.closing {
		return
	}
	w.closing = true
	p := w.fyne.Preferences()
	size := w.win.Canvas().Size()
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
	p.SetFloat(prefShelfSplit, w.outer.Share())
	w.worklist.remember()
	w.opening.rememberPlace()
	for _, stop := range []func(){w.libraries.stopWatching, w.stopListening} {
		if stop != nil {
			stop()
		}
	}
	if w.files.choosing != nil {
		w.files.choosing()
	}
	w.searching.stop()
	w.store.stop()
	w.tasks.stop(func() {
		w.claims.Flush() // a key may have come since
		w.writing.save(w.finish)
	})
}

// finish is the last of it: the library is closed, and the window.
func (w *Window) finish() {
	w.claims.Flush()
	lib, users, previews, journal, state := w.store.library, w.store.users, w.exporting.previews, w.writing.journal, w.state
	inOrder(w.store, func(ctx context.Context) (rescued string, err error) {
		for _, folder := range previews {
			if err := os.RemoveAll(folder); err != nil {
				fyne.LogError("clearing up", err)
			}
		}
		if err := attached.Sweep(true); err != nil {
			fyne.LogError("clearing up", err)
		}
		if err := closed(journal); err != nil {
			fyne.LogError("keeping what was typed", err)
		}
		w.store.closing.Wait()
		if lib == nil {
			return "", nil
		}
		if lib.FileFault() != nil {
			if rescued, err = lib.Rescue(ctx, state); err != nil {
				rescued = ""
				fyne.LogError("saving a library that is gone", err)
			}
		}
		if err := closeUnused(lib, users); err != nil {
			fyne.LogError("closing the library", err)
		}
		return rescued, nil
	}, func(rescued string, _ error) {
		if rescued != "" {
			w.fyne.Preferences().SetString(prefRescued+lib.Path(), rescued)
		}
		w.crashes.guarded.stop() // a result that comes now finds no window any more
		w.win.Close()
	})
}

// removeCopies deletes what was written for the while: pages shown in the browser, and files of sources that
// were opened. They may have what was erased.
func (x *exporting) removeCopies() {
	previews := x.previews
	x.previews = nil
	x.store.run(context.Background(), func(context.Context) error {
		var all error
		for _, folder := range previews {
			all = errors.Join(all, os.RemoveAll(folder))
		}
		return errors.Join(all, attached.Sweep(true))
	}, func(err error) {
		if err != nil {
			fyne.LogError("deleting what was shown", err) // tried again at the end
		}
	})
}
