//go:build !race || long

package library

import (
	"testing"

	"galley/model"
)

// labels are those of a scale's ratings.
func scaleLabels(t *testing.T, l *Library, id string) (labels []string) {
	t.Helper()
	s, err := l.Scale(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.Ratings {
		labels = append(labels, r.Label)
	}
	return labels
}

func ratings(labels ...string) (all []model.RatingFields) {
	for _, label := range labels {
		all = append(all, model.RatingFields{Rating: model.Rating{Label: label, Mark: label[:1]}})
	}
	return all
}

func TestAScaleThatOneChangedAndTheOtherUsedIsOneAfterAMerge(t *testing.T) {
	l := fresh(t)
	_, version := importedAs(t, l, "Talks", talks)
	first, second := marked(t, l, version, talks, "600 miles"), marked(t, l, version, talks, "21,000 troops")
	own := do(t, l, "Ann", model.AddScale{Fields: model.ScaleFields{Name: ptr("Own"), Ratings: ratings("Right", "Wrong")}}).Created(model.NounScale)
	do(t, l, "Ann", model.SetVerdict{ClaimID: first, Rating: ptr("Right"), Scale: own})
	bob := twin(t, l)
	changed := ratings("Correct", "Half")
	changed[0].Now = "Right"
	do(t, l, "Ann", model.EditScale{ID: own, Fields: model.ScaleFields{Ratings: changed}}) // Wrong is off: nobody gave it here
	do(t, bob, "Bob", model.SetVerdict{ClaimID: first, Rating: ptr("Wrong"), Scale: own})
	do(t, bob, "Bob", model.SetVerdict{ClaimID: second, Rating: ptr("Right"), Scale: own})
	ann, theirs := twin(t, l), twin(t, bob)
	mergeQuietly(t, l, theirs)
	mergeQuietly(t, bob, ann)
	for name, x := range map[string]*Library{"Ann's": l, "Bob's": bob} {
		if got := scaleLabels(t, x, own); len(got) != 3 || got[0] != "Correct" {
			t.Errorf("%s scale has %q", name, got)
		}
		for claim, want := range map[string]string{first: "Wrong", second: "Correct"} {
			d, err := x.Dossier(t.Context(), claim)
			if err != nil {
				t.Fatal(err)
			}
			if v, _ := d.Verdict(); v.Rating != want {
				t.Errorf("%s claim is rated %s, want %s", name, v.Rating, want)
			}
		}
		sound(t, x)
		if _, err := x.Undo(t.Context(), "Desk"); err != nil {
			t.Fatal(err)
		}
		if got := scaleLabels(t, x, own); len(got) != 2 {
			t.Errorf("%s scale after undo has %q", name, got)
		}
		sound(t, x)
	}
}
