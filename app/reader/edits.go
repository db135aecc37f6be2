package reader

import (
	"image/color"

	"galley/model/passage"
)

// SetEdits shows what is other in another text: stretches in order that do not
// overlap. They lie over the marks, have no keys, and cost what is in view.
func (r *Reader) SetEdits(edits []Mark) {
	r.edits = edits
	r.paint()
}

// paintEdits paints each as a tint with a line through its words, or under them;
// never by colour alone.
func (p *painter) paintEdits(shown passage.Span) {
	edits := p.r.edits
	p.segments(shown, len(edits), func(i int) passage.Span { return edits[i].Span }, func(i int, w row, a, b float32) {
		e := edits[i]
		if e.Style.Fill != "" {
			p.under.box(a-1, w.y+w.set.top, b-a+2, w.set.height, p.colour(e.Style.Fill))
		}
		c := p.lineColour(e)
		if e.Style.Strike {
			p.underline(a, b, w.y+w.set.base-w.set.face.size*0.28, e.Style.Broken, c)
			return
		}
		y := w.y + w.set.base + w.set.face.size*0.1
		p.underline(a, b, y, e.Style.Broken, c)
		if !e.Style.Broken { // twice: a claim has one line
			p.underline(a, b, y+3, false, c)
		}
	})
}

// paintFold shows that blocks are folded away, between two thin lines.
func (p *painter) paintFold(label string, w row, c color.Color) {
	f := w.set.face
	width := p.r.letters.shaper.width(label, f)
	left := p.r.left()
	x := left + max(0, (p.r.flow.width-width)/2)
	p.texts.line(shown(label), f, c, x, w.y+w.set.top, width, w.set.height)
	y := float32(int(w.y + w.set.line/2))
	if room := x - 8 - left; room > 0 {
		p.under.box(left, y, room, 1, fade(c, 0.4))
		p.under.box(x+width+8, y, room, 1, fade(c, 0.4))
	}
}

// Sight is the line nearest to a height of the view: its offset in the text,
// and where it stands. It is what another reader beside this one keeps to.
func (r *Reader) Sight(y float32) (offset int, at float32, ok bool) {
	if r.painter == nil || r.flow.high == nil {
		return 0, 0, false
	}
	w, ok := r.rowAt(y)
	return w.start, w.y, ok
}

// Bring puts the line an offset stands in at a height of the view, as far as
// the text reaches. OnScroll does not hear of it.
func (r *Reader) Bring(offset int, y float32) {
	if r.painter == nil || r.flow.high == nil || r.flow.view <= 0 || len(r.flow.pieces) == 0 {
		return
	}
	i, n := r.flow.lineOf(r.flow.clamp(offset), false)
	r.flow.show(i, n, y)
	r.pinned = nil
	r.paint()
}
