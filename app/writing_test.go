package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestRGoesOnWritingBehindTheReasoning(t *testing.T) {
	w, r, path := opened(t)
	drag(t, w, w.spanOf(t, "600 miles"))
	w.press(fyne.KeyReturn)
	test.Type(w.claims.FocusReasoning(), "Measured.")
	r.pass()
	w.press(fyne.KeyEscape)
	w.win.Canvas().Unfocus()
	w.keyboard.typedRune('r')
	test.Type(w.win.Canvas().Focused(), " Twice.")
	r.pass()
	if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "Measured. Twice." {
		t.Errorf("the reasoning in the file is %q", v.Reasoning)
	}
}

func TestEnterSavesWhatIsKnownOfTheArticle(t *testing.T) {
	w, _, _ := opened(t)
	w.details.edit()
	title, ok := w.win.Canvas().Focused().(*widget.Entry)
	if !ok {
		t.Fatal("no field has the keyboard")
	}
	title.SetText("Envoys meet again")
	title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := w.session.Proof().Article.Title; got != "Envoys meet again" {
		t.Errorf("the headline is %q", got)
	}
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still there")
	}
}
