package state

import "galley/model"

// Sources is what the list of sources shows: the sources, or the claims of one of
// them, or those that look the same.
type Sources struct {
	List  *Rows // as far as it was read; of a row, Claims is on how many it is
	Query model.SourceQuery
	Empty string // what to say where the list has no rows

	Open   model.SourceUse // whose claims are shown; ID "" none
	Claims []model.SourceClaim
	Total  int // of its claims

	Alike   bool                // those that look the same are shown
	Groups  [][]model.SourceUse // of them, as far as they were looked for
	Checked bool                // they were looked for
}
