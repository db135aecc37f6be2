package app

import (
	"strings"
	"testing"

	"galley/app/state"
)

const (
	ours   = "Some 21,000 Bergonian troops will be sent to Oslandia this spring."
	theirs = "Bergonia is sending 17,000 troops to Oslandia in spring."
)

// sentToOslandia is a window on an article with a figure, in a library with another article.
func sentToOslandia(t *testing.T, other string) (w *Window, path string) {
	t.Helper()
	w, _, path = opened(t)
	makeLibraryIn(t, w, "What the minister said", "What the minister said\n\nIt rained all day.\n\n"+other+" More later.")
	makeLibraryIn(t, w, "Troops for Oslandia", "Troops for Oslandia\n\n"+ours+" Nobody knows the day.")
	return w, path
}

func TestTheSameFigureElsewhereIsToldOfWithItsPlaceAndQOpensIt(t *testing.T) {
	unraced(t)
	for other, begins := range map[string]string{
		theirs: "Another article has “17,000",
		"A spokesman said that Bergonia would send 21,000 soldiers to Oslandia.": "Another article has the same figure: “21,000",
	} {
		w, _ := sentToOslandia(t, other)
		w.marking.mark(w.spanOf(t, ours))
		said := w.hintsOf(state.ElsewhereHint)
		if !strings.HasPrefix(said, begins) || !strings.HasSuffix(said, ". See “What the minister said”.") {
			t.Errorf("the hint says %q, want %q", said, begins)
			continue
		}
		if h, _ := w.hinting.top(); h.Reason != "It says: “"+other+"”" || h.Offer != "Show it" || !strings.Contains(onScreen(w), said) {
			t.Errorf("because %q it offers %q", h.Reason, h.Offer)
		}
		w.page.reader.TypedRune('q')
		if got := w.session.Proof().Article.Title; got != "What the minister said" {
			t.Fatalf("Q opens %q", got)
		}
		span := w.spanOf(t, other)
		if y := w.page.reader.PositionOf(span.Start).Y; y < 0 || y > w.page.reader.Size().Height {
			t.Errorf("the sentence is out of sight, at %v", y)
		}
		w.opening.goBack()
		if got := w.session.Proof().Article.Title; got != "Troops for Oslandia" {
			t.Errorf("back is %q", got)
		}
	}
}

func TestAFigureElsewhereIsDismissedForGoodAndCanBeSwitchedOff(t *testing.T) {
	unraced(t)
	w, path := sentToOslandia(t, theirs)
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.ElsewhereHint), false)
	w.marking.mark(w.spanOf(t, ours))
	if got := w.hintsOf(state.ElsewhereHint); got != "" {
		t.Errorf("switched off it says %q", got)
	}
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.ElsewhereHint), true)
	w.store.show()
	if got := w.hintsOf(state.ElsewhereHint); got == "" {
		t.Fatal("switched on it says nothing")
	}
	w.page.reader.TypedRune('z')
	w.Close()
	again, _ := openedOn(t, path, "Ann")
	again.opening.step(1)
	if got := again.hintsOf(state.ElsewhereHint); got != "" || again.session.Active() == "" {
		t.Errorf("dismissed, after a restart it says %q", got)
	}
}

func TestAnArticleIsToldOfOnceWhereAClaimInItWasChecked(t *testing.T) {
	unraced(t)
	same := "Some 21,000 Bergonian troops will be sent to Oslandia in spring, he said."
	w, _ := sentToOslandia(t, same)
	w.marking.mark(w.spanOf(t, ours))
	if got := w.hintsOf(state.ElsewhereHint); got == "" {
		t.Fatal("with nothing checked there it says nothing")
	}
	here := w.session.ArticleID()
	w.page.reader.TypedRune('q')
	w.marking.mark(w.spanOf(t, "Some 21,000 Bergonian troops will be sent to Oslandia in spring"))
	w.page.reader.TypedRune('2')
	w.opening.article(here, nil)
	w.opening.step(1)
	if got := w.hintsOf(state.CheckedHint); !strings.HasPrefix(got, "Checked before: ") {
		t.Errorf("the hint says %q", got)
	}
	if got := w.hintsOf(state.ElsewhereHint); got != "" {
		t.Errorf("the same article again: %q", got)
	}
}
