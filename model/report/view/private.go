package view

import (
	"slices"
	"strconv"
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
	p := publishing{identities: c.Choices.Identities, unnamed: w.Say("person_unnamed"), text: c.Version.Text, veil: c.Veil.Sparing(c.Version.Text),
		called: map[string]string{}}
	if p.identities {
		p.veil = model.Veil{}
	}
	p.nameSources(c.Dossiers, w.Say("source_unnamed"))
	secret := map[string]bool{}  // ids of sources that are off the record, and of confidential ones
	private := map[string]bool{} // ids of private evidence
	all := make([]model.Dossier, len(c.Dossiers))
	for i, d := range c.Dossiers {
		for _, x := range slices.Concat(d.Evidence, d.Proposals) {
			if x.Person.Terms == model.OffRecord || p.keeps(x.Source) {
				secret[x.SourceID] = true
			}
			if x.Evidence.Private {
				private[x.Evidence.ID] = true
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
		all[i] = p.dossier(d)
	}
	c.Dossiers = all
	c.Events = publishedEvents(c.Events, secret, private, p.called)
	reasons := make(map[string]model.CorrectionReason, len(c.Reasons))
	for id, r := range c.Reasons {
		r.Reason = p.veil.Text(r.Reason)
		reasons[id] = r
	}
	c.Reasons = reasons
	return c, nil
}

// publishing takes out of what an article's claims have what the desk keeps to itself.
type publishing struct {
	identities bool              // confidential sources are named
	unnamed    string            // what a person is called who has no name here
	text       string            // of the article
	veil       model.Veil        // over what editors wrote
	called     map[string]string // what confidential sources are called, by id
}

// keeps reports whether a source's name is kept.
func (p publishing) keeps(s model.Source) bool { return s.Private && !p.identities }

// nameSources says what the confidential sources are called: by alias, or without a name, with a number
// where there are several.
func (p publishing) nameSources(dossiers []model.Dossier, unnamed string) {
	n := map[string]int{}
	for _, d := range dossiers {
		for _, x := range d.Evidence {
			if _, known := p.called[x.Source.ID]; known || !p.keeps(x.Source) || x.Proposed() {
				continue
			}
			name := x.Source.Alias
			if name == "" {
				if name = unnamed; x.Source.Kind == model.PersonSource {
					name = p.unnamed
				}
				if n[name]++; n[name] > 1 {
					name += " " + strconv.Itoa(n[name])
				}
			}
			p.called[x.Source.ID] = name
		}
	}
}

// dossier is a claim as reports may have it.
func (p publishing) dossier(d model.Dossier) model.Dossier {
	veil := p.over(d)
	d.Claim.Owner, d.Claim.Due, d.Claim.PrivateNote = "", "", ""
	var evidence []model.Exhibit
	for _, x := range d.Evidence {
		if x.Person.Terms != model.OffRecord && !x.Evidence.Private {
			evidence = append(evidence, p.exhibit(x, veil))
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
		a.Name = p.person(a.Attempt.PersonID, a.Name, a.Alias, a.Private, a.Person)
		a.Person, a.Alias = model.Person{}, ""
		if now := last[a.Attempt.PersonID]; !now.Waits() {
			a.Attempt.Outcome = now
		}
		a.Attempt.What, a.Attempt.Answer, a.Attempt.By = "", "", ""
		asked = append(asked, a)
	}
	d.Evidence, d.Attempts, d.Proposals, d.Confirmers, d.Questions = evidence, asked, nil, nil, nil
	d.Verdicts = slices.Clone(d.Verdicts)
	for i := range d.Verdicts {
		d.Verdicts[i].Reasoning = veil.Text(d.Verdicts[i].Reasoning)
	}
	d.Additions = slices.Clone(d.Additions)
	for i := range d.Additions {
		d.Additions[i].Reasoning = veil.Text(d.Additions[i].Reasoning)
	}
	return d
}

// person is what reports call a person: by name where the terms allow it and nobody keeps it.
func (p publishing) person(id, name, alias string, private bool, about model.Person) string {
	if p.identities {
		private = false
	}
	switch called := p.called[id]; {
	case about.MaybeNamed() && !private, p.identities && about.Terms != model.OffRecord:
		return name
	case alias != "" && about.Terms != model.OffRecord:
		return alias
	case private && called != "":
		return called
	}
	return p.unnamed
}

// exhibit is a piece of evidence as reports may have it: of a source whose name is kept, and of a person
// who may not be named, nothing is left by which they could be known.
func (p publishing) exhibit(x model.Exhibit, veil model.Veil) model.Exhibit {
	x.Quote, x.Note, x.Locator = veil.Text(x.Quote), veil.Text(x.Note), veil.Text(x.Locator)
	x.Translation, x.Translator, x.PrivateNote = veil.Text(x.Translation), veil.Text(x.Translator), ""
	s := x.Source
	s.PrivateNote = ""
	stripped := func(called string) model.Source {
		x.Files, x.AttachmentID, x.Place = nil, "", ""
		return model.Source{ID: s.ID, Title: called, Kind: s.Kind, Primary: s.Primary, Reliability: s.Reliability, Accessed: s.Accessed, Created: s.Created}
	}
	switch {
	case p.keeps(s):
		s = stripped(p.called[s.ID])
	case x.Person.ID == "" && s.Kind != model.PersonSource:
		s.Alias = ""
	case x.Person.MaybeNamed() || p.identities:
		if x.Person.Role != "" {
			s.Title += ", " + x.Person.Role
		}
		if WebLink(s.URL) == "" {
			s.URL = "" // the address of a letter is a contact
		}
		s.Alias = ""
	default:
		s = stripped(p.person(s.ID, s.Title, s.Alias, false, x.Person))
	}
	x.Source, x.Person = s, model.Person{}
	return x
}

// over hides the names of people who may not be named and of confidential sources, unless the article
// names them itself, and the contacts of all.
func (p publishing) over(d model.Dossier) model.Veil {
	veil := p.veil
	person := func(id, name, alias string, private bool, about model.Person) {
		if (private || !about.MaybeNamed()) && !p.identities {
			veil = veil.Hiding(name, p.person(id, name, alias, private, about))
		}
		for line := range strings.SplitSeq(about.Contacts, "\n") {
			veil = veil.Hiding(line, "…")
		}
	}
	for _, x := range slices.Concat(d.Evidence, d.Proposals) {
		person(x.Source.ID, x.Source.Title, x.Source.Alias, x.Source.Private && !x.Source.Veiled, x.Person)
	}
	for _, c := range d.Confirmers {
		person(c.PersonID, c.Name, c.Alias, c.Private, c.Person)
	}
	for _, a := range d.Attempts {
		person(a.Attempt.PersonID, a.Name, a.Alias, a.Private, a.Person)
	}
	return veil.Sparing(p.text)
}

// privateNouns are those of which no report tells when and by whom they were changed.
var privateNouns = []model.Noun{model.NounPerson, model.NounConfirmer, model.NounAttempt, model.NounAsking, model.NounQuestion,
	model.NounSavedList, model.NounAttachment, model.NounCapture}

// takenDown is the action of an answer that became evidence. Reports call it what it is for a reader.
var takenDown = model.AnswerFact{}.Action()

// publishedEvents are the steps of a history that reports may tell of.
func publishedEvents(events []model.Event, secret, private map[string]bool, confidential map[string]string) []model.Event {
	for _, e := range events { // what was off the record once, and is on no claim now
		for _, edit := range e.Edits {
			if p, is := edit.After.(model.Person); is && p.Terms == model.OffRecord {
				secret = with(secret, p.ID)
			}
			if s, is := edit.After.(model.Source); is && s.Private {
				secret = with(secret, s.ID)
			}
			if e, is := edit.After.(model.Evidence); is && e.Private {
				private[e.ID] = true
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
				if secret[r.SourceID] && confidential[r.SourceID] == "" || private[r.ID] || onlyPrivate(edit.Before, r) {
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
					before.Owner, before.Due, before.PrivateNote = "", "", ""
					edit.Before = before
				}
				r.Owner, r.Due, r.PrivateNote = "", "", ""
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

// onlyPrivate reports whether nothing but a private note on evidence was changed.
func onlyPrivate(before model.Record, after model.Evidence) bool {
	was, changed := before.(model.Evidence)
	if changed {
		was.PrivateNote = after.PrivateNote
	}
	return changed && model.Same(was, after)
}

// onlyDesk reports whether nothing but who owns a claim, when it is due and what the desk notes on it was changed.
func onlyDesk(before, after model.Claim) bool {
	same := after
	same.Owner, same.Due, same.PrivateNote = before.Owner, before.Due, before.PrivateNote
	return after != before && same == before
}
