package app

import (
	"context"
	"slices"
	"sync"
	"time"

	"galley/app/control"
	"galley/app/locale"
	"galley/model/library"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// taskList shows long work, a row a task, each with its progress and a button
// that cancels it.
type taskList struct {
	store   *store
	content *fyne.Container
	cancels map[*task]context.CancelFunc
	idle    func() // is called when the last of them has ended; nil nobody waits for it

	notifying *notifying
}

func newTaskList(s *store, n *notifying) *taskList {
	return &taskList{store: s, content: container.NewVBox(), cancels: map[*task]context.CancelFunc{}, notifying: n}
}

// task is one piece of long work.
type task struct {
	label *widget.Label
	bar   *widget.ProgressBar
	row   fyne.CanvasObject
	show  func(func())

	mu   sync.Mutex
	last time.Time
}

// reportInterval keeps reports at four a second: each has the whole window painted
// anew, which takes a core that the work could use.
const reportInterval = 250 * time.Millisecond

// report tells how far the work is, from 0 to 1; called by the work.
func (t *task) report(part float64, text string) {
	t.mu.Lock()
	due := time.Since(t.last) >= reportInterval || part >= 1
	if due {
		t.last = time.Now()
	}
	t.mu.Unlock()
	if due {
		t.show(func() {
			t.bar.SetValue(part)
			t.label.SetText(text)
		})
	}
}

// run runs long work beside the window. done is called with the work's error on
// the UI goroutine; a cancelled task's is context.Canceled.
func (l *taskList) run(name string, work func(ctx context.Context, t *task) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	t := &task{label: widget.NewLabel(name), bar: widget.NewProgressBar(), show: l.store.runner.Show}
	stop := control.NewButton(locale.Text("Cancel"), theme.CancelIcon(), cancel)
	t.row = container.NewGridWithColumns(2, t.label, container.NewBorder(nil, nil, nil, stop, t.bar))
	t.label.Truncation = fyne.TextTruncateEllipsis
	l.cancels[t] = cancel
	l.content.Add(t.row)
	long := false
	stopClock := l.store.runner.After(longWork, func() { long = true })
	remove := func() {
		cancel()
		stopClock()
		delete(l.cancels, t)
		l.content.Remove(t.row)
	}
	ended := func() {
		if len(l.cancels) == 0 && l.idle != nil {
			l.idle()
		}
	}
	l.store.run(ctx, func(ctx context.Context) error {
		returned := false
		defer func() {
			if !returned { // it panicked: the runner does not call what follows
				t.show(func() {
					remove()
					ended()
				})
			}
		}()
		err := work(ctx, t)
		returned = true
		return err
	}, func(err error) {
		if remove(); long {
			l.notifying.ended(name, err)
		}
		done(err)
		ended()
	})
}

// runIn is run with the library that is open, nil for none. Where another was
// opened meanwhile, done is not called: that one is not what the work was about.
func (l *taskList) runIn(
	name string, work func(ctx context.Context, lib *library.Library, t *task) error, done func(error),
) {
	lib := l.store.library
	l.run(name, func(ctx context.Context, t *task) error { return work(ctx, lib, t) }, func(err error) {
		if l.store.library == lib {
			done(err)
		}
	})
}

// quietly is a task without a row: nobody waits for it. It is cancelled with the
// others; end must be called when it has ended.
func (l *taskList) quietly(cancel context.CancelFunc) (end func()) {
	t := &task{label: widget.NewLabel("")}
	l.cancels[t] = cancel
	return func() {
		cancel()
		delete(l.cancels, t)
	}
}

// stop cancels what runs. then is called when all of it has ended, or after a
// while: the program does not wait for ever.
func (l *taskList) stop(then func()) {
	if len(l.cancels) == 0 {
		then()
		return
	}
	once := sync.OnceFunc(then)
	stopClock := l.store.runner.After(tasksStop, once)
	l.idle = func() {
		stopClock()
		once()
	}
	l.cancelAll()
}

func (l *taskList) cancelAll() {
	for _, cancel := range l.cancels {
		cancel()
	}
}

// running says what is under way, a line each, as the window shows it.
func (l *taskList) running() []string {
	var lines []string
	for t := range l.cancels {
		if t.row != nil {
			lines = append(lines, t.label.Text)
		}
	}
	slices.Sort(lines)
	return lines
}
