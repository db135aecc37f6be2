package session

import (
	"testing"

	"galley/model"
)

// covering is a session on a short text with one claim.
func covering(status model.ClaimStatus) *Session {
	s := New()
	v := model.Version{ID: "v", Text: "One two. Three.", Blocks: []model.Block{{Start: 0, End: 15}}}
	claim := model.Dossier{Claim: model.Claim{ID: "c", Status: status},
		Appearances: []model.Appearance{{ID: "a", ClaimID: "c", VersionID: "v", Start: 0, End: 7, Exact: "One two"}}}
	s.article.Proof = model.Proof{Article: model.Article{ID: "x"}, Version: v, Dossiers: []model.Dossier{claim}}
	return s
}

func TestCoverageIsCountedOnceForEachChangeAndKeptWhereNothingOfItChanged(t *testing.T) {
	s := covering(model.Checked)
	if s.Coverage() != nil {
		t.Fatal("there is one before it is counted")
	}
	of, wanted := s.Counted()
	if !wanted {
		t.Fatal("it is not to be counted")
	}
	words := model.SegmentsOf(of.Version)
	first := of.Count(words, nil)
	s.CoverageCounted(of, first)
	if got := s.Coverage(); got != first || got.Words.Done != 2 || got.Words.Open != 1 {
		t.Errorf("counted %+v", got)
	}
	if _, again := s.Counted(); again {
		t.Error("it is counted once more")
	}
	s.article.Proof.Dossiers = append([]model.Dossier(nil), s.article.Proof.Dossiers...) // as after a change
	s.article.Proof.Dossiers[0].Claim.Wording = "reworded"
	of, wanted = s.Counted()
	if !wanted || s.Coverage() != first {
		t.Error("a change is not counted, or what was counted is gone meanwhile")
	}
	if of.Count(words, first) != first {
		t.Error("what is as it was is another coverage")
	}
	s.article.Proof.Version.ID = "w"
	if s.CoverageCounted(of, first); s.Coverage() != nil {
		t.Error("another version has its coverage")
	}
}
