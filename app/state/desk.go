package state

import "galley/model"

// DeskRow is a claim in the desk's table.
type DeskRow struct {
	model.DeskRow
	Rating model.Rating // its outcome
	Rated  bool
}

// Key is the claim's id.
func (r DeskRow) Key() string { return r.ClaimID }

// DeskList is a list of claims that can be chosen: a usual one, or one that somebody saved.
type DeskList struct {
	ID    string // of a saved one; "" a usual one
	Name  string
	Query string // in the search language
	Order string // as model.DeskQuery writes it
}

// Desk is what the desk's table and the lists beside it show.
type Desk struct {
	Lists  []DeskList // the usual ones first
	Chosen int        // of Lists, the one that the table began with; -1 none
	Query  model.DeskQuery
	Table  *Chunks[DeskRow] // as far as it was read
	Empty  string           // what to say where the table has no rows
	Today  string           // ISO 8601 day
}
