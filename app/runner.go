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

// desktopRunner works on one goroutine for the queue and one a task.
type desktopRunner struct {
	queue chan func()
	idle  sync.WaitGroup
	once  sync.Once
}

// NewRunner makes the runner of the desktop program.
func NewRunner() Runner {
	r := &desktopRunner{queue: make(chan func(), 1024)}
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
		fyne.Do(done)
	}
}

func (r *desktopRunner) Start(ctx context.Context, work func(context.Context), done func()) {
	go func() {
		work(ctx)
		fyne.Do(done)
	}()
}

func (r *desktopRunner) Show(f func()) { fyne.Do(f) }

func (r *desktopRunner) After(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

func (r *desktopRunner) Close() {
	r.once.Do(func() { close(r.queue) })
	r.idle.Wait()
}
