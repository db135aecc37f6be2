package app

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/model"
	"galley/model/passage"
)

// watched notes what is handed to other programs instead of opening it.
func watched(w *Window) *[]string {
	var opened []string
	w.open = func(u *url.URL) error {
		opened = append(opened, u.String())
		return nil
	}
	return &opened
}

func TestAnAddressIsShownBeforeAHostIsOpenedFirst(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	handed := watched(w)
	w.sourcing.follow("https://user.example.org.evil.example/path?q=1")
	if said := texts(w); !strings.Contains(said, "https://user.example.org.evil.example/path?q=1") &&
		!strings.Contains(said, "user.example.org.evil.example") || len(*handed) != 0 {
		t.Fatalf("it was opened (%v), or not shown:\n%s", *handed, said)
	}
	// Enter and Escape are the safe answer.
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		if w.win.Canvas().Overlays().Top() != nil || len(*handed) != 0 {
			t.Fatalf("%s: it was opened: %v", key, *handed)
		}
		w.sourcing.follow("https://user.example.org.evil.example/path?q=1")
	}
	pressOver(t, w, "Open")
	w.sourcing.follow("https://user.example.org.evil.example/another")
	const both = "https://user.example.org.evil.example/path?q=1 https://user.example.org.evil.example/another"
	if strings.Join(*handed, " ") != both || w.win.Canvas().Overlays().Top() != nil {
		t.Errorf("handed on: %v", *handed)
	}
	w.sourcing.follow("https://раураl.example/") // Cyrillic, but for one letter
	if said := texts(w); !strings.Contains(said, "It leads to xn--l-7sba6dbr.example,") {
		t.Errorf("the host is not shown as it is:\n%s", said)
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(*handed) != 2 {
		t.Errorf("handed on: %v", *handed)
	}
}

func TestWhatIsNoAddressOfTheWebIsNeverOpened(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	handed := watched(w)
	for _, evil := range []string{"file:///home/ann/evil.desktop", "javascript:alert(1)", "smb://a/b", `\\a\b`, "", "https://a@b.example/"} {
		w.sourcing.follow(evil)
		if top := w.win.Canvas().Overlays().Top(); top != nil || len(*handed) != 0 {
			t.Fatalf("%s: %v", evil, *handed)
		}
	}
}

// attach puts a file on a source of a marked claim.
func attach(t *testing.T, w *Window, name, text string) (sourceID string) {
	t.Helper()
	w.marking.mark(w.spanOf(t, "600 miles"))
	title := "Minutes"
	file := model.File{SHA256: passage.Hash(text), Name: name, MediaType: "application/pdf", Size: int64(len(text)), Bytes: []byte(text)}
	w.store.write(model.AttachSource{ClaimID: w.session.Active(), Stance: model.Supports,
		New: &model.AddSource{Fields: model.SourceFields{Title: &title, File: &file}}}, nil)
	return w.session.Proof().Dossiers[0].Evidence[0].SourceID
}

func TestAnAttachedFileIsOpenedAfterItsTypeWasNamed(t *testing.T) {
	unraced(t)
	t.Setenv("TMPDIR", t.TempDir())
	w, _, _ := opened(t)
	handed := watched(w)
	id := attach(t, w, "minutes.pdf", "%PDF-1.7\n1 0 obj\n")
	w.sourcing.showFile(id)
	if said := texts(w); !strings.Contains(said, "minutes.pdf") || !strings.Contains(said, "PDF document") || len(*handed) != 0 {
		t.Fatalf("opened %v\n%s", *handed, said)
	}
	pressOver(t, w, "Open")
	if len(*handed) != 1 || !strings.HasSuffix((*handed)[0], "/minutes.pdf") {
		t.Fatalf("handed on: %v", *handed)
	}
	u, err := url.Parse((*handed)[0])
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(u.Path); err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Errorf("%q, %v", data, err)
	}
	w.end()
	if _, err := os.Stat(filepath.Dir(u.Path)); !os.IsNotExist(err) {
		t.Errorf("the copy is still there after quitting: %v", err)
	}
}

func TestAnAttachedProgramIsOnlySaved(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	handed := watched(w)
	folder := t.TempDir()
	w.fyne.Preferences().SetString(prefFolder, folder)
	id := attach(t, w, "evil.desktop", "[Desktop Entry]\nExec=xcalc\n")
	w.sourcing.showFile(id)
	said := texts(w)
	if strings.Contains(said, "[Open]") || !strings.Contains(said, "could run as a program") {
		t.Fatalf("it can be opened:\n%s", said)
	}
	pressOver(t, w, "Save a Copy")
	test.Tap(button(t, w, "Save"))
	data, err := os.ReadFile(filepath.Join(folder, "evil.desktop"))
	if err != nil || !strings.HasPrefix(string(data), "[Desktop Entry]") || len(*handed) != 0 {
		t.Errorf("%q, %v, %v", data, err, *handed)
	}
	if info, err := os.Stat(filepath.Join(folder, "evil.desktop")); err != nil || info.Mode().Perm()&0o111 != 0 {
		t.Errorf("it can be run: %v, %v", info.Mode(), err)
	}
}
