//go:build !race || long

package main

import (
	"strings"
	"testing"

	"galley/model/report/interchange"
)

func TestQuestionsAreAskedAndAnsweredFromAShell(t *testing.T) {
	s := newShell(t)
	var came []importedJSON
	s.ok(&came, "import", s.file("talks.txt", "They share nearly 600 miles of border. It is long."))
	article := came[0].ID
	var claim interchange.Claim
	s.ok(&claim, "claim", "add", article, "--quote", "nearly 600 miles")
	var q questionJSON
	s.ok(&q, "question", "add", claim.ID, "--to", "author", "Where is", "the figure from?")
	if q.Text != "Where is the figure from?" || q.To != "author" || q.By != "ann" || !q.Open || q.Claim != claim.ID {
		t.Errorf("asked: %+v", q)
	}
	var other questionJSON
	s.ok(&other, "question", "add", claim.ID, "--to", "lawyer", "May we?")
	s.ok(&other, "question", "edit", other.ID, "--to", "editor", "--text", "Shall we?")
	if other.To != "editor" || other.Text != "Shall we?" {
		t.Errorf("edited: %+v", other)
	}
	if code, out, _ := s.run("", "--editor", "Bob", "verdict", "set", claim.ID, "True"); code != 0 {
		t.Fatal(out)
	}
	code, _, errs := s.run("", "verdict", "signoff", claim.ID)
	if code != 0 || !strings.Contains(errs, "the author: “Where is the figure from?”") || !strings.Contains(errs, "Shall we?") {
		t.Errorf("a sign-off says what is open: exit %d, %s", code, errs)
	}
	s.ok(&q, "question", "close", q.ID, "--answer", "The census.")
	if q.Open || q.Answer != "The census." || q.ClosedBy != "ann" || q.Closed == "" {
		t.Errorf("closed: %+v", q)
	}
	var all []listedQuestion
	for about, want := range map[string]int{"": 2, article: 2, claim.ID: 2} {
		args := []string{"question", "list"}
		if about != "" {
			args = append(args, about)
		}
		if s.ok(&all, args...); len(all) != want || all[0].ID != q.ID || all[0].Article != article || all[0].Wording != claim.Wording {
			t.Errorf("of %q: %+v", about, all)
		}
		if s.ok(&all, append(args, "--open")...); len(all) != 1 || all[0].ID != other.ID {
			t.Errorf("open of %q: %+v", about, all)
		}
	}
	s.ok(&q, "question", "reopen", q.ID)
	if !q.Open || q.Answer != "The census." {
		t.Errorf("opened again: %+v", q)
	}
	var gone struct{ Deleted bool }
	if s.ok(&gone, "question", "delete", q.ID); !gone.Deleted {
		t.Errorf("deleted: %+v", gone)
	}
	var undone eventJSON
	if s.ok(&undone, "undo"); undone.What == "" {
		t.Errorf("%+v", undone)
	}
	for _, wrong := range [][]string{
		{"question", "close", "nothing"}, {"question", "add", claim.ID, "--to", "printer", "Why?"},
		{"question", "add", claim.ID, "--to", "author", " "}, {"question", "list", "nothing"},
	} {
		if code, _, errs := s.run("", wrong...); code != 1 || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit %d, %s", wrong, code, errs)
		}
	}
	for _, wrong := range [][]string{{"question", "add", claim.ID, "Why?"}, {"question", "edit", q.ID}} {
		if code, _, _ := s.run("", wrong...); code != 2 {
			t.Errorf("%q: exit %d", wrong, code)
		}
	}
	if s.ok(&all, "question", "list"); len(all) != 2 {
		t.Errorf("after what was refused: %+v", all)
	}
}
