package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Family names a family of type to the theme. Fyne's TextStyle has no room for
// one, so it travels in TabWidth, which the reader has no use for: a theme's
// Font returns the family's faces for that number. 0 is the theme's own.
type Family int

// typography is how every kind of block is set, at one size and in one theme.
type typography struct {
	size          float32
	regular, bold fyne.Resource
	shaper        *shaper
	sets          map[[2]int]*setting
}

// read takes the theme's fonts and a body size; what was measured is kept
// where neither has changed.
func (t *typography) read(r *Reader, size float32) {
	th := theme.CurrentForWidget(r)
	regular, bold := th.Font(face{family: r.family}.style()), th.Font(face{family: r.family, bold: true}.style())
	size = float32(int(size*4+0.5)) / 4
	if t.shaper == nil || t.regular != regular || t.bold != bold || t.shaper.family != r.family {
		t.regular, t.bold = regular, bold
		t.shaper = newShaper(r.family, regular, bold)
		t.size = 0
	}
	if t.size != size {
		t.size = size
		t.sets = map[[2]int]*setting{}
		clear(t.shaper.words)
	}
}

// column is how wide the text column is at most.
func (t *typography) column() float32 {
	const sample = "it was a bright cold day in April and the clocks were striking"
	return t.shaper.width(sample, t.body().face) / float32(len(sample)) * columnChars
}

func (t *typography) face(size float32, bold bool) face { return face{size, bold, t.shaper.family} }

func (t *typography) body() *setting { return t.set(Paragraph, 0) }

// set is how a block of a kind and level is set.
func (t *typography) set(k Kind, level int) *setting {
	level = min(max(level, 0), 6)
	if k != Heading && k != ListItem {
		level = 0
	}
	key := [2]int{int(k), level}
	if s := t.sets[key]; s != nil {
		return s
	}
	s := t.design(k, level)
	s.height, s.base = t.shaper.metrics(s.face)
	s.top = float32(int((s.line-s.height)/2 + 0.5))
	s.base += s.top
	t.sets[key] = s
	return s
}

func (t *typography) design(k Kind, level int) *setting {
	px := t.size
	round := func(v float32) float32 { return float32(int(v + 0.5)) }
	s := &setting{face: t.face(px, false), line: round(px * 1.5), before: round(px * 0.8), after: round(px * 0.8)}
	switch k {
	case Heading:
		factor := []float32{1.75, 1.75, 1.35, 1.15, 1, 1, 1}[level]
		s.face = t.face(round(px*factor), true)
		s.line = round(s.face.size * 1.28)
		s.before, s.after = round(px*0.9+s.face.size*0.6), round(px*0.4)
	case ListItem:
		s.indent = round(px * 1.4 * float32(max(level, 1)))
	case Quotation:
		s.indent = round(px * 1.5)
		s.before, s.after = round(px), round(px)
	case Fold:
		s.face.size = round(px * 0.8)
		s.line = round(px * 1.8)
		s.before, s.after = round(px*0.6), round(px*0.6)
		s.faint = true
	case Caption:
		s.face.size = round(px * 0.82)
		s.line = round(s.face.size * 1.45)
		s.before, s.after = round(px*0.4), round(px*1.1)
		s.faint = true
	}
	return s
}
