package publish

import (
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
)

// PageWidth is how wide the pictures of pages are that a preview takes, in pixels.
const PageWidth = 1100

// Preview shows what a report will be: pages, a table, or text.
type Preview struct {
	OnOpen func() // the web page itself is wanted

	note    *widget.RichText
	open    *control.Button
	busy    *widget.ProgressBarInfinite
	pages   *fyne.Container
	body    *fyne.Container
	content fyne.CanvasObject
}

// NewPreview is an empty one.
func NewPreview() *Preview {
	p := &Preview{note: look.FaintText(""), busy: widget.NewProgressBarInfinite(), body: container.NewStack()}
	p.open = control.NewButton(locale.Text("Open in the Browser"), theme.ComputerIcon(), func() { p.OnOpen() })
	p.open.Hide()
	p.busy.Hide()
	head := container.NewBorder(nil, p.busy, nil, p.open, p.note)
	p.content = container.NewBorder(head, nil, nil, nil, p.body)
	return p
}

// Content is the preview.
func (p *Preview) Content() fyne.CanvasObject { return p.content }

// Wait says that a new preview is made; what is shown stays meanwhile. web says
// that there is a web page that can be opened.
func (p *Preview) Wait(note string, web bool) {
	look.SetFaint(p.note, note)
	if p.open.Hide(); web {
		p.open.Show()
	}
	p.busy.Show()
	p.busy.Start()
	p.pages = nil
}

// Done says that all of it is there.
func (p *Preview) Done() {
	p.busy.Stop()
	p.busy.Hide()
}

// Fail says in a sentence why there is none.
func (p *Preview) Fail(sentence string) {
	text := widget.NewLabel(sentence)
	text.Wrapping = fyne.TextWrapWord
	p.show(text)
	p.Done()
}

// Page adds the picture of a page below those there are.
func (p *Preview) Page(picture image.Image) {
	if p.pages == nil {
		p.pages = container.NewVBox()
		p.show(container.NewVScroll(p.pages))
	}
	page := canvas.NewImageFromImage(picture)
	page.FillMode, page.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeWidth, edge.StrokeColor = 1, color.Gray{0x99}
	p.pages.Add(container.New(sheet{picture.Bounds().Dx(), picture.Bounds().Dy()}, page, edge))
}

// sheet lays out a page as wide as there is room, in its proportions.
type sheet struct{ width, height int }

func (s sheet) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, previewWidth*float32(s.height)/float32(s.width))
}

// previewWidth is how wide pages are shown.
const previewWidth = 540

func (s sheet) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, size.Height*float32(s.width)/float32(s.height))
	fit := fyne.NewSize(width, width*float32(s.height)/float32(s.width))
	for _, o := range objects {
		o.Resize(fit)
		o.Move(fyne.NewPos((size.Width-fit.Width)/2, 0))
	}
}

// What is shown of text and tables: Fyne lays long texts out slowly, and nobody
// reads on in a preview.
const (
	mostLines   = 120
	mostLetters = 140 // of a line
	mostRows    = 60
	mostColumns = 12
)

// Text shows the beginning of a text.
func (p *Preview) Text(text string) {
	lines := strings.SplitN(text, "\n", mostLines+1)
	more := len(lines) > mostLines
	if more {
		lines = lines[:mostLines]
	}
	for i, l := range lines {
		if letters := []rune(strings.TrimRight(l, "\r")); len(letters) > mostLetters {
			lines[i] = string(letters[:mostLetters]) + "…"
		}
	}
	if more {
		lines = append(lines, "…")
	}
	label := widget.NewLabel(strings.Join(lines, "\n"))
	label.TextStyle.Monospace = true
	p.show(container.NewScroll(label))
}

// Table shows the beginning of a table; the first row are its heads.
func (p *Preview) Table(rows [][]string) {
	rows = rows[:min(len(rows), mostRows)]
	columns := 0
	if len(rows) > 0 {
		columns = min(len(rows[0]), mostColumns)
	}
	table := widget.NewTable(
		func() (int, int) { return len(rows), columns },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(at widget.TableCellID, o fyne.CanvasObject) {
			l := o.(*widget.Label)
			l.TextStyle.Bold = at.Row == 0
			text := ""
			if at.Col < len(rows[at.Row]) {
				text = strings.ReplaceAll(rows[at.Row][at.Col], "\n", " ")
			}
			l.SetText(text)
		},
	)
	for i := range columns {
		table.SetColumnWidth(i, 150)
	}
	p.show(table)
}

func (p *Preview) show(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}
