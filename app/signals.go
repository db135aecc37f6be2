package app

import (
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
)

// ends are the signals that end the program.
var ends = []os.Signal{syscall.SIGTERM, syscall.SIGHUP, os.Interrupt}

// quitSignals catches the signals that end the program, in the place of Fyne's driver,
// which would quit at once and lose what was typed.
type quitSignals struct {
	signals chan os.Signal
	ignored []os.Signal // the program was started to ignore them, as nohup does
}

// catchQuitSignals begins to catch them. A signal that comes while there is no window yet is
// acted on as soon as there is one.
func catchQuitSignals() *quitSignals {
	t := &quitSignals{signals: make(chan os.Signal, 4)}
	for _, s := range ends {
		if signal.Ignored(s) {
			t.ignored = append(t.ignored, s)
		}
	}
	t.listen()
	return t
}

func (t *quitSignals) listen() {
	for _, s := range ends {
		if !slices.Contains(t.ignored, s) {
			signal.Notify(t.signals, s)
		}
	}
}

// takeOver takes the signals away from Fyne's driver, which asks for them at an
// unknown moment soon after it begins to run. It asks for all it wants at once,
// and that ends that one of them is ignored: so the moment shows. Call takeOver
// right before the driver runs.
func (t *quitSignals) takeOver(life fyne.Lifecycle) {
	signal.Ignore(os.Interrupt)
	life.SetOnStarted(func() {
		for range 1000 { // a driver that asks for none would be waited for in vain
			if !signal.Ignored(os.Interrupt) {
				break
			}
			time.Sleep(time.Millisecond)
		}
		signal.Reset(ends...)
		for _, s := range t.ignored {
			signal.Ignore(s)
		}
		t.listen()
	})
}

// patience is how long the program may take to end after it was told to.
const patience = 20 * time.Second

// endOnSignal ends the program when the system says so. Told once more, or where it
// takes too long, it ends at once: what is typed is in the journal by then.
func (w *Window) endOnSignal(signals <-chan os.Signal, exit func(int)) {
	<-signals
	w.store.runner.Show(w.EndNow)
	select {
	case <-signals:
	case <-time.After(patience):
	}
	if j := w.writing.shared.Load(); j != nil {
		if err := j.Write(); err != nil {
			fyne.LogError("keeping what was typed", err)
		}
	}
	exit(1)
}
