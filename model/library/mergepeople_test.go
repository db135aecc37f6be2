package library

import (
	"testing"

	"galley/model"
)

func TestWhatTwoEditorsNotedOfOnePersonIsUnitedBothWays(t *testing.T) {
	n := manned(t)
	n.names(t, n.jo, n.claims[0])
	other := newsroom{Library: twin(t, n.Library)}
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
	for name, l := range map[string]*Library{"theirs into ours": mine, "ours into theirs": yours} {
		f := newsroom{Library: l}.file(t, n.jo)
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
	f := newsroom{Library: l}.file(t, mine)
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
	for name, work := range map[string]func(n newsroom, l *Library){
		"named": func(n newsroom, l *Library) {
			do(t, l, "Bob", model.NameConfirmer{ClaimID: n.claims[0], PersonID: n.jo})
		},
		"asked": func(n newsroom, l *Library) { rung(t, l, n.jo, "2026-11-20", model.NoAnswer, n.claims[0]) },
		"answered": func(n newsroom, l *Library) {
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
