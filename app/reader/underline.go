package reader

import (
	"sort"
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

// underlinedAt is what is underlined at an offset; the zero one and false where nothing is.
func (r *Reader) underlinedAt(offset int) (Underline, bool) {
	i := sort.Search(len(r.underlined), func(i int) bool { return r.underlined[i].Span.End > offset })
	if i < len(r.underlined) && r.underlined[i].Span.Contains(offset) {
		return r.underlined[i], true
	}
	return Underline{}, false
}

// dotted is as many dots as the widest line may have. A line of dots is a text, and so one
// object for Fyne, which draws each anew in every frame; so many boxes would be hundreds.
var dotted = strings.Repeat(".", 2000)

// kerned is how many dots in a row are measured.
const kerned = 64

// paintUnderlined paints dots under what is underlined, below the lines of marks.
func (p *painter) paintUnderlined(shown passage.Span) {
	list := p.r.underlined
	from := sort.Search(len(list), func(i int) bool { return list[i].Span.End > shown.Start })
	if from == len(list) || list[from].Span.Start >= shown.End {
		return
	}
	c := p.colour(p.r.dots)
	for _, u := range list[from:] {
		if u.Span.Start >= shown.End {
			return
		}
		for _, w := range p.across(u.Span) {
			a, b, ok := p.segment(w, u.Span)
			if !ok {
				continue
			}
			f := p.r.letters.face(max(9, float32(int(w.set.face.size*0.7))), false)
			step := p.r.letters.shaper.width(dotted[:kerned+1], f) - p.r.letters.shaper.width(dotted[:1], f)
			step /= kerned // dots may stand closer in a row than alone
			n := min(int((b-a)/step), len(dotted))
			if n <= 0 {
				continue
			}
			height, base := p.r.letters.shaper.metrics(f)
			y := float32(int(w.y + w.set.base + w.set.face.size*0.26))
			p.texts.line(dotted[:n], f, c, a, y-base, step*float32(n), height)
		}
	}
}
