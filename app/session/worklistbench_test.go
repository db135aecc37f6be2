package session

import (
	"fmt"
	"testing"

	"galley/app/state"
	"galley/model"
)

// crowded is a session on an article of n claims, a third of them rated with a source.
func crowded(n int) *Session {
	s := New()
	s.scales = model.BuiltInScales()
	scale := s.scales[0]
	proof := model.Proof{Article: model.Article{ID: "a"}, Version: model.Version{ID: "v"}}
	for i := range n {
		id := fmt.Sprintf("c%06d", i)
		words := fmt.Sprintf("The envoy said that %d troops would go before the summer, and that nobody at the table had disagreed", i)
		d := model.Dossier{Scale: scale, Claim: model.Claim{ID: id, Wording: words, Speaker: "The envoy", Status: model.Unchecked},
			Appearances: []model.Appearance{{ID: "p" + id, ClaimID: id, VersionID: "v", Start: i * 100, Exact: words, State: model.Anchored}}}
		if i%3 == 0 {
			d.Claim.Status = model.Checked
			d.Verdicts = []model.Verdict{{ID: "w" + id, ScaleID: scale.ID, Rating: scale.Ratings[i%6].Label, By: "Bob",
				Reasoning: "The minutes of the meeting have another figure, and the ministry confirmed it by telephone."}}
			d.Evidence = []model.Exhibit{{Source: model.Source{ID: "s", Title: "Minutes of the meeting in The Hague", Publisher: "Ministry"}}}
		}
		proof.Dossiers = append(proof.Dossiers, d)
	}
	s.ArticleOpened(Article{Proof: proof})
	return s
}

// BenchmarkFilter is what a letter typed into the filter costs.
func BenchmarkFilter(b *testing.B) {
	for _, typed := range []string{"troops 99", "rating:false", "minutes -ministry"} {
		b.Run(typed, func(b *testing.B) {
			s := crowded(10_000)
			s.ClaimsFiltered(typed)
			s.Claims("Ann") // what is searched is folded once
			for b.Loop() {
				s.ClaimsFiltered(typed)
				if list := s.Claims("Ann").List; len(list.Rows) == list.Total {
					b.Fatal("nothing is filtered")
				}
			}
		})
	}
	b.Run("the first letter", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := crowded(10_000)
			s.Claims("Ann")
			b.StartTimer()
			s.ClaimsFiltered("tro")
			s.Claims("Ann")
		}
	})
}

// BenchmarkStep is what N costs in an article of many claims, and in one of few.
func BenchmarkStep(b *testing.B) {
	for _, n := range []int{10, 1_000, 10_000} {
		b.Run(fmt.Sprint(n, " claims"), func(b *testing.B) {
			s := crowded(n)
			s.Claims("Ann")
			s.ChipChosen(state.ToCheck)
			at := 0
			for b.Loop() {
				id := s.Step(1, at)
				s.ClaimSelected(id)
				s.Claims("Ann")
				d, _ := s.Dossier(id)
				at = d.Appearances[0].Start
			}
		})
	}
}

// BenchmarkOpened is what the list costs where an article is opened.
func BenchmarkOpened(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s := crowded(10_000)
		b.StartTimer()
		s.Claims("Ann")
	}
}
