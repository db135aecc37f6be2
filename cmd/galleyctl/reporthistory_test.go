//go:build !race || long

package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// What was renamed, detached or deleted is not called by its old name in a report.
func TestTheHistoryInAReportIsOptInAndInTodaysNames(t *testing.T) {
	s := newShell(t)
	article, claim := s.reported()
	var source struct{ ID string }
	s.ok(&source, "source", "add", "--title", "Secretinformant Jones")
	s.ok(&struct{}{}, "source", "attach", claim.ID, source.ID, "--stance", "supports", "--quote", "He said so")
	s.ok(&struct{}{}, "source", "edit", source.ID, "--title", "A diplomat")
	var detached struct{ ID string }
	s.ok(&detached, "source", "add", "--title", "Secretpaper")
	s.ok(&struct{}{}, "source", "attach", claim.ID, detached.ID, "--stance", "context")
	var c struct {
		Evidence []struct {
			ID     string
			Source struct{ ID string }
		}
	}
	s.ok(&c, "claim", "show", claim.ID)
	for _, e := range c.Evidence {
		if e.Source.ID == detached.ID {
			s.ok(&struct{}{}, "source", "detach", claim.ID, e.Source.ID)
		}
	}
	s.ok(&struct{}{}, "claim", "edit", claim.ID, "--wording", "Secretwording of old")
	s.ok(&struct{}{}, "claim", "edit", claim.ID, "--wording", "Nearly 600 miles of border")
	s.ok(&struct{}{}, "edit", article, "--title", "Secrettitle of old")
	s.ok(&struct{}{}, "edit", article, "--title", "Talks")
	s.ok(&struct{}{}, "undo")
	s.ok(&struct{}{}, "redo")
	var gone claimSeen
	s.ok(&gone, "claim", "add", article, "--quote", "Others said 21,000 troops stay", "--wording", "Secretclaim")
	s.ok(&struct{}{}, "claim", "delete", gone.ID)

	plain, text := s.exported(article)
	if n := len(plain["history"].([]any)); n != 0 {
		t.Errorf("nobody asked, and %d events are in it", n)
	}
	told, with := s.exported(article, "--history")
	history, err := json.Marshal(told["history"])
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{text, with} {
		if strings.Contains(out, "Secret") {
			at := strings.Index(out, "Secret")
			t.Errorf("the report says %q", out[max(0, at-80):at+40])
		}
	}
	for _, want := range []string{"Edited “Nearly 600 miles of border”", "Edited “Talks”", "Deleted a claim",
		"Attached a source to “Nearly 600 miles of border”", "Undid a step: Edited “Talks”"} {
		if !strings.Contains(string(history), want) {
			t.Errorf("the history does not say %q: %s", want, history)
		}
	}
	for _, format := range []string{"html", "md", "csv", "claimreview", "annotations"} {
		if code, out, errs := s.run("", "export", article, "--format", format); code != 0 || strings.Contains(out, "Secret") {
			t.Errorf("%s: exit %d, %s", format, code, errs)
		}
	}
}
