package app

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"image"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/publish"
	"galley/model"
	"galley/model/library"
	"galley/model/pdfium"
	"galley/model/report"
	"galley/model/report/view"
)

// What was chosen last, of a report and of what is copied for a CMS.
const (
	prefExport = "export"
	prefDesk   = "export.before" // of a report, by those who check before publication
	prefCMS    = "cms"
)

// exporting writes reports of articles, after a person has chosen what is in them.
type exporting struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
	files   *fileDialogs
	writing *writing
	prefs   fyne.Preferences
	open    func(*url.URL) error // hands an address to the program that the system has for it

	clipboard fyne.Clipboard
	openClaim func(articleID, claimID string, then func())
	chosen    func() []string // ids of the articles that are selected
	written   func()          // a report was

	previews []string // folders with pages shown in the browser, removed at the end
}

func (x *exporting) actions() []action {
	return []action{
		{name: "Export Report…", enabled: x.store.session.IsOpen, do: x.exportOpen},
		{name: "Copy for a CMS…", enabled: x.store.session.IsOpen, do: x.copyOpen},
		{name: "Export Selected Articles…", enabled: func() bool { return x.store.library != nil && len(x.chosen()) > 0 }, do: x.exportChosen},
	}
}

// exportForm is the choice of a report, or of several.
type exportForm struct {
	ids     []string     // of articles
	copying bool         // for a CMS, onto the clipboard
	early   bool         // the person checks before publication
	drafted bool         // the first of them came from a file that a copy can be made of; known where that is asked
	content view.Content // of the first of them
	ready   chosenReport
	form    *publish.Form
	before  string           // what stood in it at first
	kept    publish.Settings // as they were kept before
	others  []claimsOf       // the articles behind the first, when they are read
	preview *publish.Preview
	made    int    // counts previews: what comes of an earlier one is not shown
	stop    func() // ends the preview that is made, or waited for
}

// exportOpen asks what the report of the open article is to be.
func (x *exporting) exportOpen() {
	if x.store.session.IsOpen() {
		x.ask([]string{x.store.session.ArticleID()}, x.store.session.Version().Number, false)
	}
}

// copyOpen asks what of the open article is copied for a CMS.
func (x *exporting) copyOpen() {
	if x.store.session.IsOpen() {
		x.ask([]string{x.store.session.ArticleID()}, x.store.session.Version().Number, true)
	}
}

// exportChosen asks the same for all the articles that are selected.
func (x *exporting) exportChosen() {
	if ids := x.chosen(); len(ids) > 0 {
		x.ask(ids, 0, false)
	}
}

func (x *exporting) ask(ids []string, version int, copying bool) {
	x.writing.texts.Flush()
	early := isBefore(x.prefs) && !copying
	readAfterWrites(x.store, "report", func(ctx context.Context, lib *library.Library) (*exportForm, error) {
		c, err := view.Collect(ctx, lib, ids[0], version)
		later := context.WithoutCancel(ctx) // files are read when the report is written, and this has ended then
		c.File = func(hash string) (model.File, error) { return lib.FileBytes(later, hash) }
		return &exportForm{ids: ids, copying: copying, early: early, drafted: err == nil && early && report.CanCopy(c),
			content: c, preview: publish.NewPreview(), stop: func() {}}, err
	}, x.show)
}

func (x *exporting) show(e *exportForm) {
	e.content.Editor, e.content.Generator = x.store.editor, "Galley "+Version()
	e.ready.spellings = (&hintChoices{x.prefs}).spellings()
	typed := exportDraft(e)
	chosen := x.prefs.String(e.pref())
	left, was := x.writing.take(typed.kind, typed.subject)
	if was {
		chosen = left[fieldSettings]
	}
	settings := remembered(chosen)
	if e.copying && !kindOf(settings).Boxes {
		settings.Kind = string(report.CMS)
	}
	if e.early && kindOf(settings).Key != settings.Kind {
		settings.Kind = firstAtTheDesk(e.drafted)
	}
	e.kept = settings
	if e.content.Article.CheckPublished != "" {
		settings = ofPublished(settings)
	}
	e.form = publish.NewForm(settings, reportOffer(ratingsOf(e, x.store.session.Scales()), e.copying, e.early))
	if !was {
		e.before = e.settings().Remember()
	}
	e.form.OnChange = func(publish.Settings) { x.previewSoon(e) }
	e.form.PickLogo = func(chosen func(string)) { x.files.openFile(locale.Text("Choose a logo"), chosen) }
	e.form.PickCSS = func(chosen func(string)) { x.files.openFolder(locale.Text("Choose a folder with a style"), chosen) }
	e.form.OnShow = func(c publish.Found) { x.showFound(e, typed, c) }
	e.preview.OnOpen = func() { x.openPreview(e) }
	title := locale.Text("Export the report of “%s”", shortTitle(e.content.Article.Title))
	if len(e.ids) > 1 {
		title = locale.Count(len(e.ids), "Export the report of %d article", "Export the reports of %d articles")
	}
	split := container.NewHSplit(e.form.Content(), e.preview.Content())
	split.Offset = 0.36
	verb := locale.Text("Export…")
	if e.copying {
		title, verb = locale.Text("Copy “%s” for a CMS", shortTitle(e.content.Article.Title)), locale.Text("Copy")
	}
	room := x.dialogs.Room()
	x.writing.show(typed, ask.Sheet{
		Title: title, Content: split, Size: fyne.NewSize(min(room.Width-140, 1500), room.Height-100), First: e.form.First(),
		Left:  func() { e.stop() },
		Typed: func() bool { return false }, // what was chosen can be chosen again
		Submit: ask.Answer{Label: verb, Do: func() {
			e.stop()
			x.writing.done(typed)
			x.prefs.SetString(e.pref(), e.settings().Remember())
			if e.copying {
				x.copy(e)
			} else {
				x.write(e)
			}
		}},
	})
	if len(e.ids) > 1 {
		x.readOthers(e)
	}
	x.makePreview(e)
}

// settings are what is chosen now, as they are kept.
func (e *exportForm) settings() publish.Settings {
	if e.content.Article.CheckPublished != "" {
		return fromPublished(e.form.Settings(), e.kept)
	}
	return e.form.Settings()
}

// pref is the preference that keeps what was chosen.
func (e *exportForm) pref() string {
	switch {
	case e.copying:
		return prefCMS
	case e.early:
		return prefDesk
	}
	return prefExport
}

// fieldSettings is the field of a draft that has the settings. It is in drafts on disk.
const fieldSettings = "wish"

// exportDraft keeps what is chosen and typed for a report.
func exportDraft(e *exportForm) *draft {
	kind := kindExport
	if e.copying {
		kind = kindCopy
	}
	return &draft{
		kind: kind, subject: strings.Join(e.ids, ","), about: quoted(e.content.Article.Title),
		typed:   func() bool { return e.settings().Remember() != e.before },
		fields:  func() map[string]string { return map[string]string{fieldSettings: e.settings().Remember()} },
		restore: func(map[string]string) {}, // the form is made with it
	}
}

func shortTitle(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// ratingsOf are the ratings that claims of the first article have or could have; a rating's key is
// its label.
func ratingsOf(e *exportForm, all []model.Scale) []publish.Named {
	var ratings []publish.Named
	add := func(s model.Scale) {
		for _, r := range s.Ratings {
			if one := (publish.Named{Key: r.Label, Label: look.RatingLabel(r)}); !slices.Contains(ratings, one) {
				ratings = append(ratings, one)
			}
		}
	}
	for _, d := range e.content.Dossiers {
		if _, rated := d.Rating(); rated {
			add(d.Scale)
		}
	}
	if len(e.ids) > 1 || len(ratings) == 0 {
		for _, s := range all {
			if len(e.ids) > 1 || s.ID == model.DefaultScale {
				add(s)
			}
		}
	}
	return append(ratings, publish.Named{Label: locale.Word(unratedLabel)})
}

// previewSoon makes a new preview when a person has stopped changing things.
func (x *exporting) previewSoon(e *exportForm) {
	e.stop()
	e.stop = x.store.runner.After(350*time.Millisecond, func() { x.makePreview(e) })
}

// pagesShown is how many pages a preview has.
const pagesShown = 12

// makePreview shows what the report will be.
func (x *exporting) makePreview(e *exportForm) {
	settings, editor := e.settings(), x.store.editor
	f := kindOf(settings).format
	notes := map[report.Format]string{
		report.HTML: locale.Text("As it is printed. In a browser each highlight opens its claim."),
		report.PDF:  locale.Count(pagesShown, "As it is printed; of a long one the first %d page.", "As it is printed; of a long one the first %d pages."),
		report.DOCX: locale.Text("As pages. In Word each highlight has its verdict and sources as comments."),
		report.XLSX: locale.Text("The sheet of claims."),
		report.CMS:  locale.Text("What is pasted."), report.WordPress: locale.Text("What is pasted."),
	}
	if len(e.ids) > 1 {
		notes[f] = joinSentences(locale.Text("Of the first article."), notes[f])
	}
	e.preview.Wait(notes[f], f == report.HTML)
	e.made++
	made := e.made
	current := func(show func()) func() {
		return func() {
			if made == e.made {
				show()
			}
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	e.stop = cancel
	articles := append([]claimsOf{{e.content.Article.ID, e.content.Article.Title, e.content.Version.ID, e.content.Dossiers, e.content.Unticked}}, e.others...)
	start(x.store, ctx, func(ctx context.Context) (show func(), err error) {
		findings := findingsIn(articles, len(e.ids) > 1, settings)
		r, err := e.ready.of(e.content, settings, editor)
		if err == nil {
			findings = append(findings, findingsOf(r, f, e.content.Article.ID)...)
			findings = append(findings, reasonless(e.content, r)...)
		}
		x.store.runner.Show(current(func() { e.form.SetFindings(findings) }))
		if err != nil {
			return nil, err
		}
		return x.previewOf(ctx, e, f, r, current)
	}, func(show func(), err error) {
		if cancel(); made != e.made {
			return
		}
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			e.preview.Fail(locale.Fault(err))
		default:
			if show != nil {
				show()
			}
			e.preview.Done()
		}
	})
}

func joinSentences(a, b string) string { return strings.TrimSpace(a + " " + b) }

// previewOf makes a preview; show, to be called on the UI goroutine, shows what
// was not shown page by page.
func (x *exporting) previewOf(
	ctx context.Context, e *exportForm, f report.Format, r *report.Report, current func(func()) func(),
) (show func(), err error) {
	if spec, _ := f.Spec(); spec.Draft {
		if _, err := r.Bytes(ctx, f); err != nil { // it says where there is no file to write in
			return nil, err
		}
		text, err := r.Copied(f)
		return func() { e.preview.Text(text) }, err
	}
	switch f {
	case report.HTML, report.PDF, report.DOCX, report.CheckingPDF:
		if r.Choices().Style != nil { // it may be at fault
			if _, err := r.Bytes(ctx, f); err != nil {
				return nil, err
			}
		}
		printed := report.PDF
		if f == report.CheckingPDF {
			printed = f
		}
		pages, err := r.Bytes(ctx, printed)
		if err != nil {
			return nil, err
		}
		return nil, pdfium.Pictures(ctx, pages, pagesShown, publish.PageWidth, func(_, _ int, picture image.Image) {
			x.store.runner.Show(current(func() { e.preview.Page(picture) }))
		})
	case report.CSV, report.XLSX:
		table, err := r.Bytes(ctx, report.CSV)
		if err != nil {
			return nil, err
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table, []byte("\ufeff")))).ReadAll()
		return func() { e.preview.Table(rows) }, err
	}
	text, err := r.Bytes(ctx, f)
	return func() { e.preview.Text(string(text)) }, err
}

// openPreview shows the web page itself in the browser, from a file for the while.
func (x *exporting) openPreview(e *exportForm) {
	settings, editor := e.settings(), x.store.editor
	var path string
	x.tasks.run(locale.Text("Making the page"), func(ctx context.Context, _ *task) error {
		r, err := e.ready.of(e.content, settings, editor)
		if err != nil {
			return err
		}
		folder, err := library.TemporaryFolder("galley-preview")
		if err != nil {
			return model.Wrap(model.Invalid, err, "There is no place for the page to be shown from.")
		}
		path = filepath.Join(folder, "preview.html")
		_, err = r.Save(ctx, path, report.HTML)
		return err
	}, func(err error) {
		if path != "" {
			x.previews = append(x.previews, filepath.Dir(path))
		}
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			e.preview.Fail(locale.Fault(err))
		default:
			x.openFile(path)
		}
	})
}
