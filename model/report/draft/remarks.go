package draft

import (
	"cmp"
	"strings"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
	"galley/model/report/view"
)

// Remarks composes what is written into the draft: for the checked copy the proposed wordings with
// their reasons and sources, for the checking copy a comment on every chosen claim. Nothing else of
// the library stands in them.
func Remarks(c view.Chosen, checking bool) ([]Remark, error) {
	r, err := view.Of(c)
	if err != nil {
		return nil, err
	}
	var all []Remark
	for _, k := range r.Cards {
		remark := Remark{Number: k.Number, ClaimID: k.D.Claim.ID,
			Author: prose.OneLine(prose.Plain(cmp.Or(k.Verdict.By, c.Editor, "Galley"))), At: cmp.Or(k.Verdict.At, c.Made)}
		if checking {
			remark.Comment = paragraphs(outcome(r, k), reasons(r, k), r.Quotation(k.D), open(r, k, c.Version.ID))
		} else {
			if !proposes(k) {
				continue
			}
			remark.Replace, remark.With, remark.Instead = true, k.Verdict.Proposed, paragraphs(proposal(r, k))
			if remark.Comment = paragraphs(reasons(r, k)); remark.Comment == "" {
				remark.Comment = paragraphs([]string{k.Title})
			}
		}
		places := placesOf(k.D, c.Version.ID)
		if !checking && len(places) == 0 {
			continue // the newer text has no such passage: there is nothing to change
		}
		if len(places) == 0 {
			places = []passage.Span{{}}
		}
		for _, p := range places {
			if remark.Span = p; checking || !passage.SameWords(c.Version.Text[p.Start:p.End], remark.With) {
				all = append(all, remark)
			}
		}
	}
	return all, nil
}

// Comments are what the checking copy says of each chosen claim below its rating, by the claim's id,
// a paragraph each.
func Comments(c view.Chosen) (map[string][]string, error) {
	r, err := view.Of(c)
	if err != nil {
		return nil, err
	}
	all := map[string][]string{}
	for _, k := range r.Cards {
		said := paragraphs(outcome(r, k)[1:], reasons(r, k), r.Quotation(k.D), open(r, k, c.Version.ID))
		all[k.D.Claim.ID] = strings.Split(strings.TrimSuffix(said, "\n"), "\n")
	}
	return all, nil
}

// proposes reports whether the verdict in force asks for other words that the text does not have yet.
func proposes(k view.Card) bool {
	return k.Rated && k.D.Claim.Closed == "" && (k.Verdict.Proposed != "" || k.Verdict.Cut)
}

// placesOf are the places of a claim in a version.
func placesOf(d model.Dossier, versionID string) []passage.Span {
	var all []passage.Span
	for _, a := range d.AppearancesIn(versionID) {
		if a.State != model.Orphaned && a.End > a.Start {
			all = append(all, a.Span())
		}
	}
	return all
}

// outcome is the rating of a claim, by whom, and the wording that is proposed.
func outcome(r view.Report, k view.Card) []string {
	said := []string{k.Title}
	if k.Rated && k.Rating.Meaning != "" {
		said[0] += " – " + k.Rating.Meaning
	}
	said = append(said, proposal(r, k)...)
	for _, side := range k.Contested {
		said = append(said, prose.Join(", ", side.By, side.On)+": "+prose.Join(" – ", side.Label, side.Reasoning))
	}
	if k.Rated {
		said = append(said, r.Words.Given(k))
	}
	return said
}

// proposal is the wording that is proposed, in a sentence; none where there is none.
func proposal(r view.Report, k view.Card) []string {
	switch {
	case k.Rated && k.Verdict.Cut:
		return []string{r.Words.Say("proposed_cut")}
	case k.Rated && k.Verdict.Proposed != "":
		return []string{r.Words.With("proposed_words", map[string]any{"Words": prose.Flatten(k.Verdict.Proposed)})}
	}
	return nil
}

// reasons are the reasoning of a verdict and its sources, a paragraph each.
func reasons(r view.Report, k view.Card) []string {
	var said []string
	if k.Rated && k.Verdict.Severity != "" {
		said = append(said, r.Words.Say("severity_"+string(k.Verdict.Severity)))
	}
	said = append(append(said, k.Reasoning...), k.Asked...)
	for _, e := range k.Evidence {
		if e.ProposedBy != "" {
			continue // nobody accepted it
		}
		s := e.Source
		about := e.Stands + ": " + prose.Join(", ", s.Title, s.Publisher, s.Author, e.Published, e.Locator)
		if e.Judged != "" {
			about += " (" + e.Judged + ")"
		}
		said = append(said, about)
		if e.Quote != "" {
			said = append(said, "“"+e.Quote+"”")
		}
		link := e.Link
		if s.Title == s.URL { // it stands there already
			link = ""
		}
		said = append(said, prose.NonEmpty(e.Translated, e.Note, link, e.Archive)...)
	}
	return said
}

// open says what is still to be done on a claim, one paragraph; none where nothing is.
func open(r view.Report, k view.Card, versionID string) []string {
	if k.D.Claim.Closed != "" {
		return nil
	}
	var todo []string
	for _, f := range k.D.Flaws(versionID) {
		if said := r.Words.Open(f); said != "" {
			todo = append(todo, said)
		}
	}
	if len(todo) == 0 {
		return nil
	}
	return []string{r.Words.Say("signoff_open") + ": " + strings.Join(todo, "; ")}
}

// paragraphs joins what is said to the text of a comment, a line a paragraph.
func paragraphs(parts ...[]string) string {
	var b strings.Builder
	for _, part := range parts {
		for _, p := range part {
			for line := range strings.SplitSeq(prose.Plain(p), "\n") {
				if line = strings.TrimSpace(line); line != "" {
					b.WriteString(line + "\n")
				}
			}
		}
	}
	return b.String()
}
