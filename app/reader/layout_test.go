package reader

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"galley/model/passage"
)

// ten measures every grapheme cluster that begins with something visible as ten pixels wide.
type ten struct{}

func (t ten) width(word string, f face) float32 { return t.offsets(word, f)[len(word)] }

func (ten) turned(string, face) []passage.Span { return nil }

func (ten) offsets(word string, _ face) []float32 {
	out := make([]float32, len(word)+1)
	x := float32(0)
	clusters := graphemes.FromString(word)
	for clusters.Next() {
		for i := clusters.Start(); i < clusters.End(); i++ {
			out[i] = x
		}
		if r, _ := utf8.DecodeRuneInString(clusters.Value()); visible(r) {
			x += 10
		}
	}
	out[len(word)] = x
	return out
}

var alphabet = []string{"a", "the", "W", " ", " ", "  ", "-", "—", "é", "e\u0301", "\u0301", "漢", "字", "。", "（", "ß", "😀", "👩‍👩‍👧",
	"🇦🇹", "\n", "\r\n", "\t", "\u00a0", "\u200b", "\u2028", "ก", "नि", "ع", "א", "21,000", "https://a.b/c?d=e", "\xff", "…", "well-known",
	"\x01", "ﬁ", "AVA", "To."}

func randomText(r *rand.Rand, n int) string {
	s := ""
	for range n {
		s += alphabet[r.IntN(len(alphabet))]
	}
	return s
}

// checkLines says what holds for any layout: the lines cover the text without
// gaps, break between grapheme clusters, and are as wide as is allowed.
func checkLines(t *testing.T, text string, width float32, m measurer, f face) []line {
	t.Helper()
	lines := breakLines(text, 0, len(text), width, f, m)
	at := 0
	for i, l := range lines {
		if l.start != at || l.end < l.start || l.next < l.end || l.next == l.start && len(text) > 0 {
			t.Fatalf("%q: line %d is %+v after %d", text, i, l, at)
		}
		at = l.next
		clusters := 0
		for c := graphemes.FromString(text[l.start:l.end]); c.Next(); clusters++ {
		}
		if l.width > width+0.01 && clusters > 1 {
			t.Fatalf("%q: line %q is %v wide, not %v", text, text[l.start:l.end], l.width, width)
		}
	}
	if at != len(text) {
		t.Fatalf("%q: lines end at %d of %d", text, at, len(text))
	}
	boundary := map[int]bool{0: true, len(text): true}
	for c := graphemes.FromString(text); c.Next(); {
		boundary[c.Start()] = true
	}
	for _, l := range lines {
		if !boundary[l.start] || !boundary[l.end] {
			t.Fatalf("%q: line %+v splits a grapheme cluster", text, l)
		}
	}
	return lines
}

// checkHits says that a press where a boundary between clusters is painted
// finds that boundary, or one painted at the same place.
func checkHits(t *testing.T, text string, lines []line, m measurer, f face) {
	t.Helper()
	for _, l := range lines {
		offsets := []int{}
		for c := graphemes.FromString(text[l.start:l.next]); c.Next(); {
			offsets = append(offsets, l.start+c.Start())
		}
		if l.end == l.next {
			offsets = append(offsets, l.end)
		}
		for _, o := range offsets {
			x := xAt(text, l, o, f, m)
			got, _ := hit(text, l, x, f, m)
			if back := xAt(text, l, got, f, m); back-x > 0.01 || x-back > 0.01 {
				t.Fatalf("%q: offset %d of line %+v is at %v; a press there finds %d, at %v", text, o, l, x, got, back)
			}
		}
	}
}

func TestLayoutAndHits(t *testing.T) {
	test.NewTempApp(t)
	real := newShaper(0, theme.DefaultTextFont(), theme.DefaultTextBoldFont())
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		text := randomText(r, r.IntN(60))
		lines := checkLines(t, text, float32(5+r.IntN(300)), ten{}, face{size: 10})
		checkHits(t, text, lines, ten{}, face{size: 10})
	}
	for range 150 {
		text := randomText(r, r.IntN(40))
		f := face{size: 16.75, bold: r.IntN(2) == 0}
		lines := checkLines(t, text, float32(40+r.IntN(400)), real, f)
		checkHits(t, text, lines, real, f)
	}
}

func FuzzLayout(f *testing.F) {
	f.Add("the quick brown fox, well-known", 70)
	f.Add("  漢字、漢字。\r\n a\u0301 👩‍👩‍👧 x\u200by", 20)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if len(text) > 2000 {
			return
		}
		lines := checkLines(t, text, float32(max(1, width%1000)), ten{}, face{size: 10})
		checkHits(t, text, lines, ten{}, face{size: 10})
	})
}

func TestBreaks(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float32
		want  []string
	}{
		{"the quick fox", 90, []string{"the quick", "fox"}},
		{"the   quick", 60, []string{"the", "quick"}},
		{"a well-known fact", 80, []string{"a well-", "known", "fact"}},
		{"from 2019-2021 on", 120, []string{"from", "2019-2021 on"}},
		{"one\ntwo", 500, []string{"one", "two"}},
		{"漢字、漢字", 20, []string{"漢", "字、", "漢字"}},
		{"incomprehensible", 60, []string{"incomp", "rehens", "ible"}},
		{"21,000 men", 70, []string{"21,000", "men"}}, // a no-break space keeps its place below
		{"5\u00a0km long", 60, []string{"5\u00a0km", "long"}},
	} {
		var got []string
		for _, l := range breakLines(c.text, 0, len(c.text), c.width, face{}, ten{}) {
			got = append(got, c.text[l.start:l.end])
		}
		if len(got) != len(c.want) {
			t.Errorf("%q: %q, not %q", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q: %q, not %q", c.text, got, c.want)
				break
			}
		}
	}
}

// What is measured here must be what Fyne draws: the caret would else drift
// away from the letters along the line.
func TestMeasuresAsFyneDraws(t *testing.T) {
	test.NewTempApp(t)
	m := newShaper(0, theme.DefaultTextFont(), theme.DefaultTextBoldFont())
	d := article()
	// No Chinese: where no font has a rune, Fyne counts the last one of a run twice.
	text := strings.ReplaceAll(d.Text, "統計は公表されていない。", "") +
		" AVAT To. We, “Ty” f. VA—AV “A” 1.1 ‘Y’. P. AT y, w. r. LT L’A efficient office ﬂuffy Ελληνικά Привет Österreich 😀 ok ✓ end"
	for _, f := range []face{{16.75, false, 0}, {29.25, true, 0}, {11.5, false, 0}} {
		lines := breakLines(text, 0, len(text), 500, f, m)
		worst := float32(0)
		for _, l := range lines {
			for at := l.start; at < l.end; {
				stop, c := part(text, l, at)
				// At the ends of words kerning cannot make a difference.
				w := fyne.MeasureText(shown(text[l.start:stop]), f.size, f.style()).Width
				x := xAt(text, l, stop, f, m)
				worst = max(worst, w-x, x-w)
				if max(w-x, x-w) > 0.5 {
					t.Errorf("%q|%q: drawn %v, measured %v", text[l.start:stop], text[stop:l.end], w, x)
				}
				// Inside, what Fyne draws is the word's shape: a kerned pair may
				// stand closer than the width of its first part says.
				if c == inWord {
					for g := graphemes.FromString(text[at:stop]); g.Next(); {
						w := fyne.MeasureText(shown(text[l.start:at+g.Start()]), f.size, f.style()).Width
						if x := xAt(text, l, at+g.Start(), f, m); max(w-x, x-w) > 0.15*f.size {
							t.Errorf("%q|%q: alone %v, in the line %v", text[l.start:at+g.Start()], text[at+g.Start():l.end], w, x)
						}
					}
				}
				at = stop
			}
		}
		t.Logf("size %v: words at most %.3f px off", f.size, worst)
	}
}

func TestShown(t *testing.T) {
	for in, want := range map[string]string{"plain": "plain", "a\tb": "a b", "a\x00b\r": "ab", "so\u00adft": "soft", "ünter": "ünter"} {
		if got := shown(in); got != want {
			t.Errorf("shown(%q) is %q, not %q", in, got, want)
		}
	}
}
