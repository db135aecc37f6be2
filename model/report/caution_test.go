package report

import (
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

func TestAReportSaysWhereAVerdictMayNotFitTheText(t *testing.T) {
	c := sample.Revised(t)
	const stale, gone = "This verdict was given when the passage had other words", "The passage is no longer in this version of the text."
	for _, f := range []Format{HTML, Markdown} {
		text := output(t, f, c)
		if strings.Count(text, stale) != 1 || strings.Count(text, gone) != 1 {
			t.Errorf("%s does not say once what does not fit: %.3000s", f, text)
		}
	}
	if text := sample.Copied(t, sample.PDF(t, output(t, PDF, c))); !strings.Contains(text, sample.Squeezed(stale)) ||
		!strings.Contains(text, sample.Squeezed(gone)) {
		t.Errorf("the PDF reads %.2000s", text)
	}
	if files := sample.Unzipped(t, output(t, DOCX, c)); !strings.Contains(files["word/comments.xml"], stale) ||
		!strings.Contains(files["word/document.xml"], gone) {
		t.Error("the Word document does not say it")
	}
	const all = "not rated, stale, no source, no source, no source, not signed off, not signed off, gone"
	for f, want := range map[Format]string{HTML: all, PDF: all, DOCX: all, CSV: all, JSON: "", Annotations: "",
		ClaimReview: "stale, no source, no source, not signed off, not signed off, gone, no url, no speaker, no speaker, not rated"} {
		var got []string
		for _, w := range warningsOf(t, f, c) {
			got = append(got, string(w.About))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("before %s is published it is warned of %q, want %q", f, got, want)
		}
	}
	fits := sample.Statuses(t)
	fits.Dossiers = fits.Dossiers[:1]
	fits.Dossiers[0].Evidence = []model.Exhibit{{Source: model.Source{Title: "Atlas"}}}
	if page := output(t, HTML, fits); strings.Contains(page, `class="caution"`) || strings.Contains(page, view.RewordedMark) ||
		len(warningsOf(t, HTML, fits)) > 0 {
		t.Errorf("a report in which all fits says that something does not: %v", warningsOf(t, HTML, fits))
	}
}

func TestAReportOfSomeClaimsSaysHowManyThereAre(t *testing.T) {
	c := sample.Statuses(t)
	c.Choices.Claims = view.RatedClaims
	if text := output(t, Markdown, c); !strings.Contains(text, "3 claims marked, 2 of them in this report, 2 checked") {
		t.Errorf("it says %.400s", text)
	}
}

func TestWarningsComeBeforeAClaimReviewIsPublished(t *testing.T) {
	c := sample.Reviewed(t)
	if all := warningsOf(t, ClaimReview, c); len(all) != 1 || all[0].About != model.FlawUnrated || all[0].Number != 2 ||
		all[0].ClaimID != "c1" || all[0].Says != "Claim 2 has no rating, so there is no review of it." {
		t.Errorf("%+v", all)
	}
	d := &c.Dossiers[0]
	d.Claim.Wording, d.Claim.Speaker = "It is MOSTLY TRUE that "+strings.Repeat("é", 60), ""
	c.Choices.ReviewURL = "check.example/talks"
	var about []string
	for _, w := range warningsOf(t, ClaimReview, c) {
		if w.Number <= 1 {
			about = append(about, string(w.About))
		}
		if !strings.HasSuffix(w.Says, ".") || strings.HasPrefix(w.Says, "Claim ") != (w.Number > 0) {
			t.Errorf("no sentence: %s", w.Says)
		}
	}
	if got := strings.Join(about, ", "); got != "no url, long wording, rating in wording, no speaker" {
		t.Errorf("warned of %s", got)
	}
	d.Claim.Wording = "It is untrue" + strings.Repeat("é", 63)
	sample.Rate(d, "True", "")
	for _, w := range warningsOf(t, ClaimReview, c) {
		if w.Number == 1 && (w.About == view.RatingInWording || w.About == view.LongWording) {
			t.Errorf("75 characters, and a rating within a word: %+v", w)
		}
	}
	for _, w := range warningsOf(t, HTML, c) {
		if !slices.Contains(model.Flaws, w.About) {
			t.Errorf("a page without a ClaimReview is warned of %+v", w)
		}
	}
}
