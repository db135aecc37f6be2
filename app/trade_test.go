//go:build !race || long

package app

import (
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/model"
)

// neverUsed is a window on the story where Galley was never started before.
func neverUsed(t *testing.T) *Window {
	t.Helper()
	first, _, path := opened(t)
	first.Close()
	w := New(test.NewTempApp(t), newRunner(), Options{Library: path, Editor: "Ann"})
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	t.Cleanup(func() {
		if !w.closing {
			w.end()
		}
	})
	return w
}

// typeKey presses a key on what has the keyboard.
func typeKey(w *Window, key fyne.KeyName) {
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

// offerWith is the list of choices on show that has one of a name.
func offerWith(t *testing.T, w *Window, name string) *control.Select {
	t.Helper()
	for _, s := range within[*control.Select](w) {
		if slices.Contains(s.Options, name) {
			return s
		}
	}
	t.Fatalf("nothing offers %q", name)
	return nil
}

func TestTheFirstStartAsksWhenAPersonChecksAndTheKeyboardAnswers(t *testing.T) {
	w := neverUsed(t)
	if !w.asking.content.Visible() || w.dialogs.Open() {
		t.Fatalf("asked: %v, over the window: %v", w.asking.content.Visible(), w.dialogs.Open())
	}
	w.dialogs.Home()
	w.marking.mark(w.spanOf(t, "600 miles"))
	if got := scaleOffered(t, w); got != model.DefaultScale {
		t.Errorf("before the answer it is %s", got)
	}
	for range 12 { // F6 comes to the question
		if w.win.Canvas().Focused() == fyne.Focusable(w.asking.first) {
			break
		}
		w.keyboard.typedKey(fyne.KeyF6)
	}
	typeKey(w, fyne.KeySpace)
	if w.asking.content.Visible() || w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("answered: asked still %v, the keyboard is on %T", w.asking.content.Visible(), w.win.Canvas().Focused())
	}
	if got := scaleOffered(t, w); got != model.DeskScale {
		t.Errorf("after the answer it is %s", got)
	}
	again := New(w.fyne, newRunner(), Options{Library: w.store.library.Path(), Editor: "Ann"})
	defer again.end()
	if again.asking.content.Visible() {
		t.Error("the next start asks again")
	}
}

func TestTheQuestionStaysUntilItIsAnsweredAndCanBePutAway(t *testing.T) {
	w := neverUsed(t)
	path := w.store.library.Path()
	again := New(w.fyne, newRunner(), Options{Library: path, Editor: "Ann"})
	if !again.asking.content.Visible() {
		t.Fatal("the second start does not ask")
	}
	again.win.Show()
	for _, b := range buttonsIn(again.asking.content, "Put away") {
		test.Tap(b)
	}
	if again.asking.content.Visible() || tradeOf(again.fyne.Preferences()) != noTrade {
		t.Errorf("put away it is there: %v, chosen is %q", again.asking.content.Visible(), tradeOf(again.fyne.Preferences()))
	}
	again.end()
	third := New(w.fyne, newRunner(), Options{Library: path, Editor: "Ann"})
	defer third.end()
	if third.asking.content.Visible() {
		t.Error("what was put away is back")
	}
}

func TestTheFirstStepsWaitForTheAnswer(t *testing.T) {
	w := New(test.NewTempApp(t), newRunner(), Options{Library: filepath.Join(t.TempDir(), "new.galley"), Editor: "Ann"})
	defer w.end()
	w.win.Resize(fyne.NewSize(1280, 800))
	w.win.Show()
	if !w.asking.content.Visible() || w.steps.content.Visible() {
		t.Fatalf("asked %v, first steps %v", w.asking.content.Visible(), w.steps.content.Visible())
	}
	test.Tap(w.asking.first)
	if w.asking.content.Visible() || !w.steps.content.Visible() {
		t.Errorf("answered: asked %v, first steps %v", w.asking.content.Visible(), w.steps.content.Visible())
	}
}

func TestWhoUsedGalleyBeforeIsNotAsked(t *testing.T) {
	a := test.NewTempApp(t)
	a.Preferences().SetStringList(prefRecent, []string{"/somewhere/desk.galley"})
	w := New(a, newRunner(), Options{Library: filepath.Join(t.TempDir(), "new.galley"), Editor: "Ann"})
	defer w.end()
	if w.asking.content.Visible() {
		t.Error("they are asked")
	}
}

func TestBeforePublicationTheSpeakerIsFoldedWhereTheWordsAreTheAuthorsOwn(t *testing.T) {
	w, _, _ := opened(t)
	byline := "By Jane Doe and Joe Bloggs"
	w.store.write(model.EditArticle{ID: w.session.ArticleID(), Byline: &byline}, nil)
	w.do(t, "Before Publication")
	w.marking.mark(w.spanOf(t, "600 miles"))
	id := w.session.Active()
	shown := func() bool {
		layOut(w)
		w.dialogs.Home()
		defer w.dialogs.Home()
		for range 200 { // Tab comes to what is shown
			w.win.Canvas().FocusNext()
			at := w.win.Canvas().Focused()
			of := reflect.Indirect(reflect.ValueOf(at))
			if of.FieldByName("PlaceHolder").IsValid() && of.FieldByName("PlaceHolder").String() == "Who said it" {
				return true
			}
			if at == fyne.Focusable(w.page.reader) {
				break
			}
		}
		return false
	}
	says := func(who string) {
		w.store.write(model.EditClaim{ID: id, Speaker: &who}, nil)
	}
	if shown() {
		t.Error("nobody stands there, and the field is shown")
	}
	if says("Jane Doe"); shown() {
		t.Error("the author's own words show the field")
	}
	if says("The minister"); !shown() {
		t.Error("the minister's words do not show who said them")
	}
	says("")
	if w.do(t, "After Publication"); !shown() {
		t.Error("after publication the field is folded")
	}
	w.do(t, "Before Publication")
	w.dialogs.Home()
	w.page.reader.TypedRune('l')
	if !w.claims.Unfolded() {
		t.Fatal("L does not come to the folded field")
	}
	test.Type(w.win.Canvas().Focused(), "The envoy")
	typeKey(w, fyne.KeyEscape)
	if d, _ := w.session.Dossier(id); d.Claim.Speaker != "The envoy" {
		t.Errorf("stored is %q", d.Claim.Speaker)
	}
}

func TestPreferencesChangeTheTradeWithItsScale(t *testing.T) {
	w, _, _ := opened(t)
	for _, c := range []struct{ trade, scale, id string }{
		{"Before publication", "Checking desk", model.DeskScale}, {"After publication", "Truth", model.DefaultScale},
	} {
		w.do(t, "Preferences…")
		scale := offerWith(t, w, "Checking desk")
		offerWith(t, w, c.trade).SetSelected(c.trade)
		if scale.Selected != c.scale {
			t.Errorf("%s: the scale offered is %s", c.trade, scale.Selected)
		}
		test.Tap(button(t, w, "Save"))
		if got := w.fyne.Preferences().String(prefScale); got != c.id || tradeOf(w.fyne.Preferences()) == noTrade {
			t.Errorf("%s: kept %q, %q", c.trade, got, tradeOf(w.fyne.Preferences()))
		}
	}
	w.do(t, "Preferences…")
	offerWith(t, w, "Before publication").SetSelected("Before publication")
	offerWith(t, w, "Checking desk").SetSelected("Truth")
	test.Tap(button(t, w, "Save"))
	if got := w.fyne.Preferences().String(prefScale); got != model.DefaultScale && got != "" || !isBefore(w.fyne.Preferences()) {
		t.Errorf("a scale chosen beside the trade: kept %q, %v", got, isBefore(w.fyne.Preferences()))
	}
}

func TestBeforePublicationTheCopiesAreExportedFirst(t *testing.T) {
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	first := func() (options []string, chosen string) {
		w.exporting.exportOpen()
		offer := offerWith(t, w, "PDF")
		defer w.dialogs.Escape()
		return offer.Options[:3], offer.Selected
	}
	usual, chosen := first()
	if usual[0] != "Web page (HTML)" || chosen != usual[0] {
		t.Errorf("after publication %q, chosen %q", usual, chosen)
	}
	w.do(t, "Before Publication")
	desk, chosen := first()
	want := []string{"Checked copy of the author's file", "Checking copy of the author's file", "Checking copy to print (PDF)"}
	if !slices.Equal(desk, want) || chosen != want[2] { // the story came from no Word file
		t.Errorf("before publication %q, chosen %q", desk, chosen)
	}
	w.exporting.exportOpen()
	offerWith(t, w, "PDF").SetSelected("Markdown")
	w.exporting.prefs.SetString(prefDesk, `{"kind":"md"}`)
	w.dialogs.Escape()
	if w.dialogs.Open() {
		test.Tap(button(t, w, "Discard"))
	}
	if _, chosen := first(); chosen != "Markdown" {
		t.Errorf("the choice before is not kept: %q", chosen)
	}
	w.do(t, "After Publication")
	if _, chosen := first(); chosen != "Web page (HTML)" {
		t.Errorf("one trade's choice is the other's: %q", chosen)
	}
}
