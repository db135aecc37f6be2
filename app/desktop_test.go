package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/native"
	"galley/model/library"
)

// another makes a library with nothing in it.
func another(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.galley")
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestALibraryHandedOverByALaterStartIsOpened(t *testing.T) {
	unraced(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	w, _, first := opened(t)
	w.listen()
	shown := make(chan func(), 1)
	w.store.runner = shower{w.store.runner, shown}
	second := another(t)
	for _, file := range []string{"", first, second} {
		if !HandOver(file) {
			t.Fatalf("%q was not taken", file)
		}
		(<-shown)()
		want := first
		if file == second {
			want = second
		}
		if w.store.library.Path() != want {
			t.Errorf("after %q %s is open", file, w.store.library.Path())
		}
	}
	w.Close()
	if HandOver(second) {
		t.Error("a window that was closed takes files")
	}
}

// shower is a runner whose Show a test does on its own goroutine.
type shower struct {
	Runner
	shown chan func()
}

func (s shower) Show(f func()) { s.shown <- f }

func TestLibrariesOpenedEarlierAreOfferedLastOneFirst(t *testing.T) {
	unraced(t)
	w, _, first := opened(t)
	if slices.ContainsFunc(w.bar.actions, func(a action) bool { return a.name == "Open Recent Library…" && a.enabled() }) {
		t.Error("there is no other library to be opened")
	}
	second, third := another(t), another(t)
	for _, path := range []string{second, third, second} {
		w.libraries.open(path)
	}
	if got := w.libraries.others(); !slices.Equal(got, []string{third, first}) {
		t.Errorf("offered are %v", got)
	}
	w.libraries.askForRecent()
	test.Type(w.win.Canvas().Focused(), "test.gal")
	w.keys(fyne.KeyReturn)
	if w.store.library.Path() != first {
		t.Errorf("%s is open", w.store.library.Path())
	}
	for range 2 * recentLibraries {
		w.libraries.open(another(t))
	}
	if n := len(w.fyne.Preferences().StringList(prefRecent)); n != recentLibraries {
		t.Errorf("%d libraries are remembered", n)
	}
}

func TestTheSystemsDialogIsUsedWhereThereIsOne(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	text := filepath.Join(t.TempDir(), "other.txt")
	if err := os.WriteFile(text, []byte("Another story\n\nThirty envoys came to the talks that day, said the host."), 0o644); err != nil {
		t.Fatal(err)
	}
	var asked []native.Request
	answer, fails := text, error(nil)
	w.files.chooser = func(_ context.Context, r native.Request) (string, error) {
		asked = append(asked, r)
		return answer, fails
	}
	w.importing.askForFile()
	if w.session.Tally().Current.Articles != 2 {
		t.Errorf("what was chosen was not imported: %d articles", w.session.Tally().Current.Articles)
	}
	answer = ""
	w.importing.askForFolder()
	if len(asked) != 2 || asked[1].Kind != native.OpenFolder || asked[1].Folder != filepath.Dir(text) {
		t.Errorf("asked was %+v", asked)
	}
	answer = w.store.library.Path()
	w.importing.askForFile()
	if !strings.Contains(w.notice.text.Text, "is the library you are working in") {
		t.Errorf("the open library may be chosen: %q", w.notice.text.Text)
	}
	fails = errors.New("the bus fell over")
	w.importing.askForFile()
	if !strings.Contains(w.notice.text.Text, "did not answer") {
		t.Errorf("a dialog that fails says nothing: %q", w.notice.text.Text)
	}
	// One at a time.
	r.hold, fails, answer = true, nil, text
	w.importing.askForFile()
	n := len(asked)
	w.importing.askForFile()
	if len(r.held) != 1 || len(asked) != n {
		t.Errorf("two dialogs are open")
	}
	r.held[0].do()
	// Where the system has none after all, Fyne's comes up.
	r.hold, fails = false, native.ErrNone
	w.importing.askForFile()
	if w.win.Canvas().Overlays().Top() == nil || w.files.chooser != nil {
		t.Error("no dialog comes up where the system has none")
	}
}

func TestLongWorkThatIsDoneIsToldToAPersonElsewhere(t *testing.T) {
	unraced(t)
	for _, c := range []struct {
		name       string
		away, long bool
		err        error
		want       *fyne.Notification
	}{
		{"long and away", true, true, nil, fyne.NewNotification("Galley", "Backing up: done.")},
		{"long, away, and it failed", true, true, errors.New("no room"), fyne.NewNotification("Galley", "Backing up: stopped. Galley says why.")},
		{"cancelled", true, true, context.Canceled, nil},
		{"short", true, false, nil, nil},
		{"at the window", false, true, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, r, _ := opened(t)
			r.hold = true
			w.tasks.notifying.away = c.away
			test.AssertNotificationSent(t, c.want, func() {
				w.tasks.run("Backing up", func(context.Context, *task) error { return c.err }, func(error) {})
				if c.long {
					r.pass()
				}
				for _, s := range r.held {
					s.do()
				}
			})
		})
	}
}

func TestWhatWasTypedIntoASourceIsNotDroppedWithoutAsking(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.sourcing.add(w.session.Active())
	pressInCard(t, w, "Cancel")
	if w.claims.Choosing() || w.win.Canvas().Overlays().Top() != nil {
		t.Fatal("a card in which nothing was typed stays open")
	}
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "World Drug Report")
	pressInCard(t, w, "Cancel")
	test.Tap(button(t, w, "Keep editing"))
	if len(w.writing.unstored()) != 1 {
		t.Fatal("what was typed is gone")
	}
	w.Close()
	if w.closing {
		t.Fatal("the program ended with a source typed and not stored")
	}
	test.Tap(button(t, w, "Go back"))
	pressInCard(t, w, "Cancel")
	test.Tap(button(t, w, "Discard"))
	if w.claims.Choosing() || len(w.writing.unstored()) > 0 {
		t.Error("the card stays open")
	}
}
