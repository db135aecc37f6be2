package model

import (
	"net/url"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/prose"
)

// units are how programs count positions: by code points as the W3C says, by
// UTF-16 code units as JavaScript does, by bytes.
type units struct {
	codePoint, utf16 []int // byte offset of each; and the end
	text             string
}

func unitsOf(text string) units {
	u := units{text: text}
	for i, r := range text {
		u.codePoint = append(u.codePoint, i)
		u.utf16 = append(u.utf16, i)
		if utf16.RuneLen(r) == 2 {
			u.utf16 = append(u.utf16, -1)
		}
	}
	u.codePoint, u.utf16 = append(u.codePoint, len(text)), append(u.utf16, len(text))
	return u
}

// counting turns a position of one unit into bytes; ok is false outside the text
// and within a character.
type counting func(position int) (offset int, ok bool)

func (u units) all() []counting {
	table := func(t []int) counting {
		return func(p int) (int, bool) {
			if p < 0 || p >= len(t) || t[p] < 0 {
				return 0, false
			}
			return t[p], true
		}
	}
	return []counting{table(u.codePoint), table(u.utf16), func(p int) (int, bool) {
		return p, p >= 0 && p <= len(u.text) && (p == len(u.text) || utf8.RuneStart(u.text[p]))
	}}
}

// span is what two positions say, and whether they say anything.
func (c counting) span(start, end int) (passage.Span, bool) {
	from, okFrom := c(start)
	to, okTo := c(end)
	return passage.Span{Start: from, End: to}, okFrom && okTo && from < to
}

// counts finds how the positions of annotations count in a text, by those that
// have a quotation too. Sure is true where some stand at their words and none
// does not: then positions count in this very text, and hold without a quotation.
func counts(text string, all []Annotation) (best counting, sure bool) {
	right, wrong := 0, 0
	for i, c := range unitsOf(text).all() {
		hits, misses := 0, 0
		for _, a := range all {
			if a.Start < 0 || a.Quote.Exact == "" || a.Within != nil || a.Until != nil {
				continue
			}
			if s, ok := c.span(a.Start, a.End); ok && passage.SameWords(text[s.Start:s.End], a.Quote.Exact) {
				hits++
			} else {
				misses++
			}
		}
		if i == 0 || hits > right {
			best, right, wrong = c, hits, misses
		}
	}
	return best, right > 0 && wrong == 0
}

// placer finds where annotations stand in a version.
type placer struct {
	article Article
	version Version
	finder  *passage.Finder
	count   counting
	sure    bool
}

func newPlacer(article Article, version Version, all []Annotation) placer {
	p := placer{article: article, version: version, finder: passage.NewFinder(version.Text)}
	p.count, p.sure = counts(version.Text, all)
	return p
}

// place finds a place of an annotation on a page; keep is whether one that is
// not found may belong to the article all the same.
func (p placer) place(a AnnotationPlace, page string) (span passage.Span, state PlacementState, keep bool) {
	span, state = p.find(a)
	for _, other := range a.Or {
		if state == PlacedAnchored {
			break
		}
		if at, found := p.find(other); found == PlacedAnchored {
			span, state = at, found
		}
	}
	keep = state == PlacedAnchored || prose.Flatten(a.Quote.Exact) != "" && samePage(page, p.article.URL)
	return span, state, keep
}

// find finds one place, without those that may stand for it.
func (p placer) find(a AnnotationPlace) (passage.Span, PlacementState) {
	none := passage.Span{}
	if a.Until != nil {
		return p.findRange(a)
	}
	if a.Within == nil {
		return p.findIn(a, p.finder, p.version.Text, p.count, p.sure)
	}
	outer, state := p.find(*a.Within)
	if state != PlacedAnchored {
		return none, state
	}
	text := p.version.Text[outer.Start:outer.End]
	span, state := p.findIn(a, passage.NewFinder(text), text, unitsOf(text).all()[0], true)
	if state != PlacedAnchored {
		return none, state
	}
	return passage.Span{Start: outer.Start + span.Start, End: outer.Start + span.End}, state
}

// findIn finds a place by its words or its position in a text.
func (p placer) findIn(a AnnotationPlace, finder *passage.Finder, text string, count counting, sure bool) (passage.Span, PlacementState) {
	standing, counted := count.span(a.Start, a.End)
	if prose.Flatten(a.Quote.Exact) == "" {
		if counted && sure {
			return standing, PlacedAnchored
		}
		return passage.Span{}, PlacedOrphaned
	}
	at := -1
	if counted {
		at = passage.Trim(text, standing).Start
	}
	span, fate := finder.Anchor(a.Quote, at)
	switch fate {
	case passage.Kept:
		return span, PlacedAnchored
	case passage.Ambiguous:
		return passage.Span{}, PlacedAmbiguous
	}
	return passage.Span{}, PlacedOrphaned
}

// findRange finds where a range begins, and after that where it ends.
func (p placer) findRange(a AnnotationPlace) (passage.Span, PlacementState) {
	begin := a
	begin.Until = nil
	from, state := p.find(begin)
	if state != PlacedAnchored {
		return passage.Span{}, state
	}
	rest := p.version.Text[from.End:]
	until := *a.Until
	to := passage.Span{Start: strings.Index(rest, until.Quote.Exact)}
	switch to.End = to.Start + len(until.Quote.Exact); {
	case until.Quote.Exact != "" && to.Start >= 0 && until.Within == nil && until.Quote.Prefix == "" && until.Quote.Suffix == "":
		// the first after the beginning
	case until.Within == nil && until.Quote.Exact != "":
		if to, state = p.findIn(until, passage.NewFinder(rest), rest, func(int) (int, bool) { return 0, false },
			false); state != PlacedAnchored {
			return passage.Span{}, state
		}
	default:
		if to, state = p.find(until); state != PlacedAnchored || to.Start < from.End {
			return passage.Span{}, PlacedOrphaned
		}
		to = passage.Span{Start: to.Start - from.End, End: to.End - from.End}
	}
	end := from.End + to.Start
	if a.To {
		end = from.End + to.End
	}
	return passage.Trim(p.version.Text, passage.Span{Start: from.Start, End: end}), PlacedAnchored
}

// samePage reports whether two addresses may be of one page; one that is not
// known may be any.
func samePage(a, b string) bool {
	bare := func(address string) string {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" {
			return ""
		}
		return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") + strings.TrimSuffix(u.EscapedPath(), "/") + "?" + u.RawQuery
	}
	x, y := bare(a), bare(b)
	return x == "" || y == "" || x == y
}
