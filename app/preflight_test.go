package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/publish"
	"galley/model"
	"galley/model/ingest"
)

// tappable is a button or a box, whatever it is made of.
type tappable interface {
	fyne.CanvasObject
	fyne.Tappable
}

// labelled are the buttons and boxes of the dialog on top whose label begins so.
func labelled(w *Window, begins string) []tappable {
	var found []tappable
	for _, o := range within[tappable](w) {
		if strings.HasPrefix(labelOf(o), begins) {
			found = append(found, o)
		}
	}
	return found
}

func labelOf(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *control.Button:
		return o.Text
	case *control.Check:
		return o.Text
	}
	return ""
}

// threeClaims marks three claims, of which the second is rated.
func threeClaims(t *testing.T, w *Window) (rated string) {
	t.Helper()
	for _, words := range []string{"21,000 troops", "Nobody at the table", "600 miles"} {
		w.marking.mark(w.spanOf(t, words))
	}
	d := w.session.Proof().Dossiers
	if len(d) != 3 {
		t.Fatalf("there are %d claims", len(d))
	}
	rating := "True"
	w.store.write(model.SetVerdict{ClaimID: d[1].Claim.ID, Rating: &rating}, nil)
	return d[1].Claim.ID
}

func TestTheExportDialogShowsWhatIsOpenByKindWithTheClaimsNumbers(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	threeClaims(t, w)
	w.wanting(publish.Settings{Kind: "md"}, t.TempDir())
	w.exporting.exportOpen()
	for _, want := range []string{"Not rated · 2", "No source · 3", "Rated without reasoning · 1", "Not signed off · 1"} {
		if len(labelled(w, want)) != 1 {
			t.Errorf("it does not show %q", want)
		}
	}
	if len(labelled(w, "Contested")) > 0 || len(labelled(w, "No longer")) > 0 {
		t.Error("it shows what is not found")
	}
	said := ""
	for _, r := range within[*widget.RichText](w) {
		said += r.String() + "\n"
	}
	if !strings.Contains(said, "1, 3\n") || !strings.Contains(said, "1, 2, 3\n") {
		t.Errorf("the claims' numbers are not there: %q", said)
	}
}

func TestLeavingClaimsOutChangesThePreviewAndTheFileAndIsTakenBack(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	threeClaims(t, w)
	folder := t.TempDir()
	w.wanting(publish.Settings{Kind: "csv"}, folder)
	w.exporting.exportOpen()
	rows := func() int {
		n, _ := within[*widget.Table](w)[0].Length()
		return n - 1
	}
	leave := func() tappable { return labelled(w, "Leave these out")[0] } // that are not rated
	if rows() != 3 {
		t.Fatalf("the preview has %d claims", rows())
	}
	test.Tap(leave())
	r.pass()
	if rows() != 1 {
		t.Errorf("the preview has %d claims after two were left out", rows())
	}
	if len(labelled(w, "Not rated · 2")) != 1 || len(labelled(w, "No source · 1")) != 1 {
		t.Error("what is found does not follow")
	}
	test.Tap(leave()) // the box is still there
	r.pass()
	if rows() != 3 {
		t.Errorf("the preview has %d claims after two were taken back", rows())
	}
	test.Tap(leave())
	r.pass()
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Save"))
	text, err := os.ReadFile(filepath.Join(folder, "envoys-meet.csv"))
	if err != nil || strings.Contains(string(text), "600 miles") || !strings.Contains(string(text), "2,Nobody at the table") {
		t.Errorf("written is %s, %v", text, err)
	}
	if !strings.Contains(w.notice.text.Text, "3 things to look at") {
		t.Errorf("what is left is not told: %q", w.notice.text.Text)
	}
}

func TestShowClosesTheDialogShowsTheClaimAndTheChoicesComeBack(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	rated := threeClaims(t, w)
	w.wanting(publish.Settings{Kind: "md"}, t.TempDir())
	w.exporting.exportOpen()
	test.Type(lineWith(t, w, "Who publishes it"), "The Desk")
	test.Tap(labelled(w, "Rated without reasoning")[0])
	show := labelled(w, "Show")
	if len(show) != 1 {
		t.Fatalf("there are %d claims to show", len(show))
	}
	test.Tap(show[0])
	if w.dialogs.Open() || w.session.Active() != rated {
		t.Fatalf("the dialog is open: %v; shown is %q", w.dialogs.Open(), w.session.Active())
	}
	w.exporting.exportOpen()
	test.Tap(button(t, w, "Export…"))
	if kept := remembered(w.fyne.Preferences().String(prefExport)); kept.Newsroom != "The Desk" {
		t.Errorf("the choices are gone: %+v", kept)
	}
	if w.writing.offer.content.Visible() {
		t.Error("the choices are still offered")
	}
}

func TestWhatIsOpenInSeveralArticlesIsShownPerArticle(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	threeClaims(t, w)
	first := w.session.ArticleID()
	doc, err := ingest.Bytes(t.Context(), "second.txt", []byte("Second story\n\nThirty envoys came to the talks, said the host of the day."),
		ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	w.store.write(model.ImportArticle{Document: doc}, nil)
	w.shelf.List().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	ids := w.listing.chosen()
	second := ids[slices.IndexFunc(ids, func(id string) bool { return id != first })]
	w.opening.article(second, nil)
	w.marking.mark(w.spanOf(t, "Thirty envoys"))
	claim := w.session.Active()
	w.opening.article(first, nil)
	w.wanting(publish.Settings{Kind: "md"}, t.TempDir())
	w.exporting.ask([]string{first, second}, 0, false)
	r.pass()
	if len(labelled(w, "Not rated · 3 · 2 articles")) != 1 || len(labelled(w, "Not signed off · 1")) != 1 {
		t.Error("it does not show the claims of both articles")
	}
	test.Tap(labelled(w, "Not rated")[0])
	said := ""
	for _, l := range within[*widget.Label](w) {
		said += l.Text + "\n"
	}
	if !strings.Contains(said, "Second story\n") {
		t.Errorf("the article is not named: %s", said)
	}
	show := labelled(w, "Show")
	if len(show) != 3 {
		t.Fatalf("there are %d claims to show", len(show))
	}
	test.Tap(show[2])
	if w.session.ArticleID() != second || w.session.Active() != claim {
		t.Errorf("shown is %q of %q", w.session.Active(), w.session.ArticleID())
	}
}

func TestACopyForACMSIsOnTheClipboardAsChosen(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	threeClaims(t, w)
	i := slices.IndexFunc(w.bar.actions, func(a action) bool { return a.name == "Copy for a CMS…" })
	w.bar.actions[i].item.Action()
	test.Tap(button(t, w, "Copy"))
	text := w.fyne.Clipboard().Content()
	if !strings.HasPrefix(text, `<div class="galley"`) || !strings.Contains(text, `id="claim-2"`) || strings.Contains(text, "galley-mark") {
		t.Errorf("copied is %s", text)
	}
	if !strings.Contains(w.notice.text.Text, "Copied") || !strings.Contains(w.notice.text.Text, "4 things to look at") {
		t.Errorf("it says %q", w.notice.text.Text)
	}
	w.bar.actions[i].item.Action()
	for _, l := range lists(w) {
		l.SetSelected("Blocks of WordPress, for its editor")
		l.SetSelected("The article with its highlights, and the boxes")
		l.SetSelected("Those with a rating")
	}
	r.pass()
	test.Tap(button(t, w, "Copy"))
	text = w.fyne.Clipboard().Content()
	if !strings.HasPrefix(text, "<!-- wp:group") || !strings.Contains(text, "galley-mark") || strings.Contains(text, `id="claim-1"`) {
		t.Errorf("copied is %s", text)
	}
	if kept := remembered(w.fyne.Preferences().String(prefCMS)); kept.Kind != "wordpress" || !kept.Text || w.fyne.Preferences().String(prefExport) != "" {
		t.Errorf("remembered is %+v, and of reports %q", kept, w.fyne.Preferences().String(prefExport))
	}
}
