package app

import (
	"context"

	"fyne.io/fyne/v2"

	"galley/app/session"
	"galley/model"
	"galley/model/library"
)

// storing is a mark that is on its way to the library, with the keys that were typed
// meanwhile: they are meant for what is marked, not for the claim selected before.
type storing struct {
	turns int // what the person had selected and opened then
	keys  []waiting
}

// waiting is a key that waits: what it does, and what it does in a text that a key before
// it has given the keyboard.
type waiting struct {
	do   func()
	into func(fyne.Focusable)
}

// keysWait stores a mark. Keys typed meanwhile are done once it is shown, on the claim
// that it made; then (may be nil) is called before.
func (m *marking) keysWait(cmd model.Command, then func(error)) {
	s := m.store.session
	mark := &storing{turns: s.Turns()}
	m.storing = append(m.storing, mark)
	m.store.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Apply(ctx, editor, cmd)
	}, func(c model.Change, err error) {
		m.storing = m.storing[1:] // stored in their order
		if then != nil {
			then(err)
		}
		if err == nil {
			m.doKeys(mark.keys, session.MadeBy(c))
		}
	})
}

// wait takes a key that is typed while a mark is being stored, and reports whether it
// did. Once the person has selected or opened something else, keys are meant for that.
func (m *marking) wait(key waiting) bool {
	n := len(m.storing)
	if n == 0 || m.going || m.storing[n-1].turns != m.store.session.Turns() {
		return false
	}
	m.storing[n-1].keys = append(m.storing[n-1].keys, key)
	return true
}

// doKeys does keys that waited for a claim. The person may have selected another one
// since: that is selected again afterwards. Where a key gives the keyboard to a text, those
// behind it are typed into that.
func (m *marking) doKeys(keys []waiting, claim string) {
	if len(keys) == 0 {
		return
	}
	now := m.store.session.Active()
	if claim != "" && claim != now {
		m.opening.selectClaim(claim, false)
		defer m.opening.selectClaim(now, false)
	}
	m.going = true
	defer func() { m.going = false }()
	from := m.dialogs.Focused()
	for _, key := range keys {
		if on := m.dialogs.Focused(); on != nil && on != from {
			key.into(on) // the card of S, say
			continue
		}
		key.do()
	}
}
