package ask

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/look"
)

// window is one with an entry that has the keyboard; its canvas leaves and submits as
// the program's does.
func window(t *testing.T) (*Dialogs, fyne.Window, *control.Entry) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	entry := control.NewEntry("")
	win := test.NewTempWindow(t, entry)
	win.Resize(fyne.NewSize(900, 700))
	win.Canvas().Focus(entry)
	d := New(win, nil)
	d.SetHome(func() fyne.Focusable { return entry })
	win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch e.Name {
		case fyne.KeyEscape:
			d.Escape()
		case control.KeySubmit:
			d.Submit()
		}
	})
	return d, win, entry
}

func press(win fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// labels are the buttons on the dialog on top, in their order.
func labels(win fyne.Window) (all []string) {
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if b, is := o.(*control.Button); is {
			all = append(all, b.Text)
		}
	}
	return all
}

func tap(t *testing.T, win fyne.Window, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if b, is := o.(*control.Button); is && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", label)
}

func TestTheSafeAnswerStandsFirstAndIsWhatEscapeChooses(t *testing.T) {
	d, win, entry := window(t)
	kept, done := 0, 0
	q := Question{Title: "Discard it?", Safe: "Keep editing", Kept: func() { kept++ },
		Answers: []Answer{{Label: "Discard", Do: func() { done++ }, Danger: true}}}
	for _, leave := range []func(){
		func() { press(win, fyne.KeyReturn) },
		func() { press(win, fyne.KeyEscape) },
		func() { win.Canvas().Unfocus(); d.Escape() },
	} {
		was := kept
		d.Ask(q)
		if got := labels(win); len(got) != 2 || got[0] != "Keep editing" {
			t.Fatalf("the buttons are %q", got)
		}
		leave()
		if d.Open() || kept != was+1 || done != 0 || win.Canvas().Focused() != entry {
			t.Fatalf("open %v, kept %d, done %d, the keyboard is on %T", d.Open(), kept, done, win.Canvas().Focused())
		}
	}
	hide := d.Ask(q)
	if hide(); d.Open() || kept != 3 || done != 0 {
		t.Errorf("hidden, it is open (%v) or was answered", d.Open())
	}
	if hide(); d.Open() {
		t.Error("hidden twice, it is there again")
	}
}

func TestEnterInAFieldAndCtrlEnterSubmit(t *testing.T) {
	d, win, entry := window(t)
	for _, submit := range []func(*control.Lines){
		func(*control.Lines) { press(win, fyne.KeyReturn) },
		func(l *control.Lines) {
			win.Canvas().Focus(l)
			press(win, fyne.KeyReturn)
			if !d.Open() {
				t.Error("Enter in several lines submitted")
			}
			l.TypedShortcut(control.Submitting(fyne.KeyReturn))
		},
		func(*control.Lines) { d.Submit() },
	} {
		field, lines, done := control.NewEntry(""), control.NewLines("", 2), 0
		d.Show(Sheet{Title: "Form", Content: widget.NewForm(widget.NewFormItem("A", field), widget.NewFormItem("B", lines)),
			First: field, Submit: Answer{Label: "Save", Do: func() { done++ }}})
		submit(lines)
		if d.Open() || done != 1 || win.Canvas().Focused() != entry {
			t.Errorf("open %v, submitted %d times, the keyboard is on %T", d.Open(), done, win.Canvas().Focused())
		}
	}
}

func TestASheetThatStaysIsLeftWhenItIsHidden(t *testing.T) {
	d, win, _ := window(t)
	field := control.NewEntry("")
	shown := d.Show(Sheet{Title: "Form", Content: field, First: field, Submit: Answer{Label: "Save", Do: func() {}, Stays: true}})
	if press(win, fyne.KeyReturn); !d.Open() {
		t.Fatal("it closed before it was stored")
	}
	if shown.Hide(); d.Open() {
		t.Error("it is open still")
	}
}

func TestLeavingAsksInPlaceOnlyWhereSomethingWasTyped(t *testing.T) {
	d, win, entry := window(t)
	left := 0
	field := control.NewEntry("")
	show := func() {
		field.SetText("")
		d.Show(Sheet{Title: "Form", Content: field, First: field, Left: func() { left++ },
			Submit: Answer{Label: "Save", Do: func() {}}, Typed: func() bool { return field.Text != "" }})
	}
	show()
	if press(win, fyne.KeyEscape); d.Open() || left != 1 {
		t.Fatalf("with nothing typed it is open %v, left %d", d.Open(), left)
	}
	show()
	test.Type(field, "typed")
	press(win, fyne.KeyEscape)
	if got := labels(win); len(got) != 2 || got[0] != "Keep editing" || len(win.Canvas().Overlays().List()) != 1 {
		t.Fatalf("asked with %q, over %d things", got, len(win.Canvas().Overlays().List()))
	}
	if press(win, fyne.KeyEscape); win.Canvas().Focused() != field || field.Text != "typed" || left != 1 {
		t.Fatalf("back in the form the keyboard is on %T", win.Canvas().Focused())
	}
	tap(t, win, "Cancel")
	if tap(t, win, "Discard"); d.Open() || left != 2 || win.Canvas().Focused() != entry {
		t.Errorf("discarded, it is open %v, left %d", d.Open(), left)
	}
}

func TestNothingStacks(t *testing.T) {
	d, win, _ := window(t)
	one := func() int { return len(win.Canvas().Overlays().List()) }
	first := d.Show(Sheet{Title: "First", Content: widget.NewLabel("first")})
	second := d.Show(Sheet{Title: "Second", Content: widget.NewLabel("second")})
	d.Show(Sheet{Title: "Third", Content: widget.NewLabel("third")})
	answered := false
	hide := d.Ask(Question{Title: "About the first?", Answers: []Answer{{Label: "Yes", Do: func() { answered = true }}}})
	d.Ask(Question{Title: "Another?"})
	if one() != 1 {
		t.Fatalf("%d things are over the window", one())
	}
	hide() // the one below
	press(win, fyne.KeyEscape)
	if answered || one() != 1 {
		t.Errorf("answered %v, %d things are over the window", answered, one())
	}
	second.Hide() // while it waits
	first.Hide()
	if !shows(win, "third") || shows(win, "second") || one() != 1 {
		t.Error("what waited is not there when the first is left")
	}
	if d.Escape(); d.Open() {
		t.Error("something is over the window still")
	}
}

func shows(win fyne.Window, text string) bool {
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if l, is := o.(*widget.Label); is && l.Text == text {
			return true
		}
	}
	return false
}

func TestTheKeyboardIsInTheArticleWhereItWasNowhere(t *testing.T) {
	d, win, entry := window(t)
	win.Canvas().Unfocus()
	d.Show(Sheet{Title: "About", Content: widget.NewLabel("x")})
	if press(win, fyne.KeyEscape); win.Canvas().Focused() != entry {
		t.Errorf("it is on %T", win.Canvas().Focused())
	}
}

func TestAnotherDialogTakesThePlaceOfTheSheetForAWhile(t *testing.T) {
	d, win, _ := window(t)
	field := control.NewEntry("")
	d.Show(Sheet{Title: "Form", Content: field, First: field})
	back := d.Aside()
	if d.Open() {
		t.Fatal("the sheet is there still")
	}
	if back(); !d.Open() || win.Canvas().Focused() != field {
		t.Error("it does not come back")
	}
	if press(win, fyne.KeyEscape); d.Open() {
		t.Error("it cannot be left any more")
	}
}

func TestASheetFitsIntoASmallWindow(t *testing.T) {
	d, win, _ := window(t)
	win.Resize(fyne.NewSize(853, 533))
	tall := widget.NewLabel("line\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\n" +
		"line\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline")
	d.Show(Sheet{Title: "Tall", Content: tall, Submit: Answer{Label: "Save", Do: func() {}}})
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		if b, is := o.(*control.Button); is {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
			if bottom := at.Y + b.Size().Height; bottom > 533 {
				t.Errorf("%q ends at %v", b.Text, bottom)
			}
		}
	}
}

func TestAListIsNarrowedAsOneTypesAndEnterChooses(t *testing.T) {
	d, win, _ := window(t)
	chosen := ""
	choose := func(s string) func() { return func() { chosen = s } }
	offers := []Offer{{Name: "Archive", Aside: "3", Do: choose("archive")}, {Name: "Trash", Do: choose("trash")}}
	more := func(typed string) (Offer, bool) {
		return Offer{Name: "New " + typed, Do: choose("new")}, typed == "opium"
	}
	typeAnd := func(text string, keys ...fyne.KeyName) {
		d.Choose("List", "Name", offers, more)
		test.Type(win.Canvas().Focused(), text)
		press(win, keys...)
	}
	typeAnd("tra", fyne.KeyReturn)
	if chosen != "trash" || d.Open() {
		t.Errorf("chosen %q, open %v", chosen, d.Open())
	}
	typeAnd("", fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	if chosen != "archive" {
		t.Errorf("chosen %q", chosen)
	}
	typeAnd("opium", fyne.KeyReturn)
	if chosen != "new" {
		t.Errorf("chosen %q", chosen)
	}
	typeAnd("t", fyne.KeyEscape)
	if d.Open() {
		t.Error("Escape does not leave the list")
	}
}

func TestWithTheKeyboardOnTheListLettersGoOnInTheSearch(t *testing.T) {
	d, win, _ := window(t)
	chosen := ""
	d.Choose("List", "Name", []Offer{{Name: "Archive", Do: func() { chosen = "archive" }}, {Name: "Trash", Do: func() { chosen = "trash" }}}, nil)
	win.Canvas().FocusNext()
	test.Type(win.Canvas().Focused(), "t")
	if press(win, fyne.KeyReturn); chosen != "trash" {
		t.Errorf("chosen %q", chosen)
	}
}
