// Package sources is the form in which a source is described, and the one in
// which a source, new or known, is put on a claim.
package sources

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/model"
)

const notJudged = "not judged"

// fields is what is known about a source, as entries.
type fields struct {
	title, address, publisher, author, published, accessed, archive *widget.Entry
	primary                                                         *widget.Check
	reliability                                                     *widget.Select
	file                                                            *model.File
	path                                                            string // of file, "" none was chosen
	files                                                           Files
	fileName                                                        *widget.Label
	attach, look                                                    *widget.Button
	form                                                            *widget.Form
}

// Files let a person choose a file for a source. Read reads it, and calls done
// with it where that can be done.
type Files struct {
	Pick func(chosen func(path string))
	Read func(path string, done func(model.File))
}

func newFields(s model.Source, files Files) *fields {
	f := &fields{files: files}
	entry := func(text, hint string) *widget.Entry {
		e := widget.NewEntry()
		e.SetText(text)
		e.SetPlaceHolder(hint)
		return e
	}
	f.title = entry(s.Title, "What it is called")
	f.address = entry(s.URL, "https://…")
	f.publisher = entry(s.Publisher, "Agency, newspaper, archive")
	f.author = entry(s.Author, "")
	f.published = entry(s.Published, "31 March 2009, or 2009")
	f.accessed = entry(s.Accessed, "The day you looked at it")
	f.archive = entry(s.ArchiveURL, "https://web.archive.org/…")
	f.primary = widget.NewCheck("First-hand document", nil)
	f.primary.SetChecked(s.Primary)
	options := []string{notJudged}
	for _, r := range model.Reliabilities {
		options = append(options, string(r))
	}
	f.reliability = widget.NewSelect(options, nil)
	f.reliability.SetSelected(notJudged)
	if s.Reliability != "" {
		f.reliability.SetSelected(string(s.Reliability))
	}
	f.fileName = widget.NewLabel("No file attached")
	if s.FileHash != nil {
		f.fileName.SetText("A file is attached")
	}
	f.fileName.Truncation = fyne.TextTruncateEllipsis
	f.attach = widget.NewButtonWithIcon("Attach file", theme.FileIcon(), func() { files.Pick(f.attachFile) })
	f.look = widget.NewButton("Open or save…", nil)
	f.look.Hide()
	f.form = widget.NewForm(
		widget.NewFormItem("Title", f.title),
		widget.NewFormItem("Address", f.address),
		widget.NewFormItem("Publisher", f.publisher),
		widget.NewFormItem("Author", f.author),
		widget.NewFormItem("Published", f.published),
		widget.NewFormItem("Looked at", f.accessed),
		widget.NewFormItem("Archived at", f.archive),
		widget.NewFormItem("Reliability", container.NewGridWithColumns(2, f.reliability, f.primary)),
		widget.NewFormItem("File", container.NewBorder(nil, nil, nil, container.NewHBox(f.look, f.attach), f.fileName)),
	)
	return f
}

// attachFile reads the file at a path, to be stored with the source.
func (f *fields) attachFile(path string) {
	f.files.Read(path, func(file model.File) {
		f.file, f.path = &file, path
		f.fileName.SetText(file.Name)
	})
}

func (f *fields) read() model.SourceFields {
	reliability := model.Reliability(f.reliability.Selected)
	if f.reliability.Selected == notJudged {
		reliability = ""
	}
	return model.SourceFields{
		Title: &f.title.Text, URL: &f.address.Text, Publisher: &f.publisher.Text, Author: &f.author.Text,
		Published: &f.published.Text, Accessed: &f.accessed.Text, ArchiveURL: &f.archive.Text,
		Primary: &f.primary.Checked, Reliability: &reliability, File: f.file,
	}
}

// Form is a form with its own buttons and its own line for what is wrong; what
// was typed stays in it until it is stored or the person gives it up.
type Form struct {
	Content fyne.CanvasObject
	First   fyne.Focusable // where the keyboard goes
	OnClose func()         // called when it is stored
	Verb    string         // what storing it is called
	Submit  func()         // stores it

	fault   *widget.Label
	storing bool // and not answered yet
	record  record
	before  map[string]string // what stood in it at first
}

func (f *Form) build(body fyne.CanvasObject, verb string, submit func(done func(error))) {
	f.fault = widget.NewLabel("")
	f.fault.Importance = widget.DangerImportance
	f.fault.Wrapping = fyne.TextWrapWord
	f.fault.Hide()
	f.Verb = verb
	f.Submit = func() {
		if f.storing {
			return
		}
		f.storing = true
		submit(func(err error) {
			f.storing = false
			if err != nil {
				f.fault.SetText(model.Sentence(err))
				f.fault.Show()
				return
			}
			f.close()
		})
	}
	f.Content = container.NewBorder(nil, f.fault, nil, nil, body)
}

func (f *Form) close() {
	if f.OnClose != nil {
		f.OnClose()
	}
}

// NewEdit makes the form that changes a source wherever it is used.
// showFile looks at the file that is attached.
func NewEdit(s model.Source, files Files, showFile func(), submit func(model.Command, func(error))) *Form {
	f := &Form{}
	fields := newFields(s, files)
	if s.FileHash != nil {
		fields.look.OnTapped = showFile
		fields.look.Show()
	}
	f.First = fields.title
	f.keep(fields.record())
	f.build(container.NewVScroll(fields.form), "Save source", func(done func(error)) {
		submit(model.EditSource{ID: s.ID, Fields: fields.read()}, done)
	})
	return f
}
