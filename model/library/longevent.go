package library

import (
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"galley/model"
	"galley/model/library/engine"
	"galley/model/library/fulltext"
)

// A merge may alter every record of a library. Its event keeps one short row an
// edit in event_edits instead of all of them in its own: what it brought in is
// in the library already and needs no second copy to be taken back.

// longEdit is a row of event_edits; migrations_sqlite/07_merging.sql says what op is.
type longEdit struct {
	EventSeq      int64
	Noun          model.Noun
	ID            string
	Op            string
	Before, After string
}

func (longEdit) TableName() string { return "event_edits" }

const (
	opBrought = "brought"
	opGhost   = "ghost"
	opBuried  = "buried"
	opRaised  = "raised"
	opChanged = "changed"
)

// batchSize is how many edits are in memory at once.
const batchSize = 1000

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
	var edits int64
	if err := tx.Model(&longEdit{}).Where("event_seq = ?", e.Seq).Count(&edits).Error; err != nil {
		return e, fmt.Errorf("write event: %w", err)
	}
	e.Long = int(edits)
	if err := tx.Model(&eventRow{}).Where("seq = ?", e.Seq).Updates(map[string]any{"what": e.What, "long": e.Long}).Error; err != nil {
		return e, fmt.Errorf("write event: %w", err)
	}
	for _, subjects := range subjectsOfLong(tx, e.Seq) {
		if err := insertNew(tx, "event_subjects", []string{"event_seq", "subject"}, subjects); err != nil {
			return e, fmt.Errorf("write event: %w", err)
		}
	}
	return e, nil
}

// subjectsOfLong are whose history a long event belongs to, as Record.Subjects
// says it of a record.
func subjectsOfLong(tx *gorm.DB, seq int64) []*gorm.DB {
	edits := func() *gorm.DB { return tx.Table("event_edits AS x").Where("x.event_seq = ?", seq) }
	themselves := []model.Noun{model.NounArticle, model.NounClaim, model.NounSource, model.NounScale, model.NounCollection}
	all := []*gorm.DB{edits().Select("x.event_seq, x.id").Where("x.noun IN ?", themselves)}
	for _, of := range []struct {
		noun   model.Noun
		column string
	}{
		{model.NounVersion, "r.article_id"},
		{model.NounAppearance, "r.article_id"}, {model.NounAppearance, "r.claim_id"},
		{model.NounEvidence, "r.claim_id"}, {model.NounEvidence, "r.source_id"},
		{model.NounVerdict, "r.claim_id"},
		{model.NounDispute, "CASE r.claim_id WHEN '' THEN r.record_id ELSE r.claim_id END"},
		{model.NounMembership, "r.article_id"}, {model.NounMembership, "r.collection_id"},
		{model.NounTag, "r.subject"}, {model.NounTick, "r.subject"}, {model.NounAside, "r.article_id"},
	} {
		records := engine.Of(tx).JoinInOrder() + tables[of.noun].name + " AS r ON r.id = x.id"
		all = append(all, edits().Distinct("x.event_seq, "+of.column).Joins(records).Where("x.noun = ?", of.noun))
	}
	return all
}

// reverseLong undoes or redoes a long event, as an event of its own.
func reverseLong(tx *gorm.DB, of, event model.Event) (model.Event, error) {
	event.At = model.Now()
	brought := "s.subject IN (SELECT id FROM event_edits WHERE event_seq = ? AND op IN ('brought', 'raised'))"
	if err := workSince(tx, of, event.Editor, brought, of.Seq); err != nil {
		return event, err
	}
	event, err := beginLong(tx, event)
	if err != nil {
		return event, err
	}
	if err := reverseTombstones(tx, of, event); err != nil {
		return event, err
	}
	if err := reverseChanges(tx, of, event); err != nil {
		return event, err
	}
	if event, err = endLong(tx, event); err != nil {
		return event, err
	}
	return event, reindexLong(tx, event.Seq, nil)
}

// reverseTombstones deletes the records that a long event brought, and brings those
// back that it deleted.
func reverseTombstones(tx *gorm.DB, of, event model.Event) error {
	for noun, t := range tables {
		for _, turn := range []struct {
			from        []string
			to, deleted string
		}{
			{[]string{opBrought, opRaised}, opBuried, string(event.At)},
			{[]string{opBuried}, opRaised, ""},
			{[]string{opGhost}, opGhost, ""},
		} {
			which := func() *gorm.DB {
				return tx.Table("event_edits").Where("event_seq = ? AND noun = ? AND op IN ?", of.Seq, noun, turn.from)
			}
			if turn.to != opGhost {
				err := tx.Table(t.name).Where(t.key+" IN (?)", which().Select("id")).Update("deleted", turn.deleted).Error
				if err != nil {
					return fmt.Errorf("reverse event %d: %w", of.Seq, err)
				}
			}
			edits := which().Select("?, ?, id, ?", event.Seq, noun, turn.to)
			if err := insertFrom(tx, "event_edits", []string{"event_seq", "noun", "id", "op"}, edits); err != nil {
				return fmt.Errorf("reverse event %d: %w", of.Seq, err)
			}
		}
	}
	return nil
}

// reverseChanges gives the records that a long event changed their content from
// before it, where they still stand as it left them.
func reverseChanges(tx *gorm.DB, of, event model.Event) error {
	for after := (longEdit{}); ; {
		var page []longEdit
		if err := tx.Where("event_seq = ? AND op = ? AND (noun, id) > (?, ?)", of.Seq, opChanged, after.Noun, after.ID).
			Order("noun, id").Limit(batchSize).Find(&page).Error; err != nil {
			return fmt.Errorf("read event %d: %w", of.Seq, err)
		}
		if len(page) == 0 {
			return nil
		}
		after = page[len(page)-1]
		for _, row := range page {
			e, err := row.edit()
			if err != nil {
				return err
			}
			now, err := present(tx, e.After)
			if err != nil {
				return err
			}
			e = e.Known(now)
			if !model.Same(now, e.After) {
				return inTheWay(tx, of, e)
			}
			back := model.Edit{Before: e.After, After: e.Before}
			if err := storeCompared(tx, back); err != nil {
				return err
			}
			if err := writeSortKeys(tx, []model.Edit{back}); err != nil {
				return err
			}
			if err := recordChange(tx, event.Seq, back); err != nil {
				return err
			}
		}
	}
}

// changedAgain has a record that a long event changes twice keep what was before the
// first change.
var changedAgain = clause.OnConflict{
	Columns:   []clause.Column{{Name: "event_seq"}, {Name: "noun"}, {Name: "id"}},
	DoUpdates: clause.AssignmentColumns([]string{"after"}),
	Where: clause.Where{Exprs: []clause.Expression{
		clause.Eq{Column: clause.Column{Table: "event_edits", Name: "op"}, Value: opChanged},
	}},
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
	row := longEdit{EventSeq: seq, Noun: e.After.Noun(), ID: e.After.Key(), Op: opChanged, Before: string(before), After: string(after)}
	if err := tx.Clauses(changedAgain).Create(&row).Error; err != nil {
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

// reindexLong updates the full-text index after a long event; progress, if it is
// not nil, is called with how many records are done.
func reindexLong(tx *gorm.DB, seq int64, progress func(done int)) error {
	done := 0
	subjects := func() *gorm.DB { return tx.Table("event_subjects").Select("subject").Where("event_seq = ?", seq) }
	altered := func(noun model.Noun) *gorm.DB {
		return tx.Table("event_edits AS x").Where("x.event_seq = ? AND x.noun = ? AND x.op IN ?", seq, noun,
			[]string{opBuried, opRaised, opChanged})
	}
	for _, kind := range []struct {
		ids   *gorm.DB // of what the index knows by another name now, or not any more
		index func(*gorm.DB, []string) error
	}{
		{subjects().Where("subject IN (SELECT id FROM articles)"), fulltext.IndexArticles},
		{subjects().Where("subject IN (SELECT id FROM claims)"), fulltext.IndexClaims},
		// A claim is not found while its article is deleted.
		{altered(model.NounArticle).Joins(engine.Of(tx).JoinInOrder() + "appearances AS p ON p.article_id = x.id").Distinct("p.claim_id"),
			fulltext.IndexClaims},
		// It is found by what its sources are called.
		{altered(model.NounSource).Joins(engine.Of(tx).JoinInOrder() + "evidence AS e ON e.source_id = x.id AND e.deleted = ''").Distinct("e.claim_id"),
			fulltext.IndexClaims},
	} {
		var ids []string
		if err := kind.ids.Scan(&ids).Error; err != nil {
			return fmt.Errorf("index event %d: %w", seq, err)
		}
		for page := range slices.Chunk(ids, batchSize) {
			if err := kind.index(tx, page); err != nil {
				return err
			}
			if done += len(page); progress != nil {
				progress(done)
			}
		}
	}
	return nil
}

// editsOn are the edits that a long event made to the record with an id: an
// article, a claim or a source.
func editsOn(db *gorm.DB, seq int64, id string) ([]model.Edit, error) {
	var rows []longEdit
	nouns := []model.Noun{model.NounArticle, model.NounClaim, model.NounSource}
	if err := db.Where("event_seq = ? AND noun IN ? AND id = ?", seq, nouns, id).Find(&rows).Error; err != nil {
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
