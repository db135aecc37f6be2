package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Finder finds passages in one text that another program described, by their words and
// what stands around them. It is made once for many passages.
type Finder struct {
	text     string
	squeezed foldedText
}

// NewFinder prepares a text.
func NewFinder(text string) *Finder {
	return &Finder{text: text, squeezed: squeeze(text)}
}

// surer is by how many letters the surroundings of one place must agree better
// than those of the next for the passage to stand there: fewer agree by chance.
const surer = 6

// shortest is how many letters and signs a passage has at least that is found
// with its white space in other places; in fewer the words could be others.
const shortest = 16

// Anchor finds the passage that a selector describes and never guesses. Words
// that stand once are Kept. Where they stand more than once, the surroundings
// decide, compared as typed and without white space, for programs disagree about
// what stands between two paragraphs; then the position at (in bytes, -1 where
// none is known), if the words stand exactly there. Places as good as each other
// are Ambiguous, and words that do not stand in the text are Lost.
func (f *Finder) Anchor(s Selector, at int) (Span, Fate) {
	places := Occurrences(f.text, s.Exact)
	if len(places) == 0 {
		places = f.spread(s.Exact)
	}
	switch len(places) {
	case 0:
		return Span{}, Lost
	case 1:
		return places[0], Kept
	}
	before := squeeze(s.Prefix).text
	after := squeeze(s.Suffix).text
	best, next, whole := -1, -1, 0 // the two best scores, and how many places agree wholly
	var standing, wholly []Span
	for _, p := range places {
		score := f.agreeBefore(p.Start, before) + f.agreeAfter(p.End, after)
		if score == len(before)+len(after) && score > 0 {
			whole++
			wholly = append(wholly, p)
		}
		switch {
		case score > best:
			best, next, standing = score, best, []Span{p}
		case score == best:
			next, standing = score, append(standing, p)
		default:
			next = max(next, score)
		}
	}
	switch {
	case whole == 1:
		return wholly[0], Kept
	case whole == 0 && best >= next+surer:
		return standing[0], Kept
	case whole > 1:
		standing = wholly
	default:
		standing = places
	}
	for _, p := range standing {
		if p.Start == at {
			return p, Kept
		}
	}
	return Span{}, Ambiguous
}

// agreeBefore is how much of what should stand before an offset does, from there
// backwards, in bytes.
func (f *Finder) agreeBefore(offset int, wanted string) int {
	if wanted == "" {
		return 0
	}
	from := max(0, offset-4*len(wanted)-64)
	for from > 0 && !utf8.RuneStart(f.text[from]) {
		from--
	}
	have := squeeze(f.text[from:offset]).text
	n := 0
	for n < len(wanted) && n < len(have) && wanted[len(wanted)-1-n] == have[len(have)-1-n] {
		n++
	}
	return n
}

func (f *Finder) agreeAfter(offset int, wanted string) int {
	if wanted == "" {
		return 0
	}
	to := min(len(f.text), offset+4*len(wanted)+64)
	for to < len(f.text) && !utf8.RuneStart(f.text[to]) {
		to++
	}
	have := squeeze(f.text[offset:to]).text
	n := 0
	for n < len(wanted) && n < len(have) && wanted[n] == have[n] {
		n++
	}
	return n
}

// spread finds a quotation whose white space differs: other programs set nothing
// between two paragraphs, or a line end where there is none here.
func (f *Finder) spread(quote string) []Span {
	wanted := squeeze(quote).text
	if utf8.RuneCountInString(wanted) < shortest {
		return nil
	}
	var out []Span
	for _, s := range indexAll(f.squeezed.text, wanted) {
		if f.squeezed.whole(s) {
			out = append(out, f.squeezed.span(s))
		}
	}
	return out
}

// squeeze is a text as typed without white space.
func squeeze(text string) foldedText {
	f := fold(text)
	out := foldedText{from: make([]int32, 0, len(f.text)), to: make([]int32, 0, len(f.text))}
	var b strings.Builder
	b.Grow(len(f.text))
	for i, r := range f.text {
		if unicode.IsSpace(r) {
			continue
		}
		n, _ := b.WriteRune(r)
		out.from, out.to = append(out.from, f.from[i:i+n]...), append(out.to, f.to[i:i+n]...)
	}
	out.text = b.String()
	return out
}
