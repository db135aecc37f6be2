package drafts

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
)

func opened(t *testing.T, folder string) *Journal {
	t.Helper()
	j, err := Open(folder, "/desk/library.galley")
	if err != nil {
		t.Fatal(err)
	}
	return j
}

var at = time.Date(2026, 11, 26, 22, 0, 0, 0, time.UTC)

func draft(subject, title string) Draft {
	return Draft{Kind: "source", Subject: subject, About: "the claim", Fields: map[string]string{"title": title, "stance": "refutes"},
		Editor: "Ann", At: at}
}

// left leaves a journal as a killed program does: locks go, nothing is tidied.
func (j *Journal) left(t *testing.T) {
	t.Helper()
	if err := errors.Join(j.Write(), j.lock.release()); err != nil {
		t.Fatal(err)
	}
}

func TestWhatAKilledProgramLeftIsThereAgain(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state")
	j := opened(t, folder)
	want := draft("claim 1", "Nobody’s “map”\nof the border")
	j.Put(want)
	j.left(t)
	j = opened(t, folder)
	if got := j.Drafts(); !reflect.DeepEqual(got, []Draft{want}) {
		t.Errorf("there again: %+v", got)
	}
	j.Drop(want.Key())
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if names, _ := os.ReadDir(folder); len(names) != 0 {
		t.Errorf("after the last draft the folder holds %v", names)
	}
}

func TestNobodyElseReadsDrafts(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps the folder of a user to that user by itself")
	}
	folder := filepath.Join(t.TempDir(), "state")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	j := opened(t, folder)
	j.Put(draft("claim 1", "x"))
	if err := j.Write(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder: %v, %v", info.Mode(), err)
	}
	names, err := os.ReadDir(folder)
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, n := range names {
		if info, err := n.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", n.Name(), info.Mode(), err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTwoProgramsOnOneLibraryLoseNothingOfEachOther(t *testing.T) {
	folder := t.TempDir()
	one, two := opened(t, folder), opened(t, folder)
	one.Put(draft("claim 1", "one"))
	two.Put(draft("claim 2", "two"))
	one.left(t)
	two.left(t)
	j := opened(t, folder)
	if got := j.Drafts(); len(got) != 2 {
		t.Errorf("both were left, there again: %+v", got)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j = opened(t, folder)
	if got := j.Drafts(); len(got) != 2 {
		t.Errorf("and once more: %+v", got)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestALockGoesWithItsProgram kills a program that holds a journal.
func TestALockGoesWithItsProgram(t *testing.T) {
	const holder = "GALLEY_DRAFTS_HOLDER"
	if folder := os.Getenv(holder); folder != "" {
		j := opened(t, folder)
		j.Put(draft("claim 1", "typed before the end"))
		if err := j.Write(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stdout.WriteString("held\n"); err != nil {
			t.Fatal(err)
		}
		select {}
	}
	folder := t.TempDir()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestALockGoesWithItsProgram$")
	cmd.Env = append(os.Environ(), holder+"="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 5)
	if _, err := out.Read(said); err != nil || string(said) != "held\n" {
		t.Fatalf("%q, %v", said, err)
	}
	beside := opened(t, folder)
	if got := beside.Drafts(); len(got) != 0 {
		t.Errorf("a draft of a program that runs was taken: %+v", got)
	}
	if err := beside.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	j := opened(t, folder)
	if got := j.Drafts(); len(got) != 1 || got[0].Fields["title"] != "typed before the end" {
		t.Errorf("there again: %+v", got)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAnUnreadableJournalIsSetAside(t *testing.T) {
	folder := t.TempDir()
	j := opened(t, folder)
	j.Put(draft("claim 1", "x"))
	j.left(t)
	if err := os.WriteFile(j.path, []byte(`{"drafts":[{"kind":`), 0o600); err != nil {
		t.Fatal(err)
	}
	j = opened(t, folder)
	if got := j.Drafts(); len(got) != 0 {
		t.Errorf("of a damaged journal: %+v", got)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	names, err := os.ReadDir(folder)
	if err != nil || len(names) != 1 || !strings.Contains(names[0].Name(), "unreadable") {
		t.Errorf("kept: %v, %v", names, err)
	}
}

func TestAWriteThatFailsLeavesTheJournalAsItWas(t *testing.T) {
	folder := t.TempDir()
	j := opened(t, folder)
	j.Put(draft("claim 1", "first"))
	if err := j.Write(); err != nil {
		t.Fatal(err)
	}
	whole := j.path
	j.path = filepath.Join(folder, "gone", "x.json")
	j.Put(draft("claim 1", "second"))
	if err := j.Write(); err == nil {
		t.Fatal("a folder that is gone was written to")
	}
	j.path = whole
	j.left(t) // tries again
	if got := opened(t, folder).Drafts(); len(got) != 1 || got[0].Fields["title"] != "second" {
		t.Errorf("there again: %+v", got)
	}
}

func TestADraftThatSaysTheSameIsNoNews(t *testing.T) {
	j := opened(t, t.TempDir())
	d := draft("claim 1", "x")
	if !j.Put(d) {
		t.Error("the first is news")
	}
	d.At = at.Add(time.Hour)
	if j.Put(d) {
		t.Error("the same again is none")
	}
	if got := j.Drafts()[0].At; got != at {
		t.Errorf("it is from %v now", got)
	}
	if j.Drop("other") {
		t.Error("what is not there was dropped")
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}
