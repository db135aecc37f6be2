//go:build !race || long

package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/model"
)

func TestWhoCanConfirmAClaimIsNamedInPlaceByKeyboardAlone(t *testing.T) {
	w, r, path := claimed(t)
	claim := w.session.Active()
	w.do(t, "Name Who Can Confirm…")
	w.typeInto(t, "Maria Lopez")
	w.keys(fyne.KeyReturn)
	r.pass()
	d := stored(t, path)[0]
	if len(d.Confirmers) != 1 || d.Confirmers[0].Name != "Maria Lopez" {
		t.Fatalf("named are %+v", d.Confirmers)
	}
	wants(t, w.claims.Content(), "Maria Lopez", "not asked yet")
	w.do(t, "Ask a Question…")
	w.typeInto(t, "Is the figure from the census?")
	w.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // the editor
	r.pass()
	if q := stored(t, path)[0].Questions; len(q) != 1 || q[0].To != model.ToEditor || q[0].Text != "Is the figure from the census?" {
		t.Fatalf("asked is %+v", q)
	}
	wants(t, w.claims.Content(), "? To the editor: Is the figure from the census?")
	w.keys(fyne.KeyEscape)
	if w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) || w.session.Active() != claim {
		t.Errorf("the keyboard is on %T", w.win.Canvas().Focused())
	}
	w.do(t, "Name Who Can Confirm…")
	w.typeInto(t, "mar")
	w.keys(fyne.KeyReturn) // the one there is
	r.pass()
	if d := stored(t, path)[0]; len(d.Confirmers) != 1 {
		t.Errorf("named are %+v", d.Confirmers)
	}
}

func TestAQuestionIsClosedWithItsAnswerInPlace(t *testing.T) {
	w, r, path := claimed(t)
	w.store.write(model.AskQuestion{ClaimID: w.session.Active(), To: model.ToLawyer, Text: "May we print this?"}, nil)
	w.win.Canvas().Focus(rowOf(t, w, "May we print this?"))
	w.keys(fyne.KeyReturn)
	w.typeInto(t, "Yes, it was said in court.")
	w.keys(fyne.KeyReturn)
	r.pass()
	if q := stored(t, path)[0].Questions[0]; q.Open() || q.Answer != "Yes, it was said in court." {
		t.Fatalf("it is %+v", q)
	}
	wants(t, w.claims.Content(), "+ To the lawyer: May we print this?\nclosed by Ann · Yes, it was said in court.")
	w.win.Canvas().Focus(rowOf(t, w, "May we print this?"))
	w.keys(fyne.KeyDelete)
	r.pass()
	if d := stored(t, path); len(d) != 1 || len(d[0].Questions) != 0 {
		t.Errorf("left are %d claims with %+v", len(d), d[0].Questions)
	}
}

func TestACallIsNotedAtTheClaimAndReportsSayThatTheyWereAsked(t *testing.T) {
	w, r, path, claim := withMaria(t)
	w.do(t, "Note a Call…")
	w.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	w.ctrlEnter(t)
	r.pass()
	d := stored(t, path)[0]
	if len(d.Attempts) != 2 || d.Attempts[1].Attempt.PersonID != "maria" || d.Attempts[1].Attempt.Outcome != model.NoAnswer || d.Attempts[1].ClaimID != claim {
		t.Fatalf("noted is %+v", d.Attempts)
	}
	wants(t, w.claims.Content(), "Maria Lopez · harbour master · on background", "asked 2 times")
	w.win.Canvas().Focus(rowOf(t, w, "Maria Lopez"))
	w.keys(fyne.KeyReturn)
	if wide := w.claims.Content().MinSize().Width; wide > 368 { // the column in a window of 1280
		t.Errorf("a person unfolded makes the column %v wide", wide)
	}
	type said interface {
		fyne.Focusable
		AccessibilityLabel() string
	}
	var check fyne.Focusable
	says := inForm[fyne.CanvasObject](w)
	for _, one := range says {
		if one, is := one.(said); is && strings.HasPrefix(one.AccessibilityLabel(), "Say in reports: asked on 20 November 2026, no answer") {
			check = one
		}
	}
	if check == nil {
		t.Fatalf("%d checks, shown is\n%s", len(says), textsIn(w.claims.Content()))
	}
	check.TypedRune(' ')
	r.pass()
	if d := stored(t, path)[0]; !d.Attempts[0].Reported || d.Attempts[1].Reported {
		t.Errorf("reported are %+v", d.Attempts)
	}
	w.win.Canvas().Focus(rowOf(t, w, "Maria Lopez"))
	w.keys(fyne.KeyDelete)
	r.pass()
	if d := stored(t, path); len(d) != 1 || len(d[0].Confirmers) != 0 || len(d[0].Attempts) != 2 {
		t.Errorf("left is %+v", d)
	}
}

func TestACallWithSomebodyNewNamesThemToo(t *testing.T) {
	w, r, path := claimed(t)
	w.do(t, "Note a Call…")
	w.typeInto(t, "Juan")
	w.keys(fyne.KeyReturn)
	w.keys(fyne.KeyRight, fyne.KeyReturn)
	w.typeInto(t, "How far is it?")
	w.ctrlEnter(t)
	r.pass()
	d := stored(t, path)[0]
	if len(d.Confirmers) != 1 || d.Confirmers[0].Name != "Juan" || len(d.Attempts) != 1 || d.Attempts[0].Attempt.Outcome != model.Answered {
		t.Errorf("it is %+v %+v", d.Confirmers, d.Attempts)
	}
}

func TestWhatIsTypedAmongPeopleAndQuestionsIsKept(t *testing.T) {
	w, r, _, claim := withMaria(t)
	w.win.Canvas().Focus(rowOf(t, w, "Maria Lopez"))
	w.keys(fyne.KeyReturn)
	w.typeInto(t, "About 580")
	w.do(t, "Ask a Question…")
	w.typeInto(t, "Is it in kilo")
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	r.pass()
	kept := func() map[string]string {
		for _, d := range w.writing.unstored() {
			if d.kind == kindAsking && d.subject == claim {
				return d.fields()
			}
		}
		return nil
	}
	if got := kept(); got["answer.maria"] != "About 580" || got["add"] != "Is it in kilo" {
		t.Errorf("kept is %v", got)
	}
	w.opening.selectClaim(claim, true)
	r.pass()
	if got := kept(); got["answer.maria"] != "About 580" || got["add"] != "Is it in kilo" {
		t.Errorf("with the claim shown again, kept is %v", got)
	}
}

// rowOf is the line in the claim's form in which words stand.
func rowOf(t *testing.T, w *Window, words string) *control.Line {
	t.Helper()
	for _, l := range inForm[*control.Line](w) {
		if strings.Contains(l.Text(), words) {
			return l
		}
	}
	t.Fatalf("%q stands in no line of\n%s", words, textsIn(w.claims.Content()))
	return nil
}

// inForm are the controls of a kind in the claim's form.
func inForm[T fyne.CanvasObject](w *Window) (all []T) {
	for _, o := range test.LaidOutObjects(w.claims.Content()) {
		if one, is := o.(T); is && o.Visible() {
			all = append(all, one)
		}
	}
	return all
}
