package library

import (
	"encoding/json"
	"fmt"

	"galley/model"
)

// touchRuns notes the records that were typed on there since the library was
// copied: both had them last as the event here left them.
func (m *merger) touchRuns() error {
	type run struct{ Theirs, Ours int64 }
	var runs []run
	if err := m.tx.Raw("SELECT theirs, ours FROM m_runs WHERE NOT older ORDER BY theirs").Scan(&runs).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	for _, r := range runs {
		e, err := eventAt(m.tx, r.Ours)
		if err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		for _, edit := range e.Edits {
			base, err := json.Marshal(edit.After)
			if err != nil {
				return fmt.Errorf("merge: %w", err)
			}
			if err := m.exec("INSERT OR IGNORE INTO m_touched (noun, id, base, made, last) VALUES (?, ?, ?, 0, ?)",
				edit.After.Noun(), edit.After.Key(), string(base), r.Theirs); err != nil {
				return err
			}
		}
	}
	return nil
}

// builtBy stands in m_touched before the number of an event, until the record as
// it was before that is built from the events before.
const builtBy = "before "

// buildBases puts the records themselves in place of the events that tell them.
func (m *merger) buildBases() error {
	if err := m.exec("INSERT INTO m_built (noun, id, seq) SELECT noun, id, substr(base, ?) FROM m_touched WHERE base LIKE '"+builtBy+"%' ORDER BY 3", len(builtBy)+1); err != nil {
		return err
	}
	p := pastOf(m.tx, "theirs.events")
	type touched struct{ N, Noun, ID, Seq string }
	return pages(m, "SELECT * FROM m_built WHERE n > CAST(? AS INTEGER) ORDER BY n LIMIT ?", func(t touched) string { return t.N },
		func(t touched) error {
			var row eventRow
			if err := m.tx.Table("theirs.events").Where("seq = ?", t.Seq).Take(&row).Error; err != nil {
				return fmt.Errorf("merge: %w", err)
			}
			before, err := p.recordBefore(row, model.Noun(t.Noun), t.ID)
			if err != nil {
				return fmt.Errorf("merge: read event %d: %w", row.Seq, err)
			}
			return m.exec("UPDATE m_touched SET base = ? WHERE noun = ? AND id = ?", string(before), t.Noun, t.ID)
		})
}
