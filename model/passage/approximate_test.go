package passage

import (
	"strings"
	"testing"
)

func TestAPassageWithErrorsIsFoundOnlyWhereNoOtherPlaceIsNearlyAsGood(t *testing.T) {
	forty := "abcdefghijklmnopqrstuvwxyz0123456789äöüß"
	for name, c := range map[string]struct {
		pattern, text string
		most          int
		want          match
		found         bool
	}{
		"nothing to look for":                {"", "abc", 3, match{}, false},
		"nothing to look in":                 {"abc", "", 3, match{}, false},
		"as it is":                           {"abc", "zzabczz", 0, match{2, 5, 0}, true},
		"as many errors as may be":           {"abcdef", "zzabcdxyzz", 2, match{2, 6, 2}, true},
		"one error more":                     {"abcdef", "zzabcdxyzz", 1, match{}, false},
		"the first letter is its last":       {"abc", "cz", 3, match{0, 1, 2}, true},
		"the first end of those as good":     {"abc", "abzc", 1, match{0, 2, 1}, true},
		"the first of the best ends":         {"abcdef", "zzabcdeefzz", 2, match{2, 7, 1}, true},
		"twice in a row":                     {"abcdef", "abcdefabcdef", 2, match{}, false},
		"once more right before, one error":  {"abcdef", "bcdefabcdef", 2, match{}, false},
		"once more right after, one error":   {"abcdef", "abcdefabcdez", 2, match{}, false},
		"once more right before, two errors": {"abcdef", "zzzcdefabcdef", 2, match{7, 13, 0}, true},
		"once more after, one error":         {"abcdef", "abcdefzzzzabcdez", 2, match{}, false},
		"once more after, two errors":        {"abcdef", "abcdefzzzzabcdzz", 2, match{0, 6, 0}, true},
		"of forty letters, three wrong":      {forty, forty + strings.Repeat(".", 50) + "..." + forty[3:], 8, match{}, false},
		"of forty letters, four wrong":       {forty, forty + strings.Repeat(".", 50) + "...." + forty[4:], 8, match{0, 40, 0}, true},
	} {
		got, ok := approximate([]rune(c.pattern), []rune(c.text), c.most)
		if got != c.want || ok != c.found {
			t.Errorf("%s: %+v %v, want %+v %v", name, got, ok, c.want, c.found)
		}
	}
}

func TestAMatchGoesBackNoFurtherThanItsLetters(t *testing.T) {
	for _, c := range []struct {
		pattern, text  string
		last, distance int
		want           match
	}{
		{"ab", "abab", 3, 0, match{2, 4, 0}}, {"ab", "abab", 1, 0, match{0, 2, 0}}, {"abc", "zabxcz", 4, 1, match{1, 5, 1}},
		{"abc", "zabcz", 3, 0, match{1, 4, 0}}, {"abc", "zzbczz", 3, 1, match{1, 4, 1}},
	} {
		if got := backFrom([]rune(c.pattern), []rune(c.text), c.last, c.distance); got != c.want {
			t.Errorf("%q in %q back from %d: %+v, want %+v", c.pattern, c.text, c.last, got, c.want)
		}
	}
}

func TestDistanceCountsLettersPutInLeftOutAndExchanged(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "", 3}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "bc", 1}, {"bc", "abc", 1},
		{"abc", "xyz", 3}, {"kitten", "sitting", 3}, {"ab", "ba", 2}, {"é漢", "e漢", 1}, {"abcdef", "azced", 3}, {"flaw", "lawn", 2},
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
