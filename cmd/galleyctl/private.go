package main

import "galley/model"

// told is a claim without what its desk keeps to itself, unless that was asked for.
func (d *invocation) told(dossier model.Dossier) model.Dossier {
	if d.reveal {
		return dossier
	}
	dossier.Claim.PrivateNote = ""
	evidence := make([]model.Exhibit, len(dossier.Evidence))
	for i, e := range dossier.Evidence {
		e.Evidence, e.Source.PrivateNote = e.Evidence.Discreet(), ""
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
