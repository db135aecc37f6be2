//go:build !race || long

package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// tickedOf is what stands in the gutter behind the lines of the article, from top to bottom.
func tickedOf(w *Window) []string { return w.page.reader.Ticked() }

func TestASentenceThatIsDoneHasATickOnceItIsStored(t *testing.T) {
	w, _, _ := opened(t)
	if got := tickedOf(w); len(got) != 0 {
		t.Fatalf("at first there are %q", got)
	}
	w.marking.mark(w.spanOf(t, "Nobody at the table disagreed with him on that"))
	if got := tickedOf(w); len(got) != 0 {
		t.Errorf("what is marked and not checked has %q", got)
	}
	w.dialogs.Home()
	w.page.reader.TypedRune('1')
	if got := tickedOf(w); !slices.Equal(got, []string{"✓"}) {
		t.Errorf("checked it has %q", got)
	}
	at := w.spanOf(t, "table").Start
	w.page.reader.Select(passage.Span{Start: at, End: at})
	if said := w.page.reader.AccessibilityLabel(); !strings.Contains(said, "This sentence is done.") {
		t.Errorf("the voice says %q", said)
	}
	w.page.reader.Select(w.spanOf(t, "He asked for help against the traffic in drugs."))
	w.page.reader.TypedRune('x')
	if got := tickedOf(w); !slices.Equal(got, []string{"✓", "–"}) {
		t.Errorf("with one set aside there are %q", got)
	}
	w.undoing.undo()
	w.undoing.undo()
	if got := tickedOf(w); len(got) != 0 {
		t.Errorf("undone there are %q", got)
	}
}

func TestPaperProofDimsOrStrikesWhatWasLookedAt(t *testing.T) {
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	w.claims.Rate(1)
	paper := func() state.Paper { return w.shownPage().Paper }
	if paper() != state.PlainText {
		t.Errorf("after publication it begins as %q", paper())
	}
	w.do(t, "Paper Proof")
	if paper() != state.PaperDim || len(w.page.reader.Covered()) != 1 {
		t.Errorf("it is %q, with %v", paper(), w.page.reader.Covered())
	}
	if span := w.page.reader.Covered()[0].Span; w.session.Version().Text[span.Start:span.End] != "21,000 troops" {
		t.Errorf("looked at is %v", span)
	}
	w.do(t, "Strike Words Looked At")
	if paper() != state.PaperStrike {
		t.Errorf("struck it is %q", paper())
	}
	w.do(t, "Paper Proof")
	if paper() != state.PlainText || len(w.page.reader.Covered()) != 0 {
		t.Errorf("switched off it is %q", paper())
	}
	w.do(t, "Strike Words Looked At") // shows the proof too
	if paper() != state.PaperStrike {
		t.Errorf("it is %q", paper())
	}
	for _, name := range []string{"Paper Proof", "Strike Words Looked At", "Ticks in the Gutter"} {
		if !w.action(t, name).item.Checked {
			t.Errorf("%s has no tick in the menu", name)
		}
	}
	w.do(t, "Ticks in the Gutter")
	w.marking.mark(w.spanOf(t, "Nobody at the table disagreed with him on that"))
	w.claims.Rate(1)
	if got := tickedOf(w); len(got) != 0 {
		t.Errorf("switched off there are %q", got)
	}
}

func TestBeforePublicationTheTextIsAPaperProofUntilThatIsSwitchedOff(t *testing.T) {
	w, _, _ := opened(t)
	w.do(t, "Before Publication")
	if w.shownPage().Paper != state.PaperDim {
		t.Error("it is none")
	}
	w.do(t, "Paper Proof")
	w.do(t, "After Publication")
	w.do(t, "Before Publication")
	if w.shownPage().Paper != state.PlainText {
		t.Error("what was switched off is back")
	}
}

func TestACorrectionOpensItsSentenceInTheGutterOnly(t *testing.T) {
	w, _, _ := opened(t)
	for _, words := range []string{"The envoy said that 21,000 troops would go before summer", "Nobody at the table disagreed with him on that"} {
		w.marking.mark(w.spanOf(t, words))
		w.claims.Rate(1)
	}
	if got := tickedOf(w); len(got) != 2 && !slices.Equal(got, []string{"✓✓"}) {
		t.Fatalf("at first there are %q", got)
	}
	w.correcting.reviseFromText(t, strings.Replace(w.session.Version().Text, "21,000", "31,000", 1))
	w.opening.leaveComparison()
	if got := tickedOf(w); !slices.Equal(got, []string{"✓"}) {
		t.Errorf("then there are %q", got)
	}
}

func TestBesideAnotherVersionNothingIsShownAsLookedAt(t *testing.T) {
	w, _, _ := opened(t)
	w.do(t, "Paper Proof")
	w.marking.mark(w.spanOf(t, "Nobody at the table disagreed with him on that"))
	w.claims.Rate(1)
	w.correcting.reviseFromText(t, strings.Replace(w.session.Version().Text, "21,000", "31,000", 1))
	if !w.session.IsCompared() {
		t.Fatal("the versions are not compared")
	}
	if len(w.page.reader.Covered()) != 0 || len(tickedOf(w)) != 0 {
		t.Errorf("dimmed is %v, ticked %q", w.page.reader.Covered(), tickedOf(w))
	}
	w.opening.leaveComparison()
	if len(w.page.reader.Covered()) != 1 || len(tickedOf(w)) != 1 {
		t.Errorf("left, dimmed is %v, ticked %q", w.page.reader.Covered(), tickedOf(w))
	}
}

func TestColoursByOwnerAndKindHaveSignsAndALegend(t *testing.T) {
	w, _, _ := opened(t)
	ann, bob, kind := "Ann", "Bob", model.Statistic
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	w.store.write(model.EditClaim{ID: w.session.Active(), Owner: &ann, Kind: &kind}, nil)
	w.claims.Rate(5)
	first := w.session.Active()
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.store.write(model.EditClaim{ID: w.session.Active(), Owner: &bob}, nil)
	signs := func() (all []string) {
		for _, m := range w.page.reader.Marks() {
			all = append(all, m.Style.Sign)
		}
		return all
	}
	said := func() (all []string) {
		for _, o := range test.LaidOutObjects(w.page.Content()) {
			if s, is := o.(fmt.Stringer); is && o.Visible() && fmt.Sprintf("%T", o) == "*page.sample" {
				all = append(all, s.String())
			}
		}
		return all
	}
	if got := signs(); got[0] != "×" || len(said()) != 0 {
		t.Errorf("by rating the signs are %q, the legend is %q", got, said())
	}
	w.do(t, "Owner")
	if got := signs(); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("by owner the signs are %q", got)
	}
	if got := said(); !slices.Equal(got, []string{"A Ann 1", "B Bob 1"}) {
		t.Errorf("the legend is %q", got)
	}
	if a, b := w.page.reader.Marks()[0].Style, w.page.reader.Marks()[1].Style; a.Fill == b.Fill || a.Line == b.Line {
		t.Errorf("both are %+v", a)
	}
	if got := w.opening.named(first); got != "Claim 1: Ann" {
		t.Errorf("the voice says %q", got)
	}
	w.store.write(model.EditClaim{ID: first, Owner: &bob}, nil)
	if got := said(); !slices.Equal(got, []string{"B Bob 2"}) {
		t.Errorf("once all are Bob's the legend is %q", got)
	}
	w.do(t, "Kind")
	if got := signs(); !slices.Equal(got, []string{"%", "–"}) {
		t.Errorf("by kind the signs are %q", got)
	}
	w.do(t, "Source")
	if got := said(); !slices.Equal(got, []string{"– No source 2"}) {
		t.Errorf("by source the legend is %q", got)
	}
	w.do(t, "Rating")
	if got := signs(); got[0] != "×" || len(said()) != 0 {
		t.Errorf("by rating again the signs are %q, the legend is %q", got, said())
	}
}

func TestTheListOfAllActionsFindsColoursByTheirMenu(t *testing.T) {
	w, _, _ := opened(t)
	w.do(t, "All Actions…")
	test.Type(w.win.Canvas().Focused(), "colour by")
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyReturn)
	if got := w.covering.colours(); got != state.ByKind {
		t.Errorf("chosen is %q", got)
	}
}
