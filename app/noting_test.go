//go:build !race || long

package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/model"
	"galley/model/ingest"
)

const draftText = "The envoy said the border is 600 miles long.\n\nSome 21,000 troops stood there, he said.\n\nThey met in the autumn."

// annotated is a window on a draft with notes: a comment, a link, a footnote, and a comment of its header.
func annotated(t *testing.T) *Window {
	t.Helper()
	w, _, _ := opened(t)
	ctx := context.Background()
	doc, err := ingest.Bytes(ctx, "draft.txt", []byte(draftText), ingest.Hints{Title: "The draft"})
	if err != nil {
		t.Fatal(err)
	}
	at := func(words string) (start, end int) {
		i := strings.Index(doc.Text, words)
		if i < 0 {
			t.Fatalf("%q is not in %q", words, doc.Text)
		}
		return i, i + len(words)
	}
	miles, milesEnd := at("600 miles")
	troops, troopsEnd := at("21,000 troops")
	_, foot := at("autumn.")
	doc.Notes = []model.Note{
		{Kind: model.CommentNote, Author: "Ann Lee", Time: "2026-03-03", Start: miles, End: milesEnd, Text: "From the atlas.",
			Replies: []model.Reply{{Author: "Ben", Text: "Which page?"}}, Addresses: []string{"https://example.org/atlas"}},
		{Kind: model.LinkNote, Start: troops, End: troopsEnd, Text: "21,000 troops", Addresses: []string{"https://example.org/troops"}},
		{Kind: model.Footnote, Start: foot, End: foot, Text: "Smith 2019, p. 14."},
		{Kind: model.CommentNote, Author: "Ben", Start: -1, End: -1, Part: "header", Text: "Check the date."},
	}
	change, err := w.store.library.Apply(ctx, "Ann", model.ImportArticle{Document: doc})
	if err != nil {
		t.Fatal(err)
	}
	w.opening.article(change.Created(model.NounArticle), nil)
	if n := len(w.session.Version().Notes); n != 4 {
		t.Fatalf("the version has %d notes", n)
	}
	return w
}

func TestTheHeaderListsAllNotesAndLeadsToTheirPlaces(t *testing.T) {
	w := annotated(t)
	press := func(label string) bool {
		for _, o := range test.LaidOutObjects(w.page.Content()) {
			if b := buttonOf(o); b != nil && b.Visible() && b.Text == label {
				test.Tap(b)
				return true
			}
		}
		return false
	}
	if !press("2 comments, 1 footnote, 1 link") {
		t.Fatal("the header does not count them")
	}
	if said := texts(w); !strings.Contains(said, "Check the date.") || !strings.Contains(said, "in the part “header”") || !strings.Contains(said, "Ann Lee") {
		t.Errorf("the list says\n%s", said)
	}
	test.Type(w.win.Canvas().Focused(), "org/troops")
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.dialogs.Open() || !strings.HasPrefix(w.page.Note(), "Link") {
		t.Fatalf("the list is open: %v, the card says %q", w.dialogs.Open(), w.page.Note())
	}
	if caret := w.page.reader.Caret(); !strings.HasPrefix(w.session.Version().Text[caret:], "21,000") {
		t.Errorf("the caret is at %d", caret)
	}
	if heard := w.heard(); !strings.Contains(heard, "https://example.org/troops") {
		t.Errorf("heard %q", heard)
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.page.Note() != "" || w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("Escape leads to %T, the card says %q", w.win.Canvas().Focused(), w.page.Note())
	}
	if heard := w.heard(); !strings.Contains(heard, "Link") {
		t.Errorf("in the sentence of a note is heard %q", heard)
	}
}

func TestAnAddressInANoteIsShownBeforeItIsOpened(t *testing.T) {
	w := annotated(t)
	handed := watched(w)
	w.bar.do("Next Note")
	if !strings.Contains(w.page.Note(), "Ben: Which page?") {
		t.Fatalf("the card says %q", w.page.Note())
	}
	for _, o := range test.LaidOutObjects(w.page.Content()) {
		if b, is := o.(interface{ AccessibilityLabel() string }); is && b.AccessibilityLabel() == "Open…" {
			test.Tap(o.(fyne.Tappable))
		}
	}
	if said := texts(w); len(*handed) != 0 || !strings.Contains(said, "It leads to example.org,") {
		t.Fatalf("opened %v, shown\n%s", *handed, said)
	}
	pressOver(t, w, "Open")
	if len(*handed) != 1 {
		t.Errorf("opened %v", *handed)
	}
}

func TestNotesArePutAwayByTheViewMenuAndStaySoAtTheNextStart(t *testing.T) {
	w := annotated(t)
	w.bar.do("Next Note")
	w.bar.do("Notes")
	if w.page.Note() != "" || !w.fyne.Preferences().Bool(prefNoNotes) || w.noting.shown() {
		t.Error("they are still shown, or it is not remembered")
	}
	w.bar.do("Notes")
	if w.fyne.Preferences().Bool(prefNoNotes) || !w.noting.shown() {
		t.Error("they do not come back")
	}
}

func TestTheCardOfANoteAndTheListKeepTheContract(t *testing.T) {
	w := annotated(t)
	k := newKeyed(t, w)
	t.Run("the list", func(t *testing.T) { newKeyed(t, w).holds(w.noting.list) })
	r := w.page.reader
	show := func() {
		w.dialogs.Home()
		w.page.OpenNote(0)
	}
	show()
	n := len(k.stops())
	in := 0
	for i := range n {
		w.page.CloseNote()
		show()
		at := k.stops()[i]
		w.win.Canvas().Focus(at)
		if isText(at) {
			continue
		}
		if strings.HasSuffix(strings.Split(named(at), " ")[0], "page.cardButton") {
			in++
			k.ringIsSeen(at)
			if k.press(fyne.KeyF6); k.focused() == at {
				t.Errorf("F6 stays on %s", named(at))
			}
			w.win.Canvas().Focus(at)
		}
		for range 3 {
			if k.press(fyne.KeyEscape); k.focused() == fyne.Focusable(r) && w.page.Note() == "" {
				break
			}
		}
		if k.focused() != fyne.Focusable(r) || w.page.Note() != "" {
			t.Errorf("Escape from %s leads to %T, the card says %q", named(at), k.focused(), w.page.Note())
		}
	}
	if in < 4 {
		t.Errorf("Tab comes to %d of the card's buttons", in)
	}
	if w.page.Note() != "" {
		t.Error("the card is open")
	}
}

func TestASearchForNotesLeadsToTheirCards(t *testing.T) {
	w := annotated(t)
	draft := w.session.ArticleID()
	for i := range w.session.Rows().Total {
		if row, ok := w.session.Rows().Row(i); ok && row.ID != draft {
			w.opening.article(row.ID, nil) // away from it
		}
	}
	if w.session.ArticleID() == draft {
		t.Fatal("no other article is open")
	}
	w.searching.ask("note:atlas")
	hits := w.session.Hits()
	if len(hits) != 1 || hits[0].Note == nil {
		t.Fatalf("found %+v", hits)
	}
	w.shelf.OnHit(hits[0])
	if caret := w.page.reader.Caret(); w.session.ArticleID() != draft || !strings.Contains(w.page.Note(), "From the atlas.") ||
		!strings.HasPrefix(w.session.Version().Text[caret:], "600 miles") {
		t.Errorf("the card says %q, the caret is at %d", w.page.Note(), caret)
	}
	w.searching.ask("note:date")
	if hits = w.session.Hits(); len(hits) != 1 {
		t.Fatalf("found %+v", hits)
	}
	w.shelf.OnHit(hits[0])
	if !strings.Contains(w.page.Note(), "in the part “header”") {
		t.Errorf("the card says %q", w.page.Note())
	}
}
