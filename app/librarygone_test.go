package app

import (
	"context"
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

// put writes the bytes of one file into another, as cp does.
func put(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// claimed is a window with one rated claim in its library.
func claimed(t *testing.T) (*Window, *inline, string) {
	t.Helper()
	w, r, path := opened(t)
	drag(t, w, w.spanOf(t, "600 miles"))
	w.press(fyne.KeyReturn)
	w.page.reader.TypedRune('2')
	return w, r, path
}

func reasoning(t *testing.T, path string) []string {
	t.Helper()
	var all []string
	for _, d := range stored(t, path) {
		v, _ := d.Verdict()
		all = append(all, v.Reasoning)
	}
	return all
}

func can(t *testing.T, w *Window, name string) bool {
	t.Helper()
	i := slices.IndexFunc(w.bar.actions, func(a action) bool { return a.name == name })
	if i < 0 {
		t.Fatalf("there is no action %q", name)
	}
	return !w.bar.actions[i].item.Disabled
}

func TestALibraryThatIsGoneIsSavedElsewhereWithWhatWasTyped(t *testing.T) {
	w, r, path := claimed(t)
	if can(t, w, "Save the Library Elsewhere…") {
		t.Error("it can be saved elsewhere while nothing is wrong")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	test.Type(w.claims.FocusReasoning(), "Measured on the map.")
	w.claims.Flush()
	said, offers := w.notice.text.Text, w.notice.action
	if !strings.Contains(said, "was deleted while it was open") || offers.Text != "Save Elsewhere…" || !offers.Visible() {
		t.Fatalf("the notice says %q, offers %q", said, w.notice.action.Text)
	}
	if w.notice.other.Visible() || !can(t, w, "Save the Library Elsewhere…") {
		t.Error("something else is offered, or the menu does not offer it")
	}
	if len(w.claims.Unstored()) == 0 {
		t.Fatal("what was typed is given up")
	}
	elsewhere := filepath.Join(t.TempDir(), "saved.galley")
	w.files.chooser = func(context.Context, native.Request) (string, error) { return elsewhere, nil }
	test.Tap(w.notice.action)
	if w.store.library.Path() != elsewhere || w.store.isGone() || len(w.claims.Unstored()) > 0 {
		t.Fatalf("open is %s; %q", w.store.library.Path(), w.notice.text.Text)
	}
	if got := reasoning(t, elsewhere); !slices.Equal(got, []string{"Measured on the map."}) {
		t.Errorf("saved is %q", got)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was made where the library was")
	}
	w.page.reader.TypedRune('1') // work goes on
	if v, _ := stored(t, elsewhere)[0].Verdict(); v.Rating != "True" {
		t.Errorf("afterwards it is rated %q: %q", v.Rating, w.notice.text.Text)
	}
	r.pass() // so does the watch
	if strings.Contains(w.notice.text.Text, "deleted") {
		t.Error("the watch looks at the old library")
	}
}

func TestTheWatchSeesThatAnotherFileStandsThereAndMergesIntoIt(t *testing.T) {
	w, r, path := claimed(t)
	other := filepath.Join(t.TempDir(), "colleague.galley")
	if err := w.store.library.Backup(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	drag(t, w, w.spanOf(t, "21,000 troops"))
	w.press(fyne.KeyReturn)
	put(t, other, path+".new")
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
	r.pass()
	if !strings.Contains(w.notice.text.Text, "Another file was put in the place") || !w.notice.other.Visible() {
		t.Fatalf("the notice says %q", w.notice.text.Text)
	}
	if n := len(reasoning(t, other)); n != 1 {
		t.Fatalf("%d claims in the other", n)
	}
	test.Type(w.claims.FocusReasoning(), "Counted.")
	test.Tap(w.notice.other)
	if w.store.isGone() || w.store.library.Path() != path {
		t.Fatalf("open is %s: %q", w.store.library.Path(), w.notice.text.Text)
	}
	for w.win.Canvas().Overlays().Top() != nil {
		w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	}
	r.pass()
	if got := reasoning(t, path); len(got) != 2 || !slices.Contains(got, "Counted.") {
		t.Errorf("merged are claims with the reasoning %q: %q", got, w.notice.text.Text)
	}
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "* as it was open *"))
	if err != nil || len(kept) > 0 {
		t.Errorf("left over: %q, %v", kept, err)
	}
	if wrong, err := w.store.library.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

// A sync tool deletes a file, and puts another in its place minutes later; a
// folder is renamed, and back.
func TestWhatComesToStandAtThePathLaterIsMergedInto(t *testing.T) {
	unraced(t)
	for name, c := range map[string]struct {
		leave, come func(path, other string) error
		claims      int
	}{
		"deleted, then another put there": {
			func(path, _ string) error { return os.Remove(path) },
			func(path, other string) error { return os.Rename(other, path) }, 2,
		},
		"moved, then another put there": {
			func(path, _ string) error { return os.Rename(path, path+".away") },
			func(path, other string) error { return os.Rename(other, path) }, 2,
		},
		"moved, and back": {
			func(path, _ string) error { return os.Rename(path, path+".away") },
			func(path, _ string) error { return os.Rename(path+".away", path) }, 2,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, r, path := claimed(t)
			other := filepath.Join(filepath.Dir(path), "colleague.galley")
			if err := w.store.library.Backup(t.Context(), other); err != nil {
				t.Fatal(err)
			}
			drag(t, w, w.spanOf(t, "21,000 troops"))
			w.press(fyne.KeyReturn)
			if err := c.leave(path, other); err != nil {
				t.Fatal(err)
			}
			r.pass()
			if !w.store.isGone() || w.notice.other.Visible() {
				t.Fatalf("gone: %v, merging is offered: %v", w.store.isGone(), w.notice.other.Visible())
			}
			if err := c.come(path, other); err != nil {
				t.Fatal(err)
			}
			r.pass()
			if !w.notice.other.Visible() {
				t.Fatalf("merging is not offered: %q", w.notice.text.Text)
			}
			test.Type(w.claims.FocusReasoning(), "Counted.")
			test.Tap(w.notice.other)
			if w.store.isGone() || w.store.library.Path() != path {
				t.Fatalf("open is %s: %q", w.store.library.Path(), w.notice.text.Text)
			}
			for w.win.Canvas().Overlays().Top() != nil {
				w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
			}
			r.pass()
			if got := reasoning(t, path); len(got) != c.claims || !slices.Contains(got, "Counted.") {
				t.Errorf("merged are claims with the reasoning %q: %q", got, w.notice.text.Text)
			}
		})
	}
}

// Where what stands there cannot be merged into, what was open is saved and open.
func TestWhatCannotBeMergedStaysOpenBesideIt(t *testing.T) {
	unraced(t)
	w, r, path := claimed(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("notes, no library ", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	r.pass()
	w.keeping.mergeIntoPresent()
	if w.store.isGone() || w.store.library.Path() == path || !strings.Contains(w.notice.text.Text, "is not that of a Galley library") {
		t.Fatalf("open is %s: %q", w.store.library.Path(), w.notice.text.Text)
	}
	if got := reasoning(t, w.store.library.Path()); len(got) != 1 {
		t.Errorf("it holds %d claims", len(got))
	}
}

func TestAWindowWhoseLibraryIsGoneAsksBeforeItIsLeft(t *testing.T) {
	unraced(t)
	w, r, path := claimed(t)
	if err := os.Rename(path, path+".moved"); err != nil {
		t.Fatal(err)
	}
	r.pass()
	w.Close()
	if w.closing || w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("it quits without a question")
	}
	w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	w.libraries.openAnother(filepath.Join(t.TempDir(), "other.galley"))
	if w.store.library.Path() != path || w.win.Canvas().Overlays().Top() == nil {
		t.Error("it opens another without a question")
	}
}

// A file that was overwritten can be opened as it stands now, in the window.
func TestWhatStandsAtThePathCanBeOpened(t *testing.T) {
	unraced(t)
	w, r, path := claimed(t)
	other := filepath.Join(t.TempDir(), "other.galley")
	l, err := library.Open(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	put(t, other, path)
	r.pass()
	if !w.store.isGone() {
		t.Fatal("the watch sees nothing")
	}
	w.libraries.open(path)
	if w.store.isGone() || w.store.library.Path() != path {
		t.Fatalf("%q", w.notice.text.Text)
	}
	if wrong, err := w.store.library.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestALibraryInASyncedFolderIsToldOfOnce(t *testing.T) {
	unraced(t)
	path := filepath.Join(t.TempDir(), "Dropbox", "work.galley")
	w, _ := openedOn(t, path, "Ann")
	if !strings.Contains(w.notice.text.Text, "that Dropbox synchronises") {
		t.Errorf("it says %q", w.notice.text.Text)
	}
	w.notice.say("")
	w.libraries.open(path)
	if strings.Contains(w.notice.text.Text, "that Dropbox synchronises") {
		t.Error("it says so again")
	}
}

// The system asks nobody: what was open is kept, and offered at the next start.
func TestALibraryThatIsGoneIsKeptWhenTheSystemEndsGalley(t *testing.T) {
	unraced(t)
	for name, away := range map[string]func(path string) error{
		"deleted":           os.Remove,
		"its folder, moved": func(path string) error { return os.Rename(filepath.Dir(path), filepath.Dir(path)+".away") },
	} {
		t.Run(name, func(t *testing.T) {
			w, r, path := claimed(t)
			w.state = t.TempDir()
			if err := away(path); err != nil {
				t.Fatal(err)
			}
			r.pass()
			w.EndNow()
			w = New(w.fyne, newRunner(), Options{Library: path, Editor: "Ann"})
			defer w.end()
			if said := w.notice.text.Text; !strings.Contains(said, "was gone the last time") ||
				w.notice.action.Text != map[bool]string{true: "Restore It…", false: "Open It"}[name == "deleted"] {
				t.Fatalf("the next start says %q", said)
			}
			test.Tap(w.notice.action)
			if name == "deleted" {
				pressOver(t, w, "Restore")
				if said := w.notice.text.Text; !strings.Contains(said, "was restored from the backup") {
					t.Errorf("after the restore it says %q", said)
				}
			}
			if w.store.library == nil || (w.store.library.Path() == path) != (name == "deleted") || len(w.session.Proof().Dossiers) != 1 {
				t.Fatalf("open is %s: %q", w.store.library.Path(), w.notice.text.Text)
			}
			if all, err := library.Backups(path); name == "deleted" && (err != nil || len(all) != 3 || all[1].Reason != library.WhenGone) {
				t.Errorf("the backups are %+v, %v", all, err)
			}
			w.libraries.open(path)
			if name != "deleted" {
				test.Tap(w.notice.other) // Do Not Offer Again
				w.libraries.open(path)
			}
			if said := w.notice.text.Text; strings.Contains(said, "was gone") {
				t.Errorf("it is offered again: %q", said)
			}
		})
	}
}

func TestANewLibraryWhereAnotherStoodSaysSo(t *testing.T) {
	unraced(t)
	w, _, path := claimed(t)
	w.end()
	for _, ending := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + ending); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	w, _ = openedOn(t, path, "Ann")
	if said := w.notice.text.Text; !strings.Contains(said, "a new one was begun") || w.notice.action.Text != "Restore a Backup…" {
		t.Errorf("it says %q and offers %q", said, w.notice.action.Text)
	}
}

func TestWhoStartsOnALibraryThatWasSavedElsewhereIsLedThere(t *testing.T) {
	unraced(t)
	w, r, path := claimed(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.pass()
	elsewhere := filepath.Join(t.TempDir(), "saved.galley")
	w.files.chooser = func(context.Context, native.Request) (string, error) { return elsewhere, nil }
	test.Tap(w.notice.action)
	w.end()
	w = New(w.fyne, newRunner(), Options{Library: path, Editor: "Ann"})
	defer func() { w.end() }()
	if w.notice.action.Text != "Open It" {
		t.Fatalf("it says %q and offers %q", w.notice.text.Text, w.notice.action.Text)
	}
	test.Tap(w.notice.action)
	if w.store.library.Path() != elsewhere || len(w.session.Proof().Dossiers) != 1 {
		t.Errorf("open is %s", w.store.library.Path())
	}
}

func TestSavingElsewhereIsInReachOfAFormThatIsOpen(t *testing.T) {
	unraced(t)
	w, r, path := claimed(t)
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "Almanac")
	w.do(t, "The Source Gives Context")
	w.details.edit()
	form := w.win.Canvas().Overlays().Top()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.pass()
	elsewhere := filepath.Join(t.TempDir(), "saved.galley")
	w.files.chooser = func(context.Context, native.Request) (string, error) { return elsewhere, nil }
	pressOver(t, w, "Save Elsewhere…")
	if w.store.library.Path() != elsewhere || w.win.Canvas().Overlays().Top() != form {
		t.Fatalf("open is %s; %q", w.store.library.Path(), w.notice.text.Text)
	}
	pressOver(t, w, "Cancel")
	pressInCard(t, w, "Attach")
	if got := stored(t, elsewhere); len(got) != 1 || len(got[0].Evidence) != 1 {
		t.Errorf("stored are %+v", got)
	}
}
