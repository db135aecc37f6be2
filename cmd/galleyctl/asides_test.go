//go:build !race || long

package main

import (
	"testing"

	"galley/model/report/interchange"
)

func TestAPassageIsSetAsideAndOpenedAgainFromAShell(t *testing.T) {
	s := newShell(t)
	var came []importedJSON
	s.ok(&came, "import", s.file("talks.txt", "“Größer” was his word.\n\nThey share nearly 600 miles of border. It is long."))
	article := came[0].ID
	var got []interchange.Aside
	s.ok(&got, "aside", article, "--quote", "It is long.", "--as", "opinion")
	s.ok(&got, "aside", article, "--start", "0", "--end", "22", "--as", "no-fact")
	if len(got) != 2 || got[0].Start != 0 || got[0].Exact != "“Größer” was his word." || got[1].Exact != "It is long." || got[1].As != "opinion" ||
		got[1].End-got[1].Start != 11 {
		t.Errorf("%+v", got)
	}
	s.ok(&got, "aside", article, "--quote", "was his", "--open")
	if s.ok(&got, "aside", article); len(got) != 1 || got[0].As != "opinion" {
		t.Errorf("%+v", got)
	}
	var one eventJSON
	if s.ok(&one, "undo"); one.What == "" {
		t.Errorf("%+v", one)
	}
	if s.ok(&got, "aside", article); len(got) != 2 {
		t.Errorf("after undo %+v", got)
	}
	if code, _, _ := s.run("", "aside", article, "--quote", "It is long."); code != 2 {
		t.Errorf("exit %d", code)
	}
	if code, _, _ := s.run("", "aside", article, "--quote", "It is long.", "--as", "opinion", "--open"); code != 2 {
		t.Errorf("exit %d", code)
	}
	if code, _, _ := s.run("", "aside", article, "--quote", "It is long.", "--as", "dull"); code != 1 {
		t.Errorf("exit %d", code)
	}
	if code, _, _ := s.run("", "aside", article, "--quote", "It is short.", "--as", "opinion"); code != 1 {
		t.Errorf("exit %d", code)
	}
}
