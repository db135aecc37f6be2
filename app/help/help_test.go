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

func help(t *testing.T) *Help {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	h := New(Sections(text, keys))
	win := test.NewTempWindow(t, h.Content())
	win.Resize(fyne.NewSize(800, 500))
	win.Canvas().Focus(h.Search())
	return h
}

func TestTheHelpNarrowsAsOneTypes(t *testing.T) {
	h := help(t)
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
	h := help(t)
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

func TestEscapeGoesToTheWindow(t *testing.T) {
	h := help(t)
	left := false
	fyne.CurrentApp().Driver().CanvasForObject(h.search).SetOnTypedKey(func(e *fyne.KeyEvent) { left = e.Name == fyne.KeyEscape })
	h.search.SetText("keys")
	h.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !left {
		t.Error("it stays in the search")
	}
}
