package model

import "testing"

func TestWordsOfListsAreTakenHoweverTheyAreSpelled(t *testing.T) {
	for said, want := range map[string]Terms{"on record": OnRecord, "on the record": OnRecord, "On-Record": OnRecord, "background": Background,
		"on background": Background, "off record": OffRecord, "off the  record": OffRecord, "off_record": OffRecord, "": "", "perhaps so": "perhaps so"} {
		if got := spelling(Terms(said), AllTerms); got != want {
			t.Errorf("terms %q: %q, want %q", said, got, want)
		}
		var p Person
		terms := Terms(said)
		if err := (PersonFields{Terms: &terms}).apply(&p); (err == nil) != (want == "" || contains(AllTerms, want)) || err == nil && p.Terms != want {
			t.Errorf("a person on %q: %q, %v", said, p.Terms, err)
		}
	}
	for said, want := range map[string]AttemptOutcome{"no answer": NoAnswer, "call back": CallBack, "called back": CallBack,
		"will call back": CallBack, "Answered": Answered, "declined": Declined, "on record": "on record"} {
		if got := spelling(AttemptOutcome(said), AttemptOutcomes); got != want {
			t.Errorf("outcome %q: %q, want %q", said, got, want)
		}
	}
	for said, want := range map[string]AttemptWay{"e-mail": ByEmail, "phone": ByCall, "telephone": ByCall, "in person": InPerson,
		"Letter": ByLetter, "pigeon": "pigeon"} {
		if got := spelling(AttemptWay(said), AttemptWays); got != want {
			t.Errorf("way %q: %q, want %q", said, got, want)
		}
	}
	a, way, outcome, purpose := Attempt{}, AttemptWay("in person"), AttemptOutcome("called back"), AttemptPurpose("right of reply")
	if err := (attemptFields{Way: &way, Outcome: &outcome, Purpose: &purpose}).apply(&a, Now()); err != nil || a.Way != InPerson ||
		a.Outcome != CallBack || a.Purpose != ForReply {
		t.Errorf("%+v, %v", a, err)
	}
}
