package publish

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/look"
)

// shown is a table of findings in a window.
func shown(t *testing.T) (*Findings, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	f := NewFindings()
	win := test.NewTempWindow(t, f.Content())
	win.Resize(fyne.NewSize(420, 900))
	return f, win
}

func all[O fyne.CanvasObject](win fyne.Window) (found []O) {
	for _, o := range test.LaidOutObjects(win.Content()) {
		if is, ok := o.(O); ok && o.Visible() {
			found = append(found, is)
		}
	}
	return found
}

func finding(key string, claims int) Finding {
	f := Finding{Key: key, Label: "Finding " + key, Articles: 1}
	for i := range claims {
		f.Claims = append(f.Claims, Found{Article: "a", Claim: fmt.Sprint("c", i), Number: i + 1, Text: "A claim"})
	}
	return f
}

func buttons(win fyne.Window, label string) (found []*control.Button) {
	for _, b := range all[*control.Button](win) {
		if strings.HasPrefix(b.Text, label) {
			found = append(found, b)
		}
	}
	return found
}

func TestFewClaimsAreListedAndManyOnlyWhenAskedFor(t *testing.T) {
	f, win := shown(t)
	var asked Found
	f.OnShow = func(c Found) { asked = c }
	f.Show([]Finding{finding("x", 2)})
	if n := len(buttons(win, "Show")); n != 2 {
		t.Errorf("of two claims %d can be shown", n)
	}
	f.Show([]Finding{finding("x", 2), finding("y", 200)})
	if n := len(buttons(win, "Show")); n != 0 {
		t.Errorf("of many claims %d are listed without being asked for", n)
	}
	test.Tap(buttons(win, "Finding y")[0])
	show := buttons(win, "Show")
	if len(show) != mostShown {
		t.Fatalf("%d of 200 claims are listed", len(show))
	}
	test.Tap(show[1])
	if asked.Claim != "c1" || asked.Number != 2 {
		t.Errorf("shown is %+v", asked)
	}
	f.Show([]Finding{finding("y", 199)}) // what a person opened stays open
	if n := len(buttons(win, "Show")); n != mostShown {
		t.Errorf("%d claims are listed after the findings changed", n)
	}
}

func TestTheBoxThatLeavesClaimsOutStaysWhereItIs(t *testing.T) {
	f, win := shown(t)
	said := ""
	f.OnLeaveOut = func(key string, out bool) { said += fmt.Sprint(key, out, " ") }
	f.Show([]Finding{finding("x", 2), finding("y", 1)})
	box := all[*control.Check](win)[0]
	win.Canvas().Focus(box)
	test.Tap(box)
	left := finding("x", 2)
	left.LeftOut = true
	f.Show([]Finding{left, finding("y", 1)})
	if now := all[*control.Check](win)[0]; now != box || !box.Checked || win.Canvas().Focused() != box {
		t.Errorf("the box is another one (%v), is not on (%v) or lost the keyboard (%T)", now != box, !box.Checked, win.Canvas().Focused())
	}
	test.Tap(box)
	if said != "xtrue xfalse " {
		t.Errorf("said was %q", said)
	}
	heading := all[*widget.Label](win)[0].Text
	if heading != "1 thing to look at before it is published" {
		t.Errorf("with one kind left out the heading is %q", heading)
	}
}

func TestWhatIsAboutNoClaimIsASentence(t *testing.T) {
	f, win := shown(t)
	f.Show([]Finding{{Label: "No web address", Claims: []Found{{Text: "The fact check has no web address."}}}})
	if len(buttons(win, "Show")) != 0 || len(all[*control.Check](win)) != 0 || len(buttons(win, "No web address")) != 1 {
		t.Error("it has a claim to show, or to leave out")
	}
	f.Show(nil)
	if heading := all[*widget.Label](win)[0].Text; heading != "Nothing to look at before it is published." {
		t.Errorf("the heading is %q", heading)
	}
}
