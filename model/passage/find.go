package passage

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Occurrences finds every place where a quotation stands in a text, in order;
// places may overlap. Exact matches are all there is where there are any; else
// quotations are compared as a person at a keyboard types them (see fold).
// Words and figures are never guessed at.
func Occurrences(text, quote string) []Span {
	quote = strings.TrimSpace(norm.NFC.String(quote))
	if quote == "" {
		return nil
	}
	if exact := indexAll(text, quote); len(exact) > 0 {
		return exact
	}
	folded, wanted := fold(text), fold(quote).text
	var out []Span
	for _, s := range indexAll(folded.text, wanted) {
		if folded.whole(s) {
			out = append(out, folded.span(s))
		}
	}
	return out
}

func width(text string, at int) int {
	_, size := utf8.DecodeRuneInString(text[at:])
	return size
}

func indexAll(text, quote string) []Span {
	var out []Span
	for from := 0; ; {
		i := strings.Index(text[from:], quote)
		if i < 0 {
			return out
		}
		out = append(out, Span{from + i, from + i + len(quote)})
		from += i + width(text, from+i)
	}
}

// indexStep is how far apart, in bytes, an Index notes the count: a look-up
// counts at most this many bytes.
const indexStep = 512

// Index converts between byte offsets and Unicode code points, in which
// everything that leaves the program counts. Building it reads the text once.
type Index struct {
	text  string
	known []int // code points before byte i*indexStep
}

// NewIndex prepares the conversion for a text.
func NewIndex(text string) *Index {
	x := &Index{text: text, known: make([]int, 0, len(text)/indexStep+1)}
	n := 0
	for at := 0; at <= len(text); at += indexStep {
		x.known = append(x.known, n)
		n += runeStarts(text[at:min(at+indexStep, len(text))])
	}
	return x
}

func runeStarts(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// CodePoint is how many code points stand before a byte offset. Offsets
// outside the text count as its nearest end.
func (x *Index) CodePoint(offset int) int {
	offset = min(max(offset, 0), len(x.text))
	i := offset / indexStep
	return x.known[i] + runeStarts(x.text[i*indexStep:offset])
}

// Byte is the byte offset of a code point; ok is false outside the text.
func (x *Index) Byte(codePoint int) (offset int, ok bool) {
	if codePoint < 0 {
		return 0, false
	}
	lo, hi := 0, len(x.known)-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if x.known[mid] <= codePoint {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	n := x.known[lo]
	for at := lo * indexStep; at < len(x.text); at++ {
		if x.text[at]&0xC0 != 0x80 {
			if n == codePoint {
				return at, true
			}
			n++
		}
	}
	return len(x.text), n == codePoint
}
