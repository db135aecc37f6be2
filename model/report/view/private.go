package view

import (
	"regexp"
	"slices"
	"strings"

	"galley/model"
)

// What the desk keeps to itself stands in no report, in whatever format: who owns a claim and when it
// is due, questions in the house, who can confirm what, contacts, what was asked and answered. A person
// who may not be named is called by an alias, and what somebody said off the record is not there at
// all. It is taken out here, once, before anything is chosen or written.

// published is the content without what the desk keeps to itself.
func (c Content) published() (Content, error) {
	w, err := wordsIn(c.Choices.Language)
	if err != nil {
		return c, err
	}
	unnamed := w.Say("person_unnamed")
	secret := map[string]bool{} // ids of sources that are off the record
	all := make([]model.Dossier, len(c.Dossiers))
	for i, d := range c.Dossiers {
		for _, x := range slices.Concat(d.Evidence, d.Proposals) {
			if x.Person.Terms == model.OffRecord {
				secret[x.SourceID] = true
			}
		}
		for _, p := range d.Confirmers {
			if p.Person.Terms == model.OffRecord {
				secret[p.PersonID] = true
			}
		}
		for _, a := range d.Attempts {
			if a.Terms == model.OffRecord {
				secret[a.Attempt.PersonID] = true
			}
		}
		all[i] = publishedDossier(d, c.Version.Text, unnamed)
	}
	c.Dossiers = all
	c.Events = publishedEvents(c.Events, secret)
	return c, nil
}

// publishedDossier is a claim as reports may have it; text is that of the article.
func publishedDossier(d model.Dossier, text, unnamed string) model.Dossier {
	veil := veilOf(d, text, unnamed)
	d.Claim.Owner, d.Claim.Due = "", ""
	var evidence []model.Exhibit
	for _, x := range d.Evidence {
		if x.Person.Terms != model.OffRecord {
			evidence = append(evidence, publishedExhibit(x, veil, unnamed))
		}
	}
	var asked []model.AttemptOn
	last := map[string]model.AttemptOutcome{} // no report says of somebody who answered later that they did not
	for _, a := range d.Attempts {
		last[a.Attempt.PersonID] = a.Attempt.Outcome
	}
	for _, a := range d.Attempts {
		if !a.Reported || a.Terms == model.OffRecord {
			continue
		}
		a.Name, a.Person = calledInReports(a.Name, a.Person, unnamed), model.Person{}
		if now := last[a.Attempt.PersonID]; !now.Waits() {
			a.Attempt.Outcome = now
		}
		a.Attempt.What, a.Attempt.Answer, a.Attempt.By = "", "", ""
		asked = append(asked, a)
	}
	d.Evidence, d.Attempts, d.Proposals, d.Confirmers, d.Questions = evidence, asked, nil, nil, nil
	d.Verdicts = slices.Clone(d.Verdicts)
	for i := range d.Verdicts {
		d.Verdicts[i].Reasoning = veil.over(d.Verdicts[i].Reasoning)
	}
	d.Additions = slices.Clone(d.Additions)
	for i := range d.Additions {
		d.Additions[i].Reasoning = veil.over(d.Additions[i].Reasoning)
	}
	return d
}

// calledInReports is what reports call a person: by name where the terms allow it.
func calledInReports(name string, p model.Person, unnamed string) string {
	switch {
	case p.MaybeNamed():
		return name
	case p.Alias != "" && p.Terms != model.OffRecord:
		return p.Alias
	}
	return unnamed
}

// publishedExhibit is a piece of evidence as reports may have it: of a person who may not be named
// nothing is left by which they could be known.
func publishedExhibit(x model.Exhibit, veil veil, unnamed string) model.Exhibit {
	x.Quote, x.Note, x.Locator = veil.over(x.Quote), veil.over(x.Note), veil.over(x.Locator)
	x.Translation, x.Translator = veil.over(x.Translation), veil.over(x.Translator)
	s := x.Source
	switch {
	case x.Person.ID == "" && s.Kind != model.PersonSource:
		return x
	case x.Person.MaybeNamed():
		if x.Person.Role != "" {
			s.Title += ", " + x.Person.Role
		}
		if WebLink(s.URL) == "" {
			s.URL = "" // the address of a letter is a contact
		}
	default:
		s = model.Source{ID: s.ID, Title: calledInReports(s.Title, x.Person, unnamed), Kind: s.Kind, Primary: s.Primary,
			Reliability: s.Reliability, Accessed: s.Accessed, Created: s.Created}
	}
	x.Source, x.Person = s, model.Person{}
	return x
}

// veil replaces what may not be said in texts that editors wrote for a report.
type veil []struct {
	hidden *regexp.Regexp
	with   string
}

// veilOf hides the names of people who may not be named, unless the article names them itself, and
// the contacts of all.
func veilOf(d model.Dossier, text, unnamed string) veil {
	var all veil
	hide := func(words, with string) {
		if len([]rune(words)) < shortestHidden {
			return
		}
		pattern := `(?i)` + edge(words, 0) + strings.Join(strings.Fields(regexp.QuoteMeta(words)), `\s+`) + edge(words, len(words))
		if re, err := regexp.Compile(pattern); err == nil && !re.MatchString(text) {
			all = append(all, struct {
				hidden *regexp.Regexp
				with   string
			}{re, with})
		}
	}
	person := func(name string, p model.Person) {
		if !p.MaybeNamed() {
			hide(name, strings.ReplaceAll(calledInReports(name, p, unnamed), "$", "$$"))
		}
		for line := range strings.SplitSeq(p.Contacts, "\n") {
			hide(line, "…")
		}
	}
	for _, x := range slices.Concat(d.Evidence, d.Proposals) {
		person(x.Source.Title, x.Person)
	}
	for _, c := range d.Confirmers {
		person(c.Name, c.Person)
	}
	for _, a := range d.Attempts {
		person(a.Name, a.Person)
	}
	return all
}

// shortestHidden is how many letters a name or a contact has at least that is hidden in a text: what
// is shorter stands in other words too often.
const shortestHidden = 3

// edge is a pattern for the edge of a word, where words begin or end with a letter or digit that
// regular expressions know as one.
func edge(words string, at int) string {
	i := at
	if at > 0 {
		i = at - 1
	}
	if b := words[i]; b < 0x80 && (b == '_' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z') {
		return `\b`
	}
	return ""
}

func (v veil) over(text string) string {
	for _, one := range v {
		text = one.hidden.ReplaceAllString(text, one.with)
	}
	return text
}

// privateNouns are those of which no report tells when and by whom they were changed.
var privateNouns = []model.Noun{model.NounPerson, model.NounConfirmer, model.NounAttempt, model.NounAsking, model.NounQuestion,
	model.NounSavedList}

// takenDown is the action of an answer that became evidence. Reports call it what it is for a reader.
var takenDown = model.AnswerFact{}.Action()

// publishedEvents are the steps of a history that reports may tell of.
func publishedEvents(events []model.Event, secret map[string]bool) []model.Event {
	for _, e := range events { // what was off the record once, and is on no claim now
		for _, edit := range e.Edits {
			if p, is := edit.After.(model.Person); is && p.Terms == model.OffRecord {
				secret = with(secret, p.ID)
			}
		}
	}
	var all []model.Event
	for _, e := range events {
		var edits []model.Edit
		hidden, telling := false, false
		for _, edit := range e.Edits {
			switch r := edit.After.(type) {
			case model.Evidence:
				if secret[r.SourceID] {
					hidden = true
					continue
				}
			case model.Source:
				if secret[r.ID] || r.Kind == model.PersonSource {
					hidden = true
					continue
				}
			case model.Claim:
				if before, was := edit.Before.(model.Claim); was {
					if onlyDesk(before, r) {
						hidden = true
						continue
					}
					before.Owner, before.Due = "", ""
					edit.Before = before
				}
				r.Owner, r.Due = "", ""
				edit.After = r
				// That work on it began comes of what is hidden, where something is.
				edits = append(edits, edit)
				telling = telling || e.Action != takenDown
				continue
			}
			if slices.Contains(privateNouns, edit.After.Noun()) {
				hidden = true
				continue
			}
			telling = true
			edits = append(edits, edit)
		}
		if hidden && !telling {
			continue
		}
		if e.Edits = edits; hidden {
			e.What = ""
		}
		if e.Action == takenDown {
			e.Action = model.AttachSource{}.Action()
		}
		all = append(all, e)
	}
	return all
}

func with(set map[string]bool, id string) map[string]bool {
	if set == nil {
		set = map[string]bool{}
	}
	set[id] = true
	return set
}

// onlyDesk reports whether nothing but who owns a claim and when it is due was changed.
func onlyDesk(before, after model.Claim) bool {
	same := after
	same.Owner, same.Due = before.Owner, before.Due
	return after != before && same == before
}
