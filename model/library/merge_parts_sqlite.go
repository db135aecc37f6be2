package library

import (
	"gorm.io/gorm"

	"galley/model/library/engine"
)

// knowParts takes account of events of which one side has only a part (see eventpart.go). A part of
// theirs is known where all of the event is here. Where a part is here, what it did is known of the
// event, and of other parts of it. And what a part of theirs did they know of an event of ours.
func (m *merger) knowParts(undone string) error {
	sql := engine.Of(m.tx)
	parts := sql.Has("e.id", partSign)
	if err := m.remove(m.tx.Table("m_events").Where(sql.Has("id", partSign) + " AND " + engine.Of(m.tx).Before("id", partSign) +
		" IN (SELECT id FROM events WHERE merged_by = '' OR merged_by NOT IN " + undone + ")")); err != nil {
		return err
	}
	noun, id, whole := engine.Of(m.tx).JSONField("j.value", "noun"), engine.Of(m.tx).JSONField("j.value", "id"), engine.Of(m.tx).Before("e.id", partSign)
	// of are parts, here or there: what they did, by their edits and by those of long ones.
	of := func(schema string) [2]*gorm.DB {
		return [2]*gorm.DB{
			m.tx.Table(schema + "events AS e").Joins("JOIN " + engine.Of(m.tx).Edits("e") + " ON true").Where(parts),
			m.tx.Table(schema + "events AS e").Joins("JOIN " + schema + "event_edits AS x ON x.event_seq = e.seq").Where(parts),
		}
	}
	// The end of the range is the sign after partSign.
	theirs := "JOIN theirs.events AS t ON t.id >= " + whole + " AND t.id < (" + whole + ") || '\x7f' AND " + engine.Of(m.tx).Before("t.id", partSign) + " = " + whole
	ours, known := of(sql.Own()), of("theirs.")
	for _, found := range []struct {
		table, columns string
		rows           *gorm.DB
	}{
		{"m_known", "seq, noun, id", ours[0].Joins(theirs).Select("t.seq, " + noun + ", " + id)},
		{"m_known", "seq, noun, id", ours[1].Joins(theirs).Select("t.seq, x.noun, x.id")},
		{"m_parts", "whole, noun, id", known[0].Select(whole + ", " + noun + ", " + id)},
		{"m_parts", "whole, noun, id", known[1].Select(whole + ", x.noun, x.id")},
	} {
		if err := m.insert(found.table, found.columns, found.rows); err != nil {
			return err
		}
	}
	return nil
}
