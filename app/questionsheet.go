package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/library"
	"galley/model/report"
	"galley/model/report/view"
)

// questionSheet prints the questions for a person, or writes them to a file.
type questionSheet struct {
	store    *store
	dialogs  *ask.Dialogs
	notice   *notice
	tasks    *taskList
	files    *fileDialogs
	writing  *writing
	openFile func(path string)   // in the program that the system has for it
	forLater func(folder string) // is removed when the window is closed
}

// sheetForm is the choice of what stands on the sheet.
type sheetForm struct {
	person   model.PersonFile
	editor   string
	articles []string // ids; the first is "", of all
	article  *control.Select
	format   *control.Select
	verbatim *control.Check
	shown    *widget.Label // what will stand there
	content  fyne.CanvasObject
}

// sheetFormats are what the formats of a sheet are called, in the order they are offered.
var sheetFormats = map[report.Format]string{
	report.HTML: locale.Later("Web page"), report.PDF: locale.Later("PDF"), report.Text: locale.Later("Plain text"),
}

// ask asks what is to stand on the sheet.
func (q *questionSheet) ask(personID, _ string) {
	q.writing.texts.Flush()
	readAfterWrites(q.store, "questions for a person", func(ctx context.Context, lib *library.Library) (model.PersonFile, error) {
		return lib.PersonFile(ctx, personID)
	}, func(file model.PersonFile) {
		if len(file.Open) == 0 {
			q.notice.say(locale.Text("There is nothing to ask %s: no open fact names them.", file.Name()))
			return
		}
		q.show(newSheetForm(file, q.store.editor))
	})
}

func newSheetForm(file model.PersonFile, editor string) *sheetForm {
	f := &sheetForm{person: file, editor: editor, articles: []string{""}, shown: look.Wrapped("")}
	names := []string{locale.Text("All articles")}
	for _, of := range file.Open {
		if !slices.Contains(f.articles, of.ArticleID) {
			f.articles, names = append(f.articles, of.ArticleID), append(names, of.Title)
		}
	}
	f.article = control.NewSelect(names, func(string) { f.tell() })
	f.verbatim = control.NewCheck(locale.Text("Quotations word for word. Otherwise they are put in substance."), func(bool) { f.tell() })
	var formats []string
	for _, one := range report.QuestionFormats {
		formats = append(formats, locale.Word(sheetFormats[one]))
	}
	f.format = control.NewSelect(formats, nil)
	f.format.SetSelectedIndex(0)
	f.article.SetSelectedIndex(0)
	choices := widget.NewForm(widget.NewFormItem(locale.Text("Facts of"), f.article), widget.NewFormItem("", f.verbatim),
		widget.NewFormItem(locale.Text("File"), f.format))
	f.content = container.NewBorder(choices, nil, nil, nil, container.NewVScroll(f.shown))
	f.tell()
	return f
}

// wanted is the sheet that was chosen.
func (f *sheetForm) wanted() view.QuestionsFor {
	return view.QuestionsFor{Person: f.person, Article: f.articles[max(0, f.article.SelectedIndex())], Verbatim: f.verbatim.Checked,
		Language: f.language(), Editor: f.editor, Made: model.Now()}
}

// language is that of the sheet: of the article that is asked about, or else of the window.
func (f *sheetForm) language() string {
	base, _ := locale.Language().Base()
	for _, tag := range []string{f.person.Open[0].Language, locale.Language().String(), base.String()} {
		short, _, _ := strings.Cut(tag, "-")
		for _, known := range []string{tag, short} {
			if slices.Contains(view.Languages(), known) {
				return known
			}
		}
	}
	return ""
}

// tell shows what will stand on the sheet.
func (f *sheetForm) tell() {
	sheet, err := f.wanted().Questions()
	if err != nil {
		f.shown.SetText(locale.Fault(err))
		return
	}
	lines := []string{sheet.Heading()}
	for _, on := range sheet.Articles {
		lines = append(lines, "", on.Title)
		for _, a := range on.Asked {
			lines = append(lines, locale.Text("%d: %s", a.Number, sheet.Said(a)))
		}
	}
	f.shown.SetText(strings.Join(lines, "\n"))
}

func (q *questionSheet) show(f *sheetForm) {
	q.dialogs.Show(ask.Sheet{Title: locale.Text("Questions for %s", f.person.Name()), Content: f.content, Size: fyne.NewSize(680, 520),
		First: f.article, Answers: []ask.Answer{{Label: locale.Text("Save as a file…"), Do: func() { q.save(f) }}},
		Submit: ask.Answer{Label: locale.Text("Open to print"), Do: func() { q.print(f) }}})
}

// print shows the sheet as a page in the browser, which prints it.
func (q *questionSheet) print(f *sheetForm) {
	wanted := f.wanted()
	var path string
	q.tasks.run(locale.Text("Making the page"), func(ctx context.Context, _ *task) error {
		folder, err := library.TemporaryFolder("galley-questions")
		if err != nil {
			return model.Wrap(model.Invalid, err, "There is no place for the page to be shown from.")
		}
		path = filepath.Join(folder, "questions.html")
		return report.SaveQuestions(ctx, path, report.HTML, wanted, "Galley "+Version())
	}, func(err error) {
		if path != "" {
			q.forLater(filepath.Dir(path))
		}
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			q.store.fault(err)
		default:
			q.openFile(path)
		}
	})
}

// save writes the sheet where the person wants it.
func (q *questionSheet) save(f *sheetForm) {
	wanted := f.wanted()
	format := report.QuestionFormats[max(0, f.format.SelectedIndex())]
	name := locale.Text("Questions for %s", f.person.Source.Called()) + report.QuestionsExtension(format)
	q.files.saveFile(locale.Text("Save the questions as"), name, func(path string) {
		if filepath.Ext(path) == "" {
			path += report.QuestionsExtension(format)
		}
		q.tasks.run(locale.Text("Writing the questions"), func(ctx context.Context, _ *task) error {
			return report.SaveQuestions(ctx, path, format, wanted, "Galley "+Version())
		}, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				q.store.fault(err)
			default:
				q.notice.say(locale.Text("Written: %s", path))
			}
		})
	})
}
