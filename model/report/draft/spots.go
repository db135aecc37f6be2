package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galley/model/passage"
)

// spot is a character of the text as it is written in the file.
type spot struct {
	r          rune
	holder     int32 // which holder of text it stands in
	start, end int32 // where it is written, in the part
}

// unit is a paragraph of the file: the spots from first to before last.
type unit struct{ first, last int }

// placed tells where each character of a version's text is written in the file. Paragraphs of the
// file are matched with the text in their order, letter by letter; white space, how letters are
// composed and what is raised or lowered do not count, because reading changes those. Nothing is
// searched for elsewhere: a paragraph that reading changed otherwise is known as far as both ends
// of it agree, and the rest has no place unless the file is read again (see readAgain).
type placed struct {
	text  string
	spots []spot
	units []unit
	at    []int32 // for each byte that begins a character: its spot, -1 none
	of    []int32 // for each spot its unit
	read  []bool  // which spots stand in the text
	lost  []int   // the units that reading changed
}

// folded is a text without what does not count.
type folded struct {
	text string
	from []int32 // for each byte: what it was made of
}

func (f *folded) add(b *strings.Builder, r rune, from int32) {
	if r < utf8.RuneSelf { // as it mostly is
		if r > ' ' && r != 0x7F {
			b.WriteByte(byte(r))
			f.from = append(f.from, from)
		}
		return
	}
	n := b.Len()
	foldRune(b, r)
	for range b.Len() - n {
		f.from = append(f.from, from)
	}
}

// foldRune writes a character as it counts.
func foldRune(b *strings.Builder, r rune) {
	if r < utf8.RuneSelf {
		if r > ' ' && r != 0x7F {
			b.WriteByte(byte(r))
		}
		return
	}
	if unicode.IsLetter(r) && norm.NFKD.IsNormalString(string(r)) { // most of them: nothing to take apart
		b.WriteRune(r)
		return
	}
	for _, d := range norm.NFKD.String(string(r)) {
		if !unicode.IsSpace(d) && !unicode.IsControl(d) && !unicode.Is(unicode.Mn, d) && !unicode.Is(unicode.Cf, d) {
			b.WriteRune(d)
		}
	}
}

// label is how many bytes of the text may stand between two paragraphs of the file that are not
// written in it: the number of a list's item, the line between two cells of a table.
const label = 48

// place matches the paragraphs of a file with a text.
func place(text string, spots []spot, units []unit) *placed {
	p := &placed{text: text, spots: spots, units: units, at: make([]int32, len(text)+1), of: make([]int32, len(spots)),
		read: make([]bool, len(spots))}
	for i := range p.at {
		p.at[i] = -1
	}
	var all folded
	var b strings.Builder
	b.Grow(len(text))
	all.from = make([]int32, 0, len(text))
	for i, r := range text {
		all.add(&b, r, int32(i))
	}
	all.text = b.String()

	done, room := 0, label // how far the text is matched, and how much of it may be passed over
	var waiting []int      // units that were not found since
	for n, u := range units {
		for i := u.first; i < u.last; i++ {
			p.of[i] = int32(n)
		}
		own := p.fold(u)
		if own.text == "" {
			continue
		}
		at := -1
		if strings.HasPrefix(all.text[done:], own.text) {
			at = done
		} else {
			within := all.text[done:min(done+room+len(own.text), len(all.text))]
			if i := strings.Index(within, own.text); i >= 0 && (i <= label || len(own.text) >= 12) {
				at = done + i
			}
		}
		if at < 0 {
			waiting = append(waiting, n)
			room += label + 2*len(own.text)
			continue
		}
		p.settle(waiting, all, done, at)
		p.match(own, all, at, 0, len(own.text))
		done, room, waiting = at+len(own.text), label, nil
	}
	p.settle(waiting, all, done, len(all.text))
	return p
}

func (p *placed) fold(u unit) folded {
	own := folded{from: make([]int32, 0, u.last-u.first)}
	var b strings.Builder
	b.Grow(u.last - u.first)
	for i := u.first; i < u.last; i++ {
		own.add(&b, p.spots[i].r, int32(i))
	}
	own.text = b.String()
	return own
}

// match notes that a part of a paragraph stands in the text.
func (p *placed) match(own, all folded, at, from, to int) {
	for k := from; k < to; k++ {
		if t := all.from[at+k-from]; p.at[t] < 0 {
			p.at[t] = own.from[k]
		}
		p.read[own.from[k]] = true
	}
}

// settle matches the ends of paragraphs that reading changed with what of the text is left for
// them. It does so for one alone: between several nobody knows where one ends.
func (p *placed) settle(waiting []int, all folded, from, to int) {
	p.lost = append(p.lost, waiting...)
	if len(waiting) != 1 {
		return
	}
	own := p.fold(p.units[waiting[0]])
	left := all.text[from:to]
	head := 0
	for head < len(own.text) && head < len(left) && own.text[head] == left[head] {
		head++
	}
	tail := 0
	for tail < len(own.text)-head && tail < len(left)-head && own.text[len(own.text)-1-tail] == left[len(left)-1-tail] {
		tail++
	}
	head, tail = whole(own.text, head), len(own.text)-whole(own.text, len(own.text)-tail)
	if head >= 8 {
		p.match(own, all, from, 0, head)
	}
	if tail >= 8 && from < to {
		p.match(own, all, to-tail, len(own.text)-tail, len(own.text))
	}
}

// whole moves a place to the beginning of the character that it stands in.
func whole(s string, at int) int {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// known is how many bytes of the text have a place.
func (p *placed) known() int {
	n := 0
	for _, s := range p.at {
		if s >= 0 {
			n++
		}
	}
	return n
}

// around are the first and last spot of what has a place in a span, and whether there is any.
func (p *placed) around(span passage.Span) (first, last int, found bool) {
	for t := span.Start; t < span.End; t++ {
		if s := p.at[t]; s >= 0 {
			if !found {
				first = int(s)
			}
			last, found = int(s), true
		}
	}
	return first, last, found
}

// cover are the spots of a span, from first to before end, where all of it has its place in one run
// of them. White space at its ends is in it.
func (p *placed) cover(span passage.Span) (first, end int, ok bool) {
	first, last, found := p.around(span)
	if !found || last < first {
		return 0, 0, false
	}
	for t, r := range p.text[span.Start:span.End] {
		if p.at[span.Start+t] < 0 && counts(r) {
			return 0, 0, false
		}
	}
	for i := first; i < last; i++ {
		if !p.read[i] && counts(p.spots[i].r) {
			return 0, 0, false // reading left something out here
		}
	}
	end = p.after(last)
	if r, _ := utf8.DecodeRuneInString(p.text[span.Start:]); unicode.IsSpace(r) {
		first = p.before(first)
	}
	if r, _ := utf8.DecodeLastRuneInString(p.text[:span.End]); unicode.IsSpace(r) {
		for end < len(p.spots) && p.of[end] == p.of[last] && !counts(p.spots[end].r) {
			end++
		}
	}
	return first, end, true
}

// counts reports whether a character is more than white space and marks on others.
func counts(r rune) bool {
	var b strings.Builder
	foldRune(&b, r)
	return b.Len() > 0
}

// after is the place after a spot and the marks on its letter.
func (p *placed) after(s int) int {
	n := s + 1
	for n < len(p.spots) && p.of[n] == p.of[s] && unicode.Is(unicode.Mn, p.spots[n].r) {
		n++
	}
	return n
}

// before is the place before the white space that stands before a spot.
func (p *placed) before(s int) int {
	for s > 0 && p.of[s-1] == p.of[s] && unicode.IsSpace(p.spots[s-1].r) {
		s--
	}
	return s
}

// beside is a place of the text, between two characters, in the file: the spot that it comes after
// and the one that it comes before, -1 where the paragraph has none there.
func (p *placed) beside(t int) (after, before int) {
	after, before = -1, -1
	i, space := t, false
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(p.text[:i])
		if r == '\n' || p.at[i-n] >= 0 || counts(r) {
			if r != '\n' && p.at[i-n] >= 0 {
				after = p.after(int(p.at[i-n])) - 1
			}
			break
		}
		i, space = i-n, space || unicode.IsSpace(r)
	}
	for after >= 0 && space && after+1 < len(p.spots) && p.of[after+1] == p.of[after] && unicode.IsSpace(p.spots[after+1].r) {
		after++
	}
	if r, _ := utf8.DecodeRuneInString(p.text[t:]); after >= 0 && unicode.IsSpace(r) {
		if after+1 < len(p.spots) && p.of[after+1] == p.of[after] {
			before = after + 1
		}
		return after, before
	}
	for i = t; i < len(p.text); {
		r, n := utf8.DecodeRuneInString(p.text[i:])
		if r == '\n' || p.at[i] >= 0 || counts(r) {
			if r != '\n' {
				before = int(p.at[i])
			}
			break
		}
		i += n
	}
	return after, before
}
