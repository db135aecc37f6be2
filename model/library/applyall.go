package library

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"galley/model"
)

// Result is what became of one command of several: the Change, or why there is none.
type Result struct {
	Change model.Change
	Err    error
}

// ApplyAll carries commands out in their order, in one transaction with a single
// fsync. Each command is planned on what those before it stored and writes an Event
// of its own, so that each can be undone alone. A command that is refused stores
// nothing, and the others go on. The error is one of the library itself (it is
// locked, the disk is full): there are results then only for the commands that came
// before it, and only those are stored.
func (l *Library) ApplyAll(ctx context.Context, editor string, cmds []model.Command) ([]Result, error) {
	if err := l.mayWrite(ctx); err != nil {
		return nil, err
	}
	ctx = withoutEvent(ctx)
	results := make([]Result, len(cmds))
	err := l.transact(ctx, func(tx *gorm.DB) (wrote bool, err error) {
		for i, cmd := range cmds {
			event, err := l.planned(tx, editor, cmd)
			if err == nil {
				if event, err = carryOut(tx, event); err != nil {
					return false, err // what is half stored goes only with the whole transaction
				}
			} else if fails(err) {
				return false, err
			}
			wrote = wrote || event.Seq != 0
			results[i] = l.result(event, err)
		}
		return wrote, nil
	})
	switch {
	case err == nil:
		l.wrote.Store(true)
		for i := range results {
			if id := results[i].Change.Event.ID; id != "" {
				l.own.add(id)
			}
			results[i].Change = l.veilChange(ctx, results[i].Change)
		}
		return results, nil
	case fails(err):
		return nil, explain(err, l.path)
	}
	for i, cmd := range cmds { // the one that cannot be stored must not take the others with it
		change, err := l.Apply(ctx, editor, cmd)
		if err != nil && fails(err) {
			return results[:i], err
		}
		results[i] = Result{change, err}
	}
	return results, nil
}

// result is the Result of an event that was stored, or of why it was not.
func (l *Library) result(event model.Event, err error) Result {
	var known *model.DuplicateError
	if err != nil && !errors.As(err, &known) {
		err = explain(err, l.path)
	}
	if err != nil {
		return Result{Err: err}
	}
	return Result{Change: model.Change{Event: event}}
}
