package attribution

import (
	"testing"
	"unicode/utf8"
)

// FuzzFind looks for spans outside the text or inside a letter, for an order that is not the
// text's, and for what never ends.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		story, "", "said", "“", "“a", "a”", "\"\n\"said X", "according to", "according to \"", "X: said", "'said' X said 'X, said",
		"X, said, Y, said, who said", "said (X said", "he said she said they say", "X’s claim that", "„Ja“, sagte X", "«Oui», dit-il",
		"a-t-il dit",
		"\xff said \xfe", "ist laut X zufolge", "קרא said ערבית", "and and said and", "X -- Y -- said -- Z",
	} {
		for language := range 3 {
			f.Add(seed, byte(language))
		}
	}
	f.Fuzz(func(t *testing.T, text string, language byte) {
		last := 0
		for _, a := range Find(text, []string{"en", "de", "fr"}[language%3]) {
			if a.Cue.Start < last {
				t.Errorf("a cue at %d after one at %d", a.Cue.Start, last)
			}
			last = a.Cue.Start
			spans := append(a.Content[:len(a.Content):len(a.Content)], a.Source, a.Cue)
			if len(a.Content) == 0 {
				t.Error("nothing is said")
			}
			for i, s := range spans {
				if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
					t.Fatalf("span %d %v of %d bytes", i, s, len(text))
				}
				if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
					t.Errorf("span %d %v cuts a letter", i, s)
				}
			}
			for i := 1; i < len(a.Content); i++ {
				if a.Content[i].Start < a.Content[i-1].End {
					t.Errorf("content %v is out of order", a.Content)
				}
			}
			a.Why(text, a.Content[0])
		}
	})
}
