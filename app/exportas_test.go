package app

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/publish"
	"galley/model"
	"galley/model/ingest"
	"galley/model/report"
)

// wanting has a kind of report remembered as chosen last, and files go to the folder.
func (w *Window) wanting(wish publish.Wish, folder string) {
	w.fyne.Preferences().SetString(prefFolder, folder)
	w.fyne.Preferences().SetString(prefExport, wish.Remember())
}

// within are the objects of a kind in the dialog on top.
func within[O fyne.CanvasObject](w *Window) []O {
	var found []O
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if is, ok := o.(O); ok && o.Visible() {
			found = append(found, is)
		}
	}
	return found
}

func TestEveryFormatOfReportsCanBeChosenInTheWindow(t *testing.T) {
	offered := map[report.Format]bool{}
	for _, k := range reportKinds {
		offered[k.format] = true
	}
	for _, f := range report.Formats() {
		if !offered[f] {
			t.Errorf("the window does not offer %s", f)
		}
	}
}

func TestEveryKindOfReportHasAPreviewAndIsSaved(t *testing.T) {
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	for _, k := range reportKinds {
		t.Run(k.Label, func(t *testing.T) {
			folder := t.TempDir()
			w.wanting(publish.Wish{Kind: k.Label}, folder)
			w.exportOpen()
			pages := 0
			for _, i := range within[*canvas.Image](w) {
				if i.Image != nil && i.Image.Bounds().Dx() == publish.PageWidth {
					pages++
				}
			}
			said := ""
			for _, l := range within[*widget.Label](w) {
				said += l.Text + "\n"
			}
			switch k.format {
			case report.HTML, report.PDF, report.DOCX:
				if pages == 0 {
					t.Errorf("no page is shown: %.300s", said)
				}
			case report.CSV, report.XLSX:
				tables := within[*widget.Table](w)
				if len(tables) != 1 {
					t.Fatalf("%d tables are shown", len(tables))
				}
				rows, columns := tables[0].Length()
				want := 2 // its heads, and the claim
				if k.rows == report.SourceRows {
					want = 1
				}
				if rows != want || columns < 5 {
					t.Errorf("the table has %d rows and %d columns", rows, columns)
				}
			default:
				if !strings.Contains(said, "600 miles") && k.format != report.ClaimReview {
					t.Errorf("the claim is not shown: %.600s", said)
				}
			}
			test.Tap(button(t, w, "Export…"))
			if k.format == report.ClaimReview {
				test.Tap(button(t, w, "Export all the same")) // it has no rating yet
			}
			test.Tap(button(t, w, "Save"))
			if info, err := os.Stat(filepath.Join(folder, "envoys-meet"+k.format.Extension())); err != nil || info.Size() == 0 {
				t.Errorf("it was not saved: %v, %s", err, w.notice.text.Text)
			}
		})
	}
}

func TestWhatWasChosenForAReportIsInItAndRemembered(t *testing.T) {
	w, r, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	folder := t.TempDir()
	w.wanting(publish.Wish{Kind: "Markdown"}, folder)
	w.exportOpen()
	said := func() string {
		var all strings.Builder
		for _, l := range within[*widget.Label](w) {
			all.WriteString(l.Text + "\n")
		}
		return all.String()
	}
	for _, l := range lists(w) {
		l.SetSelected("Deutsch")
		l.SetSelected("Signed off only")
	}
	test.Type(lineWith(t, w, "Who publishes it"), "Die Redaktion")
	if strings.Contains(said(), "## Der Artikel") {
		t.Error("the preview was made anew at each letter")
	}
	r.pass() // the person has stopped
	if text := said(); !strings.Contains(text, "## Der Artikel") || !strings.Contains(text, "Die Redaktion") || !strings.Contains(text, "Keine der Behauptungen") {
		t.Errorf("the preview shows %.600s", text)
	}
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Save"))
	text, err := os.ReadFile(filepath.Join(folder, "envoys-meet.md"))
	if err != nil || !strings.Contains(string(text), "Veröffentlicht von Die Redaktion") {
		t.Errorf("the report is %s, %v", text, err)
	}
	if wish := publish.Remembered(w.fyne.Preferences().String(prefExport), usualWish); wish.Language != "de" || wish.Claims != string(report.SignedClaims) || wish.Newsroom != "Die Redaktion" || wish.Kind != "Markdown" {
		t.Errorf("remembered is %+v", wish)
	}
}

func TestALogoThatIsGoneIsSaidInThePreviewAndNothingIsWritten(t *testing.T) {
	w, _, _ := opened(t)
	folder := t.TempDir()
	w.wanting(publish.Wish{Kind: "PDF", Logo: filepath.Join(folder, "gone.png")}, folder)
	w.exportOpen()
	found := false
	for _, l := range within[*widget.Label](w) {
		found = found || strings.Contains(l.Text, "gone.png cannot be read")
	}
	if !found {
		t.Error("the preview does not say that the logo is gone")
	}
	test.Tap(button(t, w, "Export…"))
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 || !strings.Contains(w.notice.text.Text, "cannot be read") {
		t.Errorf("in the folder: %v, %v; said: %q", left, err, w.notice.text.Text)
	}
}

func TestSelectedArticlesAreExportedIntoAFolder(t *testing.T) {
	w, r, _ := opened(t)
	for _, title := range []string{"Second story", "Third story"} {
		doc, err := ingest.Bytes(t.Context(), title+".txt", []byte(title+"\n\nThirty envoys came to the talks, said the host of the day."), ingest.Hints{})
		if err != nil {
			t.Fatal(err)
		}
		w.store.write(model.ImportArticle{Document: doc}, nil)
	}
	w.shelf.List().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := len(w.listing.chosen()); n != 3 {
		t.Fatalf("%d articles are selected", n)
	}
	folder := t.TempDir()
	w.wanting(publish.Wish{Kind: "Markdown"}, folder)
	w.chooser = nil
	w.exportChosen()
	e := within[*widget.Label](w)
	if len(e) == 0 || !slices.ContainsFunc(e, func(l *widget.Label) bool { return strings.Contains(l.Text, "3 articles") }) {
		t.Error("the dialog does not say how many")
	}
	rows := &exporting{ids: w.listing.chosen(), form: publish.NewForm(publish.Wish{Kind: "Markdown"}, reportOffer(nil))}
	w.exportEach(rows, folder)
	if left, err := os.ReadDir(folder); err != nil || len(left) != 3 || !strings.Contains(w.notice.text.Text, "3 reports exported to") {
		t.Errorf("in the folder: %v, %v; said: %q", left, err, w.notice.text.Text)
	}
	// One that is gone is told of, and the others are written.
	rows.ids = append(rows.ids, "nowhere")
	w.exportEach(rows, folder)
	if left, err := os.ReadDir(folder); err != nil || len(left) != 6 || !strings.Contains(w.notice.text.Text, "3 reports exported") || !strings.Contains(w.notice.text.Text, "1 not, because") {
		t.Errorf("in the folder: %v, %v; said: %q", left, err, w.notice.text.Text)
	}
	// Cancelled before it began.
	r.hold = true
	w.exportEach(rows, folder)
	w.tasks.cancelAll()
	r.held[0].do()
	if left, err := os.ReadDir(folder); err != nil || len(left) != 6 || !strings.Contains(w.notice.text.Text, "stopped before 4 more") {
		t.Errorf("in the folder: %v, %v; said: %q", left, err, w.notice.text.Text)
	}
}

func TestAPreviewThatIsNoLongerWantedIsNotShown(t *testing.T) {
	w, r, _ := opened(t)
	w.wanting(publish.Wish{Kind: "Markdown"}, t.TempDir())
	w.stopWatching() // which reads too
	r.hold = true
	w.exportOpen()
	collect := r.held[0]
	r.held = nil
	collect.do() // reads what the report is made of
	for _, l := range lists(w) {
		l.SetSelected("Everything (JSON)")
	}
	r.pass()
	if len(r.held) != 2 || r.held[0].ctx.Err() != context.Canceled {
		t.Fatalf("%d previews are made; the first ended: %v", len(r.held), r.held[0].ctx.Err())
	}
	r.held[1].do()
	r.held[0].do()
	for _, l := range within[*widget.Label](w) {
		if strings.Contains(l.Text, "## ") {
			t.Error("the earlier preview is shown over the later one")
		}
	}
}

func TestADialogDoesNotComeUpOverADialog(t *testing.T) {
	w, _, _ := opened(t)
	for _, name := range []string{"Export Report…", "Preferences…", "Export Selected Articles…"} {
		i := slices.IndexFunc(w.bar.actions, func(a action) bool { return a.name == name })
		w.bar.actions[i].item.Action()
	}
	if n := len(w.win.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d dialogs lie over each other", n)
	}
}

func TestCorrectionsAreInAReportOfThoseWhoChoseThem(t *testing.T) {
	for name, c := range map[string]struct {
		remembered string
		want       bool
	}{
		"never chosen": {"", false}, "chosen before": {`{"kind":"PDF","without":null}`, true}, "left out": {`{"without":["corrections"]}`, false},
	} {
		choices, err := choicesOf(publish.Remembered(c.remembered, usualWish))
		if err != nil || choices.Has(report.Corrections) != c.want {
			t.Errorf("%s: %v, %v", name, choices.Has(report.Corrections), err)
		}
	}
}

func TestAChoiceThatWasCancelledIsNotRemembered(t *testing.T) {
	w, _, _ := opened(t)
	w.wanting(publish.Wish{Kind: "Markdown"}, t.TempDir())
	w.exportOpen()
	for _, l := range lists(w) {
		l.SetSelected("Signed off only")
	}
	test.Tap(button(t, w, "Cancel"))
	if wish := publish.Remembered(w.fyne.Preferences().String(prefExport), usualWish); wish.Claims != "" {
		t.Errorf("remembered is %+v", wish)
	}
}

func TestGoingBackFromWarningsLeadsToTheChoicesAgain(t *testing.T) {
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	w.wanting(publish.Wish{Kind: "ClaimReview (JSON-LD)"}, t.TempDir())
	w.exportOpen()
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Go back"))
	lineWith(t, w, "https://…")
}

func TestWhatIsSelectedIsTheArticleThatWasOpenedFromASearch(t *testing.T) {
	w, r, _ := opened(t)
	doc, err := ingest.Bytes(t.Context(), "second.txt", []byte("Second story\n\nThirty envoys came to the talks, said the host of the day."), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	first := w.session.ArticleID()
	w.store.write(model.ImportArticle{Document: doc}, nil)
	w.opening.article(first, nil)
	field := w.shelf.SearchField().(interface {
		fyne.Focusable
		SetText(string)
	})
	test.Type(field, "Thirty")
	r.pass()
	for _, h := range w.session.Hits() {
		w.opening.hit(h, nil)
	}
	second := w.session.ArticleID()
	if second == first {
		t.Fatal("the hit was not opened")
	}
	if got := w.listing.chosen(); !slices.Equal(got, []string{second}) {
		t.Errorf("while the hits are shown %v is chosen, %s is open", got, second)
	}
	field.SetText("")
	if got := w.shelf.Selected(); !slices.Equal(got, []string{second}) {
		t.Errorf("back in the list %v is selected, %s is open", got, second)
	}
}

// lists are the drop-down lists of the dialog on top; one that does not have an
// option takes no notice of it.
func lists(w *Window) []interface {
	fyne.CanvasObject
	SetSelected(string)
} {
	return within[interface {
		fyne.CanvasObject
		SetSelected(string)
	}](w)
}

// lineWith is the entry of the dialog on top with that hint.
func lineWith(t *testing.T, w *Window, hint string) fyne.Focusable {
	t.Helper()
	for _, f := range within[interface {
		fyne.CanvasObject
		fyne.Focusable
	}](w) {
		if field := reflect.ValueOf(f).Elem().FieldByName("PlaceHolder"); field.IsValid() && strings.HasPrefix(field.String(), hint) {
			return f
		}
	}
	t.Fatalf("there is no entry %q", hint)
	return nil
}

func TestEscapeLeavesTheExport(t *testing.T) {
	w, _, _ := opened(t)
	w.exportOpen()
	w.keys(fyne.KeyEscape)
	if w.win.Canvas().Overlays().Top() != nil {
		t.Fatal("the dialog stays")
	}
	w.exportOpen()
	w.win.Canvas().Unfocus()
	w.keyboard.typedKey(fyne.KeyEscape)
	if w.dialogs.Open() {
		t.Error("the dialog stays where nothing has the keyboard")
	}
}
