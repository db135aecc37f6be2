//go:build !race || long

package main

import (
	"strings"
	"testing"

	"galley/model/report/interchange"
)

// Two words added to a colleague's reasoning leave the rater, and the sign-off.
func TestWordsAddedToAColleaguesVerdictAreAnAddition(t *testing.T) {
	s := newShell(t)
	article, claim := s.reported()
	type shown struct {
		Status  string
		Verdict interchange.Verdict
	}
	var c shown
	s.ok(&c, "claim", "show", claim.ID)
	rater, rating, reasoning := c.Verdict.By, c.Verdict.Rating, c.Verdict.Reasoning
	s.ok(&struct{}{}, "--editor", "Bob", "verdict", "signoff", claim.ID)
	s.ok(&c, "--editor", "Bob", "verdict", "set", claim.ID, rating, "--note", reasoning+" Quite so.")
	if c.Verdict.By != rater || c.Verdict.SignedBy != "Bob" || c.Status != "signed off" || c.Verdict.Reasoning != reasoning {
		t.Errorf("%+v", c)
	}
	if all := c.Verdict.Additions; len(all) != 1 || all[0].Reasoning != "Quite so." || all[0].By != "Bob" {
		t.Errorf("added: %+v", all)
	}
	if _, out, _ := s.run("", "claim", "show", claim.ID); !strings.Contains(out, "Quite so. (by Bob on 2") {
		t.Errorf("shown: %s", out)
	}
	for _, format := range []string{"html", "md", "csv"} {
		code, out, errs := s.run("", "export", article, "--format", format)
		said := "Added by"
		if format == "csv" {
			said = "added by Bob"
		}
		if code != 0 || !strings.Contains(out, "Quite so.") || !strings.Contains(out, said) {
			t.Errorf("%s has no addition: %s", format, errs)
		}
	}
	// It comes back from a report.
	_, text := s.exported(article)
	other := s.elsewhere()
	var imported []struct{ ID string }
	other.ok(&imported, "import", other.file("report.json", text))
	other.ok(&c, "claim", "show", claim.ID)
	if all := c.Verdict.Additions; len(all) != 1 || all[0].Reasoning != "Quite so." || all[0].By != "Bob" || c.Verdict.SignedBy != "Bob" {
		t.Errorf("read back: %+v", c)
	}
	// Undo is by editor here too.
	if code, _, errs := s.run("", "--editor", "Cid", "undo"); code == 0 || !strings.Contains(errs, "nothing of Cid's to undo") {
		t.Errorf("Cid undoes: exit %d, %s", code, errs)
	}
	var event struct{ What string }
	s.ok(&event, "--editor", "Bob", "undo")
	if !strings.HasPrefix(event.What, "Undid: Added to") {
		t.Errorf("Bob undid %q", event.What)
	}
}
