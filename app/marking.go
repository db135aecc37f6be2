package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
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
	opening   *opening
	clipboard fyne.Clipboard
	search    func(words string) // searches the library for words
	remove    func(claims []string)
	offered   offered // what else the window does, for the menu in the text

	storing []*storing // marks and undos that are being stored, the oldest first
	going   bool       // keys that waited are being done
}

// claimFields are fields of the selected claim that are given the keyboard.
type claimFields interface {
	FocusWording() fyne.Focusable
	FocusReasoning() fyne.Focusable
	Ratings() []string // of the selected claim's scale, in their order
	Rate(n int)        // gives it the nth of them, from 1
}

func (m *marking) actions() []action {
	s := m.store.session
	claim := func() bool { return s.Active() != "" }
	selection := func() bool { return s.IsOpen() && !m.page.reader.Selection().Empty() }
	markable := func() bool {
		_, _, picture := m.page.reader.Picture()
		return selection() || s.IsOpen() && picture
	}
	both := func() bool { return claim() && selection() }
	return []action{
		{name: "Copy with Source Line", enabled: s.IsOpen, do: m.copyAttributed},
		{name: "Hide These Lines", enabled: s.IsOpen, do: m.hideSelected},
		{name: "Show Hidden Lines", enabled: func() bool { return len(s.Version().Hidden) > 0 },
			do: func() { m.hideBlocks(s.Version().Hidden, false) }},
		{name: "Mark Claim", enabled: markable, do: m.page.reader.Mark},
		{name: "Mark the Same Words Elsewhere", enabled: func() bool { return len(s.Elsewhere()) > 0 }, do: m.markElsewhere},
		{name: "Mark as the Same Claim Again", enabled: both, do: m.markAgain},
		{name: "Move the Claim to the Selection", enabled: both, do: m.adjust},
		{name: "Begin the Passage Earlier", enabled: claim, do: func() { m.page.reader.AdjustBeginning(false) }},
		{name: "Begin the Passage Later", enabled: claim, do: func() { m.page.reader.AdjustBeginning(true) }},
		{name: "End the Passage Earlier", enabled: claim, do: func() { m.page.reader.AdjustEnd(false) }},
		{name: "End the Passage Later", enabled: claim, do: func() { m.page.reader.AdjustEnd(true) }},
		{name: "Edit Wording", enabled: claim, do: func() { m.dialogs.Focus(m.claims.FocusWording()) }},
		{name: "Write Reasoning", enabled: claim, do: func() { m.dialogs.Focus(m.claims.FocusReasoning()) }},
		{name: "Delete Claim", enabled: claim, do: m.deleteClaim},
	}
}

// mark makes a claim of words of the text. The keyboard stays in the text, with the
// caret behind them.
func (m *marking) mark(span passage.Span) {
	if !m.store.session.IsOpen() || m.readOnly() {
		return
	}
	if span.Empty() {
		m.notice.say(locale.Text("Select a statement first: drag over it, or hold Shift and use the arrow keys."))
		return
	}
	if id, number := m.markedAt(span); id != "" {
		m.sayMarked(id, number, span)
		return
	}
	m.markNew(span)
}

// markNew makes a claim of a span, also where another one stands there.
func (m *marking) markNew(span passage.Span) {
	m.opening.stay()
	m.writing.texts.Flush()
	giveBack := m.spend(span)
	m.keysWait(model.MarkClaim{VersionID: m.store.session.Version().ID, Span: span}, span, func(err error) {
		if err != nil {
			giveBack()
			return
		}
		m.offerElsewhere()
	})
}

// markedAt is the claim, with its number, of which a span is the whole passage already.
// White space at the ends does not count.
func (m *marking) markedAt(span passage.Span) (id string, number int) {
	v := m.store.session.Version()
	span = passage.Trim(v.Text, span)
	for i, d := range m.store.session.Proof().Dossiers {
		for _, a := range d.AppearancesIn(v.ID) {
			if a.State != model.Orphaned && passage.Trim(v.Text, a.Span()) == span {
				return d.Claim.ID, i + 1
			}
		}
	}
	return "", 0
}

// sayMarked selects the claim that words are already, and offers to make a second one of
// them: one sentence may be checked for two things.
func (m *marking) sayMarked(id string, number int, span passage.Span) {
	m.opening.selectClaim(id, false)
	m.spend(span)
	version := m.store.session.Version().ID
	m.notice.say(locale.Text("These words are claim %d already.", number))
	m.notice.offer(locale.Text("Mark Again"), func() {
		if m.store.session.Version().ID == version && !m.readOnly() {
			m.markNew(span)
		}
	})
}

// sayHidden tells why the words selected were not marked.
func (m *marking) sayHidden() {
	if _, _, picture := m.page.reader.Picture(); picture {
		m.notice.say(locale.Text("The picture chosen was out of sight. Here it is: press Enter again to mark it."))
		return
	}
	m.notice.say(locale.Text("The words selected were out of sight. Here they are: press Enter again to mark them."))
}

// spend ends the selection, as what is done with it uses it: the caret stands behind
// the words, and the keyboard is in the text. giveBack selects them again, unless the
// caret was moved meanwhile.
func (m *marking) spend(span passage.Span) (giveBack func()) {
	r := m.page.reader
	r.Select(passage.Span{Start: span.End, End: span.End})
	caret := r.Selection()
	m.dialogs.Focus(r)
	return func() {
		if r.Selection() == caret {
			r.Select(span)
		}
	}
}

// use does something with the selection, which ends with it.
func (m *marking) use(span passage.Span, cmd model.Command) {
	m.writing.texts.Flush()
	giveBack := m.spend(span)
	m.store.write(cmd, func(err error) {
		if err != nil {
			giveBack()
		}
	})
}

// markAgain marks the selection as one more place of the selected claim.
func (m *marking) markAgain() {
	span := m.page.reader.Selection()
	if span.Empty() || m.store.session.Active() == "" || m.readOnly() {
		return
	}
	m.use(span, model.MarkAgain{ClaimID: m.store.session.Active(), VersionID: m.store.session.Version().ID, Span: span})
}

// offerElsewhere offers to mark the same words elsewhere, beside what was said of the
// claim just marked.
func (m *marking) offerElsewhere() {
	said := m.notice.text.Text
	m.opening.findElsewhere(func(places int) {
		if places > 0 && m.notice.text.Text == said {
			m.notice.offerToo(locale.Count(places, "Mark %d More Place (M)", "Mark %d More Places (M)"), m.markElsewhere)
		}
	})
}

// markElsewhere marks all other places where the words of the selected claim stand.
func (m *marking) markElsewhere() {
	s := m.store.session
	places := s.Elsewhere()
	if len(places) == 0 || m.readOnly() {
		return
	}
	id := s.Active()
	s.ElsewhereFound(id, nil)
	m.store.write(model.MarkElsewhere{ClaimID: id, VersionID: s.Version().ID, Spans: places}, func(error) {
		m.opening.findElsewhere(nil)
	})
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
			m.writing.texts.Flush()
			m.keysWait(model.MoveAppearance{ID: a.ID, Span: now}, now, nil)
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
		m.notice.say(locale.Text("Select the words in the text first: drag over them, or hold Shift and use the arrow keys."))
		return
	}
	if a, ok := d.Touched(m.store.session.Version().ID); ok {
		m.use(span, model.MoveAppearance{ID: a.ID, Span: span})
	}
}

func (m *marking) deleteClaim() {
	if m.store.session.Active() != "" {
		m.remove([]string{m.store.session.Active()})
	}
}

// hideSelected hides the lines that the selection touches.
func (m *marking) hideSelected() {
	span := m.page.reader.Selection()
	if span.Empty() {
		m.notice.say(locale.Text("Nothing is hidden: select words of the lines to be hidden first, with the mouse or with Shift and the arrow keys."))
		return
	}
	blocks := blocksAt(m.store.session.Version(), span)
	m.spend(span)
	m.hideBlocks(blocks, true)
}

// blocksAt are the blocks that a span touches.
func blocksAt(v model.Version, span passage.Span) []int {
	var blocks []int
	for i, b := range v.Blocks {
		if b.Span().Overlaps(span) {
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
		m.notice.say(locale.Text("Select the words to copy first, or a claim."))
		return
	}
	m.clipboard.SetContent(attributed(words, m.store.session.Proof().Article))
	m.notice.say(locale.Text("Copied, with where it is from."))
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
	m.notice.say(locale.Text("This is version %d of %d, kept as it was. Open the newest version (Article menu) to mark in it.",
		m.store.session.Version().Number, m.store.session.Proof().Versions))
	return true
}
