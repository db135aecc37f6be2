package disk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestWhatIsNotWholeYetIsForItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no such permissions there")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "report.html")
	_, err := Place(path, Shared, nil, func(part string) error {
		info, err := os.Stat(part)
		if err == nil && info.Mode().Perm() != Private {
			t.Errorf("while it is written: %v", info.Mode())
		}
		return errors.Join(err, os.WriteFile(part, []byte("x"), 0))
	})
	if err != nil {
		t.Fatal(err)
	}
	probe := filepath.Join(folder, "probe")
	f, err := os.OpenFile(probe, os.O_CREATE|os.O_EXCL, Shared)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	whole, err1 := os.Stat(path)
	other, err2 := os.Stat(probe)
	if err := errors.Join(err1, err2); err != nil || whole.Mode() != other.Mode() {
		t.Errorf("whole: %v, another file: %v, %v", whole.Mode(), other.Mode(), err)
	}
}

func TestWhatAKilledProgramLeftHalfWrittenIsDeleted(t *testing.T) {
	folder := t.TempDir()
	make := func(name string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("half"), Private); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const nobody = "999999999"
	dead, ours, foreign := make(partPrefix()+nobody+"-0badcafe"), make(partPrefix()+"1-0badcafe"), make(".galley-part-00000000-"+nobody+"-0badcafe")
	if _, err := Write(filepath.Join(folder, "a"), Private, nil, func(w io.Writer) error { _, err := io.WriteString(w, "x"); return err }); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dead); err == nil {
		t.Error("what a killed program left is there")
	}
	for _, path := range []string{ours, foreign} { // of a program that runs, and of another computer
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}
