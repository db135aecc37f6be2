package fulltext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
	"galley/model/query"
)

// bestPlace is where the most different terms stand within a line or two. Of
// places that are equally good it is the first.
func bestPlace(text string, terms []query.Term) passage.Span {
	const reach = 160 // bytes
	most := 200       // places of a term
	if len(terms) == 1 {
		most = 1
	}
	all := query.Matches(text, terms, most)
	// A window of the text slides over the places; counts are of those in it.
	counts := make([]int, len(terms))
	var best passage.Span
	greatest, different, next := 0, 0, 0
	for _, p := range all {
		for ; next < len(all) && all[next].End <= max(p.End, p.Start+reach); next++ {
			if counts[all[next].Term]++; counts[all[next].Term] == 1 {
				different++
			}
		}
		if different > greatest {
			greatest, best = different, p.Span
			if different == len(terms) {
				break
			}
		}
		if counts[p.Term]--; counts[p.Term] == 0 {
			different--
		}
	}
	return best
}

// Snippets have this much before what was found, and are this long, in bytes.
const (
	snippetBefore = 60
	snippetLength = 180
)

// snippet cuts the words around a place out of a text, on one line, and finds
// in it what was searched for.
func snippet(text string, place passage.Span, terms []query.Term) (string, []passage.Span) {
	from, to := max(0, place.Start-snippetBefore), min(len(text), max(place.End, place.Start-snippetBefore+snippetLength))
	if from == 0 {
		to = min(len(text), max(place.End, snippetLength))
	}
	from, to = wordEdge(text, from), wordEdge(text, to)
	if from >= to {
		from, to = passage.ClusterStart(text, place.Start), passage.ClusterStart(text, min(len(text), place.Start+snippetLength))
	}
	s := strings.Join(strings.Fields(text[from:to]), " ")
	if from > 0 {
		s = "… " + s
	}
	if to < len(text) {
		s += " …"
	}
	var found []passage.Span
	for _, p := range query.Matches(s, terms, 20) {
		if n := len(found); n > 0 && p.Start < found[n-1].End { // terms may overlap: "opium", opi*
			found[n-1].End = max(found[n-1].End, p.End)
			continue
		}
		found = append(found, p.Span)
	}
	return s, found
}

// wordEdge is the beginning of the word that a place lies in, or the place
// itself between two.
func wordEdge(text string, at int) int {
	if at <= 0 || at >= len(text) {
		return max(0, min(at, len(text)))
	}
	for steps := 0; at > 0 && steps < 40; steps++ {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if unicode.IsSpace(r) {
			return at
		}
		at -= size
	}
	return passage.ClusterStart(text, at)
}
