package app

import (
	"context"
	"slices"
	"time"

	"galley/model"
	"galley/model/library"
)

// company is what goes on in a newsroom's library beside one: it follows what the others write,
// and tells them where one is.
type company struct {
	store     *store
	importing *importing
	show      func()                                                                      // puts on the screen who is where
	follow    func(ctx context.Context, lib *library.Library, heard func(n library.News)) // a test's own

	stop   func()         // nil: the library is no newsroom's
	newest int64          // event that was heard of
	due    bool           // what is shown is to be read anew
	said   model.Presence // last
	asking bool           // the library is being told, or asked
	again  bool           // and is to be once more after that
	moves  bool           // one has moved, which is not said yet
	typing string         // claim that one is typing into, "" none
	rests  func()         // stops the wait for typing to end
}

const (
	// gather is how long news are gathered before what is shown is read anew.
	gather = 100 * time.Millisecond
	// restsAfter is how long after the last letter one is taken to be typing.
	restsAfter = 5 * time.Second
)

// join begins to follow the newsroom whose library was opened. What it hears comes by the
// runner, and nothing comes once it has left.
func (c *company) join(lib *library.Library) {
	ctx, cancel := context.WithCancel(c.store.users.ctx)
	on := func() bool { return ctx.Err() == nil && c.store.library == lib && !c.store.closed }
	stops := []func(){cancel}
	c.stop = func() {
		for _, stop := range stops {
			stop()
		}
	}
	c.newest, c.said, c.typing, c.asking, c.again = 0, model.Presence{}, "", false, false
	stops = append(stops, c.store.runner.After(0, func() { // not before the window is there
		c.follow(ctx, lib, func(n library.News) {
			c.store.runner.Show(func() {
				if on() {
					c.hear(n)
				}
			})
		})
		c.ask(true)
	}))
	var renew func()
	at := len(stops)
	stops = append(stops, nil)
	renew = func() {
		stops[at] = c.store.runner.After(library.PresenceEvery, func() {
			if on() {
				c.ask(true)
				renew()
			}
		})
	}
	renew()
}

// leave ends that. The library says that one is gone when it is closed.
func (c *company) leave() {
	if c.stop == nil {
		return
	}
	c.stop()
	c.stop = nil
	c.store.session.OthersMoved(nil, "")
}

// hear takes in what the library tells.
func (c *company) hear(n library.News) {
	c.newest = max(c.newest, n.Seq)
	if n.Seq > 0 {
		c.catchUp(gather)
	}
	if n.Present && (n.Articles == nil || slices.Contains(n.Articles, c.store.session.ArticleID())) {
		c.ask(false)
	}
}

// catchUp reads what is shown anew after a while, where somebody else has written. It says
// nothing: what one did last, and its Undo, stay.
func (c *company) catchUp(after time.Duration) {
	if c.due || c.newest <= c.store.session.Seq() {
		return
	}
	c.due = true
	lib := c.store.library
	c.store.runner.After(after, func() {
		c.store.afterWrites(func() { // what one wrote oneself is shown by then
			c.due = false
			switch {
			case c.stop == nil || c.store.library != lib || c.store.closed || c.newest <= c.store.session.Seq():
			case c.store.reading(allThatIsShown):
				c.catchUp(gather)
			case !c.importing.mayReload():
				c.catchUp(watchInterval)
			default:
				c.store.reload()
			}
		})
	})
}

// ask tells where one is and asks where the others are, or only asks. One such statement is under
// way at a time. What fails is not told: it is no work of the person's, and the next may do.
func (c *company) ask(say bool) {
	if c.stop == nil {
		return
	}
	now := c.here()
	say = say || now != c.said
	if c.asking {
		c.again = true
		return
	}
	if c.asking = true; say {
		c.said = now
	}
	type heard struct {
		others []model.Presence
		err    error
	}
	read(c.store, "who is here", func(ctx context.Context, lib *library.Library) (h heard, _ error) {
		if say {
			h.others, h.err = lib.Say(ctx, now)
		} else {
			h.others, h.err = lib.Present(ctx)
		}
		return h, nil
	}, func(h heard) {
		if c.asking = false; h.err != nil {
			c.said, c.again = model.Presence{}, false // said with the next
			return
		}
		if c.stop != nil && c.store.session.OthersMoved(h.others, c.store.editor) {
			c.show()
		}
		if c.again {
			c.again = false
			c.ask(false)
		}
	})
}

// here is where one is.
func (c *company) here() model.Presence {
	s := c.store.session
	p := model.Presence{Editor: c.store.editor, ArticleID: s.ArticleID(), ClaimID: s.Active()}
	p.Typing = p.ClaimID != "" && c.typing == p.ClaimID
	return p
}

// moved says where one is, where that is elsewhere than was said last. Who steps through claims
// is told of where they stop.
func (c *company) moved() {
	if c.stop == nil || c.moves || c.here() == c.said {
		return
	}
	c.moves = true
	c.store.runner.After(2*gather, func() {
		if c.moves = false; c.stop != nil && c.here() != c.said {
			c.ask(true)
		}
	})
}

// typed notes that something is typed into the selected claim.
func (c *company) typed() {
	if c.stop == nil {
		return
	}
	c.typing = c.store.session.Active()
	if c.rests != nil {
		c.rests()
	}
	c.rests = c.store.runner.After(restsAfter, func() {
		c.typing = ""
		c.moved()
	})
	if c.here() != c.said {
		c.ask(true) // at once: nobody else is to begin there
	}
}
