//go:build !race || long

package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/model"
)

// textsIn are the words that something shows.
func textsIn(content fyne.CanvasObject) string {
	var out []string
	for _, o := range test.LaidOutObjects(content) {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *control.Line:
			out = append(out, o.Text())
		case *widget.Label:
			out = append(out, o.Text)
		case *widget.RichText:
			out = append(out, o.String())
		case *control.Button:
			out = append(out, "["+o.Text+"]")
		}
	}
	return strings.Join(out, "\n")
}

// wants reports what is missing of what should be shown.
func wants(t *testing.T, content fyne.CanvasObject, words ...string) {
	t.Helper()
	got := textsIn(content)
	for _, want := range words {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// withMaria is a window with a claim that Maria can confirm. She was called and did not answer.
func withMaria(t *testing.T) (w *Window, r *inline, path, claim string) {
	t.Helper()
	w, r, path = claimed(t)
	claim = w.session.Active()
	role, contacts, terms := "harbour master", "+1 555 0100", model.Background
	w.store.write(model.NameConfirmer{ClaimID: claim, New: &model.AddPerson{ID: "maria", Name: "Maria Lopez",
		Fields: model.PersonFields{Role: &role, Contacts: &contacts, Terms: &terms}}}, nil)
	w.store.write(model.AddAttempt{ID: "call", PersonID: "maria", Claims: []string{claim}, Made: "2026-11-20", Way: model.ByCall,
		What: "Is it 600 miles?", Outcome: model.NoAnswer}, nil)
	return w, r, path, claim
}

func TestAPersonIsListedAndOpensInTheMiddle(t *testing.T) {
	w, r, _, _ := withMaria(t)
	w.do(t, "List of People")
	r.pass()
	wants(t, w.people.Content(), "Maria Lopez\nharbour master\n1 open", "1 person")
	w.typeInto(t, "nobody")
	r.pass()
	wants(t, w.people.Content(), "Nobody matches “nobody”.")
	w.keys(fyne.KeyEscape)
	r.pass()
	w.keys(fyne.KeyDown, fyne.KeyReturn)
	if !w.center.shows(boardPerson) {
		t.Fatal("nobody is shown in the middle")
	}
	wants(t, w.center.content, "Maria Lopez", "harbour master · on background", "without the name", "+1 555 0100",
		"Questions for Maria Lopez", "600 miles", "… no answer · 20 November 2026 · by telephone", "Is it 600 miles?")
	w.keys(fyne.KeyEscape)
	if !w.center.shows(theArticle) || w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("Escape leads to %T", w.win.Canvas().Focused())
	}
}

func TestAnAnswerTypedForAPersonBecomesEvidenceByKeyboardAlone(t *testing.T) {
	w, r, path, _ := withMaria(t)
	w.do(t, "Waiting for an Answer")
	r.pass()
	wants(t, w.waiting.Content(), "Maria Lopez · Is it 600 miles?", "… no answer · to check a fact", "1 without an answer")
	w.keys(fyne.KeyReturn)
	w.typeInto(t, "It is 580.")
	w.keys(fyne.KeyReturn) // what it does to the claim is missing yet
	w.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	r.pass()
	d := stored(t, path)[0]
	if len(d.Evidence) != 1 || d.Evidence[0].Stance != model.Refutes || !strings.Contains(d.Evidence[0].Note+d.Evidence[0].Quote, "It is 580.") {
		t.Fatalf("the evidence is %+v", d.Evidence)
	}
	wants(t, w.center.content, "Everything is answered.", "+ answered")
	wants(t, w.waiting.Content(), "Nobody is waited for.")
	if on := w.win.Canvas().Focused(); on == nil || !w.center.stop(nil).Has(on) {
		t.Errorf("the keyboard is on %T", on)
	}
}

func TestTheKeysThatSayWhatAnAnswerDoesStayWithIt(t *testing.T) {
	w, r, path, _ := withMaria(t)
	w.peopleList.open("maria", "")
	r.pass()
	w.typeInto(t, "It is 580.")
	w.do(t, "The Source Refutes the Claim") // the window has Alt+2 before the field
	if !w.center.shows(boardPerson) {
		t.Fatal("the person is left for the article")
	}
	w.keys(fyne.KeyReturn)
	r.pass()
	if d := stored(t, path)[0]; len(d.Evidence) != 1 || d.Evidence[0].Stance != model.Refutes {
		t.Errorf("the evidence is %+v", d.Evidence)
	}
}

func TestAnAnswerThatIsNotStoredIsKeptWhenAnotherPersonIsShown(t *testing.T) {
	w, r, _, claim := withMaria(t)
	w.store.write(model.NameConfirmer{ClaimID: claim, New: &model.AddPerson{ID: "juan", Name: "Juan"}}, nil)
	w.peopleList.open("maria", "")
	r.pass()
	w.typeInto(t, "It is 580.")
	w.peopleList.open("juan", "")
	r.pass()
	if got := textsIn(w.center.content); strings.Contains(got, "Maria") {
		t.Errorf("shown is\n%s", got)
	}
	if n := len(w.writing.unstored()); n != 1 || w.writing.unstored()[0].fields()["answer."+claim] != "It is 580." {
		t.Errorf("%d forms would be lost", n)
	}
	w.peopleList.open("maria", "")
	r.pass()
	if got := w.person.Typed("maria")[claim]; got != "It is 580." {
		t.Errorf("in the field is %q", got)
	}
	w.do(t, "List of Sources") // while the window shows something else
	w.store.write(model.DropConfirmer{ClaimID: claim, PersonID: "juan"}, nil)
	if got := w.person.Typed("maria")[claim]; got != "It is 580." {
		t.Errorf("after a change elsewhere in the field is %q", got)
	}
}

func TestACallIsNotedOnTheBoardByKeyboardAlone(t *testing.T) {
	w, r, path, claim := withMaria(t)
	w.peopleList.open("maria", "")
	r.pass()
	pressIn(t, w.person.Content(), "Note a call…")
	w.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn) // will she call back? she declined
	w.typeInto(t, "How long is the border?")
	w.ctrlEnter(t)
	r.pass()
	attempts := stored(t, path)[0].Attempts
	if len(attempts) != 2 || attempts[1].Attempt.Outcome != model.Declined || attempts[1].ClaimID != claim ||
		attempts[1].Attempt.What != "How long is the border?" {
		t.Fatalf("noted is %+v", attempts)
	}
	wants(t, w.person.Content(), "× declined")
	w.undoing.undo()
	r.pass()
	if n := len(stored(t, path)[0].Attempts); n != 1 {
		t.Errorf("after Undo there are %d", n)
	}
}

func TestSomebodyOfAKnownNameIsAskedAbout(t *testing.T) {
	w, r, _, _ := withMaria(t)
	w.do(t, "New Person…")
	w.typeInto(t, "maria lopez")
	w.keys(fyne.KeyReturn)
	r.pass()
	if !(&keyed{T: t, w: w}).asked("Add another “maria lopez”") {
		t.Fatal("nothing is asked")
	}
	test.Tap(button(t, w, "Add another “maria lopez”"))
	r.pass()
	wants(t, w.person.Content(), "maria lopez", "Somebody else has this name: harbour master")
	pressIn(t, w.person.Content(), "Merge into this one")
	r.pass()
	if got := textsIn(w.person.Content()); strings.Contains(got, "Somebody else") || !strings.Contains(got, "600 miles") {
		t.Errorf("shown is\n%s", got)
	}
}

// pressIn presses the button of a label in something.
func pressIn(t *testing.T, in fyne.CanvasObject, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(in) {
		if b, is := o.(*control.Button); is && b.Text == label && b.Visible() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q in\n%s", label, textsIn(in))
}

// ctrlEnter presses Ctrl+Enter in what has the keyboard.
func (w *Window) ctrlEnter(t *testing.T) { (&keyed{T: t, w: w}).ctrlEnter() }
