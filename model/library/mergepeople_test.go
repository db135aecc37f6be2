package library

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/model"
)

func TestWhatTwoEditorsNotedOfOnePersonIsUnitedBothWays(t *testing.T) {
	unraced(t)
	n := manned(t)
	n.names(t, n.jo, n.claims[0])
	other := peopledNewsroom{Library: twin(t, n.Library)}
	do(t, n.Library, "Ann", model.EditPerson{ID: n.jo, Fields: model.PersonFields{Terms: ptr(model.OnRecord), Contacts: ptr("+47 1234\njo@ann.example")}})
	rung(t, n.Library, n.jo, "2026-11-20", model.NoAnswer, n.claims[0])
	do(t, other.Library, "Bob", model.EditPerson{ID: n.jo, Fields: model.PersonFields{Terms: ptr(model.OffRecord), Contacts: ptr("+47 1234\n+47 99")}})
	do(t, other.Library, "Bob", model.AnswerFact{ClaimID: n.claims[1], PersonID: n.jo, Answer: "Yes", Stance: model.Supports, Made: "2026-11-22"})
	do(t, other.Library, "Bob", model.NameConfirmer{ClaimID: n.claims[2], New: &model.AddPerson{Name: "Kim"}})
	do(t, other.Library, "Bob", model.NameConfirmer{ClaimID: n.claims[2], PersonID: n.jo})
	do(t, n.Library, "Ann", model.NameConfirmer{ClaimID: n.claims[2], PersonID: n.jo, Question: ptr("So?")})
	mine, yours := twin(t, n.Library), twin(t, other.Library)
	merge(t, mine, other.Library)
	merge(t, yours, n.Library)
	merge(t, other.Library, mine) // what was united comes back whole
	for name, l := range map[string]*Library{"theirs into ours": mine, "ours into theirs": yours, "and back": other.Library} {
		f := peopledNewsroom{Library: l}.file(t, n.jo)
		if f.Person.Terms != model.OffRecord || len(f.Attempts) != 2 || len(f.Open) != 2 || len(f.Done) != 1 || f.Waiting != "2026-11-20" ||
			len(f.Person.Contacts) != len("+47 1234\njo@ann.example\n+47 99") {
			t.Errorf("%s: %+v", name, f)
		}
		if part, err := l.People(t.Context(), model.PeopleQuery{}, 0, 9); err != nil || part.Total != 4 {
			t.Errorf("%s: %+v, %v", name, part, err)
		}
		if d := dossierOf(t, l, n.claims[2]); len(d.Confirmers) != 2 || d.Confirmers[0].Question != "So?" && d.Confirmers[1].Question != "So?" {
			t.Errorf("%s: %+v", name, d.Confirmers)
		}
	}
}

func TestPeopleOfOneNameOfTwoLibrariesStayTwoUntilAnEditorMakesOneOfThem(t *testing.T) {
	unraced(t)
	l, other := fresh(t), fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	mine := person(t, l, "Jo Doe", model.PersonFields{Role: ptr("harbour master")})
	do(t, l, "Ann", model.NameConfirmer{ClaimID: claim, PersonID: mine})
	_, version = imported(t, other, talks)
	same := marked(t, other, version, talks, "600 miles")
	yours := person(t, other, "Jo Doe", model.PersonFields{Role: ptr("singer"), Terms: ptr(model.Background)})
	do(t, other, "Bob", model.NameConfirmer{ClaimID: same, PersonID: yours})
	rung(t, other, yours, "2026-11-20", model.NoAnswer, same)
	added(t, other, model.SourceFields{Title: ptr("Jo Doe")}) // no person at all
	merge(t, l, other)
	f := peopledNewsroom{Library: l}.file(t, mine)
	if len(f.SameName) != 1 || f.SameName[0].Source.ID != yours || f.SameName[0].Person.Role != "singer" || f.Person.Role != "harbour master" {
		t.Errorf("%+v", f)
	}
	if d := dossierOf(t, l, claim); len(d.Confirmers) != 2 || len(d.Attempts) != 1 {
		t.Errorf("%+v", d)
	}
	// Later they make one of them, and the other goes on asking.
	do(t, l, "Ann", model.MergeSources{Into: mine, Sources: []string{yours}})
	rung(t, other, yours, "2026-11-23", model.NoAnswer, same)
	merge(t, l, other)
	asked := 0
	for _, id := range []string{mine, yours} {
		f, err := l.PersonFile(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		asked = max(asked, len(f.Attempts))
		if d := dossierOf(t, l, claim); len(d.Attempts) != 2 {
			t.Errorf("%+v", d.Attempts)
		}
	}
	if asked == 0 {
		t.Error("nobody was asked")
	}
}

func TestAClaimDeletedByOneWhileTheOtherAskedAboutItIsKept(t *testing.T) {
	unraced(t)
	for name, work := range map[string]func(n peopledNewsroom, l *Library){
		"named": func(n peopledNewsroom, l *Library) {
			do(t, l, "Bob", model.NameConfirmer{ClaimID: n.claims[0], PersonID: n.jo})
		},
		"asked": func(n peopledNewsroom, l *Library) { rung(t, l, n.jo, "2026-11-20", model.NoAnswer, n.claims[0]) },
		"answered": func(n peopledNewsroom, l *Library) {
			do(t, l, "Bob", model.AnswerFact{ClaimID: n.claims[0], PersonID: n.jo, Answer: "Yes", Stance: model.Supports})
		},
	} {
		n := manned(t)
		other := twin(t, n.Library)
		do(t, n.Library, "Ann", model.DeleteClaim{ID: n.claims[0]})
		work(n, other)
		here, there := twin(t, n.Library), twin(t, other)
		merge(t, here, other)
		merge(t, there, n.Library)
		for way, l := range map[string]*Library{"here": here, "there": there} {
			if d, err := l.Dossier(t.Context(), n.claims[0]); err != nil || len(d.Confirmers)+len(d.Attempts) == 0 {
				t.Errorf("%s, %s: %+v, %v", name, way, d, err)
			}
		}
	}
}

func TestAPersonDeletedByOneWhileTheOtherAskedThemIsKept(t *testing.T) {
	unraced(t)
	n := manned(t)
	other := twin(t, n.Library)
	do(t, n.Library, "Ann", model.DeleteSources{Sources: []string{n.ed}})
	rung(t, other, n.ed, "2026-11-20", model.NoAnswer, n.claims[0])
	here, there := twin(t, n.Library), twin(t, other)
	merge(t, here, other)
	merge(t, there, n.Library)
	for way, l := range map[string]*Library{"here": here, "there": there} {
		if f, err := l.PersonFile(t.Context(), n.ed); err != nil || f.Person.Terms != model.Background || len(f.Attempts) != 1 {
			t.Errorf("%s: %+v, %v", way, f, err)
		}
	}
}

// meeting is one of the things that an editor does who asks people; column reads the ids of a table.
func (d colleague) meeting(column func(of string) []string) model.Command {
	person, other := pick(d.r, column("people")...), pick(d.r, column("people")...)
	claim, attempt := pick(d.r, column("claims")...), pick(d.r, column("attempts")...)
	day := fmt.Sprint("2026-11-", 10+d.r.IntN(15))
	return pick[model.Command](d.r,
		model.AddPerson{Name: pick(d.r, "Jo Doe", "Kim"), Fields: model.PersonFields{Role: ptr(fmt.Sprint("Role ", d.r.IntN(3)))}},
		model.EditPerson{ID: person, Fields: model.PersonFields{Terms: ptr(pick(d.r, model.AllTerms...)),
			Contacts: ptr(fmt.Sprint("+47 ", d.r.IntN(9)))}},
		model.NameConfirmer{ClaimID: claim, New: &model.AddPerson{Name: "Lee"}},
		model.NameConfirmer{ClaimID: claim, PersonID: person, Question: ptr(fmt.Sprint("Question ", d.r.IntN(100)))},
		model.DropConfirmer{ClaimID: claim, PersonID: person},
		model.AddAttempt{PersonID: person, Claims: []string{claim}, Made: day, Way: model.ByCall, Outcome: pick(d.r, model.AttemptOutcomes...),
			What: fmt.Sprint("What ", d.r.IntN(1000))},
		model.EditAttempt{ID: attempt, Outcome: ptr(pick(d.r, model.AttemptOutcomes...)), Answer: ptr(fmt.Sprint("Said ", d.r.IntN(1000)))},
		model.ReportAttempt{AttemptID: attempt, ClaimID: claim, Reported: d.r.IntN(2) == 0},
		model.DeleteAttempt{ID: attempt},
		model.AnswerFact{ClaimID: claim, PersonID: person, Answer: fmt.Sprint("Answer ", d.r.IntN(1000)), Stance: model.Supports, Made: day},
		model.MergeSources{Into: person, Sources: []string{other}},
		model.DeleteSources{Sources: []string{person}})
}

// met is what stands in a library of people and of attempts to ask them, a line each.
func met(t testing.TB, l *Library) []string {
	t.Helper()
	var lines []string
	for kind, columns := range map[string]string{
		"people":     "id || ' ' || role || ' ' || contacts || ' ' || terms || ' ' || created",
		"confirmers": "id || ' ' || claim_id || ' ' || person_id || ' ' || question || ' ' || named_by",
		"attempts": "id || ' ' || person_id || ' ' || article_id || ' ' || made || ' ' || way || ' ' || what || ' ' || outcome || ' ' || purpose " +
			"|| ' ' || answer || ' ' || made_by",
		"askings":  "id || ' ' || attempt_id || ' ' || claim_id || ' ' || reported",
		"evidence": "id || ' ' || claim_id || ' ' || source_id || ' ' || stance || ' ' || quote || ' ' || note || ' ' || locator",
		"sources":  "id || ' ' || title || ' ' || kind",
	} {
		var rows []string
		if err := l.read.Table(kind).Where("deleted = ''").Pluck(columns, &rows).Error; err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			lines = append(lines, kind+" "+r)
		}
	}
	slices.Sort(lines)
	return lines
}

// meetings are the steps of one who asks people, with the claim.
func meetings(t testing.TB, l *Library) (claim string, steps []model.Command) {
	t.Helper()
	article, version := imported(t, l, talks)
	claim = marked(t, l, version, talks, "21,000 troops")
	other := marked(t, l, version, talks, "600 miles")
	return claim, []model.Command{
		model.AddPerson{ID: "jo", Name: "Jo Doe", Fields: model.PersonFields{Role: ptr("harbour master"), Contacts: ptr("+47 1")}},
		model.NameConfirmer{ClaimID: claim, PersonID: "jo", Question: ptr("21,000?")},
		model.NameConfirmer{ClaimID: claim, New: &model.AddPerson{ID: "kim", Name: "jo doe"}},
		model.AddAttempt{ID: "first", PersonID: "jo", Claims: []string{claim, other}, Made: "2026-11-20", Way: model.ByCall, What: "21,000?",
			Outcome: model.NoAnswer, Purpose: model.ForReply},
		model.ReportAttempt{AttemptID: "first", ClaimID: claim, Reported: true},
		model.EditAttempt{ID: "first", Claims: &[]string{claim}, Outcome: ptr(model.CallBack), ArticleID: &article},
		model.AnswerFact{ClaimID: claim, PersonID: "kim", Answer: "“So it is.”", Stance: model.Supports, Made: "2026-11-21", EvidenceID: "e",
			AttemptID: "second"},
		model.EditPerson{ID: "kim", Fields: model.PersonFields{Terms: ptr(model.Background), Alias: ptr("an officer")}},
		model.MergeSources{Into: "jo", Sources: []string{"kim"}},
		model.DropConfirmer{ClaimID: claim, PersonID: "jo"},
		model.DeleteAttempt{ID: "second"},
	}
}

func TestAskingPeopleIsUndoneAStepAtATime(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, steps := meetings(t, l)
	var states [][]string
	for _, cmd := range steps {
		states = append(states, met(t, l))
		if c := do(t, l, "Ann", cmd); c.Event.What == "" || len(c.Event.Subjects()) == 0 {
			t.Errorf("%s is in no history: %+v", cmd.Action(), c.Event)
		}
	}
	states = append(states, met(t, l))
	for i := len(steps) - 1; i >= 0; i-- {
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatalf("undo of %s: %v", steps[i].Action(), err)
		}
		if got := met(t, l); !slices.Equal(got, states[i]) {
			t.Errorf("after undo of %s: %q, want %q", steps[i].Action(), got, states[i])
		}
	}
	for i := range steps {
		if _, err := l.Redo(t.Context(), "Ann"); err != nil {
			t.Fatalf("redo of %s: %v", steps[i].Action(), err)
		}
		if got := met(t, l); !slices.Equal(got, states[i+1]) {
			t.Errorf("after redo of %s: %q, want %q", steps[i].Action(), got, states[i+1])
		}
	}
	sound(t, l)
}

func TestASavedLibraryHasWhoWasAsked(t *testing.T) {
	unraced(t)
	path, to := filepath.Join(t.TempDir(), "damaged.galley"), filepath.Join(t.TempDir(), "saved.galley")
	l := at(t, path)
	claim, steps := meetings(t, l)
	for _, cmd := range steps[:8] {
		do(t, l, "Ann", cmd)
	}
	want := met(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Salvage(t.Context(), path, to, nil); err != nil {
		t.Fatal(err)
	}
	l = at(t, to)
	if got := met(t, l); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	sound(t, l)
	if d := dossierOf(t, l, claim); len(d.Confirmers) != 2 || len(d.Attempts) != 2 || d.Evidence[0].Source.Alias != "an officer" {
		t.Errorf("%+v", d)
	}
}

// Whichever of two libraries is merged into the other, the same stands of people at the end.
func TestPeopleAskedInTwoLibrariesAreTheSameBothWays(t *testing.T) {
	unraced(t)
	every := 3
	if os.Getenv("GALLEY_LONG") != "" {
		every = 1
	}
	for cut := 0; cut < 9; cut += every {
		l := fresh(t)
		_, steps := meetings(t, l)
		for _, cmd := range steps[:cut] {
			do(t, l, "Pat", cmd)
		}
		other := twin(t, l)
		for _, cmd := range steps[cut:] {
			do(t, other, "Bob", cmd)
		}
		if cut > 1 {
			do(t, l, "Ann", model.AddAttempt{ID: "third", PersonID: "jo", Made: "2026-11-23", Way: model.ByEmail, Outcome: model.NoAnswer})
		}
		mine, theirs := twin(t, l), twin(t, other)
		merge(t, mine, other)
		merge(t, theirs, l)
		if x, y := met(t, mine), met(t, theirs); !slices.Equal(x, y) {
			t.Errorf("after %d steps: mine with theirs has\n%s\ntheirs with mine\n%s", cut, strings.Join(x, "\n"), strings.Join(y, "\n"))
		}
		if before := met(t, mine); merge(t, mine, theirs).Conflicts > 0 || !slices.Equal(before, met(t, mine)) {
			t.Errorf("after %d steps: merged again it changed", cut)
		}
	}
}
