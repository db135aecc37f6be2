package attribution

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzFind looks for spans outside the text or inside a letter, for an order that is not the
// text's, and for what never ends.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		story, "", "said", "“", "“a", "a”", "\"\n\"said X", "according to", "according to \"", "X: said", "'said' X said 'X, said",
		"X, said, Y, said, who said", "said (X said", "he said she said they say", "X’s claim that", "„Ja“, sagte X", "«Oui», dit-il", "a-t-il dit",
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

// TestTheTimeGrowsWithTheTextAlone reads texts of one endless sentence or paragraph, and the
// same eight times as long: time by the square of the length would be 64 times as long. A
// busy machine makes a single run long; so the least of several counts, as many as it takes.
func TestTheTimeGrowsWithTheTextAlone(t *testing.T) {
	once := func(text string) float64 {
		begin := time.Now()
		Find(text, "en")
		return float64(time.Since(begin))
	}
	for name, unit := range map[string]string{
		"verbs": "said ", "commas": "X, said, ", "relative": "who said and ", "quotes": "“a said X ", "singles": "'a said X ",
		"brackets": "(X said ", "names": "Maria Okafor said Nils Lindqvist said ", "pronouns": "he said it is so and ",
		"paragraphs": "“It is.\n\nX said ", "according": "according to X, ", "colons": "X: ", "titles": "the mayor said ",
		"gerunds": "X, saying so, ",
	} {
		short, long := strings.Repeat(unit, 1000), strings.Repeat(unit, 8000)
		small, large := once(short), once(long)
		for range 30 {
			if large/small <= 24 {
				break
			}
			small, large = min(small, once(short)), min(large, once(long))
		}
		if large/small > 24 {
			t.Errorf("%s: eight times the text takes %.0f times as long", name, large/small)
		}
	}
}
