package quantity

import (
	"strings"

	"galley/model/passage"
)

// read is the figures of a text with the words that stand for them.
func read(of Saying) ([]Quantity, []figure) {
	found, rates := withRates(of.Text, Find(of.Text, of.Language))
	figures := make([]figure, len(found))
	for i, q := range found {
		figures[i] = figureIn(q, of.Text, rates[q.Start])
	}
	return found, figures
}

// figureIn is a figure of a text with its words there.
func figureIn(q Quantity, text string, per rate) figure {
	f := figure{Quantity: q, words: q.Text, per: per}
	w := q.Whole
	if w.Start < 0 || w.End > len(text) || w.Start >= w.End {
		return f
	}
	if q.Of != "" && q.Kind == Share {
		f.rest = restOfWhole(text, w.End)
	}
	f.words = inOneLine(text[w.Start:w.End] + f.rest)
	if words := wordsOf(text[w.End:min(len(text), w.End+30)]); q.Kind == Number && q.Unit == "" && len(words) > 0 &&
		strings.HasPrefix(text[w.End:], " ") && !english.stops[words[0]] {
		f.next = stem(words[0])
	}
	if per.count > 0 {
		if own := strings.LastIndex(text[w.Start:w.End], per.words); own > 0 {
			before := strings.TrimSpace(text[w.Start : w.Start+own])
			if i := strings.LastIndex(before, " "); i > 0 {
				f.own = inOneLine(before[:i])
			}
		}
	}
	return f
}

func inOneLine(words string) string {
	return passage.Shorten(strings.Join(strings.Fields(words), " "), 60)
}
