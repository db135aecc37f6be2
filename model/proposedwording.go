package model

import (
	"strings"

	"galley/model/passage"
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

// propose changes what the verdict proposes. A verdict that says something else than that
// the passage is to be changed proposes nothing.
func (c SetVerdict) propose(after *Verdict) error {
	says := c.Proposed != nil && strings.TrimSpace(*c.Proposed) != "" || c.Cut != nil && *c.Cut || c.Severity != nil && *c.Severity != ""
	if !CanPropose(after.ScaleID, after.Rating) {
		if says {
			return Faultf(Invalid, "Only the outcome Change of the scale Checking desk proposes other words. Nothing was changed.")
		}
		after.Proposed, after.Cut, after.Severity = "", false, ""
		return nil
	}
	if c.Proposed != nil {
		// Lines of a proposal are the paragraphs that it proposes; blanks around them say nothing.
		after.Proposed = strings.TrimSpace(*c.Proposed)
		after.Cut = after.Cut && after.Proposed == ""
	}
	if c.Cut != nil {
		if after.Cut = *c.Cut; after.Cut {
			after.Proposed = ""
		}
	}
	if c.Severity != nil {
		if *c.Severity != "" && !contains(Severities, *c.Severity) {
			return Faultf(Invalid, "“%s” does not say how bad an error is. It is %s. Nothing was changed.",
				passage.Shorten(string(*c.Severity), 40), join(Severities))
		}
		after.Severity = *c.Severity
	}
	return nil
}
