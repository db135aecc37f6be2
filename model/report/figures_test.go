package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"text/template"
	"time"

	"galley/cmd/build/figures"
	"galley/model"
	"galley/model/passage"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// TestFigures measures reports beside copying their bytes through
// html/template's escaper; go run ./cmd/build bench report runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "report")
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
	took := func(do func()) float64 { return figures.BestFor(2*time.Second, do) }
	write := func(format Format, c view.Content) (float64, []byte) {
		var b bytes.Buffer
		return took(func() {
			b.Reset()
			if err := Write(t.Context(), &b, format, c); err != nil {
				t.Fatal(err)
			}
		}), b.Bytes()
	}
	c, twice := of(1000), of(2000)
	for _, format := range []Format{HTML, JSON} {
		for _, size := range []struct {
			name string
			c    view.Content
		}{{"100 kB, 1,000 claims, 3,000 sources", c}, {"twice as much", twice}} {
			ours, page := write(format, size.c)
			escaped := took(func() { template.HTMLEscape(io.Discard, page) })
			f.Say(string(format)+" report of "+size.name, "ms", ours, "its bytes through html/template's escaper", escaped, 10)
		}
	}
	for _, format := range []Format{PDF, DOCX} {
		ours, _ := write(format, c)
		more, _ := write(format, twice)
		f.Say(string(format)+" report of twice as much", "ms", more, "of half as much", ours, 2.2)
	}
}
