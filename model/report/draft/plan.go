package draft

import (
	"strings"
	"unicode/utf8"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
)

// planner finds out which characters of a file a remark changes and is on, and why it cannot.
type planner struct {
	places *placed
	where  func(spot int) (bar, *element) // why a spot cannot be changed, and the paragraph that it is in
	cut    []int32                        // by spot: the change that it is in, counted from 1; 0 none
	joins  func(paragraph *element) bool  // whether its end can go, so that it goes on in the next; nil where none can
	bare   func(paragraph *element) bool  // whether nothing of it is left once its words are gone
	filled map[int]bool                   // before which spots words come in
	count  int                            // of changes
	kept   []Kept
}

func newPlanner(p *placed, where func(spot int) (bar, *element)) planner {
	return planner{places: p, where: where, cut: make([]int32, len(p.spots)), filled: map[int]bool{}}
}

// change is a difference that is tracked: the spots from first to before end go, and with comes in.
type change struct {
	first, end   int
	with         string
	after        int // of words that only come in: the spot that they come after, -1 none
	before       int
	opens        bool // it stands where its passage begins
	author, date string
	ends         []*element // the paragraphs whose ends go too
}

// gap is the spot before which a change puts words in.
func (c change) gap() int {
	switch {
	case c.end > c.first:
		return c.end
	case c.after >= 0:
		return c.after + 1
	}
	return c.before
}

// planned is what becomes of a remark: changes, and a comment on the spots from first to before end.
type planned struct {
	changes    []change
	said       string // in the comment; "" where there is none
	first, end int
}

// remark plans what one remark asks for; ok is false where it has no place in the file.
func (p *planner) remark(i int, r Remark) (out planned, ok bool) {
	keep := func(comment bool, why string) { p.kept = append(p.kept, Kept{Remark: i, Comment: comment, Why: why}) }
	if r.Span.Empty() || r.Span.End > len(p.places.text) {
		keep(false, model.Sayf("Claim %d is not in the copy: its words are no longer in this text.", r.Number))
		return out, false
	}
	first, last, found := p.places.around(r.Span)
	if !found || last < first {
		keep(false, model.Sayf("Claim %d is not in the copy: its words do not stand in the file as they do in the text.", r.Number))
		return out, false
	}
	var changes []change
	if r.Replace {
		var why string
		if changes, why = p.plan(r); why != "" {
			changes = nil
			keep(true, model.Sayf("Claim %d is told in a comment alone: %s.", r.Number, why))
		}
	} else if bar := p.barOf(first, last); bar == inFootnote {
		keep(true, model.Sayf("The comment on claim %d stands at the number of the note that its words are in.", r.Number))
	} else if bar == inBox {
		keep(true, model.Sayf("The comment on claim %d stands where the text box is anchored that its words are in.", r.Number))
	}
	for _, c := range changes {
		p.count++
		if c.with != "" {
			p.filled[c.gap()] = true
		}
		for s := c.first; s < c.end; s++ {
			p.cut[s] = int32(p.count)
		}
	}
	out = planned{changes: changes, said: r.Comment, first: first, end: p.places.after(last)}
	if r.Replace && len(changes) == 0 {
		out.said = alone(r) + out.said
	}
	return out, true
}

// alone is the proposed wording in a comment, where the text could not be changed.
func alone(r Remark) string {
	if r.Instead == "" && r.With != "" {
		return "→ “" + prose.Flatten(r.With) + "”\n"
	}
	return r.Instead
}

func (p *planner) barOf(first, last int) bar {
	for s := first; s <= last; s++ {
		if b := p.bar1(s); b != "" {
			return b
		}
	}
	return ""
}

// why says of a bar that the text could not be changed for.
func (b bar) why() string {
	switch b {
	case inField:
		return model.Sayf("its words are in a field, which the program that opens the file may write anew")
	case inBox:
		return model.Sayf("its words are in a text box")
	case inChange:
		return model.Sayf("its words are in a change that somebody else made, with changes tracked")
	case inControl:
		return model.Sayf("its words are in a content control, which takes them from elsewhere")
	case inFootnote:
		return model.Sayf("its words are in a note, so the comment stands at the number of the note")
	}
	return model.Sayf("its words are set in a way that cannot be changed in parts")
}

// plan are the changes that make the passage the proposed words, or why there can be none.
func (p *planner) plan(r Remark) (all []change, why string) {
	for _, h := range passage.Hunks(p.places.text, r.Span, r.With) {
		c := change{with: prose.Plain(h.With), author: name(r.Author), date: moment(r.At), after: -1, before: -1,
			opens: h.Span.Start == r.Span.Start}
		if strings.Contains(c.with, "\n") {
			return nil, model.Sayf("its proposed wording has several paragraphs")
		}
		if h.Span.Empty() {
			c.after, c.before = p.places.beside(h.Span.Start)
			if c.opens && c.before >= 0 || c.after >= 0 && p.bar1(c.after) != "" && c.before >= 0 {
				c.after = -1
			}
			at := c.after
			if at < 0 {
				at = c.before
			}
			if at < 0 {
				return nil, model.Sayf("its words do not stand in the file as they do in the text")
			}
			if b := p.bar1(at); b != "" {
				return nil, b.why()
			}
			if p.cut[at] != 0 || p.filled[c.gap()] {
				return nil, model.Sayf("another proposed wording changes the same words")
			}
			c.first, c.end = at, at
			all = append(all, c)
			continue
		}
		var ok bool
		if c.first, c.end, ok = p.places.cover(h.Span); !ok {
			if first, last, found := p.places.around(h.Span); found && last >= first {
				if b := p.barOf(first, last); b != "" {
					return nil, b.why()
				}
			}
			return nil, model.Sayf("its words do not stand in the file as they do in the text")
		}
		if b := p.barOf(c.first, c.end-1); b != "" {
			return nil, b.why()
		}
		for s := c.first; s < c.end; s++ {
			if p.cut[s] != 0 || p.filled[s] && s > c.first || p.filled[c.end] && c.with != "" {
				return nil, model.Sayf("another proposed wording changes the same words")
			}
		}
		ends, ok := p.ends(h, c)
		if !ok {
			return nil, model.Sayf("its words run over several paragraphs")
		}
		parts := p.byParagraph(c)
		parts[0].ends = ends
		all = append(all, parts...)
	}
	return all, ""
}

// ends are the paragraphs whose ends go with words: those between which the words stand, and one that
// has no others. ok is false where an end must go and cannot.
func (p *planner) ends(h passage.Hunk, c change) (all []*element, ok bool) {
	from, to := p.paragraphOf(c.first), p.paragraphOf(c.end-1)
	text := p.places.text[h.Span.Start:h.Span.End]
	if strings.HasPrefix(text, "\n") {
		before, _ := p.places.beside(h.Span.Start)
		if before < 0 {
			return nil, false
		}
		from = p.paragraphOf(before)
	}
	if strings.HasSuffix(text, "\n") {
		_, after := p.places.beside(h.Span.End)
		if after < 0 {
			return nil, false
		}
		to = p.paragraphOf(after)
	}
	for e := from; e != to; e = e.next() {
		if e == nil || e.local != from.local || c.with != "" || p.joins == nil || !p.joins(e) {
			return nil, false
		}
		all = append(all, e)
	}
	whole := c.with == "" && (c.first == 0 || p.paragraphOf(c.first-1) != from) && (c.end == len(p.cut) || p.paragraphOf(c.end) != to)
	if after := to.next(); whole && to == p.paragraphOf(c.end-1) && after != nil && after.local == to.local && p.joins != nil && p.joins(to) &&
		p.bare(to) {
		all = append(all, to)
	}
	return all, true
}

func (p *planner) bar1(s int) bar {
	b, _ := p.where(s)
	return b
}

// byParagraph cuts a change at the ends of the paragraphs of the file.
func (p *planner) byParagraph(c change) []change {
	var all []change
	for s := c.first; s < c.end; {
		paragraph := p.paragraphOf(s)
		end := s
		for end < c.end && p.paragraphOf(end) == paragraph {
			end++
		}
		part := c
		part.first, part.end = s, end
		all = append(all, part)
		s = end
	}
	return all
}

func (p *planner) paragraphOf(s int) *element {
	_, paragraph := p.where(s)
	return paragraph
}

// name is a person's name as an attribute can have it; Word cuts longer ones.
func name(s string) string {
	s = prose.OneLine(prose.Plain(s))
	for utf8.RuneCountInString(s) > 250 {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s
}

func moment(at model.Stamp) string {
	if t := at.Time(); !t.IsZero() {
		return t.UTC().Format("2006-01-02T15:04:05Z")
	}
	return ""
}
