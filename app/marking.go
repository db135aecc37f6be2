package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/model"
	"galley/model/passage"
)

// marking makes claims of what is selected in the text, and changes where they
// stand. It hides lines of the article too, and copies words of it.
type marking struct {
	store     *store
	page      middle
	claims    claimFields
	dialogs   *ask.Dialogs
	notice    *notice
	writing   *writing
	clipboard fyne.Clipboard
}

// claimFields are fields of the selected claim that are given the keyboard.
type claimFields interface {
	FocusWording() fyne.Focusable
	FocusReasoning() fyne.Focusable
}

func (m *marking) actions() []action {
	s := m.store.session
	claim := func() bool { return s.Active() != "" }
	selection := func() bool { return s.IsOpen() && !m.page.reader.Selection().Empty() }
	both := func() bool { return claim() && selection() }
	return []action{
		{name: "Copy with Source Line", enabled: s.IsOpen, do: m.copyAttributed},
		{name: "Hide These Lines", enabled: s.IsOpen, do: func() { m.hideBlocks(m.blocksAtSelection(), true) }},
		{name: "Show Hidden Lines", enabled: func() bool { return len(s.Version().Hidden) > 0 },
			do: func() { m.hideBlocks(s.Version().Hidden, false) }},
		{name: "Mark Claim", enabled: selection, do: func() { m.mark(m.page.reader.Selection()) }},
		{name: "Mark as the Same Claim Again", enabled: both, do: m.markAgain},
		{name: "Move the Claim to the Selection", enabled: both, do: m.adjust},
		{name: "Edit Wording", enabled: claim, do: func() { m.dialogs.Focus(m.claims.FocusWording()) }},
		{name: "Write Reasoning", enabled: claim, do: func() { m.dialogs.Focus(m.claims.FocusReasoning()) }},
		{name: "Delete Claim", enabled: claim, do: m.deleteClaim},
	}
}

// mark makes a claim of the selection.
func (m *marking) mark(span passage.Span) {
	if !m.store.session.IsOpen() || m.readOnly() {
		return
	}
	if span.Empty() {
		m.notice.say("Select a statement first: drag over it, or hold Shift and use the arrow keys.")
		return
	}
	m.writing.texts.Flush()
	m.store.write(model.MarkClaim{VersionID: m.store.session.Version().ID, Span: span}, func(err error) {
		if err == nil {
			m.page.reader.Select(passage.Span{Start: span.End, End: span.End})
			m.dialogs.Focus(m.page.reader)
		}
	})
}

// markAgain marks the selection as one more place of the selected claim.
func (m *marking) markAgain() {
	span := m.page.reader.Selection()
	if span.Empty() || m.store.session.Active() == "" || m.readOnly() {
		return
	}
	m.store.write(model.MarkAgain{ClaimID: m.store.session.Active(), VersionID: m.store.session.Version().ID, Span: span}, nil)
}

// adjusted is called when an end of the selected claim's passage was moved.
func (m *marking) adjusted(claimID string, was, now passage.Span) {
	d, _ := m.store.session.Dossier(claimID)
	if m.readOnly() {
		m.store.show()
		return
	}
	for _, a := range d.Appearances {
		if a.VersionID == m.store.session.Version().ID && a.Span() == was {
			m.store.write(model.MoveAppearance{ID: a.ID, Span: now}, nil)
			return
		}
	}
}

// adjust makes the selection the selected claim's passage.
func (m *marking) adjust() {
	d, ok := m.store.session.Dossier(m.store.session.Active())
	span := m.page.reader.Selection()
	if !ok || m.readOnly() {
		return
	}
	if span.Empty() {
		m.notice.say("Select the words in the text first: drag over them, or hold Shift and use the arrow keys.")
		return
	}
	if a, ok := d.Touched(m.store.session.Version().ID); ok {
		m.store.write(model.MoveAppearance{ID: a.ID, Span: span}, nil)
	}
}

func (m *marking) deleteClaim() {
	if m.store.session.Active() != "" {
		m.writing.texts.Flush()
		m.store.write(model.DeleteClaim{ID: m.store.session.Active()}, nil)
	}
}

// blocksAtSelection are the blocks the selection, or the caret, touches.
func (m *marking) blocksAtSelection() []int {
	span := m.page.reader.Selection()
	if !m.store.session.IsOpen() {
		return nil
	}
	var blocks []int
	for i, b := range m.store.session.Version().Blocks {
		if b.Start <= span.End && span.Start <= b.End {
			blocks = append(blocks, i)
		}
	}
	return blocks
}

func (m *marking) hideBlocks(blocks []int, hide bool) {
	if len(blocks) > 0 {
		m.store.write(model.HideBlocks{VersionID: m.store.session.Version().ID, Blocks: blocks, Hide: hide}, nil)
	}
}

// copyAttributed copies the selection, or the selected claim's passage, with
// where it is from.
func (m *marking) copyAttributed() {
	words := m.page.reader.SelectedText()
	if words == "" {
		if d, ok := m.store.session.Dossier(m.store.session.Active()); ok {
			if a, stands := d.In(m.store.session.Version().ID); stands {
				words = a.Exact
			}
		}
	}
	if words == "" {
		m.notice.say("Select the words to copy first, or a claim.")
		return
	}
	m.clipboard.SetContent(attributed(words, m.store.session.Proof().Article))
	m.notice.say("Copied, with where it is from.")
}

// attributed is a quotation as one sends it on: the words, and on a line of
// its own author, headline, publisher, day and address as far as known.
func attributed(words string, a model.Article) string {
	published := a.Published
	if len(published) > len("2009-03-31") {
		published = published[:len("2009-03-31")]
	}
	var parts []string
	for _, part := range []string{a.Byline, "“" + a.Title + "”", a.Publisher, published, a.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return "“" + strings.TrimSpace(words) + "”\n– " + strings.Join(parts, ", ") + "\n"
}

// readOnly says so where an older version is open: it is kept as it was.
func (m *marking) readOnly() bool {
	if !m.store.session.IsOld() {
		return false
	}
	m.notice.say(fmt.Sprintf("This is version %d of %d, kept as it was. "+
		"Open the newest version (Article menu) to mark in it.", m.store.session.Version().Number,
		m.store.session.Proof().Versions))
	return true
}
