package library

import (
	"strings"
	"testing"

	"galley/model"
)

// rated is a claim that Ann gave a verdict, signed off by Bob.
func rated(t *testing.T) (l *Library, claim string) {
	t.Helper()
	l = fresh(t)
	_, version := imported(t, l, talks)
	claim = marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("Counted on the map.")})
	do(t, l, "Bob", model.SignOff{ClaimID: claim})
	return l, claim
}

func TestWordsAddedToAColleaguesReasoningLeaveTheRaterAndTheSignOff(t *testing.T) {
	unraced(t)
	set := func(text string) func(string) model.Command {
		return func(claim string) model.Command { return model.SetVerdict{ClaimID: claim, Reasoning: &text} }
	}
	for name, c := range map[string]struct {
		editor string
		cmd    func(claim string) model.Command
		added  string
	}{
		"at the end":       {"Bob", set("Counted on the map. See also."), "See also."},
		"at the beginning": {"Bob", set("Twice: Counted on the map."), "Twice:"},
		"in the middle":    {"Bob", set("Counted twice on the map."), "twice"},
		"other words":      {"Bob", set("I looked it up."), "I looked it up."},
		"by a third":       {"Cid", set("Counted on the map. See also."), "See also."},
		"with the same rating": {"Bob", func(claim string) model.Command {
			return model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("Counted on the map. See also.")}
		}, "See also."},
		"as an addition": {"Bob", func(claim string) model.Command {
			return model.AddReasoning{ClaimID: claim, Text: " See also. "}
		}, "See also."},
	} {
		t.Run(name, func(t *testing.T) {
			l, claim := rated(t)
			c0 := do(t, l, c.editor, c.cmd(claim))
			d := dossierOf(t, l, claim)
			v, _ := d.Verdict()
			if v.By != "Ann" || v.Rating != "True" || v.Reasoning != "Counted on the map." || v.SignedBy != "Bob" ||
				d.Claim.Status != model.SignedOff || len(d.Verdicts) != 1 {
				t.Errorf("the verdict became %+v, the claim is %s", v, d.Claim.Status)
			}
			all := d.AdditionsTo(v)
			if len(all) != 1 || all[0].Reasoning != c.added || all[0].By != c.editor || all[0].At == "" {
				t.Errorf("added: %+v", all)
			}
			if !strings.HasPrefix(c0.Event.What, "Added to Ann’s reasoning") {
				t.Errorf("history says %q", c0.Event.What)
			}
			if got := answers(t, l, map[string]string{"it": claim}, strings.Fields(c.added)[0]); got != "it" {
				t.Errorf("what was added is not found: %q", got)
			}
			if _, err := l.Undo(t.Context(), c.editor); err != nil {
				t.Fatal(err)
			}
			if d := dossierOf(t, l, claim); len(d.Additions) != 0 || d.Claim.Status != model.SignedOff {
				t.Errorf("undone: %+v", d.Additions)
			}
			sound(t, l)
		})
	}
}

func TestWhatIsOnlyTakenOutOfAColleaguesReasoningIsRefused(t *testing.T) {
	unraced(t)
	l, claim := rated(t)
	for _, text := range []string{"", "Counted.", "Counted on the"} {
		_, err := l.Apply(t.Context(), "Bob", model.SetVerdict{ClaimID: claim, Reasoning: &text})
		if !model.HasCode(err, model.Refused) || !strings.Contains(model.Sentence(err), "Ann") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAnAdditionIsWrittenOnAndTakenAway(t *testing.T) {
	unraced(t)
	l, claim := rated(t)
	for _, text := range []string{"See", "See also", "See also."} {
		do(t, l, "Bob", model.AddReasoning{ClaimID: claim, Text: text})
	}
	do(t, l, "Cid", model.AddReasoning{ClaimID: claim, Text: "And p. 4."})
	do(t, l, "Bob", model.SetVerdict{ClaimID: claim, Reasoning: ptr("Counted on the map. See also. And the atlas.")})
	d := dossierOf(t, l, claim)
	said := ""
	for _, a := range d.Additions {
		said += a.By + ": " + a.Reasoning + "|"
	}
	if said != "Bob: See also. And the atlas.|Cid: And p. 4.|" {
		t.Errorf("added: %s", said)
	}
	do(t, l, "Bob", model.AddReasoning{ClaimID: claim, Text: ""})
	if d := dossierOf(t, l, claim); len(d.Additions) != 1 || d.Additions[0].By != "Cid" {
		t.Errorf("taken away: %+v", d.Additions)
	}
	// One who adds to a verdict of one's own amends it.
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("False")})
	do(t, l, "Ann", model.AddReasoning{ClaimID: claim, Text: "No."})
	if v, _ := dossierOf(t, l, claim).Verdict(); v.Reasoning != "No." || v.By != "Ann" {
		t.Errorf("one's own: %+v", v)
	}
}

func TestAdditionsGoOnWithTheNextVerdict(t *testing.T) {
	unraced(t)
	l, claim := rated(t)
	do(t, l, "Bob", model.AddReasoning{ClaimID: claim, Text: "See also."})
	do(t, l, "Cid", model.AddReasoning{ClaimID: claim, Text: "And p. 4."})
	do(t, l, "Bob", model.SetVerdict{ClaimID: claim, Rating: ptr("False")})
	d := dossierOf(t, l, claim)
	v, _ := d.Verdict()
	all := d.AdditionsTo(v)
	if v.By != "Bob" || v.Reasoning != "Counted on the map.\n\nSee also." || len(all) != 1 || all[0].By != "Cid" ||
		all[0].Reasoning != "And p. 4." {
		t.Errorf("%+v with %+v", v, all)
	}
	if v.SignedBy != "" || d.Claim.Status != model.Checked {
		t.Errorf("another rating keeps a sign-off: %+v, %s", v, d.Claim.Status)
	}
}

func TestUndoOfAVerdictSaysWhoAddedToIt(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True")})
	do(t, l, "Bob", model.AddReasoning{ClaimID: claim, Text: "See also."})
	if _, err := l.Undo(t.Context(), "Ann"); !model.HasCode(err, model.Conflict) || !strings.Contains(model.Sentence(err), "by Bob") {
		t.Errorf("undo: %v", err)
	}
}

func TestAdditionsAreMerged(t *testing.T) {
	unraced(t)
	l, claim := rated(t)
	other := twin(t, l)
	do(t, other, "Cid", model.AddReasoning{ClaimID: claim, Text: "And p. 4."})
	do(t, l, "Bob", model.AddReasoning{ClaimID: claim, Text: "See also."})
	for name, m := range map[string]struct{ into, from *Library }{"one way": {twin(t, l), other}, "the other": {twin(t, other), l}} {
		merge(t, m.into, m.from)
		d := dossierOf(t, m.into, claim)
		v, _ := d.Verdict()
		if v.By != "Ann" || v.SignedBy != "Bob" || d.Claim.Status != model.SignedOff || len(d.Verdicts) != 1 || len(d.AdditionsTo(v)) != 2 ||
			len(d.Disputes) != 0 {
			t.Errorf("%s: %+v, %s, added %+v, disputes %+v", name, v, d.Claim.Status, d.Additions, d.Disputes)
		}
		sound(t, m.into)
	}
	// Into a library that read the same text by itself.
	apart := fresh(t)
	_, version := imported(t, apart, talks)
	marked(t, apart, version, talks, "600 miles")
	merge(t, apart, other)
	all, err := apart.Dossiers(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(len(all), err)
	}
	if v, _ := all[0].Verdict(); v.By != "Ann" || len(all[0].AdditionsTo(v)) != 1 {
		t.Errorf("%+v, added %+v", v, all[0].Additions)
	}
}

// The rules of signing off, each of which a change of the code must break a test of.
func TestWhoSignsOffAndWhatKeepsIt(t *testing.T) {
	unraced(t)
	begin := func(t *testing.T) (*Library, string) {
		l := fresh(t)
		_, version := imported(t, l, talks)
		claim := marked(t, l, version, talks, "600 miles")
		do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("Counted.")})
		return l, claim
	}
	t.Run("an editor does not sign off a verdict of their own", func(t *testing.T) {
		l, claim := begin(t)
		if _, err := l.Apply(t.Context(), "Ann", model.SignOff{ClaimID: claim}); !model.HasCode(err, model.Refused) {
			t.Errorf("sign-off: %v", err)
		}
		if d := dossierOf(t, l, claim); d.Claim.Status != model.Checked {
			t.Errorf("the claim is %s", d.Claim.Status)
		}
	})
	t.Run("one who added to it may", func(t *testing.T) {
		l, claim := begin(t)
		do(t, l, "Bob", model.AddReasoning{ClaimID: claim, Text: "See also."})
		do(t, l, "Bob", model.SignOff{ClaimID: claim})
		if v, _ := dossierOf(t, l, claim).Verdict(); v.SignedBy != "Bob" {
			t.Errorf("%+v", v)
		}
	})
	for name, c := range map[string]struct {
		cmd    func(claim string) model.Command
		status model.ClaimStatus
		signed string
	}{
		"other wording": {func(id string) model.Command {
			return model.EditClaim{ID: id, Wording: ptr("Some 900 miles")}
		}, model.Checked, "Bob"}, // the verdict was signed, the claim as it is worded now was not
		"the same wording": {func(id string) model.Command { return model.EditClaim{ID: id, Wording: ptr("600  miles ")} }, model.SignedOff,
			"Bob"},
		"a speaker": {func(id string) model.Command { return model.EditClaim{ID: id, Speaker: ptr("The envoy")} }, model.SignedOff, "Bob"},
		"other words of one's own reasoning": {func(id string) model.Command {
			return model.SetVerdict{ClaimID: id, Reasoning: ptr("Counted, twice.")}
		}, model.Checked, ""},
		"another rating": {func(id string) model.Command { return model.SetVerdict{ClaimID: id, Rating: ptr("False")} }, model.Checked, ""},
	} {
		t.Run("after "+name, func(t *testing.T) {
			l, claim := begin(t)
			do(t, l, "Bob", model.SignOff{ClaimID: claim})
			do(t, l, "Ann", c.cmd(claim))
			d := dossierOf(t, l, claim)
			if v, _ := d.Verdict(); d.Claim.Status != c.status || v.SignedBy != c.signed {
				t.Errorf("the claim is %s, signed by %q", d.Claim.Status, v.SignedBy)
			}
		})
	}
}
