package ingest

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"

	bench "galley/cmd/build/figures"
)

// TestFigures measures how well articles are found in pages, beside the
// library that the extraction is built on; go run ./cmd/build bench accuracy runs it.
// Errors are compared (1 − F1, the share that is wrong), so that less is better.
func TestFigures(t *testing.T) {
	out := bench.Record(t, "accuracy")
	s := measure(t)
	peers, spent := readAlone(t)
	const text, whole = "text of 95 news pages: ", "the same with headline and captions: "
	const bar = "the bar of issue 4, F1 0.97"
	wrong := func(of share) float64 { return 1 - of.percent()/100 }
	rows := []bench.Figure{
		{Name: text + "1 − token F1", Ours: 1 - s.body, Peer: "go-readability alone", Value: peers, Bar: 1},
		{Name: text + "1 − token F1", Ours: 1 - s.body, Peer: bar, Value: 0.03, Bar: 1},
		{Name: text + "1 − 4-gram F1", Ours: 1 - s.body4, Peer: bar, Value: 0.03, Bar: 1},
		{Name: whole + "1 − token F1", Ours: 1 - s.whole, Peer: "the bar of TestCorpus, F1 0.965", Value: 0.035, Bar: 1},
		{Name: whole + "1 − 4-gram F1", Ours: 1 - s.whole4, Peer: "the bar of TestCorpus, F1 0.96", Value: 0.04, Bar: 1},
		{Name: "the worst of those pages: 1 − token F1", Ours: 1 - s.lowest, Peer: "the bar of issue 4, F1 0.60", Value: 0.40, Bar: 1},
		{Name: "their headlines: share wrong", Ours: wrong(s.headlines), Peer: "the bar of issue 4", Value: 0.10, Bar: 1},
		{Name: "their bylines: share wrong", Ours: wrong(s.bylines), Peer: "the bar of issue 4", Value: 0.10, Bar: 1},
		{Name: "their dates: share wrong", Ours: wrong(s.dates), Peer: "the bar of issue 4", Value: 0.10, Bar: 1},
		{Name: "time for one page", Ours: s.perPage(), Peer: "go-readability alone", Value: spent, Unit: "ms", Bar: 2},
	}
	rows = append(rows, extractionFigures(t)...)
	for _, f := range rows {
		out.Say(f.Name, f.Unit, f.Ours, f.Peer, f.Value, f.Bar)
	}
}

// readAlone measures go-readability by itself on the same pages: its mean
// error, and its time for one page in milliseconds.
func readAlone(t *testing.T) (wrong, spent float64) {
	bodies := readTruth(t)
	for id, want := range bodies {
		data := string(gunzip(t, filepath.Join(corpus, "html", id+".html.gz")))
		begin := time.Now()
		article, err := readability.FromReader(strings.NewReader(data), nil)
		spent += float64(time.Since(begin).Microseconds()) / 1000
		if err != nil {
			wrong++
			continue
		}
		var text strings.Builder
		if err := article.RenderText(&text); err != nil {
			t.Fatal(err)
		}
		f, _, _ := f1(text.String(), want, 1)
		wrong += 1 - f
	}
	n := float64(len(bodies))
	return wrong / n, spent / n
}
