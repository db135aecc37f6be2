package model

import (
	"fmt"
	"strings"
	"testing"

	"galley/cmd/build/figures"
	"galley/model/passage"
)

// BenchmarkCoverageOfManySpans counts anew what covers a text of 100,000 sentences, a claim or an aside in
// each, once its words are known: that is what a change costs. It reports how many times as long that
// takes as a plain strings.Fields over the text.
func BenchmarkCoverageOfManySpans(b *testing.B) {
	large := manySpans(100_000)
	fields := figures.Best(5, func() { strings.Fields(large.version.Text) })
	many := figures.Best(5, func() { large.count() })
	for b.Loop() {
		if c := large.count(); c.Words.Open != 100_000*6 || len(c.Runs) != 100_000 {
			b.Fatalf("%+v, %d runs", c.Words, len(c.Runs))
		}
	}
	b.ReportMetric(many/fields, "×strings.Fields")
}

// covering is a text with what covers it.
type covering struct {
	version  Version
	segments *Segments
	dossiers []Dossier
	asides   []Aside
}

func (c covering) count() Coverage { return c.segments.Coverage(c.dossiers, c.asides) }

// manySpans is a text of n sentences of eight words, two of which are covered.
func manySpans(n int) covering {
	const sentence = "Some 21,000 troops would go before the summer.\n\n"
	c := covering{version: textOf("v", 1, strings.TrimSpace(strings.Repeat(sentence, n)))}
	for i := range n {
		span := passage.Span{Start: i*len(sentence) + 5, End: i*len(sentence) + 18}
		if i%2 == 0 {
			c.asides = append(c.asides, Aside{VersionID: "v", Start: span.Start, End: span.End})
			continue
		}
		c.dossiers = append(c.dossiers, Dossier{Claim: Claim{ID: fmt.Sprint("c", i), Status: Checked},
			Appearances: []Appearance{{VersionID: "v", Start: span.Start, End: span.End, State: Anchored}}})
	}
	c.segments = SegmentsOf(c.version)
	return c
}
