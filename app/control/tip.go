package control

import "fyne.io/fyne/v2"

// Tip shows a text under a widget of its own kind once the pointer has rested on it:
// call it when the pointer comes in, and Untip when it leaves.
func Tip(under fyne.CanvasObject, text string) {
	if l := layerOf(under); l != nil && text != "" {
		l.tipSoon(under, text)
	}
}

// Untip takes the tip of a widget away.
func Untip(under fyne.CanvasObject) {
	if l := layerOf(under); l != nil {
		l.untip()
	}
}
