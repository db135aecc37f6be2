// Package hint is how what Galley noticed is shown: one quiet line with a sign, a sentence, what
// it offers, and a way to dismiss it for good.
package hint

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
)

// Line shows one hint, or nothing. Its reason is shown when the pointer rests on it.
type Line struct {
	OnTake    func(state.Hint)
	OnDismiss func(state.Hint)

	shown   state.Hint
	sign    *widget.Label
	words   *words
	take    *button
	dismiss *button
	content *fyne.Container
}

// NewLine makes a line that shows nothing yet.
func NewLine() *Line {
	l := &Line{sign: widget.NewLabel(""), words: newWords()}
	l.sign.SizeName, l.sign.TextStyle.Bold = theme.SizeNameCaptionText, true
	l.take = newButton(l, "", nil, func() {
		if l.OnTake != nil {
			l.OnTake(l.shown)
		}
	})
	l.take.Key = "Q"
	l.dismiss = newButton(l, "", theme.CancelIcon(), func() {
		if l.OnDismiss != nil {
			l.OnDismiss(l.shown)
		}
	})
	l.dismiss.Tip, l.dismiss.Key = locale.Text("Dismiss this hint for good"), "Z"
	room := theme.InnerPadding()
	flush := layout.NewCustomPaddedLayout(-room+2, -room+2, -room, -room)
	l.content = container.New(&across{}, container.New(flush, l.sign), container.New(flush, l.words), l.take, l.dismiss)
	l.content.Hide()
	return l
}

// Content is the line as a canvas object; it takes no place while there is no hint.
func (l *Line) Content() fyne.CanvasObject { return l.content }

// Show shows a hint.
func (l *Line) Show(h state.Hint) {
	l.shown = h
	l.sign.SetText(Sign(h.Kind))
	l.words.reason = h.Reason
	look.Say(&l.words.Label, h.Sentence)
	if h.Offers() {
		l.take.SetText(h.Offer)
		l.take.Show()
	} else {
		l.take.Hide()
	}
	l.content.Show()
}

// Hide shows none.
func (l *Line) Hide() { l.content.Hide() }

// Sign is what a kind of hint is told by, beside its words.
func Sign(k state.HintKind) string {
	switch k {
	case state.FigureHint:
		return "#"
	case state.NameHint:
		return "@"
	case state.SpeakerHint:
		return "“"
	case state.CheckedHint:
		return "«"
	case state.WorthHint:
		return "?"
	}
	return "="
}

// said is a hint as it is spoken.
func said(h state.Hint) string {
	if h.Reason == "" {
		return h.Sentence
	}
	return h.Sentence + " " + h.Reason
}

// words is the sentence of a hint.
type words struct {
	widget.Label
	reason string
}

func newWords() *words {
	w := &words{}
	w.Wrapping, w.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
	w.ExtendBaseWidget(w)
	return w
}

// MouseIn implements desktop.Hoverable.
func (w *words) MouseIn(*desktop.MouseEvent) { control.Tip(w, w.reason) }

// MouseMoved implements desktop.Hoverable.
func (w *words) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (w *words) MouseOut() { control.Untip(w) }

// button is a button of a line; it is spoken with the hint that it is about.
type button struct {
	control.Button
	line *Line
}

func newButton(l *Line, label string, icon fyne.Resource, do func()) *button {
	b := &button{line: l}
	b.Text, b.Icon, b.OnTapped = label, icon, do
	b.Importance = widget.LowImportance
	b.ExtendBaseWidget(b)
	return b
}

// AccessibilityLabel is what a screen reader calls the button.
func (b *button) AccessibilityLabel() string {
	return said(b.line.shown) + " " + b.Button.AccessibilityLabel()
}

// across lays a line out: the sign, the sentence in what room is left, and the buttons. What it
// offers stands under the sentence where too little room is left beside it.
type across struct{ width float32 }

// sentenceLeast is how wide the sentence is at least beside what the hint offers.
const sentenceLeast = 170

// measure gives the sentence its width, and says how high it is then and whether the offer stands under it.
func (a *across) measure(all []fyne.CanvasObject) (room, high float32, under bool) {
	sign, sentence, take, dismiss := all[0], all[1], all[2], all[3]
	room = max(0, a.width-sign.MinSize().Width-between-dismiss.MinSize().Width)
	if take.Visible() {
		if under = room-take.MinSize().Width < sentenceLeast; !under {
			room -= take.MinSize().Width
		}
	}
	sentence.Resize(fyne.NewSize(room, sentence.Size().Height))
	return room, sentence.MinSize().Height, under
}

// between is what stands between the sign and the sentence.
const between = 6

// Layout is Fyne's.
func (a *across) Layout(all []fyne.CanvasObject, size fyne.Size) {
	a.width = size.Width
	sign, sentence, take, dismiss := all[0], all[1], all[2], all[3]
	room, high, under := a.measure(all)
	first := max(high, dismiss.MinSize().Height)
	left := sign.MinSize().Width + between
	top := (first - high) / 2
	sign.Move(fyne.NewPos(0, top))
	sign.Resize(sign.MinSize())
	sentence.Move(fyne.NewPos(left, top))
	sentence.Resize(fyne.NewSize(room, high))
	dismiss.Move(fyne.NewPos(size.Width-dismiss.MinSize().Width, 0))
	dismiss.Resize(dismiss.MinSize())
	at, wide := fyne.NewPos(left+room, 0), take.MinSize().Width
	if under {
		at, wide = fyne.NewPos(left, first), min(wide, max(0, size.Width-left))
	}
	take.Move(at)
	take.Resize(fyne.NewSize(wide, take.MinSize().Height))
}

// MinSize is Fyne's; the height is that of the width laid out last.
func (a *across) MinSize(all []fyne.CanvasObject) fyne.Size {
	_, high, under := a.measure(all)
	high = max(high, all[3].MinSize().Height)
	if under {
		high += all[2].MinSize().Height
	}
	return fyne.NewSize(all[0].MinSize().Width+between+60+all[3].MinSize().Width, high)
}
