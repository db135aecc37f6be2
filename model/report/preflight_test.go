package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

func TestAFilteredReportKeepsTheNumbersOfTheArticleAndSaysSo(t *testing.T) {
	c := sample.Statuses(t)
	c.Choices.Ratings = []string{"False"} // the second of three
	const why = "Claims have the numbers they have in the article"
	page := output(t, HTML, c)
	for _, want := range []string{`id="claim-2"`, `href="#claim-2"`, `<span class="number">2</span>`, why} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "claim-1") {
		t.Error("the page counts anew")
	}
	if text := output(t, Markdown, c); !strings.Contains(text, "[^2]: **2. False:**") || !strings.Contains(text, "| 2 | 21,000 troops |") ||
		!strings.Contains(text, why) {
		t.Errorf("Markdown reads %s", text)
	}
	if row := sample.CSVRows(t, output(t, CSV, c))[0]; row["number"] != "2" {
		t.Errorf("the table has number %s", row["number"])
	}
	if files := sample.Unzipped(t, output(t, DOCX, c)); !strings.Contains(files["word/document.xml"], `w:name="claim_2"`) ||
		!strings.Contains(files["word/document.xml"], why) || !strings.Contains(files["word/comments.xml"], "Claim 2: False") {
		t.Error("the Word document counts anew")
	}
	if text := sample.Copied(t, sample.PDF(t, output(t, PDF, c))); !strings.Contains(text, "2×21,000troops") && !strings.Contains(text, "221,000troops") ||
		!strings.Contains(text, sample.Squeezed(why)) {
		t.Errorf("the PDF reads %.1500s", text)
	}
	c.Choices.ReviewURL = "https://check.example/{n}"
	if text := output(t, ClaimReview, c); !strings.Contains(text, "https://check.example/2") {
		t.Errorf("the ClaimReview leads to %s", text)
	}
	for _, w := range warningsOf(t, HTML, c) {
		if w.Number != 2 || !strings.HasPrefix(w.Says, "Claim 2 ") {
			t.Errorf("warned of %+v", w)
		}
	}
	c.Choices.Ratings = nil
	if strings.Contains(output(t, HTML, c), why) {
		t.Error("a report of all claims speaks of missing numbers")
	}
}

func TestFindingsAreByFlawWithTheNumbersOfTheirClaims(t *testing.T) {
	said := func(c view.Content) string {
		var all []string
		for _, f := range c.Findings() {
			line := string(f.Flaw)
			if f.LeftOut {
				line = "(" + line + ")"
			}
			for _, k := range f.Claims {
				line += fmt.Sprint(" ", k.Number)
			}
			all = append(all, line)
		}
		return strings.Join(all, "; ")
	}
	c := sample.Statuses(t)
	if got := said(c); got != "not rated 3; no source 1 2 3; not signed off 2" {
		t.Errorf("found %s", got)
	}
	if all := c.Findings(); all[1].Claims[1] != (view.Found{ID: "c1", Number: 2, Wording: "21,000 troops"}) {
		t.Errorf("found %+v", all[1].Claims[1])
	}
	// What is left out for one flaw is not found for another, but can be taken in again.
	c.Choices.LeaveOut = []model.Flaw{model.FlawUnrated, model.FlawUnsigned}
	if got := said(c); got != "(not rated) 3; no source 1; (not signed off) 2" {
		t.Errorf("found %s", got)
	}
	if rows := sample.CSVRows(t, output(t, CSV, c)); len(rows) != 1 || rows[0]["wording"] != "600 miles" {
		t.Errorf("in the report are %v", rows)
	}
	// Of claims that were not asked for nothing is found.
	c.Choices = view.Choices{Claims: view.RatedClaims}
	if got := said(c); got != "no source 1 2; not signed off 2" {
		t.Errorf("found %s", got)
	}
	if got := said(sample.Revised(t)); got != "not rated 3; stale 1; no source 1 2 3; not signed off 1 2; gone 2" {
		t.Errorf("found %s", got)
	}
	c.Choices = view.Choices{LeaveOut: []model.Flaw{"ugly"}}
	if _, err := New(c); !model.HasCode(err, model.Invalid) {
		t.Errorf("leaving out what there is not: %v", err)
	}
}

func TestWarningsOfClaimsWithTheSameFlawAreOneSentence(t *testing.T) {
	got := view.Sentences(warningsOf(t, HTML, sample.Statuses(t)))
	want := []string{"Claim 3 has no rating yet.", "Claims 1, 2 and 3 have no source.", "Claim 2 has a rating that nobody has signed off."}
	if !slices.Equal(got, want) {
		t.Errorf("it says %q", got)
	}
	var many []view.Warning
	for i := range 30 {
		many = append(many, view.Warning{Number: i + 1, About: model.FlawNoSource, Says: "x"})
	}
	if got := view.Sentences(many); len(got) != 1 || !strings.HasSuffix(got[0], "19, 20 (+10) have no source.") {
		t.Errorf("it says %q", got)
	}
}

func TestAPassageThatNobodySettledIsSaidToEverybody(t *testing.T) {
	c := sample.Revised(t)
	for i := range c.Dossiers {
		d := &c.Dossiers[i]
		for k := range d.Verdicts { // rated since, on a passage that was never accepted
			d.Verdicts[k].ID = "zz" + d.Verdicts[k].ID
		}
		if d.Claim.Status == model.InProgress {
			d.Claim.Status = model.Checked
		}
		for k := range d.Appearances {
			if d.Appearances[k].VersionID == c.Version.ID && d.Appearances[k].State != model.Orphaned {
				d.Appearances[k].State = model.Changed
			}
		}
	}
	if !slices.ContainsFunc(c.Findings(), func(f view.Finding) bool { return f.Flaw == model.FlawUnsettled }) {
		t.Errorf("the look before publishing finds %+v", c.Findings())
	}
	page := output(t, HTML, c)
	for _, want := range []string{"passage and wording have not been confirmed since", "words changed, not confirmed:", "≠</span> words changed since"} {
		if !strings.Contains(page, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if said := strings.Join(view.Sentences(warningsOf(t, HTML, c)), " "); !strings.Contains(said, "nobody has settled passage and wording since") {
		t.Errorf("the warnings are %s", said)
	}
}

func TestWordsThatChangedAreMarkedInTheTableAndAtTheHighlight(t *testing.T) {
	c := sample.Revised(t)
	page := output(t, HTML, c)
	table, rest, _ := strings.Cut(page, "</table>")
	text, cards, _ := strings.Cut(rest, `id="claims"`)
	if !strings.Contains(table, "≠</span> words changed since") {
		t.Error("the table does not mark it")
	}
	if !strings.Contains(text, `class="hl true d1 again"`) || !strings.Contains(text, "++≠</span></sup>") {
		t.Errorf("the highlight does not mark it: %s", text)
	}
	if !strings.Contains(cards, "The sign ≠ marks words that changed") {
		t.Error("the method does not explain the sign")
	}
	if text := output(t, Markdown, c); !strings.Contains(text, "True ≠ *words changed since*") || !strings.Contains(text, "[^1]≠") {
		t.Errorf("Markdown reads %s", text)
	}
	document := sample.Unzipped(t, output(t, DOCX, c))["word/document.xml"]
	if strings.Count(document, "≠") != 3 || !strings.Contains(document, "words changed since") {
		t.Error("the Word document does not mark it in the table, at the highlight and in the method")
	}
	if text := sample.Copied(t, sample.PDF(t, output(t, PDF, c))); strings.Count(text, "≠") != 3 ||
		!strings.Contains(text, "≠wordschangedsince") {
		t.Errorf("the PDF reads %.2000s", text)
	}
}

func TestClaimsNoLongerInTheTextStandLastInASectionOfTheirOwn(t *testing.T) {
	c := sample.Revised(t) // the second is gone, the third stands
	const heading = "Claims that are no longer in the text"
	order := func(format, text string, marks ...string) {
		t.Helper()
		at := -1
		for _, m := range marks {
			next := strings.Index(text[max(at, 0):], m)
			if next < 0 {
				t.Errorf("%s: %q does not stand behind what comes before it", format, m)
				return
			}
			at = max(at, 0) + next
		}
	}
	page := output(t, HTML, c)
	order("HTML", page, `id="claim-1"`, `id="claim-3"`, `<h2 id="gone">`+heading, `id="claim-2"`)
	order("HTML", page, "<table>", ">3</a>", heading, ">2</a>", "</table>")
	order("Markdown", output(t, Markdown, c), "## The article", "### "+heading, "- 21,000 troops[^2]")
	order("Markdown", output(t, Markdown, c), "[^3]: ", "[^2]: ")
	document := sample.Unzipped(t, output(t, DOCX, c))["word/document.xml"]
	order("DOCX", document, `w:name="claim_1"`, `w:name="claim_3"`, heading, `w:name="claim_2"`)
	order("PDF", sample.Copied(t, sample.PDF(t, output(t, PDF, c))), "Theclaims", "1600miles", "380envoys", sample.Squeezed(heading), "221,000troops")
	if page := output(t, HTML, sample.Statuses(t)); strings.Contains(page, heading) {
		t.Error("there is a section of nothing")
	}
}

func TestAReportMentionsHiddenLines(t *testing.T) {
	c := sample.Full(t)
	const said = "1 line of page furniture is hidden."
	for _, f := range []Format{HTML, Markdown} {
		if text := output(t, f, c); !strings.Contains(text, said) {
			t.Errorf("%s does not say it", f)
		}
	}
	if document := sample.Unzipped(t, output(t, DOCX, c))["word/document.xml"]; !strings.Contains(document, said) {
		t.Error("the Word document does not say it")
	}
	if text := sample.Copied(t, sample.PDF(t, output(t, PDF, c))); !strings.Contains(text, sample.Squeezed(said)) {
		t.Error("the PDF does not say it")
	}
	c.Version.Hidden = nil
	if strings.Contains(output(t, HTML, c), "furniture") {
		t.Error("lines are said to be hidden where none are")
	}
}

func TestTheFirstPageSaysWhoRatedWhoSignedAndWhatIsOpen(t *testing.T) {
	c := sample.Statuses(t)
	c.Dossiers[1].Verdicts[0].At = "2026-11-22T10:00:00.000Z"
	lines := [][2]string{
		{"Rated", "\u2068Ann\u2069 (2 claims, 20 November 2026 – 22 November 2026)"}, {"Signed off", "\u2068Bob\u2069 (1 claim, 21 November 2026)"},
		{"Open", "not yet rated: 3; not signed off: 2"},
	}
	page := output(t, HTML, c)
	text := sample.Copied(t, sample.PDF(t, output(t, PDF, c)))
	document := sample.Unzipped(t, output(t, DOCX, c))["word/document.xml"]
	for _, l := range lines {
		if !strings.Contains(page, "<dt>"+l[0]+"</dt><dd>"+l[1]+"</dd>") {
			t.Errorf("the page does not say %q", l)
		}
		plain := strings.NewReplacer("\u2068", "", "\u2069", "").Replace(l[1])
		if !strings.Contains(output(t, Markdown, c), "- "+l[0]+": "+plain) {
			t.Errorf("Markdown does not say %q", l)
		}
		if !strings.Contains(document, plain) {
			t.Errorf("the Word document does not say %q", l)
		}
		if at := strings.Index(text, sample.Squeezed(l[0]+":"+plain)); at < 0 || at > strings.Index(text, "Ataglance") {
			t.Errorf("the PDF does not say %q before its summary: %.600s", l, text)
		}
	}
	c.Choices.Without = []view.Part{view.SignOff}
	if page := output(t, HTML, c); strings.Contains(page, `class="signoff"`) {
		t.Error("it cannot be left out")
	}
	c.Choices.Without = nil
	c.Dossiers = c.Dossiers[:1]
	if page := output(t, HTML, c); !strings.Contains(page, "<dd>nothing</dd>") {
		t.Error("where nothing is open it does not say so")
	}
}

func TestATableSaysWhatIsOpenOnEachClaim(t *testing.T) {
	var got []string
	for _, row := range sample.CSVRows(t, output(t, CSV, sample.Revised(t))) {
		got = append(got, row["open"])
	}
	want := []string{"words changed since the verdict; no source; not signed off", "no source; not signed off; no longer in the text",
		"not rated; no source"}
	if !slices.Equal(got, want) {
		t.Errorf("it says %q", got)
	}
}
