package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"galley/model"
)

// A write whose answer was lost may be stored or not: nobody at this end can know.
// So whoever offers it again does that under the id of the event that it was
// to become, and what is stored already is found by it.

// tryKey is where a context has the try that a change is.
type tryKey struct{}

// try is under which id a change is stored.
type try struct {
	event string
	again bool
}

// WithEvent has the change that is done with the context become the event of an id
// (see model.NewID). It is for one change.
func WithEvent(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, tryKey{}, try{event: id})
}

// WithEventAgain is WithEvent for a change that was tried before, and whose answer did
// not come. Where it is stored already, what was stored then is returned, and nothing
// is written twice.
func WithEventAgain(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, tryKey{}, try{event: id, again: true})
}

// withoutEvent is a context for changes that each make an id of their own.
func withoutEvent(ctx context.Context) context.Context {
	return context.WithValue(ctx, tryKey{}, try{})
}

func tryOf(ctx context.Context) try {
	t, _ := ctx.Value(tryKey{}).(try)
	return t
}

// eventID is the id of the event that a change becomes.
func eventID(tx *gorm.DB) string {
	return cmp.Or(tryOf(tx.Statement.Context).event, model.NewID())
}

// storedBefore is the event that an earlier try of a change has stored.
func storedBefore(tx *gorm.DB) (event model.Event, known bool, err error) {
	t := tryOf(tx.Statement.Context)
	if !t.again || t.event == "" {
		return event, false, nil
	}
	var rows []eventRow
	if err := tx.Where("id = ?", t.event).Limit(1).Find(&rows).Error; err != nil {
		return event, false, fmt.Errorf("look for what was stored: %w", err)
	}
	if len(rows) == 0 {
		return event, false, nil
	}
	event, err = rows[0].event(pastOf(tx, "events"))
	if errors.Is(err, errBaseMissing) {
		err = nil
	}
	return event, true, err
}

// patienceKey is where a context has how long a change may wait for the line.
type patienceKey struct{}

// WithPatience has a change that does not reach the newsroom's server offered again
// until it is stored, once, or so much time has passed. waits (may be nil) is called after
// each try that did not reach it.
func WithPatience(ctx context.Context, d time.Duration, waits func()) context.Context {
	return context.WithValue(ctx, patienceKey{}, waiting{d, waits})
}

// waiting is how long a change may wait, and who is told.
type waiting struct {
	most  time.Duration
	waits func()
}

// The pauses between two tries: the first, and the longest.
const (
	firstPause = 10 * time.Millisecond
	lastPause  = 4 * time.Second
)

// onLine does a change, and offers it again while the newsroom's server cannot be
// reached, as long as the context has patience.
func (l *Library) onLine(ctx context.Context, change func(context.Context) error) error {
	patient, _ := ctx.Value(patienceKey{}).(waiting)
	if l.server == nil || patient.most <= 0 {
		return change(ctx)
	}
	id := cmp.Or(tryOf(ctx).event, model.NewID())
	if !tryOf(ctx).again {
		ctx = WithEvent(ctx, id)
	}
	until := time.Now().Add(patient.most)
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		err := change(ctx)
		if !model.HasCode(err, model.Unreachable) {
			return err
		}
		if time.Now().Add(pause).After(until) {
			return model.Wrap(model.Unreachable, err, "The newsroom %s cannot be reached just now. Whether this was stored is not known: "+
				"look before you do it again. Everything before it is stored.", l.path)
		}
		if patient.waits != nil {
			patient.waits()
		}
		ctx = WithEventAgain(ctx, id)
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
	}
}
