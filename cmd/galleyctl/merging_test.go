//go:build !race || long

package main

import (
	"path/filepath"
	"testing"
)

func TestTwoLibrariesAreMergedFromAShell(t *testing.T) {
	ann, bob := newShell(t), newShell(t)
	bob.env["USER"] = "bob"
	type made struct{ ID string }
	claim := func(s *shell, rating string) {
		article := s.article()
		var c made
		s.ok(&c, "claim", "add", article, "--quote", "600 miles")
		var out map[string]any
		s.ok(&out, "verdict", "set", c.ID, rating, "--note", "As "+s.env["USER"]+" has it.")
	}
	claim(ann, "True")
	claim(bob, "False")
	file := filepath.Join(ann.dir, "bob.galley")
	var out map[string]any
	bob.ok(&out, "backup", file)

	type count struct{ Added, United int }
	var m struct {
		Articles, Claims, Sources count
		Conflicts                 []struct{ ID, Claim, Field, Ours, Theirs string }
	}
	ann.ok(&m, "merge", file)
	if m.Articles != (count{0, 1}) || m.Claims != (count{0, 1}) || len(m.Conflicts) != 1 || m.Conflicts[0].Field != "verdict" ||
		m.Conflicts[0].Ours != "True" || m.Conflicts[0].Theirs != "False" {
		t.Fatalf("merged %+v", m)
	}
	var c struct {
		Verdict   *struct{ Rating string }
		Contested []struct{ Rating, By string }
	}
	ann.ok(&c, "claim", "show", m.Conflicts[0].Claim)
	if c.Verdict != nil || len(c.Contested) != 2 || c.Contested[1].By != "bob" {
		t.Errorf("claim %+v", c)
	}
	var one struct{ Choice string }
	ann.ok(&one, "conflict", "decide", m.Conflicts[0].ID, "theirs")
	var left []map[string]any
	ann.ok(&left, "conflict", "list")
	ann.ok(&c, "claim", "show", m.Conflicts[0].Claim)
	if one.Choice != "theirs" || len(left) != 0 || c.Verdict == nil || c.Verdict.Rating != "False" {
		t.Errorf("decided %+v, %d left, claim %+v", one, len(left), c)
	}
	ann.ok(&m, "merge", file)
	if m.Articles != (count{}) || m.Claims != (count{}) {
		t.Errorf("merged again %+v", m)
	}
	if code, _, errs := ann.run("", "conflict", "decide", "x", "both"); code != 2 || errs == "" {
		t.Errorf("exit %d, %s", code, errs)
	}
}
