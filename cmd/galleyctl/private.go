package main

import (
	"slices"

	"galley/model"
)

// told is a claim without what its desk keeps to itself, unless that was asked for.
func (d *invocation) told(dossier model.Dossier) model.Dossier {
	if d.reveal {
		return dossier
	}
	dossier.Claim.PrivateNote = ""
	veil, err := d.lib.Veil(d.ctx)
	if err != nil {
		return model.Dossier{} // what is not known to be safe is not said
	}
	dossier.Verdicts, dossier.Additions = slices.Clone(dossier.Verdicts), slices.Clone(dossier.Additions)
	for _, list := range [][]model.Verdict{dossier.Verdicts, dossier.Additions} {
		for i := range list {
			list[i].Reasoning = veil.Text(list[i].Reasoning)
		}
	}
	evidence := make([]model.Exhibit, len(dossier.Evidence))
	for i, e := range dossier.Evidence {
		e.Evidence, e.Source.PrivateNote = e.Evidence.Discreet(), ""
		e.Quote, e.Note, e.Locator = veil.Text(e.Quote), veil.Text(e.Note), veil.Text(e.Locator)
		evidence[i] = e
	}
	dossier.Evidence = evidence
	return dossier
}

// toldSource is a source without the desk's note on it, unless that was asked for.
func (d *invocation) toldSource(s model.Source) model.Source {
	if !d.reveal {
		s.PrivateNote = ""
	}
	return s
}
