package help

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/look"
)

const text = `## Marking
Press ` + "`Enter`" + ` on selected words.

## Keys
Letters work.

{{keys}}

## Searching
Words and filters.
`

var keys = []Key{{"N", "Next Claim"}, {"Ctrl+E", "Export Report"}}

func help(t *testing.T, leave func()) *Help {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	h := New(Sections(text, keys), leave)
	win := test.NewTempWindow(t, h.Content())
	win.Resize(fyne.NewSize(800, 500))
	win.Canvas().Focus(h.Search())
	return h
}

func TestTheHelpNarrowsAsOneTypes(t *testing.T) {
	h := help(t, func() {})
	for typed, want := range map[string]string{
		"": "Marking, Keys, Searching", "SEARCH": "Searching", "words": "Marking, Searching", "export": "Keys", "words selected": "Marking",
	} {
		h.search.SetText(typed)
		if got := strings.Join(h.Titles(), ", "); got != want {
			t.Errorf("%q leaves %s, want %s", typed, got, want)
		}
	}
	h.search.SetText("export")
	if got := h.Text(); !strings.Contains(got, "Ctrl+E") || strings.Contains(got, "Next Claim") {
		t.Errorf("of the keys it shows %q", got)
	}
	h.search.SetText("zebra")
	if !strings.Contains(h.none.Text, "zebra") {
		t.Errorf("where nothing fits it says %q", h.none.Text)
	}
}

func TestTheArrowsChooseASectionWhileOneTypes(t *testing.T) {
	h := help(t, func() {})
	h.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	h.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !strings.Contains(h.Text(), "Words and filters") {
		t.Errorf("it shows %q", h.Text())
	}
	h.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if !strings.Contains(h.Text(), "Next Claim") {
		t.Errorf("it shows %q", h.Text())
	}
}

func TestEscapeEmptiesTheSearchAndThenLeaves(t *testing.T) {
	left := false
	h := help(t, func() { left = true })
	h.search.SetText("keys")
	h.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if left || h.search.Text != "" || len(h.Titles()) != 3 {
		t.Errorf("left %v, %q, %q", left, h.search.Text, h.Titles())
	}
	h.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !left {
		t.Error("it is still there")
	}
}
