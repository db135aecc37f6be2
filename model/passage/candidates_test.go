package passage

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// alike reports whether two scores are the same but for rounding.
func alike(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestCandidatesAreThePlacesMostLikeThePassage(t *testing.T) {
	type place struct {
		words string
		score float64
	}
	for name, c := range map[string]struct {
		text string
		s    Selector
		most int
		want []place
	}{
		"the words with all that stood around them": {"aaaa envoy bbbb", Selector{"envoy", "aaaa ", " bbbb"}, 5, []place{{"envoy", 1}}},
		"other words after them": {"aaaa envoy bbbb", Selector{"envoy", "aaaa ", " bbcc"}, 5, []place{{"envoy",
			0.97}}},
		"other words before them": {"aaaa envoy bbbb", Selector{"envoy", "aacc ", " bbbb"}, 5, []place{{"envoy",
			0.97}}},
		"nothing around them is the same": {"aaaa envoy bbbb", Selector{"envoy", "ccccc", "ddddd"}, 5,
			[]place{{"envoy", 0.85}}},
		"only the end of a long prefix counts": {strings.Repeat("x", 31) + " envoy", Selector{"envoy", strings.Repeat("yz", 90) +
			strings.Repeat("x", 31) + " ", ""}, 5, []place{{"envoy", 1}}},
		"the surroundings decide which is first": {"the envoy left, an envoy stayed", Selector{"envoy", "the envoy left, an ",
			" stayed"}, 5,
			[]place{{"envoy", 1}, {"envoy", -1}}},
		"as many as wanted":   {"envoy envoy envoy", Selector{Exact: "envoy"}, 2, []place{{"envoy", -1}, {"envoy", -1}}},
		"none wanted":         {"envoy envoy envoy", Selector{Exact: "envoy"}, 0, nil},
		"they do not overlap": {"abababab", Selector{Exact: "abab"}, 5, []place{{"abab", -1}, {"abab", -1}}},
		"four of ten letters": {"zz abcdefwxyz zz", Selector{"abcdefghij", "zz ", " zz"}, 5, []place{{"abcdefwxyz",
			0.85*0.6 + 0.15}}},
		"five of ten letters":           {"zz abcdevwxyz zz", Selector{"abcdefghij", "zz ", " zz"}, 5, nil},
		"nothing to look for":           {"zz abcdef zz", Selector{}, 5, nil},
		"nothing in an empty text":      {"", Selector{Exact: "envoy said so"}, 5, nil},
		"exact words, and none like it": {"zz envoys zz envoyx zz", Selector{"envoys", "zz ", " zz"}, 5, []place{{"envoys", -1}}},
		"a sentence in other words is less than half alike": {"It rained. The envoy counted seven thousand soldiers near Kandahar. They left.",
			Selector{Exact: "seven thousand soldiers, the envoy said, were near Kandahar in the spring of that year"}, 5, nil},
	} {
		got := Candidates(c.text, c.s, c.most)
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v, want %v", name, got, c.want)
			continue
		}
		for i, g := range got {
			if is := c.text[g.Span.Start:g.Span.End]; is != c.want[i].words || c.want[i].score >= 0 && !alike(g.Score, c.want[i].score) {
				t.Errorf("%s: %q %v, want %+v", name, is, g.Score, c.want[i])
			}
			if i > 0 && g.Score > got[i-1].Score {
				t.Errorf("%s: %v after %v", name, g, got[i-1])
			}
		}
	}
}

func TestTextsAreAsLikeAsTheirLettersAre(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"", "", 1}, {"same", "same", 1}, {"“same”", `"same"`, 1}, {"abcd", "abcx", 0.75}, {"ab", "abcd", 0.5}, {"abcd", "ab", 0.5},
		{"abc", "xyz", 0}, {"", "abc", 0}, {"éé", "ée", 0.5}} {
		if got := likeness(c.a, c.b); !alike(got, c.want) {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// apart are the best of the places that overlap, in order.
func apart(all []Candidate) []Candidate {
	slices.SortStableFunc(all, func(x, y Candidate) int { return cmp.Compare(y.Score, x.Score) })
	var out []Candidate
	for _, c := range all {
		if !slices.ContainsFunc(out, func(o Candidate) bool { return o.Span.Start < c.Span.End && c.Span.Start < o.Span.End }) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(x, y Candidate) int { return x.Span.Start - y.Span.Start })
	return out
}

func TestAQuotationIsFoundWithSomeLettersWrong(t *testing.T) {
	long := strings.Repeat("abcdefghij", 200)
	for name, c := range map[string]struct {
		text, quote string
		want        []string
		scores      []float64
	}{
		"six letters, two wrong":      {"zz abcdxy zz", "abcdef", []string{"abcdxy"}, []float64{1 - 2.0/6}},
		"six letters, three wrong":    {"zz abcxyz zz", "abcdef", nil, nil},
		"five letters are everywhere": {"zz abcdx zz", "abcde", nil, nil},
		"two thousand letters":        {"zz " + long[:1999] + "x zz", long, []string{long[:1999] + "x"}, []float64{1 - 1.0/2000}},
		"one more is too long":        {"zz " + long + "x zz", long + "y", nil, nil},
		"whole words":                 {"zz abcdefghijk zz", "bcdefghijx", []string{"abcdefghijk"}, []float64{0.9}},
		"twice": {"zz abcdefghix zz zz abcdefgxxj zz", "abcdefghij", []string{"abcdefghix", "abcdefgxxj"},
			[]float64{0.9, 0.8}},
		"twice, right beside": {"abcdefghix abcdefghyj", "abcdefghij", []string{"abcdefghix", "abcdefghyj"},
			[]float64{0.9, 0.9}},
		"the best around, not the first": {"zz abcdefxxxj abcdefghij", "abcdefghij", []string{"abcdefxxxj", "abcdefghij"},
			[]float64{0.7, 1}},
		"at the beginning of the text": {"abcdefghix zz", "abcdefghij", []string{"abcdefghix"}, []float64{0.9}},
		"at the end of the text":       {"zz abcdefghix", "abcdefghij", []string{"abcdefghix"}, []float64{0.9}},
		"letters of several bytes":     {"“éé” abédéfghix zz", "abédéfghij", []string{"abédéfghix"}, []float64{0.9}},
		"as typed": {"zz the “deal” is off zz", `the "deal" is on`, []string{"the “deal” is off"},
			[]float64{1 - 1.0/16}},
		"some left out":   {"zz abcdghij zz", "abcdefghij", []string{"abcdghij"}, []float64{0.8}},
		"some put in":     {"zz abcdefxxghij zz", "abcdefghij", []string{"abcdefxxghij"}, []float64{0.8}},
		"nothing like it": {"zz zzzzzzzzzzzz zz", "abcdefghij", nil, nil},
	} {
		var words []string
		var scores []float64
		for _, f := range apart(nearly(c.text, c.quote)) {
			words = append(words, c.text[f.Span.Start:f.Span.End])
			scores = append(scores, f.Score)
		}
		if !slices.Equal(words, c.want) || !slices.EqualFunc(scores, c.scores, alike) {
			t.Errorf("%s: %.80q %v, want %.80q %v", name, words, scores, c.want, c.scores)
		}
	}
	if n := len(nearly(strings.Repeat("abcdefghix zzzzzz ", 300), "abcdefghij")); n != 200 {
		t.Errorf("%d places of the many", n)
	}
}

func TestAFoundPlaceIsWholeWords(t *testing.T) {
	for _, c := range []struct{ text, part, want string }{
		{"say two troops go", "two troops", "two troops"}, {"say two troops go", "wo troops", "two troops"},
		{"say two troops go", "two troop", "two troops"}, {"say two troops go", "wo troop", "two troops"},
		{"say two troops go", " two troops ", "two troops"}, {"say two troops go", "roop", "troops"},
		{"say   troops   go", "  troops  ", "troops"}, {"say troops – go", "troops –", "troops –"},
		{"two troops", "wo troop", "two troops"}, {"said “troops” go", "troops", "troops"}, {"21,000 troops", "000 troop",
			"21,000 troops"},
		{"say two troops go", "two troops g", "two troops go"}, {"say two troops go", "y two troops", "say two troops"},
	} {
		at := strings.Index(c.text, c.part)
		got := wholeWords(c.text, Span{at, at + len(c.part)})
		if is := c.text[got.Start:got.End]; is != c.want {
			t.Errorf("%q of %q: %q, want %q", c.part, c.text, is, c.want)
		}
	}
	if got := wholeWords("ab cd", Span{3, 3}); got != (Span{3, 5}) {
		t.Errorf("nothing before a word: %v", got)
	}
}

func TestSentencesThatShareRareWordsAreCandidates(t *testing.T) {
	type place struct {
		words string
		score float64
	}
	// A word weighs its letters, up to eight, less where more of the text has it.
	for name, c := range map[string]struct {
		text, quote string
		want        []place
	}{
		"all words":            {"Xx. Envoy kandahar.", "kandahar envoy", []place{{"Envoy kandahar.", 0.6}}},
		"half of their weight": {"It was kandahar.", "kandahar soldiers", []place{{"It was kandahar.", 0.6 * 4 / 12}}},
		"a word counts once": {"kandahar kandahar.", "kandahar soldiers", []place{{"kandahar kandahar.",
			0.6 * (8.0 / 3) / (8.0/3 + 8)}}},
		"in any case":         {"KANDAHAR.", "Kandahar", []place{{"KANDAHAR.", 0.6}}},
		"signs weigh nothing": {". , ; –", "kandahar . , ; –", nil},
		"only signs":          {". , ; –", ". , ; –", nil},
		"too little":          {"It was war.", "war kandahar soldiers", nil}, // 1.5 of 17.5
		"just enough": {"Aaaaaa bbbbbb cccccc.", "aaaaaa bbbbbb cccccc d eeeeeeee ffffffff gggggggg hhhhhhhh iiiiiiii", // 9 of 50
			[]place{{"Aaaaaa bbbbbb cccccc.", 0.6 * 9 / 50}}},
		"in its paragraph": {"Nothing here.\nIt was kandahar. No.\nNothing.", "kandahar soldiers", []place{{"It was kandahar.",
			0.2}}},
		"in the last paragraph": {"Nothing.\r\nNothing.\r\nIt was kandahar.\r\n", "kandahar soldiers", []place{{"It was kandahar.",
			0.2}}},
		"in two paragraphs": {"It was kandahar.\nAt kandahar.", "kandahar soldiers", []place{{"It was kandahar.",
			0.6 * (8.0 / 3) / (8.0/3 + 8)},
			{"At kandahar.", 0.6 * (8.0 / 3) / (8.0/3 + 8)}}},
		"other words of the text weigh nothing": {"Many others besides were near kandahar.", "kandahar",
			[]place{{"Many others besides were near kandahar.", 0.6}}},
	} {
		got := similar(c.text, c.quote)
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v, want %v", name, got, c.want)
			continue
		}
		for i, g := range got {
			if is := c.text[g.Span.Start:g.Span.End]; is != c.want[i].words || !alike(g.Score, c.want[i].score) {
				t.Errorf("%s: %q %v, want %+v", name, is, g.Score, c.want[i])
			}
		}
	}
}

func TestWordsWeighLessTheMoreOfTheTextHasThem(t *testing.T) {
	w := weighWords("a kandahar, 21 longer-than-eight kandahar", []string{"kandahar a a", "a 21", "nothing"})
	want := map[string]float64{"a": 1.0 / 4, "kandahar": 8.0 / 2, "21": 2.0 / 2, "longer": 6, "than": 4, "eight": 5}
	total := 0.0
	for word, weight := range want {
		id, ok := w.known.ids[word]
		if !ok || !alike(w.weight[id], weight) {
			t.Errorf("%s weighs %v, want %v", word, w.weight[id], weight)
		}
		total += weight
	}
	if len(w.weight) != len(want) || !alike(w.total, total) {
		t.Errorf("%d words weigh %v, want %d and %v", len(w.weight), w.total, len(want), total)
	}
	if got := fmt.Sprint(len(w.in[0]), len(w.in[1]), len(w.in[2])); got != "3 2 0" {
		t.Errorf("paragraphs have %s of them", got)
	}
}

func TestSameWordsDifferInTypographyAtMost(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"“it’s – so”", `"it's - so"`, true}, {"a  b", "a\nb", true}, {"a b", "b a", false}, {"21,000", "21.000", false}, {"a", "A", false},
		{"", " ", true}, {"a", "a b", false}} {
		if SameWords(c.a, c.b) != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, !c.want)
		}
	}
}
