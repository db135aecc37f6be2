package app

import (
	"galley/app/compare"
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
