package state

import "galley/model"

// Chip is a part of the open article's claims, as a person works through them.
type Chip int

// The chips, in the order they stand in.
const (
	AllClaims Chip = iota
	// ToCheck is what is not checked yet, and does not wait for a second look.
	ToCheck
	// LookAgain is what was looked at once and is open again: a correction moved,
	// changed or took away its passage, or did not take over what was proposed; it was taken
	// back into work, or libraries that were merged say two things about it.
	LookAgain
	// NoSource is what has nothing yet that supports or refutes it.
	NoSource
	// ToSign is what another editor rated and nobody has signed off: what this editor
	// can sign off. A claim whose passage was changed and not accepted is not among it.
	ToSign
	// Mine is what this editor owns, and what nobody owns and this editor rated or
	// began to argue. Who marked a claim does not count: one person marks, many check.
	Mine

	numChips
)

// Chips are all of them, in their order.
var Chips = []Chip{AllClaims, ToCheck, LookAgain, NoSource, ToSign, Mine}

// Sign is something about a claim that a row of the list shows small.
type Sign int

// The signs, in the order they stand in.
const (
	SignNoSource Sign = iota
	SignNoReasoning
	SignReworded // its passage has other words than before, and nobody has looked yet
	SignContested
	SignGone // no longer in the text
	SignSigned
	SignMissed   // a newer version has not what was proposed
	SignClosed   // by a newer version: see ClaimRow.Closed
	SignProposed // a note of the draft proposes a source that nobody has accepted or refused
	SignTyping   // a colleague is typing into it: see ClaimRow.Typing
)

// Signs are all of them, in their order.
var Signs = []Sign{SignNoSource, SignNoReasoning, SignReworded, SignContested, SignGone, SignSigned, SignMissed, SignClosed, SignProposed, SignTyping}

// ClaimRow is a claim as one line of the list.
type ClaimRow struct {
	ID      string
	Number  int // see model.Numbers
	Wording string
	Rated   bool
	Rating  model.Rating // where it is rated
	Closed  model.ClosedAs
	Typing  string // who is typing into it, as a sentence; "" nobody else

	chips uint8
	signs uint16
}

// Has reports whether the row shows a sign.
func (r ClaimRow) Has(s Sign) bool { return r.signs&(1<<s) != 0 }

// In reports whether the claim is in a part.
func (r ClaimRow) In(c Chip) bool { return r.chips&(1<<c) != 0 }

// TypedInto is the row with who is typing into the claim, "" nobody.
func (r ClaimRow) TypedInto(who string) ClaimRow {
	r.Typing = who
	if r.signs &^= 1 << SignTyping; who != "" {
		r.signs |= 1 << SignTyping
	}
	return r
}

// RowOfClaim is a claim's line, with its number, for an editor who looks at a version.
func RowOfClaim(d model.Dossier, number int, versionID, editor string) ClaimRow {
	r := ClaimRow{ID: d.Claim.ID, Number: number, Wording: d.Claim.Wording, Closed: d.Claim.Closed}
	r.Rating, r.Rated = d.Rating()
	verdict, _ := d.Verdict()
	place, _ := d.Touched(versionID)
	disputed := len(d.Disputes) > 0
	open := r.Rated && !d.Claim.Status.Done()
	closed, missed := r.Closed != "", d.NotTakenOver(versionID)
	// What a flaw needs is asked first: most claims have none, and a list may be long.
	has := func(f model.Flaw, may bool) bool { return may && d.Has(f, versionID) }
	reworded := has(model.FlawReworded, open)
	sign := func(s Sign, shown bool) {
		if shown {
			r.signs |= 1 << s
		}
	}
	sign(SignNoSource, len(d.Evidence) == 0)
	sign(SignNoReasoning, has(model.FlawNoReasoning, r.Rated && verdict.Reasoning == ""))
	sign(SignReworded, !closed && place.State == model.Changed || reworded || has(model.FlawUnsettled, len(d.Appearances) > 1))
	sign(SignContested, has(model.FlawContested, disputed))
	sign(SignGone, has(model.FlawGone, !closed && place.State == model.Orphaned))
	sign(SignSigned, d.Claim.Status == model.SignedOff)
	sign(SignMissed, missed)
	sign(SignClosed, closed)
	sign(SignProposed, len(d.Proposals) > 0)

	again := !closed && place.ID != "" && place.State != model.Anchored || disputed || open || missed
	chip := func(c Chip, in bool) {
		if in {
			r.chips |= 1 << c
		}
	}
	chip(AllClaims, true)
	chip(ToCheck, !d.Claim.Status.Done() && !again)
	chip(LookAgain, again)
	chip(NoSource, r.Has(SignNoSource))
	chip(ToSign, r.Rated && d.MayBeSignedBy(editor))
	chip(Mine, d.Claim.Owner == editor || d.Claim.Owner == "" && verdict.By == editor)
	return r
}

// Worklist is what the list of claims shows.
type Worklist struct {
	Rows   []ClaimRow // in the order of their numbers, the closed ones last
	Total  int        // claims of the article
	Done   int        // of them checked or signed off
	Counts [numChips]int
	Chip   Chip   // the part that is listed
	Filter string // what is searched for in it, "" nothing
}

// Count is how many claims of the article are in a part.
func (w Worklist) Count(c Chip) int { return w.Counts[c] }

// Index is the row of a claim, -1 where it is not listed.
func (w Worklist) Index(claimID string) int {
	for i := range w.Rows {
		if w.Rows[i].ID == claimID {
			return i
		}
	}
	return -1
}
