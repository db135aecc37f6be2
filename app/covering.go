package app

import (
	"context"

	"fyne.io/fyne/v2"

	"galley/app/locale"
	"galley/app/session"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// Preferences of how the text shows what was looked at.
const (
	prefProof  = "reader.proof"  // what was looked at is dimmed, or struck
	prefStrike = "reader.strike" // it is struck
	prefTicks  = "reader.ticks"  // sentences that are done have a tick
	prefColour = "reader.colour" // what claims have their colours by
)

const toCount purpose = "words looked at"

// covering counts what of the open article was looked at, off the UI goroutine, and chooses how the
// text shows it.
type covering struct {
	store   *store
	prefs   fyne.Preferences
	show    func() // puts what was counted on the screen
	changed func() // puts another choice there

	words   *model.Segments // of the version that was counted last
	wordsOf session.Counted
	asked   session.Counted // being counted
}

func (c *covering) actions() []action {
	by := func(name string, by state.ColourBy) action {
		return action{name: name, checked: func() bool { return c.colours() == by }, do: func() {
			c.prefs.SetString(prefColour, string(by))
			c.changed()
		}}
	}
	return []action{
		{name: "Paper Proof", checked: c.proof, do: func() { c.set(prefProof, !c.proof()) }},
		{name: "Strike Words Looked At", checked: c.strikes, do: c.turnStrike},
		{name: "Ticks in the Gutter", checked: c.ticks, do: func() { c.set(prefTicks, !c.ticks()) }},
		by(locale.Later("Rating"), state.ByRating), by(locale.Later("Kind"), state.ByKind),
		by(locale.Later("Source"), state.BySource), by(locale.Later("Owner"), state.ByOwner),
	}
}

// proof reports whether what was looked at is dimmed or struck. Until it is chosen it is for those who
// check before publication: they go through a text word by word.
func (c *covering) proof() bool { return c.prefs.BoolWithFallback(prefProof, isBefore(c.prefs)) }

func (c *covering) strikes() bool { return c.proof() && c.prefs.Bool(prefStrike) }

func (c *covering) ticks() bool { return c.prefs.BoolWithFallback(prefTicks, true) }

func (c *covering) colours() state.ColourBy { return state.ColourBy(c.prefs.String(prefColour)) }

func (c *covering) set(what string, on bool) {
	c.prefs.SetBool(what, on)
	c.changed()
}

// turnStrike strikes what was looked at, which shows the paper proof too, or dims it again.
func (c *covering) turnStrike() {
	on := !c.strikes()
	c.prefs.SetBool(prefStrike, on)
	if on {
		c.prefs.SetBool(prefProof, true)
	}
	c.changed()
}

// view says how a page shows what was looked at.
func (c *covering) view(now *state.Page) {
	now.Ticks, now.Colours = c.ticks(), c.colours()
	switch {
	case c.strikes():
		now.Paper = state.PaperStrike
	case c.proof():
		now.Paper = state.PaperDim
	}
}

// follow sees that what of the open article was looked at is counted. It is called whenever the
// session changed, and costs next to nothing where there is nothing to do.
func (c *covering) follow() {
	of, wanted := c.store.session.Counted()
	if !wanted {
		c.store.forget(toCount)
		return
	}
	if c.store.reading(toCount) && c.asked.Same(of) {
		return
	}
	c.asked = of
	words := c.words
	if words == nil || !c.wordsOf.SameText(of.Version) {
		words = nil
	}
	type counted struct {
		words    *model.Segments
		coverage *model.Coverage
	}
	before := c.store.session.Coverage()
	read(c.store, toCount, func(ctx context.Context, _ *library.Library) (counted, error) {
		if words == nil {
			words := model.SegmentsOf(of.Version)
			return counted{words, of.Count(words, before)}, ctx.Err()
		}
		return counted{words, of.Count(words, before)}, ctx.Err()
	}, func(made counted) {
		c.words, c.wordsOf = made.words, of
		if c.store.session.CoverageCounted(of, made.coverage); made.coverage != before {
			c.show()
		}
	})
}
