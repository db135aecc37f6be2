package app

import (
	"context"
	"os"
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

// inline is the runner of most tests. What is due later runs when the test says
// that time has passed. Work is done at once on the test's goroutine, or beside
// it on goroutines of its own: see besideEnv.
type inline struct {
	later []*func()
	hold  bool // Start keeps what it is given, for a test to do when it likes
	held  []started
	pump  *pump // does the work beside the test; nil: it is done inline
}

type started struct {
	ctx context.Context
	do  func()
}

// besideEnv set to "goroutines" or "inline" says where the tests do the work. By
// default the race detector decides: it sees nothing where all is done inline.
const besideEnv = "GALLEY_RUNNER"

func newRunner() *inline {
	r := &inline{}
	switch os.Getenv(besideEnv) {
	case "goroutines":
		r.pump = newPump()
	case "":
		if raced {
			r.pump = newPump()
		}
	}
	return r
}

func (r *inline) Queue(work func(context.Context), done func()) {
	if r.pump != nil {
		r.pump.queue(func() { work(context.Background()) }, done)
		return
	}
	work(context.Background())
	done()
}

func (r *inline) Start(ctx context.Context, work func(context.Context), done func()) {
	if r.hold {
		r.held = append(r.held, started{ctx, func() {
			work(ctx)
			done()
		}})
		return
	}
	if r.pump != nil {
		r.pump.start(func() { work(ctx) }, done)
		return
	}
	work(ctx)
	done()
}

func (r *inline) Show(f func()) {
	if r.pump != nil {
		r.pump.show(f)
		return
	}
	f()
}

func (r *inline) Close() {}

func (r *inline) After(_ time.Duration, f func()) func() {
	p := &f
	r.later = append(r.later, p)
	return func() { *p = nil }
}

func (r *inline) pass() {
	later := r.later
	r.later = nil
	for _, p := range later {
		if *p != nil {
			(*p)()
		}
	}
}

// pump does queued work on one goroutine after another and started work on one
// each. The test's goroutine stands for the UI's: it does what comes of the work,
// until nothing is under way any more.
type pump struct {
	mu      sync.Mutex
	came    *sync.Cond // that results changed
	results []func()   // to be done by the test's goroutine
	pending int        // work and results not done with
	waiting []func()   // queued work, each of which calls next
	busy    bool       // queued work is under way
	pumping bool       // the test's goroutine is at it
}

func newPump() *pump {
	p := &pump{}
	p.came = sync.NewCond(&p.mu)
	return p
}

func (p *pump) queue(work, done func()) {
	p.mu.Lock()
	p.pending++
	p.waiting = append(p.waiting, func() {
		work()
		p.mu.Lock()
		defer p.mu.Unlock()
		p.busy = false
		p.next()
		p.came.Signal()
		p.results = append(p.results, done)
	})
	p.next()
	p.mu.Unlock()
	p.untilIdle()
}

// next begins queued work where none is under way; mu is held.
func (p *pump) next() {
	if !p.busy && len(p.waiting) > 0 {
		p.busy = true
		job := p.waiting[0]
		p.waiting = p.waiting[1:]
		go job()
	}
}

func (p *pump) start(work, done func()) {
	p.mu.Lock()
	p.pending++
	p.mu.Unlock()
	go func() {
		work()
		p.mu.Lock()
		defer p.mu.Unlock()
		p.results = append(p.results, done)
		p.came.Signal()
	}()
	p.untilIdle()
}

func (p *pump) show(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pending++
	p.results = append(p.results, f)
	p.came.Signal()
}

// untilIdle does what comes of the work. Called by what it does itself, or by
// work, it returns at once.
func (p *pump) untilIdle() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pumping {
		return
	}
	p.pumping = true
	defer func() { p.pumping = false }()
	for p.pending > 0 {
		for len(p.results) == 0 {
			p.came.Wait()
		}
		do := p.results[0]
		p.results = p.results[1:]
		func() {
			p.mu.Unlock()
			defer p.mu.Lock() // also where the test ends in it
			do()
		}()
		p.pending--
	}
}

func TestQueuedWorkKeepsItsOrderAndStartedWorkRunsBeside(t *testing.T) {
	p := newPump()
	var did []string
	release := make(chan struct{})
	p.queue(func() {}, func() {
		p.start(func() { <-release }, func() { did = append(did, "started") })
		p.queue(func() {}, func() { did = append(did, "first") })
		p.queue(func() { close(release) }, func() { did = append(did, "second") })
	})
	if len(did) != 3 || did[0] != "first" {
		t.Errorf("done in the order %q", did)
	}
}

// storyLibrary is the folder of a library with one article, made once.
var storyLibrary = sync.OnceValues(func() (map[string][]byte, error) {
	folder, err := os.MkdirTemp("", "galley-story")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	ctx := context.Background()
	lib, err := library.Open(ctx, filepath.Join(folder, "test.galley"))
	if err != nil {
		return nil, err
	}
	doc, err := ingest.Bytes(ctx, "story.txt", []byte(story), ingest.Hints{Publisher: "The Paper"})
	if err != nil {
		return nil, err
	}
	if _, err := lib.Apply(ctx, "Ann", model.ImportArticle{Document: doc}); err != nil {
		return nil, err
	}
	if _, err := lib.BackUpToday(ctx); err != nil { // which the window would do beside the test
		return nil, err
	}
	if err := lib.Close(); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	err = filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files[name], err = os.ReadFile(path)
		return err
	})
	return files, err
})

// opened is a window on a library file with one article, Ann at work.
func opened(t *testing.T) (*Window, *inline, string) {
	t.Helper()
	files, err := storyLibrary()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for name, data := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(folder, "test.galley")
	w, r := openedOn(t, path, "Ann")
	return w, r, path
}

// frame lets Fyne look at the clock, as each frame of a real window does. What is shown more than a minute after that
// counts as long unseen, and loses its layout at the next picture that is taken.
func frame() { test.NewCanvas().Capture() }

func openedOn(t *testing.T, path, editor string) (*Window, *inline) {
	t.Helper()
	a := test.NewTempApp(t)
	frame()
	a.Preferences().SetString(prefTrade, string(afterPublication)) // the question of the first start is answered
	r := newRunner()
	w := New(a, r, Options{Library: path, Editor: editor})
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	t.Cleanup(func() {
		if w.store.library != nil && !w.closing {
			w.end()
		}
	})
	return w, r
}
