package view

import (
	"slices"
	"strings"

	"galley/model"
)

// Asked is that a person was asked about a claim, which readers are told: the right of reply.
type Asked struct {
	Name    string
	Days    []string // ISO 8601, the first first
	Outcome model.AttemptOutcome
}

// AskedOn are the people of whom reports tell at a claim that they were asked, the first first. What
// came of it is what came of the last attempt.
func AskedOn(d model.Dossier) []Asked {
	var all []Asked
	at := map[string]int{}
	for _, a := range d.Attempts {
		if !a.Reported || a.Terms == model.OffRecord {
			continue
		}
		i, known := at[a.Attempt.PersonID]
		if !known {
			i = len(all)
			at[a.Attempt.PersonID] = i
			all = append(all, Asked{Name: a.Name})
		}
		if day := a.Attempt.Day(); !slices.Contains(all[i].Days, day) {
			all[i].Days = append(all[i].Days, day)
		}
		all[i].Outcome = a.Attempt.Outcome
	}
	return all
}

// Asked says that somebody was asked and what came of it, in a sentence.
func (w *Words) Asked(a Asked) string {
	days := make([]string, len(a.Days))
	for i, day := range a.Days {
		days[i] = w.Date(day)
	}
	return w.With("asked_"+strings.ReplaceAll(string(a.Outcome), "-", "_"),
		map[string]any{"Name": isolate(a.Name), "Date": strings.Join(days, ", ")})
}

// AnswerLocator says where in its source a piece of evidence stands; of what a person answered, by what
// way it came and when, in the report's language.
func (w *Words) AnswerLocator(x model.Exhibit) string {
	way, day, ok := model.ReadAnswerLocator(x.Locator)
	if !ok || x.Source.Kind != model.PersonSource {
		return x.Locator
	}
	return w.Say("way_"+strings.ReplaceAll(string(way), "-", "_")) + ", " + w.Date(day)
}

func askedOf(d model.Dossier, w *Words) []string {
	var said []string
	for _, a := range AskedOn(d) {
		said = append(said, w.Asked(a))
	}
	return said
}
