package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// larger is a list that has more to it, as that of the ledger.
type larger struct{ List }

// strict is a driver that knows only what stands in a window, as that of the desktop does; the one
// of tests says of everything that it stands in the last window.
type strict struct {
	fyne.Driver
	in     fyne.CanvasObject
	canvas fyne.Canvas
}

func (d strict) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	if o == d.in {
		return d.canvas
	}
	return nil
}

type strictApp struct {
	fyne.App
	driver fyne.Driver
}

func (a strictApp) Driver() fyne.Driver { return a.driver }

func TestKeysOfAListThatIsPartOfAnotherReachTheWindow(t *testing.T) {
	a := test.NewTempApp(t)
	l := &larger{}
	l.Length, l.CreateItem = func() int { return 0 }, func() fyne.CanvasObject { return widget.NewLabel("") }
	l.UpdateItem = func(int, fyne.CanvasObject) {}
	l.ExtendBaseWidget(l)
	w := test.NewTempWindow(t, l)
	got := ""
	w.Canvas().SetOnTypedRune(func(r rune) { got += string(r) })
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got += string(e.Name) })
	fyne.SetCurrentApp(strictApp{a, strict{Driver: a.Driver(), in: l, canvas: w.Canvas()}})
	defer fyne.SetCurrentApp(a)
	l.TypedRune('b')
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
	if got != "bF6" {
		t.Errorf("the window got %q", got)
	}
}
