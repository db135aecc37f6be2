// Package project finds the project's files and compiles its programs.
package project

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

// Root returns the nearest folder from dir upwards whose go.mod names the module galley.
func Root(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if first, _, _ := strings.Cut(string(mod), "\n"); err == nil && strings.TrimSpace(first) == "module galley" {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("this is not Galley's folder; change to the folder that holds its go.mod and start again")
		}
		dir = up
	}
}

// Files lists the project's files below root, slash-separated and sorted: what git tracks
// or would track, so that a new file counts before it is committed and a build's output
// does not. Without git (an unpacked archive) it lists every file outside hidden and
// output folders.
func Files(root string) ([]string, error) {
	git := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	git.Dir = root
	out, err := git.Output()
	if err != nil {
		return walk(root)
	}
	var files []string
	for f := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
		// One that was deleted may still be in the index.
		if _, err := os.Lstat(filepath.Join(root, filepath.FromSlash(f))); f != "" && err == nil {
			files = append(files, f)
		}
	}
	sort.Strings(files)
	return files, nil
}

func walk(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		switch {
		case d.IsDir() && rel != "." && (strings.HasPrefix(d.Name(), ".") || rel == "dist" || rel == "tmp" || rel == "fyne-cross"):
			return fs.SkipDir
		case !d.IsDir():
			files = append(files, filepath.ToSlash(rel))
		}
		return nil
	})
	sort.Strings(files)
	return files, err
}
