//go:build !race || long

package app

import (
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

func TestAnArticleIsHandedOutAndWhatTheColleagueDidIsTakenBack(t *testing.T) {
	w, _, _ := opened(t)
	if !enabled(w, "Hand Out to a Colleague…") || !enabled(w, "Take Back…") {
		t.Error("the menu does not offer it")
	}
	path := filepath.Join(t.TempDir(), "handed.galley")
	w.handing.handOut(w.handing.chosen(), path)
	if said := w.notice.text.Text; !strings.Contains(said, "Handed out") || !strings.Contains(said, path) {
		t.Fatalf("the notice says %q", said)
	}
	bobs, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	v := w.session.Version()
	i := strings.Index(v.Text, "21,000 troops")
	if _, err := bobs.Apply(t.Context(), "Bob", model.MarkClaim{VersionID: v.ID, Span: passage.Span{Start: i, End: i + 13}}); err != nil {
		t.Fatal(err)
	}
	doc := model.Document{Title: "Bob's", Text: "Something else.", Blocks: []model.Block{{Kind: model.Paragraph, End: 15}},
		Original: model.File{SHA256: passage.Hash("Something else."), Name: "b.txt", MediaType: "text/plain", Size: 15, Bytes: []byte("Something else.")}}
	if _, err := bobs.Apply(t.Context(), "Bob", model.ImportArticle{Document: doc}); err != nil {
		t.Fatal(err)
	}
	if err := bobs.Close(); err != nil {
		t.Fatal(err)
	}
	w.handing.takeBack(path)
	said := texts(w)
	if !strings.Contains(said, "Claims: 1 new") || !strings.Contains(said, "1 other article in the file was not taken.") {
		t.Fatalf("the report says\n%s", said)
	}
	pressOver(t, w, "Close")
	if len(w.session.Proof().Dossiers) != 1 {
		t.Errorf("%d claims", len(w.session.Proof().Dossiers))
	}
	w.undoing.undo()
	if len(w.session.Proof().Dossiers) != 0 {
		t.Errorf("undone: %d claims", len(w.session.Proof().Dossiers))
	}
}

func TestWhatIsNoHandedOutFileIsSaidAtTheFoot(t *testing.T) {
	w, _, path := opened(t)
	for _, file := range []string{path, filepath.Join(t.TempDir(), "none.galley")} {
		w.handing.takeBack(file)
		if w.notice.text.Text == "" || w.win.Canvas().Overlays().Top() != nil {
			t.Errorf("the notice says %q", w.notice.text.Text)
		}
		w.notice.say("")
	}
	w.handing.handOut(w.handing.chosen(), path)
	if w.notice.text.Text == "" {
		t.Error("nothing is said of a file that is the library")
	}
}

func TestAFileOfAnArticleIsNamedAfterIt(t *testing.T) {
	for title, want := range map[string]string{
		"Talks: the “envoy” spoke?": "Talks-the-“envoy”-spoke.galley", "": "article.galley", "../../x": "x.galley",
		strings.Repeat("ü", 80): strings.Repeat("ü", 60) + ".galley",
	} {
		if name := fileNameOf(title, ".galley"); name != want {
			t.Errorf("%q: %s", title, name)
		}
	}
}

// enabled reports whether the menu offers an action now.
func enabled(w *Window, name string) bool {
	for _, a := range w.bar.actions {
		if a.name == name {
			return !a.item.Disabled
		}
	}
	return false
}
