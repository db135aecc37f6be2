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
	OnOpen    func(state.Hint) // what the hint is about
	OnDismiss func(state.Hint)

	shown   state.Hint
	sign    *widget.Label
	words   *words
	take    *button
	open    *button
	dismiss *button
	content *fyne.Container
}

// NewLine makes a line that shows nothing yet.
func NewLine() *Line {
	l := &Line{sign: widget.NewLabel("")}
	l.words = newWords(l)
	l.sign.SizeName, l.sign.TextStyle.Bold = theme.SizeNameCaptionText, true
	l.take = newButton(l, "", nil, func() {
		if l.OnTake != nil {
			l.OnTake(l.shown)
		}
	})
	l.take.Key = "Q"
	l.take.Hide() // until there is something to take
	l.open = newButton(l, "", theme.MailForwardIcon(), l.goThere)
	l.open.Tip, l.open.Key = locale.Text("Open what the hint is about"), locale.Text("Shift")+"+Q"
	l.open.Hide()
	l.dismiss = newButton(l, "", theme.CancelIcon(), func() {
		if l.OnDismiss != nil {
			l.OnDismiss(l.shown)
		}
	})
	l.dismiss.Tip, l.dismiss.Key = locale.Text("Dismiss this hint for good"), "Z"
	room := theme.InnerPadding()
	flush := layout.NewCustomPaddedLayout(-room+2, -room+2, -room, -room)
	l.content = container.New(&across{}, container.New(flush, l.sign), container.New(flush, l.words), l.take, l.open, l.dismiss)
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
	if h.OpensApart() {
		l.open.Show()
	} else {
		l.open.Hide()
	}
	l.content.Show()
}

// Hide shows none.
func (l *Line) Hide() { l.content.Hide() }

// goThere opens what the hint is about.
func (l *Line) goThere() {
	if l.shown.Opens() && l.OnOpen != nil {
		l.OnOpen(l.shown)
	}
}

// Sign is what a kind of hint is told by, beside its words.
func Sign(k state.HintKind) string {
	switch k {
	case state.FigureHint:
		return "#"
	case state.NameHint:
		return "@"
	case state.SpeakerHint:
		return "“"
	case state.QuotationHint:
		return "”"
	case state.CheckedHint:
		return "«"
	case state.WorthHint:
		return "?"
	case state.NoSourceHint:
		return "0"
	case state.NoReasoningHint:
		return "…"
	case state.FewSourcesHint:
		return "½"
	case state.OldSourceHint:
		return "‹"
	case state.ConflictHint:
		return "×"
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

// words is the sentence of a hint. Pressing it opens what the hint is about.
type words struct {
	widget.Label
	line   *Line
	reason string
}

func newWords(l *Line) *words {
	w := &words{line: l}
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

// Tapped implements fyne.Tappable.
func (w *words) Tapped(*fyne.PointEvent) {
	control.Untip(w)
	w.line.goThere()
}

// Cursor implements desktop.Cursorable: a hand where pressing opens something.
func (w *words) Cursor() desktop.Cursor {
	if w.line.shown.Opens() {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

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
	sentence, take := all[1], all[2]
	room = max(0, a.width-all[0].MinSize().Width-between-ends(all))
	if take.Visible() {
		if under = room-take.MinSize().Width < sentenceLeast; !under {
			room -= take.MinSize().Width
		}
	}
	sentence.Resize(fyne.NewSize(room, sentence.Size().Height))
	return room, sentence.MinSize().Height, under
}

// ends is how wide the buttons at the end of the line are.
func ends(all []fyne.CanvasObject) float32 {
	open, dismiss := all[3], all[4]
	if !open.Visible() {
		return dismiss.MinSize().Width
	}
	return open.MinSize().Width + dismiss.MinSize().Width
}

// between is what stands between the sign and the sentence.
const between = 6

// Layout is Fyne's.
func (a *across) Layout(all []fyne.CanvasObject, size fyne.Size) {
	a.width = size.Width
	sign, sentence, take, open, dismiss := all[0], all[1], all[2], all[3], all[4]
	room, high, under := a.measure(all)
	first := max(high, dismiss.MinSize().Height)
	left := sign.MinSize().Width + between
	top := (first - high) / 2
	sign.Move(fyne.NewPos(0, top))
	sign.Resize(sign.MinSize())
	sentence.Move(fyne.NewPos(left, top))
	sentence.Resize(fyne.NewSize(room, high))
	open.Move(fyne.NewPos(size.Width-ends(all), 0))
	open.Resize(open.MinSize())
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
	high = max(high, all[4].MinSize().Height)
	if under {
		high += all[2].MinSize().Height
	}
	return fyne.NewSize(all[0].MinSize().Width+between+60+ends(all), high)
}
