package report

import (
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// desk is a draft with three claims on the desk's scale: one to change, one confirmed, one not looked at.
func desk(t testing.TB) view.Content {
	c := sample.Content(t, "The hall has 40 rooms.\n\nHamburg paid for it in 1921.\n\nNobody lives there now.", "40 rooms", "Hamburg paid", "Nobody lives")
	scales := model.BuiltInScales()
	scale := scales[slices.IndexFunc(scales, func(s model.Scale) bool { return s.ID == model.DeskScale })]
	for i := range c.Dossiers {
		c.Dossiers[i].Scale = scale
	}
	sample.Rate(&c.Dossiers[0], model.OutcomeChange, "The plan shows fifty.")
	v := &c.Dossiers[0].Verdicts[0]
	v.Proposed, v.Severity = "50 rooms", model.Wrong
	c.Dossiers[0].Evidence = []model.Exhibit{{Evidence: model.Evidence{ID: "e1", SourceID: "s1", Stance: model.Refutes, Locator: "sheet 3"},
		Source: model.Source{ID: "s1", Title: "Plan of the hall", URL: "https://example.org/plan"}}}
	sample.Rate(&c.Dossiers[1], model.OutcomeConfirmed, "The ledger of the town says so.")
	return sample.Drafted(t, c)
}

// everyPart is all that stands in a copy.
func everyPart(t testing.TB, copied string) string {
	var all strings.Builder
	for name, text := range sample.Unzipped(t, copied) {
		all.WriteString(name + text)
	}
	return all.String()
}

func TestACopySaysWhatItsAuthorNeeds(t *testing.T) {
	c := desk(t)
	checked, checking := everyPart(t, output(t, CheckedCopy, c)), everyPart(t, output(t, CheckingCopy, c))
	for _, words := range []string{`<w:delText xml:space="preserve">40</w:delText>`, `<w:t xml:space="preserve">50</w:t>`, "The plan shows fifty.",
		"refutes: Plan of the hall, sheet 3", "https://example.org/plan", "Wrong: a reader", `w:author="Ann"`, `w:date="2026-11-20T10:00:00Z"`} {
		if !strings.Contains(checked, words) {
			t.Errorf("the checked copy lacks %q", words)
		}
	}
	for _, words := range []string{"Claim 1: Change", "Proposed: “50 rooms”", "The plan shows fifty.", "Claim 2: Confirmed", "The ledger of the town",
		"Claim 3: Not yet rated", "no source", "Rated by Ann"} {
		if !strings.Contains(checking, words) {
			t.Errorf("the checking copy lacks %q", words)
		}
	}
	if strings.Contains(checked, "ledger of the town") || strings.Contains(checking, "<w:del ") {
		t.Error("one copy is the other")
	}
	if n := strings.Count(checking, "<w:commentReference"); n != 3 {
		t.Errorf("%d comments, not 3", n)
	}
}

// TestNothingPrivateIsInACopy: what the author has no business with has a word of its own everywhere.
func TestNothingPrivateIsInACopy(t *testing.T) {
	c := desk(t)
	d := &c.Dossiers[0]
	d.Claim.Owner, d.Claim.Due, d.Claim.Speaker = "planted-owner", "2031-07-09", "planted-speaker"
	d.Tags = []model.Tag{{Word: "planted-tag"}}
	c.Tags = map[string][]string{d.Claim.ID: {"planted-tag"}, c.Article.ID: {"planted-tag"}}
	d.Disputes = []model.Dispute{{ID: "d1", ClaimID: d.Claim.ID, Field: "wording", Ours: "planted-ours", Theirs: "planted-theirs", OursBy: "planted-ed"}}
	proposed := model.Exhibit{Evidence: model.Evidence{ID: "e9", SourceID: "s9", Stance: model.Supports, Quote: "planted-quote", Note: "planted-note",
		Locator: "planted-locator", ProposedBy: "planted-author"}, Source: model.Source{ID: "s9", Title: "planted-title", URL: "https://planted.example/"}}
	d.Proposals = []model.Exhibit{proposed}
	d.Evidence = append(d.Evidence, proposed) // even if it came in among the others
	d.Verdicts = append([]model.Verdict{{ID: "v", ClaimID: d.Claim.ID, ScaleID: d.Scale.ID, Rating: model.OutcomeConfirmed, Reasoning: "planted-earlier",
		By: "planted-earlier-ed", At: "2026-11-19T10:00:00.000Z"}}, d.Verdicts...)
	c.Events = []model.Event{{ID: "x", Editor: "planted-event", What: "planted-what"}}
	c.Asides = []model.Aside{{ID: "a"}}
	c.Version.Notes = []model.Note{{Kind: model.CommentNote, Author: "planted-note-author", Text: "planted-note-text", Start: 0, End: 3}}
	c.Dossiers[2].Claim.Wording = "planted-wording"
	sample.Rate(&c.Dossiers[1], model.OutcomeConfirmed, "planted-reason of a claim that is left out")
	c.Dossiers[1].Verdicts[1].Proposed = "planted-proposal"
	c.Choices.Ratings = []string{model.OutcomeChange}
	for _, f := range []Format{CheckedCopy, CheckingCopy} {
		all := everyPart(t, output(t, f, c))
		if !strings.Contains(all, "The plan shows fifty.") {
			t.Errorf("%s lacks the claim that was chosen", f)
		}
		for _, word := range []string{"planted", "2031-07-09"} {
			if at := strings.Index(all, word); at >= 0 {
				t.Errorf("%s: %s", f, all[max(0, at-60):min(len(all), at+60)])
			}
		}
	}
}

func TestACopyOfWhatIsClosedOrTakenOverChangesNothing(t *testing.T) {
	c := desk(t)
	c.Dossiers[0].Claim.Closed = model.TakenOver
	draft, err := c.File(c.Version.FileHash)
	if err != nil {
		t.Fatal(err)
	}
	if output(t, CheckedCopy, c) != string(draft.Bytes) {
		t.Error("a claim that is closed is in the checked copy")
	}
	if all := everyPart(t, output(t, CheckingCopy, c)); !strings.Contains(all, "Claim 1: Change") || strings.Contains(all, "no reasoning") {
		t.Error("the checking copy does not tell of a closed claim as one")
	}
}

// What should be changed and has no words for it is told of at every export, of the checked copy too,
// which says nothing else of a claim that it leaves alone.
func TestAChangeWithoutWordsIsToldOfAtExport(t *testing.T) {
	c := desk(t)
	c.Dossiers[0].Verdicts[0].Proposed = ""
	for _, f := range []Format{CheckedCopy, CheckingCopy, HTML, DOCX, CSV} {
		said := view.Sentences(warningsOf(t, f, c))
		if !slices.Contains(said, "Claim 1 asks for a change, but proposes no words and no cut. The text stays as it is there.") {
			t.Errorf("%s says %q", f, said)
		}
		if f == CheckedCopy && len(said) != 1 {
			t.Errorf("it tells of what is not in it: %q", said)
		}
	}
	c.Choices.LeaveOut = []model.Flaw{model.FlawNoWords}
	if row := sample.CSVRows(t, output(t, CSV, c))[0]; row["number"] != "2" {
		t.Errorf("left out, and the first row is %v", row)
	}
	c = desk(t)
	c.Dossiers[0].Verdicts[0].Proposed, c.Dossiers[0].Verdicts[0].Cut = "", true
	if said := strings.Join(view.Sentences(warningsOf(t, HTML, c)), " "); strings.Contains(said, "asks for a change") {
		t.Errorf("of a cut it says %s", said)
	}
}
