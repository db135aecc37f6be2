package state

import (
	"galley/model/ledger"
	"galley/model/names"
	"galley/model/quantity"
	"galley/model/suggest/attribution"
)

// Reading is what was read out of a version's text, off the UI goroutine. It is never changed
// after it was handed on. The zero Reading is none.
type Reading struct {
	Version    string // id of the version; "" nothing was read
	Quantities []quantity.Quantity
	Names      []names.Name
	Ledger     []ledger.Entry
	// Attributions are who said what, in the order of the text.
	Attributions []attribution.Attribution
	Sentences    int     // that can be checked: furniture and what is hidden are none
	Worth        []Worth // those of them that are worth checking, in the order of the text
	// Spelling says why the desk's list of spellings was not read, or which line of it says
	// nothing; "" all of it was read, or there is none.
	Spelling string
}
