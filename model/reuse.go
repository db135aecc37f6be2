package model

import (
	"slices"
	"strings"

	"galley/model/passage"
)

// ReuseEvidence puts what stands on an earlier claim on another that says the same: each
// source with its passage, where it stands in the source, its stance and its note. The
// verdict is not taken over: what is the same claim today may be rated otherwise.
type ReuseEvidence struct {
	ClaimID string   // the claim that gets it
	Of      []string // the evidence, in the order it is to be attached
}

// Action names the command in history.
func (c ReuseEvidence) Action() string { return "reuse sources" }

// Plan attaches what the claim does not have yet.
func (c ReuseEvidence) Plan(v View, by Author) (Plan, error) {
	claim, err := v.Claim(c.ClaimID)
	if err != nil {
		return Plan{}, err
	}
	var edits []Edit
	from := ""
	for _, id := range c.Of {
		old, err := v.EvidenceItem(id)
		if err != nil {
			return Plan{}, err
		}
		if old.ClaimID == claim.ID || old.Proposed() {
			continue
		}
		source, err := v.Source(old.SourceID)
		if err != nil {
			return Plan{}, err
		}
		uses, err := v.Uses(source.ID)
		if err != nil {
			return Plan{}, err
		}
		if slices.ContainsFunc(uses, func(e Evidence) bool {
			return e.ClaimID == claim.ID && e.Deleted == "" && !e.Proposed() && passage.SameWords(e.Quote, old.Quote)
		}) {
			continue
		}
		earlier, err := v.Claim(old.ClaimID)
		if err != nil {
			return Plan{}, err
		}
		from = passage.Shorten(earlier.Wording, 60)
		note := strings.TrimSpace(old.Note + " " + Sayf("(From the claim “%s”.)", from))
		edits = append(edits, Create(Evidence{ID: NewID(), ClaimID: claim.ID, SourceID: source.ID, Stance: old.Stance, Quote: old.Quote,
			Language: old.Language, Translation: old.Translation, Translator: old.Translator, Locator: old.Locator, Note: note, Added: by.At}))
	}
	n := len(edits)
	if n == 0 {
		return Plan{}, nil
	}
	if claim.Status == Unchecked {
		started := claim
		started.Status = InProgress
		edits = append(edits, Edit{Before: claim, After: started})
	}
	return Plan{What: Countf(n, "Attached %d source from the claim “%s”", "Attached %d sources from the claim “%s”", from), Edits: edits}, nil
}
