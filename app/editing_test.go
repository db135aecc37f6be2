package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"galley/app/claims"
	"galley/app/control"
	"galley/model"
	"galley/model/report/interchange"
)

// ratedBy has a claim rated by somebody, with reasoning or without, and selects it.
func ratedBy(t *testing.T, editor, rating, reasoning string) (*Window, *inline, string) {
	t.Helper()
	w, r, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	claim := w.session.Active()
	verdict := model.SetVerdict{ClaimID: claim, Rating: &rating, Reasoning: &reasoning}
	if _, err := w.store.library.Apply(t.Context(), editor, verdict); err != nil {
		t.Fatal(err)
	}
	w.store.reload()
	r.pass()
	return w, r, claim
}

func verdictOf(t *testing.T, w *Window, claim string) (model.Verdict, model.Claim) {
	t.Helper()
	d, ok := w.session.Dossier(claim)
	if !ok {
		t.Fatal("the claim is gone")
	}
	v, _ := d.Verdict()
	return v, d.Claim
}

// asked are the words over the window, "" none.
func asked(w *Window) string {
	if !w.dialogs.Open() {
		return ""
	}
	return texts(w)
}

func TestEveryControlOfTheFormHasAKey(t *testing.T) {
	unraced(t)
	w, _, _ := claimed(t)
	for key, control := range map[rune]claims.Control{
		'e': claims.Wording, 'l': claims.Speaker, 'i': claims.Said, 'r': claims.Reasoning, 'g': claims.Owner, 'd': claims.Due,
		't': claims.Tags, 'a': claims.Earlier,
	} {
		w.win.Canvas().Focus(w.page.reader)
		w.keyboard.typedRune(key)
		if got, want := w.win.Canvas().Focused(), w.claims.Reach(control); got != want {
			t.Errorf("%c gives the keyboard to %T, want %T", key, got, want)
		}
	}
	for _, key := range "kuv" {
		w.win.Canvas().Focus(w.page.reader)
		w.keyboard.typedRune(key)
		top := w.win.Canvas().Overlays().Top()
		if top == nil {
			t.Errorf("%c opens no list", key)
			continue
		}
		top.Hide()
	}
}

func TestAFieldIsLeftToTheArticleAndWhatWasTypedIsStored(t *testing.T) {
	unraced(t)
	for name, leave := range map[string]func(f fyne.Focusable){
		"Escape": func(f fyne.Focusable) { f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		"Ctrl+Enter": func(f fyne.Focusable) {
			f.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
		},
	} {
		w, _, path := claimed(t)
		w.keyboard.typedRune('r')
		f := w.win.Canvas().Focused()
		test.Type(f, "Measured.")
		leave(f)
		if got := reasoning(t, path); len(got) != 1 || got[0] != "Measured." || w.win.Canvas().Focused() != w.page.reader {
			t.Errorf("%s: stored %q, the keyboard is at %T", name, got, w.win.Canvas().Focused())
		}
	}
}

func TestOneKeyDoesNotTakeOverAVerdictThatWasSignedOff(t *testing.T) {
	unraced(t)
	w, _, claim := ratedBy(t, "Bob", "True", "Counted.")
	w.keyboard.typedRune('5')
	if said := asked(w); !strings.Contains(said, "Replace Bob’s verdict?") {
		t.Fatalf("over the window stands %q", said)
	}
	if v, _ := verdictOf(t, w, claim); v.Rating != "True" {
		t.Fatalf("it is %s before the answer", v.Rating)
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // the safe answer
	if v, _ := verdictOf(t, w, claim); v.Rating != "True" || w.dialogs.Open() {
		t.Fatalf("kept, it is %s", v.Rating)
	}
	w.keyboard.typedRune('1') // the same rating changes nothing, and asks nothing
	if w.dialogs.Open() {
		t.Fatalf("it asks %q", asked(w))
	}
	w.store.write(model.SignOff{ClaimID: claim}, nil)
	w.keyboard.typedRune('5')
	if said := asked(w); !strings.Contains(said, "Ann signed it off") {
		t.Fatalf("over the window stands %q", said)
	}
	pressOver(t, w, "Rate it “False”")
	if v, _ := verdictOf(t, w, claim); v.Rating != "False" || v.By != "Ann" {
		t.Errorf("it is %s by %s", v.Rating, v.By)
	}
	w.keyboard.typedRune('2') // one's own
	if v, _ := verdictOf(t, w, claim); v.Rating != "Mostly true" || w.dialogs.Open() {
		t.Errorf("one's own is %s, asked %q", v.Rating, asked(w))
	}
}

func TestSigningOffWithoutSourceAndReasoningAsksOnce(t *testing.T) {
	unraced(t)
	w, _, claim := ratedBy(t, "Bob", "True", "")
	w.keyboard.typedRune('o')
	if said := asked(w); !strings.Contains(said, "neither a source nor a reason") {
		t.Fatalf("over the window stands %q", said)
	}
	pressOver(t, w, "Sign off")
	if v, c := verdictOf(t, w, claim); v.SignedBy != "Ann" || c.Status != model.SignedOff {
		t.Errorf("signed by %q, %s", v.SignedBy, c.Status)
	}
	w, _, claim = ratedBy(t, "Bob", "True", "Counted.")
	w.keyboard.typedRune('o')
	if said := asked(w); !strings.Contains(said, "no source bears on it") { // a rule of the trade that it breaks
		t.Errorf("with reasoning it asks %q", said)
	}
	pressOver(t, w, "Sign off")
	if v, _ := verdictOf(t, w, claim); v.SignedBy != "Ann" || w.dialogs.Open() {
		t.Errorf("with reasoning: signed by %q, asked %q", v.SignedBy, asked(w))
	}
}

func TestOnesOwnVerdictIsNotSignedOffAndItSaysWhy(t *testing.T) {
	unraced(t)
	w, _, _ := claimed(t)
	w.keyboard.typedRune('o')
	v, c := verdictOf(t, w, w.session.Active())
	if c.Status == model.SignedOff || v.SignedBy != "" || w.dialogs.Open() ||
		!strings.Contains(w.notice.text.Text, "a second editor signs it off") {
		t.Errorf("signed by %q, it says %q", v.SignedBy, w.notice.text.Text)
	}
}

func TestWhatIsUnfoldedStaysSo(t *testing.T) {
	unraced(t)
	w, _, path := claimed(t)
	if w.claims.Unfolded() {
		t.Fatal("it is unfolded at first")
	}
	w.keyboard.typedRune('.')
	if !w.claims.Unfolded() || !w.fyne.Preferences().Bool(prefMore) {
		t.Fatal("M does not unfold it")
	}
	again := New(w.fyne, newRunner(), Options{Library: path, Editor: "Bob"})
	t.Cleanup(again.end)
	if !again.claims.Unfolded() {
		t.Error("it is folded after a restart")
	}
	w.keyboard.typedRune('.')
	if w.claims.Unfolded() || w.fyne.Preferences().Bool(prefMore) {
		t.Error("M does not fold it")
	}
}

func TestADueDateThatIsNoDayIsRefusedAndKept(t *testing.T) {
	unraced(t)
	w, r, _ := claimed(t)
	w.keyboard.typedRune('d')
	f := w.win.Canvas().Focused()
	test.Type(f, "soon")
	r.pass()
	if strings.Contains(w.notice.text.Text, "soon") {
		t.Errorf("refused while it is typed: %q", w.notice.text.Text)
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if _, c := verdictOf(t, w, w.session.Active()); c.Due != "" || !strings.Contains(w.notice.text.Text, "“soon” is not a day") {
		t.Errorf("due %q, it says %q", c.Due, w.notice.text.Text)
	}
	if left := w.claims.Unstored(); len(left) != 1 || left[0].Text != "soon" {
		t.Errorf("kept: %+v", left)
	}
}

func TestACheckOfOthersIsAttachedOnceByItsAddress(t *testing.T) {
	unraced(t)
	w, _, claim := ratedBy(t, "Bob", "True", "Counted.")
	attached := func() []model.Exhibit {
		d, _ := w.session.Dossier(claim)
		return d.EarlierChecks()
	}
	done := 0
	one := func() { done++ }
	w.earlier.found(claim, "https://check.example/1", reviewsOf(t, "False"), nil, one)
	if all := attached(); len(all) != 1 || !strings.HasPrefix(all[0].Note, "Already checked by Checkers") ||
		all[0].Source.URL != "https://check.example/1" {
		t.Fatalf("attached %+v", all)
	}
	w.earlier.found(claim, "https://check.example/1", reviewsOf(t, "False"), nil, one)
	if len(attached()) != 1 || !strings.Contains(w.notice.text.Text, "already attached") {
		t.Errorf("a second time: %d, %q", len(attached()), w.notice.text.Text)
	}
	w.earlier.found(claim, "https://check.example/2", reviewsOf(t, "False", "True"), nil, one)
	if !w.dialogs.Open() || len(attached()) != 1 {
		t.Fatal("it does not ask which of two")
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if all := attached(); len(all) != 2 || !strings.Contains(all[1].Note, "“True”") {
		t.Errorf("attached %+v", all)
	}
	w.earlier.found(claim, "https://silent.example/", nil, nil, one)
	pressOver(t, w, "Attach the address")
	if all := attached(); len(all) != 3 || all[2].Source.URL != "https://silent.example/" || all[2].Note != "Already checked" {
		t.Errorf("attached %+v", all)
	}
	if done != 3 {
		t.Errorf("told %d times that it is attached, want 3", done)
	}
}

// reviewsOf are reviews as a page has them, a rating each.
func reviewsOf(t *testing.T, ratings ...string) []interchange.Review {
	t.Helper()
	var all []interchange.Review
	for i, rating := range ratings {
		all = append(all, interchange.Review{Claim: fmt.Sprintf("Claim %d", i), Rating: rating, Author: "Checkers",
			URL: fmt.Sprintf("https://check.example/%d", i+1), Published: "2024-06-01"})
	}
	return all
}

func TestWhatTheLibraryKnowsIsOfferedAsOneTypes(t *testing.T) {
	unraced(t)
	w, _, claim := ratedBy(t, "Bob", "True", "Counted.")
	speaker := "Richard Holbrooke"
	w.store.write(model.EditClaim{ID: claim, Speaker: &speaker}, nil)
	w.store.write(model.ChangeTags{Claims: []string{claim}, Add: []string{"border", "opium"}}, nil)
	offered := func(of claims.Control, typed string) string {
		var all []string
		w.editing.known(of, typed, func(found []control.Completion) {
			for _, c := range found {
				all = append(all, c.Text)
			}
		})
		return strings.Join(all, ", ")
	}
	for _, c := range []struct {
		of          claims.Control
		typed, want string
	}{
		{claims.Speaker, "holb", speaker}, {claims.Owner, "", "Ann, Bob"}, {claims.Owner, "bo", "Bob"}, {claims.Tags, "O", "opium, border"},
	} {
		if got := offered(c.of, c.typed); got != c.want {
			t.Errorf("%d, %q: offered %q, want %q", c.of, c.typed, got, c.want)
		}
	}
	w.keyboard.typedRune('g')
	owner := w.win.Canvas().Focused()
	owner.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	owner.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	owner.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if _, c := verdictOf(t, w, claim); c.Owner != "Ann" || w.win.Canvas().Focused() != w.page.reader {
		t.Errorf("G, down, Enter, Enter: the owner is %q, the keyboard at %T", c.Owner, w.win.Canvas().Focused())
	}
}
