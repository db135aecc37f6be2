package app

import (
	"context"
	"slices"

	"galley/app/locale"
	"galley/model/ingest/sourcetext"
	"galley/model/library"
	"galley/model/pdfium"
)

// turn shows another page.
func (c *consulting) turn(number int) {
	n := c.now
	if n.page == nil || number < 1 || number > n.page.Of {
		if n.page != nil {
			c.pane.Say(locale.Count(n.page.Of, "This file has one page.", "This file has %d pages."))
		}
		return
	}
	c.now.wanted = number
	if i := slices.IndexFunc(c.pages, func(p *pdfium.Page) bool { return p.Number == number }); i >= 0 {
		c.store.forget(toTurn)
		c.turned(c.pages[i])
		return
	}
	file, width := n.file, c.render
	read(c.store, toTurn, func(ctx context.Context, _ *library.Library) (*pdfium.Page, error) {
		page, err := sourcetext.Page(ctx, file, number, width)
		return &page, err
	}, func(page *pdfium.Page) {
		if c.now.file.SHA256 == file.SHA256 && c.now.wanted == number {
			c.turned(page)
		}
	})
}

func (c *consulting) turned(page *pdfium.Page) {
	c.pages = slices.DeleteFunc(c.pages, func(p *pdfium.Page) bool { return p == page })
	c.pages = append(c.pages, page)
	if more := len(c.pages) - pagesKept; more > 0 {
		c.pages = slices.Delete(c.pages, 0, more)
	}
	c.now.page = page
	c.paint()
}

// seek shows the next page, or the one before, on which words stand.
func (c *consulting) seek(words string, backwards bool) {
	n := c.now
	if n.page == nil || words == "" {
		c.store.forget(toSeek)
		return
	}
	file, here, from := n.file, n.page.Number, n.page.Number+1
	if backwards {
		from = n.page.Number - 1
	}
	from = (from-1+n.page.Of)%n.page.Of + 1
	read(c.store, toSeek, func(ctx context.Context, _ *library.Library) (int, error) {
		return sourcetext.FindPage(ctx, file, words, from, backwards)
	}, func(number int) {
		switch {
		case c.now.file.SHA256 != file.SHA256 || c.now.page == nil:
		case number == 0 || number == here:
			c.pane.Missed()
		default:
			c.turn(number)
		}
	})
}
