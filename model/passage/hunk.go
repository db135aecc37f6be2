package passage

import (
	"unicode"
	"unicode/utf8"
)

// Hunk is one difference between a passage and the words it is to have.
type Hunk struct {
	Span Span   // what goes, in the text; empty where words only come in
	With string // what comes in its place
}

// mostCompared is how many pairs of words are compared one by one; of longer passages that differ
// much the whole is replaced.
const mostCompared = 1 << 21

// Hunks are the differences between a passage of a text and other words, word by word. White space
// is one: a line end in the passage is no difference to a blank in the words.
func Hunks(text string, span Span, with string) []Hunk {
	a, b := wordsIn(text, span.Start, span.End), wordsIn(with, 0, len(with))
	same := func(x, y Span) bool {
		v, w := text[x.Start:x.End], with[y.Start:y.End]
		return v == w || blank(v) && blank(w)
	}
	head := 0
	for head < len(a) && head < len(b) && same(a[head], b[head]) {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && same(a[len(a)-1-tail], b[len(b)-1-tail]) {
		tail++
	}
	x, y := a[head:len(a)-tail], b[head:len(b)-tail]
	if len(x) == 0 && len(y) == 0 {
		return nil
	}
	kept := longest(len(x), len(y), func(i, j int) bool { return same(x[i], y[j]) })
	var all []Hunk
	add := func(i, to, j, end int) { // what stands between two words that stay
		if i == to && j == end {
			return
		}
		at := span.End
		if head+i < len(a) {
			at = a[head+i].Start
		}
		h := Hunk{Span: Span{Start: at, End: at}}
		if to > i {
			h.Span.End = x[to-1].End
		}
		if end > j {
			h.With = with[y[j].Start:y[end-1].End]
		}
		all = append(all, h)
	}
	i, j := 0, 0
	for _, k := range kept {
		add(i, k[0], j, k[1])
		i, j = k[0]+1, k[1]+1
	}
	add(i, len(x), j, len(y))
	return joinedUp(text, all)
}

// joinedUp makes one of differences between which only white space stays, for a reader to take in at once.
func joinedUp(text string, all []Hunk) []Hunk {
	var out []Hunk
	for _, h := range all {
		if n := len(out); n > 0 {
			last := &out[n-1]
			between := text[last.Span.End:h.Span.Start]
			if blank(between) && between != "" && !last.Span.Empty() && !h.Span.Empty() && last.With != "" && h.With != "" {
				last.Span.End, last.With = h.Span.End, last.With+between+h.With
				continue
			}
		}
		out = append(out, h)
	}
	return out
}

// longest are the places of what two lists have in common in the same order, as much as there is.
func longest(n, m int, same func(i, j int) bool) (pairs [][2]int) {
	if n == 0 || m == 0 || n*m > mostCompared {
		return nil
	}
	wide := m + 1
	long := make([]int32, (n+1)*wide)
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				long[i*wide+j] = long[(i+1)*wide+j+1] + 1
			} else {
				long[i*wide+j] = max(long[(i+1)*wide+j], long[i*wide+j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(i, j):
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case long[(i+1)*wide+j] >= long[i*wide+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// wordsIn cuts text into words, white space and signs. A figure with its points and commas is a word.
func wordsIn(s string, from, to int) []Span {
	var all []Span
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(s[i:to])
		end := i + n
		switch {
		case unicode.IsSpace(r):
			for end < to {
				r, n := utf8.DecodeRuneInString(s[end:to])
				if !unicode.IsSpace(r) {
					break
				}
				end += n
			}
		case inWord(r):
			for end < to {
				r, n := utf8.DecodeRuneInString(s[end:to])
				after, _ := utf8.DecodeRuneInString(s[end+n : to])
				if !inWord(r) && !(isJoint(r) && inWord(after)) {
					break
				}
				end += n
			}
		}
		all = append(all, Span{Start: i, End: end})
		i = end
	}
	return all
}

// inWord reports whether a character belongs to the word it stands in. Scripts without blanks
// between words have words of a letter.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// isJoint is what holds the parts of one word or figure together: 21,000 and don't.
func isJoint(r rune) bool {
	return r == '.' || r == ',' || r == '\'' || r == '’' || r == '-' || r == '\u2011'
}

func blank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}
