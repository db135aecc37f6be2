package checkworthy

import "strings"

// judge scores a sentence and gives its reasons; where it stands is left to the caller.
func (l *language) judge(sentence string, heading bool) Sentence {
	words := wordsOf(sentence, 0)
	t := l.read(words)
	question := strings.HasSuffix(strings.TrimRight(sentence, "\"'”’»)] "), "?")
	return Sentence{Score: l.weigh(words, t, question), Reasons: reasons(t, sentence)}
}

func reasons(t tally, sentence string) []Reason {
	var out []Reason
	add := func(r Reason, is bool) {
		if is {
			out = append(out, r)
		}
	}
	add(Figure, t[figure]+t[smallFigure]+t[span]+t[share]+t[million] > 0)
	add(Money, t[sum] > 0)
	add(Comparison, t[comparison]+t[change] > 0)
	add(Superlative, t[superlative] > 0)
	add(Record, t[record] > 0)
	add(PastEvent, t[act]+t[doer]+t[factual] > 0)
	add(Cause, t[cause] > 0)
	add(Date, t[year] > 0)
	add(NamedSource, t[said] > 0 && t[name] > 0)
	return out
}
