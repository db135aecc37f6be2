package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// Waiting is the list of those who were asked and have not answered, the longest waited for first.
type Waiting struct {
	OnOpen func(model.WaitingRow)
	OnVerb func(v Verb, id, name string)

	state   state.Waiting
	list    *control.Rows
	empty   *widget.Label
	foot    *widget.RichText
	content fyne.CanvasObject
}

// NewWaiting makes the list. Set the callbacks before it is shown.
func NewWaiting() *Waiting {
	w := &Waiting{empty: look.Wrapped(""), foot: look.FaintText("")}
	w.empty.Alignment = fyne.TextAlignCenter
	w.empty.SetText(locale.Text("Nobody is waited for.\n\nWho was asked and has not answered stands here, since when, and about what."))
	w.list = control.NewRows(func() int { return len(w.state.Rows) },
		func() fyne.CanvasObject { return control.NewRow(w.open, w.menu) }, w.update, nil)
	w.list.OnOpen, w.list.OnMenu = w.open, w.menuAt
	w.content = container.NewBorder(nil, w.foot, nil, nil, container.NewStack(w.list, container.NewBorder(w.empty, nil, nil, nil)))
	return w
}

// Content is the list as a canvas object.
func (w *Waiting) Content() fyne.CanvasObject { return w.content }

// First is where the keyboard goes.
func (w *Waiting) First() fyne.Focusable { return w.list }

// Begin marks the first row where none is marked.
func (w *Waiting) Begin() { w.list.Choose(max(0, w.list.Chosen)) }

// Show puts a state on the screen.
func (w *Waiting) Show(now state.Waiting) {
	w.state = now
	w.empty.Hidden = !now.Read || len(now.Rows) > 0

	foot := ""
	if n := len(now.Rows); n > 0 {
		foot = locale.Count(n, "%d without an answer", "%d without an answer")
	}
	look.SetFaint(w.foot, foot)
	if w.list.Chosen >= len(now.Rows) {
		w.list.Chosen = -1
		w.list.UnselectAll()
	}
	if w.list.Chosen < 0 && len(now.Rows) > 0 { // they may have been read after the list got the keyboard
		w.list.Choose(0)
	}
	w.list.Refresh()
}

func (w *Waiting) update(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(w.state.Rows) { // Fyne refreshes a row that is gone as the list loses the keyboard
		return
	}
	r, one := o.(*control.Row), w.state.Rows[i]
	r.Index = i
	what := one.What
	if what == "" && len(one.Words) > 0 {
		what = one.Words[0]
	}
	r.Set(dotted(one.Source.Title, passage.Shorten(what, 80)),
		dotted(OutcomeName(one.Last.Outcome), PurposeName(one.Last.Purpose), one.Title), Waited(one.Since, w.state.Today), false)
}

func (w *Waiting) open(i int) {
	if i >= 0 && i < len(w.state.Rows) {
		w.list.Choose(i)
		w.OnOpen(w.state.Rows[i])
	}
}

func (w *Waiting) menuAt(i int) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.list)
	w.menu(i, at.AddXY(12, float32(i)*(control.RowHeight+theme.Padding())-w.list.GetScrollOffset()+control.RowHeight))
}

// menu shows what can be done with somebody who has not answered.
func (w *Waiting) menu(i int, at fyne.Position) {
	if i < 0 || i >= len(w.state.Rows) {
		return
	}
	w.list.Choose(i)
	one := w.state.Rows[i]
	item := func(label string, v Verb) control.Item {
		return control.Item{Label: label, Do: func() { w.OnVerb(v, one.Source.ID, one.Source.Title) }}
	}
	control.ShowMenu(w.list, at, []control.Item{
		{Label: locale.Text("Open"), Key: locale.Text("Enter"), Do: func() { w.open(i) }}, {},
		item(locale.Text("Note a call…"), NoteCall), item(locale.Text("Print the questions…"), Questions),
	})
}
