package state

import (
	"strings"

	"galley/app/locale"
	"galley/model"
	"galley/model/passage"
)

// ClaimLine is a claim in one line: what became of its passage in a version, who
// said it, how many sources, how it stands.
func ClaimLine(d model.Dossier, versionID string) string {
	var parts []string
	switch d.Claim.Closed {
	case model.TakenOver:
		parts = append(parts, locale.Text("taken over"))
	case model.Removed:
		parts = append(parts, locale.Text("rightly removed"))
	}
	if d.NotTakenOver(versionID) {
		parts = append(parts, locale.Text("not taken over"))
	}
	if a, ok := d.Touched(versionID); ok && a.State != model.Anchored && d.Claim.Closed == "" {
		parts = append(parts, locale.Text("passage %s", locale.Said(a.Fate())))
	}
	if d.LooksStale(versionID) {
		parts = append(parts, locale.Text("rate again"))
	}
	if n := len(d.Disputes) - len(d.Contests()); n > 0 {
		parts = append(parts, locale.Text("%d to decide", n))
	}
	if d.Claim.Speaker != "" {
		parts = append(parts, passage.Shorten(d.Claim.Speaker, 28))
	}
	if n := len(d.Evidence); n > 0 {
		parts = append(parts, locale.Count(n, "%d source", "%d sources"))
	}
	return strings.Join(append(parts, locale.Word(string(d.Claim.Status))), " · ")
}
