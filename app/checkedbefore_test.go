package app

import (
	"net/url"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/locale"
	"galley/app/state"
	"galley/model"
)

const budget = `The port budget

The quay in the harbour had cost 40 million euros by then, the auditors found.

It was painted grey.`

const quay = "the quay had cost 40 million euros"

// checkedAtThePort is a window on the article of the harbour, in a library with an article in
// which the same was said; with rated it was rated there, with sourced there are two sources.
func checkedAtThePort(t *testing.T, rated, sourced bool) (w *Window, r *inline, path, earlier string) {
	t.Helper()
	w, r, path = opened(t)
	makeLibraryIn(t, w, "The port budget", budget)
	w.marking.mark(w.spanOf(t, "The quay in the harbour had cost 40 million euros by then"))
	earlier = w.session.Active()
	if rated {
		w.page.reader.TypedRune('1')
	}
	if sourced {
		for _, title := range []string{"Audit report", "Minutes of the board"} {
			w.store.write(model.AttachSource{ClaimID: earlier, Stance: model.Supports, Quote: "40 million",
				New: &model.AddSource{Fields: model.SourceFields{Title: &title}}}, nil)
		}
	}
	makeLibraryIn(t, w, "The harbour dispute", harbour)
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.SpeakerHint), false)
	return w, r, path, earlier
}

func TestAClaimJustMarkedIsToldWhatWasCheckedBeforeAndQReusesItsSources(t *testing.T) {
	unraced(t)
	w, _, path, earlier := checkedAtThePort(t, true, true)
	w.marking.mark(w.spanOf(t, quay))
	today := locale.Day(model.Now().Time().Local())
	want := "Checked before: “The quay in the harbour had cost 40 million euros by then” was rated True on " + today +
		", in “The port budget”."
	if got := w.hintsOf(state.CheckedHint); got != want {
		t.Fatalf("the hint says %q, want %q", got, want)
	}
	h, _ := w.hinting.top()
	if !strings.HasPrefix(h.Reason, "Both say: ") || !strings.Contains(h.Reason, "quay") || h.Offer != "Reuse its 2 sources" {
		t.Errorf("because %q, it offers %q", h.Reason, h.Offer)
	}
	if !strings.Contains(onScreen(w), want) {
		t.Error("it is not on the screen")
	}
	own := w.session.Active()
	w.page.reader.TypedRune('q')
	sources := func() (titles string) {
		for _, d := range stored(t, path) {
			for _, x := range d.Evidence {
				if d.Claim.ID == own {
					titles += x.Source.Title + " " + string(x.Stance) + "; "
				}
			}
		}
		return titles
	}
	if got := sources(); got != "Audit report supports; Minutes of the board supports; " {
		t.Errorf("after Q it has %q", got)
	}
	if got := w.hintsOf(state.CheckedHint); got != "" {
		t.Errorf("with all sources it still says %q", got)
	}
	w.undoing.undo() // one step takes both away again
	if got := sources(); got != "" || w.hintsOf(state.CheckedHint) != want {
		t.Errorf("after undo it has %q, the hint says %q", got, w.hintsOf(state.CheckedHint))
	}
	for _, d := range stored(t, path) {
		if v, given := d.Verdict(); d.Claim.ID == own && given {
			t.Errorf("a verdict was taken over: %s", v.Rating)
		}
	}
	w.page.reader.TypedRune('Q')
	if w.session.Active() != earlier || w.session.Proof().Article.Title != "The port budget" {
		t.Errorf("Shift+Q opens %q", w.session.Proof().Article.Title)
	}
}

func TestTheEarlierClaimIsOpenedByMouseAndByEnter(t *testing.T) {
	unraced(t)
	for name, open := range map[string]func(*Window, fyne.CanvasObject){
		"the mouse": func(_ *Window, o fyne.CanvasObject) { test.Tap(o.(fyne.Tappable)) },
		"Enter": func(w *Window, o fyne.CanvasObject) {
			w.dialogs.Focus(o.(fyne.Focusable))
			o.(fyne.Focusable).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		},
	} {
		w, _, _, earlier := checkedAtThePort(t, true, false)
		w.marking.mark(w.spanOf(t, quay))
		var pressed fyne.CanvasObject
		for _, o := range test.LaidOutObjects(w.claims.Content()) {
			named, is := o.(interface{ AccessibilityLabel() string })
			if is && o.Visible() && strings.Contains(named.AccessibilityLabel(), "Open what the hint is about") {
				pressed = o
			}
		}
		if pressed == nil {
			t.Fatal("nothing opens it")
		}
		open(w, pressed)
		if w.session.Active() != earlier {
			t.Errorf("%s opens another claim", name)
		}
	}
}

func TestOnlyWhatWasWorkedOnIsToldOfAndADismissalIsForGood(t *testing.T) {
	unraced(t)
	w, _, _, _ := checkedAtThePort(t, false, false)
	w.marking.mark(w.spanOf(t, quay))
	if got := w.hintsOf(state.CheckedHint); got != "" {
		t.Errorf("nobody checked it, and the hint says %q", got)
	}
	w, _, path, _ := checkedAtThePort(t, false, true)
	w.marking.mark(w.spanOf(t, "The new crane was built in 1998 and painted red"))
	if got := w.hintsOf(state.CheckedHint); got != "" {
		t.Errorf("another claim is told %q", got)
	}
	w.marking.mark(w.spanOf(t, quay))
	want := "Worked on before: “The quay in the harbour had cost 40 million euros by then”, in “The port budget”, not rated yet."
	if got := w.hintsOf(state.CheckedHint); got != want {
		t.Errorf("the hint says %q, want %q", got, want)
	}
	w.page.reader.TypedRune('z')
	w.Close()
	again, _ := openedOn(t, path, "Ann")
	again.opening.step(1)
	if got := again.hintsOf(state.CheckedHint); got != "" || again.session.Active() == "" {
		t.Errorf("dismissed, after a restart it says %q", got)
	}
}

func TestAClaimRatedAsTheEarlierOneIsToldNothingAndOneRatedOtherwiseIs(t *testing.T) {
	unraced(t)
	w, _, _, _ := checkedAtThePort(t, true, true)
	w.marking.mark(w.spanOf(t, quay))
	w.page.reader.TypedRune('5')
	if got := w.hintsOf(state.CheckedHint); !strings.Contains(got, "was rated True") {
		t.Errorf("rated otherwise it is told %q", got)
	}
	w.page.reader.TypedRune('1')
	if got := w.hintsOf(state.CheckedHint); got != "" {
		t.Errorf("rated alike it is told %q", got)
	}
}

func TestTypingDoesNotDrawTheHintsAnew(t *testing.T) {
	unraced(t)
	w, r, _, _ := checkedAtThePort(t, true, true)
	w.marking.mark(w.spanOf(t, quay))
	drawn, asked := 0, w.alongside.asked
	show := w.alongside.showHints
	w.alongside.showHints = func() { drawn++; show() }
	test.Type(w.claims.FocusReasoning(), "Measured.")
	r.pass()
	if drawn > 0 || w.alongside.asked == asked {
		t.Errorf("drawn %d times, looked for again is %v", drawn, w.alongside.asked != asked)
	}
	if w.hintsOf(state.CheckedHint) == "" {
		t.Error("the hint is gone")
	}
	w.page.reader.TypedRune('q')
	if drawn == 0 || w.hintsOf(state.CheckedHint) != "" {
		t.Errorf("taken, it is drawn %d times: %q", drawn, w.hintsOf(state.CheckedHint))
	}
}

// What a claim is compared with is looked for beside the window, and given up where the person
// goes on.
func TestLookingForWhatWasCheckedBeforeIsGivenUpWhereThePersonGoesOn(t *testing.T) {
	unraced(t)
	w, r, _, _ := checkedAtThePort(t, true, true)
	w.marking.mark(w.spanOf(t, "wages had fallen by a third"))
	w.marking.mark(w.spanOf(t, quay))
	r.hold = true
	w.alongside.asked = ""
	w.store.show()
	looking := r.held[len(r.held)-1]
	if looking.ctx.Err() != nil {
		t.Fatal("it is given up while it is wanted")
	}
	before := w.session.Active()
	w.opening.step(1)
	if looking.ctx.Err() == nil || w.session.Active() == before {
		t.Error("it goes on for a claim that is no longer selected")
	}
	r.hold = false
	looking.do()
	if got := w.hintsOf(state.CheckedHint); got != "" {
		t.Errorf("what came of it is shown at another claim: %q", got)
	}
	for _, h := range r.held {
		h.do()
	}
	w.alongside.asked = ""
	r.hold, r.held = true, nil
	w.store.show()
	looking = r.held[len(r.held)-1]
	w.session.ClaimSelected("")
	w.store.show()
	if looking.ctx.Err() == nil {
		t.Error("it goes on with no claim selected")
	}
}

// publishedOn is a check that somebody published, stored as a feed's.
func publishedOn(t *testing.T, w *Window) model.PublishedCheck {
	t.Helper()
	c := model.PublishedCheck{ID: model.CheckID + "1", Claim: "The harbour quay cost 40 million euros.", Rating: "Mostly false",
		Title: "What did the quay cost?",
		URL:   "https://checks.example/quay", Publisher: "Checks Weekly", Published: "2024-06-01", Language: "en", Feed: "feed.json"}
	if _, err := w.store.library.StoreChecks(t.Context(), []model.PublishedCheck{c}); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAPublishedCheckIsToldOfAttachedWithQAndOpenedInTheBrowser(t *testing.T) {
	unraced(t)
	w, _, path := atTheHarbour(t)
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.SpeakerHint), false)
	publishedOn(t, w)
	w.marking.mark(w.spanOf(t, quay))
	want := "Checked before: “The harbour quay cost 40 million euros.” was rated “Mostly false” by Checks Weekly (1 June 2024)."
	if got := w.hintsOf(state.CheckedHint); got != want {
		t.Fatalf("the hint says %q, want %q", got, want)
	}
	var followed string
	w.open = func(u *url.URL) error { followed = u.String(); return nil }
	w.page.reader.TypedRune('Q')
	pressOver(t, w, "Open") // it is asked first, as with every address
	if followed != "https://checks.example/quay" {
		t.Errorf("Shift+Q opens %q", followed)
	}
	w.page.reader.TypedRune('q')
	attached := func() (said string) {
		for _, d := range stored(t, path) {
			for _, x := range d.EarlierChecks() {
				said += x.Note + " " + x.Source.URL
			}
		}
		return said
	}
	if got := attached(); !strings.Contains(got, "Mostly false") || !strings.Contains(got, "https://checks.example/quay") {
		t.Errorf("after Q there is %q", got)
	}
	if got := w.hintsOf(state.CheckedHint); got != "" {
		t.Errorf("attached, it still says %q", got)
	}
	w.undoing.undo()
	if got := attached(); got != "" || w.hintsOf(state.CheckedHint) != want {
		t.Errorf("after undo there is %q, the hint says %q", got, w.hintsOf(state.CheckedHint))
	}
	w.fyne.Preferences().SetBool(prefAlongFor+string(state.CheckedHint), false)
	w.alongside.asked = ""
	w.store.show()
	if got := w.hintsOf(state.CheckedHint); got != "" {
		t.Errorf("switched off it says %q", got)
	}
}

func TestAHintOnAPublishedCheckSaysWhatIsKnownOfIt(t *testing.T) {
	unraced(t)
	whole := model.PublishedCheck{Claim: "It rained.", Rating: "False", Publisher: "Checks", Published: "2024",
		URL: "https://www.checks.example/a", Feed: "f.json"}
	for want, change := range map[string]func(*model.PublishedCheck){
		"Checked before: “It rained.” was rated “False” by Checks (2024).": func(*model.PublishedCheck) {},
		"Checked before: “It rained.” was rated “False” by Checks.":        func(c *model.PublishedCheck) { c.Published = "" },
		"Checked before: Checks checked “It rained.” (2024).":              func(c *model.PublishedCheck) { c.Rating = "" },
		"Checked before: checks.example checked “It rained.”.":             func(c *model.PublishedCheck) { c.Rating, c.Published, c.Publisher = "", "", "" },
		"Checked before: “It rained.” was rated “False” by f.json (2024).": func(c *model.PublishedCheck) { c.Publisher, c.URL = "", "" },
	} {
		c := whole
		if change(&c); sayCheck(c) != want {
			t.Errorf("it says %q, want %q", sayCheck(c), want)
		}
	}
}

// With real goroutines: an answer may come when other things go on.
func TestWhatWasCheckedBeforeComesWhileOneTypes(t *testing.T) {
	unraced(t)
	path := t.TempDir() + "/work.galley"
	makeLibrary(t, path, "First", "Second")
	w, r := openThreads(t, Options{Library: path, Editor: "Ann"})
	r.open(t, w, "First")
	r.settle()
	r.on(func() {
		w.marking.mark(w.spanOf(t, "The text of First has 21,000 troops"))
		w.page.reader.TypedRune('1')
	})
	r.settle()
	r.open(t, w, "Second")
	r.settle()
	r.on(func() {
		w.marking.mark(w.spanOf(t, "The text of Second has 21,000 troops"))
	})
	for range 20 {
		r.on(func() { test.Type(w.claims.FocusReasoning(), "x") })
		r.pass()
	}
	r.on(func() { w.writing.texts.Flush() })
	r.settle()
	r.on(func() {
		if got := w.hintsOf(state.CheckedHint); !strings.Contains(got, "“The text of First has 21,000 troops”") {
			t.Errorf("the hint says %q", got)
		}
	})
	if got := strings.Join(reasoning(t, path), ""); got != strings.Repeat("x", 20) {
		t.Errorf("of 20 letters %q is stored", got)
	}
}
