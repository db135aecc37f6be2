package control

import "fyne.io/fyne/v2"

// Tip shows a text under a widget of its own kind once the pointer has rested on it:
// call it when the pointer comes in, and Untip when it leaves.
func Tip(under fyne.CanvasObject, text string) {
	if l := layerOf(under); l != nil && text != "" {
		l.tipSoon(under, text)
	}
}

// Untip takes the tip of a widget away, also from behind a dialog that came up meanwhile.
func Untip(under fyne.CanvasObject) {
	if c := canvasOf(under); c != nil {
		for _, l := range []*Layer{layerOf(under), layerUnder(c)} {
			if l != nil {
				l.untip()
			}
		}
	}
}
