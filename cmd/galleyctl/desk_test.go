//go:build !race || long

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type deskSeen struct {
	Claim, Wording, Article, Title, Owner, Due, Outcome, Status string
	Questions, Articles                                         int
	Overdue                                                     bool
}

func TestTheDeskListsClaimsOfAllArticles(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var one, two claimSeen
	s.ok(&one, "claim", "add", article, "--quote", "600 miles")
	s.ok(&two, "claim", "add", article, "--quote", "21,000 troops", "--nth", "1")
	s.ok(new(any), "verdict", "set", two.ID, "False")
	var edited struct{ Notes []string }
	s.ok(&edited, "claim", "edit", one.ID, "--due", "2020-01-31", "--owner", "Zed")
	if len(edited.Notes) != 2 {
		t.Errorf("a past day and a new name: %q", edited.Notes)
	}
	s.ok(&edited, "claim", "edit", one.ID, "--due", "2020-01-30")
	code, _, errs := s.run("", "claim", "edit", one.ID, "--due", "2020-01-31", "--owner", "Zed")
	if code != 0 || !strings.Contains(errs, "2020-01-31 is past already") || strings.Contains(errs, "Nobody") { // Zed is known by now
		t.Errorf("a past day and a new name: exit %d, %q", code, errs)
	}
	var rows []deskSeen
	if s.ok(&rows, "desk"); len(rows) != 2 || rows[0] != (deskSeen{Claim: one.ID, Wording: "600 miles", Article: article, Title: rows[0].Title,
		Owner: "Zed", Due: "2020-01-31", Status: "unchecked", Articles: 1, Overdue: true}) || rows[1].Outcome != "False" {
		t.Errorf("the desk has %+v", rows)
	}
	if s.ok(&rows, "desk", "is:overdue", "OR", "nothing"); len(rows) != 1 || rows[0].Claim != one.ID {
		t.Errorf("overdue are %+v", rows)
	}
	if s.ok(&rows, "desk", "--sort", "-wording", "--limit", "1"); len(rows) != 1 || rows[0].Claim != one.ID {
		t.Errorf("the last wording is of %+v", rows)
	}
	if s.ok(&rows, "desk", "opium", "unheard"); rows == nil || len(rows) > 0 {
		t.Errorf("nothing is printed as %+v", rows)
	}
	if _, out, _ := s.run("", "desk"); !strings.Contains(out, "! 2020-01-31") {
		t.Errorf("for a person: %q", out)
	}
	for _, wrong := range [][]string{{"--sort", "colour"}, {"--format", "pdf"}, {"--format", "xlsx"}, {"-o", "x.csv"}, {"--limit", "-1"}} {
		if code, out, _ := s.run("", append([]string{"desk"}, wrong...)...); code != exitUsage || out != "" {
			t.Errorf("%q: exit %d, %q", wrong, code, out)
		}
	}
}

func TestTheDeskKeepsListsUnderAName(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var one claimSeen
	s.ok(&one, "claim", "add", article, "--quote", "600 miles")
	s.ok(new(any), "claim", "add", article, "--quote", "21,000 troops", "--nth", "1")
	s.ok(new(any), "claim", "edit", one.ID, "--due", "2020-01-31")
	var list, same savedListJSON
	s.ok(&list, "saved-list", "add", "Late", "is:overdue", "--sort", "-due")
	s.ok(&same, "saved-list", "add", "late", "due:any", "OR", "miles", "--sort", "-due")
	if list.ID != same.ID || same.Name != "Late" || same.Query != "due:any OR miles" || same.Sort != "-due" {
		t.Errorf("made %+v, then %+v", list, same)
	}
	var rows []deskSeen
	if s.ok(&rows, "desk", "--saved", "LATE"); len(rows) != 1 {
		t.Errorf("it finds %+v", rows)
	}
	if s.ok(&rows, "desk", "--saved", "late", "troops"); len(rows) != 0 {
		t.Errorf("narrowed, it finds %+v", rows)
	}
	s.ok(&list, "saved-list", "rename", "late", "Due")
	var lists []savedListJSON
	if s.ok(&lists, "saved-list", "list"); len(lists) != 1 || lists[0].Name != "Due" {
		t.Errorf("the lists are %+v", lists)
	}
	s.ok(new(any), "saved-list", "delete", "due")
	if s.ok(&lists, "saved-list", "list"); len(lists) != 0 {
		t.Errorf("after deleting: %+v", lists)
	}
	if code, _, errs := s.run("", "desk", "--saved", "due"); code != exitFault || !strings.Contains(errs, "saved list") {
		t.Errorf("a list that is gone: exit %d, %q", code, errs)
	}
}

func TestTheDesksTableGoesOutAsAFile(t *testing.T) {
	s := newShell(t)
	s.ok(new(any), "claim", "add", s.article(), "--quote", "600 miles")
	folder := t.TempDir()
	for _, format := range []string{"csv", "xlsx"} {
		path := filepath.Join(folder, "desk."+format)
		var saved savedJSON
		for range 2 {
			s.ok(&saved, "desk", "--format", format, "-o", path)
		}
		if info, err := os.Stat(path); err != nil || info.Size() != int64(saved.Size) || string(saved.Format) != format {
			t.Errorf("%s: %+v, %v", format, saved, err)
		}
	}
	_, out, _ := s.run("", "desk", "--format", "csv", "--bom")
	if !strings.HasPrefix(out, "\ufeffwording,") || !strings.Contains(out, "600 miles") {
		t.Errorf("printed: %q", out)
	}
}
