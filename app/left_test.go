package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/session"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// What is under way is not left hanging: not by a panic, not by a library that
// is left, and not by another program that writes.

// marks marks one passage after another.
func marks(t *testing.T, s *store, v model.Version) func() {
	n := 0
	return func() {
		t.Helper()
		s.write(model.MarkClaim{VersionID: v.ID, Span: passage.Span{Start: 4 * n, End: 4*n + 4}}, func(err error) {
			if err != nil {
				t.Error(err)
			}
		})
		n++
	}
}

// reopen reads the open article once more.
func reopen(s *store, v model.Version) {
	readAfterWrites(s, openingArticle, func(ctx context.Context, lib *library.Library) (session.Article, error) {
		return session.ReadArticle(ctx, source{lib}, v.ArticleID, 0)
	}, s.session.ArticleOpened)
}

func TestAnOldStateIsNotShownThoughAnotherProgramWrote(t *testing.T) {
	unraced(t)
	s, r, _, v := storeOn(t)
	other, err := library.Open(t.Context(), s.library.Path())
	if err != nil {
		t.Fatal(err)
	}
	_, err = other.Apply(t.Context(), "Bob", model.MakeCollection{Name: "Bob's"})
	if err = errors.Join(err, other.Close()); err != nil {
		t.Fatal(err)
	}
	reopen(s, v)
	j := r.next(t)
	j.work(j.ctx)
	marks(t, s, v)()
	j.done()
	if n := len(s.session.Proof().Dossiers); n != 1 {
		t.Errorf("%d claims are shown", n)
	}
	r.next(t).run()
	if n := len(s.session.Proof().Dossiers); n != 1 || len(s.asked) != 0 {
		t.Errorf("%d claims are shown; under way: %v", n, s.asked)
	}
}

func TestAStateThatIsOldAgainAndAgainIsNotShown(t *testing.T) {
	unraced(t)
	s, r, _, v := storeOn(t)
	mark := marks(t, s, v)
	reopen(s, v)
	marked := 0
	for len(r.jobs) > 0 {
		j := r.next(t)
		j.work(j.ctx)
		mark()
		marked++
		j.done()
	}
	if n := len(s.session.Proof().Dossiers); n != marked || len(s.asked) != 0 {
		t.Errorf("%d claims are shown of %d; under way: %v", n, marked, s.asked)
	}
}

func TestWhatIsReadNeedsNoNumberOfTheNewestEvent(t *testing.T) {
	unraced(t)
	s, r, faults, _ := storeOn(t)
	if err := s.library.Close(); err != nil {
		t.Fatal(err)
	}
	said := ""
	readAfterWrites(s, "look", func(context.Context, *library.Library) (string, error) { return "it is unwell", nil },
		func(what string) { said = what })
	r.next(t).run()
	if said == "" || len(*faults) != 0 {
		t.Errorf("said %q, faults %v", said, *faults)
	}
}

func TestAPanicLeavesNothingUnderWay(t *testing.T) {
	unraced(t)
	s, r, _, _ := storeOn(t)
	caught := 0
	s.runner = &guarded{Runner: r, caught: func(crash) { caught++ }}
	var failed []error
	fall := func(context.Context, *library.Library) (int, error) { panic("it fell") }
	then := func(int) { t.Error("it is shown") }
	note := func(err error) { failed = append(failed, err) }
	read(s, "rows", fall, then, note)
	readAfterWrites(s, "look", fall, then, note)
	r.next(t).run()
	r.next(t).run()
	if len(s.asked) != 0 {
		t.Errorf("still under way: %v", s.asked)
	}
	inOrderIn(s, fall, func(_ int, err error) { note(err) })
	if caught != 3 || len(failed) != 3 || s.queued != 0 {
		t.Errorf("%d caught, told %v, %d queued", caught, failed, s.queued)
	}
	for _, err := range failed {
		if err == nil {
			t.Error("it is taken for done")
		}
	}
}

func TestAWriteToALibraryThatWasLeftIsNotTakenForStored(t *testing.T) {
	unraced(t)
	s, r, faults, v := storeOn(t)
	late := &late{Runner: r}
	s.runner = late
	var told []error
	note := func(err error) { told = append(told, err) }
	s.write(model.MarkClaim{VersionID: v.ID, Span: passage.Span{Start: 0, End: 4}}, note)
	lib, users := s.library, s.users
	s.opened(nil)
	s.write(model.MarkClaim{VersionID: v.ID, Span: passage.Span{Start: 0, End: 4}}, note)
	s.opened(lib)
	s.users = users
	other, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "other.galley"))
	if err != nil {
		t.Fatal(err)
	}
	s.opened(other)
	for len(late.queue) > 0 {
		do := late.queue[0]
		late.queue = late.queue[1:]
		do()
	}
	if len(told) != 2 || told[0] == nil || told[1] == nil || len(*faults) != 0 {
		t.Errorf("told %v, faults %v", told, *faults)
	}
	if err := closeUnused(lib, users); err != nil {
		t.Error(err)
	}
}

func TestATaskThatPanickedIsNotUnderWay(t *testing.T) {
	path, state := filepath.Join(t.TempDir(), "test.galley"), t.TempDir()
	makeLibrary(t, path, "First")
	w, r := openThreads(t, Options{Library: path, Editor: "Ann", State: state})
	r.on(func() {
		w.tasks.run("Work", func(context.Context, *task) error { panic("it fell") }, func(error) { t.Error("done all the same") })
	})
	r.settle()
	r.on(func() {
		if left := w.tasks.running(); len(left) != 0 || len(w.tasks.content.Objects) != 0 {
			t.Errorf("under way: %q, %d rows", left, len(w.tasks.content.Objects))
		}
	})
}

// queueLate has the window's queue wait until the test lets it go on.
func queueLate(w *Window) (goOn func()) {
	before := w.store.runner
	l := &late{Runner: before}
	w.store.runner = l
	return func() {
		for len(l.queue) > 0 {
			do := l.queue[0]
			l.queue = l.queue[1:]
			do()
		}
		w.store.runner = before
	}
}

func TestATextBeingStoredWhenItsLibraryIsGoneIsStoredInTheNextOne(t *testing.T) {
	unraced(t)
	w, _, path := claimed(t)
	first := w.session.Active()
	drag(t, w, w.spanOf(t, "21,000 troops"))
	w.press(fyne.KeyReturn)
	second := w.session.Active()
	if first == second || second == "" {
		t.Fatal("there are no two claims")
	}
	w.opening.selectClaim(first, false)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	test.Type(w.claims.FocusReasoning(), "Measured on the map.")
	w.claims.Flush()
	goOn := queueLate(w)
	w.opening.selectClaim(second, false)
	goOn()
	if len(w.claims.Failed()) == 0 {
		t.Fatal("it is stored, or given up")
	}
	gone, elsewhere := w.store.library, filepath.Join(t.TempDir(), "saved.galley")
	if err := gone.SaveElsewhere(t.Context(), elsewhere); err != nil {
		t.Fatal(err)
	}
	saved, err := library.Open(t.Context(), elsewhere)
	if err != nil {
		t.Fatal(err)
	}
	goOn = queueLate(w)
	w.writing.storeAgain()
	if err := w.libraries.goOnIn(gone, saved); err != nil {
		t.Fatal(err)
	}
	goOn()
	if all := strings.Join(reasoning(t, elsewhere), ""); all != "Measured on the map." {
		t.Errorf("in the file: %q", all)
	}
	if left := w.claims.Unstored(); len(left) != 0 {
		t.Errorf("not stored: %v", left)
	}
}

func TestASearchEndsWithItsLibrary(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	other := filepath.Join(t.TempDir(), "other.galley")
	makeLibrary(t, other, "Second")
	r.hold = true
	test.Type(w.shelf.SearchField(), "troops")
	r.pass() // it is asked for
	r.hold = false
	w.libraries.open(other)
	r.pass()
	if said := w.notice.text.Text; said == saidSearching {
		t.Errorf("the notice says %q", said)
	}
	for _, h := range r.held {
		h.do()
	}
}

func TestBackupsOfALibraryThatWasLeftAreNotOffered(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	other := filepath.Join(t.TempDir(), "other.galley")
	makeLibrary(t, other, "Second")
	w.libraries.stopWatching()
	r.hold = true
	w.keeping.askForBackup()
	listed := r.held
	r.held, r.hold = nil, false
	w.libraries.open(other)
	for _, h := range listed {
		h.do()
	}
	if w.dialogs.Open() {
		t.Error("backups of the library before are offered")
	}
}

func TestABackupIsRestoredIntoTheLibraryItIsOf(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	kept, err := library.Backups(path)
	if err != nil || len(kept) == 0 {
		t.Fatal("there is no backup:", err)
	}
	other := filepath.Join(t.TempDir(), "other.galley")
	makeLibrary(t, other, "Second")
	w.keeping.askToRestore(kept[0].Path, "today", "It changes nothing.")
	w.libraries.open(other) // as a second start of Galley does
	test.Tap(button(t, w, "Restore"))
	if got := w.session.Proof().Article.Title; got != "Second" {
		t.Errorf("the article on show is %q", got)
	}
}

func TestEveryLibraryThatIsLeftIsClosed(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	other := filepath.Join(t.TempDir(), "other.galley")
	makeLibrary(t, other, "Second")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := w.store.library.CheckFile(t.Context()); err == nil {
		t.Fatal("it is not gone")
	}
	goOn := queueLate(w)
	w.libraries.open(other)
	w.libraries.open(path)
	goOn()
	if now := pathOf(w.store.library); now != path {
		t.Fatalf("open is %q", now)
	}
	if library.Holds(other) {
		t.Error("the library that was open in between is still open")
	}
}

func TestNoLibraryIsOpenedOnceTheWindowCloses(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	other := filepath.Join(t.TempDir(), "other.galley")
	makeLibrary(t, other, "Second")
	w.closing = true
	w.libraries.open(other)
	if now := pathOf(w.store.library); now != path {
		t.Errorf("open is %q", now)
	}
	w.closing = false
}
