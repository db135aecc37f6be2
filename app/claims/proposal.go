package claims

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
	"galley/model/passage"
)

// proposal is what the selected claim's passage should say instead, where its verdict is
// the outcome Change of the checking desk: in one line, which unfolds to be written on.
type proposal struct {
	panel    *Panel
	claim    string // shown
	was      string // the words that are marked
	rating   bool   // the outcome is on its way to the library
	quiet    bool
	head     *fold
	of       *fyne.Container // whose it is
	ofText   func(string)
	words    *field
	named    *fyne.Container // the words under their name
	cut      *control.Check
	differs  *difference
	severity *severityPills
	body     *fyne.Container
	content  *fyne.Container
}

func newProposal(p *Panel) *proposal {
	o := &proposal{panel: p, differs: newDifference()}
	note := small("")
	o.of, o.ofText = flush(note), note.SetText
	o.words = p.newField(locale.Text("The words that should stand there"), 2)
	edited := o.words.edited
	o.words.edited = func() {
		o.tell()
		edited()
	}
	o.words.leave = o.left
	o.words.whole = func(text string) bool { return strings.TrimSpace(text) != "" }
	o.words.spoken = func() string { return o.words.Text + "\n" + o.differs.spoken() }
	o.words.OnSubmitted = nil // so that Shift+Enter begins a line
	o.words.OnKey = func(e *fyne.KeyEvent) bool {
		if (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && !control.Held(fyne.KeyModifierShift) {
			o.words.done()
			return true
		}
		return false
	}
	o.cut = control.NewCheck(locale.Text("Cut it"), func(on bool) {
		if !o.quiet {
			p.Flush()
			p.do(model.SetVerdict{ClaimID: o.claim, Cut: &on}, nil)
		}
	})
	o.severity = newSeverityPills(o)
	o.named = newColumn(0, named(locale.Text("Proposed words"), under(o.words)))
	o.body = newColumn(near, o.of, o.named, flush(o.differs.text), o.cut,
		named(locale.Text("How bad the error is (Alt+1, 2 or 3)"), o.severity))
	o.head = newFold(ratingName(model.DeskScale, model.OutcomeChange)+":", o.body, func(open bool) {
		if open {
			o.head.set(false)
			o.begin()
		}
	})
	o.content = newColumn(near, o.head, o.body)
	return o
}

// markedWords are the words of the claim's passage that a proposal is about: in the newest
// version, or before it where they are lost there.
func markedWords(d model.Dossier) string {
	if len(d.Appearances) == 0 {
		return d.Claim.Wording
	}
	now := slices.MaxFunc(d.Appearances, func(a, b model.Appearance) int {
		return cmp.Or(strings.Compare(a.VersionID, b.VersionID), cmp.Compare(b.Start, a.Start))
	})
	if was, had := d.Before(now); had && now.State == model.Orphaned {
		return was.Exact
	}
	return now.Exact
}

// show shows what the verdict of a claim proposes, where it can propose something.
func (o *proposal) show(d model.Dossier) {
	v, _ := d.Verdict()
	if d.Claim.ID != o.claim {
		o.claim, o.rating = d.Claim.ID, false
		o.head.set(false)
	}
	o.was = markedWords(d)
	can := model.CanPropose(v.ScaleID, v.Rating)
	shown(o.content, can || o.rating)
	if !can && !o.rating {
		o.words.Flush()
		o.words.record = ""
		o.head.set(false)
		return
	}
	at := Place{Claim: o.claim, Field: inProposed}
	o.words.show(at.Key(), cmp.Or(v.Proposed, o.was), func(text string, done func(error)) {
		if strings.TrimSpace(text) == strings.TrimSpace(o.was) {
			text = "" // the words that stand there are no proposal
		}
		o.panel.do(o.words.typing(o.words.seen(at, text, v.Proposed)), done)
	})
	o.quiet = true
	o.cut.SetChecked(v.Cut)
	o.quiet = false
	shown(o.named, !v.Cut)
	o.severity.Set(slices.Index(model.Severities, v.Severity))
	said := ""
	switch editor := o.panel.state.Editor; {
	case v.SignedAt != "" && d.Claim.Status == model.SignedOff:
		said = locale.Text("%s signed it off. Other words need a sign-off of their own.", v.SignedBy)
	case v.OfAnother(editor) && v.Proposes():
		said = locale.Text("%s proposed this. What you change becomes a verdict of your own.", v.By)
	case v.OfAnother(editor):
		said = locale.Text("%s gave this outcome. What you propose becomes a verdict of your own.", v.By)
	}
	o.ofText(said)
	shown(o.of, said != "")
	o.tell()
	o.head.say(proposalLine(d, v))
}

// tell shows the difference as it stands in the field now.
func (o *proposal) tell() {
	now := o.words.Text
	if o.cut.Checked {
		now = ""
	} else if strings.TrimSpace(now) == "" {
		now = o.was // an empty field proposes nothing
	}
	o.differs.show(o.was, now)
}

// proposalLine is what a verdict proposes, in a line.
func proposalLine(d model.Dossier, v model.Verdict) string {
	line := ""
	switch {
	case v.Cut:
		line = locale.Text("cut it")
	case v.Proposed == "":
		line = locale.Text("no other words are proposed yet. W proposes them.")
	default:
		line = inLine(passage.Inline(markedWords(d), v.Proposed))
	}
	if v.Severity != "" {
		line += " · " + locale.Word(string(v.Severity))
	}
	return line
}

// begin opens the proposal of the selected claim, with the keyboard in it. Where the verdict
// was signed off it asks first.
func (o *proposal) begin() {
	d, ok := o.panel.active()
	if !ok {
		return
	}
	v, _ := d.Verdict()
	if v.SignedAt == "" || d.Claim.Status != model.SignedOff {
		o.open()
		return
	}
	o.panel.ask(Question{
		Title: locale.Text("Change a verdict that was signed off?"),
		Text:  locale.Text("%s signed off “%s”. What you propose would need a sign-off of its own.", v.SignedBy, VerdictName(v)),
		Safe:  locale.Text("Keep “%s”", VerdictName(v)), Go: locale.Text("Propose other words"), Do: o.open,
	})
}

// open unfolds the proposal and gives it the keyboard: what is there is selected where it is
// what the passage says, so that what is typed takes its place.
func (o *proposal) open() {
	o.panel.reached()
	o.head.set(true)
	o.panel.form.content.Refresh()
	c := fyne.CurrentApp().Driver().CanvasForObject(o.panel.frame.content) // what is inside may never have been painted
	if c == nil {
		return
	}
	if o.cut.Checked {
		c.Focus(o.cut)
	} else {
		c.Focus(o.words)
		if o.words.ToEnd(); strings.TrimSpace(o.words.Text) == strings.TrimSpace(o.was) {
			o.words.SelectAll()
		}
	}
	o.panel.revealOpened(o.content)
}

// rated opens the proposal of a claim that has got the outcome Change, before the library
// says so: what is typed next belongs here. The returned function hears how that ended.
func (o *proposal) rated(claimID string) func(error) {
	if claimID != o.panel.state.Active {
		return func(error) {}
	}
	o.rating = true
	if d, ok := o.panel.active(); ok {
		o.show(d)
		o.open()
	}
	return func(err error) {
		if o.claim != claimID {
			return
		}
		o.rating = false
		if d, ok := o.panel.active(); ok && err != nil {
			o.show(d)
		}
	}
}

// left gives the keyboard back to the article and folds the proposal.
func (o *proposal) left() {
	o.panel.leave()
	o.head.set(false)
	o.panel.form.content.Refresh()
}

// has reports whether the keyboard is in the proposal.
func (o *proposal) has(f fyne.Focusable) bool {
	return f != nil && o.head.open && (f == fyne.Focusable(o.words) || f == fyne.Focusable(o.cut) || f == fyne.Focusable(o.severity))
}

// severityPills say how bad an error is; none is chosen at first.
type severityPills struct {
	control.Pills
	of *proposal
}

func newSeverityPills(o *proposal) *severityPills {
	s := &severityPills{of: o}
	for i, one := range model.Severities {
		s.Options = append(s.Options, locale.Word(string(one)))
		s.Keys = append(s.Keys, string(rune('1'+i)))
	}
	s.Selected, s.OnChosen = -1, o.weigh
	s.ExtendBaseWidget(s)
	return s
}

// weigh says how bad the error is, by its number from 0; the same again takes it back.
func (o *proposal) weigh(i int) {
	o.panel.Flush()
	severity := model.Severities[i]
	if d, ok := o.panel.active(); ok {
		if v, _ := d.Verdict(); v.Severity == severity {
			severity = ""
		}
	}
	o.panel.do(model.SetVerdict{ClaimID: o.claim, Severity: &severity}, nil)
}

// TypedKey leaves the proposal on Enter and Escape.
func (s *severityPills) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		s.of.left()
	default:
		s.Pills.TypedKey(e)
	}
}

// TypedShortcut leaves it on Ctrl+Enter.
func (s *severityPills) TypedShortcut(sc fyne.Shortcut) {
	if control.Submits(sc) {
		s.of.left()
		return
	}
	control.PassShortcut(s, sc)
}

// Propose opens what the selected claim's passage should say instead, with the outcome Change
// where it has another. It reports false where the scale on offer has no such outcome.
func (p *Panel) Propose() bool {
	d, ok := p.active()
	if !ok || p.scaleFor(d).ID != model.DeskScale {
		return false
	}
	if v, _ := d.Verdict(); model.CanPropose(v.ScaleID, v.Rating) {
		p.form.proposal.begin()
	} else {
		p.rate(d.Claim.ID, model.DeskScale, model.OutcomeChange)
	}
	return true
}

// Proposing reports whether the keyboard is in what the selected claim's passage should say.
func (p *Panel) Proposing(f fyne.Focusable) bool { return p.form.proposal.has(f) }

// LeaveProposal leaves it, as Escape in it does.
func (p *Panel) LeaveProposal() { p.form.proposal.left() }

// Weigh says how bad the error is that the selected claim's proposal mends, from 0.
func (p *Panel) Weigh(severity int) { p.form.proposal.weigh(severity) }
