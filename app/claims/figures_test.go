package claims

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/app/state"
	"galley/model"
	"galley/model/quantity"
)

// inPlace compares at once.
func inPlace(claim quantity.Saying, passages []quantity.Saying, then func([][]quantity.Pair)) {
	var all [][]quantity.Pair
	for _, p := range passages {
		all = append(all, quantity.ComparePassages(claim, p))
	}
	then(all)
}

// quoted is the usual claim, with the passages of its sources.
func quoted(passages ...string) model.Dossier {
	d := usual()
	d.Evidence = nil
	for i, words := range passages {
		id := string(rune('a' + i))
		d.Evidence = append(d.Evidence, model.Exhibit{
			Evidence: model.Evidence{ID: id, ClaimID: "c", SourceID: "s" + id, Stance: model.Supports, Quote: words},
			Source:   model.Source{ID: "s" + id, Title: "The takeover of the embassy"}})
	}
	return d
}

func showFigures(b *bench, d model.Dossier, on bool) {
	b.Show(state.Claims{Open: true, Dossiers: []model.Dossier{d}, Active: d.Claim.ID, Scales: model.BuiltInScales(), Editor: "Ann", Figures: on})
}

func TestASourceSaysHowItsFiguresStandToTheClaims(t *testing.T) {
	d := quoted("Iran held 52 Americans for 444 days.", "Iran held 66 Americans hostage that day.", "")
	b := shownOn(t, d, fyne.NewSize(368, 900))
	b.Sourcing.Compare, b.Sourcing.CompareTyped = inPlace, inPlace
	showFigures(b, d, true)
	rows := b.form.sources.shown
	if got := rows[0].says.Text(); got != "~ “52 Americans” and “444 days” fit the passage." {
		t.Errorf("where both figures stand in the passage: %q", got)
	}
	if got := rows[1].says.Text(); !strings.HasPrefix(got, "! “52 Americans") || !strings.Contains(got, "14 less") {
		t.Errorf("where the passage has another number: %q", got)
	}
	if got := rows[2].says.Text(); got != "" || rows[2].says.Visible() {
		t.Errorf("without a passage: %q", got)
	}
	d.Evidence[1].Quote = "Iran held 52 Americans hostage for 444 days that day."
	showFigures(b, d, true)
	if got := b.form.sources.shown[1].says.Text(); strings.HasPrefix(got, "!") {
		t.Errorf("once the passage was corrected, it still says %q", got)
	}
	showFigures(b, d, false)
	for _, x := range b.form.sources.shown {
		if got := x.says.Text(); got != "" {
			t.Errorf("switched off, it says %q", got)
		}
	}
}

func TestWhatWasWorkedOutForAnotherClaimIsNotShown(t *testing.T) {
	d := quoted("Iran held 66 Americans hostage that day.")
	b := shownOn(t, d, fyne.NewSize(368, 900))
	var late []func()
	b.Sourcing.CompareTyped = inPlace
	b.Sourcing.Compare = func(claim quantity.Saying, passages []quantity.Saying, then func([][]quantity.Pair)) {
		late = append(late, func() { inPlace(claim, passages, then) })
	}
	showFigures(b, d, true)
	d.Claim.Wording = "Iran let them go on the day a president was sworn in."
	showFigures(b, d, true)
	for _, f := range late {
		f()
	}
	if got := b.form.sources.shown[0].says.Text(); got != "" {
		t.Errorf("of a claim without a figure it says %q", got)
	}
}

func TestThePassageInTheCardIsComparedWhileItIsTyped(t *testing.T) {
	d := quoted()
	b := shownOn(t, d, fyne.NewSize(368, 900))
	b.Sourcing.Compare, b.Sourcing.CompareTyped = inPlace, inPlace
	b.Sourcing.Find = func(string, func([]model.SourceUse)) {}
	b.Sourcing.Today = func() string { return "2026-11-27" }
	showFigures(b, d, true)
	clock := &clock{}
	b.after = clock.after
	b.AddSource(nil)
	card := b.form.sources.card
	card.OnPassage("Iran held 66 Americans hostage that day.")
	clock.pass()
	if got := card.FiguresSay(); !strings.HasPrefix(got, "!") {
		t.Errorf("of another number the card says %q", got)
	}
	card.OnPassage("")
	clock.pass()
	if got := card.FiguresSay(); got != "" {
		t.Errorf("of no passage the card says %q", got)
	}
}

func TestASignOffAgainstASourcesFigureIsAsked(t *testing.T) {
	d := quoted("Iran held 66 Americans hostage that day.")
	d.Verdicts[0].By, d.Verdicts[0].ScaleID = "Bob", d.Scale.ID
	for _, c := range []struct {
		rating string
		asked  bool
	}{{"True", true}, {"False", false}} {
		d.Verdicts[0].Rating = c.rating
		b := shownOn(t, d, fyne.NewSize(368, 900))
		b.Sourcing.Compare, b.Sourcing.CompareTyped = inPlace, inPlace
		var asked *Question
		b.OnAsk = func(q Question) { asked = &q }
		showFigures(b, d, true)
		b.SignOff()
		if c.asked != (asked != nil) {
			t.Fatalf("%s: asked: %v", c.rating, asked)
		}
		if asked == nil {
			continue
		}
		if len(b.sent) > 0 || !strings.Contains(asked.Text, "14 less") || strings.Contains(asked.Text, "!") {
			t.Errorf("%s: %q, after %d commands", c.rating, asked.Text, len(b.sent))
		}
		asked.Do()
		if len(b.sent) != 1 {
			t.Errorf("%s: signed off all the same, %d commands are sent", c.rating, len(b.sent))
		}
	}
}

func TestWhatIsSwitchedOffSaysNothingAndAsksNothing(t *testing.T) {
	d := quoted("Iran held 66 Americans hostage that day.")
	d.Verdicts[0].By, d.Verdicts[0].ScaleID, d.Verdicts[0].Rating = "Bob", d.Scale.ID, "True"
	b := shownOn(t, d, fyne.NewSize(368, 900))
	var late []func()
	later := func(claim quantity.Saying, passages []quantity.Saying, then func([][]quantity.Pair)) {
		late = append(late, func() { inPlace(claim, passages, then) })
	}
	b.Sourcing.Compare, b.Sourcing.CompareTyped = later, later
	b.Sourcing.Find = func(string, func([]model.SourceUse)) {}
	b.Sourcing.Today = func() string { return "2026-11-27" }
	clock := &clock{}
	b.after = clock.after
	showFigures(b, d, true)
	b.AddSource(nil)
	card := b.form.sources.card
	card.OnPassage("Iran held 66 Americans hostage that day.")
	clock.pass()
	if len(late) != 2 {
		t.Fatalf("%d comparisons are under way, want the row's and the card's", len(late))
	}
	showFigures(b, d, false)
	for _, f := range late {
		f()
	}
	late = nil
	card.OnPassage("Iran held 67 Americans hostage that day.")
	clock.pass()
	if row := b.form.sources.shown[0].says.Text(); row != "" || card.FiguresSay() != "" || len(late) > 0 {
		t.Errorf("switched off, the row says %q, the card %q, and %d comparisons begin", row, card.FiguresSay(), len(late))
	}
	b.OnAsk = func(q Question) { t.Errorf("switched off, it asks: %s", q.Text) }
	b.SignOff()
}

// The sources of a claim are compared once, and what is typed once it rests.
func TestTypingBesideSourcesComparesNothingUntilItRests(t *testing.T) {
	var passages []string
	for range 12 {
		passages = append(passages, "Iran held 66 Americans hostage that day.")
	}
	d := quoted(passages...)
	b := shownOn(t, d, fyne.NewSize(368, 900))
	rows, typed := 0, 0
	b.Sourcing.Compare = func(_ quantity.Saying, passages []quantity.Saying, _ func([][]quantity.Pair)) { rows += len(passages) }
	b.Sourcing.CompareTyped = func(quantity.Saying, []quantity.Saying, func([][]quantity.Pair)) { typed++ }
	b.Sourcing.Find = func(string, func([]model.SourceUse)) {}
	b.Sourcing.Today = func() string { return "2026-11-27" }
	clock := &clock{}
	b.after = clock.after
	showFigures(b, d, true)
	b.AddSource(nil)
	text := ""
	for _, letter := range "Iran held 52 Americans." {
		text += string(letter)
		b.form.sources.card.OnPassage(text)
		clock.advance(typingPause / 2)
	}
	showFigures(b, d, true) // other things of the claim were stored meanwhile
	if rows != 12 || typed != 0 {
		t.Errorf("while it is typed, %d passages of rows and %d of the card were compared, want 12 and 0", rows, typed)
	}
	clock.pass()
	if typed != 1 {
		t.Errorf("once it rests, the card's passage was compared %d times", typed)
	}
}
