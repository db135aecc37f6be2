package app

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Runner keeps I/O off the UI goroutine. It is injected, so that tests run
// everything inline; the desktop's is the only place where fyne.Do stands.
type Runner interface {
	// Queue does work after all work queued before it, then done on the UI
	// goroutine. What a person did reaches the library in the order it was done.
	Queue(work func(ctx context.Context), done func())
	// Start does long work beside the queue until it ends or ctx is cancelled,
	// then done on the UI goroutine.
	Start(ctx context.Context, work func(ctx context.Context), done func())
	// Show calls f on the UI goroutine, from work that reports how far it is.
	Show(f func())
	// After calls f on the UI goroutine once d has passed, unless stopped.
	After(d time.Duration, f func()) (stop func())
	// Close waits for queued work, the results of which are then not shown.
	Close()
}

// desktopRunner works on one goroutine for the queue and one a task. What is due on
// the UI goroutine is handed to it together: where a frame takes longer to paint than
// a screen shows it, Fyne does about one call between two frames, and what every
// letter typed asks the library would keep all else waiting for seconds.
type desktopRunner struct {
	queue chan func()
	idle  sync.WaitGroup
	once  sync.Once
	do    func(func()) // calls on the UI goroutine, later

	mu  sync.Mutex
	due []func() // on the UI goroutine, and it has been told
}

// NewRunner makes the runner of the desktop program.
func NewRunner() Runner { return newDesktopRunner(fyne.Do) }

func newDesktopRunner(do func(func())) *desktopRunner {
	r := &desktopRunner{queue: make(chan func(), 1024), do: do}
	r.idle.Add(1)
	go func() {
		defer r.idle.Done()
		for job := range r.queue {
			job()
		}
	}()
	return r
}

func (r *desktopRunner) Queue(work func(context.Context), done func()) {
	r.queue <- func() {
		work(context.Background())
		r.Show(done)
	}
}

func (r *desktopRunner) Start(ctx context.Context, work func(context.Context), done func()) {
	go func() {
		work(ctx)
		r.Show(done)
	}()
}

func (r *desktopRunner) Show(f func()) {
	r.mu.Lock()
	r.due = append(r.due, f)
	told := len(r.due) > 1
	r.mu.Unlock()
	if !told {
		r.do(r.showDue)
	}
}

// showDue does what is due by now, in its order. What comes meanwhile is for the next
// turn, so that frames are painted and keys are taken in between.
func (r *desktopRunner) showDue() {
	r.mu.Lock()
	due := r.due
	r.due = nil
	r.mu.Unlock()
	for _, f := range due {
		f()
	}
}

func (r *desktopRunner) After(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { r.Show(f) })
	return func() { t.Stop() }
}

func (r *desktopRunner) Close() {
	r.once.Do(func() { close(r.queue) })
	r.idle.Wait()
}
