package control

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Lines is a text of several lines. Enter begins a new one, Ctrl+Enter submits, Ctrl+Tab
// types a tab. It grows with its text, up to mostRows.
type Lines struct {
	Entry
	least, rows int
}

// mostRows is how many rows Lines grow to; longer text scrolls inside.
const mostRows = 40

// NewLines makes a text that is at least so many rows high.
func NewLines(hint string, rows int) *Lines {
	l := &Lines{}
	l.ExtendBaseWidget(l)
	l.Init(hint, rows)
	return l
}

// Init makes a text that is part of another widget at least so many rows high. It is called after
// ExtendBaseWidget.
func (l *Lines) Init(hint string, rows int) {
	l.least, l.MultiLine, l.Wrapping = rows, true, fyne.TextWrapWord
	l.SetPlaceHolder(hint)
	l.SetMinRowsVisible(rows)
}

// Grow makes the text as high as what stands in it, so that what it stands in scrolls
// as one.
func (l *Lines) Grow() {
	if l.least == 0 || l.Size().Width == 0 {
		return
	}
	inner := l.Size().Width - 2*(theme.InnerPadding()+theme.InputBorderSize())
	rows := min(mostRows, max(l.least, RowsOf(l.Text, inner, func(s string) float32 {
		return fyne.MeasureText(s, theme.TextSize(), l.TextStyle).Width
	})))
	if rows != l.rows {
		l.rows = rows
		l.SetMinRowsVisible(rows)
	}
}

// CreateRenderer implements fyne.Widget. Fyne refreshes it whenever the text is another one.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer {
	r := l.Entry.CreateRenderer()
	if r, is := r.(*ringed); is {
		r.paint = l.Grow
	}
	return r
}

// Resize implements fyne.CanvasObject: another width takes other rows.
func (l *Lines) Resize(size fyne.Size) {
	wider := size.Width != l.Size().Width
	l.Entry.Resize(size)
	if wider {
		l.Grow()
	}
}

// RowsOf is how many rows a text takes when it is broken between words.
func RowsOf(text string, width float32, measure func(string) float32) int {
	rows := 0
	blank := measure(" ")
	for line := range strings.SplitSeq(text, "\n") {
		rows++
		x := float32(0)
		for word := range strings.SplitSeq(line, " ") {
			w := measure(word)
			switch {
			case x > 0 && x+blank+w > width:
				rows++
				x = w
			case x > 0:
				x += blank + w
			default:
				x = w
			}
			for ; x > width && width > 0; x -= width { // a word longer than a row is cut
				rows++
			}
		}
	}
	return rows
}
