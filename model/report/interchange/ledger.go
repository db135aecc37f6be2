package interchange

import (
	"galley/model/ledger"
	"galley/model/passage"
)

// LedgerEntry is an entry of an article's ledger in JSON. Places count code points.
type LedgerEntry struct {
	Kind   string  `json:"kind"`
	Text   string  `json:"text"`
	Group  string  `json:"group"`
	Places []Place `json:"places"`
	State  string  `json:"state"` // open or ticked
	Hint   string  `json:"hint"`  // "" nothing
}

// Place is where something stands, in code points.
type Place struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// LedgerOf are entries in JSON; x is of the text they stand in.
func LedgerOf(entries []ledger.Entry, ticked func(ledger.Entry) bool, x *passage.Index) []LedgerEntry {
	out := make([]LedgerEntry, len(entries))
	for i, e := range entries {
		out[i] = LedgerEntry{Kind: string(e.Kind), Text: e.Text, Group: e.Group, State: "open", Hint: e.Hint.String(), Places: []Place{}}
		if ticked(e) {
			out[i].State = "ticked"
		}
		for _, p := range e.Places {
			out[i].Places = append(out[i].Places, Place{x.CodePoint(p.Start), x.CodePoint(p.End)})
		}
	}
	return out
}
