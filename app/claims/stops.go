package claims

import "galley/app/control"

// Stops are the parts of the panel that F6 goes to: the list, and the form where a claim
// is selected.
func (p *Panel) Stops() []control.Stop {
	if len(p.state.Dossiers) == 0 {
		return nil
	}
	stops := []control.Stop{{Area: p.list, First: p.list}}
	if _, selected := p.active(); selected {
		stops = append(stops, control.Stop{Area: p.form.content, First: p.form.wording})
	}
	return stops
}
