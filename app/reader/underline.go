package reader

import (
	"strings"

	"fyne.io/fyne/v2"

	"galley/model/passage"
)

// Underline is a passage with a dotted line under it, which says that there is something to
// be said of it. Key is opaque to the reader.
type Underline struct {
	Span passage.Span
	Key  string
}

// SetUnderlined shows dotted lines in a colour of the theme under passages in order that do
// not overlap. They lie beside the marks: a press does nothing with them, the map does not
// show them, and they cost what is in view.
func (r *Reader) SetUnderlined(passages []Underline, colour fyne.ThemeColorName) {
	r.underlined, r.dots = passages, colour
	r.paint()
}

// underlinedAt is what is underlined at an offset, or else passed over; the zero one and false
// where nothing is.
func (r *Reader) underlinedAt(offset int) (Underline, bool) {
	if u, is := noted(r.underlined, offset); is {
		return u, true
	}
	return noted(r.passed, offset)
}

// dotted is as many dots as the widest line may have. A line of dots is a text, and so one
// object for Fyne, which draws each anew in every frame; so many boxes would be hundreds.
var dotted = strings.Repeat(".", 2000)

// kerned is how many dots in a row are measured.
const kerned = 64

// paintUnderlined paints dots under what is underlined, below the lines of marks.
func (p *painter) paintUnderlined(shown passage.Span) {
	list := p.r.underlined
	p.segments(shown, len(list), func(i int) passage.Span { return list[i].Span }, func(_ int, w row, a, b float32) {
		f := p.r.letters.face(max(9, float32(int(w.set.face.size*0.7))), false)
		step := p.r.letters.shaper.width(dotted[:kerned+1], f) - p.r.letters.shaper.width(dotted[:1], f)
		step /= kerned // dots may stand closer in a row than alone
		n := min(int((b-a)/step), len(dotted))
		if n <= 0 {
			return
		}
		height, base := p.r.letters.shaper.metrics(f)
		y := float32(int(w.y + w.set.base + w.set.face.size*0.26))
		p.texts.line(dotted[:n], f, p.colour(p.r.dots), a, y-base, step*float32(n), height)
	})
}
