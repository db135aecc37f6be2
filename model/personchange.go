package model

import (
	"slices"
	"strings"

	"galley/model/prose"
)

// PersonFields are the changes to what is known of a person beside the name; nil leaves a field
// as it is.
type PersonFields struct {
	Role, Contacts *string // contacts: one a line
	Terms          *Terms
	// Alias, Private and PrivateNote are the source's.
	Alias, PrivateNote *string
	Private            *bool
}

// source changes what a person has as every source has it.
func (f PersonFields) source(s *Source) {
	set(&s.Alias, f.Alias, prose.Flatten)
	set(&s.PrivateNote, f.PrivateNote, strings.TrimSpace)
	if f.Private != nil {
		s.Private = *f.Private
	}
}

func (f PersonFields) apply(p *Person) error {
	if f.Terms != nil {
		terms := spelling(*f.Terms, AllTerms)
		if terms != "" && !contains(AllTerms, terms) {
			return Faultf(Invalid, "“%s” are no terms. They are: %s.", terms, join(AllTerms))
		}
		p.Terms = terms
	}
	set(&p.Role, f.Role, prose.Flatten)
	set(&p.Contacts, f.Contacts, contactLines)
	return nil
}

// contactLines are contacts with one on a line, each once.
func contactLines(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = prose.Flatten(line); line != "" && !contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// AddPerson stores somebody who can be asked: a source of kind person, with what is known of
// them. Two persons may have one name, so a name that is known makes another person.
type AddPerson struct {
	ID     string // made if empty
	Name   string
	Fields PersonFields
}

// Action names the command in history.
func (c AddPerson) Action() string { return "add person" }

// Plan adds the person.
func (c AddPerson) Plan(v View, by Author) (Plan, error) {
	id := c.ID
	if id == "" {
		id = NewID()
	}
	source := Source{ID: id, Title: prose.Flatten(c.Name), Kind: PersonSource, Created: by.At}
	if source.Title == "" {
		return Plan{}, Faultf(Invalid, "A person needs a name. Where nobody may know it, write what you call them.")
	}
	c.Fields.source(&source)
	person := Person{ID: id, Created: by.At}
	if err := c.Fields.apply(&person); err != nil {
		return Plan{}, err
	}
	return Plan{What: Sayf("Added %s to the people", nameOr(source.Called(), "")), Edits: []Edit{Create(source), Create(person)}}, nil
}

// EditPerson changes what is known of a person. A source that was no person becomes one.
type EditPerson struct {
	ID     string
	Name   *string
	Fields PersonFields
}

// Action names the command in history.
func (c EditPerson) Action() string { return "edit person" }

// Plan changes the person.
func (c EditPerson) Plan(v View, by Author) (Plan, error) {
	before, err := v.Source(c.ID)
	if err != nil {
		return Plan{}, err
	}
	after := before
	set(&after.Title, c.Name, prose.Flatten)
	after.Kind = PersonSource
	c.Fields.source(&after)
	if after.Title == "" {
		return Plan{}, Faultf(Invalid, "A person needs a name. Where nobody may know it, write what you call them.")
	}
	was, known, err := v.Person(before.ID)
	if err != nil {
		return Plan{}, err
	}
	now := was
	if !known || was.Deleted != "" {
		now = Person{ID: before.ID, Created: by.At}
	}
	if err := c.Fields.apply(&now); err != nil {
		return Plan{}, err
	}
	plan := Plan{What: Sayf("Edited what is known of %s", nameOr(strictly(before, after).Called(), ""))}
	if !Same(before, after) {
		plan.Edits = append(plan.Edits, Edit{Before: before, After: after})
	}
	if !plan.put(was, known, now) && !Same(was, now) {
		plan.Edits = append(plan.Edits, Edit{Before: was, After: now})
	}
	return plan.orNothing(nil)
}

// MaybeNamed reports whether reports may call the person by name.
func (p Person) MaybeNamed() bool { return p.Terms == "" || p.Terms == OnRecord }

// stricter are of two terms those that promise the person more.
func stricter(a, b Terms) Terms {
	if slices.Index(AllTerms, a) < slices.Index(AllTerms, b) {
		return b
	}
	return a
}

// completedBy is a person with what is known of another one who is the same: nothing that was
// promised to either is forgotten.
func (p Person) completedBy(other Person) Person {
	if p.Role == "" {
		p.Role = other.Role
	}
	p.Contacts = contactLines(p.Contacts + "\n" + other.Contacts)
	p.Terms = stricter(p.Terms, other.Terms)
	return p
}

// personOf is the source of a person. A source of another kind is refused.
func personOf(v View, id string) (Source, Person, error) {
	source, err := v.Source(id)
	if err != nil {
		return Source{}, Person{}, err
	}
	person, known, err := v.Person(source.ID)
	if err != nil {
		return Source{}, Person{}, err
	}
	if !known || person.Deleted != "" {
		return Source{}, Person{}, Faultf(Invalid, "“%s” is no person who can be asked. Make one of it first.", source.Called())
	}
	return source, person, nil
}
