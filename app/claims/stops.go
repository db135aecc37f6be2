package claims

import "galley/app/control"

// Stops are the parts of the panel that F6 goes to: the list, and the form where a claim
// is selected.
func (p *Panel) Stops() []control.Stop {
	if p.state.List.Total == 0 {
		return nil
	}
	stops := []control.Stop{{Area: p.List.Content(), First: p.List.List()}}
	if _, selected := p.active(); selected {
		stops = append(stops, control.Stop{Area: p.form.content.Content, First: p.form.wording})
	}
	return stops
}
