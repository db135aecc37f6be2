// Package claims is the claims panel: the open article's claims in a list, and
// the selected one as a form that stores what is typed by itself.
package claims

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// Panel is the claims panel. Set the callbacks before it is shown.
type Panel struct {
	OnSelect     func(claimID string)
	OnCommand    func(cmd model.Command, done func(error)) // done may be nil
	OnAddSource  func(claimID string)
	OnEditSource func(sourceID string)
	OnFollow     func(address string)  // open the address of a source
	OnFile       func(sourceID string) // look at the file attached to a source
	OnDecide     func(disputeID string)
	OnFault      func(error)
	// OnUseSelection puts the selected claim on the words selected in the text,
	// OnShow shows a place there, OnCompare the version before beside this one.
	OnUseSelection func()
	OnShow         func(passage.Span)
	OnCompare      func()
	OnTyped        func(r rune, key fyne.KeyName) // a key in the list that is the window's
	OnEdit         func()                         // something was typed into a field

	after After
	kept  *kept
	state state.Claims
	offer map[string]string // claim id → scale id picked in the form, not yet used

	title *widget.Label
	list  *look.List
	form  *form
	empty *widget.Label
	hint  *widget.Label   // under the list while no claim is selected
	rest  *fyne.Container // the list and the hint
	split *container.Split
	share float64 // of the panel for the list, as last chosen by the panel itself
	body  *fyne.Container
	quiet bool
}

// New makes the panel; after runs f once d has passed (see After).
func New(after After) *Panel {
	p := &Panel{after: after, kept: newKept(), offer: map[string]string{}, title: widget.NewLabel("Claims"),
		empty: widget.NewLabel(""), hint: widget.NewLabel("Press a claim to work on it, or N for the next.\nTo mark another, select its " +
			"words in the article and press Enter.")}
	p.kept.wording = p.wordingOf
	p.title.TextStyle.Bold = true
	p.empty.Wrapping = fyne.TextWrapWord
	p.empty.Alignment = fyne.TextAlignCenter
	p.list = look.NewList(
		func() int { return len(p.state.Dossiers) },
		func() fyne.CanvasObject { return newRow() },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			d := p.state.Dossiers[i]
			o.(*row).show(d, p.state.Version, d.Claim.ID == p.state.Active)
		},
	)
	p.list.OnTyped = func(r rune, key fyne.KeyName) {
		if p.OnTyped != nil {
			p.OnTyped(r, key)
		}
	}
	p.list.OnSelected = func(i widget.ListItemID) {
		if !p.quiet && i < len(p.state.Dossiers) && p.OnSelect != nil {
			p.OnSelect(p.state.Dossiers[i].Claim.ID)
		}
	}
	p.form = newForm(p)
	p.split = container.NewVSplit(p.list, p.form.content)
	p.split.Offset = mostShare
	p.share = mostShare
	p.hint.Wrapping = fyne.TextWrapWord
	p.hint.Alignment = fyne.TextAlignCenter
	p.rest = container.NewBorder(nil, container.NewPadded(p.hint), nil, nil, p.list)
	p.body = container.NewStack(p.empty)
	return p
}

// Content is the panel as a canvas object.
func (p *Panel) Content() fyne.CanvasObject {
	return container.NewBorder(p.title, nil, nil, nil, p.body)
}

func (p *Panel) active() (model.Dossier, bool) {
	for _, d := range p.state.Dossiers {
		if d.Claim.ID == p.state.Active {
			return d, true
		}
	}
	return model.Dossier{}, false
}

// Show puts a state on the screen.
func (p *Panel) Show(now state.Claims) {
	p.state = now
	done := 0
	for _, d := range now.Dossiers {
		if d.Claim.Status.Done() {
			done++
		}
	}
	p.title.SetText("Claims")
	if n := len(now.Dossiers); n > 0 {
		p.title.SetText(fmt.Sprintf("Claims · %d of %d checked", done, n))
	}
	p.quiet = true
	p.list.Refresh()
	p.list.UnselectAll()
	p.list.Chosen = -1
	for i, d := range now.Dossiers {
		if d.Claim.ID == now.Active {
			p.list.Chosen = i
			p.list.Select(i)
			break
		}
	}
	p.quiet = false
	d, selected := p.active()
	switch {
	case !now.Open:
		p.empty.SetText("Open an article to see its claims.")
		p.put(p.empty)
	case len(now.Dossiers) == 0:
		p.empty.SetText("No claims yet.\n\nSelect a statement in the article with the mouse, or with Shift and the arrow keys, and press Enter.")
		p.put(p.empty)
	case !selected:
		p.put(p.rest)
	default:
		p.fitList()
		p.put(p.split)
	}
	if selected {
		p.form.show(d)
	} else {
		p.Flush()
	}
}

// mostShare is what part of the panel the list of claims takes at most beside
// the form, unless the person drags the bar between them.
const mostShare = 0.3

// fitList gives the form the room that a short list leaves.
func (p *Panel) fitList() {
	height := p.body.Size().Height
	if p.split.Offset != p.share || height == 0 {
		return
	}
	row := wordingHeight + detailHeight + theme.Padding()
	p.share = min(mostShare, float64((row*float32(len(p.state.Dossiers))+theme.Padding())/height))
	p.split.SetOffset(p.share)
}

func (p *Panel) put(o fyne.CanvasObject) {
	if len(p.body.Objects) == 1 && p.body.Objects[0] == o {
		return
	}
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// Flush stores what is typed and not yet stored, at once.
func (p *Panel) Flush() {
	for _, f := range p.form.fields() {
		f.Flush()
	}
}

// newField makes a field of the panel.
func (p *Panel) newField(placeholder string, rows int) *field {
	f := newField(placeholder, rows, p.after)
	f.kept = p.kept
	f.edited = func() {
		if p.OnEdit != nil {
			p.OnEdit()
		}
	}
	return f
}

// bind shows in a field what stands at a place of a claim.
func (p *Panel) bind(f *field, at Place, d model.Dossier) {
	text, _ := at.Text(d, p.state.Editor)
	f.show(at.Key(), text, func(text string, done func(error)) { p.do(f.typing(at.Command(text)), done) })
}

// Rate gives the selected claim the nth rating, from 1, of the scale on offer.
func (p *Panel) Rate(n int) {
	d, ok := p.active()
	if !ok {
		return
	}
	scale := p.scaleFor(d)
	if n < 1 || n > len(scale.Ratings) {
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

func (p *Panel) rate(claimID, scaleID, label string) {
	p.Flush()
	p.do(model.SetVerdict{ClaimID: claimID, Scale: scaleID, Rating: &label}, func(err error) {
		if err == nil {
			delete(p.offer, claimID)
		}
	})
}

// FocusReasoning puts the keyboard where the verdict is argued.
func (p *Panel) FocusReasoning() fyne.Focusable {
	p.form.reasoning.ToEnd()
	return p.form.reasoning
}

// FocusWording puts the keyboard where the claim is worded.
func (p *Panel) FocusWording() fyne.Focusable {
	p.form.wording.ToEnd()
	return p.form.wording
}

func (p *Panel) do(cmd model.Command, done func(error)) {
	if done == nil {
		done = func(error) {}
	}
	if p.OnCommand != nil {
		p.OnCommand(cmd, done)
	}
}
