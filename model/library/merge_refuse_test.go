//go:build !race || long

package library

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
)

func TestWhatCannotBeMergedIsRefusedInASentence(t *testing.T) {
	onFile(t)
	t.Setenv("TMPDIR", t.TempDir()) // other tests leave theirs elsewhere
	l := at(t, worked(t))
	before := dump(t, l)
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	put(t, in("notes.txt"), strings.Repeat("These are notes. ", 100))
	put(t, in("empty"), "")
	raw(t, in("recipes"), "CREATE TABLE recipes (name)")
	copyFile(t, worked(t), in("newer"))
	raw(t, in("newer"), fmt.Sprintf("PRAGMA user_version = %d", len(migrations)+1))
	copyFile(t, worked(t), in("damaged"))
	raw(t, in("damaged"), "UPDATE versions SET text = 'other'")
	copyFile(t, worked(t), in("torn"))
	if err := os.Truncate(in("torn"), 20_000); err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{
		in("notes.txt"): "not a Galley library", in("empty"): "not a Galley library", in("recipes"): "not a Galley library",
		in("none"): "no library at",
		folder:     "is a folder", in("newer"): "newer Galley", in("damaged"): "damaged", in("torn"): "damaged",
		l.Path(): "open here", l.Path() + "-wal": "open here",
	} {
		was, _ := os.ReadFile(path) // a folder has no bytes
		_, err := l.Merge(t.Context(), "Desk", path, nil)
		if err == nil || !strings.Contains(model.Sentence(err), says) {
			t.Errorf("%s: %v", path, err)
		}
		if !Holds(path) {
			if now, _ := os.ReadFile(path); string(now) != string(was) {
				t.Errorf("%s was altered", path)
			}
		}
	}
	if now := dump(t, l); now != before {
		t.Error("the library was changed")
	}
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), "galley-merge-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// What another program wrote last may stand in the log beside its library; that
// is merged too, and neither file is touched.
func TestWhatStandsInTheOthersLogIsMergedToo(t *testing.T) {
	onFile(t)
	other := fresh(t)
	imported(t, other, talks)
	folder := t.TempDir()
	path := filepath.Join(folder, "crashed.galley")
	files := map[string][]byte{}
	for _, ending := range []string{"", "-wal"} {
		copyFile(t, other.Path()+ending, path+ending) // as after a crash
		data, err := os.ReadFile(path + ending)
		if err != nil || len(data) == 0 {
			t.Fatal(err)
		}
		files[path+ending] = data
	}
	l := fresh(t)
	if m, err := l.Merge(t.Context(), "Desk", path, nil); err != nil || m.Articles.Added != 1 {
		t.Fatalf("%+v, %v", m, err)
	}
	for name, data := range files {
		if now, err := os.ReadFile(name); err != nil || string(now) != string(data) {
			t.Errorf("%s was altered: %v", name, err)
		}
	}
	if beside, err := filepath.Glob(path + "*"); err != nil || len(beside) != 2 {
		t.Errorf("beside it: %v, %v", beside, err)
	}
}

func TestAnOlderLibraryIsMerged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.galley")
	db, err := connect(path, "immediate", 1)
	if err != nil {
		t.Fatal(err)
	}
	old := &Library{path: path, write: db}
	if err := old.migrate(t.Context(), migrations[:1]); err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, path,
		"INSERT INTO articles (id, title, byline, publisher, published, url, language, imported, imported_by) VALUES ('article1', 'Old "+
			"news', '', '', '', '', '', '2020-01-01T00:00:00.000Z', 'Ann')")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	l := fresh(t)
	if m, err := l.Merge(t.Context(), "Desk", path, nil); err != nil || m.Articles.Added != 1 {
		t.Errorf("%+v, %v", m, err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("it was altered: %v", err)
	}
}

func TestACancelledMergeLeavesTheLibraryAsItWas(t *testing.T) {
	other := fresh(t)
	_, version := imported(t, other, talks)
	marked(t, other, version, talks, "600 miles")
	path := saved(t, other)
	l := at(t, worked(t))
	before := whole(t, l)
	for stop := range 9 {
		ctx, cancel := context.WithCancel(t.Context())
		seen := 0
		_, err := l.Merge(ctx, "Desk", path, func(float64, string) {
			if seen++; seen > stop {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at %d: %v", stop, err)
		}
		if now := whole(t, l); now != before {
			t.Errorf("stopped at %d, and something was stored", stop)
		}
	}
	merge(t, l, other) // and then it goes
}

func TestAMergeKilledInTheMiddleLeavesTheLibraryAsItWas(t *testing.T) {
	const variable = "GALLEY_TEST_MERGE_UNTIL_KILLED"
	if paths := os.Getenv(variable); paths != "" {
		into, from, _ := strings.Cut(paths, "|")
		l, err := Open(t.Context(), into)
		if err != nil {
			t.Fatal(err)
		}
		_, err = l.Merge(t.Context(), "Desk", from, func(part float64, doing string) {
			fmt.Println("merging", part)
			if part >= 0.75 {
				select {} // nothing is stored yet, and everything written
			}
		})
		t.Fatalf("it ended by itself: %v", err)
	}
	other := fresh(t)
	_, version := imported(t, other, talks)
	marked(t, other, version, talks, "600 miles")
	from, into := saved(t, other), worked(t)
	l := at(t, into)
	before := whole(t, l)
	temp := t.TempDir()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAMergeKilledInTheMiddleLeavesTheLibraryAsItWas$", "-test.v")
	cmd.Env = append(os.Environ(), variable+"="+into+"|"+from, "TMPDIR="+temp)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	reached := false
	for lines := bufio.NewScanner(out); !reached && lines.Scan(); {
		reached = strings.HasPrefix(lines.Text(), "merging 0.75")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || !reached {
		t.Fatalf("the merge was not killed in the middle: %v", err)
	}
	if now := whole(t, l); now != before {
		t.Error("something was stored")
	}
	sound(t, l)
	merge(t, l, other)
}
