//go:build !race || long

package main

import (
	"path/filepath"
	"testing"
)

func TestAnArticleIsHandedOutAndTakenBackFromAShell(t *testing.T) {
	ann, bob := newShell(t), newShell(t)
	article := ann.article()
	file := filepath.Join(ann.dir, "handed.galley")
	var handed struct {
		File                  string
		Articles              []string
		Claims, Sources, Size int
	}
	var claim struct {
		ID      string
		Speaker string
	}
	ann.ok(&claim, "claim", "add", article, "--quote", "600 miles")
	ann.ok(&handed, "handout", article, "-o", file)
	if handed.File != file || len(handed.Articles) != 1 || handed.Articles[0] != article || handed.Claims != 1 || handed.Size == 0 {
		t.Fatalf("handed out %+v", handed)
	}
	if code, _, errs := ann.run("", "handout", article, "-o", file); code != 1 || errs == "" {
		t.Errorf("over a file: exit %d, %s", code, errs)
	}
	if code, _, errs := ann.run("", "handout", article); code != 2 || errs == "" {
		t.Errorf("to nowhere: exit %d, %s", code, errs)
	}
	bob.env["USER"], bob.env["GALLEY_LIBRARY"] = "bob", file
	bob.ok(&claim, "claim", "edit", claim.ID, "--speaker", "The minister")
	own := bob.file("own.txt", "What Bob reads by himself.\n")
	var imported []map[string]any
	bob.ok(&imported, "import", own)

	type count struct{ Added, Updated int }
	var m struct {
		Articles, Claims count
		Left             *int
		Conflicts        []map[string]any
	}
	ann.ok(&m, "takeback", file, "--article", article)
	if m.Articles.Added != 0 || m.Claims.Updated != 1 || m.Left == nil || *m.Left != 1 || len(m.Conflicts) != 0 {
		t.Fatalf("taken back %+v", m)
	}
	ann.ok(&claim, "claim", "show", claim.ID)
	if claim.Speaker != "The minister" {
		t.Errorf("claim %+v", claim)
	}
	if code, _, errs := ann.run("", "takeback", filepath.Join(ann.dir, "none.galley")); code != 1 || errs == "" {
		t.Errorf("of no file: exit %d, %s", code, errs)
	}
}
