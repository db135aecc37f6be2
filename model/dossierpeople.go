package model

import (
	"cmp"
	"slices"
	"strings"
)

// knownPeople is what a dossier and the edits of a change say of people and of attempts to ask them.
type knownPeople struct {
	names    map[string]knownName
	persons  map[string]Person
	attempts map[string]Attempt
}

// knownName is what somebody is called.
type knownName struct {
	name, alias string
	private     bool
}

func peopleIn(d Dossier, edits []Edit) knownPeople {
	k := knownPeople{names: map[string]knownName{}, persons: map[string]Person{}, attempts: map[string]Attempt{}}
	for _, list := range [][]Exhibit{d.Evidence, d.Proposals} {
		for _, x := range list {
			if x.Person.ID != "" || x.Source.Kind != PersonSource {
				k.names[x.Source.ID], k.persons[x.Source.ID] = knownName{x.Source.Title, x.Source.Alias, x.Source.Private}, x.Person
			}
		}
	}
	for _, c := range d.Confirmers {
		k.names[c.PersonID], k.persons[c.PersonID] = knownName{c.Name, c.Alias, c.Private}, c.Person
	}
	for _, a := range d.Attempts {
		k.names[a.Attempt.PersonID] = knownName{a.Name, a.Alias, a.Private}
		k.persons[a.Attempt.PersonID], k.attempts[a.AttemptID] = a.Person, a.Attempt
	}
	for _, e := range edits {
		switch r := e.After.(type) {
		case Source:
			k.names[r.ID] = knownName{r.Title, r.Alias, r.Private}
			if r.Kind != PersonSource {
				k.persons[r.ID] = Person{}
			}
		case Attempt:
			k.attempts[r.ID] = r
		}
	}
	for _, e := range edits {
		if r, is := e.After.(Person); is {
			k.persons[r.ID] = r
		}
	}
	return k
}

// knowPeople fills in who can confirm the claim, was asked or bears on it. It reports false where
// that has to be read.
func (d *Dossier) knowPeople(k knownPeople) bool {
	for i := range d.Confirmers {
		c := &d.Confirmers[i]
		person, knows := k.persons[c.PersonID]
		name, named := k.names[c.PersonID]
		if !knows || !named {
			return false
		}
		c.Name, c.Alias, c.Private, c.Person = name.name, name.alias, name.private, person
	}
	for i := range d.Attempts {
		a := &d.Attempts[i]
		attempt, knows := k.attempts[a.AttemptID]
		name, named := k.names[attempt.PersonID]
		person, met := k.persons[attempt.PersonID]
		if !knows || !named || !met {
			return false
		}
		a.Attempt, a.Terms, a.Person = attempt, person.Terms, person
		a.Name, a.Alias, a.Private = name.name, name.alias, name.private
	}
	SortAttempts(d.Attempts)
	for _, list := range [][]Exhibit{d.Evidence, d.Proposals} {
		for i := range list {
			person, knows := k.persons[list[i].SourceID]
			if !knows && list[i].Source.Kind == PersonSource {
				return false
			}
			list[i].Person = person
		}
	}
	return true
}

// SortAttempts puts the attempts about a claim in the order in which they were made.
func SortAttempts(all []AttemptOn) {
	slices.SortStableFunc(all, func(a, b AttemptOn) int {
		return cmp.Or(strings.Compare(a.Attempt.Made, b.Attempt.Made), strings.Compare(a.AttemptID, b.AttemptID))
	})
}
