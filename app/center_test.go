package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"galley/model"
	"galley/model/passage"
)

// withBoard is a window whose middle has one more board, shown over an article with a selected claim.
func withBoard(t *testing.T) (w *Window, entry *widget.Entry) {
	t.Helper()
	w, _, _ = opened(t)
	w.store.write(model.MarkClaim{ID: "c1", VersionID: w.session.Version().ID, Span: passage.Span{End: 10}}, nil)
	entry = widget.NewEntry()
	w.center.add("test", boardPanel{content: entry, first: func() fyne.Focusable { return entry }})
	w.center.show("test")
	return w, entry
}

func TestAKeyMeantForTheArticleBehindABoardShowsItAndChangesNothing(t *testing.T) {
	unraced(t)
	w, entry := withBoard(t)
	if !entry.Visible() || w.pair.Content().Visible() {
		t.Fatal("the board is not in the article's place")
	}
	for _, key := range []rune{'1', 'x', 'o'} {
		w.center.show("test")
		w.win.Canvas().Focus(entry)
		w.keyboard.typedRune(key)
		if on := w.win.Canvas().Focused(); on != fyne.Focusable(w.page.reader) {
			t.Errorf("%c leaves the keyboard in %T, which nobody sees", key, on)
		}
		if w.center.shows("test") || !w.pair.Content().Visible() {
			t.Errorf("%c leaves the article hidden", key)
		}
		if !strings.Contains(w.notice.text.Text, "Here is the article again.") {
			t.Errorf("%c says %q", key, w.notice.text.Text)
		}
	}
	if d := w.session.Proof().Dossiers[0]; len(d.Verdicts) > 0 || len(w.session.Proof().Asides) > 0 {
		t.Errorf("something was changed unseen: %+v", d.Verdicts)
	}
	w.keyboard.typedRune('1')
	if d := w.session.Proof().Dossiers[0]; len(d.Verdicts) != 1 {
		t.Error("the key pressed once more does nothing")
	}
}

func TestABoardIsLeftByEscapeAndByOpeningAClaim(t *testing.T) {
	unraced(t)
	w, entry := withBoard(t)
	w.win.Canvas().Focus(entry)
	w.keyboard.typedKey(fyne.KeyEscape)
	if !w.center.shows(theArticle) || w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("after Escape the keyboard is in %T", w.win.Canvas().Focused())
	}
	for name, open := range map[string]func(){
		"a claim":    func() { w.opening.claim(w.session.ArticleID(), "c1", nil) },
		"an article": func() { w.opening.article(w.session.ArticleID(), nil) },
		"a place":    func() { w.opening.showPlace(passage.Span{End: 4}) },
	} {
		w.center.show("test")
		open()
		if !w.center.shows(theArticle) {
			t.Errorf("%s is opened behind the board", name)
		}
	}
}

func TestF6GoesToTheBoardInTheArticlesPlace(t *testing.T) {
	unraced(t)
	w, entry := withBoard(t)
	for _, stop := range w.stops() {
		if stop.First == fyne.Focusable(w.page.reader) {
			t.Error("it goes to the article that is hidden")
		}
		if stop.First == fyne.Focusable(entry) {
			return
		}
	}
	t.Error("it does not go to the board")
}
