package ingest

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	readability "codeberg.org/readeck/go-readability/v2"
)

// TestFigures measures how well articles are found in pages, beside the
// library that the reading rests on; go run ./cmd/build bench accuracy calls it.
// Errors are compared (1 − F1), so that less is better.
func TestFigures(t *testing.T) {
	path := os.Getenv("GALLEY_FIGURES")
	if path == "" {
		t.Skip("measures; runs with: go run ./cmd/build bench accuracy")
	}
	raw, err := os.ReadFile(filepath.Join(corpus, "ground-truth.json"))
	if err != nil {
		t.Skip("the corpus of news pages is not here: ", err)
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(raw, &truth); err != nil {
		t.Fatal(err)
	}
	ours, peers := 0.0, 0.0
	for id, want := range truth {
		data := gunzip(t, filepath.Join(corpus, "html", id+".html.gz"))
		doc, err := Bytes(context.Background(), id+".html", data, Hints{})
		if err != nil {
			t.Fatal(err)
		}
		f, _, _ := f1(body(doc), want.Body, 1)
		ours += 1 - f
		article, err := readability.FromReader(strings.NewReader(string(data)), nil)
		if err != nil {
			peers++
			continue
		}
		var text strings.Builder
		if err := article.RenderText(&text); err != nil {
			t.Fatal(err)
		}
		f, _, _ = f1(text.String(), want.Body, 1)
		peers += 1 - f
	}
	n := float64(len(truth))
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := json.NewEncoder(file)
	for _, f := range []struct {
		peer  string
		value float64
		bar   float64
	}{{"go-readability alone", peers / n, 1}, {"the bar of issue 4, F1 0.97", 0.03, 1}} {
		ratio := ours / n / f.value
		if err := out.Encode(map[string]any{
			"name": "text of 95 news pages: 1 − token F1", "ours": ours / n, "peer_name": f.peer, "peer": f.value, "unit": "", "ratio": ratio, "bar": f.bar, "holds": ratio <= f.bar,
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
