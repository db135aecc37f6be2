//go:build !race || long

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model/intake/binder"
	"galley/model/library/seal"
)

func TestABinderIsHandedOverAndOpenedWithItsPassphraseAlone(t *testing.T) {
	w, _, _ := opened(t)
	if !enabled(w, "Hand Over as a Binder…") || !enabled(w, "Open Binder…") {
		t.Error("the menu does not offer it")
	}
	path := filepath.Join(t.TempDir(), "story.zip.age")
	w.binders.handOver(w.binders.chosen()[0], path, binder.Options{Key: seal.Key{Passphrase: "eight letters"}})
	if said := w.notice.text.Text; !strings.Contains(said, "Handed over") || !seal.SealedFile(path) {
		t.Fatalf("the notice says %q", said)
	}
	w.binders.merge(&foundBinder{path: path, sealed: true, typed: "another one"})
	if said := texts(w); !strings.Contains(said, "The passphrase is not the one") {
		t.Fatalf("a wrong passphrase is not told of:\n%s", said)
	}
	w.dialogs.Escape()
	pressOver(t, w, "Discard")
	f := &foundBinder{path: path, sealed: true, typed: "eight letters", to: filepath.Join(t.TempDir(), "own.galley")}
	w.binders.merge(f)
	if said := texts(w); !strings.Contains(said, "Libraries merged") {
		t.Fatalf("it was not merged:\n%s", said)
	}
	pressOver(t, w, "Close")
	w.binders.openAlone(f)
	if _, err := os.Stat(f.to); err != nil || w.store.library.Path() != f.to {
		t.Errorf("%s is open: %v", w.store.library.Path(), err)
	}
	w.binders.look(filepath.Join("testdata", "none"))
	if said := w.notice.text.Text; !strings.Contains(said, "no binder") {
		t.Errorf("of what is no binder it says %q", said)
	}
}

func TestABinderIsOpenAndWithoutNamesUnlessSomebodySaysSo(t *testing.T) {
	w, _, _ := opened(t)
	f := newBinderForm(w.session.Proof().Article)
	if key, err := f.key(); f.names.Checked || !key.None() || err != nil {
		t.Errorf("names %v, key %v, %v", f.names.Checked, key, err)
	}
	f.names.SetChecked(true)
	for _, typed := range [][2]string{{"", ""}, {"short", "short"}, {"eight letters", "eight letter"}} {
		f.first.SetText(typed[0])
		f.again.SetText(typed[1])
		if _, err := f.key(); err == nil {
			t.Errorf("%q is taken", typed)
		}
	}
	f.again.SetText("eight letters")
	if key, err := f.key(); key.Passphrase != "eight letters" || err != nil {
		t.Errorf("key %v, %v", key, err)
	}
}
