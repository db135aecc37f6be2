package quantity

import (
	"testing"
	"unicode/utf8"
)

func FuzzFind(f *testing.F) {
	for _, s := range []string{"some 21,000 U.S. troops", "from $200 to $4 million",
		"6 ft 2 in", "5'10\"", "minus-130 degrees", "3-4 %, up 12 %", "zwischen 3 und 4 Mrd. Euro",
		"\u200f21 000 جندي", "one in five of the of the", "(US $1.1 million)", "ninety-", "75 USD million"} {
		f.Add(s, "en")
		f.Add(s, "de")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		last := 0
		for _, q := range Find(text, language) {
			if q.Start < last || q.End <= q.Start || q.End > len(text) || q.Text != text[q.Start:q.End] {
				t.Fatalf("%q: %+v after %d", text, q, last)
			}
			last = q.End
			if q.Whole.Start > q.Start || q.Whole.End < q.End || q.Whole.Start < 0 || q.Whole.End > len(text) {
				t.Fatalf("%q: whole %v of %v", text, q.Whole, q.Span)
			}
			if q.Figure.Start < q.Start || q.Figure.End > q.End || q.Figure.Empty() {
				t.Fatalf("%q: figure %v of %v", text, q.Figure, q.Span)
			}
			for _, at := range []int{q.Start, q.End, q.Whole.Start, q.Whole.End, q.Figure.Start, q.Figure.End} {
				if utf8.ValidString(text) && at < len(text) && !utf8.RuneStart(text[at]) {
					t.Fatalf("%q: %d is inside a character: %+v", text, at, q)
				}
			}
			if q.Low > q.High || q.Kind == "" || q.Modifier == "" {
				t.Fatalf("%q: %+v", text, q)
			}
		}
	})
}
