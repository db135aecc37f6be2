package session

import (
	"strings"
	"testing"

	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// worthAll takes each of some words for a sentence worth checking, the later the more.
func (s *Session) worthAll(words ...string) {
	r := state.Reading{Version: s.Version().ID, Sentences: 3 * len(words)}
	for i, w := range words {
		at := s.marking(w).Span
		r.Worth = append(r.Worth, state.Worth{Span: at, Score: float64(i), Why: "a figure"})
	}
	s.ReadingMade(r)
}

// openWorth are the words of the sentences worth checking.
func (s *Session) openWorth() string {
	var words []string
	for _, w := range s.Worth() {
		words = append(words, s.Version().Text[w.Start:w.End])
	}
	return strings.Join(words, "|")
}

const (
	troops = "The envoy said that 21,000 troops would go before summer."
	border = "“We share nearly 600 miles of border,” the minister said."
	drugs  = "He asked for help against the traffic in drugs."
)

// A page that is shown the same list has nothing to paint.
func TestTheListOfSentencesIsTheSameUntilOneComesOrGoes(t *testing.T) {
	s, lib := opened(t, "One")
	s.worthAll(troops, border, drugs)
	s.does(t, lib, s.marking("Nobody at the table"))
	speaker, id := "The envoy", s.Active()
	before := s.Page().Worth
	for _, cmd := range []model.Command{
		model.EditClaim{ID: id, Speaker: &speaker}, s.marking("Envoys meet"), model.DeleteClaim{ID: id},
		model.ChangeTags{Articles: []string{s.ArticleID()}, Add: []string{"x"}}, s.settingAside("at the table"),
	} {
		s.does(t, lib, cmd)
		if now := s.Page().Worth; len(now) != 3 || &now[0] != &before[0] {
			t.Errorf("%s makes another list", cmd.Action())
		}
	}
	s.does(t, lib, s.marking("600 miles"))
	if got := s.openWorth(); got != troops+"|"+drugs {
		t.Errorf("with one marked: %s", got)
	}
	if len(before) != 3 || before[1].Start != s.marking(border).Span.Start {
		t.Error("the list shown before was changed")
	}
	s.does(t, lib, s.settingAside("help"))
	if got := s.openWorth(); got != troops {
		t.Errorf("with one set aside: %s", got)
	}
	s.does(t, lib, model.HideBlocks{VersionID: s.Version().ID, Blocks: []int{1}, Hide: true})
	if got := s.openWorth(); got != "" {
		t.Errorf("hidden just now, it is %s", got)
	}
}

func TestTheBestThirdIsListedInTheOrderOfTheText(t *testing.T) {
	s, lib := opened(t, "One")
	s.worthAll(troops, border, drugs)
	s.reading.Sentences = 6
	if got := s.openWorth(); got != border+"|"+drugs {
		t.Errorf("of six: %s", got)
	}
	s.does(t, lib, s.settingAside(drugs))
	if got := s.openWorth(); got != troops+"|"+border {
		t.Errorf("when one is done: %s", got)
	}
	s.reading.Sentences = 1
	s.worth = worth{}
	if got := s.openWorth(); got != border {
		t.Errorf("one at least: %s", got)
	}
}

func TestTheNextSentenceIsFoundRoundTheEnds(t *testing.T) {
	s, _ := opened(t, "One")
	if _, is := s.NextWorth(1, 0); is {
		t.Error("there is one where nothing was read")
	}
	s.worthAll(troops, border, drugs)
	at := func(words string) passage.Span { return s.marking(words).Span }
	for _, step := range []struct {
		by, from int
		want     string
	}{
		{1, 0, troops}, {1, at(troops).Start, troops}, {1, at(troops).Start + 1, border}, {1, at(drugs).End, troops},
		{-1, 0, drugs}, {-1, at(border).Start, troops}, {-1, at(border).Start + 1, border}, {-1, at(drugs).End, drugs},
	} {
		if w, is := s.NextWorth(step.by, step.from); !is || s.Version().Text[w.Start:w.End] != step.want {
			t.Errorf("from %d by %d: %q", step.from, step.by, s.Version().Text[w.Start:w.End])
		}
	}
}

// BenchmarkPage is what a page of 10,000 claims costs with 2,000 sentences worth checking, when
// a claim changed and when nothing did.
func BenchmarkPage(b *testing.B) {
	made := func(worth int) *Session {
		s := New()
		v := model.Version{ID: "v", Number: 1, Text: strings.Repeat("The envoy spoke of 21,000 troops. ", 30_000)}
		s.article.Proof = model.Proof{Article: model.Article{ID: "a"}, Version: v, Versions: 1}
		for i := range 10_000 {
			s.article.Proof.Dossiers = append(s.article.Proof.Dossiers, model.Dossier{Claim: model.Claim{ID: "c"},
				Appearances: []model.Appearance{{VersionID: "v", Start: i * 102, End: i*102 + 30, State: model.Anchored}}})
		}
		r := state.Reading{Version: "v", Sentences: 30_000}
		for i := range worth {
			r.Worth = append(r.Worth, state.Worth{Span: passage.Span{Start: i*510 + 34, End: i*510 + 67}})
		}
		s.ReadingMade(r)
		return s
	}
	for name, worth := range map[string]int{"nothing is worth checking": 0, "2,000 are": 2_000} {
		b.Run("changed, "+name, func(b *testing.B) {
			s := made(worth)
			for b.Loop() {
				s.article.Proof.Dossiers = append([]model.Dossier(nil), s.article.Proof.Dossiers...)
				s.Page()
			}
		})
		b.Run("unchanged, "+name, func(b *testing.B) {
			s := made(worth)
			for b.Loop() {
				s.Page()
			}
		})
	}
}
