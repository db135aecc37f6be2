package reader

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"galley/model/passage"
)

// handle is one end of an active mark, which can be dragged to another place.
type handle struct {
	mark Mark
	end  bool // the mark's end, or else its beginning
}

// grip is how far from the middle of a handle it can be taken: a target of 24
// pixels (WCAG 2.5.8).
const grip = 12

// handles are the ends of active marks that are in view.
func (r *Reader) handles() []handle {
	if r.active == "" || r.OnAdjust == nil || r.painter == nil {
		return nil
	}
	var out []handle
	for _, m := range r.painter.inView {
		if m.Key == r.active {
			out = append(out, handle{m, false}, handle{m, true})
		}
	}
	return out
}

// knob is where a handle is drawn and taken: over the first letter's left,
// or under the last one's right.
func (p *painter) knob(h handle) (at fyne.Position, w row, ok bool) {
	span := h.mark.Span
	if d := p.r.mouse.handle; d != nil && p.r.mouse.drag == dragHandle && d.mark == h.mark {
		span = p.r.mouse.reach
	}
	rows := p.across(span)
	if len(rows) == 0 {
		return at, w, false
	}
	if h.end {
		w = rows[len(rows)-1]
		_, to, shown := p.segment(w, span)
		return fyne.NewPos(to+2, w.y+w.set.line), w, shown && p.endsIn(w, span)
	}
	w = rows[0]
	from, _, shown := p.segment(w, span)
	return fyne.NewPos(from-2, w.y), w, shown && span.Start >= w.start
}

// paintHandles draws the ends of the active marks as something to take hold of.
func (p *painter) paintHandles(c func(Mark) color.Color) {
	const knob = 9
	for _, h := range p.r.handles() {
		at, w, ok := p.knob(h)
		if !ok {
			continue
		}
		p.over.box(at.X-1, w.y, 2, w.set.line, c(h.mark))
		p.over.box(at.X-knob/2, at.Y-knob/2, knob, knob, c(h.mark)).CornerRadius = knob / 2
	}
}

// handleAt is the handle at a place, nil where there is none.
func (r *Reader) handleAt(at fyne.Position) *handle {
	for _, h := range r.handles() {
		if k, _, ok := r.painter.knob(h); ok && at.X > k.X-grip && at.X < k.X+grip && at.Y > k.Y-grip && at.Y < k.Y+grip {
			return &h
		}
	}
	return nil
}

// take begins to drag a handle.
func (r *Reader) take(h *handle) {
	r.mouse.drag, r.mouse.handle, r.mouse.reach = dragHandle, h, h.mark.Span
	r.paint()
}

// pull brings the dragged end to the pointer; a mark never gets empty.
func (r *Reader) pull() {
	offset, _ := r.offsetAt(r.mouse.at)
	r.mouse.reach = moved(*r.mouse.handle, offset)
	r.paint()
}

func moved(h handle, to int) passage.Span {
	span := h.mark.Span
	if h.end && to > span.Start {
		span.End = to
	} else if !h.end && to < span.End {
		span.Start = to
	}
	return span
}

// letGo tells OnAdjust where the dragged end is now.
func (r *Reader) letGo() {
	was, now := r.mouse.handle.mark, r.mouse.reach
	if whole := r.wholeWords(now); !r.mouse.exact {
		if r.mouse.handle.end {
			now.End = whole.End
		} else {
			now.Start = whole.Start
		}
	}
	r.mouse.handle = nil
	if now != was.Span {
		r.OnAdjust(was.Key, was.Span, now)
	}
	r.paint()
}

// adjustByKey moves the end of the active mark by a word with left and right,
// its beginning with up and down; it returns false where no mark is active.
func (r *Reader) adjustByKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft, fyne.KeyRight:
		return r.AdjustEnd(key == fyne.KeyRight)
	case fyne.KeyUp, fyne.KeyDown:
		return r.AdjustBeginning(key == fyne.KeyDown)
	}
	return false
}

// AdjustBeginning moves the beginning of the active mark by a word, later or earlier;
// AdjustEnd its end. They return false where no mark is active.
func (r *Reader) AdjustBeginning(later bool) bool { return r.adjustByWord(false, later) }

// AdjustEnd moves the end of the active mark by a word.
func (r *Reader) AdjustEnd(later bool) bool { return r.adjustByWord(true, later) }

func (r *Reader) adjustByWord(end, later bool) bool {
	if !r.Selection().Empty() || r.active == "" || r.OnAdjust == nil || r.painter == nil {
		return false
	}
	for _, m := range r.painter.inView { // the first in view
		if m.Key != r.active {
			continue
		}
		to := 0
		switch {
		case end && later:
			to = r.nextWord(m.Span.End)
		case end:
			last := max(m.Span.Start, r.previousWord(m.Span.End)) // where the last word begins
			to = r.snap(m.Span.Start + len(strings.TrimRight(r.doc.Text[m.Span.Start:last], " \t\n")))
		case later:
			to = r.snap(r.nextWordStart(m.Span.Start, m.Span.End))
		default:
			to = r.previousWord(m.Span.Start)
		}
		if now := moved(handle{m, end}, to); now != m.Span {
			r.OnAdjust(m.Key, m.Span, now)
		}
		return true
	}
	return false
}

// nextWordStart is where the word after the one at an offset begins, or the
// limit where there is none before it.
func (r *Reader) nextWordStart(offset, limit int) int {
	next := r.nextWord(offset)
	if next >= limit {
		return limit
	}
	return r.previousWord(r.nextWord(next))
}
