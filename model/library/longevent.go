package library

import (
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
)

// A merge may alter every record of a library. Its event keeps one short row an
// edit in event_edits instead of all of them in its own: what it brought in is
// in the library already and needs no second copy to be taken back.

// longEdit is a row of event_edits; merging.sql says what op is.
type longEdit struct {
	EventSeq      int64
	Noun          model.Noun
	ID            string
	Op            string
	Before, After string
}

const (
	opBrought = "brought"
	opGhost   = "ghost"
	opBuried  = "buried"
	opRaised  = "raised"
	opChanged = "changed"
)

// longPage is how many edits are in memory at once.
const longPage = 1000

// begin stores a long event's row, without its edits yet.
func beginLong(tx *gorm.DB, e model.Event) (model.Event, error) {
	e.ID = model.NewID()
	row := eventRow{ID: e.ID, At: e.At, Editor: e.Editor, Kind: e.Kind, Target: e.Target, Action: e.Action, What: e.What,
		Edits: "[]", Packed: []byte{}}
	if err := tx.Create(&row).Error; err != nil {
		return e, fmt.Errorf("write event: %w", err)
	}
	e.Seq = row.Seq
	return e, nil
}

// endLong counts the edits, and notes whose history the event belongs to.
func endLong(tx *gorm.DB, e model.Event) (model.Event, error) {
	if err := tx.Raw("SELECT count(*) FROM event_edits WHERE event_seq = ?", e.Seq).Scan(&e.Long).Error; err != nil {
		return e, fmt.Errorf("write event: %w", err)
	}
	if err := tx.Exec("UPDATE events SET what = ?, long = ? WHERE seq = ?", e.What, e.Long, e.Seq).Error; err != nil {
		return e, fmt.Errorf("write event: %w", err)
	}
	// As Record.Subjects says.
	edited := func(column, table, noun string) string {
		return "SELECT DISTINCT @seq, " + column + " FROM main." + table + " WHERE id IN (SELECT id FROM main.event_edits WHERE event_seq = @seq AND noun = '" + noun + "')"
	}
	for _, subjects := range []string{
		"SELECT @seq, id FROM main.event_edits WHERE event_seq = @seq AND noun IN ('article', 'claim', 'source', 'scale', 'collection')",
		edited("article_id", "versions", "version"),
		edited("article_id", "appearances", "appearance"),
		edited("claim_id", "appearances", "appearance"),
		edited("claim_id", "evidence", "evidence"),
		edited("source_id", "evidence", "evidence"),
		edited("claim_id", "verdicts", "verdict"),
		edited("CASE claim_id WHEN '' THEN record_id ELSE claim_id END", "disputes", "conflict"),
		edited("article_id", "memberships", "membership"),
		edited("collection_id", "memberships", "membership"),
		edited("subject", "tags", "tag"),
	} {
		if err := tx.Exec("INSERT OR IGNORE INTO main.event_subjects (event_seq, subject) "+subjects, map[string]any{"seq": e.Seq}).Error; err != nil {
			return e, fmt.Errorf("write event: %w", err)
		}
	}
	return e, nil
}

// reverseLong takes a long event back, or does it again, as an event of its own.
func reverseLong(tx *gorm.DB, of, event model.Event) (model.Event, error) {
	event.At = model.Now()
	if err := workSince(tx, of, event.Editor, "s.subject IN (SELECT id FROM event_edits WHERE event_seq = ? AND op IN ('brought', 'raised'))", of.Seq); err != nil {
		return event, err
	}
	event, err := beginLong(tx, event)
	if err != nil {
		return event, err
	}
	for noun, t := range tables {
		for _, turn := range []struct{ from, to, deleted string }{
			{"'brought', 'raised'", opBuried, string(event.At)}, {"'buried'", opRaised, ""}, {"'ghost'", opGhost, ""},
		} {
			which := "SELECT id FROM event_edits WHERE event_seq = ? AND noun = ? AND op IN (" + turn.from + ")"
			if turn.to != opGhost {
				if err := tx.Exec("UPDATE "+t.name+" SET deleted = ? WHERE "+t.key+" IN ("+which+")", turn.deleted, of.Seq, noun).Error; err != nil {
					return event, fmt.Errorf("reverse event %d: %w", of.Seq, err)
				}
			}
			if err := tx.Exec("INSERT INTO event_edits (event_seq, noun, id, op) SELECT ?, ?, id, ? FROM ("+which+")", event.Seq, noun, turn.to, of.Seq, noun).Error; err != nil {
				return event, fmt.Errorf("reverse event %d: %w", of.Seq, err)
			}
		}
	}
	for after := (longEdit{}); ; {
		var page []longEdit
		if err := tx.Raw("SELECT * FROM event_edits WHERE event_seq = ? AND op = 'changed' AND (noun, id) > (?, ?) ORDER BY noun, id LIMIT ?", of.Seq, after.Noun, after.ID, longPage).Scan(&page).Error; err != nil {
			return event, fmt.Errorf("read event %d: %w", of.Seq, err)
		}
		if len(page) == 0 {
			break
		}
		after = page[len(page)-1]
		for _, row := range page {
			e, err := row.edit()
			if err != nil {
				return event, err
			}
			now, err := present(tx, e.After)
			if err != nil {
				return event, err
			}
			e = e.Known(now)
			if !model.Same(now, e.After) {
				return event, inTheWay(tx, of, e.After)
			}
			back := model.Edit{Before: e.After, After: e.Before}
			if err := storeCompared(tx, back); err != nil {
				return event, err
			}
			if err := shelve(tx, []model.Edit{back}); err != nil {
				return event, err
			}
			if err := recordChange(tx, event.Seq, back); err != nil {
				return event, err
			}
		}
	}
	if event, err = endLong(tx, event); err != nil {
		return event, err
	}
	return event, reindexLong(tx, event.Seq, nil)
}

// recordChange adds a changed record to a long event.
func recordChange(tx *gorm.DB, seq int64, e model.Edit) error {
	before, err := json.Marshal(e.Before)
	if err != nil {
		return fmt.Errorf("write event: %w", err)
	}
	after, err := json.Marshal(e.After)
	if err != nil {
		return fmt.Errorf("write event: %w", err)
	}
	err = tx.Exec(`INSERT INTO event_edits (event_seq, noun, id, op, before, after) VALUES (?, ?, ?, 'changed', ?, ?)
		ON CONFLICT (event_seq, noun, id) DO UPDATE SET after = excluded.after WHERE op = 'changed'`, seq, e.After.Noun(), e.After.Key(), string(before), string(after)).Error
	if err != nil {
		return fmt.Errorf("write event: %w", err)
	}
	return nil
}

func (r longEdit) edit() (model.Edit, error) {
	var e model.Edit
	var err error
	if e.Before, err = model.ReadRecord(r.Noun, []byte(r.Before)); err == nil {
		e.After, err = model.ReadRecord(r.Noun, []byte(r.After))
	}
	if err == nil && (e.Before.Key() != r.ID || e.After.Key() != r.ID) {
		err = fmt.Errorf("it speaks of two records as one")
	}
	if err != nil {
		return e, fmt.Errorf("read event %d: %w", r.EventSeq, err)
	}
	return e, nil
}

// reindexLong brings the full-text index up to date with a long event; tell,
// where it is not nil, hears how far it is.
func reindexLong(tx *gorm.DB, seq int64, tell func(done int)) error {
	done := 0
	for _, kind := range []struct {
		ids   string // of what the index knows by another name now, or not any more
		index func(*gorm.DB, []string) error
	}{
		{"SELECT subject FROM main.event_subjects WHERE event_seq = @seq AND subject IN (SELECT id FROM main.articles)", fulltext.IndexArticles},
		{"SELECT subject FROM main.event_subjects WHERE event_seq = @seq AND subject IN (SELECT id FROM main.claims)", fulltext.IndexClaims},
		// A claim is not found while its article is deleted.
		{`SELECT DISTINCT claim_id FROM main.event_edits AS x CROSS JOIN main.appearances AS p ON p.article_id = x.id
			WHERE x.event_seq = @seq AND x.noun = 'article' AND x.op IN ('buried', 'raised', 'changed')`, fulltext.IndexClaims},
		// It is found by what its sources are called.
		{`SELECT DISTINCT claim_id FROM main.event_edits AS x CROSS JOIN main.evidence AS e ON e.source_id = x.id AND e.deleted = ''
			WHERE x.event_seq = @seq AND x.noun = 'source' AND x.op IN ('buried', 'raised', 'changed')`, fulltext.IndexClaims},
	} {
		if err := tx.Exec("CREATE TEMP TABLE long_index AS SELECT * FROM ("+kind.ids+")", map[string]any{"seq": seq}).Error; err != nil {
			return fmt.Errorf("index event %d: %w", seq, err)
		}
		for after := int64(0); ; {
			var page []string
			if err := tx.Raw("SELECT * FROM temp.long_index WHERE rowid > ? ORDER BY rowid LIMIT ?", after, longPage).Scan(&page).Error; err != nil {
				return fmt.Errorf("index event %d: %w", seq, err)
			}
			if len(page) == 0 {
				break
			}
			after += int64(len(page)) // the rows of a table just made are numbered from 1
			if err := kind.index(tx, page); err != nil {
				return err
			}
			if done += len(page); tell != nil {
				tell(done)
			}
		}
		if err := tx.Exec("DROP TABLE temp.long_index").Error; err != nil {
			return fmt.Errorf("index event %d: %w", seq, err)
		}
	}
	return nil
}

// editsOn are the edits that a long event made to the record with an id: an
// article, a claim or a source.
func editsOn(db *gorm.DB, seq int64, id string) ([]model.Edit, error) {
	var rows []longEdit
	if err := db.Raw("SELECT * FROM event_edits WHERE event_seq = ? AND noun IN ('article', 'claim', 'source') AND id = ?", seq, id).Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("read event %d: %w", seq, err)
	}
	var edits []model.Edit
	for _, r := range rows {
		if r.Op != opChanged {
			continue // before and after are the record as it stands, with and without its tombstone
		}
		e, err := r.edit()
		if err != nil {
			return nil, err
		}
		edits = append(edits, e)
	}
	return edits, nil
}
