package reader

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// Covering is how words are shown that were looked at.
type Covering int

// The coverings. What is struck keeps its colour, as on paper; a broken line is for what was passed
// over.
const (
	Dimmed Covering = iota
	Struck
	StruckBroken
)

// Covered is a passage that was looked at.
type Covered struct {
	Span passage.Span
	As   Covering
}

// How much paler the letters of what was looked at are, and the tints behind them. On all tints the
// letters keep a contrast of more than 4.5.
const (
	DimInk  = 0.32
	DimTint = 0.55
)

// SetCovered shows passages, in order and apart from each other, as looked at. They lie beside the
// marks and cost what is in view. The reader keeps the slice.
func (r *Reader) SetCovered(passages []Covered) {
	if len(passages) == 0 && len(r.covered) == 0 {
		return
	}
	r.covered = passages
	r.paint()
}

// SetTicks shows signs in the gutter, behind the lines that their passages end in, in the order of
// these. Like marks in the margin, which stand behind them, they cost what is in view. The reader
// keeps the slice.
func (r *Reader) SetTicks(ticks []MarginMark) {
	if len(ticks) == 0 && len(r.ticks.marks) == 0 {
		return
	}
	r.ticks = margin{marks: ticks, over: -1, labels: map[int]marginLabel{}, byEnd: true, family: r.TickFamily}
	r.paint()
}

// dims calls f with the parts of a span one after the other, and whether they are dimmed.
func (r *Reader) dims(span passage.Span, f func(part passage.Span, dimmed bool)) {
	list, at := r.covered, span.Start
	for i := sort.Search(len(list), func(i int) bool { return list[i].Span.End > at }); i < len(list) && list[i].Span.Start < span.End; i++ {
		if list[i].As != Dimmed {
			continue
		}
		if from := list[i].Span.Start; from > at {
			f(passage.Span{Start: at, End: from}, false)
			at = from
		}
		to := min(list[i].Span.End, span.End)
		f(passage.Span{Start: at, End: to}, true)
		at = to
	}
	if at < span.End {
		f(passage.Span{Start: at, End: span.End}, false)
	}
}

// paintRow writes the text of a row, what is dimmed in it paler. A veil over it would cost a painter
// without a graphics card as much as the text.
func (p *painter) paintRow(w row, x float32, ink color.Color) {
	text, full := p.r.doc.Text, passage.Span{Start: w.start, End: w.end}
	if len(p.r.covered) == 0 || full.Empty() || odd(text[w.start:w.end]) {
		p.texts.line(shown(text[w.start:w.end]), w.set.face, ink, x, w.y+w.set.top, p.r.flow.width, w.set.height)
		return
	}
	pale := p.pale()
	p.r.dims(full, func(part passage.Span, dimmed bool) {
		c := ink
		if dimmed {
			c = pale
		}
		at := x
		if part.Start > w.start {
			at = p.x(w, part.Start)
		}
		p.texts.line(shown(text[part.Start:part.End]), w.set.face, c, at, w.y+w.set.top, p.r.flow.width, w.set.height)
	})
}

func (p *painter) pale() color.Color { return fade(p.colour(theme.ColorNameForeground), 1-DimInk) }

// paintTint paints behind the part of a row that a mark covers, paler where that is dimmed.
func (p *painter) paintTint(w row, mark passage.Span, c color.Color) {
	span := passage.Span{Start: max(mark.Start, w.start), End: min(mark.End, w.end)}
	p.r.dims(span, func(part passage.Span, dimmed bool) {
		from, to, ok := p.segment(w, part)
		if !ok {
			return
		}
		if part.Start == span.Start {
			from--
		}
		if part.End == span.End {
			to++
		}
		tint := c
		if dimmed {
			tint = fade(c, 1-DimTint)
		}
		p.under.box(from, w.y+1, to-from, w.set.line-2, tint)
	})
}

// paintDimmed paints a veil over what is dimmed in rows that are written in both directions: their text
// cannot be written in parts.
func (p *painter) paintDimmed(shown passage.Span) {
	list, over := p.r.covered, fade(p.colour(theme.ColorNameBackground), DimInk)
	p.segments(shown, len(list), func(i int) passage.Span { return list[i].Span }, func(i int, w row, a, b float32) {
		if list[i].As == Dimmed && odd(p.r.doc.Text[w.start:w.end]) {
			p.over.box(a, w.y, b-a, w.set.line, over)
		}
	})
}

// How far apart the parts of a broken line through words are.
const struckDash, struckGap = 12, 4

// paintStruck draws a line through what is struck, at half the height of small letters.
func (p *painter) paintStruck(shown passage.Span) {
	list, ink := p.r.covered, fade(p.colour(theme.ColorNameForeground), 0.75)
	p.segments(shown, len(list), func(i int) passage.Span { return list[i].Span }, func(i int, w row, a, b float32) {
		as := list[i].As
		if as == Dimmed {
			return
		}
		y := float32(int(w.y + w.set.base - w.set.face.size*0.26))
		if as == Struck {
			p.over.box(a, y, b-a, 1, ink)
			return
		}
		for x := a; x < b; x += struckDash + struckGap {
			p.over.box(x, y, min(struckDash, b-x), 1, ink)
		}
	})
}

// isCovered reports whether what was looked at is shown as such: what is passed over needs no veil of
// its own then.
func (r *Reader) isCovered() bool { return len(r.covered) > 0 }

// ticksIn are the keys of the ticks of the passages that end in a span.
func (r *Reader) ticksIn(span passage.Span) (keys []string) {
	ticks := r.ticks.marks
	from := sort.Search(len(ticks), func(i int) bool { return ticks[i].Span.End > span.Start })
	for i := from; i < len(ticks) && ticks[i].Span.End <= span.End && len(keys) < spoken; i++ {
		keys = append(keys, ticks[i].Key)
	}
	return keys
}

// Covered are the passages that are shown as looked at.
func (r *Reader) Covered() []Covered { return r.covered }

// Ticked is what stands in the gutter behind the lines in view, from top to bottom.
func (r *Reader) Ticked() (signs []string) {
	for _, l := range r.ticks.lines {
		signs = append(signs, r.ticks.labels[l.from].text)
	}
	return signs
}

// Marks are those that are shown, in order. They must not be changed.
func (r *Reader) Marks() []Mark { return r.marks.marks }
