package checkworthy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/wordlist"
)

// wordsOf are the words of a sentence as the tables write them: in small letters, with
// straight apostrophes, without the marks at their ends, and contractions in two ("don't" is
// do and not).
func wordsOf(sentence string) []string {
	out := make([]string, 0, len(sentence)/5)
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
		out = appendWord(out, sentence[start:end])
		start = end
	}
	return out
}

func isGap(r rune) bool {
	return unicode.IsSpace(r) || r == '—' || r == '–' || r == '…'
}

// longestWord is how long, in bytes, what stands between two blanks may be and still be
// called a word. A longer one is an address or no prose.
const longestWord = 100

// contractions are the ends of English words that are words of their own.
var contractions = []struct{ tail, word string }{
	{"n't", "not"}, {"'ll", "will"}, {"'ve", "have"}, {"'re", "are"}, {"'m", "am"}, {"'d", "would"},
}

var (
	// heads are what is left of a contraction, where that is not a word.
	heads = map[string]string{"ca": "can", "wo": "will", "sha": "shall"}
	// beings are the words whose 's is "is".
	beings = wordlist.Of("it that he she there what who here")
)

func appendWord(out []string, text string) []string {
	text = strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if text == "" || len(text) > longestWord {
		return out
	}
	plain := strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	if strings.IndexByte(plain, '\'') <= 0 {
		return append(out, plain)
	}
	for _, c := range contractions {
		if head, cut := strings.CutSuffix(plain, c.tail); cut && head != "" {
			if whole := heads[head]; whole != "" {
				head = whole
			}
			return append(out, head, c.word)
		}
	}
	head, cut := strings.CutSuffix(plain, "'s")
	switch {
	case !cut:
		return append(out, plain)
	case head == "let":
		return append(out, head, "us")
	case beings[head]:
		return append(out, head, "is")
	}
	return append(out, head) // of somebody: Iran's
}
