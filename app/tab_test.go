package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
)

// tab presses Tab as Fyne's driver hands it over: to a field that takes it, else
// to the canvas, which moves on.
func tab(w *Window) {
	c := w.win.Canvas()
	if t, is := c.Focused().(fyne.Tabbable); is && t.AcceptsTab() {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		return
	}
	c.FocusNext()
}

func TestTabLeavesEveryFieldOfTheSourceCard(t *testing.T) {
	unraced(t)
	w, _, _ := claimed(t)
	w.sourcing.add(w.session.Active())
	pressInCard(t, w, "More")
	w.sourcing.add(w.session.Active()) // which gives it the keyboard again
	fields := 0
	for range 40 {
		was := w.win.Canvas().Focused()
		if !w.claims.InCard(was) {
			break
		}
		if _, is := was.(fyne.Tabbable); is {
			fields++
			test.Type(was, "x")
		}
		if tab(w); w.win.Canvas().Focused() == was {
			t.Fatalf("Tab stays in %T", was)
		}
	}
	if fields < 11 {
		t.Errorf("Tab reached %d fields", fields)
	}
	for _, o := range test.LaidOutObjects(w.claims.Content()) {
		if e, is := o.(*control.Entry); is && strings.Contains(e.Text, "\t") {
			t.Errorf("a tab was typed: %q", e.Text)
		}
	}
}

func TestTabLeavesTheTextsOfAClaim(t *testing.T) {
	unraced(t)
	w, _, _ := claimed(t)
	for _, field := range []fyne.Focusable{w.claims.FocusWording(), w.claims.FocusReasoning()} {
		w.win.Canvas().Focus(field)
		if tab(w); w.win.Canvas().Focused() == field {
			t.Errorf("Tab stays in %T", field)
		}
	}
}
