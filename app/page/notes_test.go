package page

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/state"
	"galley/model"
)

// noted is the article with notes: two at one place, one further on, one without a place.
func noted() state.Page {
	s := article()
	at := strings.Index(text, "600 miles")
	end := strings.Index(text, "long.")
	s.Proof.Version.Notes = []model.Note{
		{Kind: model.CommentNote, Author: "Ann Lee", Time: "2026-03-03T10:00:00Z", Start: at, End: at + 9, Text: "From the atlas.", Resolved: true,
			Replies:   []model.Reply{{Author: "Ben", Text: "Which page?"}},
			Addresses: []string{"https://example.org/atlas", "javascript:alert(1)"}},
		{Kind: model.LinkNote, Start: at, End: at + 9, Text: "600 miles", Addresses: []string{"https://example.org/miles"}},
		{Kind: model.Footnote, Start: end + 5, End: end + 5, Text: "Smith 2019, p. 14."},
		{Kind: model.CommentNote, Start: -1, End: -1, Part: "header", Text: "Check the date."},
	}
	return s
}

func TestTheHeaderCountsTheNotesOfTheVersion(t *testing.T) {
	p, _, _ := open(t)
	p.Show(noted())
	if got := said(p); !strings.Contains(got, "[2 comments, 1 footnote, 1 link]") {
		t.Errorf("the header says\n%s", got)
	}
	p.Show(article())
	if got := said(p); strings.Contains(got, "comment") {
		t.Errorf("without notes the header says\n%s", got)
	}
}

func TestTheCardOfANoteSaysAllOfItAndOpensOnlyWhatIsAPage(t *testing.T) {
	p, _, _ := open(t)
	p.Show(noted())
	var followed []string
	p.OnFollow = func(a string) { followed = append(followed, a) }
	p.OpenNote(0)
	for _, want := range []string{"Comment · Ann Lee · 3 March 2026 · resolved", "From the atlas.", "↳ Ben: Which page?",
		"https://example.org/atlas", "javascript:alert(1)", "1 of 3"} {
		if got := said(p); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	opens := 0
	for _, o := range seen(p.note.box) {
		if b, is := o.(*cardButton); is && b.Text == "Open…" {
			opens++
			test.Tap(b)
		}
	}
	if opens != 1 || len(followed) != 1 || followed[0] != "https://example.org/atlas" {
		t.Errorf("%d can be opened, followed %q", opens, followed)
	}
	p.OpenNote(3)
	if got := said(p); !strings.Contains(got, "in the part “header”") || strings.Contains(got, "of 3") {
		t.Errorf("of a note without a place the card says\n%s", got)
	}
}

func TestNotesAreGoneThroughFromTheCaret(t *testing.T) {
	p, _, win := open(t)
	p.Show(noted())
	for _, want := range []int{0, 1, 2, 0} {
		if p.StepNote(1); p.note.number != want {
			t.Fatalf("note %d is shown, want %d", p.note.number, want)
		}
		if win.Canvas().Focused() != fyne.Focusable(p.note.next) {
			t.Fatalf("the keyboard is on %T", win.Canvas().Focused())
		}
	}
	win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p.note.number != 1 {
		t.Errorf("Enter leads to %d", p.note.number)
	}
	p.CloseNote()
	if p.StepNote(1); p.note.number != 2 { // the caret stands where both stand
		t.Errorf("closed and gone on, %d is shown", p.note.number)
	}
	p.CloseNote()
	if p.StepNote(-1); p.note.number != 1 {
		t.Errorf("back leads to %d", p.note.number)
	}
	if caret := p.reader.Caret(); caret != noted().Proof.Version.Notes[1].Start {
		t.Errorf("the caret is at %d", caret)
	}
}

func TestAPressInTheMarginOpensTheCardAndAnotherClosesIt(t *testing.T) {
	p, c, win := open(t)
	p.Show(noted())
	keys := []string{state.NoteKey(0), state.NoteKey(1)}
	p.hovered(keys, fyne.NewPos(300, 100))
	c.pass()
	if got := p.card.more.String(); !strings.Contains(got, "From the atlas.") || !strings.Contains(got, "1 more in this line") {
		t.Errorf("the hover card says %q", got)
	}
	p.reader.OnMargin(keys, fyne.NewPos(300, 100))
	if !p.note.open() || p.card.box.Visible() || win.Canvas().Focused() == fyne.Focusable(p.note.next) {
		t.Errorf("open %v, hover card %v, the keyboard on %T", p.note.open(), p.card.box.Visible(), win.Canvas().Focused())
	}
	p.reader.OnMargin(keys, fyne.NewPos(300, 100))
	if p.note.open() {
		t.Error("it stayed open")
	}
}

func TestNotesBelongToTheVersionShownAndCanBePutAway(t *testing.T) {
	p, _, _ := open(t)
	p.Show(noted())
	p.OpenNote(0)
	p.SetNotes(false)
	if p.note.open() || p.notes.shown != "" {
		t.Error("they are still shown")
	}
	p.SetNotes(true)
	if p.notes.shown != "v1" {
		t.Errorf("notes of %q are shown", p.notes.shown)
	}
	p.OpenNote(0)
	s := noted()
	s.Beside = corrected().Beside
	if p.Show(s); p.note.open() || p.notes.shown != "" || p.HasNotes() {
		t.Error("they are shown beside another version")
	}
	other := article()
	other.Proof.Version.ID = "v2"
	if p.Show(other); p.HasNotes() || p.notes.shown != "v2" {
		t.Errorf("version 2 has those of version 1")
	}
}

func TestTheArrowsScrollALongNote(t *testing.T) {
	p, _, win := open(t)
	s := noted()
	s.Proof.Version.Notes[0].Text = strings.Repeat("A long note goes on and on. ", 80)
	p.Show(s)
	p.OpenNote(0)
	win.Canvas().Capture()
	if size, room := p.note.box.Size(), p.card.float.Size(); size.Height > room.Height || p.note.texts.Size().Height < 100 {
		t.Errorf("the card is %v in %v", size, room)
	}
	win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if p.note.texts.Offset.Y <= 0 {
		t.Error("it did not scroll")
	}
}

func TestOfTenThousandNotesTheCardIsMadeOfOne(t *testing.T) {
	p, _, _ := open(t)
	s := noted()
	s.Proof.Version.Notes = nil
	for i := range 10_000 {
		s.Proof.Version.Notes = append(s.Proof.Version.Notes, model.Note{Kind: model.CommentNote, Start: i % 40, End: i % 40, Text: fmt.Sprint(i)})
	}
	p.Show(s)
	p.OpenNote(5000)
	buttons := 0
	for _, o := range seen(p.note.box) {
		if _, is := o.(*cardButton); is {
			buttons++
		}
	}
	if buttons != 3 {
		t.Errorf("%d buttons", buttons)
	}
}
