package claims

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/app/state"
	"galley/model"
)

// corrected is a claim whose proposal an older version did not have, in a newer one.
func corrected(now model.AppearanceState, exact string) model.Dossier {
	d := changed(model.OutcomeChange)
	d.Verdicts[0].ID, d.Verdicts[0].Proposed = "v1v", "66 Americans"
	d.Appearances[0].ArticleID = "a"
	d.Appearances = append(d.Appearances, model.Appearance{ID: "b", ClaimID: "c", ArticleID: "a", VersionID: "v2", Start: 10, End: 10 + len(exact),
		Exact: exact, State: now})
	return d
}

func (b *bench) showIn(d model.Dossier, version string) {
	b.Show(state.Claims{Open: true, Dossiers: []model.Dossier{d}, Active: d.Claim.ID, Scales: model.BuiltInScales(), Editor: "Ann",
		Version: version})
}

func TestTheFormSaysWhatBecameOfAProposal(t *testing.T) {
	for _, c := range []struct {
		name           string
		d              model.Dossier
		closed         model.ClosedAs
		says           string
		removed, taken bool
	}{
		{"the words as they were", corrected(model.Anchored, "52 Americans"), "", "stands as it was. What was proposed is not taken over.", false, false},
		{"other words", corrected(model.Changed, "53 Americans"), "", "was changed. What was proposed is not taken over.", false, true},
		{"lost", corrected(model.Orphaned, "52 Americans"), "", "choose the place", true, false},
		{"taken over", corrected(model.Anchored, "66 Americans"), model.TakenOver, "Closed: a newer version has what was proposed.", false, false},
		{"removed", corrected(model.Orphaned, "52 Americans"), model.Removed, "Closed: the passage was rightly removed.", false, false},
	} {
		c.d.Claim.Closed = c.closed
		b := shownOn(t, c.d, fyne.NewSize(368, 800))
		b.showIn(c.d, "v2")
		f := b.form.fate
		if !f.content.Visible() || !strings.Contains(f.text.Text, c.says) {
			t.Errorf("%s: shown %v, it says %q", c.name, f.content.Visible(), f.text.Text)
		}
		if f.removed.Visible() != c.removed || f.taken.Visible() != c.taken {
			t.Errorf("%s: offers removed %v, taken over %v", c.name, f.removed.Visible(), f.taken.Visible())
		}
		if b.Closable(model.Removed) != c.removed || b.Closable(model.TakenOver) != c.taken {
			t.Errorf("%s: closable as removed %v, as taken over %v", c.name, b.Closable(model.Removed), b.Closable(model.TakenOver))
		}
	}
}
