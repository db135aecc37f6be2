package state

// Paper is how the words of an article are shown that were looked at.
type Paper string

// The ways to show them.
const (
	PlainText   Paper = ""       // as the others
	PaperDim    Paper = "dim"    // paler
	PaperStrike Paper = "strike" // struck, as checkers strike them on paper
)

// Signs in the gutter: of a sentence that is done, and of one that was set aside. A screen reader
// knows them by their keys.
const (
	DoneSign  = "✓"
	AsideSign = "–"

	DoneKey   = "sentence:done"
	AsidedKey = "sentence:aside"
)
