package look_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
)

// TestAStripThatFlowsIsAsHighAsItsLinesFromTheStart lays a window out once, as at its start.
func TestAStripThatFlowsIsAsHighAsItsLinesFromTheStart(t *testing.T) {
	test.NewTempApp(t)
	var words []fyne.CanvasObject
	for _, word := range []string{"First steps", "Look at the claim", "Mark one of your own", "Export the report", "Put away"} {
		words = append(words, widget.NewButton(word, nil))
	}
	flow := &look.Flow{}
	strip := container.NewStack(container.New(flow, words...))
	flow.Changed = strip.Refresh
	body := widget.NewLabel("the article")
	window := look.NewUnder(container.NewVBox(strip), nil, body)
	line := words[0].MinSize().Height
	for width, lines := range map[float32]float32{1280: 1, 320: 3} {
		window.Resize(fyne.NewSize(width, 600))
		if got := strip.Size().Height; got < lines*line-0.5 || got > lines*line+0.5 {
			t.Errorf("%v wide: the strip is %v high, %v lines are %v", width, got, lines, lines*line)
		}
		if top := body.Position().Y; top > lines*line+10 {
			t.Errorf("%v wide: the article begins at %v, under a strip of %v", width, top, lines*line)
		}
	}
}

// TestAStripThatFlowsIsLaidOutOnceWhereItsWidestPartHasNoRoom gives it less width than any layout should.
func TestAStripThatFlowsIsLaidOutOnceWhereItsWidestPartHasNoRoom(t *testing.T) {
	test.NewTempApp(t)
	flow := &look.Flow{}
	strip := container.New(flow, widget.NewButton("one", nil), widget.NewButton("two", nil), widget.NewButton("a button with many words", nil))
	window := look.NewUnder(strip, nil, widget.NewLabel("the article"))
	changes := 0
	flow.Changed = func() {
		if changes++; changes < 10 {
			window.Refresh()
		}
	}
	for _, width := range []float32{1280, 60, 20, 1280} {
		changes = 0
		if window.Resize(fyne.NewSize(width, 600)); changes > 1 {
			t.Errorf("%v wide: laid out again %d times", width, changes)
		}
	}
}
