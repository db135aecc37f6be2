//go:build !race || long

package main

import (
	"strings"
	"testing"
)

func TestTheTextOfASourcesFileIsPrinted(t *testing.T) {
	s := newShell(t)
	var claim, source struct{ ID string }
	var imported []struct{ ID string }
	s.ok(&imported, "import", s.file("a.txt", "Nearly 600 miles of border."), "--title", "Border")
	s.ok(&claim, "claim", "add", imported[0].ID, "--quote", "600 miles")
	s.ok(&source, "source", "add", "--title", "Minutes", "--file", s.file("minutes.txt", "Minutes\n\nIt opened.\n\nThe border is 587 miles long. Others say 587 miles."))
	var text struct {
		Name, SHA256, Text string
		Of                 int
		Pages              []any
	}
	if s.ok(&text, "source", "text", source.ID); text.Name != "minutes.txt" || !strings.Contains(text.Text, "587 miles long") || text.Of != 0 || text.Pages == nil {
		t.Errorf("%+v", text)
	}
	if code, out, _ := s.run("", "source", "text", source.ID, "minutes.txt"); code != 0 || !strings.Contains(out, "It opened.") {
		t.Errorf("%d %q", code, out)
	}
	for _, refused := range []struct {
		args []string
		says string
	}{
		{[]string{"source", "text", source.ID, "other.txt"}, "there is “minutes.txt”"},
		{[]string{"source", "text", source.ID, "--page", "2"}, "has no pages"},
		{[]string{"source", "attach", claim.ID, source.ID, "--stance", "refutes", "--in", "minutes.txt", "--quote", "588 miles"}, "not found"},
		{[]string{"source", "attach", claim.ID, source.ID, "--stance", "refutes", "--in", "minutes.txt", "--quote", "587 miles"}, "more than once"},
	} {
		if code, _, errs := s.run("", refused.args...); code != exitFault || !strings.Contains(errs, refused.says) {
			t.Errorf("%v: %d, %s", refused.args, code, errs)
		}
	}
	var evidence struct{ Locator, Quote string }
	if s.ok(&evidence, "source", "attach", claim.ID, source.ID, "--stance", "refutes", "--in", "minutes.txt", "--quote", "587 miles long"); evidence.Locator == "" ||
		!strings.HasPrefix(evidence.Locator, "para. ") {
		t.Errorf("%+v", evidence)
	}
}
