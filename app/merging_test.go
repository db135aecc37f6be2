package app

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// colleague is a copy of a library in which Bob marked and rated a claim.
func colleague(t *testing.T, path, rating string) string {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "bob.galley")
	if err := lib.Backup(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	bobs, err := library.Open(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	page, err := bobs.Articles(t.Context())
	if err != nil || len(page) == 0 {
		t.Fatal(err)
	}
	p, err := bobs.Proof(t.Context(), page[0].ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	i := strings.Index(p.Version.Text, "21,000 troops")
	c, err := bobs.Apply(t.Context(), "Bob", model.MarkClaim{VersionID: p.Version.ID, Span: passage.Span{Start: i, End: i + 13}})
	if err != nil {
		t.Fatal(err)
	}
	reason := "The order says so."
	if _, err := bobs.Apply(t.Context(), "Bob", model.SetVerdict{ClaimID: c.Created(model.NounClaim), Rating: &rating,
		Reasoning: &reason}); err != nil {
		t.Fatal(err)
	}
	if err := bobs.Close(); err != nil {
		t.Fatal(err)
	}
	return other
}

// texts are the words of all labels and buttons on show over the window.
func texts(w *Window) string {
	var b strings.Builder
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		for _, o := range test.LaidOutObjects(top) {
			if l, is := o.(*widget.Label); is && l.Visible() {
				b.WriteString(l.Text + "\n")
			}
			if x := buttonOf(o); x != nil {
				b.WriteString("[" + x.Text + "]\n")
			}
		}
	}
	return b.String()
}

func pressOver(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if b := buttonOf(o); b != nil && strings.HasPrefix(b.Text, label) && b.Visible() && !b.Disabled() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q in\n%s", label, texts(w))
}

func TestAnotherLibraryIsMergedAndItsVerdictDecided(t *testing.T) {
	w, _, path := opened(t)
	other := colleague(t, path, "False")
	v := w.session.Version()
	i := strings.Index(v.Text, "21,000 troops")
	w.marking.mark(passage.Span{Start: i, End: i + 13})
	w.claims.Rate(1) // True
	if w.session.Conflicts() > 0 {
		t.Error("there is something to decide before there was a merge")
	}

	w.merging.merge(other)
	if said := texts(w); !strings.Contains(said, "Claims: 1 recognised as already here") ||
		!strings.Contains(said, "1 conflict to decide") || !strings.Contains(said, "[Decide 1 conflict now…]") {
		t.Fatalf("the report says\n%s", said)
	}
	d := w.session.Proof().Dossiers[0]
	if len(w.session.Proof().Dossiers) != 1 || len(d.Contested()) != 2 || w.session.Conflicts() != 1 {
		t.Fatalf("%d claims, %d contested, %d conflicts", len(w.session.Proof().Dossiers), len(d.Contested()), w.session.Conflicts())
	}
	for _, a := range w.bar.actions {
		if strings.HasPrefix(a.name, "Conflicts") && (a.item.Disabled || !strings.HasPrefix(a.item.Label, "Conflicts to Decide (1)…")) {
			t.Errorf("the menu says %q, disabled %v", a.item.Label, a.item.Disabled)
		}
	}
	pressOver(t, w, "Decide")
	said := texts(w)
	for _, want := range []string{"1 of 1 to decide", "21,000 troops", "Ann", "Bob", "The order says so.", "[Keep this]", "[Take this]"} {
		if !strings.Contains(said, want) {
			t.Errorf("the case does not say %q:\n%s", want, said)
		}
	}
	if _, ok := w.win.Canvas().Focused().(*control.Button); !ok {
		t.Errorf("the keyboard is at %T", w.win.Canvas().Focused())
	}
	pressOver(t, w, "Take this")
	if w.win.Canvas().Overlays().Top() != nil {
		t.Errorf("the dialog stays:\n%s", texts(w))
	}
	if r, ok := w.session.Proof().Dossiers[0].Rating(); !ok || r.Label != "False" || w.session.Conflicts() != 0 {
		t.Errorf("rating %+v, %d conflicts", r, w.session.Conflicts())
	}
	w.undoing.undo() // the decision
	w.undoing.undo() // the merge
	if r, ok := w.session.Proof().Dossiers[0].Rating(); !ok || r.Label != "True" || w.session.Conflicts() != 0 {
		t.Errorf("undone: rating %+v, %d conflicts", r, w.session.Conflicts())
	}
}

func TestAContestIsTakenUpFromTheClaimAndSettledByARating(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	other := colleague(t, path, "False")
	i := strings.Index(w.session.Version().Text, "21,000 troops")
	w.marking.mark(passage.Span{Start: i, End: i + 13})
	w.claims.Rate(1)
	w.merging.merge(other)
	pressOver(t, w, "Close")
	id := w.session.Proof().Dossiers[0].Claim.ID
	w.opening.selectClaim(id, false)
	w.merging.decide(w.session.Proof().Dossiers[0].Disputes[0].ID)
	pressOver(t, w, "Another verdict")
	if w.win.Canvas().Overlays().Top() != nil || w.session.Active() != id {
		t.Fatalf("active %q, over the window:\n%s", w.session.Active(), texts(w))
	}
	w.claims.Rate(3) // Mixed
	if r, ok := w.session.Proof().Dossiers[0].Rating(); !ok || r.Label != "Mixed" || w.session.Conflicts() != 0 {
		t.Errorf("rating %+v, %d conflicts", r, w.session.Conflicts())
	}
}

func TestWhatCannotBeMergedIsSaidAtTheFoot(t *testing.T) {
	unraced(t)
	w, _, path := opened(t)
	w.merging.merge(filepath.Join(t.TempDir(), "none.galley"))
	if !strings.Contains(w.notice.text.Text, "There is no library at") {
		t.Errorf("the notice says %q", w.notice.text.Text)
	}
	w.merging.merge(path)
	if !strings.Contains(w.notice.text.Text, "open here") {
		t.Errorf("the notice says %q", w.notice.text.Text)
	}
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("a report is shown")
	}
	w.win.Resize(fyne.NewSize(1280, 800))
}
