//go:build !race || long

package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/native"
	"galley/app/state"
	"galley/model"
)

// tableTexts are the labels that a part of the window shows.
func tableTexts(o fyne.CanvasObject) string {
	var out []string
	for _, o := range test.LaidOutObjects(o) {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *widget.Label:
			out = append(out, o.Text)
		case *widget.RichText:
			out = append(out, o.String())
		}
	}
	return strings.Join(out, "\n")
}

// tabled is a window with three claims in the open article, one of them rated, with the table of claims shown.
func tabled(t *testing.T) (w *Window, r *inline, path string) {
	t.Helper()
	w, r, path = claimed(t)
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	w.marking.mark(w.spanOf(t, "traffic in drugs"))
	w.do(t, "Claims of All Articles")
	r.pass()
	return w, r, path
}

// owned are the owners of the claims stored, by wording.
func owned(t *testing.T, path string) string {
	t.Helper()
	var all []string
	for _, d := range stored(t, path) {
		all = append(all, d.Claim.Wording+"="+d.Claim.Owner)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestTheTableShowsClaimsInTheArticlesPlace(t *testing.T) {
	w, _, _ := tabled(t)
	got := tableTexts(w.table.Content())
	for _, want := range []string{"All claims", "3 claims", "600 miles", "21,000 troops", "traffic in drugs"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if w.pair.Content().Visible() || w.inner.Second.Visible() || !w.sides.on(sideClaims) {
		t.Error("the article or its claims are shown beside the table")
	}
	if got := tableTexts(w.lists.Content()); !strings.Contains(got, "Overdue") || !strings.Contains(got, "Open questions") {
		t.Errorf("the lists are\n%s", got)
	}
	w.keyboard.typedKey(fyne.KeyEscape)
	if !w.pair.Content().Visible() || !w.inner.Second.Visible() {
		t.Error("Escape does not lead back to the article and its claims")
	}
}

func TestTheTableIsWorkedByKeyboardAlone(t *testing.T) {
	w, r, path := tabled(t)
	w.keys(fyne.KeyHome, fyne.KeyDown)
	w.shift(true)
	w.keys(fyne.KeyDown)
	w.shift(false)
	if n := len(w.table.Selected()); n != 2 {
		t.Fatalf("%d claims are selected", n)
	}
	w.win.Canvas().Focused().TypedRune('g')
	w.typeInto(t, "Eve")
	w.keys(fyne.KeyReturn)
	r.pass()
	if got := owned(t, path); strings.Count(got, "=Eve") != 2 {
		t.Errorf("the owners are %s", got)
	}
	if !strings.Contains(w.notice.text.Text, "Nobody called “Eve”") {
		t.Errorf("said is %q", w.notice.text.Text)
	}
	w.dialogs.Focus(w.table.First())
	w.win.Canvas().Focused().TypedRune('d')
	w.typeInto(t, "31 January 2020")
	w.keys(fyne.KeyReturn)
	r.pass()
	if !strings.Contains(w.notice.text.Text, "2020-01-31 is past already") || strings.Count(tableTexts(w.table.Content()), "‼ 2020-01-31") != 2 {
		t.Errorf("said is %q, shown\n%s", w.notice.text.Text, tableTexts(w.table.Content()))
	}
	w.undoing.undo()
	w.undoing.undo()
	r.pass()
	if got := owned(t, path); strings.Contains(got, "Eve") {
		t.Errorf("two steps of undo leave %s", got)
	}
	w.dialogs.Focus(w.table.First())
	w.keys(fyne.KeyHome, fyne.KeyReturn)
	if !w.center.shows(theArticle) || w.session.Active() == "" || !w.inner.Second.Visible() {
		t.Error("Enter does not open the claim")
	}
}

func TestTheTableIsNarrowedAndSorted(t *testing.T) {
	w, r, _ := tabled(t)
	w.dialogs.Focus(w.table.Filter())
	w.typeInto(t, "troops OR miles")
	r.pass()
	if got := tableTexts(w.table.Content()); !strings.Contains(got, "2 claims") || strings.Contains(got, "traffic in drugs") {
		t.Errorf("narrowed to\n%s", got)
	}
	order := func() string {
		var said []string
		for i := range 2 {
			if row, ok := w.desking.known.State("").Table.Row(i); ok {
				said = append(said, row.Wording)
			}
		}
		return strings.Join(said, ", ")
	}
	pressHead(t, w, "Claim")
	r.pass()
	if got := order(); got != "21,000 troops, 600 miles" {
		t.Errorf("sorted: %s", got)
	}
	pressHead(t, w, "Claim")
	r.pass()
	if got := order(); got != "600 miles, 21,000 troops" {
		t.Errorf("the other way round: %s", got)
	}
	w.dialogs.Focus(w.table.Filter())
	w.keys(fyne.KeyEscape)
	r.pass()
	if got := tableTexts(w.table.Content()); !strings.Contains(got, "3 claims") {
		t.Errorf("after Escape\n%s", got)
	}
	w.typeInto(t, "unheard")
	r.pass()
	if got := tableTexts(w.table.Content()); !strings.Contains(got, "No claim fits “unheard”.") {
		t.Errorf("nothing fits, and shown is\n%s", got)
	}
}

func pressHead(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.table.Content()) {
		if b, is := o.(*control.Button); is && b.Text == label && b.Visible() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("the table has no column %q", label)
}

func TestAListOfClaimsIsSavedRenamedAndDeleted(t *testing.T) {
	w, r, _ := tabled(t)
	w.dialogs.Focus(w.table.Filter())
	w.typeInto(t, "is:unrated")
	r.pass()
	w.do(t, "Save the List of Claims…")
	w.typeInto(t, "To do")
	w.keys(fyne.KeyReturn)
	r.pass()
	lists := func() string { return tableTexts(w.lists.Content()) }
	if !strings.Contains(lists(), "To do") {
		t.Fatalf("the lists are\n%s", lists())
	}
	saved := func() state.DeskList {
		all := w.desking.known.State("").Lists
		return all[len(all)-1]
	}
	w.lists.OnChoose(state.DeskList{})
	r.pass()
	w.lists.OnChoose(saved())
	r.pass()
	if got := tableTexts(w.table.Content()); !strings.Contains(got, "2 claims") {
		t.Errorf("it finds\n%s", got)
	}
	w.lists.OnRename(saved())
	w.typeInto(t, "Left to do")
	w.keys(fyne.KeyReturn)
	r.pass()
	if !strings.Contains(lists(), "Left to do") {
		t.Errorf("renamed, the lists are\n%s", lists())
	}
	w.do(t, "Save the List of Claims…")
	w.typeInto(t, "LEFT TO DO")
	w.keys(fyne.KeyReturn)
	r.pass()
	if len(w.desking.known.State("").Lists) != 7 { // the one there is is offered to be changed
		t.Errorf("saved under a name that is taken, the lists are\n%s", lists())
	}
	w.dialogs.Focus(w.lists.First())
	w.keys(fyne.KeyEnd, fyne.KeyDelete)
	r.pass()
	if strings.Contains(lists(), "Left to do") || len(w.session.Proof().Dossiers) != 3 {
		t.Errorf("deleted, the lists are\n%s", lists())
	}
}

func TestTheTableIsExported(t *testing.T) {
	w, r, _ := tabled(t)
	path := filepath.Join(t.TempDir(), "claims.csv")
	w.files.chooser = func(context.Context, native.Request) (string, error) { return path, nil }
	w.do(t, "Export the Table of Claims…")
	w.typeInto(t, "text")
	w.keys(fyne.KeyReturn)
	r.pass()
	text, err := os.ReadFile(path)
	if err != nil || strings.Count(string(text), "\n") != 4 || !strings.Contains(string(text), "21,000 troops") {
		t.Errorf("written is %q, %v; said %q", text, err, w.notice.text.Text)
	}
}

func TestSeveralClaimsOfTheTableGetKindStatusAndTagInOneStepEach(t *testing.T) {
	w, r, path := tabled(t)
	w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	kind, tag := model.Statistic, "figures"
	for _, v := range w.table.OnVerbs() {
		for _, sub := range v.Sub {
			if sub.Label == string(kind) {
				sub.Do()
			}
		}
	}
	w.win.Canvas().Focused().TypedRune('t')
	w.typeInto(t, tag)
	w.keys(fyne.KeyReturn)
	r.pass()
	for _, d := range stored(t, path) {
		if d.Claim.Kind != kind || !slices.Equal(d.TagWords(), []string{tag}) {
			t.Errorf("%s: %s, %q", d.Claim.Wording, d.Claim.Kind, d.TagWords())
		}
	}
	w.undoing.undo()
	for _, d := range stored(t, path) {
		if len(d.Tags) > 0 {
			t.Errorf("one undo leaves %q on %s", d.TagWords(), d.Claim.Wording)
		}
	}
}
