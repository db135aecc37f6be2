package beside

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

// findBar finds words in the source: in the text, or on the page and then on the pages after it.
type findBar struct {
	pane    *Pane
	entry   *control.Entry
	count   *widget.Label
	content *fyne.Container
	spans   []passage.Span
	at      int
	last    bool // the page that comes is gone to from behind: its last place is shown
	coming  bool // another page was asked for
}

func newFindBar(p *Pane) *findBar {
	b := &findBar{pane: p, entry: control.NewEntry(locale.Text("Find in this source")), count: widget.NewLabel("")}
	b.entry.OnChanged = func(string) { b.search() }
	b.entry.OnSubmitted = func(string) { b.step(1) }
	b.entry.OnEscape = func() { b.close() }
	buttons := container.NewHBox(b.count,
		control.NewIcon(theme.MoveUpIcon(), locale.Text("The one before"), func() { b.step(-1) }),
		control.NewIcon(theme.MoveDownIcon(), locale.Text("The next one"), func() { b.step(1) }),
		control.NewIcon(theme.CancelIcon(), locale.Text("Close"), func() { b.close() }))
	b.content = container.New(layout.NewBorderLayout(nil, nil, nil, buttons), b.entry, buttons)
	b.content.Hide()
	return b
}

func (b *findBar) open() {
	b.content.Show()
	b.pane.content.Refresh()
	b.search()
	b.pane.give(b.entry)
	b.entry.SelectAll()
}

// close closes the bar and reports whether it was open. What was found is selected then: Enter uses it.
func (b *findBar) close() bool {
	if !b.content.Visible() {
		return false
	}
	b.content.Hide()
	b.pane.OnFind("", false) // what is still being looked for is not wanted any more
	if b.at < len(b.spans) {
		if b.pane.state.Paged() {
			b.pane.sheet.selectSpan(b.spans[b.at])
		} else {
			b.pane.reader.Select(b.spans[b.at])
		}
	}
	b.spans, b.at = nil, 0
	b.pane.reader.SetMatches(nil, 0)
	b.pane.sheet.setMatches(nil, 0)
	b.pane.content.Refresh()
	b.pane.focus()
	return true
}

// search looks for what is typed in the text or on the page.
func (b *findBar) search() {
	b.at = 0
	if b.pane.state.Paged() {
		b.spans = reader.FindIn(b.pane.state.Page.Text, b.entry.Text)
	} else {
		b.spans = b.pane.reader.Find(b.entry.Text)
		top := b.pane.reader.Top()
		for i, s := range b.spans {
			if s.Start >= top {
				b.at = i
				break
			}
		}
	}
	b.show()
}

// turned is called when another page is shown.
func (b *findBar) turned() {
	if !b.content.Visible() {
		return
	}
	b.spans = reader.FindIn(b.pane.state.Page.Text, b.entry.Text)
	b.at = 0
	if b.last && b.coming {
		b.at = max(len(b.spans)-1, 0)
	}
	b.coming = false
	b.show()
}

// step goes to the next place, or to the one before. Behind the last place of a page it goes on to other pages.
func (b *findBar) step(by int) {
	at := b.at + by
	if b.pane.state.Paged() && b.entry.Text != "" && (at < 0 || at >= len(b.spans)) {
		b.last, b.coming = by < 0, true
		b.count.SetText(locale.Text("looking …"))
		b.pane.OnFind(b.entry.Text, by < 0)
		return
	}
	if n := len(b.spans); n > 0 {
		b.at = (at + n) % n
	}
	b.show()
}

// missed is called where no other page has the words.
func (b *findBar) missed() {
	b.coming = false
	if n := len(b.spans); n > 0 { // only this page has them
		b.at = 0
		if b.last {
			b.at = n - 1
		}
	}
	b.show()
}

func (b *findBar) show() {
	if b.pane.state.Paged() {
		b.pane.sheet.setMatches(b.spans, b.at)
	} else {
		b.pane.reader.SetMatches(b.spans, b.at)
	}
	switch {
	case b.entry.Text == "":
		b.count.SetText("")
	case len(b.spans) == 0 && b.pane.state.Paged():
		b.count.SetText(locale.Text("not on this page"))
	case len(b.spans) == 0:
		b.count.SetText(locale.Text("not found"))
	default:
		b.count.SetText(locale.Text("%d of %d", b.at+1, len(b.spans)))
		if !b.pane.state.Paged() {
			b.pane.reader.ScrollTo(b.spans[b.at])
		}
	}
}

// Missed says that no other page has the words that were to be found.
func (p *Pane) Missed() { p.find.missed() }
