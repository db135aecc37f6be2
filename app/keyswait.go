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
	keys  []typed
}

// typed is a key that waits: it goes into what keys before it gave the keyboard to, else
// it is done by the window.
type typed struct {
	in   func(fyne.Focusable)
	done func()
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
// did; behind others that wait, or in any case. Once the person has selected or opened
// something else, keys are meant for that.
func (m *marking) wait(key typed, behind bool) bool {
	n := len(m.storing)
	if n == 0 || m.going || m.storing[n-1].turns != m.store.session.Turns() || behind && len(m.storing[n-1].keys) == 0 {
		return false
	}
	m.storing[n-1].keys = append(m.storing[n-1].keys, key)
	return true
}

// doKeys does keys that waited for a claim. Where one of them opens a field, those behind
// it are typed there. The person may have selected another claim since: that is selected
// again afterwards, and the keyboard is where the person has it.
func (m *marking) doKeys(keys []typed, claim string) {
	if len(keys) == 0 {
		return
	}
	now, had := m.store.session.Active(), m.dialogs.Focused()
	if claim != "" && claim != now {
		m.opening.selectClaim(claim, false)
		defer func() {
			m.opening.selectClaim(now, false)
			if had != nil && !m.dialogs.Open() {
				m.dialogs.Focus(had)
			}
		}()
	}
	m.going = true
	defer func() { m.going = false }()
	for _, key := range keys {
		if in := m.dialogs.Focused(); in != nil && in != had {
			key.in(in)
		} else {
			key.done()
		}
	}
}
