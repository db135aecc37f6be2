package app

import (
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest"
)

// TestAGarbledArticleIsReadInAnotherCharset: what came in garbled is read anew
// from its original, with the headline put right and as a new version.
func TestAGarbledArticleIsReadInAnotherCharset(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	doc, err := ingest.Bytes(t.Context(), "a.txt",
		[]byte("Rozpo\xe8et klesl\n\nThe fund lost 2.4 billion crowns in May, and the d\xe8t grew."), ingest.Hints{Charset: "windows-1252"})
	if err != nil {
		t.Fatal(err)
	}
	change, err := w.store.library.Apply(t.Context(), "Ann", model.ImportArticle{Document: doc})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range change.Event.Edits {
		if a, is := e.After.(model.Article); is {
			w.opening.article(a.ID, nil)
		}
	}
	if p := w.session.Proof(); p.Article.Title != "Rozpoèet klesl" || p.Version.Charset != "windows-1252" {
		t.Fatalf("%q in %s", p.Article.Title, p.Version.Charset)
	}
	w.correcting.recode("windows-1250")
	if p := w.session.Proof(); p.Article.Title != "Rozpočet klesl" || p.Version.Charset != "windows-1250" ||
		p.Version.Number != 2 || !strings.Contains(p.Version.Text, "the dčt grew") {
		t.Errorf("%q in %s: %q", p.Article.Title, p.Version.Charset, p.Version.Text)
	}
	w.correcting.recode("no such charset")
	if w.session.Version().Number != 2 {
		t.Error("nonsense was stored")
	}
}
