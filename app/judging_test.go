//go:build !race || long

package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/app/state"
	"galley/model"
)

// judgedClaim is a window with a rated claim in it that rests on one source.
func judgedClaim(t *testing.T) (w *Window, path string, d model.Dossier) {
	t.Helper()
	w, _, path = opened(t)
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.SpeakerHint), false)
	w.marking.mark(w.spanOf(t, "600 miles"))
	title, rating := "Almanac", "True"
	w.store.write(model.AttachSource{ClaimID: w.session.Active(), New: &model.AddSource{Fields: model.SourceFields{Title: &title}},
		Stance: model.Supports}, nil)
	w.store.write(model.SetVerdict{ClaimID: w.session.Active(), Rating: &rating, Reasoning: &title}, nil)
	return w, path, stored(t, path)[0]
}

// chosenIn chooses in the list of the claims panel that has an option.
func (w *Window) chosenIn(t *testing.T, option string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.claims.Content()) {
		if s, is := o.(*control.Select); is {
			for _, name := range s.Options {
				if name == option {
					s.SetSelected(option)
					return
				}
			}
		}
	}
	t.Fatalf("nothing offers %q", option)
}

func kinds(hints []state.Hint) string {
	var all []string
	for _, h := range hints {
		all = append(all, string(h.Kind))
	}
	return strings.Join(all, ", ")
}

func TestASourceIsJudgedForThisClaimAloneInItsRow(t *testing.T) {
	w, path, _ := judgedClaim(t)
	if got := kinds(w.session.Hints()); got != "few sources" {
		t.Fatalf("hints: %s", got)
	}
	w.tapNth(t, "*claims.exhibitRow", 0)
	w.chosenIn(t, "first-hand")
	w.chosenIn(t, "mixed")
	e := stored(t, path)[0].Evidence[0]
	if !e.IsPrimary() || e.JudgedReliability() != model.Mixed || e.Source.Primary || e.Source.Reliability != "" {
		t.Errorf("stored %+v of %+v", e.Evidence, e.Source)
	}
	if got := kinds(w.session.Hints()); got != "" {
		t.Errorf("of a first-hand source there are hints: %s", got)
	}
	w.chosenIn(t, "as the source: second-hand")
	w.chosenIn(t, "as the source: not judged")
	if e := stored(t, path)[0].Evidence[0]; e.IsJudged() {
		t.Errorf("as the source says: %+v", e.Evidence)
	}
}

// tapNth taps the nth thing in the claims panel that is of a type.
func (w *Window) tapNth(t *testing.T, typed string, n int) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.claims.Content()) {
		if fmt.Sprintf("%T", o) != typed {
			continue
		}
		if n--; n < 0 {
			o.(fyne.Tappable).Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("there is no %s", typed)
}

func TestAHintOfARuleIsDismissedForGoodAndEachIsAPreference(t *testing.T) {
	w, _, _ := judgedClaim(t)
	w.page.reader.TypedRune('z')
	if got := kinds(w.session.Hints()); got != "" {
		t.Errorf("dismissed, and shown: %s", got)
	}
	w.undoing.undo()
	if got := kinds(w.session.Hints()); got != "few sources" {
		t.Errorf("after undo: %s", got)
	}
	w.fyne.Preferences().SetInt(prefEnough, 1)
	w.show()
	if got := kinds(w.session.Hints()); got != "" {
		t.Errorf("where one source is enough: %s", got)
	}
	w.fyne.Preferences().SetInt(prefEnough, 3)
	w.show()
	if got := w.session.Hints(); len(got) != 1 || !strings.Contains(got[0].Reason, "3") {
		t.Errorf("where three are asked for: %+v", got)
	}
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.FewSourcesHint), false)
	w.show()
	if got := kinds(w.session.Hints()); got != "" {
		t.Errorf("switched off: %s", got)
	}
}

// asked is what stands over the window, "" nothing.
func (w *Window) asked() string {
	if w.win.Canvas().Overlays().Top() == nil {
		return ""
	}
	return w.onTop()
}

func TestASignOffAsksAboutRulesAndItemsFirst(t *testing.T) {
	w, path, d := judgedClaim(t)
	w.store.editor = "Bob"
	w.show()
	w.do(t, "Sign Off")
	if got := w.asked(); !strings.Contains(got, "Only 1 independent source") || strings.Contains(got, "Not ticked") {
		t.Errorf("asked: %q", got)
	}
	test.Tap(button(t, w, "Do not sign off"))
	if got := stored(t, path)[0].Claim.Status; got == model.SignedOff {
		t.Error("signed off by the safe answer")
	}
	items := w.session.Claims("Bob").Items
	w.store.write(model.TickItem{ClaimID: d.Claim.ID, Items: []model.ItemKey{items[0].Key()}}, nil)
	w.do(t, "Sign Off")
	if got := w.asked(); !strings.Contains(got, "Not ticked: "+items[1].Words) || strings.Contains(got, items[0].Words) {
		t.Errorf("asked: %q", got)
	}
	test.Tap(button(t, w, "Sign off"))
	if got := stored(t, path)[0].Claim.Status; got != model.SignedOff {
		t.Errorf("the claim is %s", got)
	}
}

func TestItemsOfChecklistsAreTickedUnderTheVerdict(t *testing.T) {
	w, _, d := judgedClaim(t)
	w.do(t, "Checklists of the Claim")
	first, is := w.win.Canvas().Focused().(interface{ AccessibilityLabel() string })
	items := w.session.Claims("Ann").Items
	if !is || first.AccessibilityLabel() != items[0].Words {
		t.Fatalf("%T has the keyboard", w.win.Canvas().Focused())
	}
	w.win.Canvas().Focused().TypedRune(' ')
	w.tapNth(t, "*claims.tickWords", 1)
	ticked := func() string {
		var words []string
		lib := w.store.library
		ticks, err := lib.TicksIn(t.Context(), d.Appearances[0].ArticleID)
		if err != nil {
			t.Fatal(err)
		}
		for _, tick := range ticks {
			words = append(words, tick.Words)
		}
		slices.Sort(words)
		return strings.Join(words, "\n")
	}
	want := []string{items[0].Words, items[1].Words}
	slices.Sort(want)
	if got := ticked(); got != strings.Join(want, "\n") {
		t.Errorf("ticked:\n%s", got)
	}
	w.undoing.undo()
	if got := ticked(); got != items[0].Words {
		t.Errorf("after undo:\n%s", got)
	}
	w.tapNth(t, "*claims.tickWords", 0)
	if got := ticked(); got != "" {
		t.Errorf("taken back:\n%s", got)
	}
}

func TestAChecklistIsEditedInTheWindowAndNeverEmptied(t *testing.T) {
	w, _, _ := judgedClaim(t)
	choose := func(typed string) {
		w.do(t, "Checklists…")
		test.Type(w.win.Canvas().Focused(), typed)
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	figures, _ := model.BuiltInChecklist("figures")
	items := func() []string {
		t.Helper()
		lists, err := w.store.library.Checklists(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return lists[2].Items
	}
	lines := func() *control.Lines {
		t.Helper()
		for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
			if l, is := o.(*control.Lines); is {
				return l
			}
		}
		t.Fatal("there is no field for items")
		return nil
	}
	choose("Figures")
	lines().SetText("")
	test.Tap(button(t, w, "Save"))
	if got := w.onTop(); !strings.Contains(got, "needs an item") || !slices.Equal(items(), figures.Items) {
		t.Errorf("emptied: %q, %q", got, items())
	}
	lines().SetText(figures.Items[0] + "\n\nIt was rounded as the source rounds it\n")
	test.Tap(button(t, w, "Save"))
	if got := items(); !slices.Equal(got, []string{figures.Items[0], "It was rounded as the source rounds it"}) {
		t.Errorf("stored: %q", got)
	}
	w.do(t, "Checklists of the Claim")
	w.tapNth(t, "*claims.tickWords", 1)
	choose("Figures")
	test.Tap(button(t, w, "As Galley comes with it"))
	if got := items(); !slices.Equal(got, figures.Items) {
		t.Errorf("as it comes: %q", got)
	}
	choose("New Checklist")
	w.typedOver(t, "What the checklist is called", "Maps")
	lines().SetText("North is up")
	test.Tap(button(t, w, "Save"))
	if lists, err := w.store.library.Checklists(t.Context()); err != nil || len(lists) != 5 || lists[4].Name != "Maps" {
		t.Errorf("made: %+v, %v", lists, err)
	}
	if got := w.claims.Content(); !asksFor(got, "North is up") {
		t.Error("the claim has not got the new checklist")
	}
}

// asksFor reports whether an item stands among some things, to be ticked.
func asksFor(o fyne.CanvasObject, text string) bool {
	return slices.ContainsFunc(test.LaidOutObjects(o), func(o fyne.CanvasObject) bool {
		check, is := o.(interface{ AccessibilityLabel() string })
		return is && fmt.Sprintf("%T", o) == "*claims.tick" && check.AccessibilityLabel() == text
	})
}
