package quotation

import (
	"strings"

	"galley/model/passage"
)

// differences are the places where words or the signs between them are others.
func (c *comparison) differences() []Difference {
	var all []Difference
	last := -1 // the pair of same words before, with nothing between
	for k := 0; k < len(c.pairs); k++ {
		if to := c.run(k); to > k {
			if d, ok := c.words(c.pairs[k:to], c.end(k)); ok {
				all = append(all, d)
			}
			k, last = to-1, -1
			continue
		}
		p := c.pairs[k]
		switch {
		case p.theirs < 0 || p.ours < 0: // a gap, or a word that a gap passes over
			if p.ours >= 0 {
				last = -1
			}
			continue
		case last >= 0 && c.pairs[last].theirs+1 == p.theirs && c.pairs[last].ours+1 == p.ours && c.otherSigns(p.ours, p.theirs):
			all = append(all, c.punctuation(p))
		case c.otherCapitals(p.ours, p.theirs):
			u, v := c.ours[p.ours], c.theirs[p.theirs]
			all = append(all, Difference{Span: u.Span, Kind: Capitals, Ours: c.text[u.Start:u.End], Theirs: c.source[v.Start:v.End]})
		}
		last = k
	}
	return all
}

// run is where the pairs end that differ from a pair on.
func (c *comparison) run(k int) int {
	to := k
	for to < len(c.pairs) && c.isEdit(to) {
		to++
	}
	return to
}

// isEdit reports whether a pair is a difference of words.
func (c *comparison) isEdit(k int) bool {
	switch p := c.pairs[k]; {
	case p.ours < 0:
		return !c.theirs[p.theirs].optional && !c.skipped(k)
	case c.ours[p.ours].kind != word:
		return false
	case p.theirs < 0:
		return true
	default:
		return !c.same(p.ours, p.theirs)
	}
}

// skipped reports whether a gap or brackets pass over a word of the passage: they come behind the words they pass over.
func (c *comparison) skipped(k int) bool {
	for ; k < len(c.pairs) && c.pairs[k].ours < 0; k++ {
	}
	return k < len(c.pairs) && c.ours[c.pairs[k].ours].kind != word
}

// end is where our text stands before a pair.
func (c *comparison) end(k int) int {
	for i := k - 1; i >= 0; i-- {
		if p := c.pairs[i]; p.ours >= 0 {
			return c.ours[p.ours].End
		}
	}
	return c.ours[0].Start
}

// words is a difference of words.
func (c *comparison) words(run []pair, at int) (Difference, bool) {
	d := Difference{Span: passage.Span{Start: at, End: at}}
	var theirs passage.Span
	ours, n, first := 0, 0, true
	for _, p := range run {
		if p.ours >= 0 {
			if first {
				d.Start, first = c.ours[p.ours].Start, false
			}
			d.End = c.ours[p.ours].End
			ours++
		}
		if p.theirs >= 0 {
			v := c.theirs[p.theirs]
			if n == 0 {
				theirs = v.Span
			}
			theirs.End = v.End
			n++
		}
	}
	d.Ours, d.Theirs, d.Words = c.text[d.Start:d.End], c.source[theirs.Start:theirs.End], max(ours, n)
	switch {
	case ours == 0:
		d.Kind = LeftOut
	case n == 0:
		d.Kind = Added
	default:
		d.Kind = Changed
		if alike(d.Ours, d.Theirs) {
			return d, false
		}
	}
	return d, true
}

// alike reports whether words differ only in where they are joined: any one, anyone, well-known.
func alike(a, b string) bool {
	return squeezed(a) != "" && squeezed(a) == squeezed(b) && strings.ContainsAny(a+b, "-\u2010\u2011")
}

func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) {
			return r
		}
		return -1
	}, strings.ToLower(passage.Folded(s)))
}

// otherSigns reports whether other signs stand before a word than in the passage.
func (c *comparison) otherSigns(i, j int) bool {
	ours, theirs := c.ours[i].signs, c.theirs[j].signs
	if ours == theirs {
		return false
	}
	if c.ours[i-1].short || c.theirs[j-1].short {
		return strings.TrimPrefix(ours, ".") != strings.TrimPrefix(theirs, ".")
	}
	return true
}

// punctuation is a difference of signs.
func (c *comparison) punctuation(p pair) Difference {
	u, v := c.ours[p.ours], c.theirs[p.theirs]
	s := passage.Trim(c.text, u.signed)
	if s.Empty() {
		s = passage.Span{Start: u.signed.Start, End: u.signed.Start}
	}
	return Difference{Span: s, Kind: Punctuation, Ours: c.text[s.Start:s.End], Theirs: strings.TrimSpace(c.source[v.signed.Start:v.signed.End])}
}
