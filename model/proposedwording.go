package model

import (
	"slices"
	"strings"
	"unicode"

	"galley/model/passage"
	"galley/model/prose"
)

// Proposes reports whether the verdict says what the passage should say instead.
func (v Verdict) Proposes() bool { return v.Cut || v.Proposed != "" }

// CanPropose reports whether a verdict with that rating may say what the passage should
// say instead.
func CanPropose(scaleID, rating string) bool { return scaleID == DeskScale && rating == OutcomeChange }

// proposesAs reports whether two verdicts propose the same.
func (v Verdict) proposesAs(other Verdict) bool {
	return v.Proposed == other.Proposed && v.Cut == other.Cut && v.Severity == other.Severity
}

// Proposal is the verdict in force where it proposes other words or a cut, and whether it does.
func (d Dossier) Proposal() (Verdict, bool) {
	v, given := d.Verdict()
	return v, given && v.Proposes()
}

// propose changes what the verdict proposes. A verdict that says something else than that the
// passage is to be changed proposes nothing. Present are the places where the claim stands now.
func (c SetVerdict) propose(after *Verdict, present []Appearance) error {
	words, cut, severity := "", c.Cut != nil && *c.Cut, Severity("")
	if c.Proposed != nil {
		words = cleanProposal(*c.Proposed)
	}
	if c.Severity != nil {
		severity = *c.Severity
	}
	can := CanPropose(after.ScaleID, after.Rating)
	switch {
	case !can && (words != "" || cut || severity != ""):
		return Faultf(Invalid, "Only the outcome Change of the scale Checking desk proposes other words. Nothing was changed.")
	case !can:
		after.Proposed, after.Cut, after.Severity = "", false, ""
		return nil
	case c.Proposed != nil && words == "" && *c.Proposed != "":
		return Faultf(Invalid, "There are no words in that proposal. To take the passage out, propose a cut. The verdict was kept as it was.")
	case words != "" && cut:
		return Faultf(Invalid, "A passage is either cut or said in other words, not both. The verdict was kept as it was.")
	case severity != "" && !contains(Severities, severity):
		return Faultf(Invalid, "“%s” does not say how bad an error is. It is %s. Nothing was changed.",
			passage.Shorten(prose.Flatten(string(severity)), 40), join(Severities))
	case words != "" && words != after.Proposed && standsEverywhere(words, present):
		return Faultf(Invalid, "The proposed words are those that the passage has already. The verdict was kept as it was.")
	}
	if c.Proposed != nil {
		after.Proposed = words
		after.Cut = after.Cut && words == ""
	}
	if c.Cut != nil {
		if after.Cut = cut; cut {
			after.Proposed = ""
		}
	}
	if c.Severity != nil {
		after.Severity = severity
	}
	return nil
}

// cleanProposal is a proposed wording as it is stored: without control characters and signs that
// turn the direction, for it is written into the author's file. Its paragraphs stay.
func cleanProposal(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }) {
		return "" // what nobody sees is no wording
	}
	lines := strings.Split(prose.Plain(s), "\n")
	for i, l := range lines {
		blank := func(r rune) bool { return r == ' ' || r == '\t' } // a space that may not break is the writer's own
		lines[i] = strings.TrimSpace(strings.Join(strings.FieldsFunc(l, blank), " "))
	}
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), BlockSeparator)
}

// standsEverywhere reports whether words are letter for letter those of every place: then they change nothing.
func standsEverywhere(words string, places []Appearance) bool {
	return len(places) > 0 && !slices.ContainsFunc(places, func(a Appearance) bool {
		return a.State == Orphaned || cleanProposal(a.Exact) != words
	})
}

// TookOver reports whether words are those that the verdict proposes for a passage that was worded
// otherwise before. Typography does not count, unless it is all that was to be changed.
func (v Verdict) TookOver(before, words string) bool {
	if !v.Proposes() || v.Cut || !passage.SameWords(words, v.Proposed) {
		return false
	}
	return !passage.SameWords(before, v.Proposed) || cleanProposal(words) == v.Proposed
}
