package app

import (
	"context"

	"fyne.io/fyne/v2"

	"galley/app/session"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// storing is a mark, or an undo, that is on its way to the library, with the keys that were
// typed meanwhile: they are meant for what is marked, or for what undo goes to, not for the
// claim selected before.
type storing struct {
	turns   int // what the person had selected and opened then
	keys    []typed
	version string       // of a mark: where it will stand
	at      passage.Span // likewise; empty for an undo
}

// typed is a key that waits: it goes into what keys before it gave the keyboard to, else
// it is done by the window.
type typed struct {
	in   func(fyne.Focusable) // nil: the window does it in any case
	done func()
}

// keysWait stores a mark at a span. Keys typed meanwhile are done once it is shown, on the claim
// that it made; then (may be nil) is called before.
func (m *marking) keysWait(cmd model.Command, at passage.Span, then func(error)) {
	mark := &storing{turns: m.store.session.Turns(), version: m.store.session.Version().ID, at: at}
	m.hold(mark, func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Apply(ctx, editor, cmd)
	}, func(c model.Change, err error) {
		if then != nil {
			then(err)
		}
		if err == nil {
			m.doKeys(mark.keys, session.MadeBy(c))
		}
	})
}

// hold does something to the library, while which keys wait.
func (m *marking) hold(s *storing, do doing, then func(model.Change, error)) {
	m.storing = append(m.storing, s)
	m.store.change(do, func(c model.Change, err error) {
		m.storing = m.storing[1:] // stored in their order
		then(c, err)
	})
}

// wait takes a key that is typed while a mark is being stored, and reports whether it
// did; behind others that wait, or in any case. While an undo is, every key waits: it moves
// the caret. Once the person has selected or opened something else, keys are meant for that.
func (m *marking) wait(key typed, behind bool) bool {
	n := len(m.storing)
	if n == 0 || m.going {
		return false
	}
	last := m.storing[n-1]
	if last.turns != m.store.session.Turns() || behind && len(last.keys) == 0 && !last.at.Empty() {
		return false
	}
	last.keys = append(last.keys, key)
	return true
}

// doKeys does keys that waited for a claim. Where one of them opens a field, those behind
// it are typed there; where one marks, those behind it wait for that. The person may have
// selected another claim since: that is selected again afterwards, and the keyboard is where
// the person has it.
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
	under := len(m.storing)
	m.going = true
	defer func() { m.going = false }()
	for i, key := range keys {
		if in := m.dialogs.Focused(); in != nil && in != had && key.in != nil {
			key.in(in)
		} else {
			key.done()
		}
		if n := len(m.storing); n > under {
			m.storing[n-1].keys = append(m.storing[n-1].keys, keys[i+1:]...)
			return
		}
	}
}
