package claims

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/model"
)

// form is the selected claim: everything on it, edited in place and stored by
// itself. It is built once and bound to one dossier after another.
type form struct {
	panel *Panel
	id    string

	wording, speaker, said, reasoning *field
	kind, status, scale               *widget.Select
	rating                            *picker
	argued                            *widget.Label // a colleague's reasoning, and what was added to it
	signed                            *widget.Label
	signOff, addSource, remove        *widget.Button
	cards                             *fyne.Container
	shown                             []*card
	history                           *widget.Label
	folded                            *widget.Accordion
	fate                              *fate
	disputed                          *disputed
	reword                            *widget.Button // the passage's words as the wording
	rewording                         string
	content                           *container.Scroll
	quiet                             bool
}

const noKind = "no kind yet"

func newForm(p *Panel) *form {
	f := &form{panel: p, rating: newPicker(), cards: container.NewVBox(), signed: widget.NewLabel(""), history: widget.NewLabel("")}
	f.wording = p.newField("The claim, as reviewed", 2)
	f.speaker = p.newField("Who said it", 1)
	f.said = p.newField("31 March 2009", 1)
	f.reasoning = p.newField(ownReasoning, 3)
	f.argued = widget.NewLabel("")
	f.argued.Wrapping = fyne.TextWrapWord
	f.signed.Wrapping = fyne.TextWrapWord
	f.history.Wrapping = fyne.TextWrapWord

	kinds := []string{noKind}
	for _, k := range model.ClaimKinds {
		kinds = append(kinds, string(k))
	}
	f.kind = widget.NewSelect(kinds, func(s string) {
		if f.quiet {
			return
		}
		kind := model.ClaimKind(s)
		if s == noKind {
			kind = ""
		}
		p.do(model.EditClaim{ID: f.id, Kind: &kind}, nil)
	})
	f.status = widget.NewSelect(nil, func(s string) {
		if f.quiet {
			return
		}
		status := model.ClaimStatus(s)
		p.do(model.EditClaim{ID: f.id, Status: &status}, nil)
	})
	f.scale = widget.NewSelect(nil, func(name string) {
		if f.quiet {
			return
		}
		// Another scale only changes what is offered; the verdict stands until
		// a rating of it is picked.
		for _, s := range p.state.Scales {
			if s.Name == name {
				p.offer[f.id] = s.ID
			}
		}
		f.showRatings()
	})
	f.signOff = widget.NewButtonWithIcon("Sign off", theme.ConfirmIcon(), func() {
		p.Flush()
		p.do(model.SignOff{ClaimID: f.id}, nil)
	})
	f.addSource = widget.NewButtonWithIcon("Add source", theme.ContentAddIcon(), func() {
		if p.OnAddSource != nil {
			p.OnAddSource(f.id)
		}
	})
	f.remove = widget.NewButtonWithIcon("Delete claim", theme.DeleteIcon(), func() {
		p.Flush()
		p.do(model.DeleteClaim{ID: f.id}, nil)
	})
	f.remove.Importance = widget.LowImportance
	f.fate = newFate(p)
	f.disputed = newDisputed(p)
	f.reword = widget.NewButtonWithIcon("Use the new words as the wording", theme.DocumentCreateIcon(), func() {
		p.Flush()
		words := f.rewording
		p.do(model.EditClaim{ID: f.id, Wording: &words}, nil)
	})
	f.reword.Importance = widget.LowImportance
	f.reword.Hide()
	f.folded = widget.NewAccordion(widget.NewAccordionItem("History", f.history))
	half := func(a, b fyne.CanvasObject) fyne.CanvasObject { return container.NewGridWithColumns(2, a, b) }
	f.content = container.NewVScroll(container.NewPadded(container.NewVBox(
		f.disputed.content, f.fate.content, f.wording, f.reword, half(named("Said by", f.speaker), named("When", f.said)),
		half(named("Kind", f.kind), named("Status", f.status)),
		heading("Verdict", f.scale), f.rating.grid, f.argued, f.reasoning,
		container.NewBorder(nil, nil, nil, container.NewVBox(f.signOff), f.signed),
		heading("Sources", f.addSource), f.cards,
		f.folded, container.NewHBox(f.remove),
	)))
	return f
}

func heading(text string, right fyne.CanvasObject) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	return container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, label, right))
}

// named puts its name above a control: a filled field tells no more by itself
// what it is.
func named(name string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), look.FaintText(name), control)
}

// own are the fields of the claim itself.
func (f *form) own() []*field { return []*field{f.wording, f.speaker, f.said, f.reasoning} }

func (f *form) fields() []*field {
	all := f.own()
	for _, c := range f.shown {
		all = append(all, c.fields()...)
	}
	return all
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
	f.showReasoning(d, verdict)
	f.quiet = true
	f.kind.SetSelected(noKind)
	if d.Claim.Kind != "" {
		f.kind.SetSelected(string(d.Claim.Kind))
	}
	// Signing off is done by the button, by a second editor; it is offered
	// here only where it is so already.
	statuses := []string{string(model.Unchecked), string(model.InProgress), string(model.Checked)}
	if d.Claim.Status == model.SignedOff {
		statuses = append(statuses, string(model.SignedOff))
	}
	f.status.SetOptions(statuses)
	f.status.SetSelected(string(d.Claim.Status))
	f.quiet = false
	f.showRatings()
	f.disputed.show(d)
	f.fate.show(d, f.panel.state.Version)
	var offered bool
	f.rewording, offered = d.Rewording(f.panel.state.Version)
	shown(f.reword, offered)
	f.showSigned(d, verdict)
	f.showCards(d.Evidence)
	f.showHistory()
}

// scaleFor is the scale offered for a claim: one picked in the form, else that
// of its verdict, else the default.
func (p *Panel) scaleFor(d model.Dossier) model.Scale {
	wanted := p.offer[d.Claim.ID]
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
	names := make([]string, len(f.panel.state.Scales))
	for i, s := range f.panel.state.Scales {
		names[i] = s.Name
	}
	f.quiet = true
	f.scale.SetOptions(names)
	f.scale.SetSelected(scale.Name)
	f.quiet = false
	chosen := ""
	if v, given := d.Verdict(); given && v.ScaleID == scale.ID {
		chosen = v.Rating
	}
	f.rating.show(scale, chosen, func(label string) { f.panel.rate(d.Claim.ID, scale.ID, label) })
}

func (f *form) showSigned(d model.Dossier, v model.Verdict) {
	f.signOff.Disable()
	switch {
	case v.Rating == "" && len(d.Contests()) > 0:
		f.signed.SetText("Contested: a rating given here decides it.")
	case d.LooksStale(f.panel.state.Version):
		f.signed.SetText(signature(v) + ".\nThe passage changed after that. Look at it again: the same rating confirms the verdict.")
	case v.Rating == "":
		f.signed.SetText("Not rated yet: press 1–9, or a rating.")
	case v.SignedAt != "" && d.Claim.Status == model.SignedOff:
		f.signed.SetText("Rated by " + v.By + ", " + day(v.At) + ".\nSigned off by " + v.SignedBy + ", " + day(v.SignedAt) + ".")
	case v.By == f.panel.state.Editor:
		f.signed.SetText("Rated by " + v.By + ", " + day(v.At) + ".\nA second editor signs it off.")
	default:
		f.signed.SetText("Rated by " + v.By + ", " + day(v.At) + ".\nNot signed off yet.")
		f.signOff.Enable()
	}
}

// signature says who gave a verdict, and who signed it off.
func signature(v model.Verdict) string {
	text := "Rated " + v.Rating + " by " + v.By + ", " + day(v.At)
	if v.SignedAt != "" {
		text += ", signed off by " + v.SignedBy
	}
	return text
}

func day(s model.Stamp) string { return s.Time().Local().Format("2 January 2006") }

func (f *form) showCards(evidence []model.Exhibit) {
	old := map[string]*card{}
	for _, c := range f.shown {
		old[c.id] = c
	}
	cards := make([]*card, len(evidence))
	for i, x := range evidence {
		if c := old[x.Evidence.ID]; c != nil { // the person may be typing in it
			cards[i] = c
			delete(old, x.Evidence.ID)
		}
	}
	for i := range cards {
		if cards[i] == nil {
			cards[i] = newCard(f.panel)
		}
	}
	for _, c := range old {
		for _, field := range c.fields() {
			field.Flush()
		}
	}
	same := len(cards) == len(f.shown)
	for i, x := range evidence {
		same = same && f.shown[i] == cards[i]
		cards[i].show(x, f.panel)
	}
	f.shown = cards
	if same && len(f.cards.Objects) > 0 {
		return
	}
	f.cards.RemoveAll()
	for _, c := range cards {
		f.cards.Add(c.box)
	}
	if len(cards) == 0 {
		hint := widget.NewLabel("No sources yet. Press S to add what supports or refutes this claim.")
		hint.Wrapping = fyne.TextWrapWord
		f.cards.Add(hint)
	}
}

func (f *form) showHistory() {
	var b strings.Builder
	for i, e := range f.panel.state.History {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(e.At.Time().Local().Format("2006-01-02 15:04") + "  " + e.Editor + "\n" + e.What)
		if i == 49 {
			b.WriteString("\n…")
			break
		}
	}
	if f.history.Text != b.String() {
		f.history.SetText(b.String())
	}
}
