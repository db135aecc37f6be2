package app

import (
	"context"

	"galley/app/session"
	"galley/model/library"
)

func (c *correcting) hasVersions() bool {
	return c.store.session.IsOpen() && c.store.session.Proof().Versions > 1
}

// toggleComparison shows the version before beside the open one, or ends that.
func (c *correcting) toggleComparison() {
	if c.store.session.IsCompared() {
		c.opening.leaveComparison()
		return
	}
	c.compareWithBefore()
}

func (c *correcting) compareWithBefore() {
	if n := c.store.session.Version().Number; c.hasVersions() && !c.store.session.IsCompared() {
		c.compareVersions(max(1, n-1), max(2, n))
	}
}

// compareVersions shows two versions of the open article side by side; the one
// on the right becomes the open one.
func (c *correcting) compareVersions(left, right int) {
	if !c.store.session.IsOpen() {
		return
	}
	c.writing.texts.Flush()
	id := c.store.session.ArticleID()
	readAfterWrites(c.store, openingArticle, func(ctx context.Context, lib *library.Library) (session.Comparison, error) {
		return session.ReadComparison(ctx, source{lib}, id, left, right)
	}, func(both session.Comparison) {
		if c.store.session.ArticleID() != id {
			return
		}
		c.store.session.Compared(both)
		c.store.show()
		c.dialogs.Focus(c.page.reader)
		switch first := c.store.session.Step(1, 0); {
		case c.store.session.Active() != "":
			c.opening.findPlaces()
			c.opening.scrollToActive()
		case first != "":
			c.opening.selectClaim(first, true)
		}
	}, func(error) { c.store.show() })
}
