//go:build unix

package library

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestWhatALibraryHoldsIsItsOwnersAlone(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	root := filepath.Join(t.TempDir(), "new")
	path := filepath.Join(root, "it.galley")
	l := at(t, path)
	_, version := imported(t, l, talks)
	marked(t, l, version, talks, "600 miles")
	backup := filepath.Join(root, "by hand.galley")
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if _, err := l.BackUpToday(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Restore(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Salvage(t.Context(), filepath.Join(root, "salvaged.galley"), nil); err != nil {
		t.Fatal(err)
	}
	files := 0
	if err := filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		want := os.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		} else {
			files++
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v", name, info.Mode())
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if files < 7 {
		t.Errorf("only %d files were looked at", files)
	}
}

func TestAnOldLibraryIsNarrowedUnlessItsFolderIsShared(t *testing.T) {
	onFile(t)
	for name, c := range map[string]struct{ folder, want os.FileMode }{
		"one's own": {0o755, 0o600}, "shared": {0o777, 0o644},
	} {
		path := worked(t)
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Dir(path), c.folder); err != nil {
			t.Fatal(err)
		}
		at(t, path)
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != c.want {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
		if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm() != c.folder {
			t.Errorf("%s: the folder has the mode %v, %v", name, info.Mode(), err)
		}
	}
}

func TestCopiesOfKilledProgramsAreClearedAtTheNextStart(t *testing.T) {
	const variable = "GALLEY_TEST_KILLED_WITH_COPIES"
	if os.Getenv(variable) != "" {
		for _, name := range []string{"galley-merge", "galley-restore"} {
			folder, err := temporaryFolder("", name)
			if err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(folder, "other.galley"), "what a colleague wrote")
		}
		put(t, filepath.Join(os.TempDir(), fmt.Sprintf("galley-unpacked-%d-7.zip", os.Getpid())), "an archive in an archive")
		fmt.Println("made")
		select {}
	}
	temp := t.TempDir()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+t.Name()+"$")
	child.Env = append(os.Environ(), variable+"=1", "TMPDIR="+temp)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	heard := make([]byte, 100)
	for said := ""; !strings.Contains(said, "made"); {
		n, err := out.Read(heard)
		if err != nil {
			t.Fatalf("the other program: %v", err)
		}
		said += string(heard[:n])
	}
	mine, err := os.MkdirTemp(temp, fmt.Sprintf("galley-merge-%d-*", os.Getpid()))
	if err != nil {
		t.Fatal(err)
	}
	others := filepath.Join(temp, "galley-merged")
	if err := os.Mkdir(others, 0o700); err != nil {
		t.Fatal(err)
	}
	left := func() (names []string) {
		entries, err := os.ReadDir(temp)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	if err := ClearLeftovers(temp); err != nil || len(left()) != 5 {
		t.Errorf("while the other program runs: %v, %v", left(), err)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	if err := ClearLeftovers(temp); err != nil {
		t.Error(err)
	}
	if names := left(); len(names) != 2 || names[0] != filepath.Base(mine) || names[1] != filepath.Base(others) {
		t.Errorf("left: %v", names)
	}
}
