package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"galley/app/state"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

// dam is an article of ten sentences, three of which are worth checking.
const dam = `The dam that broke

The dam had been declared unsafe in 2012. Nobody minded then. It killed 14 people when it broke, police said on Monday.

I like the sound of water. Spending on dams rose by 12 percent last year, the ministry said. It was a long day for everybody there.

Share this article

What would you do? The valley is lovely in spring. Nobody wanted to talk.`

const (
	declared = "The dam had been declared unsafe in 2012."
	deadly   = "It killed 14 people when it broke, police said on Monday."
	spent    = "Spending on dams rose by 12 percent last year, the ministry said."
)

// atTheDam is a window with that article, or another text.
func atTheDam(t *testing.T, text string) (w *Window, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "dam.galley")
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := ingest.Bytes(t.Context(), "dam.txt", []byte(text), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Apply(t.Context(), "Ann", model.ImportArticle{Document: doc}); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	w, _ = openedOn(t, path, "Ann")
	if !w.session.IsOpen() {
		t.Fatal("no article is open")
	}
	return w, path
}

// types types letters into the article.
func (w *Window) types(letters string) {
	for _, r := range letters {
		w.page.reader.TypedRune(r)
	}
}

// worth types letters into the article, but for j and J: they go to the next sentence that is worth checking,
// or the one before, which no key does.
func (w *Window) worth(letters string) {
	for _, r := range letters {
		switch r {
		case 'j':
			w.setting.step(1)
		case 'J':
			w.setting.step(-1)
		default:
			w.types(string(r))
		}
	}
}

// underlined are the sentences that have dots under them on the screen, as the voice finds them.
func (w *Window) underlined(t *testing.T) string {
	t.Helper()
	was := w.page.reader.Selection()
	defer w.page.reader.Select(was)
	var found []string
	for i := range w.session.Version().Blocks {
		block := w.session.Version().Blocks[i].Span()
		for at := block.Start; at < block.End; {
			span := w.page.reader.Sentence(at)
			if span.Empty() {
				break
			}
			at = span.End + 1
			block := span
			block.End = block.Start
			w.page.reader.Select(block)
			if _, keys := w.page.reader.Reading(); len(keys) == 1 && strings.HasPrefix(w.opening.named(keys[0]), "Worth checking: ") {
				found = append(found, w.session.Version().Text[span.Start:span.End])
			}
		}
	}
	if dots := w.dots(); (len(found) > 0) != (dots > 0) {
		t.Errorf("%d lines of dots are painted for %q", dots, found)
	}
	return strings.Join(found, " ")
}

// dots is how many lines of dots are painted.
func (w *Window) dots() (n int) {
	for _, o := range test.LaidOutObjects(w.page.reader) {
		if t, is := o.(*canvas.Text); is && t.Visible() && len(t.Text) > 3 && strings.Trim(t.Text, ".") == "" {
			n++
		}
	}
	return n
}

func (w *Window) wantUnderlined(t *testing.T, when string, want ...string) {
	t.Helper()
	if got := w.underlined(t); got != strings.Join(want, " ") {
		t.Errorf("%s these are underlined:\n%s\nnot\n%s", when, got, strings.Join(want, " "))
	}
}

// asides are the words set aside in the file, with the reason.
func asides(t *testing.T, path string) string {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = lib.Close() }()
	all, err := lib.All(t.Context(), model.ShelfQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, a := range all {
		found, err := lib.AsidesIn(t.Context(), a.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range found {
			words = append(words, fmt.Sprint(x.Kind, ": ", x.Exact))
		}
	}
	return strings.Join(words, "; ")
}

func TestTheMenuGoesThroughTheSentencesWorthCheckingAndSaysWhy(t *testing.T) {
	unraced(t)
	w, _ := atTheDam(t, dam)
	w.wantUnderlined(t, "at first", declared, deadly, spent)
	for i, step := range []struct{ key, words, why string }{
		{"j", declared, "Worth checking: a date. Enter"},
		{"j", deadly, "Worth checking: a figure. Enter"},
		{"J", declared, "a date"},
		{"j", deadly, "a figure"},
		{"j", spent, "a figure, a comparison"},
		{"j", declared, "a date"}, // round the end
		{"J", spent, "a figure"},
	} {
		w.worth(step.key)
		if got := w.page.reader.SelectedText(); got != step.words {
			t.Errorf("step %d, %s: selected is %q, not %q", i+1, step.key, got, step.words)
		}
		if said := w.notice.text.Text; !strings.Contains(said, step.why) {
			t.Errorf("step %d: the foot says %q", i+1, said)
		}
		if heard := w.heard(); !strings.Contains(heard, step.words) || !strings.Contains(heard, step.why) {
			t.Errorf("step %d: heard is %q", i+1, heard)
		}
	}
	middle := w.spanOf(t, "police said")
	middle.End = middle.Start
	w.page.reader.Select(middle)
	if w.worth("J"); w.page.reader.SelectedText() != deadly {
		t.Errorf("from within a sentence J goes back to %q", w.page.reader.SelectedText())
	}
	w.page.reader.Select(middle)
	if w.worth("j"); w.page.reader.SelectedText() != spent {
		t.Errorf("from within a sentence j goes on to %q", w.page.reader.SelectedText())
	}
}

func TestTheKeysMarkAndSetAsideSentenceAfterSentence(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	w.worth("j")
	w.press(fyne.KeyReturn)
	if all := stored(t, path); len(all) != 1 || all[0].Appearances[0].Exact != declared {
		t.Fatalf("marked: %+v", all)
	}
	w.wantUnderlined(t, "with one marked", deadly, spent)
	w.worth("jx")
	if got := asides(t, path); got != "no-fact: "+deadly {
		t.Fatalf("set aside: %q", got)
	}
	if said := w.notice.text.Text; !strings.Contains(said, "Set aside as no fact to check: “It killed 14 people") || w.notice.action.Hidden {
		t.Errorf("the foot says %q", said)
	}
	w.wantUnderlined(t, "with one set aside", spent)
	w.worth("j")
	w.press(fyne.KeyReturn)
	w.wantUnderlined(t, "at the end")
	w.worth("j")
	if said := w.notice.text.Text; !strings.Contains(said, "No sentence worth checking is left open here") {
		t.Errorf("at the end the foot says %q", said)
	}
	w.undoing.undo() // the mark
	w.undoing.undo() // what was set aside
	w.wantUnderlined(t, "after undo", deadly, spent)
	if got := w.page.reader.SelectedText(); got != deadly || asides(t, path) != "" {
		t.Errorf("undo shows %q; set aside is %q", got, asides(t, path))
	}
	w.undoing.redo()
	w.wantUnderlined(t, "after redo", spent)
}

// The disk may be slower than the fingers: no key is lost, and each is about its own sentence.
func TestSentencesAreGoneThroughFasterThanTheDiskStores(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	disk := slow(w)
	w.worth("j")
	w.press(fyne.KeyReturn)
	w.worth("jxj")
	w.press(fyne.KeyReturn)
	if said := w.notice.text.Text; !strings.Contains(said, "Worth checking: a figure, a comparison") {
		t.Errorf("before anything is stored the foot says %q", said)
	}
	disk.goOn()
	var marked []string
	for _, d := range stored(t, path) {
		marked = append(marked, d.Appearances[0].Exact)
	}
	slices.Sort(marked)
	if got := strings.Join(marked, "|"); got != spent+"|"+declared {
		t.Errorf("marked: %s", got)
	}
	if got := asides(t, path); got != "no-fact: "+deadly {
		t.Errorf("set aside: %q", got)
	}
	w.wantUnderlined(t, "at the end")
}

func TestXOpensWhatIsSetAsideAgain(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	w.worth("jx") // the caret is right behind it now
	if got := w.label("Set Aside"); got != "Take Back What Is Set Aside" {
		t.Errorf("the menu says %q", got)
	}
	w.types("X") // with Caps Lock
	if got := asides(t, path); got != "" {
		t.Errorf("set aside is %q", got)
	}
	w.wantUnderlined(t, "opened again", declared, deadly, spent)
	if said := w.notice.text.Text; !strings.Contains(said, "No longer set aside") || w.notice.action.Hidden {
		t.Errorf("the foot says %q", said)
	}
	// Two sentences, one of them set aside, are set aside; all of what is selected being so,
	// they are opened.
	w.types("x")
	both := w.spanOf(t, declared+" Nobody minded then.")
	w.page.reader.Select(both)
	w.types("x")
	if got := asides(t, path); !strings.Contains(got, declared+" Nobody minded then.") {
		t.Errorf("set aside is %q", got)
	}
	w.page.reader.Select(w.spanOf(t, "Nobody minded then."))
	w.types("x")
	w.page.reader.Select(both)
	if got := w.label("Set Aside"); got != "Set Aside" {
		t.Errorf("with half of it set aside the menu says %q", got)
	}
	// In between the caret is in no aside.
	at := w.spanOf(t, "minded")
	at.End = at.Start
	w.page.reader.Select(at)
	w.do(t, "Set Aside as Opinion")
	if got := asides(t, path); !strings.Contains(got, "opinion: Nobody minded then.") {
		t.Errorf("set aside is %q", got)
	}
}

func TestASentenceWithAClaimIsNotSetAsideByAKeyAlone(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	w.marking.mark(w.spanOf(t, "14 people"))
	w.opening.step(1)
	w.types("x")
	if got, said := asides(t, path), w.notice.text.Text; got != "" || !strings.Contains(said, "Claim 1 stands in this sentence") {
		t.Errorf("set aside: %q; the foot says %q", got, said)
	}
	w.page.reader.Select(w.spanOf(t, "police said on Monday"))
	w.types("x")
	if got := asides(t, path); got != "no-fact: police said on Monday" {
		t.Errorf("set aside: %q", got)
	}
}

func TestWordsOutOfSightAreNotSetAside(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam+strings.Repeat("\n\nThe valley is lovely.", 200))
	w.page.reader.Select(w.spanOf(t, deadly))
	w.page.reader.SetTop(len(w.session.Version().Text) - 30)
	w.types("x")
	if got := asides(t, path); got != "" {
		t.Errorf("set aside unseen: %q", got)
	}
	w.types("x")
	if got := asides(t, path); got != "no-fact: "+deadly {
		t.Errorf("set aside: %q", got)
	}
}

func TestUnderlinesFollowTheArticle(t *testing.T) {
	unraced(t)
	w, _ := atTheDam(t, dam)
	w.worth("jx")
	w.correcting.reviseFromText(t, strings.Replace(dam, "14 people", "17 people", 1))
	if w.dots() != 0 || len(w.session.Worth()) != 0 {
		t.Error("dots stand beside another version")
	}
	w.opening.leaveComparison()
	w.wantUnderlined(t, "in the new version", strings.Replace(deadly, "14", "17", 1), spent)
	if got := w.session.Proof().Asides; len(got) != 1 || got[0].Exact != declared {
		t.Errorf("carried over is %+v", got)
	}
	w.do(t, "Compare Versions")
	w.opening.leaveComparison()
	w.wantUnderlined(t, "after a comparison", strings.Replace(deadly, "14", "17", 1), spent)

	first := w.session.ArticleID()
	makeLibraryIn(t, w, "Another", "Another\n\nExports fell by 21 percent in 2019, the bank said. It rains. It rains. It rains.")
	w.wantUnderlined(t, "in another article", "Exports fell by 21 percent in 2019, the bank said.")
	w.opening.article(first, nil)
	w.wantUnderlined(t, "back in the first", strings.Replace(deadly, "14", "17", 1), spent)
}

// makeLibraryIn imports one more article, and opens it.
func makeLibraryIn(t *testing.T, w *Window, title, text string) {
	t.Helper()
	doc, err := ingest.Bytes(t.Context(), title+".txt", []byte(text), ingest.Hints{Title: title})
	if err != nil {
		t.Fatal(err)
	}
	w.store.write(model.ImportArticle{Document: doc}, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	all, err := w.store.library.All(t.Context(), model.ShelfQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Title == title {
			w.opening.article(a.ID, nil)
		}
	}
}

func TestFurnitureAndHiddenLinesAreNeverUnderlined(t *testing.T) {
	unraced(t)
	w, _ := atTheDam(t, dam+"\n\nShare this article with 12,000 readers\n\nPhotograph: 14 people were killed in 2012, Reuters")
	if got := w.underlined(t); strings.Contains(got, "readers") || strings.Contains(got, "Reuters") {
		t.Errorf("furniture is underlined: %s", got)
	}
	w.page.reader.Select(w.spanOf(t, "Spending"))
	w.do(t, "Hide These Lines")
	w.wantUnderlined(t, "with lines hidden", declared, deadly)
	w.worth("jjjj")
	if got := w.page.reader.SelectedText(); got != deadly {
		t.Errorf("J goes to %q", got)
	}
	w.do(t, "Show Hidden Lines")
	w.wantUnderlined(t, "shown again", declared, deadly, spent)
}

// With real goroutines: what is read along comes when other things go on.
func TestKeysAreRightWhileTheArticleIsStillBeingRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "work.galley")
	makeLibrary(t, path, "First", "Second")
	w, r := openThreads(t, Options{Library: path, Editor: "Ann"})
	for range 4 {
		for _, title := range []string{"First", "Second"} {
			r.open(t, w, title)
			for _, key := range "jxJjxXj" {
				r.on(func() { w.page.reader.TypedRune(key) })
			}
		}
	}
	r.open(t, w, "First")
	r.settle()
	r.on(func() {
		version := w.session.Version().ID
		for _, a := range w.session.Proof().Asides {
			if a.VersionID != version {
				t.Errorf("%q is of another version", a.Exact)
			}
		}
		w.page.reader.Select(w.spanOf(t, "The text of First has 21,000 troops."))
		if len(w.session.Proof().Asides) > 0 {
			w.store.write(model.TakeBackAside{VersionID: version, Spans: []passage.Span{{Start: 0, End: len(w.session.Version().Text)}}}, nil)
		}
	})
	r.settle()
	r.on(func() { w.page.reader.TypedRune('x') })
	r.settle()
	r.on(func() {
		if all := w.session.Proof().Asides; len(all) != 1 || all[0].Exact != "The text of First has 21,000 troops." {
			t.Errorf("set aside: %+v", all)
		}
	})
}

func TestAThirdOfTheSentencesIsUnderlinedAtMostAndTheNextComeUp(t *testing.T) {
	unraced(t)
	var b strings.Builder
	b.WriteString("Figures")
	for i := range 12 {
		fmt.Fprintf(&b, "\n\nExports fell by %d percent in 20%d, the bank said.", 20+i, 10+i)
	}
	w, _ := atTheDam(t, b.String())
	most := 13 / 3
	for open := 12; open > 0; open-- {
		if got := len(w.session.Worth()); got != min(open, most) {
			t.Fatalf("of %d open sentences %d are underlined", open, got)
		}
		w.worth("jx")
	}
	w.wantUnderlined(t, "at the end")
}

func TestSentencesWorthCheckingCanBeSwitchedOff(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	if !w.action(t, "Sentences Worth Checking").item.Checked {
		t.Error("the menu has no tick")
	}
	w.do(t, "Sentences Worth Checking")
	w.wantUnderlined(t, "switched off")
	w.worth("j")
	if said := w.notice.text.Text; !strings.Contains(said, "switched off: see the View menu") || !w.page.reader.Selection().Empty() {
		t.Errorf("the foot says %q", said)
	}
	if w.action(t, "Sentences Worth Checking").item.Checked || w.fyne.Preferences().Bool(prefAlongFor+string(state.WorthHint)) {
		t.Error("it is not kept")
	}
	w.do(t, "Sentences Worth Checking")
	w.wantUnderlined(t, "switched on", declared, deadly, spent)
	w.fyne.Preferences().SetBool(prefAlong, false)
	w.store.show()
	w.wantUnderlined(t, "with nothing read along")
	if w.can("Sentences Worth Checking") || w.session.Reading().Version != "" {
		t.Error("with nothing read along something is")
	}
	// What is set aside is a person's doing, and goes on.
	w.page.reader.Select(w.spanOf(t, "I like"))
	w.types("x")
	if got := asides(t, path); got != "no-fact: I like" {
		t.Errorf("set aside: %q", got)
	}
}

// The dots reach from the first letter of a line to its last: a serif's stand closer in a row
// than alone.
func TestDotsReachToTheEndOfTheirLine(t *testing.T) {
	unraced(t)
	w, _ := atTheDam(t, dam)
	for _, o := range test.LaidOutObjects(w.page.reader) {
		if d, is := o.(*canvas.Text); is && len(d.Text) > 3 && strings.Trim(d.Text, ".") == "" {
			if drawn := fyne.MeasureText(d.Text, d.TextSize, d.TextStyle).Width; drawn < d.Size().Width-4 || drawn > d.Size().Width+4 {
				t.Errorf("%g of %g are dotted", drawn, d.Size().Width)
			}
		}
	}
}

func TestWhatIsUnderlinedHasAMenuOfItsOwn(t *testing.T) {
	unraced(t)
	w, path := atTheDam(t, dam)
	at := w.spanOf(t, "killed")
	at.End = at.Start
	w.page.reader.Select(at)
	w.page.reader.TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
	menu := w.win.Canvas().Overlays().Top()
	if menu == nil || w.page.reader.SelectedText() != deadly {
		t.Fatalf("there is %v, selected is %q", menu, w.page.reader.SelectedText())
	}
	var labels []string
	for _, o := range test.LaidOutObjects(menu) {
		if x, is := o.(*canvas.Text); is {
			labels = append(labels, x.Text)
		}
	}
	if got := strings.Join(labels, "|"); !strings.Contains(got, "Mark Claim") || !strings.Contains(got, "Set Aside") || !strings.Contains(got, "X") {
		t.Errorf("the menu has %q", got)
	}
	w.menuItem("Set Aside").Action()
	if got := asides(t, path); got != "no-fact: "+deadly {
		t.Errorf("set aside: %q", got)
	}
}
