package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/control"
	"galley/model"
	"galley/model/library"
)

func TestABackupIsMadeOfTheFirstChangeAndRestoredFromTheMenu(t *testing.T) {
	w, r, path := opened(t)
	if err := os.RemoveAll(library.BackupFolder(path)); err != nil {
		t.Fatal(err)
	}
	r.pass() // the window looks whether anything is to be done
	all, err := library.Backups(path)
	if err != nil || len(all) != 1 || all[0].Reason != library.Daily {
		t.Fatalf("backups: %+v, %v", all, err)
	}
	before := w.session.Proof().Article.Title
	title := "Another headline"
	w.store.write(model.EditArticle{ID: w.session.ArticleID(), Title: &title}, nil)
	r.pass()
	if all, _ = library.Backups(path); len(all) != 1 {
		t.Errorf("a second change of the day was backed up: %+v", all)
	}
	w.keeping.askForBackup()
	if said := texts(w); !strings.Contains(said, "Another file") {
		t.Errorf("offered: %s", said)
	}
	w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	w.keeping.lookAtBackup(all[0].Path, "today")
	said := texts(w)
	for _, want := range []string{"1 article, 0 claims", "1 change since", "Ann 1", "kept as a backup first"} {
		if !strings.Contains(said, want) {
			t.Errorf("before it is restored it says %q, not %q", said, want)
		}
	}
	if safe, is := w.win.Canvas().Focused().(*control.Button); !is || safe.Text != "Cancel" {
		t.Errorf("the keyboard is on %T", w.win.Canvas().Focused())
	}
	pressOver(t, w, "Restore")
	if now := w.session.Proof().Article.Title; now != before {
		t.Errorf("the headline is %q, and was %q", now, before)
	}
	if all, _ = library.Backups(path); len(all) != 2 {
		t.Errorf("what the library held is not kept: %+v", all)
	}
}

func TestADamagedLibraryIsSaidToBeAndSavedFromTheWindow(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.end()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damaged := append(bytes.Clone(data[:len(data)-8*4096]), bytes.Repeat([]byte{0xa5}, 8*4096)...)
	copy(damaged[4*4096:], bytes.Repeat([]byte{0xa5}, 4096))
	for name, c := range map[string][]byte{"pages": damaged,
		"the first page": append(bytes.Repeat([]byte{0xa5}, 4096), data[4096:]...), "cut off": data[:len(data)-9*4096]} {
		path := filepath.Join(t.TempDir(), "damaged.galley")
		if err := os.WriteFile(path, c, 0o600); err != nil {
			t.Fatal(err)
		}
		w, r := openedOn(t, path, "Ann")
		r.pass()
		title := "Another headline"
		if w.store.library != nil && w.store.library.Damaged() == nil {
			w.store.write(model.EditArticle{ID: w.session.ArticleID(), Title: &title}, nil)
			r.pass()
		}
		if w.store.library != nil && w.store.library.Damaged() == nil || w.store.library == nil && w.keeping.refused == "" {
			t.Errorf("%s: the damage is not noticed", name)
		}
		if said := w.notice.text.Text; !strings.Contains(said, "amaged") || w.notice.action.Text != "Save What Can Be Read…" ||
			w.notice.action.Hidden {
			t.Errorf("%s: it says %q and offers %q", name, said, w.notice.action.Text)
		}
		to := filepath.Join(t.TempDir(), "saved.galley")
		out, err := library.Salvage(t.Context(), path, to, nil)
		if w.store.library != nil {
			out, err = w.store.library.Salvage(t.Context(), to, nil)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		w.keeping.showSalvaged(to, out)
		pressOver(t, w, "Open What Was Saved")
		if w.store.library == nil || w.store.library.Path() != to || !w.session.IsOpen() {
			t.Errorf("%s: what was saved is not opened", name)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, c) {
			t.Errorf("%s: the damaged file was altered, %v", name, err)
		}
		w.end()
	}
}

func TestTheBackupOfTheDayIsNotNamedAmongTheWorkThatQuittingStops(t *testing.T) {
	w, r, _ := opened(t)
	r.hold = true
	w.keeping.backUpToday(w.store.library)
	r.hold = false
	if len(r.held) != 1 {
		t.Fatalf("%d jobs are under way", len(r.held))
	}
	if lines := w.tasks.running(); len(lines) != 0 {
		t.Errorf("quitting asks about %q", lines)
	}
	w.tasks.cancelAll()
	if r.held[0].ctx.Err() == nil {
		t.Error("it is not cancelled with the others")
	}
	r.held[0].do()
	if len(w.tasks.cancels) != 0 {
		t.Error("it is under way for ever")
	}
}
