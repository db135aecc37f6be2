package reader

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// How what is passed over is shown: paler, by a veil of the paper's colour, and between two
// corners. The corners are what tells it from other text where colours are not seen.
const (
	veil   = 0.36 // how much of the letters it covers: they keep a contrast of more than 4.5
	corner = 5    // how far a corner reaches along the line
)

// SetPassed shows passages, in order and apart from each other, as read and done with: paler,
// and between two corners in a colour of the theme. Like what is underlined they lie beside
// the marks, and cost what is in view.
func (r *Reader) SetPassed(passages []Underline, colour fyne.ThemeColorName) {
	r.passed, r.corners = passages, colour
	r.paint()
}

// noted is the passage of a list that an offset stands in; the zero one and false where none is.
func noted(list []Underline, offset int) (Underline, bool) {
	i := sort.Search(len(list), func(i int) bool { return list[i].Span.End > offset })
	if i < len(list) && list[i].Span.Contains(offset) {
		return list[i], true
	}
	return Underline{}, false
}

// paintPassed paints a veil over what is passed over, and its corners.
func (p *painter) paintPassed(shown passage.Span) {
	passed, paper := p.r.passed, fade(p.colour(theme.ColorNameBackground), veil)
	p.segments(shown, len(passed), func(i int) passage.Span { return passed[i].Span }, func(i int, w row, a, b float32) {
		span := passed[i].Span
		if !p.r.isCovered() {
			p.over.box(a, w.y, b-a, w.set.line, paper)
		}
		begin, end := float32(1), float32(-1)
		if beginsRightToLeft(p.r.doc.Text[max(span.Start, w.start):min(span.End, w.end)]) {
			a, b, begin, end = b, a, end, begin
		}
		a, b = a-2*begin, b-2*end // beside the letters
		if span.Start >= w.start {
			p.corner(a, w.y+1, begin, w.set.line/3, 1)
		}
		if span.End <= w.end {
			p.corner(b, w.y+w.set.line-1, end, -w.set.line/3, -1)
		}
	})
}

// corner paints a corner at a point: along is 1 to the right and -1 to the left, tall how far it
// reaches down, or up.
func (p *painter) corner(x, y, along, tall, down float32) {
	c := p.colour(p.r.corners)
	p.over.box(min(x, x+along*corner), min(y, y+down), corner, 1, c)
	p.over.box(min(x, x+along), min(y, y+tall), 1, max(tall, -tall), c)
}
