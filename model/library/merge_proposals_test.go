//go:build !race || long

package library

import (
	"testing"

	"galley/model"
)

// Two who imported the same draft each for themselves: what one refused or accepted, the other is not
// asked again, whichever library takes the other in. What was not decided stays proposed.
func TestWhatOneSideDecidedSettlesTheOthersProposal(t *testing.T) {
	for name, decide := range map[string]func(id string) model.Command{
		"refused":    func(id string) model.Command { return model.RefuseEvidence{IDs: []string{id}} },
		"accepted":   func(id string) model.Command { return model.AcceptEvidence{IDs: []string{id}} },
		"taken back": func(string) model.Command { return nil },
	} {
		for _, ours := range []bool{true, false} {
			var sides [2]*Library
			var versions [2]string
			for i := range sides {
				l := fresh(t)
				_, version := imported(t, l, talks)
				proposed(t, l, version, talks, "21,000", "n2", "Other")
				change := proposed(t, l, version, talks, "600 miles", "n", "Zyzzyva")
				if ours == (i == 0) {
					if cmd := decide(change.Created(model.NounEvidence)); cmd != nil {
						do(t, l, "Bob", cmd)
					} else if _, err := l.Undo(t.Context(), "Ann"); err != nil {
						t.Fatal(err)
					}
				}
				sides[i], versions[i] = l, version
			}
			merge(t, sides[0], sides[1])
			all, err := sides[0].Dossiers(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			open, accepted := 0, 0
			for _, d := range all {
				open, accepted = open+len(d.Proposals), accepted+len(d.Evidence)
			}
			want := map[string][2]int{"refused": {1, 0}, "accepted": {1, 1}, "taken back": {2, 0}}[name]
			if len(all) != 2 || open != want[0] || accepted != want[1] {
				t.Errorf("%s, here %v: %d claims, %d open, %d accepted", name, ours, len(all), open, accepted)
			}
			if again := proposed(t, sides[0], versions[0], talks, "600 miles", "n", "Zyzzyva"); len(again.Event.Edits) > 0 {
				t.Errorf("%s, here %v: proposed again: %+v", name, ours, again)
			}
			if more := merge(t, sides[0], sides[1]); more.Evidence.Updated+more.Evidence.Added > 0 {
				t.Errorf("%s, here %v: a second merge: %+v", name, ours, more)
			}
		}
	}
}
