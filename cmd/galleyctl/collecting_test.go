//go:build !race || long

package main

import (
	"fmt"
	"strings"
	"testing"
)

// titles are what list prints, in its order.
func (s *shell) titles(args ...string) string {
	s.t.Helper()
	var rows []summaryJSON
	s.ok(&rows, append([]string{"list"}, args...)...)
	var all []string
	for _, r := range rows {
		all = append(all, r.Title)
	}
	return strings.Join(all, " ")
}

func TestArticlesAreCollectedTaggedAndArchivedFromAShell(t *testing.T) {
	s := newShell(t)
	id := map[string]string{}
	for _, title := range []string{"Beta", "Alpha", "Gamma"} {
		var got []importedJSON
		s.ok(&got, "import", s.file(title+".txt", title+"\n\nThe text of "+title+"."), "--title", title)
		id[title] = got[0].ID
	}
	var made collectionJSON
	s.ok(&made, "collection", "add", "Election night", id["Beta"], id["Gamma"])
	s.ok(&made, "collection", "add", "election NIGHT", id["Beta"][:12], id["Alpha"])
	if made.Name != "Election night" || made.Articles != 3 {
		t.Errorf("collection %+v", made)
	}
	s.ok(&made, "collection", "remove", made.ID, id["Alpha"])
	s.ok(&made, "collection", "rename", "Election night", "Vote")
	var tagged []taggedJSON
	s.ok(&tagged, "tag", id["Alpha"], id["Beta"], "--add", "opium,To check")
	s.ok(&tagged, "tag", id["Beta"], "--remove", "OPIUM")
	if fmt.Sprint(tagged) != fmt.Sprintf("[{%s [To check]}]", id["Beta"]) {
		t.Errorf("tags: %v", tagged)
	}
	var archived []archivedJSON
	s.ok(&archived, "archive", id["Gamma"])
	for args, want := range map[string]string{
		"":                               "Gamma Alpha Beta",
		"--sort title":                   "Alpha Beta Gamma",
		"--collection Vote":              "Gamma Beta",
		"--tag opium":                    "Alpha",
		"--tag opium --collection Vote":  "",
		"--archived":                     "Gamma",
		"--archived --tag opium":         "",
		"--trash":                        "",
		"--collection vote --sort title": "Beta Gamma",
	} {
		if got := s.titles(strings.Fields(args)...); got != want {
			t.Errorf("list %s: %q, want %q", args, got, want)
		}
	}
	var undone any
	s.ok(&undone, "undo")
	if got := s.titles("--archived"); got != "" {
		t.Errorf("archived after undo: %s", got)
	}
}

func TestTheTrashGivesBackFromAShell(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var claim, other claimSeen
	s.ok(&claim, "claim", "add", article, "--quote", "Nearly 600 miles")
	s.ok(&other, "claim", "add", article, "--quote", "The envoy")
	var gone any
	s.ok(&gone, "claim", "delete", claim.ID)
	s.ok(&gone, "delete", article)
	var trash []trashedJSON
	s.ok(&trash, "trash", "list")
	if len(trash) != 1 || trash[0].ID != article || trash[0].Kind != "article" {
		t.Fatalf("trash %+v", trash)
	}
	if got := s.titles("--trash"); got != "Café talks 🤝" {
		t.Errorf("list --trash: %s", got)
	}
	s.ok(&trash, "trash", "restore", article[:12])
	s.ok(&trash, "trash", "list")
	if len(trash) != 1 || trash[0].ID != claim.ID || trash[0].Article != article {
		t.Fatalf("trash %+v", trash)
	}
	s.ok(&trash, "trash", "restore", claim.ID)
	var claims []claimSeen
	s.ok(&claims, "claim", "list", article)
	if len(claims) != 2 {
		t.Errorf("%d claims", len(claims))
	}
	for _, args := range [][]string{{"trash", "restore", article}, {"collection", "remove", "none", article}, {"tag", "none", "--add", "x"},
		{"archive", "none"}, {"list", "--collection", "none"}} {
		if code, out, errs := s.run("", args...); code != exitFault || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit %d, %q, %q", args, code, out, errs)
		}
	}
	for _, args := range [][]string{{"list", "--archived", "--trash"}, {"list", "--sort", "colour"}, {"archive"}, {"tag"},
		{"trash", "restore"}} {
		if code, _, _ := s.run("", args...); code != exitUsage {
			t.Errorf("%q: exit %d, want %d", args, code, exitUsage)
		}
	}
}
