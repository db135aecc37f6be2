package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/state"
	"galley/model"
)

const harbour = `The harbour dispute

Ines Okafor, head of the harbour board, told reporters that the quay had cost 40 million euros.

“We moved 12,000 containers in a single week in March,” Okafor said.

Tom Reyes, a docker, said wages had fallen by a third since 2019.

The new crane was built in 1998 and painted red.`

// atTheHarbour is a window on the article of the harbour.
func atTheHarbour(t *testing.T) (*Window, *inline, string) {
	t.Helper()
	w, r, path := opened(t)
	makeLibraryIn(t, w, "The harbour dispute", harbour)
	return w, r, path
}

// hintsOf are the sentences of the hints of a kind at the selected claim, a line each.
func (w *Window) hintsOf(kind state.HintKind) string {
	var said []string
	for _, h := range w.session.Hints() {
		if h.Kind == kind {
			said = append(said, h.Sentence)
		}
	}
	return strings.Join(said, "\n")
}

// onScreen is the text of all labels of the window.
func onScreen(w *Window) string {
	var b strings.Builder
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if l, is := o.(interface{ Visible() bool }); is && l.Visible() {
			switch o := o.(type) {
			case *widget.Label:
				b.WriteString(o.Text + "\n")
			case *widget.RichText:
				b.WriteString(o.String() + "\n")
			}
		}
	}
	return b.String()
}

// claimOf is the stored claim whose wording holds words.
func claimOf(t *testing.T, path, words string) model.Claim {
	t.Helper()
	for _, d := range stored(t, path) {
		if strings.Contains(d.Claim.Wording, words) {
			return d.Claim
		}
	}
	t.Fatalf("no claim has %q", words)
	return model.Claim{}
}

func TestTheSpeakerIsOfferedWithFullNameAndRoleAndQTakesIt(t *testing.T) {
	unraced(t)
	w, _, path := atTheHarbour(t)
	w.marking.mark(w.spanOf(t, "We moved 12,000 containers in a single week in March"))
	want := "Said by Ines Okafor (head of the harbour board)? From “Okafor said” in the same sentence."
	if got := w.hintsOf(state.SpeakerHint); got != want {
		t.Fatalf("the hint says %q, want %q", got, want)
	}
	if !strings.Contains(onScreen(w), want) {
		t.Error("it is not on the screen")
	}
	if got := claimOf(t, path, "12,000").Speaker; got != "" {
		t.Fatalf("before Q the speaker is %q", got)
	}
	w.page.reader.TypedRune('q')
	if got := claimOf(t, path, "12,000").Speaker; got != "Ines Okafor" {
		t.Errorf("stored is %q", got)
	}
	if got := w.hintsOf(state.SpeakerHint); got != "" {
		t.Errorf("with a speaker it still says %q", got)
	}
	w.undoing.undo()
	if got := w.hintsOf(state.SpeakerHint); claimOf(t, path, "12,000").Speaker != "" || got != want {
		t.Errorf("after undo: %q", got)
	}
}

func TestASpeakerDismissedIsNotOfferedAgain(t *testing.T) {
	unraced(t)
	w, _, path := atTheHarbour(t)
	w.marking.mark(w.spanOf(t, "wages had fallen by a third since 2019"))
	if got := w.hintsOf(state.SpeakerHint); !strings.HasPrefix(got, "Said by Tom Reyes") {
		t.Fatalf("the hint says %q", got)
	}
	for len(w.session.Hints()) > 0 {
		w.page.reader.TypedRune('z')
	}
	w.Close()
	again, _ := openedOn(t, path, "Ann")
	again.opening.step(1)
	if got := again.hintsOf(state.SpeakerHint); again.session.Active() == "" || got != "" {
		t.Errorf("after a restart: %q", got)
	}
	if got := claimOf(t, path, "wages").Speaker; got != "" {
		t.Errorf("dismissed, the speaker is %q", got)
	}
}

func TestWhereNobodyIsNamedOrItIsSwitchedOffNoSpeakerIsOffered(t *testing.T) {
	unraced(t)
	w, _, _ := atTheHarbour(t)
	w.marking.mark(w.spanOf(t, "The new crane was built in 1998"))
	if got := w.hintsOf(state.SpeakerHint); got != "" {
		t.Errorf("nobody says it, and the hint says %q", got)
	}
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.SpeakerHint), false)
	w.marking.mark(w.spanOf(t, "wages had fallen by a third since 2019"))
	if got := w.hintsOf(state.SpeakerHint); got != "" {
		t.Errorf("switched off it says %q", got)
	}
}

func TestTheSpeakersOfTheArticleAreOfferedBeforeThoseOfTheLibrary(t *testing.T) {
	unraced(t)
	w, _, path := atTheHarbour(t)
	w.marking.mark(w.spanOf(t, "The new crane was built in 1998"))
	for name, words := range map[string]string{"Tomas Okafor": "painted red", "tom reyes": "wages had fallen"} {
		w.marking.mark(w.spanOf(t, words))
		w.store.write(model.EditClaim{ID: w.session.Active(), Speaker: &name}, nil)
	}
	w.opening.step(-1)
	for w.session.Active() != claimOf(t, path, "crane").ID {
		w.opening.step(1)
	}
	w.dialogs.Focus(w.page.reader)
	w.keyboard.typedRune('l')
	field := w.win.Canvas().Focused()
	offered := func() string {
		var all []string
		for _, o := range field.(interface{ Offers() []control.Completion }).Offers() {
			all = append(all, o.Text+" – "+o.Aside)
		}
		return strings.Join(all, "; ")
	}
	want := "Ines Okafor – in this article; Tom Reyes – in this article; Tomas Okafor – 1 claim"
	if got := offered(); got != want {
		t.Errorf("L offers %s, want %s", got, want)
	}
	for _, r := range "oka" {
		field.TypedRune(r)
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := claimOf(t, path, "crane").Speaker; got != "Ines Okafor" {
		t.Errorf("stored is %q", got)
	}
	// Where somebody stands there already, L only gives the keyboard.
	w.keyboard.typedRune('l')
	if got := offered(); w.win.Canvas().Focused() != field || got != "" {
		t.Errorf("L offers %s in the place of the one that stands there", got)
	}
}

func TestSpeakersAreReadOutOfATextOnlyOfALanguageWithATable(t *testing.T) {
	unraced(t)
	for language, want := range map[string]int{"en": 3, "": 3, "fi": 0} {
		var r state.Reading
		readAttributions(context.Background(), openText{Article: model.Article{Language: language}, Version: model.Version{Text: harbour}}, &r)
		if len(r.Attributions) != want {
			t.Errorf("%q: %d", language, len(r.Attributions))
		}
	}
}
