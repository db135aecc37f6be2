package passage

import (
	"strings"
	"testing"
)

func TestReplacedWordsAreFoundWhereThePassageWas(t *testing.T) {
	const before, after = "It was in the spring of that long year when they came down here and said ", " before the many others had gone home over the hills to the sea."
	for name, c := range map[string]struct {
		old, now string // between before and after; the passage in brackets
		with     string
		want     string // the words in brackets in now, none where nothing may be found
	}{
		"a figure":                         {"[52] men held it", "66 men held it", "66", "66"},
		"a figure that stands twice":       {"[52] men held 66 forts", "66 men held 66 forts", "66", "66"},
		"words that stay":                  {"[52] men held it", "52 men held it", "66", ""},
		"other words than those":           {"[52] men held it", "67 men held it", "66", ""},
		"a figure within a figure":         {"[21,000] men", "21 men", "21,000.5", ""},
		"fewer words, left as it was":      {"a [very big] house", "a very big house", "big", ""},
		"fewer words":                      {"a [very big] house", "a big house", "big", "big"},
		"more words":                       {"a [big] house", "a very big house", "very big", "very big"},
		"more words, left as it was":       {"a [big] house", "a big house", "very big", ""},
		"part of the words":                {"a [very old and big] house", "a very new and big house", "big", ""},
		"beside another change":            {"a [big] house of 52 men", "a small house of 66 men", "small", "small"},
		"right beside another change":      {"a [big] house", "a small hut", "small", ""},
		"long, right beside another":       {"a [big and costly] house", "a small and rather cheap hut", "small and rather cheap", "small and rather cheap"},
		"typography":                       {"said [“52 men”] of it", `said "66 men" of it`, "“66 men”", `"66 men"`},
		"a sign":                           {"they said [it is so.] Then", "they said it is so? Then", "it is so?", "it is so?"},
		"a sign that did not come":         {"they said [it is so.] Then", "they said it is so. Then", "it is so?", ""},
		"in a script without blanks":       {"在[五十二]人", "在六十六人", "六十六", "六十六"},
		"words that stand beside it now":   {"a [big] house", "a house, small", "small", ""},
		"the whole, where all was changed": {"[one two three four five six seven]", "completely other words that nobody proposed", "eight nine", ""},
	} {
		t.Run(name, func(t *testing.T) {
			start := strings.Index(c.old, "[")
			end := strings.Index(c.old, "]") - 1
			old := before + strings.NewReplacer("[", "", "]", "").Replace(c.old) + after
			now := before + c.now + after
			got := FindReplaced(old, now, []Replacement{{Span{len(before) + start, len(before) + end}, c.with}})[0]
			if is := now[got.Span.Start:got.Span.End]; is != c.want || got.Gone {
				t.Errorf("found “%s” (%+v), want “%s”", is, got, c.want)
			}
		})
	}
}

func TestWhatWasTakenOutIsGone(t *testing.T) {
	const old = "It was in the spring of that long year. Nobody was hurt at all. Then they went home over the hills to the sea."
	start := strings.Index(old, "Nobody")
	end := strings.Index(old, " Then")
	for now, want := range map[string]bool{
		old:                               false,
		old[:start] + old[end+1:]:         true,
		old[:start] + "No." + old[end:]:   false,
		old[end+1:] + " " + old[:start-1]: false,
		"":                                false,
	} {
		if got := FindReplaced(old, now, []Replacement{{Span: Span{start, end}}})[0]; got.Gone != want || !got.Span.Empty() {
			t.Errorf("in %q: %+v, want gone %v", now, got, want)
		}
	}
}

func FuzzReplacedWordsAreThoseProposed(f *testing.F) {
	f.Add("a big house stood there by the long road", "a small house stood there by the long road", "small", 2, 5)
	f.Add("", "", "", 0, 0)
	f.Add("五十二人", "六十六人", "六十六", 0, 9)
	f.Fuzz(func(t *testing.T, old, now, with string, start, end int) {
		got := FindReplaced(old, now, []Replacement{{Span{start, end}, with}})[0]
		if got.Span.Empty() {
			return
		}
		if !SameWords(now[got.Span.Start:got.Span.End], with) {
			t.Fatalf("%q is not %q", now[got.Span.Start:got.Span.End], with)
		}
	})
}
