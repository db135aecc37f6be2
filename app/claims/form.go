package claims

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/hint"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
)

// form is the selected claim: everything on it, edited in place and stored by
// itself. It is built once and bound to one dossier after another.
type form struct {
	panel *Panel
	id    string

	wording, speaker, said, reasoning *field
	scale                             *scaleButton
	rating                            *picker
	argued                            *widget.Label // a colleague's reasoning, and what was added to it
	arguedPart                        *fyne.Container
	proposal                          *proposal
	signed                            *widget.Label
	signOff                           *control.Button
	sources                           *sourced
	asking                            *asking
	more                              *more
	who                               *speaking
	fate                              *fate
	typing                            *widget.Label // who else types into the claim
	disputed                          *disputed
	stale                             *stale
	reword                            *control.Button // the passage's words as the wording
	rewording                         string
	hints                             *hint.List
	checks                            *checks
	content                           *control.Scroll
}

func newForm(p *Panel) *form {
	f := &form{panel: p, rating: newPicker(), sources: newSourced(p), signed: small(""), typing: small("")}
	f.wording = p.newField(locale.Text("The claim, as reviewed"), 2)
	f.speaker = p.newField(locale.Text("Who said it"), 1)
	f.speaker.Icon = theme.AccountIcon()
	p.knows(f.speaker, Speaker)
	f.said = p.newField(locale.Text("When"), 1)
	f.said.Icon = theme.CalendarIcon()
	f.said.whole = func(text string) bool { _, ok := model.ParseDate(text); return ok }
	f.reasoning = p.newField("", 2)
	f.argued = look.Wrapped("")
	f.arguedPart = flush(f.argued)
	f.scale = newScaleButton(p.leave, func(id string) {
		// Another scale only changes what is offered; the verdict stands until a
		// rating of it is picked.
		p.offer[f.id] = id
		f.showRatings()
	})
	f.signOff = control.NewButton(locale.Text("Sign off"), theme.ConfirmIcon(), p.SignOff)
	f.signOff.Key = "O"
	f.proposal = newProposal(p)
	f.asking = newAsking(p)
	f.fate, f.disputed, f.stale, f.more = newFate(p), newDisputed(p), newStale(p), newMore(p)
	f.who = newSpeaking(f.speaker, f.said)
	f.more.whole.Objects = slices.Insert(f.more.whole.Objects, 0, fyne.CanvasObject(f.who.folded))
	f.reword = control.NewQuiet(locale.Text("Use the new words as the wording"), theme.DocumentCreateIcon(), f.rewordIt)
	f.reword.Hide()
	f.checks = newChecks(p)
	f.hints = hint.NewList(func(all ...fyne.CanvasObject) *fyne.Container { return newColumn(0, all...) })
	f.hints.OnTake, f.hints.OnOpen, f.hints.OnDismiss = p.takeHint, p.openHint, p.dismissHint
	f.content = control.NewScroll(container.NewPadded(container.NewPadded(newColumn(apart,
		f.typing, f.disputed.content, f.fate.content, f.stale.content,
		newColumn(near, under(f.wording), atLeading(f.reword), f.who.shown, f.hints.Content()),
		newColumn(near, heading(locale.Text("Verdict"), f.scale), f.rating.grid, f.proposal.content, f.checks.content),
		newColumn(near, f.arguedPart, under(f.reasoning), container.NewBorder(nil, nil, nil, container.NewVBox(f.signOff), flush(f.signed))),
		f.sources.content,
		f.asking.content,
		f.more.part,
	))))
	return f
}

// rewordIt makes the passage's words the wording, which accepts the passage.
func (f *form) rewordIt() {
	f.panel.Flush()
	words, accept := f.rewording, ""
	if d, ok := f.panel.active(); ok && d.Claim.ID == f.id {
		if now, stands := d.In(f.panel.state.Version); stands && now.State != model.Orphaned {
			accept = now.ID
		}
	}
	f.panel.do(model.EditClaim{ID: f.id, Wording: &words, Accept: accept}, nil)
}

// heading is the name of a part, with what can be done there.
func heading(text string, right fyne.CanvasObject) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	return container.New(headed{}, label, right)
}

// own are the fields of the claim itself.
func (f *form) own() []*field {
	return []*field{f.wording, f.speaker, f.said, f.reasoning, f.proposal.words, f.more.owner, f.more.due, f.more.private, f.more.tags.add}
}

func (f *form) fields() []*field {
	return slices.Concat(f.own(), f.sources.fields(), f.asking.fields())
}

func (f *form) show(d model.Dossier) {
	id := d.Claim.ID
	if id != f.id {
		f.content.ScrollToTop()
	}
	f.id = id
	verdict, _ := d.Verdict()
	for i, name := range []string{inWording, inSpeaker, inSaid} {
		f.panel.bind(f.own()[i], Place{Claim: id, Field: name}, d)
	}
	f.who.show(f.panel.state.Before && isOwn(d.Claim, f.panel.state.Author))
	f.showReasoning(d, verdict)
	f.showRatings()
	f.typing.SetText(f.panel.state.Typing)
	shown(f.typing, f.panel.state.Typing != "")
	f.proposal.show(d)
	f.disputed.show(d)
	f.fate.show(d, f.panel.state.Version)
	f.stale.show(d)
	var offered bool
	f.rewording, offered = d.Rewording(f.panel.state.Version)
	shown(f.reword, offered && !f.fate.content.Visible())
	f.showSigned(d, verdict)
	f.checks.show(id, f.panel.state.Items)
	f.sources.show(d)
	f.asking.show(d)
	f.more.show(d)
	f.hints.Show(f.panel.state.Hints)
	f.content.Refresh() // another claim takes other heights; nothing else lays them out anew
}

func (p *Panel) takeHint(h state.Hint) {
	if p.OnTakeHint != nil {
		p.OnTakeHint(h)
	}
}

func (p *Panel) openHint(h state.Hint) {
	if p.OnOpenHint != nil {
		p.OnOpenHint(h)
	}
}

func (p *Panel) dismissHint(h state.Hint) {
	if p.OnDismissHint != nil {
		p.OnDismissHint(h)
	}
}

// scaleFor is the scale offered for a claim: one picked in the form, else that
// of its verdict, else the one that claims of the article begin with.
func (p *Panel) scaleFor(d model.Dossier) model.Scale {
	wanted := p.offer[d.Claim.ID]
	if v, given := d.Verdict(); wanted == "" && (!given || v.ScaleID == "") && len(d.Contests()) == 0 {
		wanted = p.state.Begins
	}
	for _, s := range p.state.Scales {
		if s.ID == wanted {
			return s
		}
	}
	return d.Scale
}

func (f *form) showRatings() {
	d, ok := f.panel.active()
	if !ok {
		return
	}
	scale := f.panel.scaleFor(d)
	f.scale.show(f.panel.state.Scales, scale)
	chosen := ""
	if v, given := d.Verdict(); given && v.ScaleID == scale.ID {
		chosen = v.Rating
	}
	f.rating.show(scale, chosen, func(label string) { f.panel.rate(d.Claim.ID, scale.ID, label) })
}
