package checkworthy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/passage"
)

// word is a word of a sentence: where it stands, and how the tables write it.
type word struct {
	passage.Span
	plain string // small letters, straight apostrophes, no marks at its ends; "" a part of a contraction
	upper bool   // begins with a capital
	after byte   // the mark that ends it, of , ; : . ! ?
}

// wordsOf are the words of a sentence that stands at a place of a text.
func wordsOf(sentence string, at int) []word {
	out := make([]word, 0, len(sentence)/5)
	for start := 0; start < len(sentence); {
		r, size := utf8.DecodeRuneInString(sentence[start:])
		if isGap(r) {
			start += size
			continue
		}
		end := start
		for end < len(sentence) {
			r, size := utf8.DecodeRuneInString(sentence[end:])
			if isGap(r) || strings.HasPrefix(sentence[end:], "--") {
				break
			}
			end += size
		}
		if end == start { // "--"
			start += 2
			continue
		}
		out = appendWord(out, sentence, at, start, end)
		start = end
	}
	return out
}

func isGap(r rune) bool {
	return unicode.IsSpace(r) || r == '—' || r == '–' || r == '…'
}

// contractions are the ends of English words that stand for a word of their own.
var contractions = map[string]string{"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "would", "n't": "not"}

// stands are the words whose 's is "is".
var stands = map[string]bool{"it": true, "that": true, "he": true, "she": true, "there": true, "what": true, "who": true, "here": true, "let": true}

func appendWord(out []word, sentence string, at, start, end int) []word {
	text := sentence[start:end]
	core := strings.TrimFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("$€£¥%", r)
	})
	if core == "" {
		return out
	}
	from := start + strings.Index(text, core)
	first, _ := utf8.DecodeRuneInString(core)
	w := word{Span: passage.Span{Start: at + from, End: at + from + len(core)}, upper: unicode.IsUpper(first)}
	if i := strings.IndexAny(sentence[from+len(core):end], ",;:.!?"); i >= 0 {
		w.after = sentence[from+len(core)+i]
	}
	plain := strings.ToLower(strings.ReplaceAll(core, "’", "'"))
	if strings.IndexByte(plain, '\'') > 0 {
		for _, tail := range []string{"n't", "'ll", "'ve", "'re", "'m", "'d"} {
			if head, cut := strings.CutSuffix(plain, tail); cut && head != "" {
				if head == "ca" || head == "wo" || head == "sha" {
					head = map[string]string{"ca": "can", "wo": "will", "sha": "shall"}[head]
				}
				w.plain = head
				after := w.after
				w.after = 0
				return append(out, w, word{Span: w.Span, plain: contractions[tail], after: after})
			}
		}
		if head, cut := strings.CutSuffix(plain, "'s"); cut {
			if stands[head] {
				second := "is"
				if head == "let" {
					second = "us"
				}
				w.plain = head
				return append(out, w, word{Span: w.Span, plain: second, after: w.after})
			}
			plain = head
		}
	}
	w.plain = plain
	return append(out, w)
}
