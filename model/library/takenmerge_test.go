//go:build !race || long

package library

import (
	"testing"

	"galley/model"
)

// What a library only took over from this one is nobody's work there: deleted here since, it stays deleted.
func TestWhatTheOtherOnlyTookOverIsNoWorkOfTheirs(t *testing.T) {
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	bob := twin(t, l)
	do(t, l, "Ann", model.EditClaim{ID: claim, Speaker: ptr("The envoy")})
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	mergeQuietly(t, bob, l)
	do(t, l, "Ann", model.DeleteClaim{ID: claim})
	if m := mergeQuietly(t, l, bob); len(m.Kept) > 0 {
		t.Errorf("kept %q", m.Kept)
	}
	if _, err := l.Dossier(t.Context(), claim); err == nil {
		t.Error("the claim is back")
	}
	soundRows(t, l)
}
