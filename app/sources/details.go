package sources

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/model"
)

// Files let a person choose a file for a source. Read reads it, and calls done
// with it where that can be done.
type Files struct {
	Pick func(chosen func(path string))
	Read func(path string, done func(model.File))
}

// details are what is known about a source, as small fields below each other.
type details struct {
	title, address, publisher, author, published, accessed, archive *control.Entry

	alias, private        *control.Entry // private: the desk's note
	primary, confidential *control.Check
	reliability           *control.Select
	file                  *model.File
	path                  string // of file, "" none was chosen
	files                 Files
	fileName              *widget.Label
	attach, look          *control.Button
	content               *fyne.Container
}

func small(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName = theme.SizeNameCaptionText
	return l
}

func notJudged() string { return locale.Text("not judged") }

// ReliabilityNames are the judgements of a source in the words of the window.
func ReliabilityNames() map[model.Reliability]string {
	return map[model.Reliability]string{
		"": notJudged(), model.Reliable: locale.Text("reliable"), model.Mixed: locale.Text("mixed"),
		model.Unreliable: locale.Text("unreliable"),
	}
}

func newDetails(s model.Source, held int, files Files) *details {
	f := &details{files: files}
	f.title = control.NewEntryWith(s.Title, locale.Text("What it is called"))
	f.address = control.NewEntryWith(s.URL, locale.Text("https://…"))
	f.publisher = control.NewEntryWith(s.Publisher, locale.Text("Agency, newspaper, archive"))
	f.author = control.NewEntryWith(s.Author, "")
	f.published = control.NewEntryWith(s.Published, locale.Text("31 March 2009, or 2009"))
	f.accessed = control.NewEntryWith(s.Accessed, locale.Text("The day you looked at it"))
	f.archive = control.NewEntryWith(s.ArchiveURL, locale.Text("https://web.archive.org/…"))
	f.primary = control.NewCheck(locale.Text("First-hand document"), nil)
	f.primary.SetChecked(s.Primary)
	f.confidential = control.NewCheck(locale.Text("Confidential: called by its alias everywhere"), nil)
	f.confidential.SetChecked(s.Private)
	f.alias = control.NewEntryWith(s.Alias, locale.Text("What it is called instead of its title"))
	f.private = control.NewEntryWith(s.PrivateNote, locale.Text("For the desk alone; in no report"))
	names := ReliabilityNames()
	options := []string{names[""]}
	for _, r := range model.Reliabilities {
		options = append(options, names[r])
	}
	f.reliability = control.NewSelect(options, nil)
	f.reliability.SetSelected(names[s.Reliability])
	f.fileName = widget.NewLabel(locale.Text("No file"))
	if held > 0 {
		f.fileName.SetText(locale.Count(held, "%d file is attached", "%d files are attached"))
	}
	f.fileName.Truncation = fyne.TextTruncateEllipsis
	f.attach = control.NewQuiet(locale.Text("Attach file"), theme.FileIcon(), func() { files.Pick(f.attachFile) })
	f.look = control.NewQuiet(locale.Text("Files…"), nil, nil)
	f.look.Hide()
	f.content = container.New(layout.NewFormLayout())
	for _, row := range []struct {
		name string
		of   fyne.CanvasObject
	}{
		{locale.Text("Title"), f.title}, {locale.Text("Address"), f.address}, {locale.Text("Publisher"), f.publisher},
		{locale.Text("Author"), f.author}, {locale.Text("Published"), f.published}, {locale.Text("Looked at"), f.accessed},
		{locale.Text("Archived at"), f.archive}, {locale.Text("Reliability"), f.reliability}, {"", f.primary},
		{"", f.confidential}, {locale.Text("Alias"), f.alias}, {locale.Text("Private note"), f.private},
		{locale.Text("File"), container.NewBorder(nil, nil, nil, container.NewHBox(f.look, f.attach), f.fileName)},
	} {
		f.content.Add(small(row.name))
		f.content.Add(row.of)
	}
	return f
}

func (f *details) entries() []*control.Entry {
	return []*control.Entry{f.title, f.address, f.publisher, f.author, f.published, f.accessed, f.archive, f.alias, f.private}
}

// attachFile reads the file at a path, to be stored with the source.
func (f *details) attachFile(path string) {
	f.files.Read(path, func(file model.File) {
		f.file, f.path = &file, path
		f.fileName.SetText(file.Name)
	})
}

// judged is the judgement chosen.
func (f *details) judged() model.Reliability {
	for r, name := range ReliabilityNames() {
		if name == f.reliability.Selected {
			return r
		}
	}
	return ""
}

func (f *details) read() model.SourceFields {
	reliability := f.judged()
	return model.SourceFields{
		Title: &f.title.Text, URL: &f.address.Text, Publisher: &f.publisher.Text, Author: &f.author.Text,
		Published: &f.published.Text, Accessed: &f.accessed.Text, ArchiveURL: &f.archive.Text,
		Primary: &f.primary.Checked, Reliability: &reliability, File: f.file,
		Private: &f.confidential.Checked, Alias: &f.alias.Text, PrivateNote: &f.private.Text,
	}
}
