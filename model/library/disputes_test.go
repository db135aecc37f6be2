package library

import (
	"testing"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/query"
)

// contested is a library with one claim that Ann and Bob rated differently.
func contested(t *testing.T) (l *Library, claim string, d model.Dispute) {
	t.Helper()
	l = fresh(t)
	_, version := imported(t, l, talks)
	claim = marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("The map says so.")})
	do(t, l, "Bob", model.SetVerdict{ClaimID: claim, Rating: ptr("False"), Reasoning: ptr("It is 900.")})
	v := dossierOf(t, l, claim).Verdicts
	d = model.Dispute{
		ID: model.NewID(), ClaimID: claim, About: model.NounVerdict, RecordID: claim, Field: model.VerdictField,
		Ours: v[0].ID, Theirs: v[1].ID, OursBy: "Ann", TheirsBy: "Bob", OursAt: v[0].At, TheirsAt: v[1].At, Found: model.Now(),
	}
	if err := l.write.Transaction(func(tx *gorm.DB) error { return store(tx, model.Create(d)) }); err != nil {
		t.Fatal(err)
	}
	return l, claim, d
}

func dossierOf(t testing.TB, l *Library, claim string) model.Dossier {
	t.Helper()
	d, err := l.Dossier(t.Context(), claim)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNeitherOfTwoContestedVerdictsIsInForce(t *testing.T) {
	unraced(t)
	l, claim, _ := contested(t)
	d := dossierOf(t, l, claim)
	if _, rated := d.Rating(); rated || len(d.Contested()) != 2 {
		t.Errorf("rated %v, contested %+v", rated, d.Contested())
	}
	if _, err := l.Apply(t.Context(), "Cid", model.SignOff{ClaimID: claim}); !model.HasCode(err, model.Refused) {
		t.Errorf("sign off: %v", err)
	}
	do(t, l, "Cid", model.EditClaim{ID: claim, Status: ptr(model.InProgress)})
	if _, err := l.Apply(t.Context(), "Cid", model.EditClaim{ID: claim, Status: ptr(model.Checked)}); !model.HasCode(err, model.Refused) {
		t.Errorf("status: %v", err)
	}
	for _, words := range []string{"map", "900"} {
		hits, err := l.Search(t.Context(), query.Parse(words, false), 5)
		if err != nil || len(hits) == 0 {
			t.Errorf("%s is not found: %v", words, err)
		}
	}
}

func TestAContestIsDecidedForASideOrByANewVerdictAndUndone(t *testing.T) {
	unraced(t)
	for name, c := range map[string]struct {
		decide func(claim string, d model.Dispute) model.Command
		rating string
		by     string
	}{
		"ours": {func(_ string, d model.Dispute) model.Command {
			return model.DecideDispute{ID: d.ID, Choice: model.ChoiceOurs}
		}, "True", "Ann"},
		"theirs": {func(_ string, d model.Dispute) model.Command {
			return model.DecideDispute{ID: d.ID, Choice: model.ChoiceTheirs}
		}, "False", "Bob"},
		"a new verdict": {func(claim string, _ model.Dispute) model.Command {
			return model.SetVerdict{ClaimID: claim, Rating: ptr("Mixed"), Reasoning: ptr("Both count other things.")}
		}, "Mixed", "Cid"},
		"the same verdict once more": {func(claim string, _ model.Dispute) model.Command {
			return model.SetVerdict{ClaimID: claim, Rating: ptr("False")}
		}, "False", "Cid"},
	} {
		t.Run(name, func(t *testing.T) {
			l, claim, dispute := contested(t)
			before := dump(t, l)
			do(t, l, "Cid", c.decide(claim, dispute))
			d := dossierOf(t, l, claim)
			v, ok := d.Verdict()
			if r, rated := d.Rating(); !ok || !rated || r.Label != c.rating || v.By != c.by || d.Claim.Status != model.Checked ||
				len(d.Contested()) != 0 {
				t.Errorf("verdict %+v, status %s, contested %d", v, d.Claim.Status, len(d.Contested()))
			}
			if n, err := l.CountDisputes(t.Context()); err != nil || n != 0 {
				t.Errorf("%d open, %v", n, err)
			}
			var all int64
			if err := l.read.Table("verdicts").Where("deleted = '' AND reasoning <> ''").Count(&all).Error; err != nil || all < 2 {
				t.Errorf("%d reasonings are kept, %v", all, err)
			}
			do(t, l, "Dot", model.SignOff{ClaimID: claim})
			for _, editor := range []string{"Dot", "Cid"} {
				if _, err := l.Undo(t.Context(), editor); err != nil {
					t.Fatal(err)
				}
			}
			if now := dump(t, l); now != before {
				t.Errorf("after undo:\n%s\nwant\n%s", now, before)
			}
		})
	}
}

func TestReasoningBegunWhileVerdictsContestIsNoDecision(t *testing.T) {
	unraced(t)
	l, claim, _ := contested(t)
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Reasoning: ptr("I looked again.")})
	d := dossierOf(t, l, claim)
	v, _ := d.Verdict()
	if _, rated := d.Rating(); rated || v.Reasoning != "I looked again." || len(d.Contested()) != 2 || len(d.Verdicts) != 3 {
		t.Errorf("verdict %+v of %d, contested %d", v, len(d.Verdicts), len(d.Contested()))
	}
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("Mixed")})
	d = dossierOf(t, l, claim)
	if v, _ := d.Verdict(); v.Rating != "Mixed" || v.Reasoning != "I looked again." || len(d.Contested()) != 0 || len(d.Verdicts) != 3 {
		t.Errorf("verdict %+v of %d", v, len(d.Verdicts))
	}
}

func TestOneVerdictOfThreeIsDecidedForStepByStep(t *testing.T) {
	unraced(t)
	l, claim, first := contested(t)
	do(t, l, "Ann", model.DecideDispute{ID: first.ID, Choice: model.ChoiceOurs})
	do(t, l, "Eve", model.SetVerdict{ClaimID: claim, Rating: ptr("Mixed")})
	v := dossierOf(t, l, claim).Verdicts
	a, b := first, first
	a.ID, b.ID = model.NewID(), model.NewID()
	b.Ours, b.OursBy, b.Theirs, b.TheirsBy = v[1].ID, "Bob", v[2].ID, "Eve"
	if err := l.write.Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("UPDATE verdicts SET set_aside = ''").Error; err != nil {
			return err
		}
		if err := store(tx, model.Create(a)); err != nil {
			return err
		}
		return store(tx, model.Create(b))
	}); err != nil {
		t.Fatal(err)
	}
	if n := len(dossierOf(t, l, claim).Contested()); n != 3 {
		t.Fatalf("%d contested", n)
	}
	do(t, l, "Cid", model.DecideDispute{ID: a.ID, Choice: model.ChoiceOurs}) // Ann against Bob
	d := dossierOf(t, l, claim)
	if sides := d.Contested(); len(sides) != 2 || sides[0].By != "Ann" || sides[1].By != "Eve" {
		t.Fatalf("contested %+v", sides)
	}
	do(t, l, "Cid", model.DecideDispute{ID: b.ID, Choice: model.ChoiceOurs}) // Ann against Eve
	d = dossierOf(t, l, claim)
	if v, _ := d.Verdict(); v.By != "Ann" || d.Claim.Status != model.Checked {
		t.Errorf("verdict %+v, %s", v, d.Claim.Status)
	}
}

func TestADisputedFieldIsTakenFromTheSideChosen(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	for choice, want := range map[model.Choice]string{model.ChoiceOurs: "600 miles", model.ChoiceTheirs: "966 kilometres"} {
		d := model.Dispute{ID: model.NewID(), ClaimID: claim, About: model.NounClaim, RecordID: claim, Field: "wording",
			Ours: `{"wording":"600 miles"}`, Theirs: `{"wording":"966 kilometres"}`}
		if err := l.write.Transaction(func(tx *gorm.DB) error { return store(tx, model.Create(d)) }); err != nil {
			t.Fatal(err)
		}
		do(t, l, "Cid", model.DecideDispute{ID: d.ID, Choice: choice})
		if got := dossierOf(t, l, claim).Claim.Wording; got != want {
			t.Errorf("%s: %q, want %q", choice, got, want)
		}
		if _, err := l.Apply(t.Context(), "Cid", model.DecideDispute{ID: d.ID, Choice: choice}); !model.HasCode(err, model.Refused) {
			t.Errorf("decided twice: %v", err)
		}
		if _, err := l.Undo(t.Context(), "Cid"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsInTheTrashWaitsForNoDecision(t *testing.T) {
	unraced(t)
	l, claim, _ := contested(t)
	article := dossierOf(t, l, claim).Appearances[0].ArticleID
	for _, cmd := range []model.Command{model.DeleteArticle{ID: article}, model.DeleteClaim{ID: claim}} {
		do(t, l, "Ann", cmd)
		if n, err := l.CountDisputes(t.Context()); err != nil || n != 0 {
			t.Errorf("%s: %d to decide, %v", cmd.Action(), n, err)
		}
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
		if n, err := l.CountDisputes(t.Context()); err != nil || n != 1 {
			t.Errorf("back again: %d to decide, %v", n, err)
		}
	}
}
