//go:build !race || long

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnnotationsOfOthersBecomeClaimsOfTheOpenArticle(t *testing.T) {
	w, _, _ := opened(t)
	if !enabled(w, "Import Annotations…") {
		t.Error("the menu does not offer it")
	}
	annotation := func(id, quote string) string {
		return `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"` + id + `","type":"Annotation","body":{"type":"TextualBody","value":"Is that so?"},` +
			`"target":{"source":"https://example.org/","selector":{"type":"TextQuoteSelector","exact":"` + quote + `"}}}`
	}
	file := filepath.Join(t.TempDir(), "annotations.json")
	if err := os.WriteFile(file, []byte("["+annotation("urn:x:1", "21,000 troops")+","+annotation("urn:x:2", "words that stand nowhere at all")+"]"),
		0o600); err != nil {
		t.Fatal(err)
	}
	article := w.session.ArticleID()
	w.annotating.take(article, file)
	if n := len(w.session.Proof().Dossiers); n == 0 {
		t.Errorf("%d claims", n)
	}
	if said := w.notice.text.Text; !strings.Contains(said, "1 claim was made of annotations.json") || !strings.Contains(said, "1 has no place") {
		t.Errorf("the notice says %q", said)
	}
	if said := texts(w); !strings.Contains(said, "“words that stand nowhere at all” does not stand in the text.") {
		t.Errorf("the list says\n%s", said)
	}
	pressOver(t, w, "Close")
	w.annotating.take(article, file)
	if said := w.notice.text.Text; !strings.Contains(said, "0 claims were made") || !strings.Contains(said, "2 were here already") {
		t.Errorf("the notice says %q", said)
	}
	for name, content := range map[string]string{"text.json": "no annotations", "none.json": ""} {
		bad := filepath.Join(t.TempDir(), name)
		if content != "" {
			if err := os.WriteFile(bad, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		w.notice.say("")
		w.annotating.take(article, bad)
		if w.notice.text.Text == "" {
			t.Errorf("nothing is said of %s", name)
		}
	}
}
