package library

import (
	"os"
	"path/filepath"
	"testing"

	"galley/model"
)

func TestRestoreGoesBackAndKeepsWhatWasThere(t *testing.T) {
	path := worked(t)
	l := at(t, path)
	other := at(t, path) // another program has it open meanwhile
	backup := filepath.Join(t.TempDir(), "monday.galley")
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	before := dump(t, l)
	do(t, l, "Ann", model.ImportArticle{Document: document("Later", "What came later.")})
	after := dump(t, l)
	kept, err := l.Restore(t.Context(), backup)
	if err != nil {
		t.Fatal(err)
	}
	if now := dump(t, l); now != before {
		t.Errorf("restored:\n%s\nwant\n%s", now, before)
	}
	if now := dump(t, other); now != before {
		t.Error("another program sees something else")
	}
	if now := dump(t, at(t, kept)); now != after {
		t.Error("the copy lacks what was there before")
	}
	hits, err := l.Search(t.Context(), model.ParseQuery("later OR miles", false), 5)
	if err != nil || len(hits) != 2 {
		t.Errorf("search finds %d, %v", len(hits), err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
	do(t, l, "Ann", model.ImportArticle{Document: document("Later", "What came later.")}) // work goes on
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoBackupRestoresNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // other tests leave theirs elsewhere
	l := at(t, worked(t))
	before := dump(t, l)
	folder := t.TempDir()
	put(t, filepath.Join(folder, "notes.txt"), "These are notes.")
	put(t, filepath.Join(folder, "empty"), "")
	damaged := filepath.Join(folder, "damaged.galley")
	copyFile(t, worked(t), damaged)
	raw(t, damaged, "UPDATE versions SET text = 'other'")
	for _, path := range []string{filepath.Join(folder, "notes.txt"), filepath.Join(folder, "empty"), filepath.Join(folder, "none"), folder, damaged, l.Path()} {
		if _, err := l.Restore(t.Context(), path); err == nil || model.Sentence(err) == "" {
			t.Errorf("%s was restored: %v", path, err)
		}
	}
	if now := dump(t, l); now != before {
		t.Error("the library was changed")
	}
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), "galley-restore-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
