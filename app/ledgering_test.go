package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// onLedger is a window with the ledger of the story, and the keyboard in it.
func onLedger(t *testing.T) (w *Window, path string) {
	t.Helper()
	w, _, path = opened(t)
	w.page.reader.TypedRune('b')
	if !w.desk.onLedger() {
		t.Fatal("B does not show the ledger")
	}
	return w, path
}

// choose chooses an entry with the arrows, by its words.
func (w *Window) chooseEntry(t *testing.T, words string) {
	t.Helper()
	list := w.ledger.First()
	w.dialogs.Focus(list)
	for range 60 {
		if said, _, _ := strings.Cut(list.(fyne.Accessible).AccessibilityLabel(), " ·"); strings.Contains(said, words) {
			return
		}
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	t.Fatalf("the ledger has no %q", words)
}

// ticked are the words that are ticked in the file.
func ticked(t *testing.T, path string) string {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = lib.Close() }()
	all, err := lib.All(t.Context(), model.ShelfQuery{})
	if err != nil || len(all) != 1 {
		t.Fatal(len(all), err)
	}
	ticks, err := lib.TicksIn(t.Context(), all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, k := range ticks {
		words = append(words, fmt.Sprint(k.List, " ", k.Words))
	}
	return strings.Join(words, "; ")
}

func TestSpaceTicksAnEntryForAllItsPlacesAndUndoSaysWhatItUndid(t *testing.T) {
	unraced(t)
	w, path := onLedger(t)
	w.chooseEntry(t, "21,000 troops")
	list := w.ledger.First()
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := ticked(t, path); got != "ledger 21,000 troops" {
		t.Fatalf("ticked in the file: %q", got)
	}
	if said := list.(fyne.Accessible).AccessibilityLabel(); !strings.Contains(said, "· ticked") {
		t.Errorf("spoken: %q", said)
	}
	w.undoing.undo()
	if said := w.notice.text.Text; !strings.Contains(said, "21,000 troops") {
		t.Errorf("the foot says %q", said)
	}
	if got := ticked(t, path); got != "" {
		t.Errorf("after undo: %q", got)
	}
	w.undoing.redo()
	// The corrected text has the tick, for its words are the same.
	text := "A new beginning.\n\n" + w.session.Version().Text
	doc := model.Document{Text: text, Blocks: []model.Block{{Kind: model.Paragraph, Start: 0, End: len(text)}}, Original: model.File{SHA256: "0", Name: "x"}}
	w.store.write(model.ReviseArticle{ArticleID: w.session.ArticleID(), Document: doc}, nil)
	w.opening.article(w.session.ArticleID(), nil)
	w.chooseEntry(t, "21,000 troops")
	if said := list.(fyne.Accessible).AccessibilityLabel(); !strings.Contains(said, "· ticked") || w.session.Version().Number != 2 {
		t.Errorf("in version %d: %q", w.session.Version().Number, said)
	}
}

func TestEnterGoesFromPlaceToPlaceAndBGoesBackToTheClaims(t *testing.T) {
	unraced(t)
	w, _ := onLedger(t)
	var went []string
	w.chooseEntry(t, "600 miles")
	list := w.ledger.First()
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	for _, e := range w.session.Ledger(w.alongside.wants.wants, false).Entries {
		if strings.Contains(e.Words(), "600 miles") {
			went = append(went, w.session.Version().Text[e.Places[0].Start:e.Places[0].End])
		}
	}
	if len(went) != 1 || !strings.Contains(went[0], "600 miles") {
		t.Errorf("it stands at %q", went)
	}
	list.TypedRune('b')
	if w.desk.onLedger() || w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("B does not go back to the claims; the keyboard is at %T", w.win.Canvas().Focused())
	}
}

func TestAKeyOfTheFormShowsTheClaims(t *testing.T) {
	unraced(t)
	w, _ := onLedger(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.page.reader.TypedRune('e')
	if w.desk.onLedger() {
		t.Error("the wording is written where nobody sees it")
	}
}

func TestTheDesksSpellingsAreReadFromTheFileInPreferences(t *testing.T) {
	unraced(t)
	w, _ := onLedger(t)
	file := filepath.Join(t.TempDir(), "gone.txt")
	w.fyne.Preferences().SetString(prefSpellings, file)
	w.alongside.again()
	w.store.show()
	if said := w.session.Ledger(w.alongside.wants.wants, false).Spelling; !strings.Contains(said, "gone.txt") {
		t.Errorf("of a file that is not there it says %q", said)
	}
	if err := os.WriteFile(file, []byte("# ours\nEnvoys: Envoyz\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.alongside.again()
	w.store.show()
	now := w.session.Ledger(w.alongside.wants.wants, false)
	if now.Spelling != "" || len(now.Entries) == 0 {
		t.Errorf("it says %q of %d entries", now.Spelling, len(now.Entries))
	}
}

func TestAHintInTheLedgerIsDismissedForGood(t *testing.T) {
	unraced(t)
	w, path := onLedger(t)
	text := "Richard Holbrooke spoke. Holbrooke left. Then Holbrook came, and Holbrooke went home."
	doc := model.Document{Text: text, Blocks: []model.Block{{Kind: model.Paragraph, Start: 0, End: len(text)}}, Original: model.File{SHA256: "0", Name: "x"}}
	w.store.write(model.ReviseArticle{ArticleID: w.session.ArticleID(), Document: doc}, nil)
	w.opening.article(w.session.ArticleID(), nil)
	hints := func() (n int) {
		for _, e := range w.session.Ledger(w.alongside.wants.wants, false).Entries {
			if e.Hint.Sentence != "" {
				n++
			}
		}
		return n
	}
	if hints() == 0 {
		t.Skip("no hint is given at this text")
	}
	before := hints()
	list := w.ledger.First()
	w.dialogs.Focus(list)
	for range 20 {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		list.TypedRune('z')
	}
	if hints() >= before || !strings.Contains(ticked(t, path), "hint ") {
		t.Errorf("%d hints of %d are left; in the file: %s", hints(), before, ticked(t, path))
	}
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.NameHint), false)
	w.store.show()
	if n := hints(); n != 0 {
		t.Errorf("with names switched off there are %d hints", n)
	}
}
