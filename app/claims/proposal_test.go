package claims

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"galley/app/state"
	"galley/model"
)

// changed is a claim of a checking desk with an outcome, whose passage says “52 Americans”.
func changed(outcome string) model.Dossier {
	d := usual()
	d.Appearances = []model.Appearance{{ID: "a", ClaimID: "c", VersionID: "v1", Start: 10, End: 22, Exact: "52 Americans", State: model.Anchored}}
	d.Verdicts[0].ScaleID, d.Verdicts[0].Rating = model.DeskScale, outcome
	for _, s := range model.BuiltInScales() {
		if s.ID == model.DeskScale {
			d.Scale = s
		}
	}
	return d
}

func (b *bench) showAgain(d model.Dossier) {
	b.Show(state.Claims{Open: true, Dossiers: []model.Dossier{d}, Active: d.Claim.ID, Scales: model.BuiltInScales(), Editor: "Ann"})
}

// set are what was sent about the verdict.
func (b *bench) set() (all []model.SetVerdict) {
	for _, cmd := range b.sent {
		if set, is := cmd.(model.SetVerdict); is {
			all = append(all, set)
		}
	}
	return all
}

func TestProposingGivesTheOutcomeChangeAndPrefillsTheMarkedWords(t *testing.T) {
	b := shownOn(t, changed(model.OutcomeConfirmed), fyne.NewSize(368, 800))
	if !b.Propose() {
		t.Fatal("it cannot be proposed")
	}
	o := b.form.proposal
	if sent := b.set(); len(sent) != 1 || *sent[0].Rating != model.OutcomeChange || sent[0].Scale != model.DeskScale {
		t.Fatalf("sent %v", sent)
	}
	b.showAgain(changed(model.OutcomeChange))
	if on := b.win.Canvas().Focused(); on != fyne.Focusable(o.words) || o.words.Text != "52 Americans" || o.words.SelectedText() != "52 Americans" {
		t.Fatalf("the keyboard is on %T, the field has %q, of that selected %q", on, o.words.Text, o.words.SelectedText())
	}
	test.Type(o.words, "66 Americans")
	if got := inLine(o.differs.parts); got != "52 → 66 Americans" {
		t.Errorf("as it is typed it shows %q", got)
	}
	var painted []string
	for _, on := range test.LaidOutObjects(o.differs.text) {
		if text, is := on.(*canvas.Text); is && strings.TrimSpace(text.Text) != "" {
			painted = append(painted, strings.TrimSpace(text.Text))
		}
	}
	if got := strings.Join(painted, " "); got != "52 66 Americans" {
		t.Errorf("as it is typed it paints %q", got)
	}
	if got := o.words.Content(); got != "66 Americans\nTaken out: 52. Put in: 66." {
		t.Errorf("it is heard as %q", got)
	}
	left := false
	b.OnLeave = func() { left = true; b.win.Canvas().Unfocus() }
	o.words.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if sent := b.set(); !left || len(sent) != 2 || *sent[1].Proposed != "66 Americans" || sent[1].Rating != nil || o.head.open {
		t.Errorf("Enter: left %v, sent %v, open %v", left, sent, o.head.open)
	}
}

func TestThePassagesOwnWordsAreNoProposal(t *testing.T) {
	b := shownOn(t, changed(model.OutcomeChange), fyne.NewSize(368, 800))
	b.Propose()
	o := b.form.proposal
	if o.words.SetText("52 Americans "); len(b.set()) != 0 {
		t.Fatalf("sent %v", b.set())
	}
	if b.Flush(); len(b.set()) != 1 || *b.set()[0].Proposed != "" {
		t.Errorf("sent %v", b.set())
	}
}

func TestAnOutcomeThatProposesNothingHasNoPlaceForWords(t *testing.T) {
	b := shownOn(t, changed(model.OutcomeConfirmed), fyne.NewSize(368, 800))
	if b.form.proposal.content.Visible() {
		t.Error("Confirmed has one")
	}
	d := usual()
	b.showAgain(d)
	if b.Propose() || len(b.sent) != 0 {
		t.Errorf("another scale proposes, sent %v", b.sent)
	}
}

func TestAProposalStandsFoldedInOneLine(t *testing.T) {
	d := changed(model.OutcomeChange)
	d.Verdicts[0].Proposed, d.Verdicts[0].Severity = "66 Americans", model.Severities[0]
	b := shownOn(t, d, fyne.NewSize(368, 800))
	o := b.form.proposal
	if !o.content.Visible() || o.body.Visible() || o.head.name+" "+o.head.gist != "Change: 52 → 66 Americans · wrong" {
		t.Errorf("it says %q %q, open %v", o.head.name, o.head.gist, o.body.Visible())
	}
	d.Verdicts = slices.Clone(d.Verdicts)
	d.Verdicts[0].Proposed, d.Verdicts[0].Cut = "", true
	if b.showAgain(d); o.head.gist != "cut it · wrong" {
		t.Errorf("a cut says %q", o.head.gist)
	}
	if o.head.turn(); o.named.Visible() || inLine(o.differs.parts) != "–52 Americans" || b.win.Canvas().Focused() != fyne.Focusable(o.cut) {
		t.Errorf("a cut has words %v, shows %q, the keyboard is on %T", o.named.Visible(), inLine(o.differs.parts), b.win.Canvas().Focused())
	}
}

func TestSeverityIsSaidByKeyAndTakenBackByTheSame(t *testing.T) {
	d := changed(model.OutcomeChange)
	b := shownOn(t, d, fyne.NewSize(368, 800))
	b.Propose()
	b.Weigh(1)
	if sent := b.set(); len(sent) != 1 || *sent[0].Severity != model.Severities[1] {
		t.Fatalf("sent %v", sent)
	}
	d.Verdicts[0].Severity = model.Severities[1]
	b.showAgain(d)
	if o := b.form.proposal; !o.head.open || o.severity.Selected != 1 {
		t.Errorf("open %v, chosen %d", o.head.open, o.severity.Selected)
	}
	if b.Weigh(1); *b.set()[1].Severity != "" {
		t.Errorf("again: sent %v", b.set())
	}
}

func TestAnotherClaimFoldsTheProposalAndKeepsWhatWasTyped(t *testing.T) {
	d := changed(model.OutcomeChange)
	b := shownOn(t, d, fyne.NewSize(368, 800))
	b.Propose()
	o := b.form.proposal
	test.Type(o.words, "66 Americans")
	if kept := b.Unstored(); len(kept) != 1 || kept[0].Text != "66 Americans" || kept[0].Base != "52 Americans" || kept[0].Place.Field != inProposed {
		t.Fatalf("of what is typed is kept %+v", kept)
	}
	other := changed(model.OutcomeChange)
	other.Claim.ID = "d"
	b.showAgain(other)
	if sent := b.set(); len(sent) != 1 || sent[0].ClaimID != "c" || *sent[0].Proposed != "66 Americans" || o.head.open || o.words.Text != "52 Americans" {
		t.Errorf("sent %v, open %v, the other has %q", sent, o.head.open, o.words.Text)
	}
}

func TestASignedVerdictIsNotChangedByOneKey(t *testing.T) {
	d := changed(model.OutcomeChange)
	d.Claim.Status, d.Verdicts[0].SignedAt, d.Verdicts[0].SignedBy = model.SignedOff, model.Now(), "Bob"
	b := shownOn(t, d, fyne.NewSize(368, 800))
	var asked Question
	b.OnAsk = func(q Question) { asked = q }
	if b.Propose(); b.form.proposal.head.open || asked.Title == "" {
		t.Fatalf("open %v, asked %q", b.form.proposal.head.open, asked.Title)
	}
	if asked.Do(); !b.form.proposal.head.open || len(b.sent) != 0 {
		t.Errorf("open %v, sent %v", b.form.proposal.head.open, b.sent)
	}
}
