//go:build !race || long

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/app/beside"
	"galley/app/reader"
	"galley/model"
	"galley/model/ingest/sourcetext"
	"galley/model/passage"
)

// holding is a window with a claim whose one source holds files, by their names; the text of a name is its bytes.
func holding(t *testing.T, files ...string) *Window {
	t.Helper()
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	title := "Survey"
	w.store.write(model.AttachSource{ClaimID: w.session.Active(), Stance: model.Supports, New: &model.AddSource{Fields: model.SourceFields{Title: &title}}}, nil)
	for i := 0; i < len(files); i += 2 {
		data := []byte(files[i+1])
		media := "text/plain"
		switch filepath.Ext(files[i]) {
		case ".pdf":
			media = "application/pdf"
		case ".mp3":
			media = "audio/mpeg"
		}
		w.store.write(model.AddAttachment{SourceID: w.exhibit().SourceID, File: model.File{SHA256: passage.Hash(files[i+1]), Name: files[i], MediaType: media,
			Size: int64(len(data)), Bytes: data}}, nil)
	}
	return w
}

// exhibit is the evidence of the selected claim.
func (w *Window) exhibit() model.Exhibit {
	d, _ := w.session.Dossier(w.session.Active())
	return d.Evidence[0]
}

const survey = "Survey of the border\n\nThe first part is about rivers.\n\nThe border is 612 miles long, the survey says. It was measured twice.\n\nThe last part is about hills."

// pressed presses keys where the keyboard is.
func (w *Window) pressed(keys ...fyne.KeyName) {
	for _, key := range keys {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// selectIn selects words in the source that is shown.
func selectIn(t *testing.T, w *Window, words string) {
	t.Helper()
	r := w.beside.Reader()
	found := r.Find(words)
	if len(found) != 1 {
		t.Fatalf("%q stands %d times in the source", words, len(found))
	}
	r.Select(found[0])
}

func TestWordsChosenInASourceAreThePassageWithItsPlace(t *testing.T) {
	w := holding(t, "survey.txt", survey)
	w.keyboard.typedRune('S')
	if on, is := w.win.Canvas().Focused().(*reader.Reader); !is || on != w.beside.Reader() {
		t.Fatalf("%T has the keyboard:\n%s", w.win.Canvas().Focused(), shownTexts(w.beside.Content()))
	}
	selectIn(t, w, "612 miles long")
	w.pressed(fyne.KeyReturn)
	e := w.exhibit()
	place, ok := e.Standing()
	if e.Quote != "612 miles long" || e.Locator != "para. 2" && e.Locator != "para. 3" || !ok || place.Selector.Exact != "612 miles long" {
		t.Fatalf("%q, %q, %+v", e.Quote, e.Locator, place)
	}
	// Escape leads to the article, then closes the source.
	w.beside.Reader().Select(passage.Span{})
	if w.pressed(fyne.KeyEscape); w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) || !w.pair.Shown() {
		t.Errorf("%T has the keyboard", w.win.Canvas().Focused())
	}
	if w.pressed(fyne.KeyEscape); w.pair.Shown() {
		t.Error("the source is still shown")
	}
	// Opened again, the passage is found.
	w.keyboard.typedRune('S')
	if span, note := w.consulting.found(w.consulting.now.text.Text); w.consulting.now.text.Text[span.Start:span.End] != "612 miles long" || note != "" {
		t.Errorf("%v, %q", span, note)
	}
	// The words at the claim were changed since: that is said.
	other := "620 miles"
	w.store.write(model.EditEvidence{ID: e.Evidence.ID, Quote: &other}, nil)
	if _, note := w.consulting.found(w.consulting.now.text.Text); !strings.Contains(note, "other words") {
		t.Errorf("said: %q", note)
	}
}

func TestAPassageThatIsNotInTheSourceIsNotGuessed(t *testing.T) {
	for _, c := range []struct{ quote, text, says string }{
		{"612 miles wide", survey, "not found"},
		{"about", "It is about rivers. It is about hills.", "several places"},
	} {
		w := holding(t, "survey.txt", c.text)
		w.store.write(model.EditEvidence{ID: w.exhibit().Evidence.ID, Quote: &c.quote}, nil)
		w.keyboard.typedRune('S')
		if span, note := w.consulting.found(w.consulting.now.text.Text); !span.Empty() || !strings.Contains(note, c.says) || !strings.Contains(shownTexts(w.beside.Content()), note) {
			t.Errorf("%s: %v, %q", c.quote, span, note)
		}
	}
}

func TestFindIsAboutTheSourceWhereTheKeyboardIs(t *testing.T) {
	w := holding(t, "survey.txt", survey)
	w.keyboard.typedRune('S')
	w.shortcut(fyne.KeyF, fyne.KeyModifierShortcutDefault)
	for _, r := range "rivers" {
		w.win.Canvas().Focused().TypedRune(r)
	}
	if !strings.Contains(shownTexts(w.beside.Content()), "1 of 1") {
		t.Errorf("it is not found:\n%s", shownTexts(w.beside.Content()))
	}
	w.pressed(fyne.KeyEscape, fyne.KeyReturn) // what was found is selected, and used
	if e := w.exhibit(); e.Quote != "rivers" {
		t.Errorf("%q", e.Quote)
	}
}

func TestTheFormSaysWhatToDoWithoutAFile(t *testing.T) {
	w := holding(t)
	w.keyboard.typedRune('S')
	if said := shownTexts(w.beside.Content()); !strings.Contains(said, "No file is kept with this source.") {
		t.Errorf("said:\n%s", said)
	}
	w.pressed(fyne.KeyReturn)
	if e := w.exhibit(); e.Quote != "" || e.Locator != "" {
		t.Errorf("%+v", e.Evidence)
	}
}

func pdfFixture(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "model", "ingest", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAPageOfAPDFGivesPassageAndPage(t *testing.T) {
	w := holding(t, "locked.pdf", pdfFixture(t, "locked.pdf"), "article.pdf", pdfFixture(t, "article.pdf"), "scan.pdf", pdfFixture(t, "scanned.pdf"))
	w.keyboard.typedRune('S')
	if said := shownTexts(w.beside.Content()); !strings.Contains(said, "protected by a password") {
		t.Errorf("of an encrypted PDF is said:\n%s", said)
	}
	w.beside.OnFile(1)
	sheet, is := w.win.Canvas().Focused().(*beside.Sheet)
	if !is {
		t.Fatalf("%T has the keyboard:\n%s", w.win.Canvas().Focused(), shownTexts(w.beside.Content()))
	}
	page := w.consulting.now.page
	words := passage.Words(page.Text)
	span := passage.Span{Start: words[2].Start, End: words[9].End}
	w.consulting.use(span)
	e := w.exhibit()
	place, _ := e.Standing()
	if e.Locator != "p. 1" || place.Selector.Page != 1 || e.Quote != sourcetext.Quoted(page.Text, span) || w.win.Canvas().Focused() != fyne.Focusable(sheet) {
		t.Errorf("%q, %q, %+v", e.Quote, e.Locator, place)
	}
	// Of a page without text the page is noted, and the passage typed.
	w.beside.OnFile(2)
	w.pressed(fyne.KeyReturn)
	e = w.exhibit()
	if place, _ := e.Standing(); e.Locator != "p. 1" || place.AttachmentID != w.consulting.now.held[2].ID || !typesInto(w.win.Canvas().Focused()) {
		t.Errorf("%q, %+v, %T has the keyboard", e.Locator, place, w.win.Canvas().Focused())
	}
}

func TestARecordingIsPlayedFromItsMoment(t *testing.T) {
	const transcript = "1\n00:00:05,000 --> 00:00:08,000\nGood morning.\n\n2\n00:12:31,000 --> 00:12:34,000\nIt is 612 miles long."
	w := holding(t, "talk.srt", transcript, "talk.mp3", "ID3\x03\x00\x00\x00\x00\x00\x00")
	var at []int
	w.consulting.spill = func(model.File) (string, error) { return "/tmp/talk.mp3", nil }
	w.consulting.play = func(_ string, second int) error { at = append(at, second); return nil }
	w.keyboard.typedRune('S')
	selectIn(t, w, "612 miles long")
	w.beside.OnPlay(w.beside.Reader().Selection())
	w.pressed(fyne.KeyReturn)
	if e := w.exhibit(); e.Locator != "00:12:31" || e.Quote != "612 miles long" {
		t.Errorf("%q, %q", e.Locator, e.Quote)
	}
	w.beside.OnPlay(passage.Span{}) // from the place of the evidence
	if len(at) != 2 || at[0] != 751 || at[1] != 751 {
		t.Errorf("played from %v", at)
	}
}

func TestWordsForAnotherClaimGoIntoTheCard(t *testing.T) {
	w := holding(t, "survey.txt", survey)
	w.keyboard.typedRune('S')
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	selectIn(t, w, "612 miles long")
	w.consulting.use(w.beside.Reader().Selection())
	if !w.claims.InCard(w.win.Canvas().Focused()) {
		t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
	}
	w.claims.Choose(model.Refutes)
	w.claims.AttachSource()
	e := w.exhibit()
	if place, ok := e.Standing(); e.Quote != "612 miles long" || e.Stance != model.Refutes || !ok || place.Selector.Exact != e.Quote {
		t.Errorf("%+v", e.Evidence)
	}
}
