package view

import (
	"slices"

	"galley/model"
)

// Warning is something about a claim that those who read what is published should not have to
// meet.
type Warning struct {
	ClaimID string     `json:"claim"`  // "" where it is about all of them
	Number  int        `json:"number"` // of the claim in the article
	About   model.Flaw `json:"about"`
	Says    string     `json:"says"` // in a sentence
}

// What else a Warning may be about: what one format lacks or cannot show.
const (
	LongWording     model.Flaw = "long wording"
	RatingInWording model.Flaw = "rating in wording"
	NoURL           model.Flaw = "no url"
	NoSpeaker       model.Flaw = "no speaker"
	DeskOutcome     model.Flaw = "desk outcome"
	NoFont          model.Flaw = "no font"
)

// cautioning are the flaws that the readers of a report are told of at the claim: its verdict may
// not fit the text as it stands.
var cautioning = []model.Flaw{model.FlawGone, model.FlawReworded, model.FlawUnsettled, model.FlawReopened}

// cautionOf is the first of a claim's flaws that a report's readers are told of at the claim, ""
// where there is none.
func cautionOf(flaws []model.Flaw) model.Flaw {
	for _, f := range cautioning {
		if slices.Contains(flaws, f) {
			return f
		}
	}
	return ""
}

// cautions says a flaw to readers, by the ids of words: in a sentence, and in two or three words
// for a table.
var cautions = map[model.Flaw]struct{ sentence, short string }{
	model.FlawGone:      {"gone", "gone_short"},
	model.FlawReworded:  {"stale", "stale_short"},
	model.FlawUnsettled: {"unsettled", "stale_short"},
	model.FlawReopened:  {"reopened", "again"},
}

// RewordedMark stands at claims whose words changed since their verdict: never colour alone.
const RewordedMark = "≠"
