package hint

import (
	"fyne.io/fyne/v2"

	"galley/app/state"
)

// List shows a few hints below each other.
type List struct {
	OnTake    func(state.Hint)
	OnOpen    func(state.Hint)
	OnDismiss func(state.Hint)

	lines   []*Line
	content *fyne.Container
}

// most is how many hints are shown at once: what comes after them comes up when one of them is
// taken or dismissed.
const most = 3

// NewList makes a list that shows nothing yet; put lays its lines out below each other.
func NewList(put func(...fyne.CanvasObject) *fyne.Container) *List {
	l := &List{}
	var all []fyne.CanvasObject
	for range most {
		line := NewLine()
		line.OnTake = func(h state.Hint) {
			if l.OnTake != nil {
				l.OnTake(h)
			}
		}
		line.OnOpen = func(h state.Hint) {
			if l.OnOpen != nil {
				l.OnOpen(h)
			}
		}
		line.OnDismiss = func(h state.Hint) {
			if l.OnDismiss != nil {
				l.OnDismiss(h)
			}
		}
		l.lines, all = append(l.lines, line), append(all, line.Content())
	}
	l.content = put(all...)
	l.content.Hide()
	return l
}

// Content is the list as a canvas object; it takes no place while there is no hint.
func (l *List) Content() fyne.CanvasObject { return l.content }

// Show shows hints, the first ones of them.
func (l *List) Show(hints []state.Hint) {
	for i, line := range l.lines {
		if i < len(hints) {
			line.Show(hints[i])
		} else {
			line.Hide()
		}
	}
	l.content.Hidden = len(hints) == 0
	l.content.Refresh()
}
