package report

import (
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
)

func TestTheCheckingCopyToPrintHasACommentOnEveryClaim(t *testing.T) {
	c := sample.Content(t, "The envoy said that nearly 600 miles of border are open. He has 21,000 troops.", "nearly 600 miles", "21,000 troops")
	c.Dossiers[0].Scale = deskScale(t)
	sample.Rate(&c.Dossiers[0], model.OutcomeChange, "The map has more.")
	v := &c.Dossiers[0].Verdicts[0]
	v.Proposed, v.Severity = "nearly 700 miles", "wrong"
	c.Dossiers[0].Evidence = []model.Exhibit{{Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Refutes, Quote: "It is 697 miles long"},
		Source: model.Source{ID: "s", Title: "Atlas of borders", URL: "https://example.org/atlas"}}}
	c.Dossiers[1].Claim.Owner = "Secretary"
	text := sample.Copied(t, sample.PDF(t, output(t, CheckingPDF, c)))
	for _, want := range []string{"nearly 600 miles of border are open", "Change", "nearly 700 miles", "The map has more.", "Atlas of borders",
		"It is 697 miles long", "https://example.org/atlas", "21,000 troops", "Open"} {
		if !strings.Contains(text, sample.Squeezed(want)) {
			t.Errorf("%q is not in %s", want, text)
		}
	}
	for _, never := range []string{"Secretary", "At a glance", "How to read this report"} {
		if strings.Contains(text, sample.Squeezed(never)) {
			t.Errorf("%q is in %s", never, text)
		}
	}
}

func deskScale(t *testing.T) model.Scale {
	t.Helper()
	for _, s := range model.BuiltInScales() {
		if s.ID == model.DeskScale {
			return s
		}
	}
	t.Fatal("there is no such scale")
	return model.Scale{}
}
