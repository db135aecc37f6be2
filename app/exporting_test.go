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
	"galley/assets"
	"galley/model"
	"galley/model/ingest"
	"galley/model/report"
	"galley/model/report/view"
)

// wanting has a kind of report remembered as chosen last, and files go to the folder.
func (w *Window) wanting(settings publish.Settings, folder string) {
	w.fyne.Preferences().SetString(prefFolder, folder)
	w.fyne.Preferences().SetString(prefExport, settings.Remember())
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
	unraced(t)
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
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	for _, k := range reportKinds {
		if spec, _ := k.format.Spec(); spec.Draft {
			continue // there is one only of an article that came in as a Word or OpenDocument file
		}
		t.Run(k.Label, func(t *testing.T) {
			folder := t.TempDir()
			w.wanting(publish.Settings{Kind: k.Key}, folder)
			w.exporting.exportOpen()
			checkPreview(t, w, k)
			test.Tap(button(t, w, "Export…"))
			test.Tap(button(t, w, "Save"))
			if info, err := os.Stat(filepath.Join(folder, "envoys-meet"+k.format.Extension())); err != nil || info.Size() == 0 {
				t.Errorf("it was not saved: %v, %s", err, w.notice.text.Text)
			}
		})
	}
}

// A copy of the author's file is previewed as a list of what is written in it, and is saved as the same
// kind of file.
func TestACopyOfTheAuthorsFileIsPreviewedAsAListAndKeepsItsEnding(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	folder := t.TempDir()
	story := filepath.Join(folder, "story.fodt")
	if err := os.WriteFile(story, []byte(`<?xml version="1.0" encoding="UTF-8"?><office:document `+
		`xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" `+
		`office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>`+
		`<text:p>The bridge is 600 metres long and was opened in May by the mayor of the town.</text:p>`+
		`</office:text></office:body></office:document>`), 0o600); err != nil {
		t.Fatal(err)
	}
	w.importing.paths([]string{story})
	w.marking.mark(w.spanOf(t, "600 metres"))
	w.wanting(publish.Settings{Kind: "checking-copy"}, folder)
	w.exporting.exportOpen()
	said := ""
	for _, l := range within[*widget.Label](w) {
		said += l.Text + "\n"
	}
	if !strings.Contains(said, ".  600 metres\n") || strings.Contains(said, "<office:") {
		t.Errorf("the preview is %.600s", said)
	}
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Save"))
	if copies, err := filepath.Glob(filepath.Join(folder, "*.fodt")); err != nil || len(copies) != 2 {
		t.Errorf("saved are %v, %v; said is %s", copies, err, w.notice.text.Text)
	}
}

// checkPreview looks whether the preview of a kind of report shows the claim.
func checkPreview(t *testing.T, w *Window, k reportKind) {
	t.Helper()
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
	case report.HTML, report.PDF, report.DOCX, report.CheckingPDF:
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
		if k.rows == view.SourceRows {
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
}

func TestWhatWasChosenForAReportIsInItAndRemembered(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	folder := t.TempDir()
	w.wanting(publish.Settings{Kind: "md"}, folder)
	w.exporting.exportOpen()
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
	if text := said(); !strings.Contains(text, "## Der Artikel") || !strings.Contains(text, "Die Redaktion") ||
		!strings.Contains(text, "Keine der Behauptungen") {
		t.Errorf("the preview shows %.600s", text)
	}
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Save"))
	text, err := os.ReadFile(filepath.Join(folder, "envoys-meet.md"))
	if err != nil || !strings.Contains(string(text), "Veröffentlicht von Die Redaktion") {
		t.Errorf("the report is %s, %v", text, err)
	}
	if settings := remembered(w.fyne.Preferences().String(prefExport)); settings.Language != "de" ||
		settings.Claims != string(view.SignedClaims) || settings.Newsroom != "Die Redaktion" || settings.Kind != "md" {
		t.Errorf("remembered is %+v", settings)
	}
}

func TestALogoThatIsGoneIsSaidInThePreviewAndNothingIsWritten(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	folder := t.TempDir()
	w.wanting(publish.Settings{Kind: "pdf", Logo: filepath.Join(folder, "gone.png")}, folder)
	w.exporting.exportOpen()
	found := false
	for _, l := range within[*widget.Label](w) {
		found = found || strings.Contains(l.Text, "gone.png cannot be read")
	}
	if !found {
		t.Error("the preview does not say that the logo is gone")
	}
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Save"))
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 || !strings.Contains(w.notice.text.Text, "cannot be read") {
		t.Errorf("in the folder: %v, %v; said: %q", left, err, w.notice.text.Text)
	}
}

func TestSelectedArticlesAreExportedIntoAFolder(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	for _, title := range []string{"Second story", "Third story"} {
		doc, err := ingest.Bytes(t.Context(), title+".txt",
			[]byte(title+"\n\nThirty envoys came to the talks, said the host of the day."), ingest.Hints{})
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
	w.wanting(publish.Settings{Kind: "md"}, folder)
	w.files.chooser = nil
	w.exporting.exportChosen()
	e := within[*widget.Label](w)
	if len(e) == 0 || !slices.ContainsFunc(e, func(l *widget.Label) bool { return strings.Contains(l.Text, "3 articles") }) {
		t.Error("the dialog does not say how many")
	}
	rows := &exportForm{ids: w.listing.chosen(), form: publish.NewForm(publish.Settings{Kind: "md"}, reportOffer(nil, false, false))}
	w.exporting.writeEach(rows, folder)
	if left, err := os.ReadDir(folder); err != nil || len(left) != 3 || !strings.Contains(w.notice.text.Text, "3 reports exported to") {
		t.Errorf("in the folder: %v, %v; said: %q", left, err, w.notice.text.Text)
	}
	// One that is gone is told of, and the others are written.
	rows.ids = append(rows.ids, "nowhere")
	w.exporting.writeEach(rows, folder)
	if left, err := os.ReadDir(folder); err != nil || len(left) != 6 ||
		!strings.Contains(w.notice.text.Text, "3 reports exported") || !strings.Contains(w.notice.text.Text, "1 not, because") {
		t.Errorf("in the folder: %v, %v; said: %q", left, err, w.notice.text.Text)
	}
	// Cancelled before it began.
	r.hold = true
	w.exporting.writeEach(rows, folder)
	w.tasks.cancelAll()
	r.held[0].do()
	if left, err := os.ReadDir(folder); err != nil || len(left) != 6 || !strings.Contains(w.notice.text.Text, "stopped before 4 more") {
		t.Errorf("in the folder: %v, %v; said: %q", left, err, w.notice.text.Text)
	}
}

func TestAPreviewThatIsNoLongerWantedIsNotShown(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	w.wanting(publish.Settings{Kind: "md"}, t.TempDir())
	w.libraries.stopWatching() // which reads too
	r.hold = true
	w.exporting.exportOpen()
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
	unraced(t)
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
	unraced(t)
	for name, c := range map[string]struct {
		remembered string
		want       bool
	}{
		"never chosen": {"", false}, "chosen before": {`{"kind":"PDF","without":null}`, true}, "left out": {`{"without":["corrections"]}`, false},
	} {
		choices, err := choicesOf(remembered(c.remembered), "")
		if err != nil || choices.Has(view.Corrections) != c.want {
			t.Errorf("%s: %v, %v", name, choices.Has(view.Corrections), err)
		}
	}
}

func TestAChoiceThatWasCancelledIsNotRemembered(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.wanting(publish.Settings{Kind: "md"}, t.TempDir())
	w.exporting.exportOpen()
	for _, l := range lists(w) {
		l.SetSelected("Signed off only")
	}
	test.Tap(button(t, w, "Cancel"))
	if settings := remembered(w.fyne.Preferences().String(prefExport)); settings.Claims != "" {
		t.Errorf("remembered is %+v", settings)
	}
}

func TestWhatIsSelectedIsTheArticleThatWasOpenedFromASearch(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	doc, err := ingest.Bytes(t.Context(), "second.txt",
		[]byte("Second story\n\nThirty envoys came to the talks, said the host of the day."), ingest.Hints{})
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
	unraced(t)
	w, _, _ := opened(t)
	w.exporting.exportOpen()
	w.keys(fyne.KeyEscape)
	if w.win.Canvas().Overlays().Top() != nil {
		t.Fatal("the dialog stays")
	}
	w.exporting.exportOpen()
	w.win.Canvas().Unfocus()
	w.keyboard.typedKey(fyne.KeyEscape)
	if w.dialogs.Open() {
		t.Error("the dialog stays where nothing has the keyboard")
	}
}

// Settings of Galley 0.1 held labels; they are still understood, and those of today hold none.
func TestSettingsHoldKeysAndThoseWithLabelsAreUnderstood(t *testing.T) {
	unraced(t)
	for label, want := range labelsBefore {
		s := remembered(`{"kind":"` + label + `","ratings":["True","Not yet rated"],"newsroom":"The Desk"}`)
		if s.Kind != want || !slices.Equal(s.Ratings, []string{"True", ""}) || s.Newsroom != "The Desk" {
			t.Errorf("%s: %+v, want %s", label, s, want)
		}
		if k := kindOf(s); k.Key != want {
			t.Errorf("%s became %s", label, k.Key)
		}
	}
	for _, k := range reportKinds {
		if _, had := labelsBefore[k.Label]; !had && !k.Boxes && !strings.Contains(string(k.Key), "-copy") { // those that are pasted, and copies, came later
			t.Errorf("settings that hold the label of %s are not understood", k.Key)
		}
	}
	w, _, _ := opened(t)
	for _, k := range reportKinds {
		w.wanting(publish.Settings{Kind: k.Key, Ratings: []string{""}}, t.TempDir())
		w.exporting.exportOpen()
		test.Tap(button(t, w, "Export…"))
		if kept := w.fyne.Preferences().String(prefExport); !strings.Contains(kept, `"kind":"`+k.Key+`"`) || strings.Contains(kept, k.Label) ||
			strings.Contains(kept, unratedLabel) {
			t.Errorf("kept is %s", kept)
		}
		for w.win.Canvas().Overlays().Top() != nil {
			w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
		}
	}
}

// A report that was previewed is not made anew to be written: its logo was read, and its pages stand.
func TestAReportIsPreparedOnceForItsPreviewItsWarningsAndItsFile(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.marking.mark(w.spanOf(t, "600 miles"))
	folder := t.TempDir()
	logo := filepath.Join(folder, "logo.png")
	if err := os.WriteFile(logo, assets.Icon, 0o600); err != nil {
		t.Fatal(err)
	}
	w.wanting(publish.Settings{Kind: "pdf", Logo: logo, Newsroom: "The Desk"}, folder)
	w.exporting.exportOpen()
	if err := os.Remove(logo); err != nil { // whoever reads it again finds nothing
		t.Fatal(err)
	}
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Save"))
	if info, err := os.Stat(filepath.Join(folder, "envoys-meet.pdf")); err != nil || info.Size() == 0 {
		t.Errorf("it was not saved: %v, %s", err, w.notice.text.Text)
	}
	var r chosenReport
	settings, editor := publish.Settings{Kind: "pdf", Newsroom: "The Desk"}, w.store.editor
	first, err := r.of(view.Content{}, settings, editor)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := r.of(view.Content{}, settings, editor); err != nil || again != first {
		t.Errorf("the same choices gave another report: %v", err)
	}
	settings.Newsroom = "Another"
	if other, err := r.of(view.Content{}, settings, editor); err != nil || other == first {
		t.Errorf("other choices gave the same report: %v", err)
	}
}

// A report with the ledger looks at the list of spellings that Preferences name; one without it does
// not even read the file.
func TestAReportsLedgerIsHeldAgainstTheDesksSpellings(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	desk := filepath.Join(t.TempDir(), "desk.txt")
	if err := os.WriteFile(desk, []byte("U.S. forces: troops\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.fyne.Preferences().SetString(prefSpellings, desk)
	report := func(without ...string) (string, error) {
		folder := t.TempDir()
		w.wanting(publish.Settings{Kind: "md", Without: without, Asked: true}, folder)
		w.exporting.exportOpen()
		test.Tap(button(t, w, "Export…"))
		test.Tap(button(t, w, "Save"))
		text, err := os.ReadFile(filepath.Join(folder, "envoys-meet.md"))
		return string(text), err
	}
	if text, err := report(); err != nil || !strings.Contains(text, "the desk writes U.S. forces") {
		t.Errorf("%v: the desk's list was not consulted: %s", err, text)
	}
	if err := os.Remove(desk); err != nil {
		t.Fatal(err)
	}
	if _, err := report("ledger"); err != nil {
		t.Errorf("a report without a ledger needs the list: %v", err)
	}
}
