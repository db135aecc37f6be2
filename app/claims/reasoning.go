package claims

import (
	"strings"

	"galley/app/locale"
	"galley/model"
)

// showReasoning binds the field to the reasoning where the verdict is one's own,
// or there is none yet. A colleague's is shown to be read, and the field holds
// what one adds to it.
func (f *form) showReasoning(d model.Dossier, v model.Verdict) {
	id, editor := d.Claim.ID, f.panel.state.Editor
	colleague := v.OfAnother(editor)
	own := addedBy(d, v, editor)
	var said []string
	if colleague && v.Reasoning != "" {
		said = append(said, v.Reasoning)
	}
	for _, a := range d.AdditionsTo(v) {
		when := locale.Text("Added by %s, %s", a.By, day(a.At))
		if d.Claim.Status == model.SignedOff && a.At > v.SignedAt {
			when = locale.Text("Added by %s, %s, after the sign-off", a.By, day(a.At))
		}
		if a.By == editor && colleague && a.Reasoning == own {
			said = append(said, strings.TrimSpace(locale.Text("%s: %s", when, "")))
			continue
		}
		said = append(said, locale.Text("%s: %s", when, a.Reasoning))
	}
	if text := strings.Join(said, "\n\n"); text != f.argued.Text {
		f.argued.SetText(text)
	}
	shown(f.arguedPart, len(said) > 0)
	hint, rows := locale.Text("Why: what was found, and how it bears on the claim"), 2
	if colleague {
		hint, rows = locale.Text("Add to this reasoning, under your name"), 1
	}
	if f.reasoning.PlaceHolder != hint {
		f.reasoning.SetPlaceHolder(hint)
	}
	f.reasoning.atLeast(rows)
	f.panel.bind(f.reasoning, Place{Claim: id, Field: inReasoning}.In(d, editor), d)
}

// addedBy is what an editor added to a colleague's reasoning; the newest is the
// one that is written on.
func addedBy(d model.Dossier, v model.Verdict, editor string) string {
	own := ""
	for _, a := range d.AdditionsTo(v) {
		if a.By == editor && v.OfAnother(editor) {
			own = a.Reasoning
		}
	}
	return own
}
