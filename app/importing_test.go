package app

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/model/intake"
	"galley/model/library"
)

// press is a folder of things to import: two texts, one in an archive, one that
// is known, one that is empty, and junk.
func press(t *testing.T) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "press")
	if err := os.MkdirAll(filepath.Join(root, "2009"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a.txt": "First day\n\nThey met.", "2009/b.txt": story, "empty.txt": "", ".hidden": "junk", "photo.jpg": "picture",
	} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.Create(filepath.Join(root, "old.zip"))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(file)
	member, err := z.Create("second.txt")
	if err == nil {
		_, err = member.Write([]byte("Second day\n\nThey met again."))
	}
	if err = errors.Join(err, z.Close(), file.Close()); err != nil {
		t.Fatal(err)
	}
	return root
}

func TestADroppedFolderComesInAndIsAccountedFor(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	open := w.session.ArticleID()
	w.importing.dropped([]fyne.URI{storage.NewFileURI(press(t))})
	if n := w.session.Tally().Current.Articles; n != 3 {
		t.Errorf("%d articles in the panel", n)
	}
	if w.session.ArticleID() != open {
		t.Error("what was being read is gone from the screen")
	}
	for _, want := range []string{"2 imported, 1 known already, 1 not, 2 skipped.", "“empty.txt” is empty"} {
		if !strings.Contains(w.notice.text.Text, want) {
			t.Errorf("the notice says %q, and not %q", w.notice.text.Text, want)
		}
	}
	if !w.notice.action.Visible() {
		t.Fatal("nothing leads to the list")
	}
	test.Tap(w.notice.action)
	test.Tap(button(t, w, "Copy as Text"))
	for _, want := range []string{"press/2009/b.txt: in the library already, as “Envoys meet”",
		"press/a.txt: imported as “First day”", "press/old.zip/second.txt: imported", "press/photo.jpg: A picture."} {
		if text := w.fyne.Clipboard().Content(); !strings.Contains(text, want) {
			t.Errorf("the list lacks %q:\n%s", want, text)
		}
	}
	test.Tap(button(t, w, "Close"))
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the list stays open")
	}
}

func TestTheListOfAnImportIsNarrowedAndOpensArticles(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.importing.paths([]string{press(t)})
	opened := ""
	list := newImportList(w.importing.last, func(id string) { opened = id })
	if len(list.shown) != 1 || list.shown[0].Outcome != intake.Refused {
		t.Fatalf("narrowed to %+v", list.shown)
	}
	list.filter.SetSelected("Everything (6)")
	if len(list.shown) != 6 {
		t.Fatalf("%d lines", len(list.shown))
	}
	list.filter.SetSelected("Not imported (1)")
	list.rows.Select(0)
	if !strings.Contains(list.detail.Text, "is empty") || !list.open.Disabled() {
		t.Errorf("in full: %q", list.detail.Text)
	}
	list.filter.SetSelected("Known already (1)")
	list.rows.Select(0)
	test.Tap(list.open)
	if opened == "" || opened != list.shown[0].ArticleID {
		t.Errorf("opened %q", opened)
	}
}

func TestOneArticleThatCameInIsOpened(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	path := filepath.Join(t.TempDir(), "one.txt")
	if err := os.WriteFile(path, []byte("The only one\n\nIt is alone."), 0o644); err != nil {
		t.Fatal(err)
	}
	w.importing.paths([]string{path})
	if w.session.Proof().Article.Title != "The only one" || !strings.Contains(w.notice.text.Text, "Imported “The only one”") {
		t.Errorf("open: %q; notice %q", w.session.Proof().Article.Title, w.notice.text.Text)
	}
	test.Tap(w.notice.action) // Undo
	if n := w.session.Tally().Current.Articles; n != 1 {
		t.Errorf("after undo %d articles", n)
	}
	w.importing.paths([]string{filepath.Join(t.TempDir(), "none.txt")})
	if !strings.Contains(w.notice.text.Text, "no file “none.txt”") {
		t.Errorf("notice %q", w.notice.text.Text)
	}
	w.importing.paths([]string{t.TempDir()})
	if !strings.Contains(w.notice.text.Text, "Nothing there can be read") {
		t.Errorf("notice %q", w.notice.text.Text)
	}
}

// cancelling presses Cancel as soon as the work reports how far it is.
type cancelling struct {
	*inline
	w *Window
}

func (c *cancelling) Show(f func()) {
	f()
	c.w.tasks.cancelAll()
}

func TestCancelKeepsWhatCameInAndSaysSo(t *testing.T) {
	w, r, path := opened(t)
	w.store.runner = &cancelling{r, w}
	folder := t.TempDir()
	const all = 400
	for i := range all {
		text := fmt.Sprintf("Day %d\n\n", i) + strings.Repeat(fmt.Sprintf("On day %d they met again. ", i), 200)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w.importing.paths([]string{folder})
	report := w.importing.last
	in := report.Count(intake.Imported)
	if report.Err == nil && in < all { // a machine may be done before it is cancelled
		t.Errorf("%q, and nothing was cancelled", report)
	}
	if report.Err != nil && !strings.Contains(w.notice.text.Text, fmt.Sprintf("Import stopped: %d imported", in)) {
		t.Errorf("the notice says %q of %q", w.notice.text.Text, report)
	}
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := lib.Articles(t.Context())
	if err = errors.Join(err, lib.Close()); err != nil || len(stored) != in+1 {
		t.Errorf("%d articles in the file, %d said to be imported; %v", len(stored), in, err)
	}
	if len(w.tasks.content.Objects) != 0 {
		t.Error("the task's row stays")
	}
}

func TestAnImportThatIsCancelledSaysWhatIsKept(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.importing.showReport(intake.Report{Items: []intake.Item{{Name: "a", Outcome: intake.Imported}, {Name: "b", Outcome: intake.Left}},
		Err: context.Canceled})
	for _, want := range []string{"stopped", "1 imported, 1 not reached", "kept"} {
		if !strings.Contains(w.notice.text.Text, want) {
			t.Errorf("the notice says %q, and not %q", w.notice.text.Text, want)
		}
	}
}

func TestEnterImportsTheAddresses(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.importing.askForAddress()
	entry := w.win.Canvas().Focused().(*control.Lines)
	entry.SetText("nowhere\nftp://example.org/x")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !strings.Contains(w.notice.text.Text, "0 imported, 2 not") || len(w.importing.last.Items) != 2 {
		t.Errorf("notice %q, %+v", w.notice.text.Text, w.importing.last.Items)
	}
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog stays open")
	}
}

func TestPanelsAreReadSeldomWhileAnImportWrites(t *testing.T) {
	w, _, _ := opened(t)
	if !w.importing.mayReload() {
		t.Error("never where none is under way")
	}
	w.importing.running = 1
	n := 0
	for range 20 {
		if w.importing.mayReload() {
			n++
		}
	}
	if n != 20/importLooks {
		t.Errorf("%d times at 20 looks", n)
	}
}

func TestProgressIsAShortLine(t *testing.T) {
	unraced(t)
	for want, p := range map[string]intake.Progress{
		"Importing a.txt":                              {Found: 1, Whole: true, Name: "a.txt"},
		"Importing 3 of 10: b.txt":                     {Done: 2, Found: 10, Name: "b.txt"},
		"Importing https://e.org/a (1.5 MB of 3.0 MB)": {Found: 1, Whole: true, Name: "https://e.org/a", Got: 1_500_000, Of: 3_000_000},
		"Importing https://e.org/b (20 kB)":            {Found: 1, Whole: true, Name: "https://e.org/b", Got: 20_000},
	} {
		if got := progressText(p); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
