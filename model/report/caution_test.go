package report

import (
	"strings"
	"testing"

	"galley/model"
)

// revised is an article whose second version has other words for its first
// claim, which was rated before, and no longer has its second one.
func revised(t testing.TB) Content {
	c := desk(t)
	c.Version.ID, c.Version.Number = "v2", 2
	for i := range c.Dossiers {
		d := &c.Dossiers[i]
		before := d.Appearances[0]
		now := before
		now.ID, now.VersionID = before.ID+"b", "v2"
		if i == 0 {
			before.Exact, now.State = "580 miles", model.Changed
			d.Claim.Status = model.InProgress
			d.Verdicts[0].ID = "0" // given before the version came
		}
		if i == 1 {
			now.State = model.Orphaned
		}
		d.Appearances = []model.Appearance{before, now}
	}
	c.Dossiers[1].Appearances[0].VersionID, c.Dossiers[0].Appearances[0].VersionID = "v1", "v1"
	return c
}

func TestAReportSaysWhereAVerdictMayNotFitTheText(t *testing.T) {
	c := revised(t)
	const stale, gone = "This verdict was given when the passage had other words", "The passage is no longer in this version of the text."
	for _, f := range []Format{HTML, Markdown} {
		text := written(t, f, c)
		if strings.Count(text, stale) != 1 || strings.Count(text, gone) != 1 {
			t.Errorf("%s does not say once what does not fit: %.3000s", f, text)
		}
	}
	if text := copied(t, pdfOf(t, c)); !strings.Contains(text, squeezed(stale)) || !strings.Contains(text, squeezed(gone)) {
		t.Errorf("the PDF reads %.2000s", text)
	}
	if files := unzipped(t, written(t, DOCX, c)); !strings.Contains(files["word/comments.xml"], stale) || !strings.Contains(files["word/document.xml"], gone) {
		t.Error("the Word document does not say it")
	}
	for f, want := range map[Format]string{HTML: "stale gone", PDF: "stale gone", DOCX: "stale gone", CSV: "stale gone", JSON: "", Annotations: ""} {
		var got []string
		for _, w := range Warnings(f, c) {
			got = append(got, string(w.About))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("before %s is published it is warned of %q, want %q", f, got, want)
		}
	}
	if page := written(t, HTML, desk(t)); strings.Contains(page, `class="caution"`) || len(Warnings(HTML, desk(t))) > 0 {
		t.Error("a report in which all fits says that something does not")
	}
}

func TestAReportOfSomeClaimsSaysHowManyThereAre(t *testing.T) {
	c := desk(t)
	c.Choices.Claims = RatedClaims
	if text := written(t, Markdown, c); !strings.Contains(text, "3 claims marked, 2 of them in this report, 2 checked") {
		t.Errorf("it says %.400s", text)
	}
}
