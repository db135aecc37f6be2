package sources

import (
	"fyne.io/fyne/v2"

	"galley/model"
)

// Edit is the form that changes a source wherever it is used.
type Edit struct {
	Content fyne.CanvasObject
	First   fyne.Focusable // where the keyboard goes

	id      string
	saw     []model.Sight // what stood there when it was opened
	details *details
	record  record
	before  map[string]string // what stood in it at first
}

// NewEdit makes the form for a source. held is how many files it holds; showFiles lists them.
func NewEdit(s model.Source, held int, files Files, showFiles func()) *Edit {
	d := newDetails(s, held, files)
	d.look.OnTapped = showFiles
	d.look.Show()
	e := &Edit{Content: d.content, First: d.title, id: s.ID, saw: model.Saw(s), details: d, record: d.record()}
	e.before = e.record.read()
	return e
}

// Command stores what stands in the form.
func (e *Edit) Command() model.Command {
	fields := e.details.read()
	e.leaveUntouched(&fields)
	return model.Seen{Command: model.EditSource{ID: e.id, Fields: fields}, Was: e.saw}
}

// Fields is what stands in the form, by name.
func (e *Edit) Fields() map[string]string { return e.record.read() }

// Restore puts into the form what stood in an earlier one.
func (e *Edit) Restore(fields map[string]string) { e.record.restore(fields) }

// Typed reports whether something was typed that is not stored.
func (e *Edit) Typed() bool { return e.record.typedSince(e.before) }
