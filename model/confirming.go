package model

import (
	"strings"

	"galley/model/passage"
)

// Confirming is a person who can confirm a claim, with what is known of them.
type Confirming struct {
	Confirmer
	Name    string
	Person  Person
	Alias   string // what they are called where their name is kept, "" nothing was chosen
	Private bool   // their name is kept
}

// NameConfirmer says that a person can confirm a claim: one in the library (PersonID), or a new
// one made of New in the same action.
type NameConfirmer struct {
	ClaimID  string
	PersonID string
	New      *AddPerson
	Question *string // how the fact is put to them; nil leaves it, "" has it made of the claim
}

// Action names the command in history.
func (c NameConfirmer) Action() string { return "name confirmer" }

// Plan names the person.
func (c NameConfirmer) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	person, name, edits, err := askedPerson(v, by, c.PersonID, c.New)
	if err != nil {
		return Plan{}, err
	}
	now := Confirmer{ID: ConfirmerID(claim.ID, person), ClaimID: claim.ID, PersonID: person, By: by.Editor, Added: by.At}
	before, known, err := v.Confirmer(now.ID)
	if err != nil {
		return Plan{}, err
	}
	stands := known && before.Deleted == ""
	if stands {
		now = before
	}
	set(&now.Question, c.Question, strings.TrimSpace)
	plan := Plan{What: Sayf("Named %s as somebody who can confirm %s", nameOr(name, ""), shortly(claim)), Edits: edits}
	if stands && !Same(before, now) {
		plan.What = Sayf("Changed how %s is asked about %s", nameOr(name, ""), shortly(claim))
		plan.Edits = append(plan.Edits, Edit{Before: before, After: now})
	} else if !stands {
		plan.put(before, known, now)
	}
	return plan.orNothing(nil)
}

// shortly is a claim as history names it.
func shortly(c Claim) string { return Sayf("“%s”", passage.Shorten(c.Wording, 60)) }

// askedPerson is the person that a command is about: one in the library, or a new one, with the
// edits that make it.
func askedPerson(v View, by Author, id string, anew *AddPerson) (person, name string, edits []Edit, err error) {
	if anew == nil {
		source, _, err := personOf(v, id)
		return source.ID, source.Called(), nil, err
	}
	plan, err := anew.Plan(v, by)
	if err != nil {
		return "", "", nil, err
	}
	source := plan.Edits[0].After.(Source)
	return source.ID, source.Called(), plan.Edits, nil
}

// DropConfirmer says that a person is not to be asked about a claim.
type DropConfirmer struct{ ClaimID, PersonID string }

// Action names the command in history.
func (c DropConfirmer) Action() string { return "drop confirmer" }

// Plan drops the person.
func (c DropConfirmer) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	source, err := v.Source(c.PersonID)
	if err != nil {
		return Plan{}, err
	}
	before, known, err := v.Confirmer(ConfirmerID(claim.ID, source.ID))
	if err != nil || !known || before.Deleted != "" {
		return Plan{}, err
	}
	return Plan{What: Sayf("Took %s off those who can confirm %s", nameOr(source.Called(), ""), shortly(claim)),
		Edits: []Edit{Remove(before, by.At)}}, nil
}
