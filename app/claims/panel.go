// Package claims is the claims panel: the open article's claims in a list, and
// the selected one as a form that stores what is typed by itself.
package claims

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/app/worklist"
	"galley/model"
	"galley/model/passage"
)

// Panel is the claims panel. Set the callbacks, and those of the list, before it is shown.
type Panel struct {
	OnCommand    func(cmd model.Command, done func(error)) // done may be nil
	OnAddSource  func(claimID string)
	OnEditSource func(sourceID string)
	OnFollow     func(model.Source)                // open the address of a source
	OnFile       func(sourceID string)             // look at the file attached to a source
	OnBeside     func(sourceID, evidenceID string) // show the source beside the article
	OnDecide     func(disputeID string)
	OnPerson     func(personID, name string) // show all that there is on a person
	OnFault      func(error)
	Sourcing     Sourcing
	// OnUseSelection puts the selected claim on the words selected in the text,
	// OnShow shows a place there, OnCompare the version before beside this one.
	OnUseSelection func()
	OnShow         func(passage.Span)
	OnCompare      func()
	OnTyped        func(r rune, key fyne.KeyName)   // a key in the form that is the window's
	OnEdit         func()                           // something was typed into a field
	OnLeave        func()                           // a field is left: the keyboard goes back to the article
	OnAsk          func(Question)                   // nil: nothing is asked first
	Unticked       func(model.Dossier) []model.Item // items of its checklists that nobody ticked, where the desk ticks any; nil: none
	OnDelete       func(claimID string)             // the claim goes, and another is selected
	OnMore         func(open bool)                  // the part for what is not needed on every claim was folded or unfolded
	// OnEarlier attaches a check that somebody else published; done is called once it is.
	OnEarlier func(claimID, address string, done func())
	// OnKnown looks for what the library knows that fits what is typed into a control:
	// who said claims, who works on them, their tags.
	OnKnown func(of Control, typed string, answer func([]control.Completion))
	// OnWide hears that list and form stand beside each other now, which takes more room,
	// or no more.
	OnWide func(wide bool)
	// OnReach hears that the keyboard goes into the panel next, which may be out of sight.
	OnReach func()
	// OnTakeHint does what a hint offers, OnOpenHint opens what it is about, OnDismissHint
	// ends it for good.
	OnTakeHint, OnOpenHint, OnDismissHint func(state.Hint)
	// OnRateSeveral gives several claims a rating of a scale at once.
	OnRateSeveral func(claimIDs []string, scaleID, label string)

	List *worklist.Worklist

	after After
	kept  *kept
	state state.Claims
	offer map[string]string // claim id → scale id picked in the form, not yet used

	form  *form
	empty *widget.Label
	hint  *widget.Label // in the form's place while no claim is selected
	frame *frame
}

// New makes the panel; after runs f once d has passed (see After).
func New(after After) *Panel {
	p := &Panel{after: after, kept: newKept(), offer: map[string]string{}, List: worklist.New(), empty: look.Wrapped(""),
		hint: look.Wrapped("")}
	p.kept.wording = p.wordingOf
	p.empty.Alignment, p.hint.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	p.form = newForm(p)
	p.frame = newFrame(p.List, p.empty, container.NewPadded(p.hint), p.form.content.Content)
	p.List.OnFold = p.Fold
	p.frame.turned = func() { // not while the window is laid out
		after(0, func() {
			if p.OnWide != nil {
				p.OnWide(p.frame.isWide)
			}
		})
	}
	return p
}

// Content is the panel as a canvas object.
func (p *Panel) Content() fyne.CanvasObject { return p.frame.content }

// Fold leaves the list's place to the form but for its title, or gives it back.
func (p *Panel) Fold() { p.frame.fold(!p.frame.folded) }

// Splits are how the person divided the panel, to be kept; see Divide.
func (p *Panel) Splits() (narrow, wide float64, folded bool) {
	return p.frame.narrow.chosen, p.frame.wide.chosen, p.frame.folded
}

// Divide divides the panel as the person had it: what part of it the list has where it
// stands over the form, and beside it; 0 where nothing was chosen.
func (p *Panel) Divide(narrow, wide float64, folded bool) { p.frame.divide(narrow, wide, folded) }

// Scale is the scale on offer for the selected claim.
func (p *Panel) Scale() (model.Scale, bool) {
	d, ok := p.active()
	if !ok {
		return model.Scale{}, false
	}
	return p.scaleFor(d), true
}

func (p *Panel) active() (model.Dossier, bool) { return p.dossier(p.state.Active) }

func (p *Panel) dossier(claimID string) (model.Dossier, bool) {
	for _, d := range p.state.Dossiers {
		if d.Claim.ID == claimID {
			return d, true
		}
	}
	return model.Dossier{}, false
}

// Show puts a state on the screen.
func (p *Panel) Show(now state.Claims) {
	p.state = now
	d, selected := p.active()
	p.List.Show(now.List, now.Active)
	look.Say(p.hint, locale.Text("Press a claim to work on it, or N for the next.\nTo mark another, select its words in the article and press Enter."))
	switch {
	case !now.Open:
		look.Say(p.empty, locale.Text("Open an article to see its claims."))
		p.frame.show(nothing)
	case now.List.Total == 0:
		look.Say(p.empty, locale.Text("No claims yet.\n\nSelect a statement in the article with the mouse, or with Shift and the arrow keys, and press Enter."))
		p.frame.show(nothing)
	case !selected:
		p.frame.show(listAlone)
	default:
		p.frame.show(listAndForm)
	}
	if selected {
		p.form.show(d)
	} else {
		p.Flush()
	}
}

// ShowHints shows the hints at the selected claim.
func (p *Panel) ShowHints(hints []state.Hint) {
	p.state.Hints = hints
	p.form.hints.Show(hints)
	p.form.content.Refresh()
}

// Flush stores what is typed and not yet stored, at once.
func (p *Panel) Flush() {
	for _, f := range p.form.fields() {
		f.Flush()
	}
}

// bind shows in a field what stands at a place of a claim.
func (p *Panel) bind(f *field, at Place, d model.Dossier) {
	text, _ := at.Text(d, p.state.Editor)
	f.show(at.Key(), text, func(text string, done func(error)) { p.do(f.typing(f.seen(at, text)), done) })
}

// Rate gives the claims selected the nth rating, from 1, of the scale on offer.
func (p *Panel) Rate(n int) {
	d, ok := p.active()
	if !ok {
		return
	}
	scale := p.scaleFor(d)
	if n < 1 || n > len(scale.Ratings) {
		return
	}
	if p.List.Several() {
		p.Flush()
		p.OnRateSeveral(p.List.Selected(), scale.ID, scale.Ratings[n-1].Label)
		return
	}
	p.rate(d.Claim.ID, scale.ID, scale.Ratings[n-1].Label)
}

// Ratings are the labels of the scale on offer for the selected claim, in their order.
func (p *Panel) Ratings() []string {
	d, ok := p.active()
	if !ok {
		return nil
	}
	var labels []string
	for _, r := range p.scaleFor(d).Ratings {
		labels = append(labels, r.Label)
	}
	return labels
}

func (p *Panel) do(cmd model.Command, done func(error)) {
	if done == nil {
		done = func(error) {}
	}
	if p.OnCommand != nil {
		p.OnCommand(preferring(cmd, p.state.Prefers), done)
	}
}

// preferring has a claim's first verdict begin with an editor's own scale, where no scale is named.
func preferring(cmd model.Command, scale string) model.Command {
	switch c := cmd.(type) {
	case model.Typed:
		c.Command = preferring(c.Command, scale)
		return c
	case model.Seen:
		c.Command = preferring(c.Command, scale)
		return c
	case model.SetVerdict:
		c.Preferred = scale
		return c
	}
	return cmd
}
