package library

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"gorm.io/gorm"

	"galley/model"
)

// ownEvents are the events that were stored through this Library: what is written over
// one's own words was seen.
type ownEvents struct {
	sync.Mutex
	ids map[string]bool
}

func (o *ownEvents) add(id string) {
	o.Lock()
	defer o.Unlock()
	if o.ids == nil {
		o.ids = map[string]bool{}
	}
	o.ids[id] = true
}

func (o *ownEvents) has(id string) bool {
	o.Lock()
	defer o.Unlock()
	return o.ids[id]
}

// held is a plan held against what its author saw (see model.Seen).
func (l *Library) held(tx *gorm.DB, by model.Author, cmd model.Command, plan model.Plan) (model.Plan, error) {
	seen, is := model.SeenIn(cmd)
	if !is || len(plan.Edits) == 0 {
		return plan, nil
	}
	return seen.Hold(view{tx}, plan, by, func(r model.Record, field string) (model.Wrote, error) {
		e, err := lastTouch(tx, r, 0, []string{field}, false)
		if err != nil || e.Seq == 0 {
			return model.Wrote{}, err
		}
		return model.Wrote{Editor: e.Editor, At: e.At, Own: e.Editor == by.Editor && l.own.has(e.ID)}, nil
	})
}

// lastTouch is the newest event, after another, that changed one of some fields of a
// record, or the record where none are named. Where standing is wanted, one that is in
// effect goes before a newer one: what was taken back, and the taking back, are in
// nobody's way. Seq is 0 where there is none.
func lastTouch(tx *gorm.DB, r model.Record, after int64, fields []string, standing bool) (newest model.Event, err error) {
	if r.Key() == "" {
		return newest, nil
	}
	var later []int64
	err = tx.Table("event_subjects").Where("subject IN ? AND event_seq > ?", append(r.Subjects(), r.Key()), after).
		Distinct().Order("event_seq DESC").Pluck("event_seq", &later).Error
	if err != nil {
		return newest, fmt.Errorf("read what was done since event %d: %w", after, err)
	}
	for _, seq := range later {
		e, err := eventAt(tx, seq)
		if err != nil && !errors.Is(err, errBaseMissing) {
			return newest, err
		}
		touched, err := touches(tx, e, r, fields)
		if err != nil {
			return newest, err
		}
		if !touched {
			continue
		}
		if newest.Seq == 0 {
			newest = e
		}
		if !standing {
			break
		}
		stands, err := hasRow(tx.Table("events AS e").Where("e.seq = ? AND e.kind = 'did'", seq).Where(inEffect))
		if err != nil {
			return newest, fmt.Errorf("read event %d: %w", seq, err)
		}
		if stands {
			return e, nil
		}
	}
	return newest, nil
}

// touches reports whether an event changed a record, or one of some fields of it.
func touches(tx *gorm.DB, e model.Event, r model.Record, fields []string) (bool, error) {
	changes := func(edit model.Edit) bool {
		return edit.Before == nil || len(fields) == 0 ||
			slices.ContainsFunc(fields, func(f string) bool { return slices.Contains(model.Differing(edit.Before, edit.After), f) })
	}
	for _, edit := range e.Edits {
		if edit.After.Noun() == r.Noun() && edit.After.Key() == r.Key() && changes(edit) {
			return true, nil
		}
	}
	if e.Long == 0 {
		return false, nil
	}
	var rows []longEdit
	if err := tx.Where("event_seq = ? AND noun = ? AND id = ?", e.Seq, r.Noun(), r.Key()).Find(&rows).Error; err != nil {
		return false, fmt.Errorf("read event %d: %w", e.Seq, err)
	}
	for _, row := range rows {
		if row.Op != opChanged {
			return true, nil
		}
		edit, err := row.edit()
		if err != nil {
			return false, err
		}
		if changes(edit) {
			return true, nil
		}
	}
	return false, nil
}
