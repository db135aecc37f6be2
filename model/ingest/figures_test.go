package ingest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
)

// figure is one row of go run ./cmd/build bench accuracy. Of all, less is better.
type figure struct {
	Name     string  `json:"name"`
	Ours     float64 `json:"ours"`
	PeerName string  `json:"peer_name"`
	Peer     float64 `json:"peer"`
	Unit     string  `json:"unit"`
	Ratio    float64 `json:"ratio"`
	Bar      float64 `json:"bar"`
	Holds    bool    `json:"holds"`
}

// TestFigures measures how well articles are found in pages, beside the
// library that the reading rests on; go run ./cmd/build bench accuracy calls it.
// Errors are compared (1 − F1, the share that is wrong), so that less is better.
func TestFigures(t *testing.T) {
	path := os.Getenv("GALLEY_FIGURES")
	if path == "" {
		t.Skip("measures; runs with: go run ./cmd/build bench accuracy")
	}
	s := measure(t)
	peers, spent := readAlone(t)
	const text, whole = "text of 95 news pages: ", "the same with headline and captions: "
	const bar = "the bar of issue 4, F1 0.97"
	wrong := func(of share) float64 { return 1 - of.percent()/100 }
	rows := []figure{
		{Name: text + "1 − token F1", Ours: 1 - s.body, PeerName: "go-readability alone", Peer: peers, Bar: 1},
		{Name: text + "1 − token F1", Ours: 1 - s.body, PeerName: bar, Peer: 0.03, Bar: 1},
		{Name: text + "1 − 4-gram F1", Ours: 1 - s.body4, PeerName: bar, Peer: 0.03, Bar: 1},
		{Name: whole + "1 − token F1", Ours: 1 - s.whole, PeerName: "the bar of TestCorpus, F1 0.965", Peer: 0.035, Bar: 1},
		{Name: whole + "1 − 4-gram F1", Ours: 1 - s.whole4, PeerName: "the bar of TestCorpus, F1 0.96", Peer: 0.04, Bar: 1},
		{Name: "the worst of those pages: 1 − token F1", Ours: 1 - s.lowest, PeerName: "the bar of issue 4, F1 0.60", Peer: 0.40, Bar: 1},
		{Name: "their headlines: share wrong", Ours: wrong(s.headlines), PeerName: "the bar of issue 4", Peer: 0.10, Bar: 1},
		{Name: "their bylines: share wrong", Ours: wrong(s.bylines), PeerName: "the bar of issue 4", Peer: 0.10, Bar: 1},
		{Name: "their dates: share wrong", Ours: wrong(s.dates), PeerName: "the bar of issue 4", Peer: 0.10, Bar: 1},
		{Name: "time for one page", Ours: s.perPage(), PeerName: "go-readability alone", Peer: spent, Unit: "ms", Bar: 2},
	}
	rows = append(rows, extractionFigures(t)...)
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := json.NewEncoder(file)
	for _, f := range rows {
		f.Ratio = f.Ours / f.Peer
		f.Holds = f.Ratio <= f.Bar
		if err := out.Encode(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
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
