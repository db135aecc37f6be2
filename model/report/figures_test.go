package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"text/template"
	"time"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// TestFigures measures reports beside copying their bytes through
// html/template's escaper; go run ./cmd/build bench report calls it.
func TestFigures(t *testing.T) {
	path := os.Getenv("GALLEY_FIGURES")
	if path == "" {
		t.Skip("measures; runs with: go run ./cmd/build bench report")
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := json.NewEncoder(file)
	sentence := "Some 21,000 troops would go before the summer, said the envoy to the ministers who had come there. "
	of := func(n int) view.Content {
		c := sample.Content(t, strings.TrimSuffix(strings.Repeat(strings.TrimSpace(sentence)+model.BlockSeparator, n), model.BlockSeparator))
		for i := range n {
			d := sample.Dossier(c.Version, i, passage.Span{Start: i*(len(sentence)+1) + 5, End: i*(len(sentence)+1) + 18})
			sample.Rate(&d, "Mostly true", "As announced.")
			for j := range 3 {
				id := fmt.Sprint("s", 3*i+j)
				d.Evidence = append(d.Evidence, model.Exhibit{
					Evidence: model.Evidence{ID: "e" + id, SourceID: id, Stance: model.Supports, Quote: "some 21,000"},
					Source: model.Source{ID: id, Title: "White Paper", Publisher: "The White House", Published: "2009-03-27",
						URL: "https://example.org/" + id},
				})
			}
			c.Dossiers = append(c.Dossiers, d)
		}
		return c
	}
	took := func(f func()) float64 {
		best := time.Duration(1 << 62)
		for start := time.Now(); time.Since(start) < 2*time.Second; { // the machine is not ours alone
			runtime.GC() // what others left behind is not theirs to clear
			began := time.Now()
			f()
			best = min(best, time.Since(began))
		}
		return float64(best) / float64(time.Millisecond)
	}
	write := func(f Format, c view.Content) (float64, []byte) {
		var b bytes.Buffer
		return took(func() {
			b.Reset()
			if err := Write(t.Context(), &b, f, c); err != nil {
				t.Fatal(err)
			}
		}), b.Bytes()
	}
	say := func(name string, ours float64, peer string, value, bar float64) {
		ratio := ours / value
		if err := out.Encode(map[string]any{
			"name": name, "ours": ours, "peer_name": peer, "peer": value, "unit": "ms", "ratio": ratio, "bar": bar, "holds": ratio <= bar,
		}); err != nil {
			t.Fatal(err)
		}
	}
	c, twice := of(1000), of(2000)
	for _, f := range []Format{HTML, JSON} {
		for _, size := range []struct {
			name string
			c    view.Content
		}{{"100 kB, 1,000 claims, 3,000 sources", c}, {"twice as much", twice}} {
			ours, page := write(f, size.c)
			escaped := took(func() { template.HTMLEscape(io.Discard, page) })
			say(string(f)+" report of "+size.name, ours, "its bytes through html/template's escaper", escaped, 10)
		}
	}
	for _, f := range []Format{PDF, DOCX} {
		ours, _ := write(f, c)
		more, _ := write(f, twice)
		say(string(f)+" report of twice as much", more, "of half as much", ours, 2.2)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
