package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/model"
	"galley/model/passage"
)

// corrected opens the story, marks passages, and revises it by replacements;
// the window then shows both versions.
func corrected(t *testing.T, marked []string, replace ...string) (*Window, string) {
	t.Helper()
	w, _, path := opened(t)
	for _, words := range marked {
		w.marking.mark(w.spanOf(t, words))
	}
	file := filepath.Join(t.TempDir(), "corrected.txt")
	if err := os.WriteFile(file, []byte(strings.NewReplacer(replace...).Replace(story)), 0o644); err != nil {
		t.Fatal(err)
	}
	w.correcting.revise(w.session.ArticleID(), file)
	if w.session.Version().Number != 2 {
		t.Fatalf("version %d is open", w.session.Version().Number)
	}
	return w, path
}

// on finds a button on the window itself.
func on(t *testing.T, w *Window, label string) *widget.Button {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if b := buttonOf(o); b != nil && b.Text == label && b.Visible() {
			return b
		}
	}
	t.Fatalf("there is no button %q on the window", label)
	return nil
}

func TestARevisionThatTouchesClaimsShowsBothVersions(t *testing.T) {
	unraced(t)
	w, path := corrected(t, []string{"nearly 600 miles of border", "Nobody at the table disagreed with him", "21,000 troops"},
		"600 miles", "900 miles", "21,000", "17,000")
	if !sideBySide(w) || w.outer.Leading.Visible() {
		t.Fatal("the versions are not side by side")
	}
	if n := w.session.Page().Beside.Touched; n != 2 {
		t.Fatalf("%d claims were touched, of 2", n)
	}
	first := w.session.Active()
	w.page.reader.TypedRune('n')
	second := w.session.Active()
	w.page.reader.TypedRune('n')
	if first == "" || second == first || w.session.Active() != first {
		t.Errorf("stepping goes over %q, %q, %q", first, second, w.session.Active())
	}
	test.Tap(on(t, w, "That is right"))
	if n := w.session.Page().Beside.Touched; n != 1 {
		t.Errorf("one was accepted, and %d are left", n)
	}
	for _, d := range stored(t, path) {
		for _, a := range d.AppearancesIn(w.session.Version().ID) {
			if d.Claim.ID == first && a.State != model.Anchored {
				t.Errorf("accepted, it is %s in the file", a.State)
			}
		}
	}
	test.Tap(on(t, w, "Close"))
	if sideBySide(w) || !w.outer.Leading.Visible() || !slices.Contains(test.LaidOutObjects(w.win.Content()), fyne.CanvasObject(w.page.reader)) {
		t.Error("the article is not alone again")
	}
}

func TestARevisionThatTouchesNoClaimShowsTheArticle(t *testing.T) {
	unraced(t)
	w, _ := corrected(t, []string{"nearly 600 miles of border"}, "Envoys meet", "Envoys meet again")
	if sideBySide(w) {
		t.Error("the versions are side by side, and nothing needs looking at")
	}
}

func TestAChangedWordingIsTakenOverAndTakenBack(t *testing.T) {
	unraced(t)
	w, path := corrected(t, []string{"nearly 600 miles of border"}, "600 miles", "900 miles")
	test.Tap(on(t, w, "Use as wording"))
	if got := stored(t, path)[0].Claim.Wording; got != "nearly 900 miles of border" {
		t.Errorf("the wording in the file is %q", got)
	}
	if stored(t, path)[0].Unsettled() {
		t.Error("its passage still waits to be accepted")
	}
	w.undoing.undo()
	if got := stored(t, path)[0].Claim.Wording; got != "nearly 600 miles of border" {
		t.Errorf("taken back it is %q", got)
	}
}

func TestWhatIsRightAsItStandsTakesTheWordingAlong(t *testing.T) {
	unraced(t)
	w, path := corrected(t, []string{"nearly 600 miles of border"}, "600 miles", "900 miles")
	test.Tap(on(t, w, "That is right"))
	if got := stored(t, path)[0].Claim.Wording; got != "nearly 900 miles of border" {
		t.Errorf("the wording in the file is %q", got)
	}
}

func TestAnAmbiguousPassageIsChosenAmongItsPlaces(t *testing.T) {
	unraced(t)
	const again = "Nobody at the table disagreed with him on that."
	w, path := corrected(t, []string{"Nobody at the table disagreed with him"}, again, again+" "+again)
	id := w.session.Active()
	if d, _ := w.session.Dossier(id); d.Claim.ID == "" || len(w.session.Claims("").Candidates) != 2 {
		t.Fatalf("%q is selected, with %d places", id, len(w.session.Claims("").Candidates))
	}
	test.Tap(on(t, w, "This one"))
	d := stored(t, path)[0]
	a, _ := d.In(w.session.Version().ID)
	if a.State != model.Anchored || a.Exact != "Nobody at the table disagreed with him" || a.Places != 0 {
		t.Errorf("in the file: %+v", a)
	}
}

func TestALostPassageIsPutOnTheWordsSelected(t *testing.T) {
	unraced(t)
	w, path := corrected(t, []string{"He asked for help against the traffic in drugs"},
		" He asked for help against the traffic in drugs.", " Smugglers were not spoken of.")
	d, _ := w.session.Dossier(w.session.Active())
	if a, _ := d.Touched(w.session.Version().ID); a.State != model.Orphaned {
		t.Fatalf("the passage is %s: %q", a.State, a.Exact)
	}
	test.Tap(on(t, w, "Use the selected words"))
	if !strings.Contains(w.notice.text.Text, "Select the words") {
		t.Errorf("with nothing selected it says %q", w.notice.text.Text)
	}
	drag(t, w, w.spanOf(t, "Smugglers were not spoken of"))
	test.Tap(on(t, w, "Use the selected words"))
	if a, _ := stored(t, path)[0].In(w.session.Version().ID); a.State != model.Anchored || a.Exact != "Smugglers were not spoken of" {
		t.Errorf("in the file: %+v", a)
	}
}

func TestAnOlderVersionIsLookedAtAndNotWorkedOn(t *testing.T) {
	unraced(t)
	w, path := corrected(t, []string{"nearly 600 miles of border"}, "600 miles", "900 miles")
	w.correcting.compareVersions(2, 1)
	if w.session.Version().Number != 1 || !w.session.IsOld() {
		t.Fatalf("version %d is open", w.session.Version().Number)
	}
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	if n := len(stored(t, path)); n != 1 || !strings.Contains(w.notice.text.Text, "version 1 of 2") {
		t.Errorf("%d claims, notice %q", n, w.notice.text.Text)
	}
	for _, a := range w.bar.actions {
		if a.name == "Open the Newest Version" {
			a.do()
		}
	}
	if w.session.Version().Number != 2 || sideBySide(w) {
		t.Errorf("version %d is open, beside another: %v", w.session.Version().Number, sideBySide(w))
	}
}

// beside reports whether two versions are on the screen side by side.
func sideBySide(w *Window) bool {
	return slices.Contains(test.LaidOutObjects(w.win.Content()), w.page.pane.Content())
}

// changesOnly taps the box above the comparison that folds away what is the same.
func changesOnly(t *testing.T, w *Window) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if box, is := o.(*control.Check); is && box.Text == "Changes only" {
			test.Tap(box)
			return
		}
	}
	t.Fatal("there is no box to show changes only")
}

func TestUnchangedParagraphsAreFoldedAway(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	text := story + strings.Repeat("\n\nAnother paragraph of which nothing was corrected.", 40)
	file := filepath.Join(t.TempDir(), "longer.txt")
	for _, corrected := range []string{text, strings.Replace(text, "600", "900", 1)} {
		if err := os.WriteFile(file, []byte(corrected), 0o644); err != nil {
			t.Fatal(err)
		}
		w.correcting.revise(w.session.ArticleID(), file)
	}
	if !sideBySide(w) {
		t.Fatal("the versions are not side by side")
	}
	last := strings.LastIndex(w.session.Version().Text, "Another")
	changesOnly(t, w)
	w.page.reader.ScrollTo(passage.Span{Start: last, End: last + 7})
	if at := w.page.reader.PositionOf(last); at != (fyne.Position{}) {
		t.Errorf("what is folded away stands at %v", at)
	}
	changesOnly(t, w)
	w.page.reader.ScrollTo(passage.Span{Start: last, End: last + 7})
	if at := w.page.reader.PositionOf(last); at == (fyne.Position{}) {
		t.Error("unfolded, the last paragraph is not to be found")
	}
	changesOnly(t, w)
	w.opening.leaveComparison()
	w.page.reader.ScrollTo(passage.Span{Start: last, End: last + 7})
	if at := w.page.reader.PositionOf(last); at == (fyne.Position{}) {
		t.Error("the comparison closed, paragraphs stay folded")
	}
}

func TestBothTextsScrollTogether(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	var paragraphs []string
	for i := range 300 {
		paragraphs = append(paragraphs, "Paragraph number "+strings.Repeat("so ", i%7)+string(rune('a'+i%26))+" "+
			strings.Repeat("of the report that was corrected ", 1+i%5)+".")
	}
	text := story + "\n\n" + strings.Join(paragraphs, "\n\n")
	file := filepath.Join(t.TempDir(), "longer.txt")
	for _, corrected := range []string{text, strings.Repeat("Put in before it all.\n\n", 30) + strings.Replace(text, "600", "900", 1)} {
		if err := os.WriteFile(file, []byte(corrected), 0o644); err != nil {
			t.Fatal(err)
		}
		w.correcting.revise(w.session.ArticleID(), file)
	}
	old, now := w.page.pane.Old(), w.page.reader
	at := strings.Index(w.session.Beside().Text, paragraphs[200])
	now.SetTop(strings.Index(w.session.Version().Text, paragraphs[200]))
	if y := old.PositionOf(at).Y - now.PositionOf(strings.Index(w.session.Version().Text, paragraphs[200])).Y; y > 40 || y < -40 {
		t.Errorf("beside each other the same paragraph stands %v apart", y)
	}
	old.SetTop(strings.Index(w.session.Beside().Text, paragraphs[100]))
	before, after := strings.Index(w.session.Beside().Text, paragraphs[100]), strings.Index(w.session.Version().Text, paragraphs[100])
	if y := old.PositionOf(before).Y - now.PositionOf(after).Y; y > 40 || y < -40 {
		t.Errorf("scrolled on the left, the same paragraph stands %v apart", y)
	}
}

func TestTheClipboardHoldsACorrectedVersion(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.fyne.Clipboard().SetContent(strings.Replace(story, "600 miles", "900 miles", 1))
	w.correcting.reviseFromClipboard()
	if w.session.Version().Number != 2 || !sideBySide(w) {
		t.Errorf("version %d is open", w.session.Version().Number)
	}
	w.correcting.reviseFromClipboard()
	if w.session.Version().Number != 2 || !strings.Contains(w.notice.text.Text, "Nothing was corrected") {
		t.Errorf("the same again: version %d, %q", w.session.Version().Number, w.notice.text.Text)
	}
}

func TestARevisionTakenBackLeavesTheArticleOpen(t *testing.T) {
	unraced(t)
	w, _ := corrected(t, []string{"600 miles"}, "600 miles", "900 miles")
	w.undoing.undo()
	if !w.session.IsOpen() || w.session.Version().Number != 1 || sideBySide(w) || w.session.IsOld() {
		t.Errorf("open %v, version %d of %d", w.session.IsOpen(), w.session.Version().Number, w.session.Proof().Versions)
	}
}

func TestAPageFromTheSameAddressIsOfferedAsANewVersion(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	address := "https://paper.example/envoys/"
	w.store.write(model.EditArticle{ID: w.session.ArticleID(), URL: &address}, nil)
	w.marking.mark(w.spanOf(t, "nearly 600 miles of border"))
	old := w.session.ArticleID()
	page := `<html><head><title>Envoys meet</title><link rel="canonical" ` +
		`href="http://www.paper.example/envoys"></head><body><article><h1>Envoys meet</h1><p>` +
		strings.Join(strings.Split(strings.Replace(story, "600", "900", 1), "\n\n")[1:], "</p><p>") + "</p></article></body></html>"
	file := filepath.Join(t.TempDir(), "envoys.html")
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	w.importing.paths([]string{file})
	if w.session.ArticleID() == old || w.notice.action.Text != "Make This Its New Version" {
		t.Fatalf("open %q, offered %q: %q", w.session.Proof().Article.URL, w.notice.action.Text, w.notice.text.Text)
	}
	second := w.session.ArticleID()
	test.Tap(w.notice.action)
	if w.session.ArticleID() != old || w.session.Version().Number != 2 || !sideBySide(w) {
		t.Errorf("open %q, version %d", w.session.Proof().Article.Title, w.session.Version().Number)
	}
	if a, _ := stored(t, path)[0].In(w.session.Version().ID); a.State != model.Changed || a.Exact != "nearly 900 miles of border" {
		t.Errorf("in the file: %+v", a)
	}
	w.undoing.undo()
	if w.session.Version().Number != 1 {
		t.Errorf("taken back, version %d is open", w.session.Version().Number)
	}
	w.opening.article(second, nil)
	if w.session.ArticleID() != second {
		t.Error("taken back, the second article is not there again")
	}
}
