package report

import (
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// TestReportsHaveThePassageAndItsTranslation holds that a passage in another language stands in reports as it is, with what it
// says and who translated it.
func TestReportsHaveThePassageAndItsTranslation(t *testing.T) {
	for _, f := range []Format{HTML, PDF, DOCX, Markdown, CSV, XLSX, JSON, Annotations, CMS} {
		c := sample.Full(t)
		e := &c.Dossiers[0].Evidence[0]
		e.Source.URL = "https://atlas.example/"
		e.Quote, e.Language, e.Translation, e.Translator = "knapp tausend Kilometer", "de", "almost a thousand kilometres", "Beatrix"
		if f == CSV {
			c.Choices.Rows = view.SourceRows
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") } // what is copied of a PDF has no blanks
		text := bare(readable(t, f, output(t, f, c)))
		for _, words := range []string{"knapp tausend Kilometer", "almost a thousand kilometres", "Beatrix"} {
			if !strings.Contains(text, bare(words)) {
				t.Errorf("%s lacks %q", f, words)
			}
		}
		if (f == HTML || f == PDF || f == Markdown) && !strings.Contains(text, bare("Translation from German by")) {
			t.Errorf("%s does not say from which language", f)
		}
	}
}

// TestTheCheckingCopySaysHowQuotationsStand holds that the desk's copy names the words that differ, and what is published does not.
func TestTheCheckingCopySaysHowQuotationsStand(t *testing.T) {
	c := desk(t)
	d := &c.Dossiers[1]
	d.Claim.Kind = model.QuoteClaim
	d.Evidence = []model.Exhibit{{Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Supports, Quote: "Bremen paid for it"},
		Source: model.Source{ID: "s", Title: "Ledger"}}}
	checked, checking := everyPart(t, output(t, CheckedCopy, c)), everyPart(t, output(t, CheckingCopy, c))
	if said := "1 quoted word is not as in the source&#39;s passage: “Hamburg” for “Bremen”"; !strings.Contains(strings.ReplaceAll(checking, "&apos;", "&#39;"), said) &&
		!strings.Contains(checking, strings.ReplaceAll(said, "&#39;", "'")) {
		t.Error("the checking copy does not name the word that differs")
	}
	if strings.Contains(checked, "quoted word") {
		t.Error("the author's copy has what is for the desk")
	}
}
