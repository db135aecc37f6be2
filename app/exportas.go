package app

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"galley/app/publish"
	"galley/model"
	"galley/model/library"
	"galley/model/pdfium"
	"galley/model/report"
)

const prefExport = "export" // what was chosen last

// exporting is a report, or several, that a person is choosing.
type exporting struct {
	ids     []string       // of articles
	content report.Content // of the first of them
	form    *publish.Form
	before  string // what stood in it at first
	preview *publish.Preview
	made    int    // counts previews: what comes of an earlier one is not shown
	stop    func() // ends the preview that is made, or waited for
}

// exportOpen asks what the report of the open article is to be.
func (w *Window) exportOpen() {
	if w.session.IsOpen() {
		w.askForExport([]string{w.session.ArticleID()}, w.session.Version().Number)
	}
}

// exportChosen asks the same for all the articles that are selected.
func (w *Window) exportChosen() {
	if ids := w.listing.chosen(); len(ids) > 0 {
		w.askForExport(ids, 0)
	}
}

func (w *Window) askForExport(ids []string, version int) {
	w.claims.Flush()
	readAfterWrites(w.store, "report", func(ctx context.Context, lib *library.Library) (report.Content, error) {
		c, err := report.Collect(ctx, lib, ids[0], version)
		later := context.WithoutCancel(ctx) // files are read when the report is written, and this has ended then
		c.File = func(hash string) (model.File, error) { return lib.FileBytes(later, hash) }
		return c, err
	}, func(c report.Content) {
		w.showExport(&exporting{ids: ids, content: c, preview: publish.NewPreview(), stop: func() {}})
	})
}

func (w *Window) showExport(e *exporting) {
	e.content.Editor, e.content.Generator = w.store.editor, "Galley "+Version()
	typed := exportDraft(e)
	wish := w.fyne.Preferences().String(prefExport)
	left, was := w.writing.take(typed.kind, typed.subject)
	if was {
		wish = left["wish"]
	}
	e.form = publish.NewForm(publish.Remembered(wish, usualWish), reportOffer(ratingsOf(e, w.session.Scales())))
	if !was {
		e.before = e.form.Wish().Remember()
	}
	e.form.OnChange = func(publish.Wish) { w.previewSoon(e) }
	e.form.PickLogo = w.openFileDialog
	e.form.PickCSS = w.openFolderDialog
	e.preview.OnOpen = func() { w.openPreview(e) }
	title := "Export the report of “" + shortTitle(e.content.Article.Title) + "”"
	if len(e.ids) > 1 {
		title = fmt.Sprintf("Export the reports of %d articles", len(e.ids))
	}
	split := container.NewHSplit(e.form.Content(), e.preview.Content())
	split.Offset = 0.36
	d := dialog.NewCustomConfirm(title, "Export…", "Cancel", split, func(yes bool) {
		e.stop()
		w.writing.done(typed) // what was chosen is remembered; a report that is not written can be asked for again
		if yes {
			w.fyne.Preferences().SetString(prefExport, e.form.Wish().Remember())
			w.exportWarned(e)
		}
	}, w.win)
	leave := func() {
		e.stop()
		d.Hide()
	}
	e.form.OnEscape = leave
	room := w.win.Canvas().Size()
	w.writing.show(typed, d, fyne.NewSize(max(1000, min(room.Width-140, 1500)), max(620, room.Height-100)), e.form.First())
	w.dialogs.OnEscape(leave)
	w.makePreview(e)
}

// exportDraft keeps what is chosen and typed for a report.
func exportDraft(e *exporting) *draft {
	return &draft{
		kind: kindExport, subject: strings.Join(e.ids, ","), about: quoted(e.content.Article.Title),
		typed:   func() bool { return e.form.Wish().Remember() != e.before },
		fields:  func() map[string]string { return map[string]string{"wish": e.form.Wish().Remember()} },
		restore: func(map[string]string) {}, // the form is made with it
	}
}

func shortTitle(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// ratingsOf are the labels that claims of the first article have or could have.
func ratingsOf(e *exporting, all []model.Scale) []string {
	var labels []string
	add := func(s model.Scale) {
		for _, l := range s.Labels() {
			if !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
		}
	}
	for _, d := range e.content.Dossiers {
		if _, rated := d.Rating(); rated {
			add(d.Scale)
		}
	}
	if len(e.ids) > 1 || len(labels) == 0 {
		for _, s := range all {
			if len(e.ids) > 1 || s.ID == model.DefaultScale {
				add(s)
			}
		}
	}
	return append(labels, unratedLabel)
}

// previewSoon makes a new preview when a person has stopped changing things.
func (w *Window) previewSoon(e *exporting) {
	e.stop()
	e.stop = w.store.runner.After(350*time.Millisecond, func() { w.makePreview(e) })
}

// pagesShown is how many pages a preview has.
const pagesShown = 12

// makePreview shows what the report will be.
func (w *Window) makePreview(e *exporting) {
	wish, content, editor := e.form.Wish(), e.content, w.store.editor
	f := kindOf(wish).format
	notes := map[report.Format]string{
		report.HTML: "As it is printed. In a browser each highlight opens its claim.", report.PDF: fmt.Sprintf("As it is printed; of a long one the first %d pages.", pagesShown),
		report.DOCX: "As pages. In Word each highlight has its verdict and sources as comments.", report.XLSX: "The sheet of claims.",
	}
	if len(e.ids) > 1 {
		notes[f] = joinSentences("Of the first article.", notes[f])
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
	start(w.store, ctx, func(ctx context.Context) (show func(), err error) {
		c, err := prepared(content, wish, editor)
		if err != nil {
			return nil, err
		}
		return w.previewOf(ctx, e, f, c, current)
	}, func(show func(), err error) {
		if cancel(); made != e.made {
			return
		}
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			e.preview.Fail(model.Sentence(err))
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
func (w *Window) previewOf(ctx context.Context, e *exporting, f report.Format, c report.Content, current func(func()) func()) (show func(), err error) {
	var out bytes.Buffer
	switch f {
	case report.HTML, report.PDF, report.DOCX:
		if c.Choices.Style != nil { // which may be at fault
			if err := report.Write(ctx, &out, f, c); err != nil {
				return nil, err
			}
			out.Reset()
		}
		if err := report.Write(ctx, &out, report.PDF, c); err != nil {
			return nil, err
		}
		return nil, pdfium.Pictures(ctx, out.Bytes(), pagesShown, publish.PageWidth, func(_, _ int, picture image.Image) {
			w.store.runner.Show(current(func() { e.preview.Page(picture) }))
		})
	case report.CSV, report.XLSX:
		c.Choices.BOM = false
		if err := report.Write(ctx, &out, report.CSV, c); err != nil {
			return nil, err
		}
		rows, err := csv.NewReader(&out).ReadAll()
		return func() { e.preview.Table(rows) }, err
	}
	if err := report.Write(ctx, &out, f, c); err != nil {
		return nil, err
	}
	text := out.String()
	return func() { e.preview.Text(text) }, nil
}

// openPreview shows the web page itself in the browser, from a file for the while.
func (w *Window) openPreview(e *exporting) {
	wish, content, editor := e.form.Wish(), e.content, w.store.editor
	var path string
	w.startTask("Making the page", func(ctx context.Context, _ *task) error {
		c, err := prepared(content, wish, editor)
		if err != nil {
			return err
		}
		folder, err := library.TemporaryFolder("galley-preview")
		if err != nil {
			return model.Wrap(model.Invalid, err, "There is no place for the page to be shown from.")
		}
		path = filepath.Join(folder, "preview.html")
		_, err = report.Save(ctx, path, report.HTML, c)
		return err
	}, func(err error) {
		if path != "" {
			w.previews = append(w.previews, filepath.Dir(path))
		}
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			e.preview.Fail(model.Sentence(err))
		default:
			w.openFile(path)
		}
	})
}

// exportWarned tells what should be looked at before the report is published,
// and goes on where the person says so.
func (w *Window) exportWarned(e *exporting) {
	if len(e.ids) > 1 {
		w.export(e) // they are told of afterwards
		return
	}
	wish, content, editor := e.form.Wish(), e.content, w.store.editor
	var warnings []report.Warning
	w.startTask("Looking the report over", func(context.Context, *task) error {
		c, err := prepared(content, wish, editor)
		warnings = report.Warnings(kindOf(wish).format, c)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			w.fault(err)
		case len(warnings) == 0:
			w.export(e)
		default:
			w.tellWarnings(warnings, func() { w.export(e) }, func() { w.showExport(e) })
		}
	})
}

func (w *Window) tellWarnings(warnings []report.Warning, goOn, goBack func()) {
	var lines []string
	for _, warning := range warnings {
		lines = append(lines, "• "+warning.Says)
	}
	text := container.NewVScroll(newWrapped(strings.Join(lines, "\n")))
	title := fmt.Sprintf("%d things to look at first", len(lines))
	if len(lines) == 1 {
		title = "One thing to look at first"
	}
	d := dialog.NewCustomConfirm(title, "Export all the same", "Go back", text, func(yes bool) {
		if yes {
			goOn()
		} else {
			goBack()
		}
	}, w.win)
	d.Resize(fyne.NewSize(560, 320))
	d.Show()
}
