package claims

import (
	"cmp"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
)

// meanwhile is the strip under a field that somebody else wrote in while it was typed in. What
// was typed stays in the field, and theirs in the library, until the person chooses.
type meanwhile struct {
	field   *field
	edge    *canvas.Rectangle
	text    *widget.Label
	content *fyne.Container
	clash   model.Clash
}

func newMeanwhile(f *field) *meanwhile {
	m := &meanwhile{field: f, text: small("")}
	all := []fyne.CanvasObject{}
	if f.least > 0 {
		all = append(all, control.NewButton(locale.Text("Keep both"), nil, m.keepBoth))
	}
	all = append(all, control.NewButton(locale.Text("Take theirs"), nil, m.takeTheirs), control.NewButton(locale.Text("Keep mine"), nil, m.keepMine))
	m.content, m.edge = warning(flush(m.text), &fyne.Container{Layout: &flow{gap: near}, Objects: all})
	return m
}

// under is a field with its strip.
func under(f *field) fyne.CanvasObject { return newColumn(2, f, f.meanwhile.content) }

// show shows who wrote what, or nothing where nobody did.
func (m *meanwhile) show(clash *model.ConflictError) {
	if clash == nil || len(clash.Clashes) == 0 {
		m.clash = model.Clash{}
		m.text.SetText("")
		m.content.Hide()
		return
	}
	m.clash = clash.Clashes[0]
	m.edge.FillColor = theme.Color(theme.ColorNameWarning)
	who, theirs := cmp.Or(m.clash.Wrote.Editor, locale.Text("Somebody else")), m.clash.Theirs
	if theirs == "" {
		m.text.SetText(locale.Text("%s emptied this meanwhile. What you typed is kept, and not stored yet.", who))
	} else {
		m.text.SetText(locale.Text("%s wrote here meanwhile: “%s”. What you typed is kept, and not stored yet.", who, theirs))
	}
	m.content.Show()
}

// decide goes on from what the others wrote, which the person has seen now.
func (m *meanwhile) decide() (theirs, mine string) {
	f := m.field
	theirs, mine = m.clash.Theirs, f.Text
	f.cancel()
	delete(f.kept.texts, f.record)
	delete(f.kept.clashes, f.record)
	f.stored = theirs
	m.show(nil)
	control.Focus(f)
	return theirs, mine
}

func (m *meanwhile) keepMine() {
	m.decide()
	m.field.Flush()
}

// keepBoth puts what was typed after what the others wrote.
func (m *meanwhile) keepBoth() {
	theirs, mine := m.decide()
	m.field.put(theirs + "\n\n" + mine)
	m.field.Flush()
}

// takeTheirs leaves what the others wrote. What was typed comes into history.
func (m *meanwhile) takeTheirs() {
	f := m.field
	theirs, mine := m.decide()
	record, store := f.record, f.store
	f.kept.put(record, mine, theirs) // until history has it
	f.put(theirs)
	f.yields = true
	store(mine, func(err error) {
		if err != nil {
			f.kept.failed(record, mine)
			return
		}
		f.kept.stored(record, mine)
	})
	f.yields = false
}

// clashed takes in that somebody else wrote where a text was typed. It reports whether
// that is what went wrong.
func (k *kept) clashed(record, text string, err error) bool {
	var clash *model.ConflictError
	if !errors.As(err, &clash) {
		return false
	}
	k.clashes[record] = clash
	if u, is := k.texts[record]; is && u.Text == text {
		u.clashes = true
		k.texts[record] = u
	}
	return true
}

// seen is a command that stores a text at a place, with what the field showed before.
func (f *field) seen(at Place, text string, also ...string) model.Command {
	also = append(also, f.stored)
	if u, is := f.kept.texts[f.record]; is {
		also = append(also, u.Base)
	}
	cmd := at.Seen(text, also...)
	if seen, is := cmd.(model.Seen); is && f.yields {
		seen.Was[0].Yields = true
	}
	return cmd
}

// Seen is what stores a text there by somebody who saw what stood there: one of some texts.
func (p Place) Seen(text string, saw ...string) model.Command {
	noun, id, name := p.sight()
	if noun == "" {
		return p.Command(text)
	}
	w := model.Sight{Noun: noun, ID: id, Field: name}
	if p.Field == inProposed { // the field begins with the words that are marked
		w.Values = append(w.Values, "")
	}
	for _, v := range saw {
		w.Values = append(w.Values, model.Sighted(v))
	}
	return model.Seen{Command: p.Command(text), Was: []model.Sight{w}}
}

// sight is the field of a record that stands at a place; no noun where there is none.
func (p Place) sight() (noun model.Noun, id, field string) {
	if p.Of == "" {
		switch p.Field {
		case inWording, inSpeaker, inSaid, inOwner, inDue:
			return model.NounClaim, p.Claim, p.Field
		case inPrivate:
			return model.NounClaim, p.Claim, "private_note"
		case inReasoning, inProposed:
			return model.NounVerdict, p.Claim, p.Field
		}
		return "", "", ""
	}
	switch p.Field {
	case inAdded:
		return model.NounVerdict, p.Of, "reasoning"
	case inAsked:
		return model.NounConfirmer, model.ConfirmerID(p.Claim, p.Of), "question"
	case inQuestion:
		return model.NounQuestion, p.Of, "text"
	case inPrivate:
		return model.NounEvidence, p.Of, "private_note"
	}
	return model.NounEvidence, p.Of, p.Field
}
