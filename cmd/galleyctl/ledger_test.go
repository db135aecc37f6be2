//go:build !race || long

package main

import (
	"fmt"
	"strings"
	"testing"

	"galley/model/report/interchange"
)

func TestTheLedgerOfAnArticleFromAShell(t *testing.T) {
	s := newShell(t)
	var came []importedJSON
	s.ok(&came, "import", s.file("talks.txt", "“Größe” – so it went.\n\nRichard Holbrooke met Karim Nader in Kiev. Holbrooke was glad, and so was Nader.\n\n"+
		"“We talked,” said Holbrook. Holbrooke nodded to 21,000 troops."))
	article := came[0].ID
	var entries []interchange.LedgerEntry
	s.ok(&entries, "ledger", article)
	by := map[string]interchange.LedgerEntry{}
	for _, e := range entries {
		by[e.Text] = e
	}
	full := by["Richard Holbrooke"]
	if full.Kind != "name" || len(full.Places) != 3 || full.State != "open" || full.Group != "Richard Holbrooke" || full.Places[0] != (interchange.Place{Start: 23, End: 40}) {
		t.Errorf("%+v", full)
	}
	if odd := by["Holbrook"]; odd.Group != "Richard Holbrooke" || odd.Hint != "Holbrooke ×3, Holbrook ×1" || len(odd.Places) != 1 {
		t.Errorf("%+v", odd)
	}
	if by["Kiev"].Kind != "place" || by["Kiev"].Hint != "" {
		t.Errorf("%+v", by["Kiev"])
	}
	list := s.file("desk.txt", "\ufeff# ours\r\nKyiv: Kiev, Kiew\r\n:\r\n")
	code, out, errs := s.run("", "--json", "ledger", article, "--spellings", list, "--tick", "Richard Holbrooke")
	if code != 0 || !strings.Contains(out, "the desk writes Kyiv") || !strings.Contains(errs, "line 3 ") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	s.ok(&entries, "ledger", article)
	for _, e := range entries {
		if (e.State == "ticked") != (e.Text == "Richard Holbrooke") {
			t.Errorf("%+v", e)
		}
	}
	code, out, _ = s.run("", "ledger", article)
	if code != 0 || !strings.Contains(out, "[x]") || !strings.Contains(out, "Holbrooke ×3, Holbrook ×1") {
		t.Errorf("%d %s", code, out)
	}
	s.ok(&entries, "ledger", article, "--untick", "Richard Holbrooke")
	if code, _, _ := s.run("", "ledger", article, "--tick", "Nobody"); code != 1 {
		t.Errorf("exit %d", code)
	}
	if code, _, _ := s.run("", "ledger", article, "--spellings", "/nowhere/desk.txt"); code != 1 {
		t.Errorf("exit %d", code)
	}
}

// What was ticked stays so in the next version, wherever it stands there; a figure that is
// another now is not what was ticked.
func TestATickHoldsInTheNextVersionAndNotForAnotherFigure(t *testing.T) {
	s := newShell(t)
	before := "Richard Holbrooke met Karim Nader in Kandahar on the last day of the talks, and both of them were glad of it.\n\n" +
		"Some 21,000 troops went there before the summer of that year, and nobody at all disagreed with the plan at the time."
	var came []importedJSON
	s.ok(&came, "import", s.file("talks.txt", before))
	article := came[0].ID
	var entries []interchange.LedgerEntry
	s.ok(&entries, "ledger", article, "--tick", "Richard Holbrooke", "--tick", "Some 21,000 troops")
	after := "A line that was not there before.\n\n" + strings.Replace(before, "21,000", "12,000", 1) + " Holbrooke said so."
	s.ok(&revisedJSON{}, "revise", article, s.file("later.txt", after))
	ticked := func(version ...string) string {
		s.ok(&entries, append([]string{"ledger", article}, version...)...)
		var out []string
		for _, e := range entries {
			if e.State == "ticked" {
				out = append(out, fmt.Sprint(e.Text, " ×", len(e.Places)))
			}
		}
		return strings.Join(out, ", ")
	}
	if got := ticked(); got != "Richard Holbrooke ×2" {
		t.Errorf("in version 2 %s is ticked", got)
	}
	if got := ticked("--version", "1"); got != "Richard Holbrooke ×1, Some 21,000 troops ×1" {
		t.Errorf("in version 1 %s is ticked", got)
	}
}
