package library

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// standing is where words stand in a text for the first time.
func standing(t testing.TB, text, words string) passage.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q does not stand in the text", words)
	}
	return passage.Span{Start: i, End: i + len(words)}
}

// aside sets words of a version aside.
func aside(t testing.TB, l *Library, editor, version, words string, kind model.AsideKind) {
	t.Helper()
	v, err := l.Version(t.Context(), version)
	if err != nil {
		t.Fatal(err)
	}
	do(t, l, editor, model.SetAside{VersionID: version, Spans: []passage.Span{standing(t, v.Text, words)}, Kind: kind})
}

// asides are what is set aside in the newest version, as a person reads it.
func asides(t testing.TB, l *Library, article string) string {
	t.Helper()
	var all []string
	for _, a := range proofOf(t, l, article).Asides {
		all = append(all, fmt.Sprintf("%s (%s, %s)", a.Exact, a.Kind, a.By))
	}
	return strings.Join(all, "; ")
}

// ticks are what is dismissed and ticked in an article, as a person reads it.
func ticks(t testing.TB, l *Library, article string) string {
	t.Helper()
	var all []string
	for _, k := range proofOf(t, l, article).Ticks {
		all = append(all, fmt.Sprintf("%s %s %s (%s)", k.List, k.Kind, k.Words, k.By))
	}
	return strings.Join(all, "; ")
}

func TestASentenceSetAsideStaysSoUntilAWordOfItChanges(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	aside(t, l, "Ann", version, "They share nearly 600 miles of border.", model.CommonKnowledge)
	aside(t, l, "Bob", version, "The envoy spoke of 21,000 troops.", model.Opinion)
	do(t, l, "Ann", model.TickEntry{ArticleID: article, Entries: []model.EntryKey{{Kind: "figure", Words: "600 miles"}}})
	moved := "A new beginning.\n\n" + strings.Replace(talks, "21,000", "22,000", 1)
	do(t, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", moved)})
	if got := asides(t, l, article); got != "They share nearly 600 miles of border. (common-knowledge, Ann)" {
		t.Errorf("in the correction: %s", got)
	}
	if got := ticks(t, l, article); got != "ledger figure 600 miles (Ann)" {
		t.Errorf("ticked in the correction: %s", got)
	}
	if p := proofOf(t, l, article); p.Version.Text[p.Asides[0].Start:p.Asides[0].End] != p.Asides[0].Exact {
		t.Errorf("it does not stand where it says: %+v", p.Asides[0])
	}
	old, err := l.Proof(t.Context(), article, 1)
	if err != nil || len(old.Asides) != 2 {
		t.Errorf("in the version before: %+v, %v", old.Asides, err)
	}
	sound(t, l)
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if got := asides(t, l, article); strings.Count(got, ";") != 1 {
		t.Errorf("after the correction was undone: %s", got)
	}
	if _, err := l.Redo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if got := asides(t, l, article); got != "They share nearly 600 miles of border. (common-knowledge, Ann)" {
		t.Errorf("after it was done again: %s", got)
	}
}

func TestWhatIsSetAsideAndTickedIsUndoneAStepAtATime(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "21,000 troops")
	steps := []model.Command{
		model.SetAside{VersionID: version, Kind: model.NoFact, Spans: []passage.Span{standing(t, talks, "The envoy"), standing(t, talks, "They share")}},
		model.SetAside{VersionID: version, Kind: model.Opinion, Spans: []passage.Span{standing(t, talks, "The envoy")}},
		model.TakeBackAside{VersionID: version, Spans: []passage.Span{standing(t, talks, "share")}},
		model.DismissHint{Hints: []model.HintKey{{Subject: article, Kind: "name", Words: "Jo"}, {Subject: claim, Kind: "figure", Words: "21,000"}}},
		model.TakeHintBack{Hints: []model.HintKey{{Subject: claim, Kind: "figure", Words: "21,000"}}},
		model.TickEntry{ArticleID: article, Entries: []model.EntryKey{{Kind: "place", Words: "Spain"}, {Kind: "place", Words: "France"}}},
		model.UntickEntry{ArticleID: article, Entries: []model.EntryKey{{Kind: "place", Words: "SPAIN"}}},
	}
	var states []string
	now := func() string { return asides(t, l, article) + "|" + ticks(t, l, article) }
	for _, cmd := range steps {
		states = append(states, now())
		if c := do(t, l, "Ann", cmd); c.Event.What == "" || !c.Touches(article) && !c.Touches(claim) {
			t.Errorf("%s is in no history: %+v", cmd.Action(), c.Event)
		}
	}
	states = append(states, now())
	for i := len(steps) - 1; i >= 0; i-- {
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
		if got := now(); got != states[i] {
			t.Errorf("after undo of %s: %s, want %s", steps[i].Action(), got, states[i])
		}
	}
	for i := range steps {
		if _, err := l.Redo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
		if got := now(); got != states[i+1] {
			t.Errorf("after redo of %s: %s, want %s", steps[i].Action(), got, states[i+1])
		}
	}
}

func TestWhatTwoEditorsSetAsideAndTickedIsUnitedWithoutAQuestion(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	aside(t, l, "Ann", version, "“Nearly” is his word.", model.NoFact)
	other := twin(t, l)
	aside(t, l, "Ann", version, "They share nearly 600 miles of border.", model.CommonKnowledge)
	aside(t, other, "Bob", version, "They share nearly 600 miles of border.", model.CommonKnowledge)
	aside(t, other, "Bob", version, "The envoy spoke of 21,000 troops.", model.Opinion)
	do(t, other, "Bob", model.TakeBackAside{VersionID: version, Spans: []passage.Span{standing(t, talks, "“Nearly”")}})
	for one, editor := range map[*Library]string{l: "Ann", other: "Bob"} {
		do(t, one, editor, model.TickEntry{ArticleID: article, Entries: []model.EntryKey{{Kind: "figure", Words: "600 miles"}}})
	}
	corrected := strings.Replace(talks, "21,000", "22,000", 1)
	do(t, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", corrected+"\n\nThis text was corrected.")})
	mine, theirs := twin(t, l), twin(t, other)
	merge(t, mine, other)
	merge(t, theirs, l)
	for name, one := range map[string]*Library{"mine": mine, "theirs": theirs} {
		// The sentence with the changed figure is open again though Bob, who set it aside, never saw the correction.
		if got := asides(t, one, article); !strings.Contains(got, "They share nearly 600 miles of border. (common-knowledge") ||
			strings.Contains(got, "troops") {
			t.Errorf("%s: %s", name, got)
		}
		if got := ticks(t, one, article); strings.Count(got, "600 miles") != 1 {
			t.Errorf("%s: %s", name, got)
		}
		if n := len(open(t, one)); n != 0 {
			t.Errorf("%s: %d questions", name, n)
		}
	}
}

// Two editors ticked the same entry and set the same words aside, each in a copy. Once that is
// united, what one of them takes back is gone for both, unless the other did it anew.
func TestWhatTwoEditorsTickedIsTakenBackByOneForBoth(t *testing.T) {
	unraced(t)
	for _, anew := range []bool{false, true} {
		l := fresh(t)
		article, version := imported(t, l, talks)
		other := twin(t, l)
		const words = "They share nearly 600 miles of border."
		miles := []model.EntryKey{{Kind: "figure", Words: "600 miles"}}
		set := func(one *Library, editor string) {
			do(t, one, editor, model.TickEntry{ArticleID: article, Entries: miles})
			aside(t, one, editor, version, words, model.NoFact)
		}
		back := func(one *Library, editor string) {
			do(t, one, editor, model.UntickEntry{ArticleID: article, Entries: miles})
			do(t, one, editor, model.TakeBackAside{VersionID: version, Spans: []passage.Span{standing(t, talks, words)}})
		}
		set(l, "Ann")
		set(other, "Bob")
		merge(t, l, other)
		back(l, "Ann")
		if anew {
			back(other, "Bob")
			set(other, "Bob")
		}
		merge(t, other, l)
		merge(t, l, other)
		for name, one := range map[string]*Library{"Ann's": l, "Bob's": other} {
			ticked, set := strings.Contains(ticks(t, one, article), "600 miles"), strings.Contains(asides(t, one, article), words)
			if ticked != anew || set != anew {
				t.Errorf("%s, done anew %v: ticked %v, set aside %v", name, anew, ticked, set)
			}
		}
	}
}

func TestWhatWasSetAsideInTheSamePageWithOtherWhiteSpaceIsFoundAgain(t *testing.T) {
	unraced(t)
	l, other := fresh(t), fresh(t)
	here, there := document("Talks", talks), document("Talks", strings.ReplaceAll(talks, "of ", "of  "))
	here.URL, there.URL = "https://www.example.org/talks/", "http://example.org/talks"
	article := do(t, l, "Ann", model.ImportArticle{Document: here}).Created(model.NounArticle)
	c := do(t, other, "Bob", model.ImportArticle{Document: there})
	aside(t, other, "Bob", c.Created(model.NounVersion), "600 miles of  border.", model.CommonKnowledge)
	do(t, other, "Bob", model.DismissHint{Hints: []model.HintKey{{Subject: c.Created(model.NounArticle), Kind: "name", Words: "Jo"}}})
	merge(t, l, other)
	// Set aside after the first merge, when the version is known already.
	aside(t, other, "Bob", c.Created(model.NounVersion), "They share", model.NoFact)
	merge(t, l, other)
	if got := asides(t, l, article); got != "They share (no-fact, Bob); 600 miles of border. (common-knowledge, Bob)" {
		t.Errorf("%s", got)
	}
	if got := ticks(t, l, article); got != "hint name Jo (Bob)" {
		t.Errorf("%s", got)
	}
	if m := merge(t, l, other); m.Change.Changed() {
		t.Errorf("merged again: %+v", m)
	}
}

func TestAVersionTakenBackHereStaysWhereTheOtherSetSomethingAsideInIt(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, _ := imported(t, l, talks)
	c := do(t, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", talks+"\n\nIt was corrected.")})
	other := twin(t, l)
	aside(t, other, "Bob", c.Created(model.NounVersion), "It was corrected.", model.NoFact)
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	merge(t, l, other)
	if got := asides(t, l, article); got != "It was corrected. (no-fact, Bob)" {
		t.Errorf("%q", got)
	}
}

func TestCheckTellsOfAnAsideThatIsNotWhereItSays(t *testing.T) {
	unraced(t)
	path := filepath.Join(t.TempDir(), "work.galley")
	l := at(t, path)
	article, version := imported(t, l, talks)
	aside(t, l, "Ann", version, "They share", model.NoFact)
	do(t, l, "Ann", model.TickEntry{ArticleID: article, Entries: []model.EntryKey{{Kind: "place", Words: "Spain"}}})
	sound(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, path, "UPDATE asides SET exact = 'They shared'")
	raw(t, path, "UPDATE ticks SET subject = 'nobody', id = 'nobody' || substr(id, length('"+article+"') + 1)")
	l = at(t, path)
	wrong, err := l.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(wrong, "\n")
	for _, part := range []string{"What was set aside, “They shared”, is not where it is said to be.", "is on nothing in the library."} {
		if !strings.Contains(all, part) {
			t.Errorf("check does not say %q but:\n%s", part, all)
		}
	}
	if got := asides(t, l, article); got != "" {
		t.Errorf("it is shown: %s", got)
	}
}

func TestASavedLibraryHasWhatWasSetAsideAndTicked(t *testing.T) {
	unraced(t)
	path, to := filepath.Join(t.TempDir(), "damaged.galley"), filepath.Join(t.TempDir(), "saved.galley")
	l := at(t, path)
	article, version := imported(t, l, talks)
	aside(t, l, "Ann", version, "They share", model.NoFact)
	do(t, l, "Ann", model.TickEntry{ArticleID: article, Entries: []model.EntryKey{{Kind: "place", Words: "Spain"}}})
	want := asides(t, l, article) + ticks(t, l, article)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Salvage(t.Context(), path, to, nil); err != nil {
		t.Fatal(err)
	}
	l = at(t, to)
	if got := asides(t, l, article) + ticks(t, l, article); got != want || got == "" {
		t.Errorf("%q, want %q", got, want)
	}
	sound(t, l)
}
