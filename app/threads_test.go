package app

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

// threads is a runner with real goroutines: one for the queue, one a task, and
// one that stands for the UI, on which everything of the window is done. The
// race detector sees with it what an inline runner hides.
type threads struct {
	queue, ui chan func()
	busy      sync.WaitGroup // what was queued or started and is not done with
	ended     chan struct{}
	mu        sync.Mutex
	later     []*func()
}

func newThreads(t *testing.T) *threads {
	t.Helper()
	r := &threads{queue: make(chan func(), 4096), ui: make(chan func(), 4096), ended: make(chan struct{})}
	var loops sync.WaitGroup
	for _, jobs := range []chan func(){r.queue, r.ui} {
		loops.Go(func() {
			for {
				select {
				case job := <-jobs:
					job()
				case <-r.ended:
					return
				}
			}
		})
	}
	t.Cleanup(func() {
		close(r.ended)
		loops.Wait()
	})
	return r
}

// on runs f on the UI goroutine and waits for it.
func (r *threads) on(f func()) {
	done := make(chan struct{})
	r.ui <- func() {
		defer close(done)
		f()
	}
	<-done
}

// settle waits until nothing is queued or under way any more, nor what that led to.
func (r *threads) settle() { r.busy.Wait() }

func (r *threads) Queue(work func(context.Context), done func()) {
	r.busy.Add(1)
	r.queue <- func() {
		work(context.Background())
		r.ui <- func() {
			defer r.busy.Done()
			done()
		}
	}
}

func (r *threads) Start(ctx context.Context, work func(context.Context), done func()) {
	r.busy.Add(1)
	go func() {
		work(ctx)
		r.ui <- func() {
			defer r.busy.Done()
			done()
		}
	}()
}

func (r *threads) Show(f func()) {
	r.busy.Add(1)
	r.ui <- func() {
		defer r.busy.Done()
		f()
	}
}

func (r *threads) After(_ time.Duration, f func()) func() {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := &f
	r.later = append(r.later, p)
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		*p = nil
	}
}

func (r *threads) Close() {}

// pass lets the time pass that something waits for.
func (r *threads) pass() {
	r.mu.Lock()
	later := r.later
	r.later = nil
	r.mu.Unlock()
	for _, p := range later {
		r.on(func() {
			r.mu.Lock()
			f := *p
			r.mu.Unlock()
			if f != nil {
				f()
			}
		})
	}
	r.settle()
}

// openThreads is a window on a library, with real goroutines.
func openThreads(t *testing.T, o Options) (*Window, *threads) {
	t.Helper()
	a := test.NewTempApp(t)
	r := newThreads(t)
	var w *Window
	r.on(func() {
		w = New(a, r, o)
		w.win.Resize(fyne.NewSize(1280, 800))
		w.win.Show()
	})
	r.settle()
	t.Cleanup(func() {
		r.on(func() {
			if w.store.library != nil && !w.closing {
				w.end()
			}
		})
		r.settle()
	})
	return w, r
}

// makeLibrary makes a library file with articles of these titles.
func makeLibrary(t *testing.T, path string, titles ...string) {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range titles {
		doc, err := ingest.Bytes(t.Context(), title+".txt", []byte(title+"\n\nThe text of "+title+" has 21,000 troops."),
			ingest.Hints{Title: title})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := lib.Apply(t.Context(), "Ann", model.ImportArticle{Document: doc}); err != nil {
			t.Fatal(err)
		}
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAnotherLibraryOpensWhileGoroutinesRun(t *testing.T) {
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one.galley"), filepath.Join(dir, "two.galley")
	makeLibrary(t, one, "First")
	makeLibrary(t, two, "Second")
	w, r := openThreads(t, Options{Library: one, Editor: "Ann"})
	for _, path := range []string{two, one, two} {
		r.on(func() { w.libraries.open(path) })
		r.settle()
	}
	r.on(func() {
		if got := w.session.Proof().Article.Title; got != "Second" {
			t.Errorf("the article on show is %q", got)
		}
	})
}

func TestTheArticleLastReadComesBackWithoutNamingTheLibrary(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	path, err := library.DefaultPath()
	if err != nil {
		t.Fatal(err)
	}
	makeLibrary(t, path, "First", "Second", "Third")
	a := test.NewTempApp(t)
	start := func() *Window {
		w := New(a, newRunner(), Options{Editor: "Ann"})
		w.win.Resize(fyne.NewSize(1280, 800))
		return w
	}
	w := start()
	first := w.session.ArticleID()
	var other string
	for i := range w.session.Rows().Total {
		if row, read := w.session.Rows().Row(i); read && row.ID != first {
			other = row.ID
		}
	}
	w.opening.article(other, nil)
	w.end()
	w = start()
	defer w.end()
	if got := w.session.ArticleID(); got != other || first == other {
		t.Errorf("the article on show is %q, last read was %q", got, other)
	}
}
