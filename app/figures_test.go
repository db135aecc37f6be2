package app

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/cmd/build/figures"
	"galley/model"
	"galley/model/library"
)

// TestFigures measures what a large library costs the window, beside an empty
// one; go run ./cmd/build bench library runs it.
func TestFigures(t *testing.T) {
	unraced(t)
	f := figures.Record(t, "library")
	const articles, claims = 100_000, 1_000_000
	large, empty := filepath.Join(t.TempDir(), "large.galley"), filepath.Join(t.TempDir(), "empty.galley")
	crowded(t, large, articles, claims)
	emptied(t, empty)
	one := filepath.Join(t.TempDir(), "one.galley")
	crowded(t, one, 1, 10)
	best := map[string][2]float64{}
	for range 9 { // taken in turn, so that what else the machine does falls on all alike
		for _, path := range []string{large, empty, one} {
			list, article := frames(t, path)
			if before, measured := best[path]; measured {
				list, article = min(list, before[0]), min(article, before[1])
			}
			best[path] = [2]float64{list, article}
		}
	}
	name := fmt.Sprintf("open a library of %d articles and %d claims to its first frame", articles, claims)
	f.Say(name, "ms", best[large][0], "an empty library", best[empty][0], 1.5)
	f.Say("until the article read last is on it", "ms", best[large][1], "a library with one article", best[one][1], 1.2)
}

// emptied makes a library that holds no article, and not the sample either.
func emptied(t testing.TB, path string) {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Apply(t.Context(), "Ann", model.AddSource{Fields: model.SourceFields{Title: new("Atlas")}}); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
}

// oneByOne does work when it is told to, so that a frame can be painted between
// two pieces of it, as the desktop's does.
type oneByOne struct {
	inline
	queue, started []func()
}

func (r *oneByOne) Queue(work func(context.Context), done func()) {
	r.queue = append(r.queue, func() {
		work(context.Background())
		done()
	})
}

func (r *oneByOne) Start(ctx context.Context, work func(context.Context), done func()) {
	r.started = append(r.started, func() {
		work(ctx)
		done()
	})
}

// step does what was queued first.
func (r *oneByOne) step() {
	next := r.queue[0]
	r.queue = r.queue[1:]
	next()
}

// finish does what was started so far.
func (r *oneByOne) finish() {
	now := r.started
	r.started = nil
	for _, do := range now {
		do()
	}
}

// frames are how long it takes from nothing to the first frame, which shows the
// list, and to the one that shows the article read last, in ms.
func frames(t testing.TB, path string) (list, article float64) {
	t.Helper()
	a := test.NewTempApp(t)
	r := &oneByOne{}
	began := time.Now()
	since := func() float64 { return float64(time.Since(began)) / float64(time.Millisecond) }
	w := New(a, r, Options{Library: path, Editor: "Ann"})
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	r.finish() // clears up after an earlier run
	r.step()   // opens the library
	w.win.Canvas().Capture()
	list = since()
	r.finish() // opens the article
	w.win.Canvas().Capture()
	article = since()
	if last := w.fyne.Preferences().String(prefArticle + path); last != w.session.ArticleID() {
		t.Fatalf("the article %q is not open", last)
	}
	w.end()
	for len(r.queue)+len(r.started) > 0 {
		if r.finish(); len(r.queue) > 0 {
			r.step()
		}
	}
	return list, article
}
