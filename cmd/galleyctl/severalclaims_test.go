//go:build !race || long

package main

import "testing"

func TestSeveralClaimsAreEditedAndDeletedInOneStep(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var one, two claimSeen
	s.ok(&one, "claim", "add", article, "--quote", "600 miles")
	s.ok(&two, "claim", "add", article, "--quote", "21,000 troops", "--nth", "1")
	var edited []struct{ ID, Owner, Kind string }
	s.ok(&edited, "claim", "edit", one.ID, two.ID, one.ID, "--owner", "Eve", "--kind", "statistic")
	if len(edited) != 2 || edited[0].Owner != "Eve" || edited[1].Kind != "statistic" {
		t.Errorf("edited: %+v", edited)
	}
	if code, _, _ := s.run("", "claim", "edit", one.ID, two.ID, "--wording", "The same"); code != exitUsage {
		t.Errorf("one wording for two claims: exit %d", code)
	}
	var gone []struct {
		ID      string
		Deleted bool
	}
	s.ok(&gone, "claim", "delete", one.ID, two.ID)
	var claims []claimSeen
	if s.ok(&claims, "claim", "list", article); len(gone) != 2 || len(claims) != 0 {
		t.Errorf("deleted %+v, left %+v", gone, claims)
	}
	var event eventJSON
	s.ok(&event, "undo")
	if s.ok(&claims, "claim", "list", article); len(claims) != 2 {
		t.Errorf("after one undo: %+v", claims)
	}
}
