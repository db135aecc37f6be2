package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/session"
	"galley/app/state"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

// stocked is a window on a library with a few articles, the last one on top.
func stocked(t *testing.T, titles ...string) (*Window, *inline, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "stocked.galley")
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range titles {
		doc, err := ingest.Bytes(t.Context(), title+".txt", []byte(title+"\n\nThe envoy spoke of "+
			title+" and of nothing else that day."), ingest.Hints{Title: title})
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
	w, r := openedOn(t, path, "Ann")
	return w, r, path
}

// rows are the titles in the list, as the panel has them.
func (w *Window) rows(t *testing.T) string {
	t.Helper()
	var titles []string
	for i := range w.session.Rows().Total {
		row, ok := w.session.Rows().Row(i)
		if !ok {
			t.Fatalf("row %d was not read", i)
		}
		titles = append(titles, row.Title)
	}
	return strings.Join(titles, " ")
}

// lines are the rows on the screen, from the top.
func (w *Window) lines() []fyne.CanvasObject {
	return slices.SortedFunc(slices.Values(test.LaidOutObjects(w.shelf.Content())), func(a, b fyne.CanvasObject) int {
		d := fyne.CurrentApp().Driver()
		return int(d.AbsolutePositionForObject(a).Y - d.AbsolutePositionForObject(b).Y)
	})
}

// clickRow clicks on the row that shows a title, with keys held down.
func (w *Window) clickRow(t *testing.T, title string, held fyne.KeyModifier) {
	t.Helper()
	for _, o := range w.lines() {
		mouse, ok := o.(interface {
			desktop.Mouseable
			fyne.Tappable
		})
		if !ok {
			continue
		}
		for _, inner := range test.LaidOutObjects(o) {
			if l, ok := inner.(*widget.Label); ok && l.Text == title {
				mouse.MouseDown(&desktop.MouseEvent{Modifier: held, Button: desktop.MouseButtonPrimary})
				mouse.MouseUp(&desktop.MouseEvent{Modifier: held, Button: desktop.MouseButtonPrimary})
				mouse.Tapped(&fyne.PointEvent{})
				return
			}
		}
	}
	t.Fatalf("no row on the screen shows %q", title)
}

func (w *Window) keys(names ...fyne.KeyName) {
	for _, n := range names {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (w *Window) shift(down bool) {
	k := w.win.Canvas().Focused().(desktop.Keyable)
	if down {
		k.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	} else {
		k.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// named are the titles of articles.
func (w *Window) named(ids []string) string {
	var titles []string
	for _, id := range ids {
		if i := w.session.Rows().IndexOf(id); i >= 0 {
			row, _ := w.session.Rows().Row(i)
			titles = append(titles, row.Title)
		}
	}
	slices.Sort(titles)
	return strings.Join(titles, " ")
}

func TestSeveralArticlesAreSelectedWithMouseAndKeys(t *testing.T) {
	unraced(t)
	w, _, _ := stocked(t, "A", "B", "C", "D", "E") // E is on top, and open
	check := func(what, want string) {
		t.Helper()
		if got := w.named(w.shelf.Selected()); got != want {
			t.Errorf("%s: %q selected, want %q", what, got, want)
		}
	}
	check("at first", "E")
	w.clickRow(t, "C", fyne.KeyModifierShortcutDefault)
	check("Ctrl+click", "C E")
	w.clickRow(t, "A", fyne.KeyModifierShift)
	check("Shift+click", "A B C")
	w.clickRow(t, "B", fyne.KeyModifierShortcutDefault)
	check("Ctrl+click again", "A C")
	if w.session.Proof().Article.Title != "E" {
		t.Errorf("selecting opened %q", w.session.Proof().Article.Title)
	}
	w.clickRow(t, "D", 0)
	check("click", "D")
	if w.session.Proof().Article.Title != "D" {
		t.Errorf("a click left %q open", w.session.Proof().Article.Title)
	}
	w.win.Canvas().Focus(w.shelf.List())
	w.keys(fyne.KeyDown)
	check("Down", "C")
	w.shift(true)
	w.keys(fyne.KeyDown, fyne.KeyDown)
	check("Shift+Down twice", "A B C")
	w.keys(fyne.KeyUp)
	check("and Shift+Up", "B C")
	w.shift(false)
	w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	check("Ctrl+A", "A B C D E")
	w.keys(fyne.KeyEscape)
	check("Escape", "B")
	w.keys(fyne.KeyHome, fyne.KeySpace, fyne.KeyReturn)
	if w.session.Proof().Article.Title != "E" {
		t.Errorf("Enter opened %q", w.session.Proof().Article.Title)
	}
}

func TestDeleteInTheListGoesToTheTrashAndComesBack(t *testing.T) {
	unraced(t)
	w, _, path := stocked(t, "A", "B", "C", "D")
	w.win.Canvas().Focus(w.shelf.List())
	w.keys(fyne.KeyDown) // C
	w.shift(true)
	w.keys(fyne.KeyDown) // and B
	w.shift(false)
	w.keys(fyne.KeyDelete)
	if got := w.rows(t); got != "D A" {
		t.Fatalf("after Delete: %s", got)
	}
	if n := w.session.Tally().Trash.Articles; n != 2 {
		t.Errorf("%d in the trash", n)
	}
	w.undoing.undo()
	if got := w.rows(t); got != "D C B A" {
		t.Fatalf("one undo brings back %s", got)
	}
	w.undoing.redo()
	w.listing.choose(session.KeyTrash, "")
	if got := w.rows(t); got != "C B" {
		t.Fatalf("in the trash: %s", got)
	}
	w.clickRow(t, "C", 0)
	if w.session.Proof().Article.Title == "C" {
		t.Error("what is deleted was opened")
	}
	w.win.Canvas().Focus(w.shelf.List())
	w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	w.listing.undelete()
	if w.session.Rows().Total != 0 {
		t.Errorf("after restoring, %s in the trash", w.rows(t))
	}
	w.listing.choose(session.KeyAll, "")
	if got := w.rows(t); got != "D C B A" {
		t.Errorf("restored: %s", got)
	}
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = lib.Close() }()
	if wrong, err := lib.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestADeletedClaimIsRestoredFromTheTrash(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.marking.deleteClaim()
	if len(stored(t, path)) != 0 {
		t.Fatal("the claim is still there")
	}
	w.listing.choose(session.KeyClaims, "")
	if got := w.rows(t); got != "600 miles" {
		t.Fatalf("deleted claims: %q", got)
	}
	w.win.Canvas().Focus(w.shelf.List())
	w.keys(fyne.KeyDown)
	w.listing.undelete()
	if len(stored(t, path)) != 1 || len(w.session.Proof().Dossiers) != 1 {
		t.Errorf("%d claims in the file, %d shown", len(stored(t, path)), len(w.session.Proof().Dossiers))
	}
}

func TestCollectionsAndTagsAreMadeAndListed(t *testing.T) {
	unraced(t)
	w, _, _ := stocked(t, "A", "B", "C")
	w.clickRow(t, "A", fyne.KeyModifierShortcutDefault) // C is open and selected
	w.listing.askForCollection()
	w.typeInto(t, "Election")
	w.keys(fyne.KeyReturn)
	w.listing.askForList()
	w.typeInto(t, "elec")
	w.keys(fyne.KeyReturn)
	if got := w.rows(t); got != "C A" || w.session.List().Name != "Election" {
		t.Fatalf("“%s” lists %s", w.session.List().Name, got)
	}
	w.store.write(model.ChangeTags{Articles: w.listing.chosen(), Add: []string{"opium"}}, nil)
	w.store.write(model.ArchiveArticles{Articles: []string{w.id(t, "A")}}, nil)
	if got := w.rows(t); got != "C A" {
		t.Errorf("an archived article left its collection: %s", got)
	}
	w.clickRow(t, "A", 0)
	w.win.Canvas().Focus(w.shelf.List())
	w.listing.takeOut()
	if got := w.rows(t); got != "C" {
		t.Errorf("after taking out: %s", got)
	}
	w.renameCollectionTo(t, "Vote")
	w.listing.choose("#opium", "")
	if w.session.List().Name != "opium" || w.session.Rows().Total != 1 {
		t.Errorf("the tag lists %s", w.rows(t))
	}
	w.listing.choose(session.KeyArchive, "")
	if got := w.rows(t); got != "A" {
		t.Errorf("the archive lists %s", got)
	}
	w.listing.choose(session.KeyAll, model.SortTitle)
	if got := w.rows(t); got != "B C" {
		t.Errorf("by title: %s", got)
	}
}

func (w *Window) typeInto(t *testing.T, text string) {
	t.Helper()
	if w.win.Canvas().Focused() == nil {
		t.Fatal("nothing to type into")
	}
	test.Type(w.win.Canvas().Focused(), text)
}

func (w *Window) id(t *testing.T, title string) string {
	t.Helper()
	for i := range w.session.Rows().Total {
		if row, _ := w.session.Rows().Row(i); row.Title == title {
			return row.ID
		}
	}
	t.Fatalf("%q is not listed", title)
	return ""
}

func (w *Window) renameCollectionTo(t *testing.T, name string) {
	t.Helper()
	w.listing.renameCollection()
	w.win.Canvas().Focused().(interface{ SetText(string) }).SetText(name)
	w.keys(fyne.KeyReturn)
	if w.session.List().Name != name {
		t.Errorf("the collection is called %q", w.session.List().Name)
	}
}

func TestDownAndEnterInTheSearchOpenAHit(t *testing.T) {
	unraced(t)
	w, r, _ := stocked(t, "Alpha", "Beta", "Gamma")
	w.win.Canvas().Focus(w.shelf.SearchField())
	w.typeInto(t, "beta")
	r.pass()
	if len(w.session.Hits()) != 1 {
		t.Fatalf("%d hits", len(w.session.Hits()))
	}
	w.keys(fyne.KeyDown, fyne.KeyReturn)
	if w.session.Proof().Article.Title != "Beta" {
		t.Errorf("open: %q", w.session.Proof().Article.Title)
	}
	w.win.Canvas().Focus(w.shelf.SearchField())
	w.keys(fyne.KeyEscape) // ends the search
	if w.session.Query() != "" {
		t.Error("the search goes on")
	}
	if w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("Escape leaves the search for %T", w.win.Canvas().Focused())
	}
	w.win.Canvas().Focus(w.shelf.SearchField())
	w.keys(fyne.KeyDown, fyne.KeyDown)
	if w.win.Canvas().Focused() != w.shelf.List() {
		t.Error("Down does not lead into the list")
	}
	w.keys(fyne.KeyReturn)
	if w.session.Proof().Article.Title != "Alpha" { // Beta was open, Alpha is below it
		t.Errorf("open: %q", w.session.Proof().Article.Title)
	}
	w.win.Canvas().Focus(w.shelf.List())
	w.keys(fyne.KeyHome, fyne.KeyUp)
	if w.win.Canvas().Focused() != w.shelf.SearchField() {
		t.Error("Up from the first row does not lead to the search")
	}
}

func TestALongListIsReadWhereItIsLookedAt(t *testing.T) {
	unraced(t)
	path := filepath.Join(t.TempDir(), "long.galley")
	crowded(t, path, 2000, 2000)
	w, r := openedOn(t, path, "Ann")
	asked := 0
	need := w.shelf.OnNeed
	w.shelf.OnNeed = func(page int) { asked++; need(page) }
	if w.session.Rows().Total != 2000 {
		t.Fatalf("%d rows", w.session.Rows().Total)
	}
	seen := func(i int) bool { _, ok := w.session.Rows().Row(i); return ok }
	if !seen(0) || seen(1000) {
		t.Errorf("at first: row 0 read %v, row 1000 read %v", seen(0), seen(1000))
	}
	w.shelf.Reveal(1900)
	if seen(1900) {
		t.Error("a page was read before the scrolling came to rest")
	}
	r.pass()
	r.pass()
	if !seen(1900) || seen(1000) {
		t.Errorf("after a jump: row 1900 read %v, row 1000 read %v", seen(1900), seen(1000))
	}
	if asked > 2 {
		t.Errorf("%d pages were asked for a jump", asked)
	}
	// A range that reaches over what was never read, and an action on all of it.
	w.win.Canvas().Focus(w.shelf.List())
	w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := len(w.shelf.Selected()); n != 2000 {
		t.Fatalf("%d selected", n)
	}
	w.shelf.Unselect()
	// Through the whole of it, only so much is kept.
	for i := 0; i < 2000; i += 50 {
		w.shelf.Reveal(i)
		r.pass()
		r.pass()
	}
	kept := 0
	for i := range 2000 {
		if seen(i) {
			kept++
		}
	}
	if kept > 17*state.ChunkSize {
		t.Errorf("%d rows are kept", kept)
	}
}

func TestTheListFollowsTheWorkWithoutJumping(t *testing.T) {
	unraced(t)
	w, _, _ := stocked(t, "A", "B", "C")
	w.listing.choose(session.KeyAll, model.SortWorked)
	before := w.rows(t)
	w.clickRow(t, "A", 0)
	w.marking.mark(w.spanOf(t, "The envoy"))
	if got := w.rows(t); got != before {
		t.Errorf("marking a claim moved the rows: %s", got)
	}
	row, _ := w.session.Rows().Row(w.session.Rows().IndexOf(w.session.ArticleID()))
	if row.Claims != 1 || w.session.Tally().Current.Claims != 1 {
		t.Errorf("row %+v, tally %+v", row, w.session.Tally())
	}
	w.page.reader.TypedRune('1')
	if row, _ = w.session.Rows().Row(w.session.Rows().IndexOf(w.session.ArticleID())); row.Checked != 1 {
		t.Errorf("after the rating: %+v", row)
	}
	w.listing.choose(session.KeyAll, model.SortWorked)
	if got := w.rows(t); !strings.HasPrefix(got, "A ") {
		t.Errorf("chosen anew: %s", got)
	}
	w.listing.choose(session.KeyRecent, "")
	if got := w.rows(t); !strings.HasPrefix(got, "A ") {
		t.Errorf("opened of late: %s", got)
	}
}

func TestEveryListSaysWhatToDoWhenItIsEmpty(t *testing.T) {
	unraced(t)
	path := filepath.Join(t.TempDir(), "empty.galley")
	emptied(t, path)
	w, _ := openedOn(t, path, "Ann")
	w.store.write(model.MakeCollection{ID: "c", Name: "Election"}, nil)
	said := map[string]string{}
	for _, c := range w.session.Choices() {
		w.listing.choose(c.Key, "")
		text := w.session.Shelf().Empty
		if other, again := said[text]; text == "" || again {
			t.Errorf("%s says %q, as does %s", c.Name, text, other)
		}
		said[text] = c.Name
	}
	if len(said) != 6 {
		t.Errorf("%d lists", len(said))
	}
}

func TestEveryLibraryActionIsInThePalette(t *testing.T) {
	unraced(t)
	w, _, _ := stocked(t, "A", "B")
	can := map[string]bool{}
	for _, a := range w.bar.actions {
		if a.menu == "Library" {
			can[a.name] = a.can()
		}
	}
	for name, want := range map[string]bool{
		"Search Everything…": true, "Go to the List": true, "Add to Collection…": true, "Tag…": true, "Archive": true,
		"Restore from the Trash": false, "Rename This Collection…": false, "New Collection…": true, "Sort by Title": true,
	} {
		if got, known := can[name]; !known || got != want {
			t.Errorf("%s: %v, in the table %v", name, got, known)
		}
	}
	w.listing.delete()
	w.listing.choose(session.KeyTrash, "")
	w.win.Canvas().Focus(w.shelf.List())
	w.keys(fyne.KeyDown)
	for _, a := range w.bar.actions {
		can[a.name] = a.can()
	}
	if !can["Restore from the Trash"] || can["Add to Collection…"] || can["Delete Selected Articles"] {
		t.Error("in the trash only restoring makes sense")
	}
}

func TestTheTrashIsNarrowedByWhatIsTyped(t *testing.T) {
	unraced(t)
	w, r, _ := stocked(t, "Alpha", "Beta", "Gamma")
	w.win.Canvas().Focus(w.shelf.List())
	w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	w.keys(fyne.KeyDelete)
	w.listing.choose(session.KeyTrash, "")
	w.win.Canvas().Focus(w.shelf.SearchField())
	w.typeInto(t, "bet")
	r.pass()
	if got := w.rows(t); got != "Beta" {
		t.Errorf("narrowed to %s", got)
	}
	w.keys(fyne.KeyEscape)
	r.pass()
	if n := w.session.Rows().Total; n != 3 {
		t.Errorf("%d after the search", n)
	}
}

func TestSourcesAreFoundAsOneTypes(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	for i := range 60 {
		w.store.write(model.AddSource{Fields: model.SourceFields{Title: new(fmt.Sprint("Report number ", i)), Publisher: new("The Office")}}, nil)
	}
	for text, want := range map[string]int{"": sourcesOffered, "office 59": 1, "OFFICE": sourcesOffered, "%": 0, "nothing": 0} {
		got := -1
		w.sourcing.find(text, func(found []model.SourceUse) { got = len(found) })
		if got != want {
			t.Errorf("%q: %d sources, want %d", text, got, want)
		}
	}
}
