package app

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"galley/app/state"
	"galley/model"
	"galley/model/library"
)

// alongside reads the open article along with the person, off the UI goroutine: what can be
// read out of a text once for each version, and what there is to say of the selected claim
// each time it or anything else changed. What comes late, of another article or another
// claim, is dropped. It never acts by itself.
type alongside struct {
	store   *store
	wants   *hintChoices
	parts   []readingPart // in their order: a later one may use what those before it read
	hinters []hinter      // in the order in which their hints are shown

	kept   []keptReading // the last few versions, the newest first
	wanted string        // key of the reading on show, or under way
	asked  string        // key of the hints on show, or under way

	slots chan struct{} // full of as many readings as are under way

	showReading func() // puts what was read on the screen
	showHints   func() // puts the hints at the selected claim there
}

// openText is the text that is read along.
type openText struct {
	Article   model.Article
	Version   model.Version
	Spellings string // path of the desk's list of spellings; "" none
	Enough    int    // independent sources
}

// readingPart reads one thing out of a text. It is a pure function of the text: it is called off
// the UI goroutine, and gives up where ctx is done.
type readingPart struct {
	kinds []state.HintKind // it is needed for any of them; none: always
	read  func(ctx context.Context, t openText, into *state.Reading)
}

// askedClaim is the claim that hints are wanted of.
type askedClaim struct {
	openText
	Dossier model.Dossier
	Reading state.Reading
}

// hinter makes hints of one kind at a claim, the best first. It is called off the UI goroutine
// and may read the library; it gives up where ctx is done. An error is not shown: there is no
// hint then.
type hinter struct {
	kind state.HintKind
	find func(ctx context.Context, lib *library.Library, c askedClaim) ([]state.Hint, error)
}

// keptReading is what was read out of a version, whole.
type keptReading struct {
	key string
	state.Reading
}

// readingsKept is how many versions' readings are kept: to go back and forth between a few
// articles costs nothing.
const readingsKept = 6

// readAtOnce is how many texts are read at once. A part of a reading is not given up halfway, and
// takes seconds of a text of a megabyte: one who goes through many such articles would have all
// of them read side by side. Two, so that a short text need not wait for a long one.
const readAtOnce = 2

const (
	toReadAlong purpose = "read along"
	toFindHints purpose = "hints of a claim"
)

// follow sees that what is on show is read along. It is called whenever the session changed, and
// costs next to nothing where there is nothing to do.
func (a *alongside) follow() {
	if !a.wants.any() || !a.store.session.IsOpen() {
		a.stop()
		return
	}
	proof := a.store.session.Proof()
	key := fmt.Sprint(proof.Version.ID, proof.Version.Hidden, proof.Article.Language, proof.Article.Published, a.wants.on(), a.wants.spellings(), a.wants.enough())
	if key != a.wanted {
		a.wanted, a.asked = key, ""
		a.dropHints()
		a.read(key, openText{proof.Article, proof.Version, a.wants.spellings(), a.wants.enough()})
	}
	a.followClaim(proof)
}

// again has what is on show read anew: what it is read with may have changed.
func (a *alongside) again() { a.kept, a.wanted = nil, "" }

// askAgain has the hints at the selected claim made anew: what they are made of may have changed,
// and is no part of what the session knows.
func (a *alongside) askAgain() {
	a.asked = ""
	a.follow()
}

// stop forgets what was read, and ends what is under way.
func (a *alongside) stop() {
	if a.wanted == "" {
		return
	}
	a.wanted, a.asked = "", ""
	a.store.forget(toReadAlong)
	a.store.forget(toFindHints)
	a.store.session.ReadingEnded()
	a.showReading()
	a.showHints()
}

// dropHints takes the hints at the claim off the screen: they were made of another text, or are of
// kinds that may not be wanted any more.
func (a *alongside) dropHints() {
	a.store.forget(toFindHints)
	if len(a.store.session.Hints()) > 0 {
		a.store.session.HintsEnded()
		a.showHints()
	}
	a.store.session.HintsEnded()
}

// read reads a text, or takes what was read of it before.
func (a *alongside) read(key string, t openText) {
	if i := slices.IndexFunc(a.kept, func(k keptReading) bool { return k.key == key }); i >= 0 {
		a.store.forget(toReadAlong)
		a.store.session.ReadingMade(a.kept[i].Reading)
		a.showReading()
		return
	}
	on, parts := a.wants.on(), a.parts
	read(a.store, toReadAlong, func(ctx context.Context, _ *library.Library) (state.Reading, error) {
		select {
		case a.slots <- struct{}{}:
			defer func() { <-a.slots }()
			return readAlong(ctx, parts, t, on), nil
		case <-ctx.Done():
			return state.Reading{}, ctx.Err()
		}
	}, func(r state.Reading) {
		if key != a.wanted {
			return
		}
		a.kept = slices.Insert(a.kept, 0, keptReading{key, r})
		a.kept = a.kept[:min(len(a.kept), readingsKept)]
		a.store.session.ReadingMade(r)
		a.showReading()
		a.followClaim(a.store.session.Proof())
	})
}

// readAlong reads everything out of a text that is wanted.
func readAlong(ctx context.Context, parts []readingPart, t openText, on []state.HintKind) state.Reading {
	r := state.Reading{Version: t.Version.ID}
	for _, part := range parts {
		if ctx.Err() != nil {
			return r
		}
		if len(part.kinds) == 0 || slices.ContainsFunc(part.kinds, func(k state.HintKind) bool { return slices.Contains(on, k) }) {
			part.read(ctx, t, &r)
		}
	}
	return r
}

// followClaim sees that the hints at the selected claim are those of what is stored now.
func (a *alongside) followClaim(proof model.Proof) {
	s := a.store.session
	reading := s.Reading()
	d, selected := s.Dossier(s.Active())
	if reading.Version == "" || !selected {
		a.asked = ""
		a.store.forget(toFindHints)
		return
	}
	key := fmt.Sprint(d.Claim.ID, " ", s.Newest(), " ", a.wanted)
	if key == a.asked {
		return
	}
	a.asked = key
	c, on := askedClaim{openText{proof.Article, proof.Version, a.wants.spellings(), a.wants.enough()}, d, reading}, a.wants.on()
	read(a.store, toFindHints, func(ctx context.Context, lib *library.Library) ([]state.Hint, error) {
		return findHints(ctx, lib, a.hinters, c, on), nil
	}, func(hints []state.Hint) {
		if key != a.asked {
			return
		}
		had := s.Hints()
		if s.HintsMade(d, proof.Version.ID, hints); !reflect.DeepEqual(had, s.Hints()) { // else typing would draw them anew
			a.showHints()
		}
	})
}

func findHints(ctx context.Context, lib *library.Library, hinters []hinter, c askedClaim, on []state.HintKind) []state.Hint {
	var all []state.Hint
	for _, h := range hinters {
		if ctx.Err() != nil || !slices.Contains(on, h.kind) {
			continue
		}
		if hints, err := h.find(ctx, lib, c); err == nil {
			all = append(all, hints...)
		}
	}
	return onceTold(all)
}
