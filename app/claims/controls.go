package claims

import (
	"fyne.io/fyne/v2"
)

// Control is a control of the form that an action gives the keyboard to.
type Control int

// The controls of the form, from top to bottom.
const (
	Wording Control = iota
	Speaker
	Said
	Scale
	Reasoning
	Kind
	Status
	Owner
	Due
	Tags
	Earlier
	People // who can be asked, to be found as one types: no control that is reached
	More   // the head of the part for what is not needed on every claim
)

// Reach brings a control of the selected claim into view, and returns it to be given
// the keyboard.
func (p *Panel) Reach(c Control) fyne.Focusable {
	p.reached()
	f := p.form
	if c >= Kind || f.who.isFolded && (c == Speaker || c == Said) {
		f.more.head.set(true)
		f.content.Refresh()
	}
	fields := map[Control]*field{
		Wording: f.wording, Speaker: f.speaker, Said: f.said, Reasoning: f.reasoning, Owner: f.more.owner, Due: f.more.due,
		Tags: f.more.tags.add, Earlier: f.more.earlier.address,
	}
	if field := fields[c]; field != nil {
		field.ToEnd()
		return field // which comes into view with the keyboard
	}
	var reached interface {
		fyne.CanvasObject
		fyne.Focusable
	}
	switch c {
	case More:
		p.reveal(f.more.part)
		return f.more.head
	case Scale:
		reached = f.scale
	case Kind:
		reached = f.more.kind
	default:
		reached = f.more.status
	}
	p.reveal(reached)
	return reached
}

func (p *Panel) reached() {
	if p.OnReach != nil {
		p.OnReach()
	}
}

// ShowMore unfolds or folds the part for what is not needed on every claim.
func (p *Panel) ShowMore(open bool) { p.form.more.head.set(open) }

// Unfolded reports whether it is unfolded.
func (p *Panel) Unfolded() bool { return p.form.more.head.open }

// FocusReasoning puts the keyboard where the verdict is argued.
func (p *Panel) FocusReasoning() fyne.Focusable { return p.Reach(Reasoning) }

// FocusWording puts the keyboard where the claim is worded.
func (p *Panel) FocusWording() fyne.Focusable { return p.Reach(Wording) }

// newField makes a field of the panel.
func (p *Panel) newField(placeholder string, rows int) *field {
	f := newField(placeholder, rows, p.after)
	f.kept = p.kept
	f.edited = func() {
		if p.OnEdit != nil {
			p.OnEdit()
		}
	}
	f.leave = p.leave
	f.reveal = func() { p.reveal(f) }
	return f
}

// leave gives the keyboard back to the article.
func (p *Panel) leave() {
	if p.OnLeave != nil {
		p.OnLeave()
	}
}

// reveal scrolls the form as little as brings a control of it into view.
func (p *Panel) reveal(o fyne.CanvasObject) { p.form.content.Reveal(o, apart) }
