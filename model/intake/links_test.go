package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFolderIsNotLeftByALink: what somebody else packed may lead anywhere.
func TestAFolderIsNotLeftByALink(t *testing.T) {
	elsewhere := tree(t, map[string]string{"secret.txt": "Secret\n\nNobody asked for it.", "in/more.txt": "More\n\nNor for this."})
	root := tree(t, map[string]string{"a.txt": "One\n\nThe first text.", "sub/b.txt": "Two\n\nThe second text."})
	packed := filepath.Join(elsewhere, "x.zip")
	if err := os.WriteFile(packed, []byte(archived(t, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	near := root + "-near" // its path begins as the folder's does
	if err := os.MkdirAll(near, 0o755); err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{
		"all": "/", "up": "..", "out": elsewhere, "file.txt": filepath.Join(elsewhere, "secret.txt"), "x.zip": packed, "near": near,
		"sub/two": "../..", "sub/round": "../up/..", "twice": "sub/two", "same.txt": "a.txt", "home": ".",
	} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(root, filepath.FromSlash(from))); err != nil {
			t.Skip("links cannot be made here: ", err)
		}
	}
	l := fresh(t)
	r := Run(t.Context(), l, "Ann", []Origin{Path(root)}, Options{})
	expect(t, r,
		"press/a.txt: imported", "press/all: skipped", "press/file.txt: skipped", "press/home: skipped", "press/near: skipped",
		"press/out: skipped",
		"press/same.txt: skipped", "press/sub/b.txt: imported", "press/sub/round: skipped", "press/sub/two: skipped", "press/twice: skipped",
		"press/up: skipped", "press/x.zip: skipped",
	)
	told := 0
	for _, i := range r.Of(Skipped) {
		if strings.Contains(i.Reason, "leads out of the folder") {
			told++
		}
	}
	if told != 9 {
		t.Errorf("of %d links it is said that they lead out of the folder", told)
	}
	// A link that somebody names is what they want.
	named := filepath.Join(t.TempDir(), "named")
	if err := os.Symlink(root, named); err != nil {
		t.Fatal(err)
	}
	if r := Run(t.Context(), l, "Ann", []Origin{Path(named), Path(filepath.Join(root, "file.txt"))}, Options{}); r.Count(Known) != 2 ||
		r.Count(Imported) != 1 {
		t.Error(lines(r))
	}
}

// archived is an archive of one file and of links in it, which lie so many
// folders deep.
func archived(t *testing.T, deep int) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string, mode fs.FileMode) {
		h := &zip.FileHeader{Name: name}
		h.SetMode(mode)
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	add("one.txt", "One\n\nThe first text.", 0o644)
	add("all.txt", "/etc/passwd", 0o777|fs.ModeSymlink)
	add("pipe.txt", "", 0o644|fs.ModeNamedPipe)
	add(strings.Repeat("a/", deep)+"deep.txt", fmt.Sprintf("Deep\n\nIn %d folders.", deep), 0o644)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLinksAndDeepNamesInAnArchiveAreSkipped(t *testing.T) {
	for deep, outcome := range map[int]Outcome{3: Imported, maxFolders + 1: Skipped, 30_000: Skipped} {
		path := filepath.Join(t.TempDir(), "x.zip")
		if err := os.WriteFile(path, []byte(archived(t, deep)), 0o600); err != nil {
			t.Fatal(err)
		}
		r := Run(t.Context(), fresh(t), "Ann", []Origin{Path(path)}, Options{})
		if len(r.Items) != 4 || r.Items[0].Outcome != Imported || r.Items[1].Outcome != Skipped || r.Items[2].Outcome != Skipped ||
			r.Items[3].Outcome != outcome {
			t.Errorf("%d folders deep: %q", deep, lines(r))
		}
		if len(r.Items[3].Name) > 400 {
			t.Errorf("a name of %d bytes is shown", len(r.Items[3].Name))
		}
	}
}
