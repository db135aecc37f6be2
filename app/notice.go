package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
)

// notice is the line at the foot of the window: what was done last, with Undo
// beside it, or what went wrong and what was kept. It is the one place where
// errors are shown; one stays until something else is done, or the person turns to
// something else than what it is about.
type notice struct {
	passing bool // what is said is about something that the person may turn from
	onUndo  func()
	text    *widget.Label
	place   *widget.RichText
	action  *control.Button
	other   *control.Button // a second thing that can be done
	edge    *canvas.Rectangle
	content fyne.CanvasObject
}

func newNotice() *notice {
	n := &notice{text: widget.NewLabel(""), place: look.FaintText(""), action: control.NewQuiet(locale.Text("Undo"), nil, nil),
		other: control.NewQuiet("", nil, nil), edge: canvas.NewRectangle(color.Transparent)}
	n.text.Truncation = fyne.TextTruncateEllipsis
	n.action.Hide()
	n.other.Hide()
	n.edge.SetMinSize(fyne.NewSize(4, 4))
	ground := look.NewGround(theme.ColorNameHeaderBackground)
	left := container.NewBorder(nil, nil, n.edge, container.NewHBox(n.action, n.other), n.text)
	n.place.Segments[0].(*widget.TextSegment).Style.Alignment = fyne.TextAlignTrailing
	n.content = container.NewStack(ground, container.NewBorder(nil, nil, nil,
		container.NewCenter(container.NewGridWrap(fyne.NewSize(200, 27), n.place)), left))
	return n
}

func (n *notice) put(text string, importance widget.Importance, edge color.Color) {
	n.text.Importance = importance
	n.text.Wrapping = fyne.TextWrapOff
	n.text.Truncation = fyne.TextTruncateEllipsis
	if importance == widget.DangerImportance || importance == widget.WarningImportance {
		n.text.Truncation = fyne.TextTruncateOff
		n.text.Wrapping = fyne.TextWrapWord // a sentence is read whole
	}
	n.passing = false
	n.text.SetText(text)
	n.edge.FillColor = edge
	n.edge.Refresh()
	n.action.Hide()
	n.other.Hide()
}

// say tells something that needs no answer.
func (n *notice) say(text string) { n.put(text, widget.MediumImportance, color.Transparent) }

// did tells what was stored; undoable puts Undo beside it.
func (n *notice) did(what string, undoable bool) {
	n.say(what)
	if undoable {
		n.offer(locale.Text("Undo"), func() { n.onUndo() })
	}
}

// offer puts a button beside what was said.
func (n *notice) offer(label string, do func()) {
	n.action.SetText(label)
	n.action.OnTapped = do
	n.action.Show()
}

// offerToo puts a second button beside it.
func (n *notice) offerToo(label string, do func()) {
	n.other.SetText(label)
	n.other.OnTapped = do
	n.other.Show()
}

// warn tells something that should be read to its end.
func (n *notice) warn(text string) {
	n.put(text, widget.WarningImportance, theme.Color(theme.ColorNameWarning))
}

// fault tells what went wrong.
func (n *notice) fault(err error) {
	n.put(locale.Fault(err), widget.DangerImportance, theme.Color(theme.ColorNameError))
	n.passing = !model.HasCode(err, model.Gone) && !model.HasCode(err, model.Damaged)
}

// turned takes away what went wrong with something that the person turned from. What
// is wrong with the library stays.
func (n *notice) turned() {
	if n.passing {
		n.say("")
	}
}

// where tells which library is open, and who is at work.
func (n *notice) where(path, editor string) {
	look.SetFaint(n.place, placeOf(path)+" · "+editor)
}
