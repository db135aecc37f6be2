//go:build !race || long

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

func TestFilesDroppedOnTheListOfASourcesFilesAreHeldByIt(t *testing.T) {
	w, _, _ := opened(t)
	id := attach(t, w, "minutes.pdf", "%PDF-1.7\n1 0 obj\n")
	w.sourcing.showFiles(id)
	if said := texts(w); !strings.Contains(said, "minutes.pdf") {
		t.Fatalf("the file is not listed:\n%s", said)
	}
	dir := t.TempDir()
	var uris []fyne.URI
	for _, name := range []string{"screen.png", "page.mhtml"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("From: "+name), 0o600); err != nil {
			t.Fatal(err)
		}
		uris = append(uris, storage.NewFileURI(path))
	}
	if !w.sourcing.dropped(uris) {
		t.Fatal("the files were not taken")
	}
	if said := texts(w); !strings.Contains(said, "screen.png") || !strings.Contains(said, "page.mhtml") {
		t.Errorf("the new files are not listed:\n%s", said)
	}
	pressOver(t, w, "Remove")
	if said := texts(w); strings.Contains(said, "minutes.pdf") || !strings.Contains(said, "screen.png") {
		t.Errorf("the first was to be removed:\n%s", said)
	}
	w.dialogs.Escape()
	if w.sourcing.dropped(uris) {
		t.Error("a drop is taken though no source is open")
	}
}
