package ask

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
)

// face is what a board shows: one of several where a question about the one below is
// asked in its place.
type face struct {
	content fyne.CanvasObject
	size    fyne.Size
	first   fyne.Focusable // has the keyboard at first, and again when the face comes back
	escape  func()
	submit  func() // nil nothing is submitted
}

// board is the one thing over the window.
type board struct {
	widget.BaseWidget
	faces []*face
	shade *canvas.Rectangle
	paper *canvas.Rectangle
	layer *control.Layer
	on    fyne.Canvas
}

func newBoard(on fyne.Canvas, f *face, layer *control.Layer) *board {
	b := &board{on: on, faces: []*face{f}, shade: canvas.NewRectangle(nil), paper: canvas.NewRectangle(nil), layer: layer}
	b.ExtendBaseWidget(b)
	return b
}

// Layer implements control.Layered.
func (b *board) Layer() *control.Layer { return b.layer }

func (b *board) face() *face { return b.faces[len(b.faces)-1] }

// focus gives the keyboard to what has it first on the face shown.
func (b *board) focus() {
	if b.face().first == nil {
		b.on.Unfocus()
		return
	}
	b.on.Focus(b.face().first)
}

// push draws another face in the place of the one shown, which keeps what has the
// keyboard on it.
func (b *board) push(f *face) {
	if had := b.on.Focused(); had != nil {
		b.face().first = had
	}
	b.faces = append(b.faces, f)
	b.Refresh()
	b.focus()
}

// pop draws the face below again.
func (b *board) pop() {
	b.faces = b.faces[:len(b.faces)-1]
	b.Refresh()
	b.focus()
}

// Spacing of a board.
const (
	boardEdge    = 16 // from its edge to what is in it
	boardOutside = 40 // from its edge to the window's
)

// newContent is a title above a body, and buttons below at the right.
func newContent(title string, body fyne.CanvasObject, buttons []fyne.CanvasObject) fyne.CanvasObject {
	head := widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.SizeName, head.Truncation = theme.SizeNameSubHeadingText, fyne.TextTruncateEllipsis
	var foot fyne.CanvasObject
	if len(buttons) > 0 {
		foot = container.NewVBox(widget.NewSeparator(), container.NewHBox(append([]fyne.CanvasObject{layout.NewSpacer()}, buttons...)...))
	}
	return container.NewBorder(head, foot, nil, nil, body)
}

// CreateRenderer implements fyne.Widget.
func (b *board) CreateRenderer() fyne.WidgetRenderer {
	r := &boardRenderer{of: b}
	r.paint()
	return r
}

type boardRenderer struct{ of *board }

func (r *boardRenderer) Destroy() {}

func (r *boardRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *boardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.of.shade, r.of.paper, r.of.face().content, r.of.layer}
}

func (r *boardRenderer) Layout(size fyne.Size) {
	f := r.of.face()
	r.of.shade.Resize(size)
	r.of.layer.Resize(size)
	room := size.SubtractWidthHeight(2*boardOutside, 2*boardOutside)
	want := f.size.Max(f.content.MinSize().AddWidthHeight(2*boardEdge, 2*boardEdge)).Min(room)
	at := fyne.NewPos((size.Width-want.Width)/2, (size.Height-want.Height)/2)
	r.of.paper.Move(at)
	r.of.paper.Resize(want)
	f.content.Move(at.AddXY(boardEdge, boardEdge))
	f.content.Resize(want.SubtractWidthHeight(2*boardEdge, 2*boardEdge))
}

func (r *boardRenderer) paint() {
	r.of.shade.FillColor = theme.Color(theme.ColorNameShadow)
	r.of.paper.FillColor, r.of.paper.StrokeColor = theme.Color(theme.ColorNameOverlayBackground), theme.Color(theme.ColorNameInputBorder)
	r.of.paper.StrokeWidth, r.of.paper.CornerRadius = 1, theme.Size(theme.SizeNameDialogRadius)
}

func (r *boardRenderer) Refresh() {
	r.paint()
	r.Layout(r.of.Size())
	canvas.Refresh(r.of)
}

// highlight makes a button stand out as the default one.
func highlight(b *control.Button) { b.Importance = widget.HighImportance }
