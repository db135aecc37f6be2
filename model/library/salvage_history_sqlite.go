package library

import (
	"encoding/json"
	"reflect"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

// dropUnsound deletes rows that the damage altered so that no Galley can have
// written them: history has them as they were, or a stand-in takes their place.
func (m *mender) dropUnsound() error {
	for noun, t := range tables {
		if noun == model.NounVersion {
			continue // see version: a text is kept as far as it goes
		}
		ids, err := pluck(m.tx.Table(t.name).Order(t.key), t.key)
		if err != nil {
			return err
		}
		for some := range slices.Chunk(ids, 500) {
			for _, id := range some {
				row := t.empty()
				err := m.tx.Table(t.name).Where(t.key+" = ?", id).Take(row).Error
				if err != nil && !unreadable(err) {
					return err
				}
				if err == nil {
					err = model.Sound(reflect.ValueOf(row).Elem().Interface().(model.Record))
				}
				if err == nil {
					continue
				}
				if err := m.tx.Table(t.name).Where(t.key+" = ?", id).Delete(nil).Error; err != nil {
					return err
				}
				m.out.Read[t.name]--
			}
		}
	}
	return m.tx.Table("versions").Where("number < 1 OR number > 1000000000").Delete(nil).Error
}

// history makes records again that events speak of and that are lost: the newest
// event tells how each was last. Events that cannot be told in full because an
// earlier one is lost are told from the present backwards.
func (m *mender) history() error {
	lost := map[string]model.Record{} // by noun and key
	var broken []int64
	p := pastOf(m.tx, "events")
	var page []eventRow
	err := m.tx.Model(&eventRow{}).Order("seq").FindInBatches(&page, 200, func(*gorm.DB, int) error {
		last := map[model.Noun]map[string]model.Record{}
		for _, row := range page {
			e, err := row.event(p)
			if err != nil || slices.ContainsFunc(e.Edits, func(x model.Edit) bool { return x.After == nil }) {
				broken = append(broken, row.Seq)
				continue
			}
			if err := addSubjects(m.tx, e.Seq, e.Subjects()); err != nil {
				return err
			}
			for _, edit := range e.Edits {
				noun := edit.After.Noun()
				if last[noun] == nil {
					last[noun] = map[string]model.Record{}
				}
				last[noun][edit.After.Key()] = edit.After
			}
		}
		return m.missing(last, lost)
	}).Error
	if err != nil {
		return err
	}
	for _, key := range sortedKeys(lost) {
		r := lost[key]
		if model.Sound(r) != nil {
			continue
		}
		err := m.put(r)
		if err != nil && fails(err) {
			return err
		}
		if err == nil {
			m.out.Rebuilt[tables[r.Noun()].name]++
		}
	}
	if err := m.rewriteBackwards(broken); err != nil {
		return err
	}
	var gaps int
	if err := m.tx.Model(&eventRow{}).Select("coalesce(max(seq), 0) - count(*)").Scan(&gaps).Error; err != nil {
		return err
	}
	if gaps > 0 {
		m.out.Missing["events"] = gaps
	}
	return nil
}

// missing notes the records of events that no table has; a later one replaces an
// earlier one.
func (m *mender) missing(last map[model.Noun]map[string]model.Record, lost map[string]model.Record) error {
	for noun, records := range last {
		t := tables[noun]
		for some := range slices.Chunk(sortedKeys(records), 1000) {
			have, err := pluck(m.tx.Table(t.name).Where(t.key+" IN ?", some), t.key)
			if err != nil {
				return err
			}
			there := map[string]bool{}
			for _, id := range have {
				there[id] = true
			}
			for _, id := range some {
				if !there[id] {
					lost[recordKey("", noun, id)] = records[id]
				}
			}
		}
	}
	return nil
}

// rewriteBackwards tells events in full that hold only what they changed, from how the
// records stand now and what was changed in them after: what an event names as
// its base is lost. One that cannot be told so either keeps who, when and what.
func (m *mender) rewriteBackwards(broken []int64) error {
	if len(broken) == 0 {
		return nil
	}
	var top int64
	if err := m.tx.Model(&eventRow{}).Select("coalesce(max(seq), 0)").Scan(&top).Error; err != nil {
		return err
	}
	state := map[string]recordState{}
	unclear, gap := 0, false
	p := pastOf(m.tx, "events")
	for next := top; next > 0; {
		var page []eventRow
		if err := m.tx.Where("seq <= ? AND seq >= ?", next, broken[0]).Order("seq DESC").Limit(200).Find(&page).Error; err != nil {
			return err
		}
		if len(page) == 0 {
			break
		}
		for _, row := range page {
			gap = gap || row.Seq != next
			next = row.Seq - 1
			if _, bad := slices.BinarySearch(broken, row.Seq); bad {
				told, err := m.rewriteEvent(p, row, state, gap)
				if err != nil {
					return err
				}
				if !told {
					unclear++
				}
				continue
			}
			if err := stateBefore(p, row, state); err != nil {
				return err
			}
		}
	}
	more, err := m.emptyUnreadable()
	if err != nil {
		return err
	}
	if unclear += more; unclear > 0 {
		m.note("Of %s only who, when and what can be read, not all of what was before and after.", model.Countf(unclear, "%d change", "%d changes"))
	}
	return nil
}

// recordState is how a record was left, and by which event; "" is not known. An event
// that is lost may have changed it in between: what it is not known to have been
// left as is not told.
type recordState struct {
	fields fields
	by     string
}

// stateBefore notes how the records of an event that can be told were before it.
func stateBefore(p *past, row eventRow, state map[string]recordState) error {
	edits, err := p.edits(row)
	if err != nil {
		return err // it could be read a moment ago
	}
	packed, _ := unpackEdits(row.Packed) // none in a row of an older Galley
	for i, e := range slices.Backward(edits) {
		was := recordState{}
		if i < len(packed) && e.Before != nil {
			was.by = packed[i].Base
			if was.fields, err = fieldsOf(e.Before); err != nil {
				return err
			}
		}
		state[recordKey("", e.After.Noun(), e.After.Key())] = was
	}
	return nil
}

// rewriteEvent writes an event anew with its records in full. Those that cannot be told
// are left out; gap says that an event after it is lost.
func (m *mender) rewriteEvent(p *past, row eventRow, state map[string]recordState, gap bool) (whole bool, err error) {
	packed, err := unpackEdits(row.Packed)
	whole = err == nil && len(packed) > 0
	var edits []model.Edit
	known := map[string]recordState{}
	for _, x := range slices.Backward(packed) {
		key := recordKey("", x.Noun, x.ID)
		after, again := known[key]
		if !again {
			var seen bool
			if after, seen = state[key]; !seen && !gap {
				after = recordState{m.present(x.Noun, x.ID), row.ID}
			}
			if after.by != row.ID {
				after.fields = nil
			}
		}
		e, before, ok := m.edit(p, x, after.fields)
		known[key] = recordState{before, x.Base}
		if whole = whole && ok; ok {
			edits = append(edits, e)
		}
	}
	for key, was := range known {
		state[key] = was
	}
	slices.Reverse(edits)
	if err := addSubjects(m.tx, row.Seq, model.Event{Edits: edits}.Subjects()); err != nil {
		return false, err
	}
	return whole, m.rewrite(row.Seq, edits, whole)
}

// rewrite stores the edits of an event, each with its record in full. One that
// is not whole is nothing that could be undone.
func (m *mender) rewrite(seq int64, edits []model.Edit, whole bool) error {
	packed, err := packEdits(edits, nil)
	if err != nil {
		return err
	}
	row := func() *gorm.DB { return m.tx.Model(&eventRow{}).Where("seq = ?", seq) }
	if err := row().Updates(map[string]any{"packed": packed, "edits": ""}).Error; err != nil || whole {
		return err
	}
	return row().Where("merged_by = ''").Update("merged_by", "salvage").Error
}

// edit is an edit told forwards, from what it builds on, or backwards, from how
// it left its record; before is how that was.
func (m *mender) edit(p *past, x packedEdit, after fields) (e model.Edit, before fields, ok bool) {
	if x.Whole == nil {
		if was, err := p.recordAfter(x.Base, x.Noun, x.ID); err == nil {
			if is, err := was.change(x.Diff, false); err == nil {
				after = is
			}
		}
		if after == nil || x.Diff == nil {
			return e, nil, false
		}
		whole, err := json.Marshal(after)
		if err != nil {
			return e, nil, false
		}
		x.Whole = whole
	}
	e, after, err := x.read(nil)
	if err != nil || e.After == nil {
		return e, nil, false
	}
	if x.Diff != nil {
		if before, err = after.change(x.Diff, true); err != nil {
			return e, nil, false
		}
	}
	return e, before, true
}

// emptyUnreadable takes the edits out of events that still cannot be read, until all can:
// others may have built on one that was told in part.
func (m *mender) emptyUnreadable() (emptied int, err error) {
	for {
		var still []int64
		p := pastOf(m.tx, "events")
		var page []eventRow
		if err := m.tx.Model(&eventRow{}).Order("seq").FindInBatches(&page, 200, func(*gorm.DB, int) error {
			for _, row := range page {
				if e, err := row.event(p); err != nil || slices.ContainsFunc(e.Edits, func(x model.Edit) bool { return x.After == nil }) {
					still = append(still, row.Seq)
				}
			}
			return nil
		}).Error; err != nil || len(still) == 0 {
			return emptied, err
		}
		for _, seq := range still {
			emptied++
			if err := m.rewrite(seq, nil, false); err != nil {
				return emptied, err
			}
		}
	}
}

// present is a record as it stands now; nil where it is not known.
func (m *mender) present(noun model.Noun, id string) fields {
	t, known := tables[noun]
	if !known {
		return nil
	}
	row := t.empty()
	if m.tx.Table(t.name).Where(t.key+" = ?", id).Take(row).Error != nil {
		return nil
	}
	f, err := fieldsOf(reflect.ValueOf(row).Elem().Interface().(model.Record))
	if err != nil {
		return nil
	}
	return f
}
