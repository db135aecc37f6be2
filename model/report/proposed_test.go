package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// desked is a report with a change of words, a cut, one that was taken over, and one on another scale.
func desked(t *testing.T) view.Content {
	c := sample.Content(t, "Some 600 miles of border. Then 21,000 troops. And 80 envoys. Nobody was 17.",
		"600 miles", "21,000 troops", "80 envoys", "was 17")
	scales := model.BuiltInScales()
	desk := scales[slices.IndexFunc(scales, func(s model.Scale) bool { return s.ID == model.DeskScale })]
	for i := range 3 {
		c.Dossiers[i].Scale = desk
		sample.Rate(&c.Dossiers[i], model.OutcomeChange, "On the map.")
	}
	c.Dossiers[0].Verdicts[0].Proposed, c.Dossiers[0].Verdicts[0].Severity = "1,510 miles", model.Imprecise
	c.Dossiers[0].Claim.Closed, c.Dossiers[0].Claim.ClosedIn = model.TakenOver, "v1"
	c.Dossiers[1].Verdicts[0].Proposed, c.Dossiers[1].Verdicts[0].Severity = "17,000 troops", model.Wrong
	c.Dossiers[2].Verdicts[0].Cut = true
	sample.Rate(&c.Dossiers[3], "False", "He was 18.")
	return c
}

func TestEveryReportShowsTheProposedWordingAndClosedClaimsLast(t *testing.T) {
	for _, f := range []Format{HTML, Markdown, CMS, WordPress} {
		text := output(t, f, desked(t))
		for _, want := range []string{"17,000 troops", "21,000 troops", "Closed by a correction"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", f, want)
			}
		}
		if !strings.Contains(text, "instead of") || !strings.Contains(text, "cut it") || !strings.Contains(text, "Wrong:") {
			t.Errorf("%s does not show what is proposed: %s", f, text)
		}
	}
	for _, f := range []Format{CSV, JSON, Annotations} {
		if text := output(t, f, desked(t)); !strings.Contains(text, "17,000 troops") {
			t.Errorf("%s does not have the proposed words", f)
		}
	}
	r, err := view.Of(view.Chosen{Content: desked(t)})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(r.Cards); n != 4 || r.Cards[3].D.Claim.ID != "c0" || len(r.Closed()) != 1 || len(r.Gone()) != 0 {
		t.Errorf("%d cards, the last is %s", n, r.Cards[n-1].D.Claim.ID)
	}
}

func TestTheProposedWordingIsSaidInTheReportsLanguage(t *testing.T) {
	for lang, want := range map[string]string{"de": "statt „", "fr": "au lieu de", "es": "en lugar de", "ar": "بدلًا من", "zh-Hans": "原文"} {
		c := desked(t)
		c.Choices.Language = lang
		if text := output(t, Markdown, c); !strings.Contains(text, want) {
			t.Errorf("%s: %q is missing in %s", lang, want, text)
		}
	}
}

func TestNoClaimReviewIsMadeOfAnOutcomeOfTheDesk(t *testing.T) {
	c := desked(t)
	text := output(t, ClaimReview, c)
	if strings.Contains(text, "Change") || strings.Contains(text, "21,000") || !strings.Contains(text, "was 17") {
		t.Errorf("written: %s", text)
	}
	c.Dossiers = c.Dossiers[:3]
	if text := strings.TrimSpace(output(t, ClaimReview, c)); text != "[]" {
		t.Errorf("written: %s", text)
	}
	said := view.Sentences(warningsOf(t, ClaimReview, c))
	if len(said) != 1 || !strings.Contains(said[0], "Claims 1, 2 and 3 have outcomes of the checking desk") {
		t.Errorf("said %q", said)
	}
}

// Reports for reading strike what goes and underline what comes, and say both in their text: so
// that it is never told by colour alone, nor lost where a reader copies the text.
func TestReportsShowWhatIsChangedInThePassage(t *testing.T) {
	if text := output(t, HTML, desked(t)); !strings.Contains(text,
		`<del>21,000</del> → <ins>17,000</ins> troops</p>`) || !strings.Contains(text, "<del>80 envoys</del>") {
		t.Errorf("HTML: %s", text)
	}
	document := sample.Unzipped(t, output(t, DOCX, desked(t)))["word/document.xml"]
	for _, want := range []string{`<w:strike/></w:rPr><w:t xml:space="preserve">21,000</w:t>`, `<w:t xml:space="preserve"> → </w:t>`,
		`<w:b/><w:bCs/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">17,000</w:t>`,
		`<w:strike/></w:rPr><w:t xml:space="preserve">80 envoys</w:t>`} {
		if !strings.Contains(document, want) {
			t.Errorf("DOCX lacks %s", want)
		}
	}
	text := sample.Copied(t, sample.PDF(t, output(t, PDF, desked(t))))
	for _, want := range []string{"21,000→17,000troops", "Changeto:“17,000troops”", "Proposed:cutit."} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF lacks %q: %.2000s", want, text)
		}
	}
	all := "" // heads begin with a capital
	for _, part := range sample.Unzipped(t, output(t, XLSX, desked(t))) {
		all += strings.ToLower(part)
	}
	for _, want := range []string{"17,000 troops", "proposed", "severity", "wrong"} {
		if !strings.Contains(all, want) {
			t.Errorf("the XLSX lacks %q", want)
		}
	}
	for _, w := range warningsOf(t, PDF, desked(t)) {
		if w.About == view.NoFont {
			t.Errorf("the PDF has no letters for %s", w.Says)
		}
	}
}

// The outcomes of the desk are told apart without colour, by sign and words, in every report that
// people read.
func TestTheOutcomesOfTheDeskAreToldApartWithoutColour(t *testing.T) {
	c := desked(t)
	desk := c.Dossiers[0].Scale
	c = sample.Content(t, "One two three four five.", "One", "two", "three", "four", "five")
	for i, r := range desk.Ratings {
		c.Dossiers[i].Scale = desk
		sample.Rate(&c.Dossiers[i], r.Label, "So.")
	}
	docx := strings.Join(texts.FindAllString(sample.Unzipped(t, output(t, DOCX, c))["word/document.xml"], -1), "")
	page := tags.ReplaceAllString(output(t, HTML, c), "")
	for _, r := range desk.Ratings {
		for f, text := range map[Format]string{
			HTML: sample.Squeezed(page), Markdown: sample.Squeezed(output(t, Markdown, c)),
			PDF: sample.Copied(t, sample.PDF(t, output(t, PDF, c))), DOCX: sample.Squeezed(tags.ReplaceAllString(docx, "")),
		} {
			if want := sample.Squeezed(r.Mark + r.Label); f != Markdown && !strings.Contains(text, want) || !strings.Contains(text, sample.Squeezed(r.Label)) {
				t.Errorf("%s does not say %q", f, want)
			}
		}
	}
}

var (
	tags  = regexp.MustCompile(`<[^>]*>`)
	texts = regexp.MustCompile(`<w:t[ >][^<]*</w:t>`)
)
