package reader

import (
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

// How much of the letters, and of the tints behind them, the veils over what was looked at cover. On
// all tints the letters keep a contrast of more than 4.5.
const (
	DimInk  = 0.28
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
	r.ticks = margin{marks: ticks, over: -1, labels: map[int]marginLabel{}, byEnd: true}
	r.paint()
}

// paintDimmed paints a veil over what is dimmed, and one over the tints behind it.
func (p *painter) paintDimmed(shown passage.Span) {
	paper := p.colour(theme.ColorNameBackground)
	list, over, under := p.r.covered, fade(paper, DimInk), fade(paper, DimTint)
	p.segments(shown, len(list), func(i int) passage.Span { return list[i].Span }, func(i int, w row, a, b float32) {
		if list[i].As == Dimmed {
			p.under.box(a, w.y, b-a, w.set.line, under)
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
