package reader

import (
	"cmp"
	"image/color"
	"slices"
	"sort"

	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// signBox is a sign already painted: where, so that the next can stand beside it.
type signBox struct{ x, y, w float32 }

// paintTints paints behind the text, the longest marks first so that those
// nested in them stay visible; a mark that overlaps another lets it through.
func (p *painter) paintTints() {
	p.order = p.order[:0]
	for i := range p.inView {
		p.order = append(p.order, i)
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return cmp.Compare(p.inView[b].Span.Len(), p.inView[a].Span.Len()) })
	for _, i := range p.order {
		m := p.inView[i]
		if m.Style.Fill == "" {
			continue
		}
		c := p.colour(m.Style.Fill)
		if p.levels[i] > 0 {
			c = fade(c, 0.72)
		}
		for _, w := range p.across(m.Span) {
			p.paintTint(w, m.Span, c)
		}
	}
}

// paintLines paints under the text each mark's line, at its own level, and at
// its end its sign; and around the active marks a border.
func (p *painter) paintLines() {
	for i, m := range p.inView {
		c := p.lineColour(m)
		rows, level := p.across(m.Span), p.levels[i]
		for k, w := range rows {
			from, to, ok := p.segment(w, m.Span)
			if !ok {
				continue
			}
			if m.Style.Line != "" {
				p.underline(from, to, w.y+w.set.base+w.set.face.size*0.19+3*float32(level), m.Style.Broken, c)
			}
			if m.Style.Sign != "" && k == len(rows)-1 && p.endsIn(w, m.Span) {
				p.sign(m.Style.Sign, w, to, c)
			}
		}
		if m.Key == p.r.active && m.Key != "" {
			span := m.Span
			if h := p.r.mouse.handle; h != nil && h.mark == m {
				span = p.r.mouse.reach // as it will be
				rows = p.across(span)
			}
			p.outline(rows, span, c)
		}
	}
	p.paintHandles(p.lineColour)
}

func (p *painter) lineColour(m Mark) color.Color {
	if m.Style.Line == "" {
		return p.colour(theme.ColorNameForeground)
	}
	return p.colour(m.Style.Line)
}

func (p *painter) underline(from, to, y float32, broken bool, c color.Color) {
	const thick, dash, space = 2, 9, 5
	y = float32(int(y))
	if !broken {
		p.over.box(from, y, to-from, thick, c)
		return
	}
	for x := from; x < to; x += dash + space {
		p.over.box(x, y, min(dash, to-x), thick, c)
	}
}

// endsIn reports whether the last visible character of a span is in a row.
func (p *painter) endsIn(w row, span passage.Span) bool {
	if span.End <= w.next {
		return true
	}
	next := w.piece + 1
	return p.lastOfPiece(w) && (next == len(p.r.flow.pieces) || p.r.flow.pieces[next].start >= span.End)
}

// sign paints a mark's sign as a small superscript over the end of the mark,
// in the leading, so that no text moves for it.
func (p *painter) sign(sign string, w row, end float32, c color.Color) {
	f := p.r.letters.face(max(10, float32(int(w.set.face.size*0.7))), true)
	width := p.r.letters.shaper.width(sign, f)
	height, base := p.r.letters.shaper.metrics(f)
	capitals := w.y + w.set.base - w.set.face.size*0.72
	x, y := end-width-1, capitals-base+1
	for _, s := range p.badges {
		if s.y == y && x < s.x+s.w && s.x < x+width {
			x = s.x - width - 3
		}
	}
	p.badges = append(p.badges, signBox{x, y, width})
	p.texts.line(shown(sign), f, c, x, y, width, height)
}

// outline draws a border around all of a span's line boxes together.
func (p *painter) outline(rows []row, span passage.Span, c color.Color) {
	type edge struct{ from, to, top, bottom float32 }
	var boxes []edge
	for _, w := range rows {
		if from, to, ok := p.segment(w, span); ok {
			boxes = append(boxes, edge{from - 3, to + 3, w.y, w.y + w.set.line})
		}
	}
	const thick = 2
	// side draws the part of an edge that no neighbouring box covers.
	side := func(b edge, y float32, beside *edge) {
		if beside == nil || beside.to <= b.from || beside.from >= b.to {
			p.over.box(b.from, y, b.to-b.from, thick, c)
			return
		}
		if beside.from > b.from {
			p.over.box(b.from, y, beside.from-b.from+thick, thick, c)
		}
		if beside.to < b.to {
			p.over.box(beside.to-thick, y, b.to-beside.to+thick, thick, c)
		}
	}
	for i, b := range boxes {
		var above, below *edge
		if i > 0 && boxes[i-1].bottom == b.top {
			above = &boxes[i-1]
		}
		if i+1 < len(boxes) && boxes[i+1].top == b.bottom {
			below = &boxes[i+1]
		}
		side(b, b.top, above)
		side(b, b.bottom-thick, below)
		p.over.box(b.from, b.top, thick, b.bottom-b.top, c)
		p.over.box(b.to-thick, b.top, thick, b.bottom-b.top, c)
	}
}

// paintFound paints what the find bar has found, the current one stronger.
func (p *painter) paintFound(shown passage.Span) {
	found := p.r.matches
	from := sort.Search(len(found), func(i int) bool { return found[i].End > shown.Start })
	c := p.colour(theme.ColorNameWarning)
	for i := from; i < len(found) && found[i].Start < shown.End; i++ {
		rows := p.across(found[i])
		for _, w := range rows {
			a, b, ok := p.segment(w, found[i])
			if !ok {
				continue
			}
			part := float32(0.3)
			if i == p.r.current {
				part = 0.7
			}
			p.under.box(a-1, w.y+w.set.top, b-a+2, w.set.height, fade(c, part))
		}
		if i == p.r.current {
			p.outline(rows, found[i], p.colour(theme.ColorNameForeground))
		}
	}
}
