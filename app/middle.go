package app

import (
	"fyne.io/fyne/v2/widget"

	"galley/app/compare"
	"galley/app/look"
	"galley/app/page"
	"galley/app/reader"
)

// middle is the page with the two readers that much of the window works on.
type middle struct {
	*page.Page
	reader *reader.Reader
	pane   *compare.Pane
}

func newMiddle(p *page.Page) middle { return middle{p, p.Reader(), p.Comparison()} }

func newWrapped(text string) *widget.Label { return look.Wrapped(text) }
