//go:build !race || long

package library

import (
	"fmt"
	"strings"
	"testing"

	"galley/model"
)

// propose gives a claim the outcome Change, with other words.
func propose(t testing.TB, l *Library, claim, words string) {
	t.Helper()
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Scale: model.DeskScale, Rating: ptr(model.OutcomeChange), Proposed: ptr(words)})
}

func TestAClaimOfTwoArticlesClosesWhenBothHaveTheWords(t *testing.T) {
	l := fresh(t)
	first, version := imported(t, l, talks)
	other := talks + "\n\nA line more."
	second, otherVersion := imported(t, l, other)
	claim := marked(t, l, version, talks, "21,000 troops")
	at := strings.Index(other, "21,000 troops")
	do(t, l, "Ann", model.MarkAgain{ClaimID: claim, VersionID: otherVersion, Span: spanAt(at, "21,000 troops")})
	propose(t, l, claim, "17,500 soldiers of many nations")
	corrected := strings.NewReplacer("21,000 troops", "17,500 soldiers of many nations")
	d, a, _ := revised(t, l, first, corrected.Replace(talks), claim)
	if d.Claim.Closed != "" || a.Exact != "17,500 soldiers of many nations" || d.NotTakenOver(a.VersionID) {
		t.Errorf("after the first: %+v, %q", d.Claim, a.Exact)
	}
	d, a, _ = revised(t, l, second, corrected.Replace(other), claim)
	if d.Claim.Closed != model.TakenOver || d.Claim.ClosedIn != a.VersionID || a.State != model.Anchored {
		t.Errorf("after both: %+v, %s", d.Claim, a.State)
	}
	if flaws := d.Flaws(a.VersionID); len(flaws) != 0 {
		t.Errorf("a closed claim has the flaws %v", flaws)
	}
}

// BenchmarkRevisingADraftOfAHundredPages measures what a thousand proposals cost beside the same
// revision without them.
func BenchmarkRevisingADraftOfAHundredPages(b *testing.B) {
	for _, proposals := range []int{0, 500, 1000} {
		b.Run(fmt.Sprint(proposals), func(b *testing.B) {
			l := fresh(b)
			var old, now strings.Builder
			for i := range 1000 {
				const rest = " in the province, as the envoy to the talks said to those who had come there that day, and nobody who was in the " +
					"room disagreed with what he told them about it then, or has said a word since in any other place at all, so far as we know.\n\n"
				fmt.Fprintf(&old, "On day %d there were %d troops"+rest, i, 20000+i)
				if i < 700 {
					fmt.Fprintf(&now, "On day %d there were %d soldiers and officers"+rest, i, 50000+i)
				} else {
					fmt.Fprintf(&now, "On day %d there were %d troops"+rest, i, 20000+i)
				}
			}
			article, version := imported(b, l, old.String())
			for i := range 1000 {
				claim := marked(b, l, version, old.String(), fmt.Sprintf("%d troops", 20000+i))
				if i < proposals {
					propose(b, l, claim, fmt.Sprintf("%d soldiers and officers", 50000+i))
				} else {
					do(b, l, "Ann", model.SetVerdict{ClaimID: claim, Scale: model.DeskScale, Rating: ptr(model.OutcomeConfirmed)})
				}
			}
			for n := 0; b.Loop(); n++ {
				c := do(b, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", now.String())})
				b.StopTimer()
				if n == 0 && proposals > 0 && !strings.Contains(c.Event.What, fmt.Sprintf("taken over: %d", min(proposals, 700))) {
					b.Fatal(c.Event.What)
				}
				if _, err := l.Undo(b.Context(), "Ann"); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}
