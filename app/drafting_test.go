package app

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

const ferryDraft = `# The ferry that never came

The ferry carried 312 passengers on the night of 4 May 2019.[^1] It was built in 1987.[^2]

[^1]: Harbour log, https://harbour.example/log, p. 4
[^2]: Register of ships, https://ships.example/register
`

// withDraft is a window with an ferryDraft draft that just came in.
func withDraft(t *testing.T) (w *Window, path string) {
	t.Helper()
	w, _, path = opened(t)
	file := filepath.Join(t.TempDir(), "ferry.md")
	if err := os.WriteFile(file, []byte(ferryDraft), 0o600); err != nil {
		t.Fatal(err)
	}
	w.importing.paths([]string{file})
	if got := w.session.Version().Notes; len(got) != 2 {
		t.Fatalf("%d notes came in", len(got))
	}
	return w, path
}

func TestADraftsNotesBecomeProposedSourcesWhenThePersonSaysSo(t *testing.T) {
	unraced(t)
	w, path := withDraft(t)
	if said := w.notice.text.Text; !strings.Contains(said, "2 footnotes: make proposed sources of them?") {
		t.Fatalf("the foot says %q", said)
	}
	before := len(stored(t, path))
	w.notice.action.OnTapped()
	all := stored(t, path)
	proposed := 0
	for _, d := range all {
		proposed += len(d.Proposals)
	}
	if len(all) != before+2 || proposed != 2 {
		t.Fatalf("%d claims more, %d sources proposed", len(all)-before, proposed)
	}
	w.drafting.propose([]string{w.session.ArticleID()})
	if said := w.notice.text.Text; !strings.Contains(said, "no source that is not proposed already") {
		t.Errorf("proposing again says %q", said)
	}
}

func TestNotNowLeavesTheNotesAndTheMenuProposesThemLater(t *testing.T) {
	unraced(t)
	w, path := withDraft(t)
	before := len(stored(t, path))
	w.notice.other.OnTapped()
	if w.notice.text.Text != "" || len(stored(t, path)) != before {
		t.Errorf("the foot says %q, %d claims more", w.notice.text.Text, len(stored(t, path))-before)
	}
	w.do(t, "Propose Sources from Notes")
	if got := len(stored(t, path)); got != before+2 {
		t.Errorf("%d claims more", got-before)
	}
}

func TestYAcceptsWhatIsProposedAndShiftYRefusesIt(t *testing.T) {
	unraced(t)
	w, path := withDraft(t)
	w.do(t, "Propose Sources from Notes")
	w.dialogs.Home()
	w.page.reader.TypedRune('n')
	if got := w.label("Accept the Proposed Source"); !strings.Contains(got, "Accept: ") {
		t.Errorf("the menu says %q", got)
	}
	if said := shownTexts(w.claims.Content()); !strings.Contains(said, "proposed by") || !strings.Contains(said, "p. 4") {
		t.Errorf("the form says %q", said)
	}
	first := w.session.Active()
	w.page.reader.TypedRune('y')
	w.page.reader.TypedRune('n')
	second := w.session.Active()
	w.page.reader.TypedRune('Y')
	for _, d := range stored(t, path) {
		switch d.Claim.ID {
		case first:
			if len(d.Evidence) != 1 || len(d.Proposals) != 0 || d.Evidence[0].Source.URL != "https://harbour.example/log" {
				t.Errorf("of the first %+v, proposed %d", d.Evidence, len(d.Proposals))
			}
		case second:
			if len(d.Evidence) != 0 || len(d.Proposals) != 0 {
				t.Errorf("of the second %+v, proposed %d", d.Evidence, len(d.Proposals))
			}
		}
	}
	if w.page.reader.TypedRune('y'); w.label("Accept the Proposed Source") != "Accept the Proposed Source" {
		t.Errorf("the menu still says %q", w.label("Accept the Proposed Source"))
	}
	w.undoing.undo()
	if d := w.session.Proof().Dossiers; len(d) == 0 || proposals(d) != 1 {
		t.Errorf("after undo %d are proposed", proposals(d))
	}
}

func proposals(all []model.Dossier) (n int) {
	for _, d := range all {
		n += len(d.Proposals)
	}
	return n
}

// TestTrackedChangesAreAskedAboutBeforeAnythingIsStored: Escape imports nothing.
func TestTrackedChangesAreAskedAboutBeforeAnythingIsStored(t *testing.T) {
	draft, err := filepath.Abs("../model/ingest/testdata/draft.docx")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		answer   string
		versions int
	}{
		"nothing":         {"Import nothing", 0},
		"as if accepted":  {"As if accepted", 1},
		"as the original": {"As the original", 1},
		"both to compare": {"As two versions", 2},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "work.galley")
			makeLibrary(t, path, "First")
			w, r := openThreads(t, Options{Library: path, Editor: "Ann"})
			r.on(func() { w.importing.paths([]string{draft}) })
			asked := false
			for !asked {
				r.on(func() { asked = w.dialogs.Open() })
				runtime.Gosched()
			}
			r.on(func() { pressOver(t, w, c.answer) })
			r.settle()
			all, err := w.store.library.All(t.Context(), model.ShelfQuery{})
			if err != nil {
				t.Fatal(err)
			}
			versions := 0
			for _, a := range all {
				if a.Title == "The ferry that never came" {
					proof, err := w.store.library.Proof(t.Context(), a.ID, 0)
					if err != nil {
						t.Fatal(err)
					}
					versions = proof.Versions
				}
			}
			if versions != c.versions {
				t.Errorf("%d versions are stored, want %d", versions, c.versions)
			}
		})
	}
}

func TestAnImportThatIsStoppedWhileItAsksTakesItsQuestionAway(t *testing.T) {
	w, r := openThreads(t, Options{Library: filepath.Join(t.TempDir(), "work.galley"), Editor: "Ann"})
	ctx, cancel := context.WithCancel(t.Context())
	answered := make(chan error, 1)
	go func() {
		_, err := w.drafting.changes(ctx, "ferry.docx", 4)
		answered <- err
	}()
	for asked := false; !asked; runtime.Gosched() {
		r.on(func() { asked = w.dialogs.Open() })
	}
	cancel()
	if err := <-answered; err == nil {
		t.Error("it has an answer")
	}
	r.settle()
	r.on(func() {
		if w.dialogs.Open() {
			t.Error("the question stays")
		}
	})
}

func TestACorrectedDraftBringsItsNotes(t *testing.T) {
	unraced(t)
	w, _ := withDraft(t)
	file := filepath.Join(t.TempDir(), "ferry.md")
	if err := os.WriteFile(file, []byte(ferryDraft[:len(ferryDraft)-1]+", folio 7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.correcting.revise(w.session.ArticleID(), file)
	if v := w.session.Version(); v.Number != 2 || len(v.Notes) != 2 || !strings.Contains(v.Notes[1].Text, "folio 7") {
		t.Errorf("version %d has the notes %+v", v.Number, v.Notes)
	}
}

// shownTexts are the labels that are seen in a part of the window.
func shownTexts(part fyne.CanvasObject) string {
	var b strings.Builder
	for _, o := range test.LaidOutObjects(part) {
		if l, is := o.(*widget.Label); is && l.Visible() {
			b.WriteString(l.Text + "\n")
		}
	}
	return b.String()
}
