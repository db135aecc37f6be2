package reader

import (
	"image/color"
	"slices"
	"sort"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// MarginMark is a sign in the margin behind the line that a passage begins in. Key is opaque
// to the reader. An empty span stands between two letters.
type MarginMark struct {
	Span  passage.Span
	Sign  string
	Faint bool // paler than the others
	Key   string
}

// How signs in the margin look. A pale one still has a contrast of 3:1.
const (
	marginGap   = 5 // between the text and the signs
	marginInk   = 0.8
	marginFaint = 0.55
	// looked is how many marks of a line are looked at for their signs: a line may have
	// thousands, of which only the number can be shown.
	looked = 64
	thin   = "\u2009" // between signs and number
	// tickedAtMost is how many ticks stand behind a line, tickGap between them and the signs of notes.
	tickedAtMost, tickGap = 4, 4
)

// margin is the marks in the margin. They cost what is in view.
type margin struct {
	marks   []MarginMark // by where they begin
	pointed []passage.Span
	lines   []marginLine // in view, from top to bottom
	over    int          // where the marks begin in the list that the pointer is over; -1 none

	family Family              // of type that the signs are written in, where it is not the text's
	byEnd  bool                // a mark stands behind the line that its passage ends in, and not that it begins in
	labels map[int]marginLabel // written before in this face and room, by their first mark
	face   face
	room   float32
}

// marginLine is what stands behind one line: marks from to.
type marginLine struct {
	y, height float32
	from, to  int
}

// SetMargin shows marks in the margin, in the order in which their passages begin. The reader
// keeps the slice.
func (r *Reader) SetMargin(marks []MarginMark) {
	r.margin.marks, r.margin.over, r.margin.labels = marks, -1, map[int]marginLabel{}
	r.paint()
}

// SetPointed draws a quiet line under passages, and a caret where one is empty; nil under none.
func (r *Reader) SetPointed(passages []passage.Span) {
	if len(passages) == 0 && len(r.margin.pointed) == 0 {
		return
	}
	r.margin.pointed = passages
	r.paint()
}

// paintMargin writes the ticks and behind them the signs of the lines in view.
func (p *painter) paintMargin() {
	p.ticked = slices.Grow(p.ticked[:0], len(p.rows))[:len(p.rows)]
	clear(p.ticked)
	p.paintSigns(&p.r.ticks)
	p.paintSigns(&p.r.margin)
}

// paintSigns writes the signs of one list, behind those that were written before.
func (p *painter) paintSigns(m *margin) {
	m.lines = m.lines[:0]
	if len(m.marks) == 0 {
		return
	}
	ink := p.colour(theme.ColorNameForeground)
	inks := [2]color.Color{fade(ink, marginInk), fade(ink, marginFaint)}
	f := p.r.letters.face(max(9, float32(int(p.r.letters.size*0.78))), false)
	x := p.r.left() + p.r.flow.width + marginGap
	room := p.r.Size().Width - rail - x
	height, base := p.r.letters.shaper.metrics(f)
	if m.family != 0 {
		f.family = m.family
	}
	if m.face != f || m.room != room || len(m.labels) > 4*looked {
		m.face, m.room, m.labels = f, room, map[int]marginLabel{}
	}
	from := 0
	for i, w := range p.rows {
		end := w.next
		if p.lastOfPiece(w) {
			end++ // what stands behind the last word
		}
		if from = m.since(w.start, from); from == len(m.marks) {
			return
		}
		to := m.since(end, from)
		if from == to {
			continue
		}
		m.lines = append(m.lines, marginLine{w.y, w.set.line, from, to})
		l, ok := m.labels[from]
		left := room - p.ticked[i]
		if !ok || l.to != to || l.room != left {
			l = p.marginLabel(m, from, to, f, left)
			m.labels[from] = l
		}
		p.texts.line(l.text, f, inks[l.ink], x+p.ticked[i], w.y+w.set.base-base, l.width, height)
		p.ticked[i] += l.width + tickGap
		from = to
	}
}

// since is the first mark, of those from a number on, that begins at an offset or later.
func (m *margin) since(at, from int) int {
	if from == len(m.marks) || m.place(from) >= at {
		return from
	}
	return from + sort.Search(len(m.marks)-from, func(i int) bool { return m.place(from+i) >= at })
}

// place is the offset behind whose line a mark stands.
func (m *margin) place(i int) int {
	if span := m.marks[i].Span; m.byEnd {
		return max(span.Start, span.End-1)
	}
	return m.marks[i].Span.Start
}

// marginLabel is what is written behind a line.
type marginLabel struct {
	to    int // the first mark that it is not of
	text  string
	width float32
	room  float32 // that it was written for
	ink   int     // 1: all are pale
}

// marginLabel says what is written of marks from to: each sign once, and how many there are where
// there are more than signs. Where there is no room for that it is the first sign and the number,
// or the number alone. Of ticks each is written where there is room.
func (p *painter) marginLabel(m *margin, from, to int, f face, room float32) marginLabel {
	marks := m.marks
	label, kinds, ink := "", 0, 1
	for _, mark := range marks[from:min(to, from+looked)] {
		if !mark.Faint {
			ink = 0
		}
		if !strings.Contains(label, mark.Sign) {
			label += mark.Sign
			kinds++
		}
	}
	if each := m.each(from, to); each != "" {
		if width := p.r.letters.shaper.width(each, f); width <= room {
			return marginLabel{to, each, width, room, ink}
		}
	}
	n := strconv.Itoa(to - from)
	if to-from > kinds {
		label += thin + n
	}
	width := p.r.letters.shaper.width(label, f)
	for _, shorter := range []string{marks[from].Sign + thin + n, n} {
		if width > room && to-from > 1 {
			label, width = shorter, p.r.letters.shaper.width(shorter, f)
		}
	}
	return marginLabel{to, label, width, room, ink}
}

// each is the signs of all marks from to, where they are ticks and few.
func (m *margin) each(from, to int) (signs string) {
	if !m.byEnd || to-from > tickedAtMost {
		return ""
	}
	for _, mark := range m.marks[from:to] {
		signs += mark.Sign
	}
	return signs
}

// paintPointed draws under the passages that are pointed at.
func (p *painter) paintPointed() {
	c := fade(p.colour(theme.ColorNameForeground), marginFaint)
	for _, span := range p.r.margin.pointed {
		if span.Empty() {
			if w, ok := p.rowOf(span.Start, true); ok {
				x, foot := p.x(w, span.Start), w.y+w.set.base
				p.over.box(x-0.5, foot-w.set.face.size*0.75, 1, w.set.face.size, c)
				p.over.box(x-3, foot+w.set.face.size*0.25, 6, 1, c)
			}
			continue
		}
		for _, w := range p.across(span) {
			from, to, ok := p.segment(w, span)
			if !ok {
				continue
			}
			y, tall := float32(int(w.y+w.set.base+w.set.face.size*0.3)), w.set.face.size*0.3
			p.over.box(from, y, to-from, 1, c)
			if span.Start >= w.start {
				p.over.box(from, y-tall, 1, tall, c)
			}
			if p.endsIn(w, span) {
				p.over.box(to-1, y-tall, 1, tall, c)
			}
		}
	}
}

// marginAt is the line of marks in the margin at a place; false where there is none.
func (r *Reader) marginAt(at fyne.Position) (marginLine, bool) {
	if at.X < r.left()+r.flow.width || at.X >= r.Size().Width-rail {
		return marginLine{}, false
	}
	for _, l := range r.margin.lines {
		if at.Y >= l.y && at.Y < l.y+l.height {
			return l, true
		}
	}
	return marginLine{}, false
}

// keysOf are the keys of a line's marks.
func (m *margin) keysOf(l marginLine) []string {
	keys := make([]string, 0, l.to-l.from)
	for _, mark := range m.marks[l.from:l.to] {
		keys = append(keys, mark.Key)
	}
	return keys
}

// hoverMargin tells OnHover of the marks in the margin under the pointer, once, and reports
// whether there are any.
func (r *Reader) hoverMargin(at, onCanvas fyne.Position) bool {
	l, is := r.marginAt(at)
	if !is {
		if r.margin.over >= 0 {
			r.margin.over = -1
			r.hover(nil, onCanvas)
		}
		return false
	}
	if r.margin.over != l.from {
		r.mouse.keys, r.mouse.under = nil, ""
		r.margin.over = l.from
		r.hover(r.margin.keysOf(l), onCanvas)
	}
	return true
}

// pressMargin reports whether a press is on marks in the margin, and tells OnMargin of it.
func (r *Reader) pressMargin(at, onCanvas fyne.Position) bool {
	l, is := r.marginAt(at)
	if !is || r.OnMargin == nil {
		return false
	}
	r.OnMargin(r.margin.keysOf(l), onCanvas)
	return true
}

// spoken is how many marks of a sentence are spoken of.
const spoken = 4

// marginIn are the keys of the first marks that begin in a passage, or behind its last word.
func (r *Reader) marginIn(span passage.Span) (keys []string) {
	marks := r.margin.marks
	from := sort.Search(len(marks), func(i int) bool { return marks[i].Span.Start >= span.Start })
	for i := from; i < len(marks) && marks[i].Span.Start <= span.End && len(keys) < spoken; i++ {
		keys = append(keys, marks[i].Key)
	}
	return keys
}
