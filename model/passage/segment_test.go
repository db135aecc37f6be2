package passage

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	cases := [][]string{
		{"U.S. Secretary of State Hillary Rodham Clinton spoke. ", "She left."},
		{"Mr. Obama said so. ", "Mrs. Clinton did not."},
		{"\"They agreed to stay in touch,\" Clinton said. ", "\"We will look for ways.\""},
		{"He left at 9 a.m. ", "They stayed."},
		{"He cited Gen. David H. Petraeus on Tuesday. ", "Nobody else was cited."},
		{"The price rose 3.5 percent. ", "It was $1.2 million."},
		{"What is next? ", "Nobody knows! ", "We wait."},
		{"“It is over.” ", "He said no more."},
		{"Iran, e.g. Tehran, has it. ", "See p. 5."},
		{"He lives in the U.S. ", "He works for the U.S. Senate."},
		{"Sen. J. D. Vance spoke. ", "Ft. Worth, Mt. Everest and Vol. 3, No. 5 did not."},
		{"He left at 5 p.m. Tuesday. ", "She came at 9 a.m. EDT."},
		{"He said no. ", "No. 5 said yes."},
		{"\"Is it?\" he asked. ", "\"No!\" she cried. ", "Yahoo! bought it."},
		{"“We won.” ", "He left."},
		{"He waited ... and left. ", "It was over..."},
		{"WASHINGTON (AP) — The U.S. has 50 states. ", "It grew."},
		{"Es kamen ca. 300 Leute, z. B. Dr. Müller. ", "Am 5. März 2019 war Schluss. ", "Nr. 5 lebt."},
		{"Gemäss Art. 5 Abs. 2 gilt das. ", "Im 20. Jahrhundert begann es. ", "Es kostet 5 Mio. Euro und 3 Mrd. Franken."},
		{"Er wurde 20. ", "Dann ging er."},
		{"„Wir haben gewonnen.“ ", "Er ging. ", "»Ja?«, fragte er."},
		{"M. Dupont a dit oui. ", "Mme. Durand est partie."},
		{"« Nous avons gagné. » ", "Il est parti. ", "« Oui ? » dit-il."},
		{"(He left.) ", "She stayed."},
		{"One."},
		{"No full stop"},
	}
	for _, want := range cases {
		text := strings.Join(want, "")
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	if Sentences("") != nil {
		t.Error("sentences in nothing")
	}
}

func TestSentencesCover(t *testing.T) {
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		at := 0
		for _, s := range Sentences(text) {
			if s.Start != at || s.Empty() {
				t.Errorf("%v after %d", s, at)
			}
			at = s.End
		}
		if at != len(text) {
			t.Errorf("sentences end at %d of %d", at, len(text))
		}
	})
}

func TestSentenceAt(t *testing.T) {
	text := "First one. Second, in the U.S. Senate.\nThird line."
	for at, want := range map[int]string{0: "First one.", 10: "First one.", 11: "Second, in the U.S. Senate.",
		30: "Second, in the U.S. Senate.", 38: "Second, in the U.S. Senate.", 39: "Third line.", len(text): "Third line."} {
		if s := SentenceAt(text, at); text[s.Start:s.End] != want {
			t.Errorf("at %d: %q, not %q", at, text[s.Start:s.End], want)
		}
	}
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		s := SentenceAt(text, r.IntN(len(text)+1))
		if s.Start < 0 || s.End > len(text) || s.Start > s.End || strings.Contains(text[s.Start:s.End], "\n") {
			t.Errorf("%v", s)
		}
	})
}

func TestWords(t *testing.T) {
	text := "Don't say 21,000 U.S. men\nleft."
	for at, want := range map[int]string{0: "Don't", 3: "Don't", 5: " ", 10: "21,000", 13: "21,000", 22: "men", 25: "men",
		26: "left", 30: ".", len(text): "."} {
		if s := WordAt(text, at); text[s.Start:s.End] != want {
			t.Errorf("at %d: %q, not %q", at, text[s.Start:s.End], want)
		}
	}
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		at := r.IntN(len(text) + 1)
		w := WordAt(text, at)
		around := line(text, at)
		if w.Start < around.Start && !around.Empty() || w.End > around.End && !around.Empty() || w.Start > w.End {
			t.Errorf("WordAt(%d) = %v in line %v", at, w, around)
		}
		if !around.Empty() && (w.Empty() || !(w.Contains(at) || at == around.End && w.End == at)) {
			t.Errorf("WordAt(%d) = %v", at, w)
		}
	})
}

func TestWordSteps(t *testing.T) {
	text := "One two,\nthree."
	var forth, back []int
	for at := 0; at < len(text); {
		at = NextWord(text, at)
		forth = append(forth, at)
	}
	for at := len(text); at > 0; {
		at = PreviousWord(text, at)
		back = append(back, at)
	}
	if !slices.Equal(forth, []int{3, 7, 14, 15}) || !slices.Equal(back, []int{9, 4, 0}) {
		t.Errorf("forth %v, back %v", forth, back)
	}
	many(t, func(t *testing.T, r *rand.Rand, text string) {
		for at, n := 0, 0; at < len(text); n++ {
			next := NextWord(text, at)
			if next <= at || next > len(text) || n > len(text) {
				t.Errorf("from %d to %d", at, next)
				return
			}
			at = next
		}
		for at := len(text); at > 0; {
			next := PreviousWord(text, at)
			if next >= at || next < 0 {
				t.Errorf("back from %d to %d", at, next)
				return
			}
			at = next
		}
	})
}

// BenchmarkClusterStart measures a caret step in the middle of a long text.
func BenchmarkClusterStart(b *testing.B) {
	text := strings.Repeat("The minister said on Tuesday that the café was closed. ", 20_000)
	for b.Loop() {
		ClusterStart(text, len(text)/2)
	}
}
