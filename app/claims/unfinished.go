package claims

import (
	"strings"

	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/passage"
)

// itemsNamed is how many items that nobody ticked a question names; the others are counted.
const itemsNamed = 4

// unfinished says, a line each, what a sign-off of the selected claim should not overlook: rules that its rating
// breaks, open questions, and items that nobody ticked. Where no item was ever ticked in the article the desk does
// not work with checklists, and is not asked about them.
func (p *Panel) unfinished(d model.Dossier) []string {
	var lines []string
	for _, b := range p.state.Breaches {
		lines = append(lines, locale.Said(b.Said(d)))
	}
	for _, q := range d.OpenQuestions() {
		lines = append(lines, locale.Text("Open question to %s: %s", locale.Said(q.To.Said()), passage.Shorten(q.Text, 90)))
	}
	open := p.unticked(d)
	for _, item := range open[:min(len(open), itemsNamed)] {
		lines = append(lines, locale.Text("Not ticked: %s", look.ItemWords(item.Checklist.ID, item.Words)))
	}
	if more := len(open) - itemsNamed; more > 0 {
		lines = append(lines, locale.Count(more, "and %d item more", "and %d items more"))
	}
	return lines
}

// askUnfinished asks before a sign-off where something should not be overlooked.
func (p *Panel) askUnfinished(d model.Dossier, sign func()) {
	lines := p.unfinished(d)
	if len(lines) == 0 {
		sign()
		return
	}
	p.ask(Question{
		Title: locale.Text("Sign off while something is open?"),
		Text:  "• " + strings.Join(lines, "\n• "),
		Safe:  locale.Text("Do not sign off"), Go: locale.Text("Sign off"), Do: sign,
	})
}
