package passage

import (
	"slices"
	"strings"
	"testing"
)

func TestTheSameWordsElsewhereAreWholeWords(t *testing.T) {
	for _, c := range []struct {
		text, words string // the first place of the words is the one they are taken from
		want        []string
	}{
		{"600 miles, then 600 miles. 1,600 miles, 600 milestones, (600 miles)", "600 miles", []string{"en 600 miles. 1", ", (600 miles)"}},
		{"She said so. Society said so; “said so”", "said so", []string{"ty said so; ", "“said so”"}},
		{"aa aa aa", "aa", []string{"aa aa aa", "aa aa"}},
		{"Don’t. He don’t know; don", "Don", nil},
		{"nach Köln und Köln-Nord, Kölner", "Köln", []string{"nd Köln-No"}},
		{"one line", "one line", nil},
		{"   ", " ", nil},
	} {
		start := strings.Index(c.text, c.words)
		var got []string
		for _, s := range Elsewhere(c.text, Span{Start: start, End: start + len(c.words)}, 10) {
			got = append(got, strings.ToValidUTF8(c.text[max(0, s.Start-3):min(len(c.text), s.End+3)], ""))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %q: %q, want %q", c.words, c.text, got, c.want)
		}
	}
}

func TestTheSameWordsElsewhereEndAtTheLimitAndOutsideTheText(t *testing.T) {
	text := strings.Repeat("so ", 100)
	if n := len(Elsewhere(text, Span{Start: 0, End: 2}, 7)); n != 7 {
		t.Errorf("%d places", n)
	}
	for _, s := range []Span{{Start: 1, End: 1}, {Start: -1, End: 2}, {Start: 290, End: 400}, {Start: 5, End: 3}} {
		if got := Elsewhere(text, s, 7); got != nil {
			t.Errorf("%v: %v", s, got)
		}
	}
}
