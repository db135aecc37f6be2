package shelf

import (
	"testing"

	"galley/model"
	"galley/model/passage"
)

func TestASnippetBeginsShortlyBeforeWhatWasFound(t *testing.T) {
	const long = "… estimates Afghanistan now grows ninety percent of the world’s opium, and more …"
	for _, c := range []struct {
		snippet string
		found   []passage.Span
		want    string
	}{
		{"Opium it is.", []passage.Span{{Start: 0, End: 5}}, "Opium it is."},
		{long, []passage.Span{{Start: 70, End: 75}}, "… of the world’s opium, and more …"},
		{long, []passage.Span{{Start: 70, End: 75}, {Start: 4, End: 13}}, long},
		{long, nil, long},
		{"…ééééééééééééééééééééééééééééééééééopium", []passage.Span{{Start: 71, End: 76}}, "… éééééééééééé" + "opium"},
	} {
		got, _ := nearMatch(model.Hit{Snippet: c.snippet, Matches: c.found})
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
