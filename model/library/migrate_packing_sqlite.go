package library

import (
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"galley/model"
)

// packAll packs the events of an older Galley. A row whose edits do not come
// back to the letter stays as it is.
func packAll(tx *gorm.DB) error {
	const page, known = 500, 20_000
	last := map[string]base{} // how the newest event left a record
	find := func(r model.Record) (base, bool, error) {
		b, ok := last[recordKey("", r.Noun(), r.Key())]
		return b, ok, nil
	}
	p := pastOf(tx, "events")
	for after := int64(0); ; {
		var rows []eventRow
		if err := tx.Where("seq > ? AND packed = x'' AND edits <> ''", after).Order("seq").Limit(page).Find(&rows).Error; err != nil {
			return fmt.Errorf("pack the history: %w", err)
		}
		if len(rows) == 0 {
			return nil
		}
		after = rows[len(rows)-1].Seq
		for _, row := range rows {
			packed, ok := p.repacked(row, find)
			if !ok {
				continue
			}
			if err := tx.Exec("UPDATE events SET packed = ?, edits = '' WHERE seq = ?", packed, row.Seq).Error; err != nil {
				return fmt.Errorf("pack event %d: %w", row.Seq, err)
			}
			if len(last) > known {
				clear(last)
			}
			all, err := unpackEdits(packed)
			if err != nil {
				return fmt.Errorf("pack event %d: %w", row.Seq, err)
			}
			for _, x := range all {
				last[recordKey("", x.Noun, x.ID)] = base{row.ID, x.Depth, p.left[recordKey(row.ID, x.Noun, x.ID)]}
			}
		}
	}
}

// repacked is what a row packs to, and whether that comes back to the letter.
func (p *past) repacked(row eventRow, find func(model.Record) (base, bool, error)) ([]byte, bool) {
	edits, err := p.edits(row)
	if err != nil {
		return nil, false
	}
	packed, err := packEdits(edits, find)
	if err != nil {
		return nil, false
	}
	row.Packed = packed
	back, err := p.edits(row)
	if err != nil {
		return nil, false
	}
	was, err := json.Marshal(edits)
	if err != nil {
		return nil, false
	}
	is, err := json.Marshal(back)
	return packed, err == nil && string(was) == string(is)
}
