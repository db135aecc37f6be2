package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"fyne.io/fyne/v2"
)

// crashEnv names the file that tells of the fault which ended the program before
// this one, which it started in its place.
const crashEnv = "GALLEY_FELL"

// soon is how long a program must have run to be started again after a fault: one
// that falls at once would fall again.
const soon = 15 * time.Second

// Run shows the window and returns when it is closed. restart is set where the
// window's own goroutine panicked, and a new program is to go on in its place.
func (w *Window) Run() (restart func() error) {
	told := catchQuitSignals()
	go w.endOnSignal(told.signals, os.Exit)
	began := time.Now()
	func() {
		if w.crashes.guarded.caught != nil {
			defer func() {
				if v := recover(); v != nil {
					restart = w.down(crashOf(v), time.Since(began))
				}
			}()
		}
		w.win.Show()
		told.takeOver(w.fyne.Lifecycle())
		w.fyne.Run()
	}()
	if restart == nil && !w.closing { // something else ended Fyne's driver
		w.crashes.guarded.stop()
		if err := w.lastWords(); err != nil {
			fyne.LogError("keeping what was typed", err)
		}
	}
	return restart
}

// lastWords journals what is typed, with no window any more.
func (w *Window) lastWords() error {
	w.writing.collect()
	return closed(w.writing.journal)
}

// down is what a panic of the window's own goroutine comes to: what is typed is
// journalled, the crash is reported, and the program is started anew.
func (w *Window) down(f crash, ran time.Duration) func() error {
	w.crashes.guarded.stop()
	err := w.lastWords()
	path, kept := f.keep(w.state)
	if err = errors.Join(err, kept); err != nil {
		fyne.LogError("a fault in Galley", err)
	}
	fmt.Fprintf(os.Stderr, "Something in Galley failed. %s\n", crashText("Start Galley again. It continues where you were.", path))
	if w.stopListening != nil {
		w.stopListening()
	}
	lib, users := w.store.library, w.store.users
	return func() error {
		if lib != nil {
			if err := closeUnused(lib, users); err != nil {
				fyne.LogError("closing the library", err)
			}
		}
		if ran < soon {
			return errors.New("it failed soon after its start, so it is not started again by itself")
		}
		again := exec.CommandContext(context.Background(), os.Args[0], os.Args[1:]...)
		if program, err := os.Executable(); err == nil {
			again.Path = program
		}
		again.Env = append(os.Environ(), crashEnv+"="+path)
		again.Stdout, again.Stderr = os.Stdout, os.Stderr
		return again.Start()
	}
}
