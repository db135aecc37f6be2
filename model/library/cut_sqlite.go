package library

import (
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
)

// cut takes articles out of a library: db is the new library, and the other one is attached to it as
// "whole", to be read only. Which records go along stands in the temporary table kept.
type cut struct {
	db              *gorm.DB
	articles        []string
	tx              *gorm.DB
	claims, sources int
	parts           map[string]string // events of which only a part goes along: their ids, and what the part is called
}

// keptOf are the ids of the records of a noun that go along.
func keptOf(noun model.Noun) string {
	return "(SELECT id FROM temp.kept WHERE noun = '" + string(noun) + "')"
}

var (
	theArticles = keptOf(model.NounArticle)
	theClaims   = keptOf(model.NounClaim)
)

// cutRules say which rows r of each noun are about the articles, in an order in which one may ask for
// the nouns before it. Saved lists are the desk's own, and belong to no article.
var cutRules = []struct {
	noun  model.Noun
	where string
}{
	{model.NounVersion, "r.article_id IN " + theArticles},
	// A claim that was taken out of these articles and stands in another one belongs there.
	{model.NounClaim, "r.id IN (SELECT a.claim_id FROM whole.appearances AS a WHERE a.article_id IN " + theArticles +
		" AND (a.deleted = '' OR NOT EXISTS (SELECT 1 FROM whole.appearances AS b WHERE b.claim_id = a.claim_id AND b.deleted = ''" +
		" AND b.article_id NOT IN " + theArticles + ")))"},
	{model.NounAppearance, "r.article_id IN " + theArticles + " AND r.claim_id IN " + theClaims + " AND r.version_id IN " +
		keptOf(model.NounVersion)},
	{model.NounEvidence, "r.claim_id IN " + theClaims},
	{model.NounVerdict, "r.claim_id IN " + theClaims},
	{model.NounScale, "true"},
	{model.NounMembership, "r.article_id IN " + theArticles},
	{model.NounCollection, "r.id IN (SELECT collection_id FROM whole.memberships WHERE article_id IN " + theArticles + ")"},
	{model.NounTag, "r.subject IN " + theArticles + " OR r.subject IN " + theClaims},
	{model.NounTick, "r.subject IN " + theArticles + " OR r.subject IN " + theClaims},
	{model.NounAside, "r.version_id IN " + keptOf(model.NounVersion)},
	{model.NounConfirmer, "r.claim_id IN " + theClaims},
	{model.NounAsking, "r.claim_id IN " + theClaims},
	{model.NounAttempt, "r.article_id IN " + theArticles + " OR r.id IN (SELECT attempt_id FROM whole.askings WHERE claim_id IN " +
		theClaims + ")"},
	{model.NounQuestion, "r.claim_id IN " + theClaims},
	{model.NounRound, "r.article_id IN " + theArticles},
	{model.NounCorrectionReason, "r.article_id IN " + theArticles + " OR r.article_id = '' AND r.claim_id IN " + theClaims},
	{model.NounChecklist, "true"},
	{model.NounSource, "r.id IN (SELECT source_id FROM whole.evidence WHERE claim_id IN " + theClaims + ")" +
		" OR r.id IN (SELECT person_id FROM whole.confirmers WHERE claim_id IN " + theClaims + ")" +
		" OR r.id IN (SELECT person_id FROM whole.attempts WHERE id IN " + keptOf(model.NounAttempt) + ")"},
	{model.NounDispute, "(r.claim_id = '' OR r.claim_id IN " + theClaims + ") AND (r.about = 'verdict' AND r.claim_id <> ''" +
		" OR EXISTS (SELECT 1 FROM temp.kept AS k WHERE k.noun = r.about AND k.id = r.record_id))"},
}

// cutOut does all of it. The two are one database for the while, so that it is read as it is at one moment.
func (c *cut) cutOut(from string) error {
	for _, s := range []string{"PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "DELETE FROM scales",
		"CREATE TEMP TABLE kept (noun TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (noun, id)) WITHOUT ROWID"} {
		if err := c.db.Exec(s).Error; err != nil {
			return fmt.Errorf("cut: %w", err)
		}
	}
	if err := c.db.Exec("ATTACH ? AS whole", address(from)+"?mode=ro").Error; err != nil {
		return fmt.Errorf("cut: %w", err)
	}
	err := c.db.Transaction(func(tx *gorm.DB) error {
		c.tx = tx
		for _, step := range []func() error{c.keep, c.follow, c.copyRecords, c.copyEvents, c.copyAliases,
			func() error { return shelveAll(tx) }, func() error { return coverAll(tx) }, func() error { return fulltext.Fill(tx) },
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	for _, s := range []string{"DETACH whole", "DROP TABLE temp.kept", "PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL"} {
		if err == nil {
			err = c.db.Exec(s).Error
		}
	}
	if err != nil {
		return fmt.Errorf("cut: %w", err)
	}
	return nil
}

// keep notes which records go along.
func (c *cut) keep() error {
	for _, id := range c.articles {
		if err := c.keepOne(model.NounArticle, id); err != nil {
			return err
		}
	}
	for _, r := range cutRules {
		if err := c.keepWhere(r.noun, r.where); err != nil {
			return err
		}
	}
	return nil
}

func (c *cut) keepWhere(noun model.Noun, where string) error {
	t := tables[noun]
	return c.tx.Exec("INSERT INTO temp.kept (noun, id) SELECT ?, r."+t.key+" FROM whole."+t.name+" AS r WHERE "+where+
		" ON CONFLICT DO NOTHING", noun).Error
}

func (c *cut) keepOne(noun model.Noun, id string) error {
	return c.tx.Exec("INSERT INTO temp.kept (noun, id) VALUES (?, ?) ON CONFLICT DO NOTHING", noun, id).Error
}

// follow keeps, too, what the records that go along point to, now or in their history: a source that
// was on a claim once, a file that was attached. An undo needs them.
func (c *cut) follow() error {
	for before := int64(-1); ; {
		if err := c.keepWhere(model.NounPerson, "r.id IN "+keptOf(model.NounSource)); err != nil {
			return err
		}
		for _, noun := range []model.Noun{model.NounAttachment, model.NounCapture} {
			if err := c.keepWhere(noun, "r.source_id IN "+keptOf(model.NounSource)); err != nil {
				return err
			}
		}
		if err := c.keepWhere(model.NounFile, "r.sha256 IN (SELECT file_sha256 FROM whole.versions WHERE id IN "+keptOf(model.NounVersion)+
			") OR r.sha256 IN (SELECT json_extract(p.value, '$.sha256') FROM whole.versions AS v, json_each(v.pictures) AS p WHERE v.id IN "+
			keptOf(model.NounVersion)+
			") OR r.sha256 IN (SELECT file_sha256 FROM whole.attachments WHERE id IN "+keptOf(model.NounAttachment)+
			") OR r.sha256 IN (SELECT text_sha256 FROM whole.captures WHERE id IN "+keptOf(model.NounCapture)+")"); err != nil {
			return err
		}
		var now int64
		if err := c.tx.Raw("SELECT count(*) FROM temp.kept").Scan(&now).Error; err != nil || now == before {
			return err
		}
		before = now
		c.parts = map[string]string{}
		if err := c.eachEvent(func(e keptEvent) error {
			if e.part() {
				c.parts[e.row.ID] = e.id()
			}
			for _, edit := range e.edits {
				for _, r := range []model.Record{edit.Before, edit.After} {
					if err := c.keepPointedTo(r); err != nil {
						return err
					}
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
}

func (c *cut) keepPointedTo(r model.Record) error {
	var ids []string
	switch r := r.(type) {
	case model.Evidence:
		ids = []string{r.SourceID}
	case model.Attachment:
		ids = []string{r.SourceID}
	case model.Confirmer:
		ids = []string{r.PersonID}
	case model.Attempt:
		ids = []string{r.PersonID}
	}
	for _, id := range ids {
		if err := c.keepWhere(model.NounSource, "r.id = '"+strings.ReplaceAll(id, "'", "''")+"'"); err != nil {
			return err
		}
	}
	return nil
}

// copyRecords copies the rows that go along.
func (c *cut) copyRecords() error {
	for _, a := range arrivals {
		t := tables[a.noun]
		columns, err := columnsOf(c.tx, t.name)
		if err != nil {
			return err
		}
		for i, name := range columns {
			columns[i] = `"` + name + `"`
		}
		rows := c.tx.Table("whole." + t.name + " AS r").Select("r." + strings.Join(columns, ", r.")).Where("r." + t.key + " IN " + keptOf(a.noun))
		if err := insertFrom(c.tx, t.name, columns, rows); err != nil {
			return fmt.Errorf("copy %s: %w", t.name, err)
		}
	}
	if err := insertFrom(c.tx, "file_bytes", []string{"sha256", "packed"},
		c.tx.Table("whole.file_bytes AS r").Select("r.sha256, r.packed").Where("r.sha256 IN "+keptOf(model.NounFile))); err != nil {
		return fmt.Errorf("copy files: %w", err)
	}
	return c.tx.Raw("SELECT (SELECT count(*) FROM claims WHERE deleted = ''), (SELECT count(*) FROM sources WHERE deleted = '')").
		Row().Scan(&c.claims, &c.sources)
}

// keptEvent is an event that is about what goes along: with the edits that are, or, where it is a long
// one, with what stands in event_edits of them.
type keptEvent struct {
	row     eventRow
	edits   []model.Edit
	long    []longEdit
	dropped int // edits of other records
}

func (e keptEvent) part() bool { return e.dropped > 0 }

// id is the event's own, or, where only a part of it goes along, one that says so and of which records.
func (e keptEvent) id() string {
	if !e.part() {
		return e.row.ID
	}
	var of []string
	for _, x := range e.edits {
		of = append(of, string(x.After.Noun())+" "+x.After.Key())
	}
	for _, x := range e.long {
		of = append(of, string(x.Noun)+" "+x.ID)
	}
	return partOfEvent(e.row.ID, of)
}

// eachEvent reads the events that are about what goes along, in their order.
func (c *cut) eachEvent(see func(keptEvent) error) error {
	kept := map[string]bool{}
	var rows []struct{ Noun, ID string }
	if err := c.tx.Table("temp.kept").Scan(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		kept[r.Noun+" "+r.ID] = true
	}
	p := pastOf(c.tx, "whole.events")
	events := c.tx.Table("whole.events AS e").Where("e.seq IN (SELECT event_seq FROM whole.event_subjects WHERE subject IN " +
		"(SELECT id FROM temp.kept)) OR e.seq IN (SELECT x.event_seq FROM whole.event_edits AS x " +
		"JOIN temp.kept AS k ON k.noun = x.noun AND k.id = x.id)")
	return inBatches(events.Select("e.*"), "e.seq", func(r eventRow) int64 { return r.Seq }, func(r eventRow) error {
		e := keptEvent{row: r}
		event, err := r.event(p)
		if errors.Is(err, errBaseMissing) {
			return nil // it cannot be told what it did
		}
		if err != nil {
			return err
		}
		for _, edit := range event.Edits {
			if kept[string(edit.After.Noun())+" "+edit.After.Key()] {
				e.edits = append(e.edits, edit)
			} else {
				e.dropped++
			}
		}
		if r.Long > 0 {
			if err := c.tx.Table("whole.event_edits AS x").Joins("JOIN temp.kept AS k ON k.noun = x.noun AND k.id = x.id").
				Where("x.event_seq = ?", r.Seq).Select("x.*").Order("x.noun, x.id").Scan(&e.long).Error; err != nil {
				return err
			}
			e.dropped = r.Long - len(e.long)
		}
		if len(e.edits)+len(e.long) == 0 {
			return nil
		}
		return see(e)
	})
}

// copyEvents writes the history of what goes along. Where an event did something to other records too,
// neither that nor its sentence goes along.
func (c *cut) copyEvents() error {
	err := c.eachEvent(func(e keptEvent) error {
		row := e.row
		row.Seq, row.ID, row.Long, row.Edits = 0, e.id(), len(e.long), ""
		if e.part() {
			row.What = model.Sayf("Something that was about other articles too")
		}
		var err error
		if row.Packed, err = packEdits(e.edits, nil); errors.Is(err, errTooMuch) {
			return model.Wrap(model.Refused, err, "Too much was done to these articles at once for a part of it to be handed out. "+
				"Nothing was written.")
		}
		if err != nil {
			return err
		}
		if len(e.edits) == 0 {
			row.Edits, row.Packed = "[]", []byte{}
		}
		if err := c.tx.Create(&row).Error; err != nil {
			return err
		}
		for i := range e.long {
			e.long[i].EventSeq = row.Seq
		}
		if len(e.long) > 0 {
			if err := c.tx.CreateInBatches(e.long, 100).Error; err != nil {
				return err
			}
		}
		return insertNew(c.tx, "event_subjects", []string{"event_seq", "subject"}, c.tx.Table("whole.event_subjects AS s").
			Select("?, s.subject", row.Seq).Where("s.event_seq = ? AND s.subject IN (SELECT id FROM temp.kept)", e.row.Seq))
	})
	if err != nil {
		return fmt.Errorf("copy history: %w", err)
	}
	return nil
}

// copyAliases copies which records were recognised in merges, and has everything point to the parts
// of events by what these are called.
func (c *cut) copyAliases() error {
	if err := insertFrom(c.tx, "merged_ids", []string{"noun", "theirs", "ours", "merge"}, c.tx.Table("whole.merged_ids AS r").
		Select("r.noun, r.theirs, r.ours, r.merge").
		Where("EXISTS (SELECT 1 FROM temp.kept AS k WHERE k.noun = r.noun AND k.id = r.ours)")); err != nil {
		return err
	}
	for id, part := range c.parts {
		for table, column := range map[string]string{"events": "target", "merged_ids": "merge"} {
			if err := c.tx.Table(table).Where(column+" = ?", id).Update(column, part).Error; err != nil {
				return err
			}
		}
		if err := c.tx.Table("events").Where("merged_by = ?", id).Update("merged_by", part).Error; err != nil {
			return err
		}
	}
	return nil
}
