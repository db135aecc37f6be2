package library

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"galley/model"
)

// runLasts is how long a run of typing is one step of history. Longer, and an
// undo would take too much back.
const runLasts = 5 * time.Minute

// run is what is being typed here, as last stored.
type run struct {
	name   string
	editor string
	seq    int64 // of its event
	began  time.Time
}

// applyTyped stores what is being typed. While it goes on, and nothing else was
// done in the library, its event is taken in by the next, which begins where it
// began: a new event with a number of its own, so that other programs see that
// there is news, and other libraries that it is not the one they know.
func (l *Library) applyTyped(ctx context.Context, editor string, cmd model.Typed) (model.Change, error) {
	l.typing.Lock()
	defer l.typing.Unlock()
	on := l.run
	next := run{name: cmd.Run, editor: editor, began: l.now()}
	change, err := l.commit(ctx, func(tx *gorm.DB) (model.Event, error) {
		event, err := planned(tx, editor, cmd.Command)
		if err != nil || len(event.Edits) == 0 {
			return event, err
		}
		if on.name != cmd.Run || on.editor != editor || next.began.Sub(on.began) >= runLasts {
			return event, nil
		}
		var last eventRow
		if err := tx.Order("seq DESC").Limit(1).Find(&last).Error; err != nil {
			return event, fmt.Errorf("read what is being typed: %w", err)
		}
		if last.Seq != on.seq || last.Action != event.Action {
			return event, nil
		}
		before, err := last.event(pastOf(tx, "main"))
		if err != nil {
			return event, err
		}
		whole, ok := joined(before.Edits, event.Edits)
		if !ok {
			return event, nil
		}
		next.began = on.began
		if last.At >= event.At { // a copy of the library knows by the time which is the later
			event.At = model.StampOf(last.At.Time().Add(time.Millisecond))
		}
		return takeIn(tx, last, event, whole)
	})
	if err == nil && change.Changed() {
		next.seq = change.Event.Seq
		l.run = next
	}
	return change, err
}

// joined are the edits of two events as those of one, and whether they can be:
// where the second goes on with records that the first changed, and does not
// come back to where that began.
func joined(first, second []model.Edit) ([]model.Edit, bool) {
	out := append([]model.Edit(nil), first...)
	for _, e := range second {
		found := false
		for i := range out {
			if out[i].After.Noun() == e.After.Noun() && out[i].After.Key() == e.After.Key() && model.Same(out[i].After, e.Before) {
				out[i].After = e.After
				found = !model.Same(out[i].Before, e.After)
			}
		}
		if !found {
			return nil, false
		}
	}
	return out, true
}

// takeIn carries an event out, and puts it with all that was typed before in
// place of the event before.
func takeIn(tx *gorm.DB, last eventRow, event model.Event, whole []model.Edit) (model.Event, error) {
	if err := storeAll(tx, event.Edits, store); err != nil {
		return event, err
	}
	for _, table := range []string{"event_subjects WHERE event_seq", "events WHERE seq"} {
		if err := tx.Exec("DELETE FROM "+table+" = ?", last.Seq).Error; err != nil {
			return event, fmt.Errorf("write event: %w", err)
		}
	}
	event.Edits = whole
	event.ID = model.NewID()
	var err error
	if event.Seq, err = record(tx, event); err != nil {
		return event, err
	}
	if err := tx.Exec("UPDATE events SET run = ? WHERE seq = ?", cmp.Or(last.Run, last.ID), event.Seq).Error; err != nil {
		return event, fmt.Errorf("write event: %w", err)
	}
	return event, nil
}

func (l *Library) now() time.Time {
	if l.clock != nil {
		return l.clock()
	}
	return time.Now()
}
