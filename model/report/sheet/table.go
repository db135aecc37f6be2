// Package sheet writes a report as tables, for people who count and sort: CSV, and a workbook for
// Excel and LibreOffice.
package sheet

import (
	"strings"

	"galley/model"
	"galley/model/passage"
	"galley/model/prose"
	"galley/model/report/view"
)

// table is rows: a cell is a string, an int, a
// float64, or nil where there is nothing to say.
type table struct {
	name    string
	columns []column
	rows    [][]any
}

// column has the name that programs read; title is what people read. Width is
// in characters, as spreadsheets count.
type column struct {
	name  string
	width float64
}

func (c column) title() string {
	if c.name == "url" || c.name == "archive_url" {
		return strings.ReplaceAll(strings.Replace(c.name, "url", "URL", 1), "archive_", "Archive ")
	}
	words := strings.ReplaceAll(c.name, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// claimTable has a row a claim, in the order of the text.
func claimTable(c view.Chosen) table {
	t := table{name: "Claims", columns: []column{
		{"number", 8}, {"wording", 50}, {"speaker", 20}, {"said", 12}, {"kind", 12}, {"status", 12},
		{"rating", 14}, {"value", 7}, {"scale", 10}, {"reasoning", 60}, {"by", 14}, {"on", 12}, {"signed_by", 14}, {"signed_on", 12},
		{"passage", 40}, {"start", 8}, {"end", 8}, {"state", 10}, {"sources", 60}, {"owner", 14}, {"due", 12},
		{"article", 40}, {"publisher", 20}, {"published", 12}, {"url", 40}, {"version", 8}, {"claim_id", 20},
		{"open", 40}, {"proposed", 40}, {"severity", 12}, {"closed", 12}, {"asked", 40},
	}}
	index := passage.NewIndex(c.Version.Text)
	for _, d := range c.Dossiers {
		claim := d.Claim
		var rating, scale string
		var value any
		v := view.InForce(d)
		by := v.By
		if v.Rating != "" {
			rating, scale = v.Rating, d.Scale.Name
		}
		if sides := d.Contested(); len(sides) > 0 { // nobody has decided between them
			rating, by = "Contested", ""
			for _, side := range sides {
				by = prose.Join(", ", by, side.By)
			}
		}
		if r, ok := d.Rating(); ok && r.Value != nil {
			value = *r.Value
		}
		var start, end any
		a, _ := d.In(c.Version.ID)
		if a.State != model.Orphaned && a.End > a.Start {
			start, end = index.CodePoint(a.Start), index.CodePoint(a.End)
		}
		t.rows = append(t.rows, []any{
			c.Number(d), claim.Wording, claim.Speaker, claim.Said, string(claim.Kind), string(claim.Status),
			rating, value, scale, withAdditions(d, v), by, v.At.Day(), v.SignedBy, v.SignedAt.Day(),
			a.Exact, start, end, string(a.State), sourcesLine(d.Evidence), claim.Owner, claim.Due,
			c.Article.Title, c.Article.Publisher, c.Article.Published, c.Article.URL, c.Version.Number, claim.ID,
			openOn(d, c.Version.ID), proposedIn(v), string(v.Severity), string(claim.Closed), askedLine(d),
		})
	}
	return t
}

// proposedIn is the wording that a verdict proposes, or that it proposes a cut.
func proposedIn(v model.Verdict) string {
	if v.Cut {
		return "(cut)"
	}
	return v.Proposed
}

// withAdditions is a verdict's reasoning, with what others added, a paragraph each.
func withAdditions(d model.Dossier, v model.Verdict) string {
	text := v.Reasoning
	for _, a := range d.AdditionsTo(v) {
		text = strings.TrimSpace(text + "\n" + a.Reasoning + " (added by " + a.By + ", " + a.At.Day() + ")")
	}
	return text
}

// openOn is what is open on a claim, on one line.
func openOn(d model.Dossier, versionID string) string {
	flaws := d.Flaws(versionID)
	said := make([]string, len(flaws))
	for i, f := range flaws {
		switch said[i] = string(f); f {
		case model.FlawReworded:
			said[i] = "words changed since the verdict"
		case model.FlawUnsettled:
			said[i] = "words changed, not settled"
		case model.FlawReopened:
			said[i] = "in work again"
		case model.FlawGone:
			said[i] = "no longer in the text"
		}
	}
	return strings.Join(said, "; ")
}

// askedLine says who was asked about a claim, a line each.
func askedLine(d model.Dossier) string {
	var lines []string
	for _, a := range view.AskedOn(d) {
		lines = append(lines, a.Name+", "+strings.Join(a.Days, ", ")+": "+string(a.Outcome))
	}
	return strings.Join(lines, "\n")
}

// sourcesLine names a claim's sources, one a line, with what each does to it.
func sourcesLine(all []model.Exhibit) string {
	lines := make([]string, len(all))
	for i, e := range all {
		lines[i] = string(e.Stance) + ": " + view.CitedWithAddress(e.Source)
	}
	return strings.Join(lines, "\n")
}

// sourceTable has a row for every source on every claim.
func sourceTable(c view.Chosen) table {
	t := table{name: "Sources", columns: []column{
		{"claim_number", 8}, {"wording", 40}, {"rating", 14}, {"stance", 10}, {"title", 40}, {"author", 20}, {"publisher", 20}, {"published", 12},
		{"accessed", 12}, {"url", 40}, {"archive_url", 40}, {"primary", 8}, {"reliability", 10}, {"quote", 60}, {"locator", 14}, {"note", 40},
		{"file_sha256", 20}, {"claim_id", 20}, {"source_id", 20},
		{"quote_language", 10}, {"translation", 60}, {"translator", 20},
	}}
	for _, d := range c.Dossiers {
		v, _ := d.Verdict()
		for _, e := range d.Evidence {
			s, primary, file := e.Source, "no", ""
			if e.IsPrimary() {
				primary = "yes"
			}
			for i, h := range e.Files {
				if i > 0 {
					file += " "
				}
				file += h.FileHash
			}
			t.rows = append(t.rows, []any{
				c.Number(d), d.Claim.Wording, v.Rating, string(e.Stance), s.Title, s.Author, s.Publisher, s.Published,
				s.Accessed, s.URL, s.ArchiveURL, primary, string(e.JudgedReliability()), e.Quote, e.Locator, e.Note,
				file, d.Claim.ID, s.ID, e.Language, e.Translation, e.Translator,
			})
		}
	}
	return t
}

// ledgerTable has a row a name, date or figure, with the code points of its first place.
func ledgerTable(c view.Chosen) table {
	t := table{name: "Ledger", columns: []column{
		{"kind", 14}, {"text", 40}, {"group", 30}, {"places", 8}, {"start", 8}, {"end", 8}, {"state", 10}, {"hint", 40},
	}}
	entries, ticked := c.Entries()
	index := passage.NewIndex(c.Version.Text)
	for _, e := range entries {
		state := "open"
		if ticked(e) {
			state = "ticked"
		}
		first := e.Places[0]
		t.rows = append(t.rows, []any{
			string(e.Kind), e.Text, e.Group, len(e.Places), index.CodePoint(first.Start), index.CodePoint(first.End), state, e.Hint.String(),
		})
	}
	return t
}
