package passage

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/words"
)

// Elsewhere is every other place where the words of a span stand as whole words,
// in order and without overlaps: “600 miles” does not stand in “1,600 miles”. Letter
// for letter: nothing is guessed at. It ends after limit places.
func Elsewhere(text string, span Span, limit int) []Span {
	if span != span.within(text) || strings.TrimSpace(text[span.Start:span.End]) == "" {
		return nil
	}
	wanted := text[span.Start:span.End]
	var out []Span
	for from := 0; len(out) < limit; {
		i := strings.Index(text[from:], wanted)
		if i < 0 {
			break
		}
		here := Span{Start: from + i, End: from + i + len(wanted)}
		if here.Overlaps(span) || !betweenWords(text, here.Start) || !betweenWords(text, here.End) {
			from = here.Start + width(text, here.Start)
			continue
		}
		out = append(out, here)
		from = here.End
	}
	return out
}

// wordReach is how far around a place is looked for where its word begins and ends.
const wordReach = 64

// betweenWords reports whether a place lies in no word (UAX 29). It looks at the
// words around it only, however long the line is.
func betweenWords(text string, at int) bool {
	from, to := max(0, at-wordReach), min(len(text), at+wordReach)
	if i := strings.LastIndexAny(text[from:at], " \n\t"); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexAny(text[at:to], " \n\t"); i >= 0 {
		to = at + i
	}
	all := words.FromString(text[from:to])
	for all.Next() {
		if from+all.Start() < at && at < from+all.End() {
			return false
		}
	}
	return true
}
