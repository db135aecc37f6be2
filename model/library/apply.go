package library

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
)

// Apply carries a command out: one transaction that reads the present, stores
// what the command plans, and writes one Event. An error stores nothing. A
// command that finds the library as it wants it answers an empty Change. What
// is typed on (see model.Typed) goes on the event before.
func (l *Library) Apply(ctx context.Context, editor string, cmd model.Command) (model.Change, error) {
	if typed, ok := cmd.(model.Typed); ok && typed.Run != "" {
		return l.applyTyped(ctx, editor, typed)
	}
	return l.commit(ctx, func(tx *gorm.DB) (model.Event, error) { return planned(tx, editor, cmd) })
}

// planned is the event that a command comes to in the present.
func planned(tx *gorm.DB, editor string, cmd model.Command) (model.Event, error) {
	by := model.Author{Editor: editor, At: model.Now()}
	plan, err := cmd.Plan(view{tx}, by)
	if err != nil {
		return model.Event{}, err
	}
	return model.Event{At: by.At, Editor: editor, Kind: model.Did, Action: cmd.Action(), What: plan.What, Edits: plan.Edits}, nil
}

// commit runs plan and stores the event it answers, all in one transaction
// that holds the write lock from its beginning.
func (l *Library) commit(ctx context.Context, plan func(*gorm.DB) (model.Event, error)) (model.Change, error) {
	if err := l.mayWrite(ctx); err != nil {
		return model.Change{}, err
	}
	var event model.Event
	err := l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		var err error
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
		return model.Change{}, explain(err, l.path)
	}
	if event.Seq != 0 {
		l.wrote.Store(true)
	}
	return model.Change{Event: event}, nil
}

// carryOut stores what an event alters, and the event; one that alters nothing is
// left as it is.
func carryOut(tx *gorm.DB, event model.Event) (model.Event, error) {
	if len(event.Edits) == 0 || event.Seq != 0 {
		return event, nil
	}
	if err := storeAll(tx, event.Edits); err != nil {
		return event, err
	}
	var err error
	event.ID = model.NewID()
	event.Seq, err = record(tx, event)
	return event, err
}

// storeAll stores edits, with what is told of the records elsewhere.
func storeAll(tx *gorm.DB, edits []model.Edit) error {
	for _, e := range edits {
		if err := store(tx, e); err != nil {
			return err
		}
	}
	if err := fulltext.Index(tx, edits); err != nil {
		return err
	}
	return shelve(tx, edits)
}
