package ask

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

func window(t *testing.T) (*Dialogs, fyne.Window, *widget.Entry) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	entry := widget.NewEntry()
	win := test.NewTempWindow(t, entry)
	win.Resize(fyne.NewSize(900, 700))
	win.Canvas().Focus(entry)
	return New(win), win, entry
}

// labels are the buttons on the dialog on top, in their order.
func labels(win fyne.Window) (all []string) {
	for _, o := range test.LaidOutObjects(win.Canvas().Overlays().Top()) {
		switch b := o.(type) {
		case *widget.Button:
			all = append(all, b.Text)
		case *Safe:
			all = append(all, b.Text)
		}
	}
	return all
}

func TestTheSafeAnswerStandsFirstAndIsWhatEscapeChooses(t *testing.T) {
	d, win, entry := window(t)
	kept, done := 0, 0
	q := Question{Title: "Discard it?", Safe: "Keep editing", Kept: func() { kept++ }, Answers: []Answer{{"Discard", func() { done++ }}}}
	for _, leave := range []func(){
		func() { win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) },
		func() { win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
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
}

func TestEscapeLeavesTheDialogOnTopAlone(t *testing.T) {
	d, _, _ := window(t)
	below := d.Plain("Below", widget.NewLabel("x"))
	below.Show()
	left := 0
	d.OnEscape(func() {
		left++
		below.Hide()
	})
	d.Ask(Question{Title: "Above?"})
	d.Escape()
	if left != 0 || !d.Open() {
		t.Fatal("Escape left the dialog below too")
	}
	d.Escape()
	if left != 1 || d.Open() {
		t.Fatal("the dialog below cannot be left any more")
	}
	other := d.Plain("No way out", widget.NewLabel("x"))
	other.Show()
	if d.Escape(); !d.Open() || left != 1 {
		t.Error("Escape left a dialog that it does not leave")
	}
}

func TestAListIsNarrowedAsOneTypesAndEnterChooses(t *testing.T) {
	d, win, _ := window(t)
	chosen := ""
	choose := func(s string) func() { return func() { chosen = s } }
	offers := []Offer{{"Archive", "3", choose("archive")}, {"Trash", "", choose("trash")}}
	more := func(typed string) (Offer, bool) {
		return Offer{Name: "New " + typed, Do: choose("new")}, typed == "opium"
	}
	typeAnd := func(text string, keys ...fyne.KeyName) {
		d.Choose("List", "Name", offers, more)
		test.Type(win.Canvas().Focused(), text)
		for _, k := range keys {
			win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
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
}
