package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/model"
)

// inCard are the objects of the card in which a source is put on the claim.
func inCard(w *Window) []fyne.CanvasObject { return test.LaidOutObjects(w.claims.Content()) }

// cardField is the field of the open card with a hint, under More too.
func cardField(t *testing.T, w *Window, hint string) *widget.Entry {
	t.Helper()
	for range 2 {
		for _, o := range inCard(w) {
			var e *widget.Entry
			switch o := o.(type) {
			case *control.Entry:
				e = &o.Entry
			case *control.Lines:
				e = &o.Entry.Entry
			case *control.Completing:
				e = &o.Entry.Entry
			}
			if e != nil && e.PlaceHolder == hint {
				return e
			}
		}
		pressInCard(t, w, "More")
	}
	t.Fatalf("the card has no field %q", hint)
	return nil
}

func pressInCard(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, o := range inCard(w) {
		if b, is := o.(*control.Button); is && b.Text == label && b.Visible() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("the card has no button %q", label)
}

func typeIntoCard(t *testing.T, w *Window, text string) {
	t.Helper()
	if !w.claims.InCard(w.win.Canvas().Focused()) {
		t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
	}
	test.Type(w.win.Canvas().Focused(), text)
}

// shortcut presses a shortcut as Fyne's driver hands it over: the menu first, then
// what has the keyboard.
func (w *Window) shortcut(key fyne.KeyName, with fyne.KeyModifier) {
	pressed := &desktop.CustomShortcut{KeyName: key, Modifier: with}
	for i := range w.bar.actions {
		if a := &w.bar.actions[i]; a.key != nil && a.key.ShortcutName() == pressed.ShortcutName() {
			if a.can() {
				a.item.Action()
			}
			return
		}
	}
	if s, is := w.win.Canvas().Focused().(fyne.Shortcutable); is {
		s.TypedShortcut(pressed)
	}
}

// The path of a claim from its words to its verdict, with a new source: the keys are
// counted that are pressed besides typing.
func TestAClaimWithANewSourceTakesFewKeys(t *testing.T) {
	w, _, path := opened(t)
	keys := 0
	key := func(name fyne.KeyName) {
		keys++
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
	letter := func(r rune) {
		keys++
		w.win.Canvas().Focused().TypedRune(r)
	}
	next := func() {
		keys++
		w.win.Canvas().FocusNext()
	}
	drag(t, w, w.spanOf(t, "600 miles"))
	w.win.Canvas().Focus(w.page.reader)
	key(fyne.KeyReturn)
	letter('s')
	w.typeInto(t, "Jo Smith, “Along the border”, The Planet, 31 March 2009")
	keys++
	w.shortcut(fyne.Key2, fyne.KeyModifierAlt)
	next()
	next()
	w.typeInto(t, "It is 936 km long.")
	next()
	w.typeInto(t, "p. 14")
	keys++
	w.shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault)
	letter('2')
	got := stored(t, path)
	if len(got) != 1 || len(got[0].Evidence) != 1 {
		t.Fatalf("stored: %+v", got)
	}
	e := got[0].Evidence[0]
	if e.Stance != model.Refutes || e.Quote != "It is 936 km long." || e.Locator != "p. 14" || e.Source.Title != "Along the border" ||
		e.Source.Publisher != "The Planet" || e.Source.Author != "Jo Smith" || e.Source.Published != "2009-03-31" {
		t.Errorf("stored: %+v", e)
	}
	if v, rated := got[0].Verdict(); !rated || v.Rating == "" {
		t.Error("the claim is not rated")
	}
	if keys > 10 {
		t.Errorf("%d keys besides typing", keys)
	}
}

func TestASourceOfTheLibraryIsPutOnAClaim(t *testing.T) {
	unraced(t)
	w, _, path := claimed(t)
	w.store.write(model.AddSource{Fields: model.SourceFields{Title: new("World Drug Report"), URL: new("https://un.example/wdr")}}, nil)
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "http://www.un.example/wdr/")
	w.keys(fyne.KeyDown, fyne.KeyReturn)
	w.shortcut(fyne.Key3, fyne.KeyModifierAlt)
	w.shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault)
	got := stored(t, path)[0].Evidence
	if len(got) != 1 || got[0].Source.Title != "World Drug Report" || got[0].Stance != model.Context {
		t.Errorf("stored: %+v", got)
	}
	if w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("the keyboard is on %T", w.win.Canvas().Focused())
	}
}

func TestWhatIsTypedIntoTheCardSurvivesGoingToAnotherClaim(t *testing.T) {
	unraced(t)
	w, _, _ := claimed(t)
	first := w.session.Active()
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	second := w.session.Active()
	w.opening.selectClaim(first, true)
	w.sourcing.add(first)
	typeIntoCard(t, w, "World Drug Report")
	w.shortcut(fyne.Key2, fyne.KeyModifierAlt)
	w.opening.selectClaim(second, true)
	if w.claims.Choosing() {
		t.Error("the other claim has the card too")
	}
	if n := len(w.writing.unstored()); n != 1 {
		t.Errorf("%d forms are kept", n)
	}
	w.opening.selectClaim(first, true)
	if got := cardField(t, w, "Address, citation or title").Text; got != "World Drug Report" {
		t.Errorf("there stands %q", got)
	}
	pressInCard(t, w, "Attach")
	w.opening.selectClaim(second, true)
	w.opening.selectClaim(first, true)
	if w.claims.Choosing() || len(w.writing.unstored()) > 0 {
		t.Error("what was attached is kept")
	}
}

func TestASourceOnAClaimIsEditedInPlace(t *testing.T) {
	unraced(t)
	w, r, path := claimed(t)
	title := "A map"
	w.store.write(model.AttachSource{ClaimID: w.session.Active(), Stance: model.Supports,
		New: &model.AddSource{Fields: model.SourceFields{Title: &title}}}, nil)
	var row fyne.Focusable
	for _, o := range inCard(w) {
		if f, is := o.(interface {
			fyne.Focusable
			ShowMenu()
		}); is {
			row = f
		}
	}
	if row == nil {
		t.Fatal("the claim shows no source")
	}
	w.win.Canvas().Focus(row)
	w.win.Canvas().Focused().TypedRune('e')
	w.typeInto(t, "936 km")
	r.pass()
	w.shortcut(fyne.Key2, fyne.KeyModifierAlt)
	if got := stored(t, path)[0].Evidence[0]; got.Quote != "936 km" || got.Stance != model.Refutes {
		t.Errorf("stored: %+v", got)
	}
	w.win.Canvas().Focus(row)
	w.keys(fyne.KeyReturn)
	if w.win.Canvas().Focused() != row {
		t.Errorf("Enter does not fold it: %T has the keyboard", w.win.Canvas().Focused())
	}
}

func TestCtrlEnterAttachesFromEveryControlOfTheCard(t *testing.T) {
	w, _, path := claimed(t)
	w.sourcing.add(w.session.Active())
	typeIntoCard(t, w, "World Drug Report")
	w.shortcut(fyne.Key1, fyne.KeyModifierAlt)
	pressInCard(t, w, "More")
	for _, o := range inCard(w) {
		if c, is := o.(*control.Check); is {
			w.win.Canvas().Focus(c)
		}
	}
	if _, is := w.win.Canvas().Focused().(*control.Check); !is {
		t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
	}
	w.keyboard.typedKey(control.KeySubmit) // Ctrl+Enter on a control that takes no shortcuts
	if got := stored(t, path)[0].Evidence; len(got) != 1 {
		t.Errorf("stored: %+v", got)
	}
}
