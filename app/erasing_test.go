//go:build !race || long

package app

import (
	"strings"
	"testing"

	"galley/model"
)

func TestASourceIsErasedForGoodFromTheMenuOnceThePersonSaysSo(t *testing.T) {
	w, r, _ := claimed(t)
	if !enabled(w, "Erase for Good…") {
		t.Fatal("the menu does not offer it")
	}
	title := "Zephyrine Quartermain"
	w.store.write(model.AttachSource{ClaimID: w.session.Active(), Stance: model.Supports, Quote: "a hushed remark",
		New: &model.AddSource{Fields: model.SourceFields{Title: &title}}}, nil)
	r.pass()
	w.do(t, "Erase for Good…")
	r.pass()
	offered := texts(w)
	for _, want := range []string{"Article", "Claim", "Evidence", title, "a hushed remark"} {
		if !strings.Contains(offered, want) {
			t.Errorf("%q is not offered in\n%s", want, offered)
		}
	}
	w.dialogs.Escape()
	d := w.session.Proof().Dossiers[0]
	w.erasing.ask(d.Evidence[0].Source.ID)
	r.pass()
	if said := texts(w); !strings.Contains(said, "1 piece of evidence") || !strings.Contains(said, "Nobody can bring it back") {
		t.Fatalf("asked:\n%s", said)
	}
	w.dialogs.Escape() // the safe answer
	r.pass()
	if len(w.session.Proof().Dossiers[0].Evidence) != 1 {
		t.Fatal("it was erased without an answer")
	}
	w.erasing.ask(d.Evidence[0].Source.ID)
	r.pass()
	pressOver(t, w, "Erase for Good")
	r.pass()
	if said := w.notice.text.Text; !strings.Contains(said, "Erased a source for good") || strings.Contains(said, title) {
		t.Errorf("the notice says %q", said)
	}
	if len(w.session.Proof().Dossiers[0].Evidence) != 0 {
		t.Error("the window shows it still")
	}
	w.undoing.undo()
	r.pass()
	if said := w.notice.text.Text; !strings.Contains(said, "erased for good") {
		t.Errorf("undo says %q", said)
	}
}

func TestTheOpenArticleIsErasedForGood(t *testing.T) {
	w, r, _ := claimed(t)
	w.erasing.ask(w.session.ArticleID())
	r.pass()
	pressOver(t, w, "Erase for Good")
	r.pass()
	if w.session.IsOpen() {
		t.Errorf("the article is open still: %s", w.notice.text.Text)
	}
}
