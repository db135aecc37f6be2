package library

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/model"
)

// firstAsking is the first seed whose editors also ask questions, sign rounds off and publish.
const firstAsking = 3000

// asking is one of the things that an editor does who closes a check.
func (d colleague) asking(version string) model.Command {
	d.t.Helper()
	column := func(of string) []string {
		var all []string
		if err := d.l.read.Table(of).Where("deleted = ''").Order("id").Pluck("id", &all).Error; err != nil {
			d.t.Fatal(err)
		}
		return append(all, "none")
	}
	v, err := d.l.Version(d.t.Context(), version)
	if err != nil {
		d.t.Fatal(err)
	}
	if d.r.IntN(2) == 0 {
		return d.meeting(column)
	}
	question, round, claim := pick(d.r, column("questions")...), pick(d.r, column("rounds")...), pick(d.r, column("claims")...)
	return pick[model.Command](d.r,
		model.AskQuestion{ClaimID: claim, To: pick(d.r, model.Addressees...), Text: fmt.Sprint("What of ", d.r.IntN(1000), "?")},
		model.CloseQuestion{ID: question, Answer: fmt.Sprint("Answer ", d.r.IntN(1000))},
		model.ReopenQuestion{ID: question},
		model.EditQuestion{ID: question, Text: ptr(fmt.Sprint("And what of ", d.r.IntN(1000), "?"))},
		model.DeleteQuestion{ID: question},
		model.SignRound{ArticleID: v.ArticleID}, model.WithdrawRound{ID: round},
		model.PublishCheck{ArticleID: v.ArticleID}, model.WithdrawPublication{ArticleID: v.ArticleID},
		model.Because{Command: model.EditClaim{ID: claim, Wording: ptr("Corrected, of a claim")}, Reason: fmt.Sprint("Reason ", d.r.IntN(1000))})
}

// checking is what stands in a library of questions, rounds, publications and reasons, a line each.
func checking(t testing.TB, l *Library) []string {
	t.Helper()
	var lines []string
	for kind, sql := range map[string]string{
		"question": "SELECT q.id || ' ' || put_to || ' ' || text || ' ' || asked_by || ' ' || asked || ' ' || answer || ' ' || closed_by || ' ' || " +
			"closed FROM questions AS q WHERE q.deleted = ''",
		"round": "SELECT r.id || ' ' || v.sha256 || ' ' || name || ' ' || initials || ' ' || signed_by || ' ' || signed_at || ' ' || open_work " +
			"FROM rounds AS r JOIN versions AS v ON v.id = r.version_id WHERE r.deleted = ''",
		"reason":    "SELECT r.id || ' ' || reason || ' ' || given_by || ' ' || given_at FROM correction_reasons AS r WHERE r.deleted = ''",
		"published": "SELECT title || ' ' || check_published FROM articles WHERE deleted = '' AND check_published <> ''",
	} {
		var rows []string
		if err := l.read.Raw(sql).Scan(&rows).Error; err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			lines = append(lines, kind+" "+r)
		}
	}
	slices.Sort(lines)
	return lines
}

// whatWasDone is the steps of one who closes a check, with the claim.
func whatWasDone(t testing.TB, l *Library) (article, claim string, steps []model.Command) {
	t.Helper()
	article, version := imported(t, l, talks)
	claim = marked(t, l, version, talks, "21,000 troops")
	do(t, l, "Bob", model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("Counted.")})
	return article, claim, []model.Command{
		model.AskQuestion{ID: "0123456789abcdef", ClaimID: claim, To: model.ToAuthor, Text: "Who counted?"},
		model.EditQuestion{ID: "0123456789abcdef", Text: ptr("Who counted them?")},
		model.CloseQuestion{ID: "0123456789abcdef", Answer: "The census."},
		model.ReopenQuestion{ID: "0123456789abcdef"},
		model.SignRound{ArticleID: article, Name: "Proofs"},
		model.SignOff{ClaimID: claim},
		model.PublishCheck{ArticleID: article},
		model.Because{Command: model.EditClaim{ID: claim, Wording: ptr("Some 21,000 troops came")}, Reason: "A reader wrote."},
		model.DeleteQuestion{ID: "0123456789abcdef"},
	}
}

func TestWhatClosesACheckIsUndoneAStepAtATime(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, claim, steps := whatWasDone(t, l)
	var states [][]string
	for _, cmd := range steps {
		states = append(states, checking(t, l))
		if c := do(t, l, "Ann", cmd); c.Event.What == "" || !c.Touches(article) && !c.Touches(claim) {
			t.Errorf("%s is in no history: %+v", cmd.Action(), c.Event)
		}
	}
	states = append(states, checking(t, l))
	if !strings.Contains(strings.Join(states[len(steps)], "\n"), `"questions":1`) {
		t.Errorf("the round does not say what was open: %q", states[len(steps)])
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
		if got := checking(t, l); !slices.Equal(got, states[i]) {
			t.Errorf("after undo of %s: %q, want %q", steps[i].Action(), got, states[i])
		}
	}
	for i := range steps {
		if _, err := l.Redo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
		if got := checking(t, l); !slices.Equal(got, states[i+1]) {
			t.Errorf("after redo of %s: %q, want %q", steps[i].Action(), got, states[i+1])
		}
	}
	sound(t, l)
}

// A reason that is given with a change names the event of that change.
func TestAReasonNamesTheChangeItWasGivenFor(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, _, steps := whatWasDone(t, l)
	ids := map[string]bool{}
	for _, cmd := range steps {
		if c := do(t, l, "Ann", cmd); cmd.Action() == "edit claim" {
			ids[c.Event.ID] = true
		}
	}
	reasons, err := l.CorrectionReasons(t.Context(), article)
	if err != nil || len(reasons) != 1 {
		t.Fatalf("%v, %v", reasons, err)
	}
	for id, r := range reasons {
		if !ids[id] || r.Reason != "A reader wrote." || r.ArticleID != article {
			t.Errorf("%+v, of %v", r, ids)
		}
	}
}

func TestADossierHasItsQuestionsAfterAChange(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, claim, steps := whatWasDone(t, l)
	seen, err := l.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	was := dossierOf(t, l, claim)
	for _, cmd := range steps {
		change := do(t, l, "Ann", cmd)
		got, err := l.DossierAfter(t.Context(), claim, was, seen, change)
		if want := dossierOf(t, l, claim); err != nil || fmt.Sprint(got.Questions) != fmt.Sprint(want.Questions) {
			t.Errorf("after %s: %+v, want %+v, %v", cmd.Action(), got.Questions, want.Questions, err)
		}
		was, seen = got, change.Event.Seq
	}
}

func TestQuestionsOfTwoEditorsAreUnited(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, claim, steps := whatWasDone(t, l)
	do(t, l, "Ann", steps[0])
	do(t, l, "Ann", model.AskQuestion{ID: "second", ClaimID: claim, To: model.ToDesk, Text: "Which year?"})
	other := twin(t, l)
	do(t, l, "Ann", model.CloseQuestion{ID: "0123456789abcdef", Answer: "The census."})
	do(t, l, "Ann", model.SignRound{ArticleID: article})
	do(t, other, "Bob", model.CloseQuestion{ID: "0123456789abcdef", Answer: "The census."})
	do(t, other, "Bob", model.EditQuestion{ID: "second", To: ptr(model.ToLawyer)})
	do(t, other, "Bob", model.AskQuestion{ClaimID: claim, To: model.ToEditor, Text: "And the others?"})
	do(t, other, "Bob", model.SignRound{ArticleID: article})
	do(t, other, "Bob", model.PublishCheck{ArticleID: article})
	mine, theirs := twin(t, l), twin(t, other)
	merge(t, mine, other)
	merge(t, theirs, l)
	x, y := checking(t, mine), checking(t, theirs)
	if !slices.Equal(x, y) {
		t.Errorf("mine with theirs has\n%s\ntheirs with mine\n%s", strings.Join(x, "\n"), strings.Join(y, "\n"))
	}
	if text := strings.Join(x, "\n"); strings.Count(text, "question ") != 3 || strings.Count(text, "round ") != 2 ||
		strings.Count(text, "published ") != 1 || !strings.Contains(text, "lawyer Which year?") || !strings.Contains(text, "The census. Ann") {
		t.Errorf("united:\n%s", text)
	}
	if n := len(open(t, mine)) + len(open(t, theirs)); n != 0 {
		t.Errorf("%d conflicts", n)
	}
	if before := checking(t, mine); merge(t, mine, theirs).Conflicts > 0 || !slices.Equal(before, checking(t, mine)) {
		t.Error("what both came to, merged again, changed something")
	}
}

// Two who answered one question differently are asked which answer holds.
func TestTwoAnswersToOneQuestionAreDecided(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, claim, steps := whatWasDone(t, l)
	do(t, l, "Ann", steps[0])
	other := twin(t, l)
	do(t, l, "Ann", model.CloseQuestion{ID: "0123456789abcdef", Answer: "The census."})
	do(t, other, "Bob", model.CloseQuestion{ID: "0123456789abcdef", Answer: "The army."})
	merge(t, l, other)
	conflicts := open(t, l)
	if len(conflicts) != 1 || conflicts[0].Field != "answer" || conflicts[0].ClaimID != claim || conflicts[0].OursBy != "Ann" ||
		conflicts[0].TheirsBy != "Bob" {
		t.Fatalf("%+v", conflicts)
	}
	do(t, l, "Ann", model.DecideDispute{ID: conflicts[0].ID, Choice: model.ChoiceTheirs})
	if q := dossierOf(t, l, claim).Questions; len(q) != 1 || q[0].Answer != "The army." || q[0].Open() {
		t.Errorf("decided: %+v", q)
	}
}

func TestASavedLibraryHasWhatClosesACheck(t *testing.T) {
	unraced(t)
	path, to := filepath.Join(t.TempDir(), "damaged.galley"), filepath.Join(t.TempDir(), "saved.galley")
	l := at(t, path)
	_, claim, steps := whatWasDone(t, l)
	for _, cmd := range steps[:len(steps)-1] {
		do(t, l, "Ann", cmd)
	}
	want := checking(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Salvage(t.Context(), path, to, nil); err != nil {
		t.Fatal(err)
	}
	l = at(t, to)
	if got := checking(t, l); !slices.Equal(got, want) || len(got) != 4 {
		t.Errorf("%q, want %q", got, want)
	}
	sound(t, l)
	if d := dossierOf(t, l, claim); len(d.OpenQuestions()) != 1 {
		t.Errorf("%+v", d.Questions)
	}
}
