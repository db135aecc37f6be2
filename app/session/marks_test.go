package session

import (
	"context"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

func (s *Session) settingAside(words string) model.SetAside {
	m := s.marking(words)
	return model.SetAside{VersionID: m.VersionID, Spans: []passage.Span{m.Span}, Kind: model.NoFact}
}

// aside is what of the open article is set aside, as the session knows it.
func (s *Session) aside() string {
	var words []string
	for _, a := range s.Proof().Asides {
		words = append(words, a.Exact)
	}
	return strings.Join(words, "|")
}

func TestWhatIsSetAsideAndTickedIsKnownAtOnceAndTheArticleIsNotReadAgain(t *testing.T) {
	s, lib := opened(t, "One")
	proofs := 0
	count := &countingProofs{source: lib, n: &proofs}
	does := func(cmd model.Command) {
		t.Helper()
		shown := s.Scope([]int{0})
		c, err := lib.Apply(t.Context(), "Ann", cmd)
		if err != nil {
			t.Fatal(err)
		}
		u, err := Read(t.Context(), count, c, shown)
		if err != nil {
			t.Fatal(err)
		}
		s.ChangeMade(c, u)
	}
	does(s.settingAside("He asked for help"))
	does(s.settingAside("Envoys meet"))
	if got := s.aside(); got != "Envoys meet|He asked for help" {
		t.Errorf("set aside: %s", got)
	}
	does(model.TickEntry{ArticleID: s.ArticleID(), Entries: []model.EntryKey{{Kind: "figure", Words: "600 miles"}}})
	if k := s.Proof().Ticks; len(k) != 1 || !model.Ticked(k)[model.TickID(s.ArticleID(), model.LedgerTicks, "figure", "600 MILES")] {
		t.Errorf("ticked: %+v", k)
	}
	// Another program does something in between: the next change has all of it.
	if _, err := lib.Apply(t.Context(), "Bob", s.settingAside("“We share nearly 600 miles of border,”")); err != nil {
		t.Fatal(err)
	}
	does(model.TakeBackAside{VersionID: s.Version().ID, Spans: []passage.Span{{Start: 0, End: 4}}})
	if got := s.aside(); got != "“We share nearly 600 miles of border,”|He asked for help" {
		t.Errorf("with what another did: %s", got)
	}
	does(model.UntickEntry{ArticleID: s.ArticleID(), Entries: []model.EntryKey{{Kind: "figure", Words: "600 miles"}}})
	if k := s.Proof().Ticks; len(k) != 0 {
		t.Errorf("ticked: %+v", k)
	}
	if proofs != 0 {
		t.Errorf("the article was read %d times", proofs)
	}
}

type countingProofs struct {
	source
	n *int
}

func (c *countingProofs) Proof(ctx context.Context, id string, number int) (model.Proof, error) {
	*c.n++
	return c.source.Proof(ctx, id, number)
}

func TestAnAsideOfAnotherArticleIsNotTakenIn(t *testing.T) {
	s, lib := opened(t, "One", "Two")
	other := s.settingAside("Envoys meet")
	c, u := s.changed(t, lib, other)
	first := s.ArticleID()
	s.openedArticle(t, lib, bring(t, lib.Library, "Three", "Something else."))
	s.ChangeMade(c, u)
	if got := s.aside(); got != "" || s.ArticleID() == first {
		t.Errorf("set aside in the other: %s", got)
	}
	if p, err := ReadChangedPlace(t.Context(), lib, c, ""); err != nil || p.Article != first || p.Version != other.VersionID ||
		p.Span != other.Spans[0] {
		t.Errorf("it is looked at in %+v, %v", p, err)
	}
}
