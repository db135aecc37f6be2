package library

import (
	"slices"
	"strings"

	"galley/model/passage"
)

// An event may be about several articles. A library to which only some of them were handed out has a
// part of it: what it did to their records, under an id that names the event and says which records
// these are. So a part is never taken for the whole, and two parts of the same records are one.

// partSign stands in the id of a part between the id of the event and what says which part it is.
const partSign = "~"

// partOfEvent is the id of the part of an event that did something to some records.
func partOfEvent(id string, records []string) string {
	slices.Sort(records)
	return wholeID(id) + partSign + passage.Hash(strings.Join(records, "\n"))[:12]
}

// wholeID is the id of the event that an id of an event, or of a part of one, names.
func wholeID(id string) string {
	whole, _, _ := strings.Cut(id, partSign)
	return whole
}
