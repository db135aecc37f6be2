package state

import (
	"galley/model/names"
	"galley/model/quantity"
)

// Reading is what was read out of a version's text, off the UI goroutine. It is never changed
// after it was handed on. The zero Reading is none.
type Reading struct {
	Version    string // id of the version; "" nothing was read
	Quantities []quantity.Quantity
	Names      []names.Name
	Hints      []Hint // at words of the text; those at a claim are made when it is selected
}
