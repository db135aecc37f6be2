package app

import (
	"context"
	"strings"

	"galley/app/locale"
	"galley/app/state"
	"galley/model/ingest"
	"galley/model/suggest/checkworthy"
)

// readWorth finds the sentences that are worth checking by what was read before.
func readWorth(_ context.Context, t openText, into *state.Reading) {
	facts := checkworthy.Facts{Quantities: into.Quantities, Names: into.Names}
	all := checkworthy.Sentences(t.Version, ingest.Furniture(t.Version.Text, t.Version.Blocks), facts, t.Article.Language)
	into.Sentences = len(all)
	for _, s := range all {
		if s.Worth() {
			into.Worth = append(into.Worth, state.Worth{Span: s.Span, Score: s.Score, Why: reasonsSaid(s.Reasons)})
		}
	}
}

// reasonsSaid are reasons in words. That something happened is told of most sentences, so it is
// said only where nothing else is.
func reasonsSaid(all []checkworthy.Reason) string {
	var said []string
	for _, r := range all {
		if r != checkworthy.PastEvent || len(all) == 1 {
			said = append(said, reasonSaid(r))
		}
	}
	return strings.Join(said, ", ")
}

func reasonSaid(r checkworthy.Reason) string {
	switch r {
	case checkworthy.Figure:
		return locale.Text("a figure")
	case checkworthy.Money:
		return locale.Text("a sum of money")
	case checkworthy.Comparison:
		return locale.Text("a comparison")
	case checkworthy.Superlative:
		return locale.Text("a superlative")
	case checkworthy.Record:
		return locale.Text("an official act")
	case checkworthy.Cause:
		return locale.Text("a cause")
	case checkworthy.Date:
		return locale.Text("a date")
	case checkworthy.NamedSource:
		return locale.Text("a named source")
	case checkworthy.Quote:
		return locale.Text("a quotation")
	}
	return locale.Text("something that happened")
}
