package state

import "galley/model"

// People is what the list of people shows.
type People struct {
	List  *Rows // as far as it was read; of a row, Claims is how many facts are to be put to the person
	Query model.PeopleQuery
	Empty string // what to say where the list has no rows
	Open  string // id of the person in the middle; "" none
}

// Waiting is what the list of those shows who were asked and have not answered.
type Waiting struct {
	Rows  []model.WaitingRow
	Read  bool   // they were looked for
	Today string // ISO 8601 day
}

// Person is what the middle shows of one person.
type Person struct {
	File  model.PersonFile // Source.ID is set before the rest is read
	Read  bool
	Today string // ISO 8601 day
}
