package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// noting shows what an author and others left at the words of the open version.
type noting struct {
	store   *store
	page    middle
	dialogs *ask.Dialogs
	prefs   fyne.Preferences
	changed func() // the menu's ticks follow
}

func (n *noting) actions() []action {
	open := func() bool { return n.store.session.IsOpen() && len(n.store.session.Version().Notes) > 0 }
	step := func() bool { return n.store.session.IsOpen() && n.page.HasNotes() }
	return []action{
		{name: "Next Note", enabled: step, do: func() { n.step(1) }},
		{name: "Previous Note", enabled: step, do: func() { n.step(-1) }},
		{name: "All Notes…", enabled: open, do: n.list},
		{name: "Notes", checked: n.shown, do: n.toggle},
	}
}

// shown reports whether notes stand in the margin.
func (n *noting) shown() bool { return !n.prefs.Bool(prefNoNotes) }

func (n *noting) toggle() {
	n.prefs.SetBool(prefNoNotes, n.shown())
	n.apply()
	n.changed()
}

// apply puts on the screen what was chosen before.
func (n *noting) apply() { n.page.SetNotes(n.shown()) }

func (n *noting) step(by int) {
	n.store.session.PlaceLeft(n.page.reader.Top())
	n.page.StepNote(by)
}

// list offers all notes of the version, those without a place with where they stood.
func (n *noting) list() {
	notes := n.store.session.Version().Notes
	if len(notes) == 0 {
		return
	}
	offers := make([]ask.Offer, len(notes))
	for i, note := range notes {
		offers[i] = ask.Offer{Name: noteName(note), Aside: noteAside(note), Words: noteFound(note), Do: func() {
			n.store.session.PlaceLeft(n.page.reader.Top())
			n.page.OpenNote(i)
		}}
	}
	n.dialogs.Choose(locale.Text("Notes"), locale.Text("Words of a note, its author, an address"), offers, nil)
}

// noteName is a note in one line.
func noteName(n model.Note) string {
	text := strings.Join(strings.Fields(n.Text), " ")
	if text == "" && len(n.Addresses) > 0 {
		text = n.Addresses[0]
	}
	return state.NoteSign(n.Kind) + "  " + passage.Shorten(text, 90)
}

// noteAside says whose the note is and when it was written, or where it stood.
func noteAside(n model.Note) string {
	if part := state.NotePart(n); part != "" {
		return part
	}
	return passage.Shorten(n.Author, 24)
}

// noteFound are the words that a note is found by.
func noteFound(n model.Note) string {
	words := []string{state.NoteHead(n), state.NotePart(n), n.Text}
	for _, r := range n.Replies {
		words = append(words, r.Author, r.Text)
	}
	return strings.Join(append(words, n.Addresses...), "\n")
}
