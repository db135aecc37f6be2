package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"galley/app/session"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// stepped does what is queued at once and keeps what is started, so that a test
// says when a read begins and when its result arrives.
type stepped struct {
	inline
	jobs []*job
}

type job struct {
	ctx  context.Context
	work func(context.Context)
	done func()
}

func (r *stepped) Start(ctx context.Context, work func(context.Context), done func()) {
	r.jobs = append(r.jobs, &job{ctx, work, done})
}

// next is the job that was started first.
func (r *stepped) next(t *testing.T) *job {
	t.Helper()
	if len(r.jobs) == 0 {
		t.Fatal("nothing was started")
	}
	j := r.jobs[0]
	r.jobs = r.jobs[1:]
	return j
}

func (j *job) run() {
	j.work(j.ctx)
	j.done()
}

// storeOn is a store on a library with one article, and what it was told of.
func storeOn(t *testing.T) (s *store, r *stepped, faults *[]error, version model.Version) {
	t.Helper()
	_, _, path := opened(t)
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	r, faults = &stepped{}, new([]error)
	s = newStore(r, session.New())
	s.editor = "Ann"
	s.inView = func() []int { return []int{0} }
	s.show, s.stored = func() {}, func(model.Change) {}
	s.fault = func(err error) { *faults = append(*faults, err) }
	s.opened(lib)
	o, err := session.ReadOpening(t.Context(), source{lib}, session.All(model.SortImported), "")
	if err != nil {
		t.Fatal(err)
	}
	s.session.LibraryOpened(o)
	a, err := session.ReadArticle(t.Context(), source{lib}, o.Article, 0)
	if err != nil {
		t.Fatal(err)
	}
	s.session.ArticleOpened(a)
	t.Cleanup(func() {
		if err := closeUnused(s.library, s.users); err != nil {
			t.Error(err)
		}
	})
	return s, r, faults, a.Proof.Version
}

// readFor reads something for a purpose and notes what came of it.
func readFor(s *store, p purpose, answer string, err error, got *[]string) {
	read(s, p, func(context.Context, *library.Library) (string, error) { return answer, err }, func(a string) { *got = append(*got, a) },
		func(err error) { *got = append(*got, err.Error()) })
}

func TestANewerReadTakesThePlaceOfTheOlderOne(t *testing.T) {
	s, r, _, _ := storeOn(t)
	var got []string
	readFor(s, "words", "first", nil, &got)
	readFor(s, "others", "of another purpose", nil, &got)
	readFor(s, "words", "second", nil, &got)
	first, other, second := r.next(t), r.next(t), r.next(t)
	if first.ctx.Err() == nil || other.ctx.Err() != nil || second.ctx.Err() != nil {
		t.Errorf("cancelled: %v, %v, %v", first.ctx.Err(), other.ctx.Err(), second.ctx.Err())
	}
	for _, j := range []*job{second, first, other} {
		j.run()
	}
	if all := strings.Join(got, ", "); all != "second, of another purpose" {
		t.Errorf("shown: %s", all)
	}
	if len(s.asked) != 0 {
		t.Errorf("still under way: %v", s.asked)
	}
}

func TestAFaultIsShownInOnePlace(t *testing.T) {
	s, r, faults, _ := storeOn(t)
	var got []string
	readFor(s, "words", "", model.Faultf(model.Invalid, "No."), &got)
	r.next(t).run()
	if len(*faults) != 1 || len(got) != 1 || got[0] != "No." {
		t.Errorf("faults %v, told %q", *faults, got)
	}
}

func TestWhatIsReadOfALibraryThatWasLeftIsNotShown(t *testing.T) {
	s, r, faults, _ := storeOn(t)
	var got []string
	readFor(s, "words", "of the first library", nil, &got)
	readFor(s, "others", "", model.Faultf(model.Invalid, "No."), &got)
	lib, users := s.library, s.users
	other, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "other.galley"))
	if err != nil {
		t.Fatal(err)
	}
	s.opened(other)
	s.retire(lib, users, s.fault)
	first, second, closing := r.next(t), r.next(t), r.next(t)
	first.run()
	closing.run()
	second.run() // which finds the library closed
	if len(got) != 0 || len(*faults) != 0 {
		t.Errorf("shown: %q, %v", got, *faults)
	}
}

func TestALibraryIsClosedOnceNothingReadsIt(t *testing.T) {
	s, r, faults, _ := storeOn(t)
	began, stopped := make(chan struct{}), make(chan error, 1)
	read(s, "words", func(ctx context.Context, lib *library.Library) (string, error) {
		close(began)
		<-ctx.Done()
		_, err := lib.LastSeq(context.WithoutCancel(ctx)) // a last look
		stopped <- err
		return "", err
	}, func(string) { t.Error("it is shown") })
	reading, ended := r.next(t), make(chan struct{})
	go func() {
		defer close(ended)
		reading.work(reading.ctx)
	}()
	<-began
	lib, users := s.library, s.users
	other, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "other.galley"))
	if err != nil {
		t.Fatal(err)
	}
	s.opened(other)
	s.retire(lib, users, s.fault)
	r.next(t).run() // waits for the read
	if err := <-stopped; err != nil {
		t.Errorf("it was closed under a read: %v", err)
	}
	<-ended
	reading.done()
	if _, err := lib.LastSeq(t.Context()); err == nil {
		t.Error("it is still open")
	}
	if len(*faults) != 0 {
		t.Errorf("faults: %v", *faults)
	}
}

func TestAnOldStateNeverTakesThePlaceOfANewOne(t *testing.T) {
	s, r, _, v := storeOn(t)
	marked := func() int { return len(s.session.Proof().Dossiers) }
	readAfterWrites(s, openingArticle, func(ctx context.Context, lib *library.Library) (session.Article, error) {
		return session.ReadArticle(ctx, source{lib}, v.ArticleID, 0)
	}, s.session.ArticleOpened)
	j := r.next(t)
	j.work(j.ctx)
	at := strings.Index(v.Text, "600 miles")
	s.write(model.MarkClaim{VersionID: v.ID, Span: passage.Span{Start: at, End: at + 9}}, nil)
	if marked() != 1 {
		t.Fatal("nothing was marked")
	}
	j.done()
	if marked() != 1 {
		t.Error("the article as it was before took the place of the article as it is")
	}
	r.next(t).run() // it is read once more
	if marked() != 1 || s.session.Active() != "" || len(s.asked) != 0 {
		t.Errorf("%d claims, %q selected; under way: %v", marked(), s.session.Active(), s.asked)
	}
}

func TestAReadAfterWritesBeginsWhenTheyAreStored(t *testing.T) {
	s, r, _, _ := storeOn(t)
	var order []string
	late := &late{Runner: r}
	s.runner = late
	inOrder(s, func(context.Context) (int, error) { return 0, nil }, func(int, error) { order = append(order, "written") })
	readAfterWrites(s, "words", func(context.Context, *library.Library) (int, error) { return 0, nil },
		func(int) { order = append(order, "read") })
	if len(r.jobs) != 0 {
		t.Error("it begins before what was queued is done")
	}
	for len(late.queue) > 0 {
		do := late.queue[0]
		late.queue = late.queue[1:]
		do()
	}
	r.next(t).run()
	if all := strings.Join(order, ", "); all != "written, read" || s.queued != 0 {
		t.Errorf("%s; %d queued", all, s.queued)
	}
}

// late keeps what is queued.
type late struct {
	Runner
	queue []func()
}

func (r *late) Queue(work func(context.Context), done func()) {
	r.queue = append(r.queue, func() { r.Runner.Queue(work, done) })
}

// TestNothingTypedWaitsForARead begins what takes long and lets none of it end:
// what is typed meanwhile is in the file all the same.
func TestNothingTypedWaitsForARead(t *testing.T) {
	for name, begin := range map[string]func(w *Window, r *inline){
		"a search": func(w *Window, r *inline) {
			test.Type(w.shelf.SearchField(), "troops")
			r.pass()
		},
		"an attachment that is read": func(w *Window, _ *inline) {
			file := filepath.Join(w.state, "attached.pdf")
			if err := os.WriteFile(file, []byte("%PDF-1.4"), 0o600); err != nil {
				panic(err)
			}
			w.sourcing.attachments().Read(file, func(model.File) {})
		},
		"a file that is looked at": func(w *Window, _ *inline) { w.sourcing.showFile("source") },
		"a comparison":             func(w *Window, _ *inline) { w.correcting.compareVersions(1, 1) },
		"a report":                 func(w *Window, _ *inline) { w.exporting.exportOpen() },
		"another article":          func(w *Window, _ *inline) { w.opening.article(w.session.ArticleID(), nil) },
		"a list":                   func(w *Window, _ *inline) { w.listing.choose(session.KeyArchive, "") },
		"everything":               func(w *Window, _ *inline) { w.store.reload() },
		"a backup to restore":      func(w *Window, _ *inline) { w.keeping.askForBackup() },
	} {
		t.Run(name, func(t *testing.T) {
			w, r, path := opened(t)
			w.state = t.TempDir()
			w.marking.mark(w.spanOf(t, "600 miles"))
			w.libraries.stopWatching() // which reads too
			r.hold = true
			begin(w, r)
			if len(r.held) == 0 {
				t.Fatal("nothing is under way")
			}
			test.Type(w.claims.FocusReasoning(), "Measured on the map.")
			w.claims.Flush()
			if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "Measured on the map." {
				t.Errorf("in the file: %q", v.Reasoning)
			}
			r.hold = false
			for _, h := range r.held {
				h.do()
			}
		})
	}
}
