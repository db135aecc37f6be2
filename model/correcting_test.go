package model

import "testing"

func TestWhatCorrectsAPublishedCheckIsKnown(t *testing.T) {
	const before, after Stamp = "2026-11-19T09:00:00.000Z", "2026-11-21T09:00:00.000Z"
	first, second := rated("u1", "True", "Ann"), rated("u2", "False", "Ann")
	other := first
	other.Reasoning = "Counted."
	signed := first
	signed.SignedBy, signed.SignedAt = "Bob", after
	closed, worded, gone, owned := claimWith(Checked), claimWith(Checked), claimWith(Checked), claimWith(Checked)
	closed.Closed, worded.Wording, gone.Deleted, owned.Owner = Removed, "Other words", after, "Ann"
	proof := func(verdicts ...Verdict) Proof {
		return Proof{Article: Article{ID: "a", CheckPublished: testThen}, Dossiers: []Dossier{{Claim: claimWith(Checked), Verdicts: verdicts}}}
	}
	for _, test := range []struct {
		name  string
		proof Proof
		at    Stamp
		edits []Edit
		claim string
		want  bool
	}{
		{"another rating", proof(first, second), after, []Edit{Create(second)}, "c", true},
		{"the first rating of a claim", proof(first), after, []Edit{Create(first)}, "", false},
		{"other reasons", proof(other), after, []Edit{{Before: first, After: other}}, "c", true},
		{"a sign-off", proof(signed), after, []Edit{{Before: first, After: signed}}, "", false},
		{"another wording", proof(first), after, []Edit{{Before: claimWith(Checked), After: worded}}, "c", true},
		{"another wording of what has no rating", proof(), after, []Edit{{Before: claimWith(Checked), After: worded}}, "", false},
		{"an owner", proof(first), after, []Edit{{Before: claimWith(Checked), After: owned}}, "", false},
		{"a claim closed", proof(first), after, []Edit{{Before: claimWith(Checked), After: closed}}, "c", true},
		{"a claim withdrawn", Proof{Article: Article{ID: "a", CheckPublished: testThen}}, after, []Edit{{Before: claimWith(Checked), After: gone}}, "c", true},
		{"a new version", proof(), after, []Edit{Create(Version{ID: "v2", ArticleID: "a", Number: 2})}, "", true},
		{"a new version of another article", proof(), after, []Edit{Create(Version{ID: "v2", ArticleID: "b", Number: 2})}, "", false},
		{"what was changed before", proof(first, second), before, []Edit{Create(second)}, "", false},
		{"a draft", Proof{Article: Article{ID: "a"}, Dossiers: proof(first, second).Dossiers}, after, []Edit{Create(second)}, "", false},
		{"a question", proof(first), after, []Edit{Create(question("q"))}, "", false},
	} {
		if claim, is := test.proof.Corrects(Event{At: test.at, Edits: test.edits}); is != test.want || claim != test.claim {
			t.Errorf("%s: %q, %v", test.name, claim, is)
		}
	}
}

func TestAMomentIsReadAsPeopleWriteIt(t *testing.T) {
	now := Stamp("2026-11-27T09:00:00.000Z").Time()
	for text, want := range map[string]Stamp{
		"2026-11-20": "2026-11-20T23:59:59.999Z", "20 November 2026": "2026-11-20T23:59:59.999Z", "2026-11-27": "2026-11-27T09:00:00.000Z",
		"2026-11-20 14:30": "2026-11-20T14:30:00.000Z", "2026-11-20T14:30:00+01:00": "2026-11-20T13:30:00.000Z", "2026-11": "", "someday": "", "": "",
	} {
		if at, ok := MomentOf(text, now); at != want || ok != (want != "") {
			t.Errorf("%q is %q, %v", text, at, ok)
		}
	}
}
