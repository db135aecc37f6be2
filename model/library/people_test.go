package library

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"galley/model"
)

// person adds somebody who can be asked.
func person(t testing.TB, l *Library, name string, f model.PersonFields) string {
	t.Helper()
	return do(t, l, "Ann", model.AddPerson{Name: name, Fields: f}).Created(model.NounPerson)
}

// rung notes a call about claims.
func rung(t testing.TB, l *Library, who, made string, outcome model.AttemptOutcome, claims ...string) string {
	t.Helper()
	return do(t, l, "Ann", model.AddAttempt{PersonID: who, Claims: claims, Made: made, Way: model.ByCall, Outcome: outcome,
		What: "on " + made}).Created(model.NounAttempt)
}

// peopledNewsroom is an article with three claims and two people of one name, and somebody else.
type peopledNewsroom struct {
	*Library
	article, version string
	claims           []string // in the order of the text: 21,000, 600 miles, “Nearly”
	jo, namesake, ed string
}

func manned(t testing.TB) peopledNewsroom {
	t.Helper()
	n := peopledNewsroom{Library: fresh(t)}
	n.article, n.version = imported(t, n.Library, talks)
	// Marked in another order than that of the text.
	third, first := marked(t, n.Library, n.version, talks, "“Nearly” is his word."), marked(t, n.Library, n.version, talks, "21,000 troops")
	n.claims = []string{first, marked(t, n.Library, n.version, talks, "nearly 600 miles of border"), third}
	n.jo = person(t, n.Library, "Jo Doe", model.PersonFields{Role: ptr("harbour master"), Contacts: ptr("+47 1234")})
	n.namesake = person(t, n.Library, "jo  doe", model.PersonFields{})
	n.ed = person(t, n.Library, "Ed", model.PersonFields{Alias: ptr("an officer"), Terms: ptr(model.Background)})
	return n
}

func (n peopledNewsroom) names(t testing.TB, who string, claims ...string) {
	t.Helper()
	for _, c := range claims {
		do(t, n.Library, "Ann", model.NameConfirmer{ClaimID: c, PersonID: who})
	}
}

func (n peopledNewsroom) file(t testing.TB, who string) model.PersonFile {
	t.Helper()
	f, err := n.PersonFile(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func wordings(facts []model.PersonFact) string {
	var out []string
	for _, f := range facts {
		out = append(out, fmt.Sprint(f.Number, " ", f.Claim.Wording))
	}
	return strings.Join(out, "; ")
}

func TestAPersonsOpenFactsAreListedInTextOrderUntilTheyAnswered(t *testing.T) {
	unraced(t)
	n := manned(t)
	n.names(t, n.jo, n.claims[2], n.claims[0])
	attempt := rung(t, n.Library, n.jo, "2026-11-20 10:00", model.NoAnswer, n.claims[1])
	f := n.file(t, n.jo)
	if got := wordings(f.Open); got != "1 21,000 troops; 2 nearly 600 miles of border; 3 “Nearly” is his word." || len(f.Done) != 0 ||
		f.ToAsk != 3 || f.Heard != 0 || f.Asked != 1 || f.Waiting != "2026-11-20T10:00" || f.Same != 1 || len(f.SameName) != 1 ||
		f.SameName[0].Source.ID != n.namesake {
		t.Errorf("%s; %+v", got, f.PersonRow)
	}
	if x := f.Open[1]; x.Named || x.Times != 1 || x.Last == nil || x.Last.ID != attempt || x.Title != "Talks" || x.Place.Exact != "nearly 600 miles of border" {
		t.Errorf("%+v", x)
	}
	do(t, n.Library, "Ann", model.AnswerFact{ClaimID: n.claims[0], PersonID: n.jo, Answer: "Yes.", Stance: model.Supports})
	rung(t, n.Library, n.jo, "2026-11-21", model.Declined, n.claims[1])
	f = n.file(t, n.jo)
	if got, done := wordings(f.Open), wordings(f.Done); got != "3 “Nearly” is his word." || done != "1 21,000 troops; 2 nearly 600 miles of border" ||
		f.Done[0].EvidenceID == "" || f.Waiting != "" || f.ToAsk != 1 || f.Heard != 2 || f.Asked != 3 {
		t.Errorf("%s; done %s; %+v", got, done, f.PersonRow)
	}
	// What was answered is open again where the answer is taken back, and nothing is lost of the rest.
	if _, err := n.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if _, err := n.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if f = n.file(t, n.jo); len(f.Open) != 3 || len(f.Attempts) != 1 {
		t.Errorf("after undo %d are open, %d attempts", len(f.Open), len(f.Attempts))
	}
	// A claim that is closed, signed off or deleted is not to be asked about.
	do(t, n.Library, "Ann", model.DeleteClaim{ID: n.claims[0]})
	do(t, n.Library, "Ann", model.SetVerdict{ClaimID: n.claims[1], Rating: ptr("True"), Reasoning: ptr("So.")})
	do(t, n.Library, "Bob", model.SignOff{ClaimID: n.claims[1]})
	if f = n.file(t, n.jo); wordings(f.Open) != "2 “Nearly” is his word." || len(f.Done) != 1 {
		t.Errorf("%s; done %s", wordings(f.Open), wordings(f.Done))
	}
}

func TestPeopleAreListedInEveryOrderAndFoundByWhatIsKnownOfThem(t *testing.T) {
	unraced(t)
	n := manned(t)
	n.names(t, n.ed, n.claims...)
	n.names(t, n.jo, n.claims[0])
	for _, c := range []struct {
		q    model.PeopleQuery
		want []string
	}{
		{model.PeopleQuery{}, []string{n.ed, n.jo, n.namesake}},
		{model.PeopleQuery{Sort: model.PeopleByOpen}, []string{n.ed, n.jo, n.namesake}},
		{model.PeopleQuery{Sort: model.PeopleNewest}, []string{n.ed, n.namesake, n.jo}},
		{model.PeopleQuery{Text: "harbour doe"}, []string{n.jo}},
		{model.PeopleQuery{Text: "officer"}, []string{n.ed}},
		{model.PeopleQuery{Text: "1234"}, []string{n.jo}},
		{model.PeopleQuery{Text: "50%"}, nil},
	} {
		part, err := n.People(t.Context(), c.q, 0, 9)
		var got []string
		for _, r := range part.Rows {
			got = append(got, r.Source.ID)
		}
		if err != nil || part.Total != len(c.want) || !slices.Equal(got, c.want) {
			t.Errorf("%+v: %d, %v, %v; want %v", c.q, part.Total, got, err, c.want)
		}
	}
	part, err := n.People(t.Context(), model.PeopleQuery{}, 1, 1)
	if err != nil || part.Total != 3 || len(part.Rows) != 1 || part.Rows[0].ToAsk != 1 {
		t.Errorf("%+v, %v", part, err)
	}
	if _, err := n.PersonFile(t.Context(), added(t, n.Library, model.SourceFields{Title: ptr("Atlas")})); !model.HasCode(err, model.Invalid) {
		t.Errorf("a source that is no person: %v", err)
	}
}

func TestWhoHasNotAnsweredIsWaitedForSinceTheFirstTime(t *testing.T) {
	unraced(t)
	n := manned(t)
	rung(t, n.Library, n.jo, "2026-11-18", model.NoAnswer, n.claims[0], n.claims[1])
	rung(t, n.Library, n.jo, "2026-11-20", model.CallBack, n.claims[0])
	rung(t, n.Library, n.ed, "2026-11-17", model.NoAnswer)
	rung(t, n.Library, n.namesake, "2026-11-16", model.NoAnswer, n.claims[2])
	rung(t, n.Library, n.namesake, "2026-11-17", model.Answered, n.claims[2])
	said := func() string {
		t.Helper()
		rows, err := n.Waiting(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range rows {
			out = append(out, fmt.Sprintf("%s since %s, %d times, last %s %s about %q in %q", r.Source.Title, r.Since, r.Times, r.Last.Way, r.What,
				r.Words, r.Title))
		}
		return strings.Join(out, "\n")
	}
	if got := said(); got != "Ed since 2026-11-17, 1 times, last call on 2026-11-17 about [] in \"\"\n"+
		"Jo Doe since 2026-11-18, 2 times, last call on 2026-11-20 about [\"21,000 troops\" \"nearly 600 miles of border\"] in \"Talks\"" {
		t.Error(got)
	}
	rung(t, n.Library, n.jo, "2026-11-21", model.Answered, n.claims[0])
	rung(t, n.Library, n.ed, "2026-11-22", model.Declined)
	if got := said(); got != "Jo Doe since 2026-11-18, 1 times, last call on 2026-11-18 about [\"nearly 600 miles of border\"] in \"Talks\"" {
		t.Error(got)
	}
	do(t, n.Library, "Ann", model.DeleteClaim{ID: n.claims[1]})
	if got := said(); got != "" {
		t.Error(got)
	}
	if _, err := n.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	do(t, n.Library, "Ann", model.DeleteArticle{ID: n.article})
	if got := said(); got != "" {
		t.Error(got)
	}
}

// What a change's event holds of people is not read again, and what it does not hold is.
func TestADossierKnowsItsPeopleAfterEveryChange(t *testing.T) {
	unraced(t)
	n := manned(t)
	claim := n.claims[0]
	seen, err := n.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	was := dossierOf(t, n.Library, claim)
	var attempt string
	for i, c := range []func() model.Change{
		func() model.Change {
			return do(t, n.Library, "Ann", model.NameConfirmer{ClaimID: claim, PersonID: n.jo})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.NameConfirmer{ClaimID: claim, New: &model.AddPerson{Name: "Kim"}})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.NameConfirmer{ClaimID: claim, PersonID: n.jo, Question: ptr("21,000?")})
		},
		func() model.Change {
			c := do(t, n.Library, "Ann", model.AddAttempt{PersonID: n.ed, Claims: []string{claim, n.claims[1]}, Made: "2026-11-20",
				Way: model.ByEmail, Outcome: model.NoAnswer, Purpose: model.ForReply})
			attempt = c.Created(model.NounAttempt)
			return c
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.ReportAttempt{AttemptID: attempt, ClaimID: claim, Reported: true})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.EditAttempt{ID: attempt, Outcome: ptr(model.Declined), Made: ptr("2026-11-24")})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.AnswerFact{ClaimID: claim, PersonID: n.jo, Answer: "Yes", Stance: model.Supports, Made: "2026-11-23"})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.EditPerson{ID: n.jo, Name: ptr("Jo D."), Fields: model.PersonFields{Terms: ptr(model.OffRecord)}})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.EditPerson{ID: n.ed, Fields: model.PersonFields{Terms: ptr(model.OnRecord)}})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.EditAttempt{ID: attempt, PersonID: ptr(n.namesake)})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.DropConfirmer{ClaimID: claim, PersonID: n.jo})
		},
		func() model.Change {
			return do(t, n.Library, "Ann", model.MergeSources{Into: n.namesake, Sources: []string{n.jo}})
		},
		func() model.Change { return do(t, n.Library, "Ann", model.DeleteAttempt{ID: attempt}) },
		func() model.Change {
			c, err := n.Undo(t.Context(), "Ann")
			if err != nil {
				t.Fatal(err)
			}
			return c
		},
	} {
		change := c()
		got, err := n.DossierAfter(t.Context(), claim, was, seen, change)
		if err != nil {
			t.Fatal(err)
		}
		if want := dossierOf(t, n.Library, claim); !reflect.DeepEqual(normal(got), normal(want)) {
			t.Errorf("change %d: %+v\nwant %+v", i, got, want)
		}
		was, seen = got, change.Event.Seq
	}
	if len(was.Attempts) != 2 || was.Attempts[1].Name != "jo doe" || !was.Attempts[1].Reported {
		t.Errorf("%+v", was.Attempts)
	}
	sound(t, n.Library)
}

func TestTwoPersonsOfOneNameBecomeOneAndTwoAgain(t *testing.T) {
	unraced(t)
	n := manned(t)
	n.names(t, n.jo, n.claims[0])
	n.names(t, n.namesake, n.claims[0], n.claims[1])
	rung(t, n.Library, n.namesake, "2026-11-20", model.NoAnswer, n.claims[1])
	do(t, n.Library, "Ann", model.AnswerFact{ClaimID: n.claims[2], PersonID: n.namesake, Answer: "Yes", Stance: model.Supports})
	before := whole(t, n.Library)
	do(t, n.Library, "Ann", model.MergeSources{Into: n.jo, Sources: []string{n.namesake}})
	f := n.file(t, n.namesake) // the id of either leads to the one that is left
	if f.Source.ID != n.jo || len(f.Open) != 2 || len(f.Done) != 1 || len(f.Attempts) != 2 || len(f.SameName) != 0 {
		t.Errorf("%+v", f)
	}
	if part, err := n.People(t.Context(), model.PeopleQuery{}, 0, 9); err != nil || part.Total != 2 {
		t.Errorf("%+v, %v", part, err)
	}
	sound(t, n.Library)
	if _, err := n.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if f := n.file(t, n.namesake); f.Source.ID != n.namesake || len(f.Open) != 2 || len(f.Attempts) != 2 {
		t.Errorf("after undo %+v", f)
	}
	for _, table := range []string{"people", "confirmers", "attempts", "askings", "evidence"} {
		var living int64
		if err := n.read.Table(table).Where("deleted = ''").Count(&living).Error; err != nil {
			t.Fatal(err)
		}
		if had := strings.Count("\n"+before, "\n"+table+" "); int(living) != had {
			t.Errorf("%d %s, %d before", living, table, had)
		}
	}
}

func TestTheHistoryOfAClaimAnArticleAndAPersonTellsWhoWasAsked(t *testing.T) {
	unraced(t)
	n := manned(t)
	n.names(t, n.jo, n.claims[0])
	rung(t, n.Library, n.jo, "2026-11-20", model.NoAnswer, n.claims[0])
	for _, id := range []string{n.claims[0], n.article, n.jo} {
		h, err := n.History(t.Context(), id, 0)
		if err != nil {
			t.Fatal(err)
		}
		var actions []string
		for _, e := range h {
			actions = append(actions, e.Action)
		}
		if !slices.Contains(actions, "add attempt") || !slices.Contains(actions, "name confirmer") {
			t.Errorf("%s: %q", id, actions)
		}
	}
}
