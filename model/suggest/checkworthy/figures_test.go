package checkworthy

import (
	"strings"
	"testing"

	"galley/cmd/build/figures"
	"galley/model"
	"galley/model/passage"
)

// TestFigures measures what is put first, and how fast; go run ./cmd/build bench accuracy runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "accuracy")
	atLeast := func(name string, ours, bar float64) {
		f.Write(figures.Figure{Name: name, Ours: ours, Peer: "at least", Value: bar, Ratio: bar / ours, Bar: 1})
	}
	for _, set := range []struct {
		name string
		list []labelled
	}{
		{"500 news sentences of our own", news(t, all)},
		{"every third of them, kept back", news(t, keptBack)},
		{"a third of the debates, kept back", debate(t, "train.tsv", keptBack)},
		{"the debates' dev-test, kept back", debate(t, "dev-test.tsv", all)},
		{"the debates looked at", debate(t, "train.tsv", looked)},
	} {
		average, ten := precision(ranked(set.list, rules))
		atLeast("worth checking first, "+set.name+": average precision", average, 0.72)
		atLeast("the same: precision of the first ten", ten, 0.9)
		peer, _ := precision(ranked(set.list, figuresFirst))
		f.Write(figures.Figure{Name: "the same: what is missing of average precision 1", Ours: 1 - average, Peer: "most digits first",
			Value: 1 - peer, Ratio: (1 - average) / (1 - peer), Bar: 1})
	}

	sentences := news(t, all)
	once, twice := story(sentences, 1), story(sentences, 2)
	ours := figures.Best(5, func() { sentencesIn(once, nil, "en") })
	split := figures.Best(5, func() { passage.Sentences(once.Text) })
	f.Say("judge the sentences of 1 MB", "ms", ours, "split them only", split, 60)
	double := figures.Best(5, func() { sentencesIn(twice, nil, "en") })
	f.Say("the same of 2 MB", "ms", double, "of 1 MB", ours, 2.3)
	line := version(strings.ReplaceAll(strings.ReplaceAll(once.Text, ". ", ", "), model.BlockSeparator, ", "))
	f.Say("the same of one sentence of 1 MB", "ms", figures.Best(5, func() { sentencesIn(line, nil, "en") }), "in sentences", ours, 2)
}

// story is an article of so many megabytes, made of sentences.
func story(of []labelled, megabytes int) model.Version {
	var lines []string
	var line strings.Builder
	for size, row := 0, 0; size < megabytes<<20; row++ {
		text := of[row%len(of)].text
		line.WriteString(text)
		size += len(text) + 1
		if row%4 == 3 {
			lines = append(lines, line.String())
			line.Reset()
			continue
		}
		line.WriteByte(' ')
	}
	return version(lines...)
}
