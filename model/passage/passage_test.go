package passage

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// alphabet is what random texts are made of: letters of one to four bytes,
// combining marks, a flag, a family, an emoji with a skin tone, Hangul parts,
// line ends, blanks that break and that do not, quotation marks.
var alphabet = []string{
	"a", "b", "Z", "0", "9", " ", " ", " ", ".", ",", "\n", "\r\n", "\t", "\u00a0", "é", "e\u0301", "ß", "漢", "字", "カ\u3099",
	"\u1112\u1161\u11ab", "각", "नि", "ক্ষ", "🇫🇷", "🇩",
	"👩‍👩‍👧", "👍🏽", "👍", "\u200d", "\u0301", "“", "”", "’", "'", "\"", "\u00ad", "\u200b", "İ", "ا", "م", "U.S.", "Mr. ", "word ",
}

func random(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(alphabet[r.IntN(len(alphabet))])
	}
	return b.String()
}

// many runs a property on random texts, short ones and some longer than an
// Index's step.
func many(t *testing.T, property func(t *testing.T, r *rand.Rand, text string)) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		n := r.IntN(40)
		if seed%10 == 0 {
			n = 600
		}
		text := random(r, n)
		property(t, r, text)
		if t.Failed() {
			t.Fatalf("seed %d, text %q", seed, text)
		}
	}
}

// borders is where grapheme clusters begin, found from the start of the text.
func borders(text string) map[int]bool {
	out := map[int]bool{0: true, len(text): true}
	for g := graphemes.FromString(text); g.Next(); {
		out[g.Start()], out[g.End()] = true, true
	}
	return out
}

func TestIndex(t *testing.T) {
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		x := NewIndex(text)
		n := 0
		for at := range text {
			if got := x.CodePoint(at); got != n {
				t.Errorf("CodePoint(%d) = %d, not %d", at, got, n)
			}
			if got, ok := x.Byte(n); !ok || got != at {
				t.Errorf("Byte(%d) = %d %v, not %d", n, got, ok, at)
			}
			n++
		}
		if x.CodePoint(len(text)) != n || x.CodePoint(len(text)+5) != n || x.CodePoint(-1) != 0 {
			t.Error("ends")
		}
		if at, ok := x.Byte(n); !ok || at != len(text) {
			t.Errorf("Byte of the end is %d %v", at, ok)
		}
		if _, ok := x.Byte(n + 1); ok {
			t.Error("a code point beyond the end")
		}
		if _, ok := x.Byte(-1); ok {
			t.Error("a code point before the start")
		}
	})
}

func TestClusters(t *testing.T) {
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		at := borders(text)
		last := 0
		for i := 0; i <= len(text); i++ {
			if at[i] {
				last = i
			}
			if got := ClusterStart(text, i); got != last {
				t.Errorf("ClusterStart(%d) = %d, not %d", i, got, last)
			}
		}
		var forth []int
		for i := 0; i < len(text); i = NextCluster(text, i) {
			forth = append(forth, i)
			if next := NextCluster(text, i); next <= i || !at[next] || PreviousCluster(text, next) != i {
				t.Errorf("from %d to %d and back to %d", i, next, PreviousCluster(text, next))
				return
			}
		}
		for i := len(text); i > 0; {
			i = PreviousCluster(text, i)
			if len(forth) == 0 || forth[len(forth)-1] != i {
				t.Errorf("back at %d, forth %v", i, forth)
				return
			}
			forth = forth[:len(forth)-1]
		}
		if NextCluster(text, len(text)) != len(text) || PreviousCluster(text, 0) != 0 {
			t.Error("ends")
		}
	})
}

func TestSnap(t *testing.T) {
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		at := borders(text)
		a, b := r.IntN(len(text)+1), r.IntN(len(text)+1)
		s, err := Snap(text, Span{min(a, b), max(a, b)})
		if err != nil {
			t.Error(err)
			return
		}
		again, err := Snap(text, s)
		if err != nil || again != s && !s.Empty() {
			t.Errorf("%v becomes %v: %v", s, again, err)
		}
		if s.Empty() {
			if strings.TrimSpace(text[min(a, b):max(a, b)]) != "" {
				t.Errorf("words lost from %d to %d", a, b)
			}
			return
		}
		words := text[s.Start:s.End]
		if strings.TrimSpace(words) != words || !strings.Contains(words, strings.TrimSpace(strings.ToValidUTF8(text[min(a, b):max(a, b)], ""))) {
			t.Errorf("%q of %q", words, text[min(a, b):max(a, b)])
		}
		// A blank that carries a combining mark is one cluster with it; blanks
		// are dropped for all that, so only other clusters must stay whole.
		if !at[s.Start] && !blankBefore(text, s.Start) || !at[s.End] && !unicode.IsSpace(first(text[s.End:])) {
			t.Errorf("%v splits a cluster", s)
		}
	})
	for _, s := range []Span{{-1, 0}, {0, 9}, {2, 1}} {
		if _, err := Snap("text", s); !errors.Is(err, ErrOutside) {
			t.Errorf("%v: %v", s, err)
		}
	}
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func blankBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsSpace(r)
}

func TestSelect(t *testing.T) {
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		a, b := ClusterStart(text, r.IntN(len(text)+1)), ClusterStart(text, r.IntN(len(text)+1))
		q := Select(text, Span{min(a, b), max(a, b)})
		if !strings.HasSuffix(text[:min(a, b)], q.Prefix) || q.Exact != text[min(a, b):max(a, b)] || !strings.HasPrefix(text[max(a,
			b):], q.Suffix) {
			t.Errorf("%+v", q)
		}
		for part, whole := range map[string]string{q.Prefix: text[:min(a, b)], q.Suffix: text[max(a, b):]} {
			if n := utf8.RuneCountInString(part); n != min(ContextLength, utf8.RuneCountInString(whole)) && q.Prefix != q.Suffix {
				t.Errorf("%d code points of context", n)
			}
		}
	})
}

func TestOccurrences(t *testing.T) {
	cases := []struct {
		text, quote string
		want        []Span
	}{
		{"aaaa", "aa", []Span{{0, 2}, {1, 3}, {2, 4}}},
		{"He said “yes” to it", `said "yes"`, []Span{{3, 17}}},
		{"a “b” \"b\"", `"b"`, []Span{{10, 13}}}, // exact places are all there is where there are any
		{"one\n\ntwo  three", "one two three", []Span{{0, 15}}},
		{"so\u00adft it's", "soft it’s", []Span{{0, 11}}},
		{"Cafe\u0301", "", nil}, {"Café", "Cafe\u0301", []Span{{0, 5}}}, {"text", "  ", nil}, {"", "a", nil}, {"21,000", "21000",
			nil}, {"Word", "word", nil},
		{"its end’", "end'", []Span{{4, 10}}},
	}
	for _, c := range cases {
		got := Occurrences(c.text, c.quote)
		if len(got) != len(c.want) {
			t.Errorf("%q in %q: %v, not %v", c.quote, c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q in %q: %v, not %v", c.quote, c.text, got, c.want)
			}
		}
	}
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		// Planted as printed, sought as typed; the signs around it keep it apart.
		printed, typed := "«The “deal”\n\nisn’t  done»", "\"The \"deal\" isn't done\""
		var planted []Span
		var b strings.Builder
		for _, part := range strings.SplitAfter(text, " ") {
			b.WriteString(part)
			if r.IntN(4) == 0 {
				b.WriteString("|")
				planted = append(planted, Span{b.Len(), b.Len() + len(printed)})
				b.WriteString(printed + "|")
			}
		}
		for _, quote := range []string{printed, typed} {
			got := Occurrences(b.String(), quote)
			if len(got) != len(planted) {
				t.Errorf("found %v, planted %v", got, planted)
				continue
			}
			for i := range got {
				if got[i] != planted[i] {
					t.Errorf("found %v, planted %v", got, planted)
				}
			}
		}
	})
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"one two three", 20, "one two three"}, {"one two three", 8, "one two…"}, {"one  two\nthree", 13, "one two three"}, {"", 5,
			""}, {"  ", 5, ""},
		{"abcdefgh", 5, "abcd…"}, {"漢字漢字漢字", 3, "漢字…"}, {strings.Repeat("word ", 100), 9, "word…"}, {"abcd ef", 4, "abc…"},
		{"a   " + strings.Repeat(" ", 100) + "b", 20, "a b"},
	} {
		got := Shorten(c.text, c.limit)
		if got != c.want {
			t.Errorf("Shorten(%.20q, %d) = %q, not %q", c.text, c.limit, got, c.want)
		}
	}
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		limit := 1 + r.IntN(60)
		if got := Shorten(text, limit); utf8.RuneCountInString(got) > limit || !utf8.ValidString(got) || strings.ContainsAny(got, "\n\t") {
			t.Errorf("Shorten to %d: %q", limit, got)
		}
	})
}

func FuzzSelect(f *testing.F) {
	f.Add("The U.S. and Iran", 4, 8)
	f.Add("e\u0301 🇫🇷\r\n", 1, 9)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		if !utf8.ValidString(text) {
			t.Skip("texts are UTF-8")
		}
		s, err := Snap(text, Span{a, b})
		if err != nil {
			if a >= 0 && b <= len(text) && a <= b {
				t.Error(err)
			}
			return
		}
		if s.Empty() {
			return
		}
		q := Select(text, s)
		if q.Prefix+q.Exact+q.Suffix == "" || !strings.Contains(text, q.Prefix+q.Exact+q.Suffix) || !utf8.ValidString(q.Exact) {
			t.Errorf("%v: %+v", s, q)
		}
		x := NewIndex(text)
		if at, ok := x.Byte(x.CodePoint(s.Start)); !ok || at != s.Start {
			t.Errorf("code points: %d becomes %d", s.Start, at)
		}
	})
}

func FuzzOccurrences(f *testing.F) {
	f.Add("He said “yes” and \"yes\"", "\"yes\"")
	f.Add("a\u00ad b", "a b")
	f.Fuzz(func(t *testing.T, text, quote string) {
		if !utf8.ValidString(text) || !utf8.ValidString(quote) {
			t.Skip("texts are UTF-8")
		}
		before := -1
		for _, s := range Occurrences(text, quote) {
			if s.Start < 0 || s.End > len(text) || s.Empty() || s.Start <= before {
				t.Fatalf("%v in %d bytes after %d", s, len(text), before)
			}
			before = s.Start
			if !utf8.ValidString(text[s.Start:s.End]) {
				t.Errorf("%v splits a letter", s)
			}
		}
	})
}
