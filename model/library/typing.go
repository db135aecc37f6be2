package library

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"galley/model"
)

// runLasts is how long a run of typing is one step of history. With longer runs an
// undo would take too much back.
const runLasts = 5 * time.Minute

// run is what is being typed here, as last stored.
type run struct {
	name   string
	editor string
	seq    int64 // of its event
	began  time.Time
}

// applyTyped stores what is being typed. While a run goes on and nothing else is
// done in the library, each new event replaces the one before and covers all that
// was typed since the run began. The new event has a number of its own: other
// programs see by it that something changed, and other libraries that it is not
// the event they know.
func (l *Library) applyTyped(ctx context.Context, editor string, cmd model.Typed) (model.Change, error) {
	l.typing.Lock()
	defer l.typing.Unlock()
	on := l.run
	next := run{name: cmd.Run, editor: editor, began: l.now()}
	var said []string
	change, err := l.commit(ctx, func(tx *gorm.DB) (model.Event, error) {
		event, err := l.planned(tx, editor, cmd.Command)
		if err == nil {
			said, err = oddIn(tx, editor, event.Edits)
		}
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
		before, err := last.event(pastOf(tx, "events"))
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
		return replaceLast(tx, last, event, whole)
	})
	if err == nil && change.Changed() {
		next.seq = change.Event.Seq
		l.run = next
	}
	change.Odd = said
	return change, err
}

// joined are the edits of two events as those of one. ok is false where they cannot
// be: the second must continue with records that the first changed, and must not
// return to where the first began.
func joined(first, second []model.Edit) (out []model.Edit, ok bool) {
	out = append(out, first...)
	for _, e := range second {
		continues := false
		for i := range out {
			if out[i].After.Noun() == e.After.Noun() && out[i].After.Key() == e.After.Key() && model.Same(out[i].After, e.Before) {
				out[i].After = e.After
				continues = !model.Same(out[i].Before, e.After)
			}
		}
		if !continues {
			return nil, false
		}
	}
	return out, true
}

// replaceLast carries an event out and stores it in place of the last one, with
// the edits of both.
func replaceLast(tx *gorm.DB, last eventRow, event model.Event, whole []model.Edit) (model.Event, error) {
	if err := storeAll(tx, event.Edits, store); err != nil {
		return event, err
	}
	if err := tx.Where("event_seq = ?", last.Seq).Delete(&eventSubject{}).Error; err != nil {
		return event, fmt.Errorf("write event: %w", err)
	}
	if err := tx.Where("seq = ?", last.Seq).Delete(&eventRow{}).Error; err != nil {
		return event, fmt.Errorf("write event: %w", err)
	}
	event.Edits = whole
	var err error
	if event.Seq, err = record(tx, event); err != nil {
		return event, err
	}
	if err := tx.Model(&eventRow{}).Where("seq = ?", event.Seq).Update("run", cmp.Or(last.Run, last.ID)).Error; err != nil {
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
