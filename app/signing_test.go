//go:build !race || long

package app

import (
	"strings"
	"testing"

	"galley/app/control"
	"galley/app/publish"
	"galley/model"
)

// typeOver puts text into the field that has the keyboard.
func (w *Window) typeOver(t *testing.T, text string) {
	t.Helper()
	entry, is := w.win.Canvas().Focused().(*control.Entry)
	if !is {
		t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
	}
	entry.SetText(text)
}

func TestSigningOffAClaimAsksWhileAQuestionIsOpen(t *testing.T) {
	w, r, claim := ratedBy(t, "Bob", "True", "He said so.")
	w.store.write(model.AskQuestion{ID: "q", ClaimID: claim, To: model.ToLawyer, Text: "May we print it?"}, nil)
	r.pass()
	w.claims.SignOff()
	if said := asked(w); !strings.Contains(said, "May we print it?") || !strings.Contains(said, "the lawyer") {
		t.Fatalf("it asks %q", said)
	}
	w.dialogs.Escape() // the safe answer
	if v, _ := verdictOf(t, w, claim); v.SignedAt != "" {
		t.Error("the safe answer signed off")
	}
	w.claims.SignOff()
	button := labelled(w, "Sign off")
	if len(button) != 1 {
		t.Fatalf("%d buttons", len(button))
	}
	button[0].Tapped(nil)
	r.pass()
	if v, c := verdictOf(t, w, claim); v.SignedAt == "" || c.Status != model.SignedOff {
		t.Errorf("not signed off: %+v", v)
	}
	if !strings.Contains(w.notice.text.Text, "May we print it?") {
		t.Errorf("the sign-off does not name what is open: %q", w.notice.text.Text)
	}
}

func TestSigningOffAClaimAsksNothingOnceItsQuestionIsClosed(t *testing.T) {
	w, r, claim := ratedBy(t, "Bob", "True", "He said so.")
	w.store.write(model.AskQuestion{ID: "q", ClaimID: claim, To: model.ToLawyer, Text: "May we print it?"}, nil)
	w.store.write(model.CloseQuestion{ID: "q"}, nil)
	title, first := "Transcript", true
	w.store.write(model.AttachSource{ClaimID: claim, New: &model.AddSource{Fields: model.SourceFields{Title: &title, Primary: &first}},
		Stance: model.Supports}, nil)
	r.pass()
	w.claims.SignOff()
	r.pass()
	if v, _ := verdictOf(t, w, claim); asked(w) != "" || v.SignedAt == "" {
		t.Errorf("it asks %q, and the verdict is %+v", asked(w), v)
	}
}

func TestAnArticleIsSignedOffByRound(t *testing.T) {
	w, r, claim := ratedBy(t, "Bob", "True", "He said so.")
	w.store.write(model.AskQuestion{ID: "q", ClaimID: claim, To: model.ToLawyer, Text: "May we print it?"}, nil)
	r.pass()
	w.do(t, "Sign Off This Round…")
	r.pass()
	if said := asked(w); !strings.Contains(said, "1 claim without a source") || !strings.Contains(said, "1 open question") {
		t.Fatalf("it says %q", said)
	}
	w.keyboard.typedKey(control.KeySubmit)
	r.pass()
	if w.dialogs.Open() {
		t.Fatalf("still open: %q", asked(w))
	}
	rounds, err := w.store.library.Rounds(t.Context(), w.session.ArticleID())
	if err != nil || len(rounds) != 1 || rounds[0].Name != "First reading" || rounds[0].Left.Questions != 1 || rounds[0].Initials == "" {
		t.Fatalf("%+v, %v", rounds, err)
	}
	w.do(t, "Sign Off This Round…")
	r.pass()
	if said := asked(w); !strings.Contains(said, "First reading: ") {
		t.Errorf("it does not show who signed before: %q", said)
	}
	w.typeOver(t, "Proofs")
	w.keyboard.typedKey(control.KeySubmit)
	r.pass()
	w.do(t, "Edit Headline, Author, Date…")
	r.pass()
	if said := asked(w); !strings.Contains(said, "Proofs: ") || !strings.Contains(said, "First reading: ") {
		t.Errorf("the details do not show the rounds: %q", said)
	}
}

func TestWhatIsChangedAfterPublicationAsksForItsReason(t *testing.T) {
	w, r, claim := ratedBy(t, "Bob", "True", "He said so.")
	w.do(t, "The Check Was Published…")
	r.pass()
	w.typeOver(t, "2999-01-01")
	w.keyboard.typedKey(control.KeySubmit)
	r.pass()
	if said := asked(w); !strings.Contains(said, "has not come yet") {
		t.Errorf("it says %q", said)
	}
	w.typeOver(t, "")
	w.keyboard.typedKey(control.KeySubmit)
	r.pass()
	if w.session.Proof().Article.CheckPublished == "" || w.dialogs.Open() {
		t.Fatalf("not published: %q", asked(w))
	}
	rating := "False"
	w.store.write(model.SetVerdict{ClaimID: claim, Rating: &rating}, nil)
	r.pass()
	if w.notice.other.Hidden || w.notice.other.Text != "Give the Reason…" {
		t.Fatalf("nobody is asked why: %q", w.notice.other.Text)
	}
	w.notice.other.OnTapped()
	w.typeOver(t, "A reader wrote.")
	w.keyboard.typedKey(control.KeySubmit)
	r.pass()
	w.do(t, "Corrections and Their Reasons…")
	r.pass()
	entry, is := w.win.Canvas().Focused().(*control.Entry)
	if said := asked(w); !strings.Contains(said, "from “True” to “False”") || !is || entry.Text != "A reader wrote." {
		t.Fatalf("the log says %q", said)
	}
	entry.SetText("Two readers wrote.")
	w.keyboard.typedKey(control.KeySubmit)
	r.pass()
	reasons, err := w.store.library.CorrectionReasons(t.Context(), w.session.ArticleID())
	if err != nil || len(reasons) != 1 {
		t.Fatalf("%+v, %v", reasons, err)
	}
	for _, why := range reasons {
		if why.Reason != "Two readers wrote." || why.ClaimID != claim {
			t.Errorf("%+v", why)
		}
	}
	// What is a draft, or was never rated, asks for none.
	w.store.write(model.AskQuestion{ClaimID: claim, To: model.ToDesk, Text: "Which year?"}, nil)
	r.pass()
	if !w.notice.other.Hidden {
		t.Error("a question asks for a reason")
	}
}

func TestTheExportOfAPublishedCheckHasItsLogByItself(t *testing.T) {
	w, r, claim := ratedBy(t, "Bob", "True", "He said so.")
	w.store.write(model.PublishCheck{ArticleID: w.session.ArticleID()}, nil)
	rating := "False"
	w.store.write(model.SetVerdict{ClaimID: claim, Rating: &rating}, nil)
	w.store.write(model.AskQuestion{ClaimID: claim, To: model.ToDesk, Text: "Which year?"}, nil)
	r.pass()
	w.wanting(publish.Settings{Kind: "md", Without: []string{"corrections", "ledger"}}, t.TempDir())
	w.exporting.exportOpen()
	r.pass()
	for _, want := range []string{"Open questions · 1", "Corrections without a reason"} {
		if len(labelled(w, want)) != 1 {
			t.Errorf("it does not show %q", want)
		}
	}
	said := texts(w)
	if !strings.Contains(said, "the rating was changed from “True” to “False”") {
		t.Errorf("the report has no log: %q", said)
	}
}
