package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/state"
	"galley/model"
)

// withClaims is a window on the story with these words marked, none of them selected.
func withClaims(t *testing.T, words ...string) (w *Window, path string, ids []string) {
	t.Helper()
	w, _, path = opened(t)
	for _, one := range words {
		w.store.write(model.MarkClaim{VersionID: w.session.Version().ID, Span: w.spanOf(t, one)}, nil)
		ids = append(ids, w.session.Active())
	}
	return w, path, ids
}

// reach presses a key with Shift held.
func (w *Window) reach(key fyne.KeyName) {
	w.shift(true)
	w.keys(key)
	w.shift(false)
}

func ratedAs(all []model.Dossier) string {
	var out []string
	for _, d := range all {
		v, _ := d.Verdict()
		out = append(out, v.Rating)
	}
	return strings.Join(out, ", ")
}

func TestClaimsAreFoundFromTheKeyboard(t *testing.T) {
	unraced(t)
	w, _, ids := withClaims(t, "21,000 troops", "600 miles", "drugs")
	w.page.reader.TypedRune('f')
	test.Type(w.win.Canvas().Focused(), "mil")
	if rows := w.session.Claims("Ann").List.Rows; len(rows) != 1 || rows[0].Number != 2 {
		t.Fatalf("found %+v", rows)
	}
	w.keys(fyne.KeyDown)
	if w.session.Active() != ids[1] {
		t.Errorf("down selects %q", w.session.Active())
	}
	w.keys(fyne.KeyUp, fyne.KeyEscape, fyne.KeyEscape)
	if len(w.session.Claims("Ann").List.Rows) != 3 || w.win.Canvas().Focused() != fyne.Focusable(w.page.reader) {
		t.Errorf("Escape and Escape lead to %T, with %d claims", w.win.Canvas().Focused(), len(w.session.Claims("Ann").List.Rows))
	}
}

func TestTheNextClaimIsSelectedWhereverOneIsDeleted(t *testing.T) {
	unraced(t)
	for where, remove := range map[string]func(w *Window){
		"the article": func(w *Window) { w.press(fyne.KeyDelete) },
		"the menu":    func(w *Window) { w.do(t, "Delete Claim") },
		"the form":    func(w *Window) { w.claims.ShowMore(true); test.Tap(buttonsIn(w.claims.Content(), "Delete claim")[0]) },
		"the list": func(w *Window) {
			w.dialogs.Focus(w.claims.List.List())
			w.keys(fyne.KeyDelete)
		},
	} {
		w, path, ids := withClaims(t, "21,000 troops", "600 miles", "drugs")
		w.opening.selectClaim(ids[1], true)
		remove(w)
		if n := len(stored(t, path)); n != 2 || w.session.Active() != ids[2] {
			t.Errorf("deleted in %s: %d claims, and %q is selected", where, n, w.session.Active())
		}
	}
}

func TestNextClaimStaysInTheChip(t *testing.T) {
	unraced(t)
	w, _, ids := withClaims(t, "21,000 troops", "600 miles", "drugs")
	w.claims.List.OnSelect(ids[1])
	w.page.reader.TypedRune('1')
	w.bar.do("Claims to Check")
	w.page.reader.TypedRune('n')
	if w.session.Active() != ids[2] {
		t.Errorf("N leads to %q", w.session.Active())
	}
	w.page.reader.TypedRune('2') // rated, it stays until one moves on
	if list := w.session.Claims("Ann").List; list.Index(ids[2]) < 0 || list.Count(state.ToCheck) != 1 {
		t.Errorf("rated: %+v", list)
	}
	w.page.reader.TypedRune('n')
	if list := w.session.Claims("Ann").List; w.session.Active() != ids[0] || list.Index(ids[2]) >= 0 {
		t.Errorf("moved on to %q: %+v", w.session.Active(), list)
	}
}

func TestSeveralClaimsAreRatedInOneStep(t *testing.T) {
	unraced(t)
	w, path, ids := withClaims(t, "21,000 troops", "600 miles", "drugs")
	w.opening.selectClaim(ids[0], false)
	w.dialogs.Focus(w.claims.List.List())
	w.reach(fyne.KeyDown)
	w.win.Canvas().Focused().TypedRune('5')
	if got := ratedAs(stored(t, path)); got != "False, False, " {
		t.Errorf("in the file: %s", got)
	}
	w.undoing.undo()
	if got := ratedAs(stored(t, path)); got != ", , " {
		t.Errorf("after one undo: %s", got)
	}
}

func TestRatingSeveralAsksBeforeItTakesASignOffBack(t *testing.T) {
	unraced(t)
	w, path, ids := withClaims(t, "21,000 troops", "600 miles", "drugs")
	w.store.write(model.SetVerdict{ClaimID: ids[1], Rating: new("True")}, nil)
	w.store.editor = "Bob"
	w.store.write(model.SignOff{ClaimID: ids[1]}, nil)
	answer := func(label string) {
		t.Helper()
		w.opening.selectClaim(ids[0], false)
		w.dialogs.Focus(w.claims.List.List())
		w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
		w.win.Canvas().Focused().TypedRune('5')
		test.Tap(button(t, w, label))
	}
	answer("Cancel")
	if got := ratedAs(stored(t, path)); got != ", True, " {
		t.Errorf("cancelled: %s", got)
	}
	answer("Rate the other 2")
	if got := ratedAs(stored(t, path)); got != "False, True, False" {
		t.Errorf("the others: %s", got)
	}
	answer("Rate all 3")
	if got := ratedAs(stored(t, path)); got != "False, False, False" {
		t.Errorf("all: %s", got)
	}
}

func TestDeletingInTheListSelectsTheNext(t *testing.T) {
	unraced(t)
	w, path, ids := withClaims(t, "21,000 troops", "600 miles", "drugs")
	w.opening.selectClaim(ids[0], false)
	w.dialogs.Focus(w.claims.List.List())
	w.keys(fyne.KeyDelete)
	if got := len(stored(t, path)); got != 2 || w.session.Active() != ids[1] {
		t.Errorf("%d claims are left, %q is selected", got, w.session.Active())
	}
	if w.win.Canvas().Focused() != w.claims.List.List() {
		t.Errorf("the keyboard is at %T", w.win.Canvas().Focused())
	}
	w.keys(fyne.KeyDown, fyne.KeyDelete)
	if w.session.Active() != ids[1] {
		t.Errorf("after the last one %q is selected", w.session.Active())
	}
	w.undoing.undo()
	w.undoing.undo()
	if got := len(stored(t, path)); got != 3 {
		t.Errorf("undone: %d claims", got)
	}
}

func TestSeveralClaimsAreTaggedAndGivenAnOwner(t *testing.T) {
	unraced(t)
	w, path, ids := withClaims(t, "21,000 troops", "600 miles", "drugs")
	w.opening.selectClaim(ids[0], false)
	w.dialogs.Focus(w.claims.List.List())
	w.reach(fyne.KeyDown)
	w.win.Canvas().Focused().TypedRune('g')
	test.Type(w.win.Canvas().Focused(), "Eve")
	w.keys(fyne.KeyReturn)
	w.dialogs.Focus(w.claims.List.List())
	w.win.Canvas().Focused().TypedRune('t')
	test.Type(w.win.Canvas().Focused(), "border, troops")
	w.keys(fyne.KeyReturn)
	for i, d := range stored(t, path) {
		owner, tags := "Eve", "border, troops"
		if i == 2 {
			owner, tags = "", ""
		}
		if got := strings.Join(d.TagWords(), ", "); d.Claim.Owner != owner || got != tags {
			t.Errorf("claim %d: owner %q, tags %q", i+1, d.Claim.Owner, got)
		}
	}
}

func TestAWideWindowHasTheFormBesideTheList(t *testing.T) {
	unraced(t)
	w, r, path := opened(t)
	w.store.write(model.MarkClaim{VersionID: w.session.Version().ID, Span: w.spanOf(t, "600 miles")}, nil)
	beside := func() bool {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject
		list, form := at(w.claims.List.Content()), at(w.claims.FocusReasoning().(fyne.CanvasObject))
		return form.X > list.X+200
	}
	size := func(width float32) {
		w.win.Resize(fyne.NewSize(width, 1000))
		r.pass()
	}
	size(1920)
	if !beside() {
		t.Error("in 1920 px the form is under the list")
	}
	wide := w.inner.Offset
	size(1280)
	if narrow := w.inner.Offset; beside() || narrow <= wide {
		t.Errorf("in 1280 px the form is beside the list, or the claims have %v of the room as in 1920 px", 1-narrow)
	}
	w.inner.SetOffset(0.7)
	size(1920)
	w.inner.SetOffset(0.45)
	w.claims.Fold()
	w.Close()
	r2 := newRunner()
	again := New(w.fyne, r2, Options{Library: path, Editor: "Ann"})
	t.Cleanup(again.end)
	again.win.Resize(fyne.NewSize(1920, 1000))
	again.win.Show()
	r2.pass()
	_, _, folded := again.claims.Splits()
	if again.inner.Offset != 0.45 || !folded {
		t.Errorf("opened again, the bar is at %v, folded %v", again.inner.Offset, folded)
	}
}
