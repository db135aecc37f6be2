package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/reader"
	"galley/model/passage"
)

// findBar finds words in the open article.
type findBar struct {
	reader  *reader.Reader
	entry   *control.Entry
	count   *widget.Label
	content *fyne.Container
	spans   []passage.Span
	at      int
}

func newFindBar(r *reader.Reader) *findBar {
	b := &findBar{reader: r, entry: control.NewEntry(locale.Text("Find in this article")), count: widget.NewLabel("")}
	b.entry.OnChanged = func(string) { b.search() }
	b.entry.OnSubmitted = func(string) { b.step(1) }
	b.entry.OnEscape = func() { b.close() }
	buttons := container.NewHBox(
		b.count,
		control.NewIcon(theme.MoveUpIcon(), locale.Text("The one before"), func() { b.step(-1) }),
		control.NewIcon(theme.MoveDownIcon(), locale.Text("The next one"), func() { b.step(1) }),
		control.NewIcon(theme.CancelIcon(), locale.Text("Close"), func() { b.close() }),
	)
	// Tab goes in the order of the objects: from the words to the buttons.
	b.content = container.New(layout.NewBorderLayout(nil, nil, nil, buttons), b.entry, buttons)
	b.content.Hide()
	return b
}

func (b *findBar) open() {
	b.content.Show()
	if s := b.reader.SelectedText(); s != "" && len(s) < 100 {
		b.entry.SetText(s)
	}
	b.search()
	if c := b.canvas(); c != nil {
		c.Focus(b.entry)
	}
	b.entry.SelectAll()
}

// close closes the bar and reports whether it was open.
func (b *findBar) close() bool {
	if !b.content.Visible() {
		return false
	}
	b.content.Hide()
	b.reader.SetMatches(nil, 0)
	if b.at < len(b.spans) { // Enter marks it now, Shift and an arrow make it longer
		b.reader.Select(b.spans[b.at])
	}
	if c := b.canvas(); c != nil {
		c.Focus(b.reader)
	}
	return true
}

// canvas is the one that the bar is on, nil where it is on none.
func (b *findBar) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(b.reader) }

func (b *findBar) search() {
	b.spans = b.reader.Find(b.entry.Text)
	b.at = 0
	top := b.reader.Top()
	for i, s := range b.spans {
		if s.Start >= top {
			b.at = i
			break
		}
	}
	b.show()
}

func (b *findBar) step(by int) {
	if n := len(b.spans); n > 0 {
		b.at = (b.at + by + n) % n
	}
	b.show()
}

func (b *findBar) show() {
	b.reader.SetMatches(b.spans, b.at)
	switch {
	case b.entry.Text == "":
		b.count.SetText("")
	case len(b.spans) == 0:
		b.count.SetText(locale.Text("not found"))
	default:
		b.count.SetText(locale.Text("%d of %d", b.at+1, len(b.spans)))
		b.reader.ScrollTo(b.spans[b.at])
	}
}
