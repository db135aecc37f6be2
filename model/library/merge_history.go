package library

import (
	"encoding/json"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// compareHistories finds what they did since the common past.
func (m *merger) compareHistories() error {
	if err := m.createTemporary(); err != nil {
		return err
	}
	for _, step := range []func() error{m.findNewEvents, m.findTaken, m.touchRuns, m.touchEdits, m.buildBases, m.knowTheirAliases} {
		if err := step(); err != nil {
			return err
		}
	}
	var err error
	m.event, err = beginLong(m.tx, model.Event{At: m.by.At, Editor: m.by.Editor, Kind: model.Did, Action: mergeAction})
	return err
}

// findNewEvents notes their events that are not here. What a merge brought that was
// undone since is not here either.
func (m *merger) findNewEvents() error {
	newest := m.tx.Table("events AS u").Select("u.kind").Where("u.target = e.id").Order("u.seq DESC").Limit(1)
	if err := m.insert("m_undone", "merge", m.tx.Table("events AS e").Select("e.id").
		Where("e.action = '"+mergeAction+"' AND e.merged_by = '' AND (?) = 'undid'", newest)); err != nil {
		return err
	}
	const undone = "(SELECT merge FROM m_undone)"
	if err := m.insert("m_events", "seq, id", m.tx.Table("theirs.events AS t").Joins("LEFT JOIN events AS o ON o.id = t.id").
		Select("t.seq, t.id").Where("o.id IS NULL OR (o.merged_by <> '' AND o.merged_by IN "+undone+")")); err != nil {
		return err
	}
	if err := m.knowParts(undone); err != nil {
		return err
	}
	if err := m.insert("m_same", "noun, theirs, ours, fresh", m.tx.Table("merged_ids").Select("noun, theirs, ours, false").
		Where("merge NOT IN "+undone)); err != nil {
		return err
	}
	// A run of typing has another id each time it goes on: theirs and ours begin with
	// the same event, or the one is the beginning of the other.
	runs := func(same string) *gorm.DB {
		return m.tx.Table("m_events AS n").Joins("JOIN theirs.events AS t ON t.seq = n.seq").Joins("JOIN events AS o ON " + same).
			Select("t.seq AS theirs, o.seq AS ours, o.at >= t.at AS older").Where("true")
	}
	if err := m.exec(`INSERT INTO m_runs (theirs, ours, older) SELECT theirs, ours, older FROM (? UNION ? UNION ?) AS runs
			WHERE true ORDER BY theirs, ours ON CONFLICT DO NOTHING`, runs("o.run = t.run AND t.run <> '' AND o.run <> ''"),
		runs("o.id = t.run AND t.run <> ''"), runs("o.run = t.id AND o.run <> ''")); err != nil {
		return err
	}
	// Others may build on one that is not the newest; it comes along, and says nothing new.
	return m.remove(m.tx.Table("m_events").Where("seq IN (SELECT theirs FROM m_runs WHERE older)").
		Where("seq = (SELECT max(seq) FROM theirs.events)"))
}

// touchEdits notes the records that their events speak of. The first event that
// changed a record tells how it was before. What they only took over from this library
// is no work of theirs (see baseWithTaken).
func (m *merger) touchEdits() error {
	noun, id := engine.Of(m.tx).JSONField("j.value", "noun"), engine.Of(m.tx).JSONField("j.value", "id")
	built, before := engine.Of(m.tx).JSONField("j.value", "built"), engine.Of(m.tx).JSONField("j.value", "before")
	short := m.tx.Table("m_events AS n").Joins("JOIN theirs.events AS e ON e.seq = n.seq").Joins("JOIN " + engine.Of(m.tx).Edits("e") + " ON true").
		Select(noun + " AS noun, " + id + " AS id, " +
			"CASE WHEN " + built + " IS NOT NULL THEN '" + builtBy + "' || e.seq ELSE " + before + " END AS base, " +
			before + " IS NULL AND " + built + " IS NULL AS made, e.seq AS last").
		Where("n.seq NOT IN (SELECT theirs FROM m_runs WHERE older)").
		Where("NOT EXISTS (SELECT 1 FROM m_known AS k WHERE k.seq = n.seq AND k.noun = " + noun + " AND k.id = " + id + ")")
	long := m.tx.Table("m_events AS n").Joins("JOIN theirs.event_edits AS x ON x.event_seq = n.seq").
		Select("x.noun, x.id, nullif(x.before, '') AS base, false AS made, x.event_seq AS last").
		Where("x.op IN ? AND n.seq NOT IN (SELECT seq FROM m_taken)", []string{opChanged, opRaised}).
		Where("NOT EXISTS (SELECT 1 FROM m_known AS k WHERE k.seq = n.seq AND k.noun = x.noun AND k.id = x.id)")
	if engine.IsPostgres(m.tx) {
		return m.exec(touchGrouped, short, long)
	}
	return m.exec(`INSERT INTO m_touched (noun, id, base, made, last)
		SELECT noun, id, base, made, last FROM (? UNION ALL ?) AS edits WHERE true ORDER BY last
		ON CONFLICT (noun, id) DO UPDATE SET last = excluded.last,
			base = CASE WHEN m_touched.made THEN NULL ELSE coalesce(m_touched.base, excluded.base) END`, short, long)
}

// findTaken notes their merges that brought them nothing but what is known here:
// this library, as it was.
func (m *merger) findTaken() error {
	if err := m.insert("m_taken", "seq", m.tx.Table("m_events AS n").Joins("JOIN theirs.events AS e ON e.seq = n.seq").Select("n.seq").
		Where("e.action = '"+mergeAction+"' AND e.merged_by = ''").
		Where("NOT EXISTS (SELECT 1 FROM theirs.events AS t JOIN m_events AS k ON k.seq = t.seq WHERE t.merged_by = e.id)")); err != nil {
		return err
	}
	var err error
	m.mergedOurs, err = m.any(m.tx.Table("m_taken"))
	return err
}

// knowTheirAliases takes over what they recognised when they merged this library,
// or one with a common past: it is so here too.
func (m *merger) knowTheirAliases() error {
	for noun, t := range tables {
		ids := "(SELECT " + t.key + " FROM " + t.name + ")"
		undone := m.tx.Table("theirs.events AS u").Select("u.kind").Where("u.target = t.merge").Order("u.seq DESC").Limit(1)
		if err := m.insert("m_same", "noun, theirs, ours, fresh", m.tx.Table("theirs.merged_ids AS t").Select("t.noun, t.ours, t.theirs, false").
			Where("t.noun = ? AND t.theirs IN "+ids+" AND t.ours NOT IN "+ids, noun).
			Where("coalesce((?), '') <> 'undid'", undone)); err != nil {
			return err
		}
	}
	return nil
}

// bringEvents takes their part of the history over, under its own ids.
func (m *merger) bringEvents() error {
	merge := m.event.ID
	if err := m.tx.Table("events").Where("id IN (SELECT id FROM m_events)").Update("merged_by", merge).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	const copied = "id, at, editor, kind, target, action, what, edits, packed, run, long, erased"
	newEvents := m.tx.Table("m_events AS n").Joins("JOIN theirs.events AS t ON t.seq = n.seq").
		Select("t."+strings.ReplaceAll(copied, ", ", ", t.")+", ?", merge).Where("t.id NOT IN (SELECT id FROM events)").Order("t.seq")
	// of is a table of theirs that belongs to the events that come; o is the event here.
	of := func(table string) *gorm.DB {
		return m.tx.Table("m_events AS n").Joins("JOIN theirs." + table + " AS x ON x.event_seq = n.seq").
			Joins("JOIN events AS o ON o.id = n.id").Where("true")
	}
	for _, came := range []struct {
		table, columns string
		rows           *gorm.DB
	}{
		{"events", copied + ", merged_by", newEvents},
		{"event_edits", "event_seq, noun, id, op, before, after", of("event_edits").Select("o.seq, x.noun, x.id, x.op, x.before, x.after")},
		{"event_subjects", "event_seq, subject", of("event_subjects").Select("o.seq, x.subject")},
		{"event_subjects", "event_seq, subject", of("event_subjects").Select("o.seq, s.ours").
			Joins("JOIN m_same AS s ON s.theirs = x.subject AND s.noun IN ('article', 'claim', 'source', 'collection')")},
	} {
		if err := m.insert(came.table, came.columns, came.rows); err != nil {
			return err
		}
	}
	return m.bringAliases()
}

// bringAliases stores which records of theirs are ones of ours, for later merges.
func (m *merger) bringAliases() error {
	merge := m.event.ID
	recognised := m.tx.Table("m_same").Select("noun, theirs, ours, ?", merge).Where("fresh OR noun NOT IN ('membership', 'tag', 'aside', 'tick')" +
		" AND NOT EXISTS (SELECT 1 FROM merged_ids AS k WHERE k.noun = m_same.noun AND k.theirs = m_same.theirs)")
	if err := m.exec("INSERT INTO merged_ids (noun, theirs, ours, merge) ?"+
		" ON CONFLICT (noun, theirs) DO UPDATE SET ours = excluded.ours, merge = excluded.merge", recognised); err != nil {
		return err
	}
	return m.insert("merged_ids", "noun, theirs, ours, merge", m.tx.Table("theirs.merged_ids AS t").
		Joins("LEFT JOIN m_same AS x ON x.noun = t.noun AND x.theirs = t.ours").
		Select("t.noun, t.theirs, coalesce(x.ours, t.ours), ?", merge).Where("t.theirs <> coalesce(x.ours, t.ours)"))
}

// touchRuns notes the records that were typed on there since the library was
// copied: both had them last as the event here left them.
func (m *merger) touchRuns() error {
	type run struct{ Theirs, Ours int64 }
	var runs []run
	if err := m.scan(m.tx.Table("m_runs").Select("theirs, ours").Where("NOT older").Order("theirs"), &runs); err != nil {
		return err
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
			if err := m.add("m_touched", row{"noun": edit.After.Noun(), "id": edit.After.Key(), "base": string(base), "made": false,
				"last": r.Theirs}, keepThere); err != nil {
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
	if err := m.insert("m_built", "noun, id, seq", m.tx.Table("m_touched").
		Select("noun, id, CAST(substr(base, ?) AS INTEGER) AS seq", len(builtBy)+1).Where("base LIKE '"+builtBy+"%'").Order("seq")); err != nil {
		return err
	}
	p := pastOf(m.tx, "theirs.events")
	type touched struct {
		N, Seq   int64
		Noun, ID string
	}
	return inBatches(m.tx.Table("m_built"), "n", func(t touched) int64 { return t.N }, func(t touched) error {
		var row eventRow
		if err := m.tx.Table("theirs.events").Where("seq = ?", t.Seq).Take(&row).Error; err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		before, err := p.recordBefore(row, model.Noun(t.Noun), t.ID)
		if err != nil {
			return fmt.Errorf("merge: read event %d: %w", row.Seq, err)
		}
		if err := m.tx.Table("m_touched").Where("noun = ? AND id = ?", t.Noun, t.ID).Update("base", string(before)).Error; err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		return nil
	})
}
