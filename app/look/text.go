package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Wrapped is a text that is broken between words where it is wider than its place.
func Wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Say has a label say something. Setting a label to what it says already would have Fyne
// break its lines anew.
func Say(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
}

// FaintText is a line of second-rank text in the theme's faint colour.
func FaintText(text string) *widget.RichText {
	t := widget.NewRichText(&widget.TextSegment{Text: text, Style: widget.RichTextStyle{
		ColorName: Faint, SizeName: theme.SizeNameCaptionText, Inline: false,
	}})
	t.Truncation = fyne.TextTruncateEllipsis
	return t
}

// SetFaint changes the words of a FaintText.
func SetFaint(t *widget.RichText, text string) {
	t.Segments[0].(*widget.TextSegment).Text = text
	t.Refresh()
}
