package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/page"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

const story = `Envoys meet

The envoy said that 21,000 troops would go before summer. Nobody at the table disagreed with him on that.

“We share nearly 600 miles of border,” the minister said. He asked for help against the traffic in drugs.`

// stored reads the only article's claims back from the file, as another
// program would.
func stored(t *testing.T, path string) []model.Dossier {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	}()
	all, err := lib.Dossiers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (w *Window) spanOf(t *testing.T, words string) passage.Span {
	t.Helper()
	at := strings.Index(w.session.Version().Text, words)
	if at < 0 {
		t.Fatalf("the article has no %q", words)
	}
	return passage.Span{Start: at, End: at + len(words)}
}

// drag drags the mouse over a passage in the real reader.
func drag(t *testing.T, w *Window, span passage.Span) {
	t.Helper()
	r := w.page.reader
	from, to := r.PositionOf(span.Start), r.PositionOf(span.End)
	down := func(p fyne.Position) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary}
	}
	r.MouseDown(down(from))
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
	r.DragEnd()
	r.MouseUp(down(to))
}

func (w *Window) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		w.page.reader.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestADraggedPassageBecomesAClaimInTheFile(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	drag(t, w, w.spanOf(t, "21,000 troops would go before summer"))
	if got := w.page.reader.SelectedText(); got != "21,000 troops would go before summer" {
		t.Fatalf("the drag selected %q", got)
	}
	w.press(fyne.KeyReturn)
	claims := stored(t, path)
	if len(claims) != 1 || claims[0].Appearances[0].Exact != "21,000 troops would go before summer" {
		t.Fatalf("in the file: %+v", claims)
	}
	if w.session.Active() != claims[0].Claim.ID {
		t.Error("the new claim is not the selected one")
	}
}

func TestTheWholeJobReachesTheFile(t *testing.T) {
	unraced(t)
	w, r, path := opened(t)
	drag(t, w, w.spanOf(t, "nearly 600 miles of border"))
	w.press(fyne.KeyReturn)
	w.page.reader.TypedRune('2')
	form := w.claims
	test.Type(form.FocusReasoning(), "Measured on the map.")
	r.pass() // the pause after typing
	claims := stored(t, path)
	if len(claims) != 1 {
		t.Fatalf("in the file: %d claims", len(claims))
	}
	v, ok := claims[0].Verdict()
	if !ok || v.Rating != "Mostly true" || v.Reasoning != "Measured on the map." || v.By != "Ann" {
		t.Errorf("verdict in the file: %+v", v)
	}
	if claims[0].Claim.Status != model.Checked {
		t.Errorf("status in the file: %s", claims[0].Claim.Status)
	}
}

func TestUndoTakesBackTheLastStepAlsoAfterARestart(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	drag(t, w, w.spanOf(t, "600 miles"))
	w.press(fyne.KeyReturn)
	w.Close()
	again, _ := openedOn(t, path, "Ann")
	if n := len(again.session.Proof().Dossiers); n != 1 {
		t.Fatalf("after a restart %d claims", n)
	}
	again.undoing.undo()
	if n := len(stored(t, path)); n != 0 {
		t.Errorf("after undo %d claims in the file", n)
	}
	again.undoing.redo()
	if n := len(stored(t, path)); n != 1 {
		t.Errorf("after redo %d claims in the file", n)
	}
}

func TestTypingIsNotLostWhenTheWindowIsClosedAtOnce(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	drag(t, w, w.spanOf(t, "600 miles"))
	w.press(fyne.KeyReturn)
	test.Type(w.claims.FocusReasoning(), "typed and closed")
	w.Close()
	if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "typed and closed" {
		t.Errorf("in the file: %q", v.Reasoning)
	}
}

func TestASecondEditorSignsOff(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	drag(t, w, w.spanOf(t, "600 miles"))
	w.press(fyne.KeyReturn)
	w.page.reader.TypedRune('1')
	w.Close()
	bob, _ := openedOn(t, path, "Bob")
	bob.opening.selectClaim(bob.session.Proof().Dossiers[0].Claim.ID, true)
	bob.store.write(model.SignOff{ClaimID: bob.session.Active()}, nil)
	d := stored(t, path)[0]
	if v, _ := d.Verdict(); v.SignedBy != "Bob" || d.Claim.Status != model.SignedOff {
		t.Errorf("verdict %+v, status %s", v, d.Claim.Status)
	}
}

func TestAnotherProgramsClaimAppearsByItself(t *testing.T) {
	unraced(t)
	w, r, path := opened(t)
	other, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	span := w.spanOf(t, "600 miles")
	if _, err := other.Apply(t.Context(), "Bob", model.MarkClaim{VersionID: w.session.Version().ID, Span: span}); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	r.pass() // the interval at which the window looks
	if n := len(w.session.Proof().Dossiers); n != 1 {
		t.Errorf("the window shows %d claims", n)
	}
}

func TestAFreshLibraryShowsTheSampleWithOneClaimDone(t *testing.T) {
	unraced(t)
	w, _ := openedOn(t, filepath.Join(t.TempDir(), "new", "fresh.galley"), "Ann")
	if !w.session.IsOpen() || len(w.session.Proof().Dossiers) != 1 {
		t.Fatalf("open %v, claims %d", w.session.IsOpen(), len(w.session.Proof().Dossiers))
	}
	d := w.session.Proof().Dossiers[0]
	if _, rated := d.Rating(); !rated || len(d.Evidence) < 2 || !d.Claim.Status.Done() {
		t.Errorf("the example is not done: rated %v, %d sources, %s", rated, len(d.Evidence), d.Claim.Status)
	}
}

func TestALibraryThatCannotBeOpenedSaysSo(t *testing.T) {
	unraced(t)
	w, _ := openedOn(t, t.TempDir(), "Ann") // a folder
	said := false
	for _, o := range test.LaidOutObjects(w.page.Content()) {
		l, is := o.(*widget.Label)
		said = said || is && strings.HasSuffix(l.Text, "Open another library from the File menu.")
	}
	if w.store.library != nil || w.notice.text.Text == "" || !said {
		t.Errorf("library %v, notice %q", w.store.library, w.notice.text.Text)
	}
	if strings.Contains(w.notice.text.Text, "sqlite") {
		t.Errorf("the sentence speaks of machinery: %q", w.notice.text.Text)
	}
}

func TestHiddenFurnitureMovesNoOffset(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	drag(t, w, w.spanOf(t, "600 miles"))
	w.press(fyne.KeyReturn)
	before := stored(t, path)[0].Appearances[0]
	w.marking.hideBlocks([]int{0}, true)
	if got := w.session.Version().Hidden; len(got) != 1 {
		t.Fatalf("hidden %v", got)
	}
	after := stored(t, path)[0].Appearances[0]
	if after != before {
		t.Errorf("the appearance moved from %+v to %+v", before, after)
	}
}

func TestATapOnNestedClaimsGoesThroughThem(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "nearly 600 miles of border"))
	outer := w.session.Active()
	w.marking.mark(w.spanOf(t, "600 miles"))
	inner := w.session.Active()
	w.session.ClaimSelected("")
	w.opening.tappedMarks([]string{inner, outer})
	if w.session.Active() != inner {
		t.Error("the first tap did not select the innermost")
	}
	w.opening.tappedMarks([]string{inner, outer})
	if w.session.Active() != outer {
		t.Error("the second tap did not go on to the one around it")
	}
}

// button finds a button by its label in whatever is on the window.
func button(t *testing.T, w *Window, label string) *widget.Button {
	t.Helper()
	var found *widget.Button
	for _, top := range w.win.Canvas().Overlays().List() {
		for _, o := range test.LaidOutObjects(top) {
			if b := buttonOf(o); b != nil && b.Text == label {
				found = b
			}
		}
	}
	if found == nil {
		t.Fatalf("there is no button %q", label)
	}
	return found
}

func TestAReportGoesWhereTheDialogSays(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	folder := t.TempDir()
	w.fyne.Preferences().SetString(prefFolder, folder)
	w.exporting.exportOpen()
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Save"))
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 || left[0].Name() != "envoys-meet.html" {
		t.Fatalf("in the folder: %v, %v", left, err)
	}
	page, err := os.ReadFile(filepath.Join(folder, left[0].Name()))
	if err != nil || !strings.Contains(string(page), "600 miles") {
		t.Errorf("the report lacks the claim: %v", err)
	}
}

func TestAnOldReportIsKeptWhereTheNewOneFails(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := storage.Writer(storage.NewFileURI(path)) // as the save dialog does
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != "old" {
		t.Errorf("choosing a file made it %q, %v", now, err)
	}
	_ = w
}

// ready is a window with a claim and a selection. again puts it back so that the
// next action finds the same, and reports whether it could.
func ready(t *testing.T) (w *Window, again func() bool) {
	t.Helper()
	w, _, _ = opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	lib, version, claim, list := w.store.library, w.session.Version(), w.session.Active(), w.session.List()
	selection := w.spanOf(t, "21,000 troops")
	w.page.reader.Select(selection)
	enabled := func() (names []string) {
		for _, a := range w.bar.actions {
			if a.can() {
				names = append(names, a.name)
			}
		}
		return names
	}
	before := enabled()
	return w, func() bool {
		if w.closing || w.store.library != lib {
			return false
		}
		w.writing.suspend() // closes the forms
		for w.dialogs.Open() {
			w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
		}
		w.page.CloseFind()
		now := w.session.Version()
		if now.ID != version.ID || len(now.Hidden) > 0 || w.session.Active() != claim || len(w.session.Proof().Dossiers) != 1 ||
			w.session.List() != list || w.session.IsCompared() || w.session.Tally().Current.Articles != 1 {
			return false
		}
		w.page.reader.Select(selection)
		return slices.Equal(enabled(), before)
	}
}

func TestEveryActionOfTheMenuCanBeChosen(t *testing.T) {
	unraced(t)
	again := func() bool { return false }
	var w *Window
	for i, b := range bindings {
		if !again() {
			w, again = ready(t)
		}
		a := w.bar.actions[i]
		if a.name != b.name {
			t.Fatalf("%q stands where %q does", a.name, b.name)
		}
		t.Run(a.name, func(t *testing.T) {
			if a.can() {
				a.do()
			}
		})
	}
}

func TestAnEndOfTheSelectedClaimIsAdjustedInTheFile(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.page.reader.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierShift | fyne.KeyModifierAlt})
	if got := stored(t, path)[0].Appearances[0].Exact; got != "nearly 600 miles" {
		t.Errorf("in the file: %q", got)
	}
	w.undoing.undo()
	if got := stored(t, path)[0].Appearances[0].Exact; got != "600 miles" {
		t.Errorf("after undo: %q", got)
	}
}

func TestACopyTellsWhereTheWordsAreFrom(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.page.reader.Select(w.spanOf(t, "600 miles"))
	w.marking.copyAttributed()
	if got, want := w.fyne.Clipboard().Content(), "“600 miles”\n– “Envoys meet”, The Paper\n"; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestSearchAsYouTypeOpensAtTheHit(t *testing.T) {
	unraced(t)
	w, r, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := ingest.Bytes(t.Context(), "other.txt", []byte("Another day\n\n"+strings.Repeat("Nothing was said. ", 400)+
		"\n\nOnly here the heroin is named."), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	other, err := lib.Apply(t.Context(), "Bob", model.ImportArticle{Document: doc})
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	field := w.shelf.SearchField().(interface {
		fyne.Focusable
		SetText(string)
	})
	test.Type(field, "hero")
	if len(w.session.Hits()) != 0 {
		t.Error("the library was asked before the typing paused")
	}
	r.pass()
	if len(w.session.Hits()) != 1 || w.session.Hits()[0].ArticleID != other.Created(model.NounArticle) {
		t.Fatalf("hits %+v", w.session.Hits())
	}
	w.opening.hit(w.session.Hits()[0], nil)
	if w.session.ArticleID() != other.Created(model.NounArticle) || w.page.reader.Top() == 0 {
		t.Errorf("open: %q, from %d on", w.session.Proof().Article.Title, w.page.reader.Top())
	}
	field.SetText("600 mil")
	r.pass()
	for _, h := range w.session.Hits() {
		if h.ClaimID != "" {
			w.opening.hit(h, nil)
		}
	}
	if d, ok := w.session.Dossier(w.session.Active()); !ok || d.Claim.Wording != "600 miles" {
		t.Errorf("the claim found is not selected: %q", w.session.Active())
	}
	field.SetText("")
	if w.session.Query() != "" {
		t.Error("an empty search goes on")
	}
}

func TestTheNextLetterEndsTheSearchBefore(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	w.libraries.stopWatching() // which reads too
	r.hold = true
	field := w.shelf.SearchField()
	test.Type(field, "troops")
	r.pass() // asked
	r.pass() // waited
	if w.notice.text.Text != saidSearching {
		t.Errorf("while it is searched the window says %q", w.notice.text.Text)
	}
	test.Type(field, " nowhere")
	r.pass()
	if len(r.held) != 2 || r.held[0].ctx.Err() == nil || r.held[1].ctx.Err() != nil {
		t.Fatalf("%d searches, the first not cancelled", len(r.held))
	}
	r.held[1].do()
	if w.session.Query() != "troops nowhere" || len(w.session.Hits()) != 0 || w.notice.text.Text == saidSearching {
		t.Errorf("%q finds %d; the window says %q", w.session.Query(), len(w.session.Hits()), w.notice.text.Text)
	}
	r.held[0].do()
	if w.session.Query() != "troops nowhere" || len(w.session.Hits()) != 0 {
		t.Errorf("a late answer is shown: %q", w.session.Query())
	}
}

func TestTwoLettersNarrowTheListUntilTheyAreAWord(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	field := w.shelf.SearchField()
	test.Type(field, "en") // Envoys meet
	r.pass()
	if w.session.Query() != "" {
		t.Errorf("%q is answered with %d hits", w.session.Query(), len(w.session.Hits()))
	}
	test.Type(field, "v")
	r.pass()
	if w.session.Query() != "env" || len(w.session.Hits()) != 1 {
		t.Errorf("%q is answered with %d hits", w.session.Query(), len(w.session.Hits()))
	}
}

func TestACorrectedArticleShowsWhatBecameOfItsClaims(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.marking.mark(w.spanOf(t, "nearly 600 miles of border"))
	w.marking.mark(w.spanOf(t, "Nobody at the table disagreed with him"))
	kept := w.session.Active()
	w.marking.mark(w.spanOf(t, "He asked for help against the traffic in drugs"))
	lost := w.session.Active()
	corrected := strings.Replace(strings.Replace(story, "600 miles", "900 miles", 1),
		" He asked for help against the traffic in drugs.", "", 1)
	file := filepath.Join(t.TempDir(), "corrected.txt")
	if err := os.WriteFile(file, []byte(corrected), 0o644); err != nil {
		t.Fatal(err)
	}
	w.correcting.revise(w.session.ArticleID(), file)
	if w.session.Version().Number != 2 || len(w.session.Proof().Dossiers) != 3 {
		t.Fatalf("version %d with %d claims is open", w.session.Version().Number, len(w.session.Proof().Dossiers))
	}
	version := w.session.Version().ID
	states := map[model.AppearanceState]model.Appearance{}
	for _, d := range w.session.Proof().Dossiers {
		a, _ := d.In(version)
		states[a.State] = a
	}
	if got := states[model.Changed].Exact; got != "nearly 900 miles of border" {
		t.Errorf("changed to %q", got)
	}
	if states[model.Anchored].ClaimID != kept || states[model.Orphaned].ClaimID != lost {
		t.Errorf("states %+v", states)
	}
	if n := len(page.Marks(w.session.Proof(), version)); n != 2 {
		t.Errorf("%d passages are highlighted, of 2 that stand there", n)
	}
	w.store.write(model.AcceptPassage{ID: states[model.Changed].ID}, nil)
	w.opening.selectClaim(lost, true)
	w.page.reader.Select(w.spanOf(t, "the minister said"))
	w.marking.adjust()
	for _, d := range w.session.Proof().Dossiers {
		if a, _ := d.In(version); a.State != model.Anchored {
			t.Errorf("%q is %s after all", a.Exact, a.State)
		}
	}
	if n := len(stored(t, path)); n != 3 {
		t.Errorf("%d claims in the file", n)
	}
}

func TestWhatWasFoundIsSelectedWhenTheSearchIsLeft(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.opening.find()
	entry := w.win.Canvas().Focused()
	test.Type(entry, "600 MILES")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := w.page.reader.SelectedText(); got != "600 miles" {
		t.Fatalf("selected %q", got)
	}
	w.press(fyne.KeyReturn)
	if got := stored(t, path); len(got) != 1 || got[0].Claim.Wording != "600 miles" {
		t.Errorf("in the file: %+v", got)
	}
}

func TestMenuShortcutsAreThoseThatTheDriverSends(t *testing.T) {
	unraced(t)
	// What Fyne's desktop driver makes of these keys with Ctrl (internal/driver/glfw).
	own := map[fyne.KeyName]fyne.Shortcut{
		fyne.KeyZ: &fyne.ShortcutUndo{}, fyne.KeyY: &fyne.ShortcutRedo{}, fyne.KeyV: &fyne.ShortcutPaste{},
		fyne.KeyC: &fyne.ShortcutCopy{}, fyne.KeyX: &fyne.ShortcutCut{}, fyne.KeyA: &fyne.ShortcutSelectAll{},
	}
	seen := map[string]string{}
	for _, a := range bindings {
		if a.key == nil {
			continue
		}
		want := fyne.Shortcut(&desktop.CustomShortcut{KeyName: a.key.Key(), Modifier: a.key.Mod()})
		if sent, is := own[a.key.Key()]; is && a.key.Mod() == fyne.KeyModifierShortcutDefault {
			want = sent
		}
		if a.key.ShortcutName() != want.ShortcutName() {
			t.Errorf("%s waits for %s; the driver sends %s", a.name, a.key.ShortcutName(), want.ShortcutName())
		}
		if other, twice := seen[a.key.ShortcutName()]; twice {
			t.Errorf("%s and %s have the same key", a.name, other)
		}
		seen[a.key.ShortcutName()] = a.name
	}
}

func TestTheFileDialogDoesNotLookIntoTheOpenLibrary(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	for _, ending := range []string{"", "-wal", "-shm"} {
		u := storage.NewFileURI(path + ending)
		if r, err := storage.Reader(u); err == nil {
			t.Errorf("%s was opened beside SQLite: %v", u, r.Close())
		}
		if can, _ := storage.CanRead(u); can {
			t.Errorf("%s is offered to be read", u)
		}
	}
	beside := filepath.Join(filepath.Dir(path), "article.txt")
	if err := os.WriteFile(beside, []byte(story), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := storage.Reader(storage.NewFileURI(beside))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	_ = w
}

func TestKeysOverADialogDoNotReachTheClaimBehindIt(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.exporting.exportOpen()
	w.keyboard.typedRune('4')
	w.keyboard.typedKey(fyne.KeyDelete)
	all := stored(t, path)
	if len(all) != 1 || len(all[0].Verdicts) != 0 {
		t.Errorf("behind the dialog: %+v", all)
	}
}
