package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
)

// Apply carries a command out: one transaction that reads the present, stores
// what the command plans, and writes one Event. An error stores nothing. A
// command that finds the library as it wants it returns an empty Change. What
// is typed on (see model.Typed) extends the event before.
func (l *Library) Apply(ctx context.Context, editor string, cmd model.Command) (model.Change, error) {
	if typed, ok := cmd.(model.Typed); ok && typed.Run != "" {
		return l.applyTyped(ctx, editor, typed)
	}
	var said []string
	change, err := l.commit(ctx, func(tx *gorm.DB) (event model.Event, err error) {
		if event, err = l.planned(tx, editor, cmd); err == nil {
			said, err = oddIn(tx, editor, event.Edits)
		}
		return event, err
	})
	change.Odd = said
	return change, err
}

// provided marks the events of what came with the program (the sample) where
// others name the merge they came by. None of them is on the line of undo.
const provided = "sample"

// Provide carries a command out as Apply does, but before the beginning of
// history: neither Undo nor Redo ever touches it. It is for what comes with the
// program.
func (l *Library) Provide(ctx context.Context, editor string, cmd model.Command) (model.Change, error) {
	return l.commit(ctx, func(tx *gorm.DB) (model.Event, error) {
		event, err := l.planned(tx, editor, cmd)
		if err == nil {
			event, err = carryOut(tx, event)
		}
		if err != nil || event.Seq == 0 {
			return event, err
		}
		if err := tx.Table("events").Where("seq = ?", event.Seq).Update("merged_by", provided).Error; err != nil {
			return event, fmt.Errorf("write event: %w", err)
		}
		return event, nil
	})
}

// planned is the event that a command comes to in the present.
func (l *Library) planned(tx *gorm.DB, editor string, cmd model.Command) (model.Event, error) {
	by := model.Author{Editor: editor, At: model.Now(), Event: eventID(tx)}
	plan, err := cmd.Plan(view{tx}, by)
	if err == nil {
		plan, err = l.held(tx, by, cmd, plan)
	}
	if err != nil {
		return model.Event{}, err
	}
	return model.Event{ID: by.Event, At: by.At, Editor: editor, Kind: model.Did, Action: cmd.Action(), What: plan.What, Edits: plan.Edits}, nil
}

// commit runs plan and stores the event it returns, all in one transaction
// that holds the write lock from its beginning.
func (l *Library) commit(ctx context.Context, plan func(*gorm.DB) (model.Event, error)) (change model.Change, err error) {
	err = l.onLine(ctx, func(ctx context.Context) error {
		change, err = l.commitOnce(ctx, plan)
		return err
	})
	return change, err
}

func (l *Library) commitOnce(ctx context.Context, plan func(*gorm.DB) (model.Event, error)) (model.Change, error) {
	if err := l.mayWrite(ctx); err != nil {
		return model.Change{}, err
	}
	var event model.Event
	err := l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		var known bool
		var err error
		if event, known, err = storedBefore(tx); known || err != nil {
			return false, err
		}
		if event, err = plan(tx); err != nil {
			return false, err
		}
		event, err = carryOut(tx, event)
		return event.Seq != 0, err
	})
	if err != nil {
		var known *model.DuplicateError
		if errors.As(err, &known) {
			return model.Change{}, err
		}
		return model.Change{}, l.veilFault(ctx, explain(err, l.path))
	}
	if event.Seq != 0 {
		l.wrote.Store(true)
		l.own.add(event.ID)
	}
	return l.veilChange(ctx, model.Change{Event: event}), nil
}

// carryOut stores what an event alters, and the event; one that alters nothing is
// left as it is.
func carryOut(tx *gorm.DB, event model.Event) (model.Event, error) {
	return carryOutBy(tx, event, store)
}

// carryOutBy does so with a way to store each edit.
func carryOutBy(tx *gorm.DB, event model.Event, store func(*gorm.DB, model.Edit) error) (model.Event, error) {
	if len(event.Edits) == 0 || event.Seq != 0 {
		return event, nil
	}
	if err := storeAll(tx, event.Edits, store); err != nil {
		return event, err
	}
	var err error
	event.ID = cmp.Or(event.ID, eventID(tx))
	event.Seq, err = record(tx, event)
	return event, err
}

// storeAll stores edits, and brings the index and the shelf up to date with them.
func storeAll(tx *gorm.DB, edits []model.Edit, store func(*gorm.DB, model.Edit) error) error {
	var made creation
	for _, e := range edits {
		if made.take(e, len(edits)) {
			continue
		}
		if err := made.store(tx); err != nil {
			return err
		}
		if err := store(tx, e); err != nil {
			return err
		}
	}
	if err := made.store(tx); err != nil {
		return err
	}
	if err := fulltext.Index(tx, edits); err != nil {
		return err
	}
	return writeSortKeys(tx, edits)
}
