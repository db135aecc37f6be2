package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTheFigureOfARowIsWholeWhenTheRowIsUsedAgain(t *testing.T) {
	test.NewTempApp(t)
	r := NewRow(func(int) {}, nil)
	w := test.NewTempWindow(t, r)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, RowHeight))
	r.Set("World Factbook", "CIA", "1", false) // used on one claim, say
	r.Set("World Drug Report", "UNODC", "used on 12 claims", false)
	if right, needs := r.aside.Position().X+r.aside.Size().Width, r.aside.MinSize().Width; r.aside.Size().Width < needs || right > 200 {
		t.Errorf("it has %v of %v, and ends at %v of 200", r.aside.Size().Width, needs, right)
	}
}
