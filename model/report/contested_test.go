package report

import (
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/interchange"
	"galley/model/report/sample"
)

func TestReportsTellBothOfTwoContestedVerdictsAndPublishNeither(t *testing.T) {
	c := sample.Content(t, "Some 600 miles of border.", "600 miles")
	d := &c.Dossiers[0]
	sample.Rate(d, "True", "The map says so.")
	sample.Rate(d, "False", "It is 900.")
	d.Verdicts[1].By = "Bob"
	d.Disputes = []model.Dispute{{ID: "x", ClaimID: d.Claim.ID, About: model.NounVerdict, Field: model.VerdictField, Ours: "v0", Theirs: "v1"}}
	d.Scales = model.BuiltInScales()
	claim := interchange.ClaimOf(*d, nowhere{})
	if claim.Verdict != nil || len(claim.Contested) != 2 || claim.Contested[1].By != "Bob" || *claim.Contested[1].Value != 1 {
		t.Errorf("JSON: verdict %+v, contested %+v", claim.Verdict, claim.Contested)
	}
	text := output(t, Markdown, c)
	for _, want := range []string{"| Contested |", "Ann, 20 November 2026: *True.* The map says so.",
		"Bob, 20 November 2026: *False.* It is 900."} {
		if !strings.Contains(text, want) {
			t.Errorf("Markdown does not say %q: %s", want, text)
		}
	}
	if rows := sample.CSVRows(t, output(t, CSV, c)); rows[0]["rating"] != "Contested" || rows[0]["value"] != "" ||
		rows[0]["by"] != "Ann, Bob" {
		t.Errorf("CSV: %v", rows[0])
	}
	for _, f := range []Format{ClaimReview, Annotations} {
		if text := output(t, f, c); strings.Contains(text, "False") || strings.Contains(text, "It is 900") {
			t.Errorf("%s passes one of them off as the verdict: %s", f, text)
		}
	}
	page := output(t, HTML, c)
	for _, want := range []string{"Contested", "Ann", "The map says so.", "Bob", "It is 900."} {
		if !strings.Contains(page, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if strings.Contains(page, "Rated by") || strings.Contains(page, "Earlier verdicts") {
		t.Error("the report passes one of them off as the verdict")
	}
}

// nowhere is a Locator that knows no version.
type nowhere struct{}

func (nowhere) Index(string) *passage.Index { return nil }
func (nowhere) Number(string) int           { return 0 }
