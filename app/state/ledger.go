package state

import "galley/model/ledger"

// Ledger is what the ledger panel shows.
type Ledger struct {
	Open     bool   // an article is open
	Off      bool   // reading along is switched off
	Version  string // id of the version that was read; "" it is being read
	Entries  []Entry
	Spelling string // what is wrong with the desk's list of spellings; "" nothing
}

// Entry is an entry of the ledger.
type Entry struct {
	ledger.Entry
	Ticked bool
	Hint   Hint // its Sentence is "" where there is nothing to say, or it was dismissed
}
