package library

import (
	"os"
	"path/filepath"
	"testing"

	"galley/model"
	"galley/model/query"
)

func TestRestoreGoesBackAndKeepsWhatWasThere(t *testing.T) {
	onFile(t)
	t.Parallel()
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
	back, err := l.Restore(t.Context(), backup)
	kept := back.Kept
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
	hits, err := l.Search(t.Context(), query.Parse("later OR miles", false), 5)
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
	unraced(t)
	onFile(t)
	t.Setenv("TMPDIR", t.TempDir()) // other tests leave theirs elsewhere
	l := at(t, worked(t))
	before := dump(t, l)
	folder := t.TempDir()
	put(t, filepath.Join(folder, "notes.txt"), "These are notes.")
	put(t, filepath.Join(folder, "empty"), "")
	damaged := filepath.Join(folder, "damaged.galley")
	copyFile(t, worked(t), damaged)
	raw(t, damaged, "UPDATE versions SET text = 'other'")
	for _, path := range []string{filepath.Join(folder, "notes.txt"), filepath.Join(folder, "empty"), filepath.Join(folder, "none"), folder,
		damaged, l.Path()} {
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

// A change is in the copy that is kept, or it comes after the restore: never in
// neither, however fast another program writes.
func TestNoChangeFallsBetweenTheKeptCopyAndTheRestore(t *testing.T) {
	onFile(t)
	t.Parallel()
	path := worked(t)
	l := at(t, path)
	backup := filepath.Join(t.TempDir(), "monday.galley")
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	writer := at(t, path)
	article, err := writer.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	done := make(chan map[string]bool)
	go func() {
		stored := map[string]bool{}
		defer func() { done <- stored }()
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			title := sprint(n)
			c, err := writer.Apply(t.Context(), "Bob", model.EditArticle{ID: article[0].ID, Byline: &title})
			if model.HasCode(err, model.Busy) {
				continue // refused, and known to be
			}
			if err != nil {
				t.Error(err)
				return
			}
			stored[c.Event.ID] = true
		}
	}()
	var copies []string
	for range 12 {
		back, err := l.Restore(t.Context(), backup)
		kept := back.Kept
		if err != nil {
			t.Error(err)
			break
		}
		copies = append(copies, kept)
	}
	close(stop)
	stored := <-done
	found := map[string]bool{}
	for _, c := range append(copies, path) {
		events, err := at(t, c).History(t.Context(), "", 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			found[e.ID] = true
		}
	}
	lost := 0
	for id := range stored {
		if !found[id] {
			lost++
		}
	}
	if lost > 0 || len(stored) == 0 {
		t.Errorf("%d of %d changes that were stored are in neither", lost, len(stored))
	}
	t.Logf("%d changes stored during %d restores", len(stored), len(copies))
}
