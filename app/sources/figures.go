package sources

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/app/look"
	"galley/model/quantity"
)

// Compare holds a claim's figures against those of passages, one list a passage. It works
// beside the window, and calls then on its goroutine.
type Compare func(claim quantity.Saying, passages []quantity.Saying, then func([][]quantity.Pair))

// Figures is a quiet line that says how the figures of a claim stand to those of a passage.
// Where there is nothing to say it takes no room.
type Figures struct {
	*fyne.Container
	text *widget.RichText
}

// NewFigures makes the line, which says nothing yet.
func NewFigures() *Figures {
	f := &Figures{text: look.FaintText("")}
	f.text.Truncation, f.text.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	room := theme.InnerPadding()
	f.Container = container.New(layout.NewCustomPaddedLayout(-room, -room+2, -room, -room), f.text)
	f.Hide()
	return f
}

// Show says what was found.
func (f *Figures) Show(pairs []quantity.Pair) {
	of := quantity.Summary(pairs)
	said := FiguresSaid(of)
	f.Hidden = said == ""
	segment := f.text.Segments[0].(*widget.TextSegment)
	segment.Style.ColorName = look.Faint
	if of.Relation == quantity.Contradicts {
		segment.Style.ColorName = theme.ColorNameForeground
	}
	look.SetFaint(f.text, said)
}

// Text is what the line says; "" nothing.
func (f *Figures) Text() string {
	if f.Hidden {
		return ""
	}
	return f.text.Segments[0].(*widget.TextSegment).Text
}

// FiguresSaid is a comparison as a line of the window: a sign, and the sentence that tells
// why; "" there is nothing to say.
func FiguresSaid(c quantity.Comparison) string {
	if said := FiguresSentence(c); said != "" {
		return signOf(c.Relation) + " " + said
	}
	return ""
}

// FiguresSentence is the sentence alone, as it stands in a question; "" there is nothing to say.
func FiguresSentence(c quantity.Comparison) string {
	format, args := c.Said()
	if format == "" {
		return ""
	}
	own := make([]any, len(args))
	for i, arg := range args {
		own[i] = arg
		if a, worked := arg.(quantity.Amount); worked {
			own[i] = a.Before + locale.Decimal(a.Value, a.Decimals) + a.After
		}
	}
	return locale.Sentence(format, own...)
}

// signOf is the sign of a relation, so that it is not told by colour. The fonts that Galley carries
// have no sign for "about" and "unequal".
func signOf(r quantity.Relation) string {
	switch r {
	case quantity.Same:
		return "="
	case quantity.Compatible, quantity.Rounded:
		return "~"
	case quantity.Contradicts:
		return "!"
	}
	return "·"
}
