package checkworthy

import (
	"strings"

	"galley/model/names"
	"galley/model/passage"
	"galley/model/quantity"
)

// Facts are what a text has of quantities and names, in its order.
type Facts struct {
	Quantities []quantity.Quantity
	Names      []names.Name
}

// takeUntil takes away, and returns, what begins before an offset.
func (f *Facts) takeUntil(offset int) Facts {
	figures, named := 0, 0
	for figures < len(f.Quantities) && f.Quantities[figures].Start < offset {
		figures++
	}
	for named < len(f.Names) && f.Names[named].Start < offset {
		named++
	}
	taken := Facts{f.Quantities[:figures], f.Names[:named]}
	f.Quantities, f.Names = f.Quantities[figures:], f.Names[named:]
	return taken
}

// FactsOf finds them. The language is a BCP 47 tag.
func FactsOf(text, language string) Facts {
	return Facts{quantity.Find(text, language), names.Find(text, language)}
}

// judge scores a sentence and gives its reasons. Where it stands in the text is left to the
// caller.
func (l *language) judge(sentence string, in Facts) Sentence {
	words := wordsOf(sentence)
	t := l.read(words, in)
	question := strings.HasSuffix(strings.TrimRight(sentence, "\"'”’»)] \u00a0\u202f"), "?")
	return Sentence{Score: l.weigh(words, t, question), Reasons: reasons(t, in, sentence)}
}

func reasons(t tally, in Facts, sentence string) []Reason {
	var out []Reason
	add := func(r Reason, is bool) {
		if is {
			out = append(out, r)
		}
	}
	add(Figure, t[figure]+t[smallFigure]+t[span] > 0)
	add(Money, t[sum] > 0)
	add(Comparison, t[comparison]+t[change] > 0)
	add(Superlative, t[superlative] > 0)
	add(Record, t[record] > 0)
	add(PastEvent, t[act]+t[factual]+t[pastForm] > 0)
	add(Cause, t[cause] > 0)
	add(Date, t[year] > 0)
	add(NamedSource, t[said] > 0 && namesSomebody(in.Names))
	add(Quote, quotes(sentence))
	return out
}

// namesSomebody reports whether a name is that of one who can say something.
func namesSomebody(all []names.Name) bool {
	for _, n := range all {
		if n.Kind == names.Person || n.Kind == names.Organisation {
			return true
		}
	}
	return false
}

// quoted is how many words stand between quotation marks at least where they quote somebody:
// two may be a nickname, or words held at arm's length.
const quoted = 3

// quotes reports whether a sentence has words of somebody between quotation marks.
func quotes(sentence string) bool {
	open := -1
	for at, r := range sentence {
		if !strings.ContainsRune(`"“”„«»`, r) {
			continue
		}
		if open >= 0 && len(strings.Fields(sentence[open:at])) >= quoted {
			return true
		}
		open = at + len(string(r))
	}
	return open >= 0 && len(strings.Fields(sentence[open:])) >= quoted // it goes on in the next sentence
}

// Open are the sentences that share no byte with any of the spans: what no claim covers and
// nobody set aside. Both are in the order of the text, whatever order the spans are in.
func Open(sentences []Sentence, taken []passage.Span) []Sentence {
	return passage.Untouched(sentences, func(s Sentence) passage.Span { return s.Span }, taken)
}
