package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/reader"
	"galley/model"
	"galley/model/passage"
)

// slow has the window's writes wait until the test lets them go on, in their order.
func slow(w *Window) *late {
	l := &late{Runner: w.store.runner}
	w.store.runner = l
	return l
}

// goOn does everything that waits.
func (r *late) goOn() {
	for len(r.queue) > 0 {
		do := r.queue[0]
		r.queue = r.queue[1:]
		do()
	}
}

func (w *Window) verdictOn(t *testing.T, claim string) string {
	t.Helper()
	d, ok := w.session.Dossier(claim)
	if !ok {
		t.Fatalf("there is no claim %s", claim)
	}
	v, _ := d.Verdict()
	return v.Rating
}

func (w *Window) claimAt(t *testing.T, words string) string {
	t.Helper()
	for _, d := range w.session.Proof().Dossiers {
		for _, a := range d.Appearances {
			if a.Exact == words {
				return d.Claim.ID
			}
		}
	}
	t.Fatalf("no claim is marked at %q", words)
	return ""
}

func TestMarkingGoesOnInTheText(t *testing.T) {
	w, _, path := opened(t)
	w.win.Canvas().Unfocus()
	w.page.reader.Select(w.spanOf(t, "21,000 troops"))
	w.press(fyne.KeyReturn)
	if f := w.win.Canvas().Focused(); f != fyne.Focusable(w.page.reader) {
		t.Errorf("the keyboard is at %T", f)
	}
	if s, want := w.page.reader.Selection(), w.spanOf(t, "21,000 troops").End; !s.Empty() || s.Start != want {
		t.Errorf("selected is %v, the words end at %d", s, want)
	}
	w.press(fyne.KeyReturn)
	if n := len(stored(t, path)); n != 1 {
		t.Errorf("Enter again marked anew: %d claims", n)
	}
}

// Keys typed while a mark is on its way to the disk are meant for what was marked.
func TestWhatIsTypedIntoTheCardWhileAMarkIsStoredDoesNothingElse(t *testing.T) {
	w, _, path := opened(t)
	disk := slow(w)
	w.page.reader.Select(w.spanOf(t, "600 miles"))
	w.press(fyne.KeyReturn)
	for _, r := range "1sOne source" {
		w.page.reader.TypedRune(r)
	}
	w.press(fyne.KeyBackspace)
	disk.goOn()
	if got := entryFrom(w.win.Canvas().Focused()).Text; got != "One sourc" {
		t.Errorf("in the card stands %q", got)
	}
	if d := stored(t, path); len(d) != 1 || w.notice.text.Importance == widget.DangerImportance {
		t.Errorf("%d claims are stored, and it says %q", len(d), w.notice.text.Text)
	}
}

func TestKeysTypedWhileAMarkIsStoredGoToTheNewClaim(t *testing.T) {
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	before := w.session.Active()
	disk := slow(w)
	mark := func(words string, keys ...rune) {
		w.page.reader.Select(w.spanOf(t, words))
		w.press(fyne.KeyReturn)
		for _, k := range keys {
			w.page.reader.TypedRune(k)
		}
	}
	mark("21,000 troops", '1', '2')
	mark("the minister", '3')
	if len(w.session.Proof().Dossiers) != 1 {
		t.Fatal("nothing was slow")
	}
	disk.goOn()
	scale := w.claims.Ratings()
	for words, want := range map[string]string{"600 miles": "", "21,000 troops": scale[1], "the minister": scale[2]} {
		if got := w.verdictOn(t, w.claimAt(t, words)); got != want {
			t.Errorf("%q is rated %q, want %q", words, got, want)
		}
	}
	if w.session.Active() != w.claimAt(t, "the minister") {
		t.Error("the claim marked last is not the selected one")
	}

	// A claim selected meanwhile stays selected, and its keys are its own.
	mark("He asked for help", '1')
	w.opening.selectClaim(before, true)
	w.page.reader.TypedRune('3')
	disk.goOn()
	if now := w.session.Active(); now != before {
		t.Errorf("selected is %q", now)
	}
	if got := []string{w.verdictOn(t, before), w.verdictOn(t, w.claimAt(t, "He asked for help"))}; got[0] != scale[2] || got[1] != scale[0] {
		t.Errorf("rated %q, want %q and %q", got, scale[2], scale[0])
	}
	// Delete too is meant for the new one.
	mark("Nobody at the table")
	w.press(fyne.KeyDelete)
	disk.goOn()
	if _, lives := w.session.Dossier(before); !lives || len(w.session.Proof().Dossiers) != 4 {
		t.Errorf("deleted was another claim: %d are left", len(w.session.Proof().Dossiers))
	}
}

func TestASelectionThatCouldNotBeMarkedComesBack(t *testing.T) {
	w, _, path := opened(t)
	span := w.spanOf(t, " troops")
	span.End = span.Start + 1 // no words
	w.page.reader.Select(span)
	disk := slow(w)
	w.press(fyne.KeyReturn)
	if !w.page.reader.Selection().Empty() {
		t.Error("Enter again would mark twice")
	}
	w.page.reader.TypedRune('1')
	disk.goOn()
	if n := len(stored(t, path)); n != 0 {
		t.Fatalf("marked %d", n)
	}
	if got := w.page.reader.Selection(); got != span {
		t.Errorf("selected is %v", got)
	}
}

func TestTheSelectionEndsWithWhatUsedIt(t *testing.T) {
	unraced(t)
	for name, do := range map[string]func(w *Window){
		"marked again": func(w *Window) { w.marking.markAgain() },
		"moved":        func(w *Window) { w.marking.adjust() },
		"hidden":       func(w *Window) { w.marking.hideSelected() },
	} {
		w, _, path := opened(t)
		w.marking.mark(w.spanOf(t, "600 miles"))
		w.page.reader.Select(w.spanOf(t, "21,000 troops"))
		do(w)
		if s := w.page.reader.Selection(); !s.Empty() {
			t.Errorf("%s: still selected %v", name, s)
		}
		w.press(fyne.KeyReturn)
		if n := len(stored(t, path)); n != 1 {
			t.Errorf("%s: Enter made a claim of what was used", name)
		}
	}
}

// farStory has the same words at its beginning and far below.
func farStory(t *testing.T) *Window {
	t.Helper()
	w, _, _ := opened(t)
	id, _ := secondArticle(t, w, "Second\n\nThe mayor counted 90 dogs.\n\n"+
		strings.Repeat("Many people came to the square that day, and more stayed at home. ", 400)+
		"\n\nAgain 90 dogs, in all 1,90 dogs; 90 dogsleds. Three cats came too.\n\nAnd 90 dogs.")
	w.opening.article(id, nil)
	return w
}

func TestEnterNeverAimsAtWordsOutOfSight(t *testing.T) {
	unraced(t)
	w := farStory(t)
	cats := w.spanOf(t, "Three cats")
	w.page.reader.ScrollTo(cats)
	w.page.reader.Select(cats)
	w.page.reader.SetTop(0)
	w.press(fyne.KeyReturn)
	if n := len(w.session.Proof().Dossiers); n != 0 {
		t.Fatal("words were marked that nobody saw")
	}
	if w.page.reader.PositionOf(cats.Start).IsZero() || !strings.Contains(w.notice.text.Text, "out of sight") {
		t.Errorf("they are not shown; the window says %q", w.notice.text.Text)
	}
	w.press(fyne.KeyReturn)
	w.claimAt(t, "Three cats")
}

func TestTheSameWordsElsewhereAreOfferedAndMarkedInOneStep(t *testing.T) {
	unraced(t)
	w := farStory(t)
	w.marking.mark(w.spanOf(t, "90 dogs"))
	claim := w.session.Active()
	if w.notice.other.Hidden || w.notice.other.Text != "Mark 2 More Places (M)" {
		t.Fatalf("offered: %q", w.notice.other.Text)
	}
	w.page.reader.TypedRune('m')
	places := func() int {
		d, _ := w.session.Dossier(claim)
		return len(d.Appearances)
	}
	if places() != 3 || len(w.session.Proof().Dossiers) != 1 {
		t.Fatalf("the claim stands at %d places", places())
	}
	w.page.reader.TypedRune('m')
	if places() != 3 {
		t.Errorf("asked again it stands at %d places", places())
	}
	w.undoing.undo()
	if places() != 1 {
		t.Errorf("one step back it stands at %d places", places())
	}
	w.opening.selectClaim(claim, true)
	if w.session.ClaimSelected(""); len(w.session.Elsewhere()) != 0 {
		t.Error("with no claim selected there are places to mark")
	}
	w.opening.selectClaim(claim, true) // later too
	test.Tap(w.notice.other)
	if places() != 3 && !w.notice.other.Hidden {
		t.Errorf("the button marked %d places", places())
	}
}

func TestNextAndPreviousGoFromTheCaret(t *testing.T) {
	unraced(t)
	w := farStory(t)
	first, far, last := w.spanOf(t, "The mayor"), w.spanOf(t, "Three cats"), w.spanOf(t, "And 90")
	for _, s := range []passage.Span{first, far, last} {
		w.marking.mark(s)
	}
	at := func() string {
		d, _ := w.session.Dossier(w.session.Active())
		if place, ok := d.Place(w.session.Version().ID); ok && w.page.reader.Selection().Start != place.Start {
			t.Errorf("the caret did not follow to %q", place.Exact)
		}
		return d.Appearances[0].Exact
	}
	w.opening.selectClaim(w.claimAt(t, "The mayor"), true)
	for _, step := range []struct {
		caret int // -1: where it is
		key   rune
		want  string
	}{
		{-1, 'n', "Three cats"},
		{-1, 'n', "And 90"},
		{-1, 'n', "The mayor"},
		{-1, 'p', "And 90"},
		{-1, 'p', "Three cats"},
		{first.End + 3, 'n', "Three cats"},
		{first.End + 3, 'p', "The mayor"},
		{far.End, 'p', "Three cats"},
		{last.End, 'n', "The mayor"},
	} {
		if step.caret >= 0 {
			w.page.reader.Select(passage.Span{Start: step.caret, End: step.caret})
			w.page.reader.ScrollTo(passage.Span{Start: step.caret, End: step.caret + 1})
		}
		w.page.reader.TypedRune(step.key)
		if got := at(); got != step.want {
			t.Errorf("%c from %d: %q, want %q", step.key, step.caret, got, step.want)
		}
	}
	// Behind the words just marked, the one before is not the one just marked.
	w.page.reader.ScrollTo(w.spanOf(t, "in all"))
	w.marking.mark(w.spanOf(t, "in all"))
	w.page.reader.TypedRune('p')
	if got := at(); got != "The mayor" {
		t.Errorf("back from a fresh mark: %q", got)
	}
}

func TestTheWordingFollowsThePassageUntilItIsEdited(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	claim := w.session.Active()
	wording := func() string {
		d, _ := w.session.Dossier(claim)
		return d.Claim.Wording
	}
	w.page.reader.TypedRune('[')
	if wording() != "nearly 600 miles" {
		t.Errorf("the wording is %q", wording())
	}
	w.undoing.undo()
	d, _ := w.session.Dossier(claim)
	if wording() != "600 miles" || d.Appearances[0].Exact != "600 miles" {
		t.Errorf("one step back: %q at %q", wording(), d.Appearances[0].Exact)
	}
	own := "They share a border of 600 miles"
	w.store.write(model.EditClaim{ID: claim, Wording: &own}, nil)
	for _, key := range "[]{}" {
		w.page.reader.TypedRune(key)
	}
	if wording() != own {
		t.Errorf("a wording of one's own became %q", wording())
	}
}

func TestHideTheseLinesHidesNothingThatIsNotSelected(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.page.reader.Select(passage.Span{Start: 3, End: 3})
	w.marking.hideSelected()
	if n := len(w.session.Version().Hidden); n != 0 || !strings.Contains(w.notice.text.Text, "select") {
		t.Errorf("%d lines are hidden; the window says %q", n, w.notice.text.Text)
	}
	w.page.reader.Select(w.spanOf(t, "Nobody at the table"))
	w.marking.hideSelected()
	if got := w.session.Version().Hidden; len(got) != 1 || got[0] != 1 {
		t.Errorf("hidden: %v", got)
	}
}

func TestASlowArticleDoesNotOpenAfterTheNextClick(t *testing.T) {
	for name, click := range map[string]func(w *Window, claim string){
		"on a claim":    func(w *Window, claim string) { w.opening.selectClaim(claim, true) },
		"on a mark":     func(w *Window, claim string) { w.opening.tappedMarks([]string{claim}) },
		"on a hit here": func(w *Window, _ string) { w.opening.hit(model.Hit{ArticleID: w.session.ArticleID()}, nil) },
		"marking":       func(w *Window, _ string) { w.marking.mark(w.spanOf(t, "21,000 troops")) },
	} {
		w, r, _ := opened(t)
		w.marking.mark(w.spanOf(t, "600 miles"))
		claim, first := w.session.Active(), w.session.ArticleID()
		second, _ := secondArticle(t, w, "Second\n\nWithout it.")
		w.libraries.stopWatching() // which reads too
		r.hold = true
		w.opening.article(second, nil)
		slowly := r.held
		r.hold = false
		click(w, claim)
		for _, h := range slowly {
			h.do()
		}
		if w.session.ArticleID() != first {
			t.Errorf("%s: the slow article opened all the same", name)
		}
	}
}

func TestNothingStaleIsShownAfterAnArticleDidNotOpen(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	claim := w.session.Active()
	speaker := "The minister"
	if _, err := w.store.library.Apply(t.Context(), "Bob", model.EditClaim{ID: claim, Speaker: &speaker}); err != nil {
		t.Fatal(err)
	}
	w.opening.article("no such article", nil)
	if d, _ := w.session.Dossier(claim); d.Claim.Speaker != speaker || w.notice.text.Text == "" {
		t.Errorf("shown is %q; the window says %q", d.Claim.Speaker, w.notice.text.Text)
	}
}

func TestTheMenuOfAHighlightSelectsItAndRates(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "nearly 600 miles of border"))
	outer := w.session.Active()
	w.marking.mark(w.spanOf(t, "600 miles"))
	inner := w.session.Active()
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	var shown *fyne.Menu
	w.marking.offered.show = func(m *fyne.Menu, _ fyne.Position) { shown = m }
	find := func(label string) *fyne.MenuItem {
		t.Helper()
		for _, item := range shown.Items {
			if item.Label == label {
				return item
			}
		}
		t.Fatalf("the menu has no %q", label)
		return nil
	}
	w.page.reader.OnMenu(reader.Place{Keys: []string{inner, outer}})
	if w.session.Active() != inner {
		t.Error("the highlight is not selected")
	}
	rate := find("Rate").ChildMenu.Items
	rate[1].Action()
	if got, want := w.verdictOn(t, inner), w.claims.Ratings()[1]; got != want || rate[1].Label != want {
		t.Errorf("rated %q by %q", got, rate[1].Label)
	}
	find("Select “nearly 600 miles of border”").Action()
	if w.session.Active() != outer {
		t.Error("the one around it is not selected")
	}
	find("Delete Claim").Action()
	if _, lives := w.session.Dossier(outer); lives {
		t.Error("it is not deleted")
	}
	words := w.spanOf(t, "the minister said")
	w.page.reader.Select(words)
	w.page.reader.OnMenu(reader.Place{Span: words})
	find("Search the Library for It").Action()
	if f, is := w.win.Canvas().Focused().(interface{ SelectedText() string }); !is || f == nil {
		t.Errorf("the keyboard is at %T", w.win.Canvas().Focused())
	}
	w.page.reader.OnMenu(reader.Place{Span: words})
	find("Mark Claim").Action()
	w.claimAt(t, "the minister said")
	shown = nil
	w.page.reader.OnMenu(reader.Place{})
	if shown != nil {
		t.Error("a menu of nothing")
	}
}

func TestWordsThatAreAClaimAlreadyAreNotMarkedTwice(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	first := w.session.Active()
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.page.reader.Select(w.spanOf(t, "21,000 troops"))
	w.press(fyne.KeyReturn)
	if n := len(stored(t, path)); n != 2 {
		t.Fatalf("%d claims are stored, want 2", n)
	}
	if w.session.Active() != first {
		t.Error("the claim that the words are is not selected")
	}
	if got := w.notice.text.Text; got != "These words are claim 1 already." {
		t.Errorf("it says %q", got)
	}
	if s, want := w.page.reader.Selection(), w.spanOf(t, "21,000 troops").End; !s.Empty() || s.Start != want {
		t.Errorf("selected is %v, the words end at %d", s, want)
	}
	if w.notice.action.Text != "Mark Again" || !w.notice.action.Visible() {
		t.Fatalf("offered is %q", w.notice.action.Text)
	}
	test.Tap(w.notice.action)
	if n := len(stored(t, path)); n != 3 {
		t.Errorf("asked for a second one: %d claims are stored, want 3", n)
	}
	w.page.reader.Select(w.spanOf(t, "21,000"))
	w.press(fyne.KeyReturn)
	if n := len(stored(t, path)); n != 4 {
		t.Errorf("a part of a claim's words is a claim of its own: %d are stored, want 4", n)
	}
}

func TestTheCaretGoesToTheParagraphThatIsGoneTo(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.do(t, "Go to Paragraph…")
	number := w.win.Canvas().Focused()
	entryFrom(number).SetText("3")
	number.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got, want := w.page.reader.Caret(), w.spanOf(t, "“We share").Start; got != want {
		t.Errorf("the caret is at %d, the paragraph begins at %d", got, want)
	}
}
