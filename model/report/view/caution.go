package view

import (
	"fmt"

	"galley/model"
)

// Warning is something about a claim that those who read what is published should not have to
// meet.
type Warning struct {
	ClaimID string `json:"claim"`  // "" where it is about all of them
	Number  int    `json:"number"` // of the claim, from 1
	About   Flaw   `json:"about"`
	Says    string `json:"says"` // in a sentence
}

// Flaw names what a Warning is about.
type Flaw string

// The flaws there are.
const (
	LongWording     Flaw = "long wording"
	RatingInWording Flaw = "rating in wording"
	NoURL           Flaw = "no url"
	NoSpeaker       Flaw = "no speaker"
	NotRated        Flaw = "not rated"
	NoFont          Flaw = "no font"
	Stale           Flaw = "stale"    // the passage had other words when the verdict was given
	Reopened        Flaw = "reopened" // has a rating, and is in work again
	Gone            Flaw = "gone"     // its passage is no longer in the text
)

// Outdated warns of verdicts that may not fit the text as it stands.
func Outdated(c Chosen) []Warning {
	var all []Warning
	for i, d := range c.Dossiers {
		if c.Choices.Claim != "" && c.Choices.Claim != d.Claim.ID {
			continue
		}
		flaw := flawOf(d, c.Version.ID)
		says := ""
		switch flaw {
		case Stale:
			says = "has a verdict that was given when its passage had other words. Rate it again, or leave it out."
		case Reopened:
			says = "has a verdict, but is in work again."
		case Gone:
			says = "is no longer in this text."
		default:
			continue
		}
		all = append(all, Warning{d.Claim.ID, i + 1, flaw, fmt.Sprintf("Claim %d %s", i+1, says)})
	}
	return all
}

// flawOf is why a claim's verdict may not fit the text as it stands, "" where it does.
func flawOf(d model.Dossier, versionID string) Flaw {
	standing := d.AppearancesIn(versionID)
	gone := len(standing) > 0
	for _, a := range standing {
		gone = gone && a.State == model.Orphaned
	}
	_, rated := d.Rating()
	switch {
	case gone:
		return Gone
	case d.LooksStale(versionID):
		return Stale
	case rated && !d.Claim.Status.Done():
		return Reopened
	}
	return ""
}

// cautionOf tells the report's readers of a flaw.
func cautionOf(d model.Dossier, versionID string, w *Words) string {
	switch flawOf(d, versionID) {
	case Gone:
		return w.Say("gone")
	case Stale:
		return w.Say("stale")
	case Reopened:
		return w.Say("reopened")
	}
	return ""
}
