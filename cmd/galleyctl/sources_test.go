package main

import (
	"slices"
	"testing"
)

func TestSourcesThatAreTheSameAreMergedFromAShell(t *testing.T) {
	unraced(t)
	s := newShell(t)
	var article, claim, a, b struct{ ID string }
	var out any
	s.ok(&[]struct{ ID string }{}, "import", s.file("a.txt", "Nearly 600 miles of border."), "--title", "Border")
	var all []struct{ ID string }
	s.ok(&all, "list")
	article = all[0]
	s.ok(&claim, "claim", "add", article.ID, "--quote", "600 miles")
	s.ok(&a, "source", "add", "--title", "Atlas", "--publisher", "Maps")
	s.ok(&b, "source", "add", "--title", "The atlas", "--url", "https://maps.example/a")
	var evidence struct{ ID string }
	s.ok(&evidence, "source", "attach", claim.ID, b.ID, "--stance", "supports")
	var kept struct{ ID, Title, URL string }
	if s.ok(&kept, "source", "merge", a.ID, b.ID); kept.ID != a.ID || kept.Title != "Atlas" || kept.URL != "https://maps.example/a" {
		t.Errorf("%+v", kept)
	}
	var shown struct {
		Evidence []struct{ Source struct{ ID string } }
	}
	if s.ok(&shown, "claim", "show", claim.ID); len(shown.Evidence) != 1 || shown.Evidence[0].Source.ID != a.ID {
		t.Errorf("%+v", shown)
	}
	if s.ok(&kept, "source", "edit", b.ID, "--author", "Jo"); kept.ID != a.ID {
		t.Errorf("the id of the merged one leads to %+v", kept)
	}
	if code, _, errs := s.run("", "source", "delete", a.ID); code != exitFault || errs == "" {
		t.Errorf("a source on a claim is deleted: %d, %s", code, errs)
	}
	s.ok(&out, "source", "detach", claim.ID, a.ID)
	var gone []string
	if s.ok(&gone, "source", "delete", a.ID); !slices.Equal(gone, []string{a.ID}) {
		t.Errorf("%v", gone)
	}
	s.ok(&out, "check")
}
