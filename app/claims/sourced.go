package claims

import (
	"maps"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/sources"
	"galley/model"
)

// Sourcing is what the part of the form for sources needs from elsewhere.
type Sourcing struct {
	Find  sources.Find
	Files sources.Files
	// Compare holds the claim's figures against those of its sources, CompareTyped against
	// those of a passage that is being typed; nil: nothing is compared.
	Compare, CompareTyped sources.Compare
	Today                 func() string
	// GiveUp asks whether what was typed into the card is given up, and calls its
	// argument if so.
	GiveUp func(giveUp func())
	// Keeping says whether a copy of a page is offered, and whether one is wanted; Keep has one kept of a source that is stored.
	Keeping func() (offered, wanted bool)
	Keep    func(sourceID string)
	// Left is called when the card is closed: the keyboard goes back to the article.
	Left func()
}

// sourced is the part of the form for sources: the card for another one, while it is
// open, and those the claim has.
type sourced struct {
	panel   *Panel
	claim   string // shown
	content *fyne.Container
	add     *control.Button
	card    *sources.Card // nil until it was opened first
	opened  bool
	begun   map[string]map[string]string // claim id → what was typed into its card, left open
	place   *fyne.Container              // of the card
	rows    *fyne.Container
	shown   []*exhibit
	offered *offered
	none    *fyne.Container
	figures *figures
}

func newSourced(p *Panel) *sourced {
	s := &sourced{panel: p, begun: map[string]map[string]string{}, place: container.NewStack()}
	s.figures = &figures{of: s}
	s.rows, s.offered = newColumn(near), newOffered(p)
	s.none = flush(small(locale.Text("No sources yet. Press S to add what supports or refutes this claim.")))
	s.add = control.NewQuiet(locale.Text("Add source"), theme.ContentAddIcon(), func() {
		if p.OnAddSource != nil {
			p.OnAddSource(s.claim)
		}
	})
	s.add.Key = "S"
	s.place.Hide()
	s.content = newColumn(near, heading(locale.Text("Sources"), s.add), s.place, s.rows, s.none, s.offered.content)
	return s
}

func (s *sourced) fields() []*field {
	var all []*field
	for _, x := range s.shown {
		all = append(all, x.fields()...)
	}
	return all
}

// show shows the sources of a claim, and the card that was left open on it.
func (s *sourced) show(d model.Dossier) {
	if d.Claim.ID != s.claim {
		s.keep()
		s.claim = d.Claim.ID
		fields, was := s.begun[s.claim]
		s.showCard(was, fields)
	}
	s.showRows(d.Evidence)
	s.offered.show(d.Proposals)
	s.figures.show(d)
}

// keep keeps what stands in the open card.
func (s *sourced) keep() {
	if s.opened && s.card.Typed() {
		s.begun[s.claim] = s.card.Fields()
	} else {
		delete(s.begun, s.claim)
	}
}

func (s *sourced) showCard(open bool, fields map[string]string) {
	if !open && !s.opened {
		return // nothing is to be laid out anew
	}
	s.opened = open
	if open {
		s.needCard()
		s.card.Show(fields)
		s.figures.typed(fields["quote"])
		s.place.Objects = []fyne.CanvasObject{s.card.Content}
	} else {
		s.place.Objects = nil
	}
	s.place.Hidden = !open
	s.content.Refresh()
	if s.panel.form != nil {
		s.panel.form.content.Refresh() // which lays it out anew, to be scrolled to
	}
}

func (s *sourced) needCard() {
	if s.card != nil {
		return
	}
	from := s.panel.Sourcing
	s.card = sources.NewCard(from.Find, from.Files, from.Today)
	s.card.Keeping = from.Keeping
	s.card.OnEdit = func() {
		if s.panel.OnEdit != nil {
			s.panel.OnEdit()
		}
	}
	s.card.OnGained = s.panel.reveal
	s.card.OnPassage = s.figures.typed
	s.card.OnLeave = func(typed bool) {
		if typed {
			claim := s.claim
			from.GiveUp(func() { s.close(claim) })
			return
		}
		s.close(s.claim)
	}
	s.card.OnAttach = func(cmd model.AttachSource, done func(error)) {
		cmd.ClaimID = s.claim
		keep := s.card.Keeps() && from.Keep != nil
		if keep && cmd.New != nil {
			cmd.New.ID = model.NewID()
		}
		sent := s.card.Fields()
		s.begun[cmd.ClaimID] = sent // the person may go elsewhere before it is stored
		had := s.focused()
		s.panel.Flush()
		s.panel.do(cmd, func(err error) {
			if cmd.ClaimID == s.claim {
				done(err)
			}
			if err == nil {
				s.attached(cmd.ClaimID, sent, had)
			}
			switch { // what was typed is stored: a page that does not come takes nothing of it
			case err != nil || !keep:
			case cmd.New != nil:
				from.Keep(cmd.New.ID)
			default:
				from.Keep(cmd.SourceID)
			}
		})
	}
}

// close closes the card of a claim, and forgets what stood in it.
func (s *sourced) close(claim string) {
	delete(s.begun, claim)
	if claim != s.claim || !s.opened {
		return
	}
	s.showCard(false, nil)
	s.left()
}

func (s *sourced) left() {
	if s.panel.Sourcing.Left != nil {
		s.panel.Sourcing.Left()
	}
}

// attached closes the card of a claim once what was sent is stored. What was typed into
// it since is another source's: it stays. had is what had the keyboard then; where the
// person has taken that elsewhere, it stays there.
func (s *sourced) attached(claim string, sent map[string]string, had fyne.Focusable) {
	shown := claim == s.claim && s.opened
	now := s.begun[claim]
	if shown {
		now = s.card.Fields()
	}
	if rest := sources.Since(sent, now); len(rest) > 0 {
		s.begun[claim] = rest
		if shown {
			s.showCard(true, rest)
		}
		return
	}
	if f := s.focused(); !shown || f == nil || f == had || s.card.Has(f) {
		s.close(claim)
		return
	}
	delete(s.begun, claim)
	s.showCard(false, nil)
}

// focused is what has the keyboard.
func (s *sourced) focused() fyne.Focusable {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.content); c != nil {
		return c.Focused()
	}
	return nil
}

func (s *sourced) showRows(evidence []model.Exhibit) {
	old := map[string]*exhibit{}
	for _, x := range s.shown {
		old[x.shown.Evidence.ID] = x
	}
	now := make([]*exhibit, len(evidence))
	for i, e := range evidence {
		if x := old[e.Evidence.ID]; x != nil { // the person may be typing in it
			now[i] = x
			delete(old, e.Evidence.ID)
		} else {
			now[i] = newExhibit(s.panel)
		}
	}
	for _, x := range old {
		for _, f := range x.fields() {
			f.Flush()
		}
	}
	for i, e := range evidence {
		now[i].show(e)
	}
	same := slices.Equal(now, s.shown)
	s.shown = now
	s.none.Hidden = len(now) > 0 || s.opened
	if same {
		return
	}
	s.rows.RemoveAll()
	for _, x := range now {
		s.rows.Add(x.box)
	}
}

// step gives the keyboard to the source before or after one.
func (s *sourced) step(from *exhibit, by int) {
	at := slices.Index(s.shown, from) + by
	if at < 0 || at >= len(s.shown) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(from.row); c != nil {
		c.Focus(s.shown[at].row)
	}
}

// Begun is what was typed into the card for another source of a claim.
type Begun struct {
	Claim, Wording string
	Fields         map[string]string
}

// Begun are the cards that something was typed into and that are not stored, of
// whatever claim.
func (p *Panel) Begun() []Begun {
	s := p.form.sources
	all := maps.Clone(s.begun)
	if s.opened {
		delete(all, s.claim)
		if s.card.Typed() {
			all[s.claim] = s.card.Fields()
		}
	}
	var out []Begun
	for _, claim := range slices.SortedFunc(maps.Keys(all), strings.Compare) {
		out = append(out, Begun{claim, p.wordingOf(claim), all[claim]})
	}
	return out
}

// AddSource opens the card for another source of the selected claim, with what
// stood in it once (nil: nothing), and returns what gets the keyboard; nil where no
// claim is selected.
func (p *Panel) AddSource(fields map[string]string) fyne.Focusable {
	p.reached()
	s := p.form.sources
	if _, selected := p.active(); !selected {
		return nil
	}
	if !s.opened {
		s.showCard(true, fields)
		s.none.Hide()
	} else if fields != nil && !s.card.Typed() {
		s.card.Show(fields)
	}
	p.revealOpened(s.card.Content)
	return s.card.Focus()
}

// nextFrame is when what was opened has its place.
const nextFrame = 30 * time.Millisecond

// revealOpened brings what was just opened into view: now, and once it is laid out.
func (p *Panel) revealOpened(o fyne.CanvasObject) {
	p.form.content.Refresh()
	p.reveal(o)
	p.after(nextFrame, func() {
		if fyne.CurrentApp().Driver().CanvasForObject(o) != nil && o.Visible() {
			p.reveal(o)
		}
	})
}

// Choosing reports whether there is a source whose stance can be said with a key: in
// the open card, or in the one the person works on.
func (p *Panel) Choosing() bool { return p.form.sources.choosing() != nil }

// Choose says what that source does to the claim.
func (p *Panel) Choose(stance model.Stance) {
	if choose := p.form.sources.choosing(); choose != nil {
		choose(stance)
	}
}

func (s *sourced) choosing() func(model.Stance) {
	if _, selected := s.panel.active(); !selected {
		return nil
	}
	var open []*exhibit
	for _, x := range s.shown {
		if x.body.Visible() {
			open = append(open, x)
		}
		if c := fyne.CurrentApp().Driver().CanvasForObject(x.row); c != nil && x.has(c.Focused()) {
			return x.choose
		}
	}
	switch {
	case s.opened:
		return s.card.Choose
	case len(open) == 1:
		return open[0].choose
	}
	return nil
}

// has reports whether the keyboard is on one of the controls of the source.
func (x *exhibit) has(f fyne.Focusable) bool {
	for _, own := range []fyne.Focusable{x.row, x.stance, x.quote, x.locator, x.note, x.judging.first, x.judging.reliability,
		x.abroad.head, x.abroad.translation, x.abroad.language, x.abroad.translator} {
		if f == own {
			return true
		}
	}
	return false
}

// InCard reports whether the keyboard is in the open card.
func (p *Panel) InCard(f fyne.Focusable) bool {
	return p.form.sources.opened && p.form.sources.card.Has(f)
}

// AttachSource stores what stands in the open card, as Ctrl+Enter in it does.
func (p *Panel) AttachSource() { p.form.sources.card.Attach() }

// LeaveCard leaves the open card, as Escape in it does.
func (p *Panel) LeaveCard() { p.form.sources.card.Leave() }

// forget lets go of all cards, as another library is opened.
func (s *sourced) forget() {
	clear(s.begun)
	s.claim = ""
	s.showCard(false, nil)
}
