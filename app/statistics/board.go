// Package statistics is the board of what a desk checked: a chart, and the figures below it.
package statistics

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
)

// Board is the board. Set the callbacks before it is shown.
type Board struct {
	OnBack      func()
	OnDays      func(from, to string) // other days are wanted
	OnCopyTable func()
	OnCopyImage func()
	OnSaveImage func()

	now      model.Statistics
	shown    int
	sentence *widget.Label
	fault    *widget.Label
	span     *control.Pills
	from, to *control.Entry
	picture  *canvas.Image
	tables   *fyne.Container
	scroll   *control.Scroll
	content  fyne.CanvasObject
}

// gap is between what belongs together.
const gap = 6

// NewBoard makes it; today is called for the day that it is.
func NewBoard(today func() string) *Board {
	b := &Board{sentence: look.Wrapped(""), fault: look.Wrapped(""), picture: &canvas.Image{FillMode: canvas.ImageFillContain},
		tables: look.NewColumn(2 * gap)}
	title := look.Wrapped(locale.Text("Statistics"))
	title.TextStyle.Bold, title.SizeName = true, theme.SizeNameSubHeadingText
	back := control.NewQuiet(locale.Text("Back to the article"), theme.NavigateBackIcon(), func() { b.OnBack() })
	back.Key = locale.Text("Esc")
	b.from, b.to = control.NewEntry(locale.Text("first day")), control.NewEntry(locale.Text("last day"))
	asked := func(string) { b.OnDays(b.from.Text, b.to.Text) }
	b.from.OnSubmitted, b.to.OnSubmitted = asked, asked
	spans := Spans()
	names := make([]string, len(spans))
	for i, s := range spans {
		names[i] = s.Name
	}
	b.span = control.NewPills(names, func(i int) {
		days := spans[i].Days(today())
		b.SetDays(days.From, days.To)
	})
	b.span.PerRow = len(names)
	days := container.NewGridWithColumns(2, b.from, b.to)
	verbs := container.NewHBox(
		control.NewQuiet(locale.Text("Copy Table"), theme.ContentCopyIcon(), func() { b.OnCopyTable() }),
		control.NewQuiet(locale.Text("Copy Image"), theme.MediaPhotoIcon(), func() { b.OnCopyImage() }),
		control.NewQuiet(locale.Text("Save Image…"), theme.DocumentSaveIcon(), func() { b.OnSaveImage() }))
	b.fault.Importance = widget.DangerImportance
	b.fault.Hide()
	column := look.NewColumn(8, container.NewHBox(back, layout.NewSpacer(), verbs), title, b.span, days, b.fault, b.sentence,
		container.New(&pictureLayout{of: b}, b.picture), b.tables)
	b.scroll = control.NewScroll(container.New(readable{}, container.NewPadded(container.NewPadded(column))))
	b.content = container.NewStack(look.NewGround(theme.ColorNameBackground), b.scroll.Content)
	return b
}

// Content is the board as a canvas object.
func (b *Board) Content() fyne.CanvasObject { return b.content }

// First is where the keyboard goes.
func (b *Board) First() fyne.Focusable { return b.span }

// Days are what stands in the fields.
func (b *Board) Days() (from, to string) { return b.from.Text, b.to.Text }

// SetDays asks for other days.
func (b *Board) SetDays(from, to string) {
	b.from.SetText(from)
	b.to.SetText(to)
	b.OnDays(from, to)
}

// Refuse says why the days asked for are none.
func (b *Board) Refuse(sentence string) {
	look.Say(b.fault, sentence)
	b.fault.Show()
}

// Show puts statistics on the screen, with their picture as a PNG.
func (b *Board) Show(s model.Statistics, png []byte) {
	b.now = s
	b.fault.Hide()
	look.Say(b.sentence, Sentence(s))
	b.picture.Resource = nil
	if len(png) > 0 {
		b.shown++ // a picture of the same name would be the one before
		b.picture.Resource = fyne.NewStaticResource(fmt.Sprintf("statistics-%d.png", b.shown), png)
	}
	b.picture.Refresh()
	b.tables.RemoveAll()
	for _, t := range Tables(s) {
		b.tables.Add(tableOf(t))
	}
	b.content.Refresh()
	b.scroll.Refresh()
}

// mostRows is how many rows of a table are shown; a copy has all.
const mostRows = 25

func tableOf(t Table) fyne.CanvasObject {
	grid := container.New(layout.NewFormLayout())
	for i, row := range t.Rows {
		if i == mostRows {
			break
		}
		name := look.Wrapped(row[0])
		name.Alignment = look.Start()
		figure := widget.NewLabelWithStyle(strings.Join(row[1:], "   "), fyne.TextAlignTrailing, fyne.TextStyle{Monospace: true})
		grid.Add(figure)
		grid.Add(name)
	}
	head := widget.NewLabelWithStyle(t.Title, look.Start(), fyne.TextStyle{Bold: true})
	all := []fyne.CanvasObject{head}
	if len(t.Columns) > 1 {
		all = append(all, look.FaintText(strings.Join(t.Columns, " · ")))
	}
	all = append(all, look.Compact(grid))
	if more := len(t.Rows) - mostRows; more > 0 {
		all = append(all, look.FaintText(locale.Count(more, "%d more; Copy Table takes all", "%d more; Copy Table takes all")))
	}
	return look.NewColumn(0, all...)
}

// PictureWidth and PictureRow are how wide the picture of the board is drawn, and how high each chart in it.
const (
	PictureWidth = 720
	PictureRow   = 250
)

// pictureLayout gives the picture the width there is, and the height that goes with it.
type pictureLayout struct {
	of    *Board
	width float32
}

func (p *pictureLayout) height() float32 {
	if p.of.picture.Resource == nil {
		return 0
	}
	whole := float32(PictureRow * Charts(p.of.now))
	if p.width == 0 || p.width > PictureWidth {
		return whole
	}
	return whole * p.width / PictureWidth
}

// MinSize implements fyne.Layout.
func (p *pictureLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, p.height()) }

// Layout implements fyne.Layout.
func (p *pictureLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	o[0].Resize(fyne.NewSize(size.Width, p.height()))
}

// readable keeps what is read at a width that is good to read, in the middle.
type readable struct{}

const readableWidth = 760

// MinSize implements fyne.Layout.
func (readable) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements fyne.Layout.
func (readable) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, readableWidth)
	o[0].Move(fyne.NewPos((size.Width-width)/2, 0))
	o[0].Resize(fyne.NewSize(width, size.Height))
}
