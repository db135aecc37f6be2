//go:build !race || long

package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/model"
)

// TestTheBoardOfAPersonKeepsTheContract walks one person in the middle of the window by Tab, with the card
// that notes a call open.
func TestTheBoardOfAPersonKeepsTheContract(t *testing.T) {
	w, r, _, _ := withMaria(t)
	k := newKeyed(t, w)
	open := func() {
		k.closeAll()
		w.peopleList.open("maria", "")
		r.pass()
		w.person.NoteCall(nil)
		r.pass()
	}
	open()
	area := w.center.stop(nil)
	walked := 0
	for _, at := range k.stops() {
		open()
		if !area.Has(at) {
			continue
		}
		walked++
		w.win.Canvas().Focus(at)
		k.ringIsSeen(at)
		if k.press(fyne.KeyF6); k.focused() == at {
			t.Errorf("F6 stays on %s", named(at))
		}
		w.win.Canvas().Focus(at)
		for range 3 { // the card, then the board
			if k.press(fyne.KeyEscape); w.dialogs.Open() {
				test.Tap(button(t, w, "Discard"))
			}
			if k.focused() == fyne.Focusable(w.page.reader) {
				break
			}
		}
		if k.focused() != fyne.Focusable(w.page.reader) || !w.center.shows(theArticle) {
			t.Errorf("Escape from %s leads to %T", named(at), k.focused())
		}
	}
	if walked < 12 {
		t.Errorf("only %d controls of the board are reached by Tab", walked)
	}
}

// TestThePartForPeopleAndQuestionsKeepsTheContract walks it in the claim's form, all unfolded.
func TestThePartForPeopleAndQuestionsKeepsTheContract(t *testing.T) {
	w, r, _, claim := withMaria(t)
	w.store.write(model.AskQuestion{ClaimID: claim, To: model.ToAuthor, Text: "Is it?"}, nil)
	k := newKeyed(t, w)
	rated := 0
	w.keyboard.rate = func(int) { rated++ }
	open := func() {
		k.closeAll()
		w.opening.selectClaim(claim, true)
		for _, words := range []string{"Maria", "Is it?"} {
			if l := rowOf(t, w, words); !strings.Contains(l.Text(), "closed") {
				w.win.Canvas().Focus(l)
			}
		}
		w.claims.Ask(0)
		w.claims.NoteCall()
		r.pass()
	}
	open()
	for _, words := range []string{"Maria", "Is it?"} {
		w.win.Canvas().Focus(rowOf(t, w, words))
		w.keys(fyne.KeyReturn)
	}
	layOut(w)
	for _, at := range k.stops() {
		w.claims.Ask(0) // Escape closes both
		w.claims.NoteCall()
		r.pass()
		if o := at.(fyne.CanvasObject); !(control.Stop{Area: w.claims.Content()}).Has(at) || !o.Visible() {
			continue
		}
		w.win.Canvas().Focus(at)
		r.pass() // what was opened is brought into view once it is laid out
		if _, line := at.(*control.Line); line || w.claims.InCall(at) || strings.Contains(fmt.Sprintf("%T", at), "people.") {
			k.ringIsSeen(at)
		}
		if was := rated; !isText(at) {
			if at.TypedRune('2'); rated != was+1 {
				t.Errorf("a digit on %s does not come to the window", named(at))
			}
		}
		w.win.Canvas().Focus(at)
		if k.press(fyne.KeyF6); k.focused() == at {
			t.Errorf("F6 stays on %s", named(at))
		}
		w.win.Canvas().Focus(at)
		for range 3 {
			if k.press(fyne.KeyEscape); w.dialogs.Open() {
				k.closeAll()
			}
			if k.focused() == fyne.Focusable(w.page.reader) {
				break
			}
		}
		if k.focused() != fyne.Focusable(w.page.reader) {
			t.Errorf("Escape from %s leads to %T", named(at), k.focused())
		}
	}
}

// TestTheFormsOfPeopleKeepTheContract is the same for what the board opens over the window.
func TestTheFormsOfPeopleKeepTheContract(t *testing.T) {
	w, r, _, _ := withMaria(t)
	for name, open := range map[string]func(){
		"a person":      func() { w.peopleList.edit("maria") },
		"the questions": func() { w.peopleList.print("maria", "") },
	} {
		t.Run(name, func(t *testing.T) { newKeyed(t, w).holds(open) })
	}
	r.pass()
}
