package pictures

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
)

// LargestSide is how many pixels wide and high a picture is made for the board, at most: what every graphics
// card takes.
const LargestSide = 4096

// Board shows one picture large, in the place of the article. Set the callbacks before it is shown.
type Board struct {
	OnBack func()
	OnSave func()
	OnKey  func(*fyne.KeyEvent) // a key that is not for the picture

	view    *view
	words   *widget.Label
	zoom    *widget.Label
	content fyne.CanvasObject
}

// NewBoard makes it.
func NewBoard() *Board {
	b := &Board{view: newView(), words: look.Wrapped(""), zoom: widget.NewLabel("")}
	b.view.changed = func() {
		if said := locale.Text("%d %%", int(b.view.scale()*100+0.5)); said != b.zoom.Text {
			b.zoom.SetText(said)
		}
	}
	b.view.passed = func(e *fyne.KeyEvent) { b.OnKey(e) }
	back := control.NewQuiet(locale.Text("Back to the article"), theme.NavigateBackIcon(), func() { b.OnBack() })
	back.Key = locale.Text("Esc")
	zoom := func(label, tip, key string, icon fyne.Resource, to func() float32) *control.Button {
		button := control.NewQuiet(label, icon, func() { b.view.setZoom(to(), b.view.middle()) })
		button.Tip, button.Key = tip, key
		return button
	}
	flow := &look.Flow{}
	tools := container.New(flow, back,
		zoom("", locale.Text("Zoom Out"), "-", theme.ZoomOutIcon(), func() float32 { return b.view.scale() / zoomStep }), b.zoom,
		zoom("", locale.Text("Zoom In"), "+", theme.ZoomInIcon(), func() float32 { return b.view.scale() * zoomStep }),
		zoom(locale.Text("Full Size"), "", "1", nil, func() float32 { return 1 }),
		zoom(locale.Text("All of It"), "", "0", theme.ZoomFitIcon(), func() float32 { return 0 }),
		control.NewQuiet(locale.Text("Save Picture As…"), theme.DocumentSaveIcon(), func() { b.OnSave() }))
	content := look.NewUnder(container.NewVBox(tools, b.words), nil, b.view)
	flow.Changed = content.Refresh
	b.content = container.NewStack(look.NewGround(theme.ColorNameBackground), content)
	return b
}

// Content is the board as a canvas object.
func (b *Board) Content() fyne.CanvasObject { return b.content }

// First is where the keyboard goes.
func (b *Board) First() fyne.Focusable { return b.view }

// Show shows a picture of so many pixels, with what is said of it; a nil picture only the words. The picture
// may be a smaller copy.
func (b *Board) Show(picture image.Image, width, height int, said string) {
	b.words.SetText(said)
	b.view.show(picture, fyne.NewSize(float32(width), float32(height)), said)
}
