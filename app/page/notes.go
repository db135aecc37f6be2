package page

import (
	"cmp"
	"slices"
	"sort"

	"galley/app/reader"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// notes are those of the version on show, in the margin.
type notes struct {
	off   bool   // they are not to be shown
	shown string // the version whose notes stand in the margin; "" none
	order []int  // those with a place, as they stand in the text
	last  int    // shown in the card last; -1 none
}

// SetNotes shows notes in the margin, or none.
func (p *Page) SetNotes(on bool) {
	p.notes.off = !on
	p.CloseNote()
	p.showNotes(false)
}

// showNotes puts the notes of the version on show into the margin. Beside another version there
// are none: there the text tells what changed.
func (p *Page) showNotes(other bool) {
	want, v := "", p.shown.Proof.Version
	if !p.notes.off && p.shown.Beside == nil && p.shown.Proof.Article.ID != "" {
		want = v.ID
	}
	if other || want != v.ID {
		p.CloseNote()
	}
	if other || p.notes.order == nil {
		p.notes.order, p.notes.last = placed(v.Notes), -1
	}
	if !other && want == p.notes.shown {
		return
	}
	p.notes.shown = want
	if want == "" {
		p.reader.SetMargin(nil)
		p.reader.SetPointed(nil)
		return
	}
	p.reader.SetMargin(inMargin(v.Notes, p.notes.order))
}

// placed are the numbers of the notes that have a place, in the order of the text.
func placed(all []model.Note) []int {
	order := make([]int, 0, len(all))
	for i, n := range all {
		if n.Placed() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(all[a].Start, all[b].Start), cmp.Compare(all[a].End, all[b].End))
	})
	return order
}

func inMargin(all []model.Note, order []int) []reader.MarginMark {
	marks := make([]reader.MarginMark, len(order))
	for k, i := range order {
		n := all[i]
		marks[k] = reader.MarginMark{Span: n.Span(), Sign: state.NoteSign(n.Kind), Faint: n.Resolved, Key: state.NoteKey(i)}
	}
	return marks
}

// pointAt draws a line under the words of the notes that the reader knows by keys.
func (p *Page) pointAt(keys []string) {
	var spans []passage.Span
	for _, key := range keys[:min(len(keys), pointedAtOnce)] {
		if n, is := p.noteOf(key); is && n.Placed() {
			spans = append(spans, n.Span())
		}
	}
	if len(spans) == 0 && p.note.open() { // that of the card stays
		if n := p.shown.Proof.Version.Notes[p.note.number]; n.Placed() {
			spans = []passage.Span{n.Span()}
		}
	}
	p.reader.SetPointed(spans)
}

// pointedAtOnce is of how many notes in a line the words are shown.
const pointedAtOnce = 20

func (p *Page) noteOf(key string) (model.Note, bool) {
	all := p.shown.Proof.Version.Notes
	i, is := state.NoteOf(all, key)
	if !is {
		return model.Note{}, false
	}
	return all[i], true
}

// HasNotes reports whether a note of the version on show has a place that can be gone to.
func (p *Page) HasNotes() bool { return p.shown.Beside == nil && len(p.notes.order) > 0 }

// StepNote opens the card of the note after the one in the card, or else after the caret, or of
// the one before, and takes the caret there.
func (p *Page) StepNote(by int) {
	order, all := p.notes.order, p.shown.Proof.Version.Notes
	if len(order) == 0 || p.shown.Beside != nil {
		return
	}
	caret := p.reader.Caret()
	next := 0
	at := slices.Index(order, p.notes.last)
	switch {
	case at >= 0 && (p.note.open() || all[p.notes.last].Start == caret): // of several at one place the next
		next = at + by
	case by > 0:
		next = sort.Search(len(order), func(k int) bool { return all[order[k]].Start > caret })
	default:
		next = sort.Search(len(order), func(k int) bool { return all[order[k]].Start >= caret }) - 1
	}
	p.OpenNote(order[(next+len(order))%len(order)])
}

// OpenNote shows a note of the version in its card, which gets the keyboard, and its words in the
// text, with the caret there.
func (p *Page) OpenNote(i int) {
	if i < 0 || i >= len(p.shown.Proof.Version.Notes) {
		return
	}
	if n := p.shown.Proof.Version.Notes[i]; n.Placed() {
		p.reader.ScrollTo(n.Span())
		p.reader.Select(passage.Span{Start: n.Start, End: n.Start})
	}
	p.showNote(i, true)
}

// CloseNote closes the card of a note, and reports whether it was open.
func (p *Page) CloseNote() bool {
	if !p.note.open() {
		return false
	}
	p.note.hide()
	p.reader.SetPointed(nil)
	return true
}

// Note is what the card of a note says to those who hear it; "" where none is open.
func (p *Page) Note() string {
	if !p.note.open() {
		return ""
	}
	return p.note.said
}

// pressedMargin opens the card of the first note of a line that was pressed; a press again closes it.
func (p *Page) pressedMargin(keys []string) {
	p.card.hide()
	i, is := state.NoteOf(p.shown.Proof.Version.Notes, keys[0])
	if !is || p.note.open() && p.note.number == i {
		p.CloseNote()
		return
	}
	p.showNote(i, false)
}
