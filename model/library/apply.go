package library

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"galley/model"
)

// Apply carries a command out: one transaction that reads the present, stores
// what the command plans, and writes one Event. An error stores nothing. A
// command that finds the library as it wants it answers an empty Change.
func (l *Library) Apply(ctx context.Context, editor string, cmd model.Command) (model.Change, error) {
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
	var event model.Event
	err := l.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var err error
		if event, err = plan(tx); err != nil {
			return err
		}
		event, err = carryOut(tx, event)
		return err
	})
	if err != nil {
		var known *model.DuplicateError
		if errors.As(err, &known) {
			return model.Change{}, err
		}
		return model.Change{}, explain(err, l.path)
	}
	return model.Change{Event: event}, nil
}

// carryOut stores what an event alters, and the event; one that alters nothing is
// left as it is.
func carryOut(tx *gorm.DB, event model.Event) (model.Event, error) {
	if len(event.Edits) == 0 || event.Seq != 0 {
		return event, nil
	}
	for _, e := range event.Edits {
		if err := store(tx, e); err != nil {
			return event, err
		}
	}
	if err := reindex(tx, event.Edits); err != nil {
		return event, err
	}
	if err := shelve(tx, event.Edits); err != nil {
		return event, err
	}
	var err error
	event.ID = model.NewID()
	event.Seq, err = record(tx, event)
	return event, err
}

// Undo takes the newest change back that is not taken back yet, by an event of
// its own. Where what it changed was changed again since, it is refused.
func (l *Library) Undo(ctx context.Context, editor string) (model.Change, error) {
	return l.commit(ctx, func(tx *gorm.DB) (model.Event, error) {
		line, err := undoLine(tx)
		if err != nil {
			return model.Event{}, err
		}
		if line.undo == 0 {
			return model.Event{}, model.Faultf(model.Refused, "There is nothing to undo.")
		}
		done, err := eventAt(tx, line.undo)
		if err != nil {
			return model.Event{}, err
		}
		return takeBack(tx, done, model.Event{Editor: editor, Kind: model.Undid, Target: done.ID, Action: "undo", What: "Undid: " + done.What})
	})
}

// Redo does again what was undone last, unless something else was done since.
func (l *Library) Redo(ctx context.Context, editor string) (model.Change, error) {
	return l.commit(ctx, func(tx *gorm.DB) (model.Event, error) {
		line, err := undoLine(tx)
		if err != nil {
			return model.Event{}, err
		}
		if line.redo == 0 {
			return model.Event{}, model.Faultf(model.Refused, "There is nothing to redo.")
		}
		undone, err := eventAt(tx, line.redo)
		if err != nil {
			return model.Event{}, err
		}
		return takeBack(tx, undone, model.Event{Editor: editor, Kind: model.Redid, Target: undone.Target, Action: "redo", What: "Redid: " + line.redoWhat})
	})
}

// takeBack is the event that reverses another. A long one is carried out at once.
func takeBack(tx *gorm.DB, of, event model.Event) (model.Event, error) {
	if len(of.Edits) == 0 {
		return reverseLong(tx, of, event)
	}
	return reverse(tx, of, event)
}

// reverse fills an event with the edits of another, backwards, last first.
func reverse(tx *gorm.DB, of, event model.Event) (model.Event, error) {
	event.At = model.Now()
	for i := len(of.Edits) - 1; i >= 0; i-- {
		e := of.Edits[i]
		now, err := present(tx, e.After)
		if err != nil {
			return event, err
		}
		if !model.Same(now, e.After) {
			return event, model.Faultf(model.Conflict, "“%s” cannot be taken back: what it changed was changed again since. Nothing was altered.", of.What)
		}
		event.Edits = append(event.Edits, e.Reverse(event.At))
	}
	return event, nil
}
