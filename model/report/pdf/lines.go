package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/carlos7ags/folio/layout"
	"github.com/go-text/typesetting/segmenter"

	"galley/model/prose"
)

// Lines are broken here, by the rules of Unicode (UAX #14), and not by folio,
// which breaks between two runs even where they make one word, and sets a full
// stop that follows a highlight in the highlight's look.

// paragraphText is text to be broken into lines: runs, one behind the other.
type paragraphText struct {
	runs  []layout.TextRun
	rtl   bool // its first letter that has a direction runs from right to left
	lines [][]layout.TextRun
	from  []int   // where each line begins in the text, in bytes
	width float64 // that the lines were broken for
}

// textOf is the text of runs. Its first strong letter gives the direction; where it has none, the
// direction is the page's.
func textOf(runs []layout.TextRun, rtl bool) *paragraphText {
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(r.Text)
	}
	whole := text.String()
	return &paragraphText{runs: runs, rtl: prose.RightToLeft(whole) || rtl && !strings.ContainsFunc(whole, unicode.IsLetter)}
}

// broken are the lines for a width in points. Cost: the text, once.
func (s *paragraphText) broken(width float64) [][]layout.TextRun {
	if s.lines != nil && s.width == width {
		return s.lines
	}
	s.width, s.lines, s.from = width, nil, nil
	var text strings.Builder
	for _, r := range s.runs {
		text.WriteString(r.Text)
	}
	whole := text.String()
	var seg segmenter.Segmenter
	seg.Init([]rune(whole))
	c := cutter{runs: s.runs}
	line := func(a, b int) { s.lines, s.from = append(s.lines, c.cut(a, b)), append(s.from, a) }
	at, begun, filled := 0, 0, 0.0 // of the text: where we are, where the line began, how wide it is
	for it := seg.LineIterator(); it.Next(); {
		piece := string(it.Line().Text)
		words := strings.TrimRightFunc(piece, unicode.IsSpace)
		wide := c.width(at, at+len(words))
		if filled > 0 && filled+wide > width {
			line(begun, at)
			begun, filled = at, 0
		}
		for wide > width { // one word wider than a line
			n := c.fitting(at, at+len(words), width)
			line(at, at+n)
			at, begun = at+n, at+n
			piece, words = piece[n:], words[n:]
			wide = c.width(at, at+len(words))
		}
		filled += wide + c.width(at+len(words), at+len(piece))
		at += len(piece)
	}
	if begun < at {
		line(begun, at)
	}
	return s.lines
}

// cutter cuts ranges out of runs, given by bytes of their text together.
// What it is asked for goes forward only, but for the line at hand.
type cutter struct {
	runs []layout.TextRun
	run  int // the run in which the last range began
	from int // where that run begins
}

// over calls f for each part of a run in a range.
func (c *cutter) over(a, b int, f func(r layout.TextRun, part string)) {
	for c.run > 0 && c.from > a {
		c.run--
		c.from -= len(c.runs[c.run].Text)
	}
	for c.run < len(c.runs)-1 && c.from+len(c.runs[c.run].Text) <= a {
		c.from += len(c.runs[c.run].Text)
		c.run++
	}
	at := c.from
	for i := c.run; i < len(c.runs) && at < b; i++ {
		text := c.runs[i].Text
		if from, to := max(a-at, 0), min(b-at, len(text)); from < to {
			f(c.runs[i], text[from:to])
		}
		at += len(text)
	}
}

func (c *cutter) width(a, b int) float64 {
	w := 0.0
	c.over(a, b, func(r layout.TextRun, part string) { w += r.Embedded.MeasureString(part, r.FontSize) })
	return w
}

// fitting is how many bytes of a word have room, at least one letter.
func (c *cutter) fitting(a, b int, width float64) int {
	n, w := 0, 0.0
	full := false
	c.over(a, b, func(r layout.TextRun, part string) {
		for i := 0; i < len(part) && !full; {
			_, size := utf8.DecodeRuneInString(part[i:])
			w += r.Embedded.MeasureString(part[i:i+size], r.FontSize)
			if w > width && n > 0 {
				full = true
				return
			}
			n += size
			i += size
		}
	})
	return n
}

// cut is a line: its runs, without the blanks at its end.
func (c *cutter) cut(a, b int) []layout.TextRun {
	var line []layout.TextRun
	c.over(a, b, func(r layout.TextRun, part string) {
		r.Text = part
		line = append(line, r)
	})
	for i := len(line) - 1; i >= 0; i-- {
		if line[i].Text = strings.TrimRightFunc(line[i].Text, unicode.IsSpace); line[i].Text != "" {
			return line[:i+1]
		}
	}
	return line[:0]
}

// placed is a line as folio draws it. The baselines of neighbours differ by a
// thousandth of a point: folio would take the second's full stop for the first's. A no-break space
// at the edge of a run becomes a plain one: folio drops the other, and lines are broken already.
func placed(runs []layout.TextRun, rtl bool, align layout.Align, leading, width float64) layout.LayoutPlan {
	line := make([]layout.TextRun, len(runs))
	copy(line, runs)
	for i := range line {
		if i%2 == 1 {
			line[i].BaselineShift += 0.001
		}
		if t := line[i].Text; strings.HasPrefix(t, "\u00a0") {
			line[i].Text = " " + strings.TrimPrefix(t, "\u00a0")
		}
		if t := line[i].Text; strings.HasSuffix(t, "\u00a0") {
			line[i].Text = strings.TrimSuffix(t, "\u00a0") + " "
		}
	}
	p := layout.NewStyledParagraph(line...)
	p.SetLeading(leading)
	p.SetNoWrap(true)
	p.SetDirection(layout.DirectionLTR)
	if rtl {
		p.SetDirection(layout.DirectionRTL)
	}
	if align != layout.AlignLeft {
		p.SetAlign(align)
	}
	return p.PlanLayout(layout.LayoutArea{Width: width, Height: 1 << 20, AtFragmentTop: true})
}
