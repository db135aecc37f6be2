package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/cmd/build/project"
)

// Every TestFigures of the project is in a group, and every group names packages that have
// one.
func TestEveryFigureIsInAGroup(t *testing.T) {
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]bool{}
	for _, g := range benchGroups {
		for _, m := range g.folders {
			in[filepath.ToSlash(filepath.Join(m.module, m.folder))] = true
		}
	}
	files, err := project.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(f)))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "\nfunc TestFigures(") {
			has[f[:strings.LastIndex(f, "/")]] = true
		}
	}
	for folder := range in {
		if !has[folder] {
			t.Errorf("bench measures %s, which has no TestFigures", folder)
		}
	}
	for folder := range has {
		if !in[folder] {
			t.Errorf("the figures of %s are in no group of bench", folder)
		}
	}
}
