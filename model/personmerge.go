package model

// unitedPeople moves what is of a person to another source that is the same: what is known of them,
// what they can confirm, and the attempts to ask them.
type unitedPeople struct {
	into   string
	was    Person // what is known of the one that is kept
	now    Person
	known  bool // whether anything is, deleted or not
	stands map[string]Confirmer
	edits  []Edit
}

func unitePeople(v View, into string) (*unitedPeople, error) {
	was, known, err := v.Person(into)
	if err != nil {
		return nil, err
	}
	u := &unitedPeople{into: into, was: was, now: was, known: known, stands: map[string]Confirmer{}}
	if was.Deleted != "" {
		u.now = Person{}
	}
	own, err := v.Confirmers(into)
	for _, c := range own {
		u.stands[c.ClaimID] = c
	}
	return u, err
}

// take moves what is of another source here, which is deleted then.
func (u *unitedPeople) take(v View, other string, by Author) error {
	person, known, err := v.Person(other)
	if err != nil {
		return err
	}
	if known && person.Deleted == "" {
		if u.now.ID == "" {
			u.now = Person{ID: u.into, Created: person.Created}
		}
		u.now = u.now.completedBy(person)
		u.edits = append(u.edits, Remove(person, by.At))
	}
	confirmers, err := v.Confirmers(other)
	if err != nil {
		return err
	}
	for _, c := range confirmers {
		if c.Deleted == "" {
			u.confirm(c, by.At)
		}
	}
	attempts, err := v.Attempts(other)
	if err != nil {
		return err
	}
	for _, a := range attempts {
		moved := a
		moved.PersonID = u.into
		u.edits = append(u.edits, Edit{Before: a, After: moved})
	}
	return nil
}

// confirm has the person who is kept confirm what another could: its id says who.
func (u *unitedPeople) confirm(c Confirmer, at Stamp) {
	u.edits = append(u.edits, Remove(c, at))
	moved := c
	moved.PersonID, moved.ID = u.into, ConfirmerID(c.ClaimID, u.into)
	have, known := u.stands[c.ClaimID]
	switch {
	case !known:
		u.edits = append(u.edits, Create(moved))
	case have.Deleted != "":
		u.edits = append(u.edits, Edit{Before: have, After: moved})
	case have.Question == "" && moved.Question != "":
		moved.By, moved.Added = have.By, have.Added
		u.edits = append(u.edits, Edit{Before: have, After: moved})
	default:
		return
	}
	u.stands[c.ClaimID] = moved
}

// all are the edits, with what is known of the person now.
func (u *unitedPeople) all() []Edit {
	switch {
	case u.now.ID == "" || Same(u.was, u.now):
		return u.edits
	case !u.known:
		return append([]Edit{Create(u.now)}, u.edits...)
	}
	return append([]Edit{{Before: u.was, After: u.now}}, u.edits...)
}

// busyPerson refuses to delete a person who was asked or is to be asked, and returns the
// edits that delete what is known of them else.
func busyPerson(v View, source Source, by Author) ([]Edit, error) {
	confirmers, err := v.Confirmers(source.ID)
	if err != nil {
		return nil, err
	}
	attempts, err := v.Attempts(source.ID)
	if err != nil {
		return nil, err
	}
	busy := false
	for _, c := range confirmers {
		busy = busy || c.Deleted == ""
	}
	for _, a := range attempts {
		busy = busy || a.Deleted == ""
	}
	if busy {
		return nil, Faultf(Refused, "“%s” was asked, or is to be asked about a claim. Nothing was deleted.", source.Called())
	}
	person, known, err := v.Person(source.ID)
	if err != nil || !known || person.Deleted != "" {
		return nil, err
	}
	return []Edit{Remove(person, by.At)}, nil
}
