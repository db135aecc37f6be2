//go:build !race || long

package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/app/state"
	"galley/model"
)

// said is what stands at the foot of the window.
func (w *Window) said() string { return w.notice.text.Text }

func TestJGoesThroughTheOpenSentencesAndSaysWhatToDo(t *testing.T) {
	w, _ := atTheDam(t, dam)
	for i, step := range []struct{ key, words, says string }{
		{"j", "The dam that broke", "Nobody looked"},
		{"j", declared, "Worth checking: a date. Enter marks it, X sets it aside."},
		{"j", "Nobody minded then.", "Nobody looked at this sentence yet. Enter marks it, X sets it aside."},
		{"j", deadly, "Worth checking: a figure"},
		{"J", "Nobody minded then.", "Nobody looked"},
		{"J", declared, "a date"},
		{"J", "The dam that broke", "Nobody looked"},
		{"J", "Nobody wanted to talk.", "Nobody looked"}, // round the beginning
		{"j", "The dam that broke", "Nobody looked"},     // round the end
	} {
		if w.types(step.key); w.page.reader.SelectedText() != step.words || !strings.Contains(w.said(), step.says) {
			t.Errorf("step %d, %s: selected is %q; said is %q", i+1, step.key, w.page.reader.SelectedText(), w.said())
		}
	}
}

// The keyboard alone goes over an article: every sentence is marked and rated, or set aside. Then nothing is open.
func TestAnArticleIsGoneOverSentenceBySentence(t *testing.T) {
	w, path := atTheDam(t, dam)
	words := w.session.Coverage().Words
	if words.Open == 0 || words.Open != words.Total() {
		t.Fatalf("at first: %+v", words)
	}
	marked := 0
	for range 11 {
		w.types("j")
		switch said := w.page.reader.SelectedText(); said {
		case declared, deadly, spent:
			w.press(fyne.KeyReturn)
			w.types("1")
			marked++
		case "":
			t.Fatalf("nothing is selected: %s", w.said())
		default:
			w.types("x")
		}
	}
	if now := w.session.Coverage().Words; now.Open != 0 || now.Done == 0 || now.Total() != words.Total() || marked != 3 {
		t.Errorf("at the end: %+v, %d marked, set aside: %s", now, marked, asides(t, path))
	}
	if w.types("j"); w.said() != "Every sentence was looked at: it is done, or set aside." {
		t.Errorf("then the foot says %q", w.said())
	}
	w.undoing.undo()
	if w.types("j"); w.page.reader.SelectedText() == "" || strings.Contains(w.said(), "Every sentence") {
		t.Errorf("after undo: %q, %q", w.page.reader.SelectedText(), w.said())
	}
}

func TestJSaysWhichClaimStandsInAnOpenSentence(t *testing.T) {
	w, path := atTheDam(t, dam)
	w.types("jj")
	w.press(fyne.KeyReturn)
	if w.types("J"); w.page.reader.SelectedText() != declared || w.said() != "Claim 1 stands in this sentence and is not checked yet." {
		t.Errorf("%q, %q", w.page.reader.SelectedText(), w.said())
	}
	w.page.reader.Select(w.spanOf(t, "Nobody minded"))
	if w.types("x"); asides(t, path) != "no-fact: Nobody minded" {
		t.Fatalf("set aside is %q: %s; %+v", asides(t, path), w.said(), w.session.Coverage().Words)
	}
	w.page.reader.Select(w.spanOf(t, "The dam that broke"))
	if w.types("jj"); w.page.reader.SelectedText() != "Nobody minded then." || !strings.HasPrefix(w.said(), "1 word open in this sentence.") {
		t.Errorf("%q, %q", w.page.reader.SelectedText(), w.said())
	}
}

// The disk may be slower than the fingers.
func TestOpenSentencesAreGoneThroughFasterThanTheDiskStores(t *testing.T) {
	w, path := atTheDam(t, dam)
	disk := slow(w)
	w.types("jjxjxJ")
	if got := w.page.reader.SelectedText(); got != "The dam that broke" {
		t.Errorf("what is being set aside is gone to again: %q", got)
	}
	disk.goOn()
	if got := asides(t, path); got != "no-fact: "+declared+"; no-fact: Nobody minded then." {
		t.Errorf("set aside: %q", got)
	}
}

// wordsShown is what stands above the article about its words.
func (w *Window) wordsShown(t *testing.T) *control.Button {
	t.Helper()
	want := state.WordsOpen(w.session.Coverage().Words)
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if b, is := o.(*control.Button); is && b.Visible() && b.Text == want {
			return b
		}
	}
	t.Fatalf("“%s” does not stand above the article", want)
	return nil
}

func TestTheArticleAndItsRowSayHowManyWordsWereLookedAt(t *testing.T) {
	w, _ := atTheDam(t, dam)
	total := w.session.Coverage().Words.Total()
	b := w.wordsShown(t)
	if b.Tip != state.WordsLine(model.WordCount{Open: total}) {
		t.Errorf("the tip is %q", b.Tip)
	}
	w.win.Canvas().Focus(b)
	if b.Tapped(nil); w.page.reader.SelectedText() != "The dam that broke" && w.page.reader.SelectedText() != declared {
		t.Errorf("pressing it selects %q", w.page.reader.SelectedText())
	}
	w.page.reader.Select(w.spanOf(t, declared))
	w.types("x")
	if b = w.wordsShown(t); b.Tip != state.WordsLine(model.WordCount{Open: total - 8, Aside: 8}) {
		t.Errorf("then the tip is %q", b.Tip)
	}
	w.do(t, "Go to the List")
	heard, want := w.heard(), state.WordsLine(model.WordCount{Open: total - 8, Aside: 8})
	if !strings.Contains(heard, want) || !strings.Contains(heard, "The dam that broke") {
		t.Errorf("heard is %q, not %q", heard, want)
	}
}

func TestTheListIsSortedByWordsOpenFromTheMenu(t *testing.T) {
	w, _ := atTheDam(t, dam)
	w.do(t, "Sort by Most Words Open")
	if w.session.List().Query.Sort != model.SortWords || !w.action(t, "Sort by Most Words Open").item.Checked {
		t.Errorf("sorted by %q", w.session.List().Query.Sort)
	}
}
