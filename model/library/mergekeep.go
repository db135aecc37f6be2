package library

import (
	"encoding/json"
	"fmt"

	"galley/model"
	"galley/model/passage"
)

// work says what was worked on in a library, by the records that were touched
// in it and still stand. What was done and taken back, or deleted again, is no
// work: nothing is left of it. Both sides are held to the same, so that a merge
// comes to the same either way.
type work struct{ schema, touched string } // touched: the table that names them

// records are the touched ones of a noun, as rows.
func (w work) records(noun model.Noun) string {
	t := tables[noun]
	return "(SELECT x.* FROM " + w.schema + "." + t.name + " AS x JOIN " + w.touched + " AS w ON w.noun = '" + string(noun) + "' AND w.id = x." + t.key + " WHERE x.deleted = '')"
}

// claims are the ids of those that were worked on: themselves, or what hangs on them.
func (w work) claims() string {
	return "SELECT id FROM " + w.records(model.NounClaim) + " UNION SELECT claim_id FROM " + w.records(model.NounAppearance) +
		" UNION SELECT claim_id FROM " + w.records(model.NounEvidence) + " UNION SELECT claim_id FROM " + w.records(model.NounVerdict) + " UNION SELECT subject FROM " + w.records(model.NounTag)
}

// standing are the versions or articles in which claims stand.
func (w work) standing(column, claims string) string {
	return "SELECT " + column + " FROM " + w.schema + ".appearances WHERE deleted = '' AND claim_id IN (" + claims + ")"
}

// articles are the ids of those that were worked on, as far as not themselves.
func (w work) articles(claims string) string {
	return w.standing("article_id", claims) + " UNION SELECT article_id FROM " + w.records(model.NounVersion) +
		" UNION SELECT article_id FROM " + w.records(model.NounMembership) + " UNION SELECT subject FROM " + w.records(model.NounTag)
}

// sources are the ids of those that evidence was taken from.
func (w work) sources() string { return "SELECT source_id FROM " + w.records(model.NounEvidence) }

// collections are the ids of those that something was put in.
func (w work) collections() string {
	return "SELECT collection_id FROM " + w.records(model.NounMembership)
}

// reviveParents adds to what was touched the claims, articles and versions that
// were deleted here while something on them was worked on there: what was
// worked on is kept.
func (m *merger) reviveParents() error {
	there := work{"theirs", "m_touched"}
	deadHere := func(noun model.Noun) string {
		t := tables[noun]
		return "t.deleted = '' AND " + here(noun, "t.id") + " IN (SELECT id FROM main." + t.name + " WHERE deleted <> '')"
	}
	add := func(noun model.Noun, ids string) error {
		return m.exec("INSERT OR IGNORE INTO m_touched SELECT '" + string(noun) + "', t.id, NULL, 0, 0 FROM theirs." + tables[noun].name + " AS t WHERE " + deadHere(noun) + " AND t.id IN (" + ids + ")")
	}
	if err := m.exec("INSERT OR IGNORE INTO m_keys SELECT 'worked', id FROM (" + there.claims() + ")"); err != nil {
		return err
	}
	const claims = "SELECT id FROM m_keys WHERE key = 'worked'"
	raised := func(noun model.Noun) string {
		return "SELECT t.id FROM theirs." + tables[noun].name + " AS t JOIN m_touched AS w ON w.noun = '" + string(noun) + "' AND w.id = t.id WHERE " + deadHere(noun)
	}
	for _, s := range []struct {
		noun model.Noun
		ids  string
	}{
		{model.NounClaim, claims},
		{model.NounArticle, there.articles(claims)},
		{model.NounVersion, there.standing("version_id", claims)},
		{model.NounAppearance, "SELECT id FROM theirs.appearances WHERE claim_id IN (" + raised(model.NounClaim) + ") OR version_id IN (" + raised(model.NounVersion) + ")"},
		{model.NounSource, there.sources()},
		{model.NounCollection, there.collections()},
	} {
		if err := add(s.noun, s.ids); err != nil {
			return err
		}
	}
	return m.exec("DELETE FROM m_keys")
}

// noteWorkHere notes, once, what was worked on here by events that they do not
// know. A merge is no work.
func (m *merger) noteWorkHere() error {
	if m.workNoted {
		return nil
	}
	m.workNoted = true
	ours := work{"main", "m_done"}
	if err := m.exec(`INSERT OR IGNORE INTO m_done SELECT j.value ->> '$.noun', j.value ->> '$.id' FROM main.events AS e, json_each(` + editsOfE + `) AS j
			WHERE e.action <> '` + mergeAction + `' AND e.long = 0 AND NOT EXISTS (SELECT 1 FROM theirs.events AS t WHERE t.id = e.id)`); err != nil {
		return err
	}
	const claims = "SELECT id FROM m_worked WHERE noun = 'claim'"
	for _, s := range []struct {
		noun model.Noun
		ids  string
	}{
		{model.NounClaim, ours.claims()},
		{model.NounArticle, ours.articles(claims) + " UNION SELECT id FROM " + ours.records(model.NounArticle)},
		{model.NounVersion, ours.standing("version_id", claims) + " UNION SELECT id FROM " + ours.records(model.NounVersion)},
		{model.NounSource, ours.sources() + " UNION SELECT id FROM " + ours.records(model.NounSource)},
		{model.NounCollection, ours.collections() + " UNION SELECT id FROM " + ours.records(model.NounCollection)},
	} {
		if err := m.exec("INSERT OR IGNORE INTO m_worked SELECT '" + string(s.noun) + "', * FROM (" + s.ids + ")"); err != nil {
			return err
		}
	}
	return nil
}

// doneHere reports whether an event of ours that they do not know speaks of a record.
func (m *merger) doneHere(r model.Record) (bool, error) {
	if err := m.noteWorkHere(); err != nil {
		return false, err
	}
	var n int
	if err := m.tx.Raw("SELECT EXISTS (SELECT 1 FROM m_done WHERE noun = ? AND id = ?)", r.Noun(), r.Key()).Scan(&n).Error; err != nil {
		return false, fmt.Errorf("merge: %w", err)
	}
	return n > 0, nil
}

// deletedThere deletes what they deleted, unless it was worked on here.
func (m *merger) deletedThere(base []byte, ours, theirs model.Record) (stays bool, err error) {
	var was struct{ Deleted string }
	if len(base) > 0 {
		if err := json.Unmarshal(base, &was); err != nil {
			return false, fmt.Errorf("merge: %w", err)
		}
	}
	if was.Deleted != "" || base == nil {
		return true, nil // it was deleted there all along, or nothing is known of when
	}
	var again int // deleted and made anew there, and recognised as this one
	if err := m.tx.Raw("SELECT count(*) FROM m_same WHERE noun = ? AND ours = ? AND theirs <> ours", ours.Noun(), ours.Key()).Scan(&again).Error; err != nil {
		return false, fmt.Errorf("merge: %w", err)
	}
	if again > 0 {
		return true, nil
	}
	worked, err := m.workedHere(base, ours)
	if err != nil {
		return false, err
	}
	if worked {
		m.kept(ours, "“%s” was deleted there but worked on here: it is kept.")
		return true, nil
	}
	return false, m.change(model.Edit{Before: ours, After: ours.WithTombstone(theirs.Tombstone())})
}

// workedHere reports whether a record, or what hangs on it, was worked on by
// an event of ours that they do not know.
func (m *merger) workedHere(base []byte, ours model.Record) (bool, error) {
	switch r := ours.(type) {
	case model.Claim, model.Article, model.Version, model.Source, model.Collection:
		if err := m.noteWorkHere(); err != nil {
			return false, err
		}
		var n int
		if err := m.tx.Raw("SELECT EXISTS (SELECT 1 FROM m_worked WHERE noun = ? AND id = ?)", ours.Noun(), ours.Key()).Scan(&n).Error; err != nil {
			return false, fmt.Errorf("merge: %w", err)
		}
		return n > 0, nil
	case model.Appearance: // a place goes with its claim and its version, or alone
		var n int
		if err := m.tx.Raw(`SELECT count(*) FROM main.claims AS c JOIN main.versions AS v ON v.id = ? WHERE c.id = ? AND c.deleted = '' AND v.deleted = ''
			AND ((SELECT deleted FROM theirs.claims WHERE id = c.id) <> '' OR (SELECT deleted FROM theirs.versions WHERE id = v.id) <> '')`, r.VersionID, r.ClaimID).Scan(&n).Error; err != nil {
			return false, fmt.Errorf("merge: %w", err)
		}
		if n > 0 {
			return true, nil // both were kept
		}
	}
	was, err := model.ReadRecord(ours.Noun(), base)
	if err != nil {
		return false, fmt.Errorf("merge: %w", err)
	}
	return !model.Same(was, ours), nil
}

// kept says that something one side deleted is kept. Of what hangs on it
// nothing need be said.
func (m *merger) kept(r model.Record, sentence string) {
	const most = 200
	if len(m.out.Kept) >= most {
		return
	}
	switch x := r.(type) {
	case model.Article:
		m.out.Kept = append(m.out.Kept, fmt.Sprintf(sentence, passage.Shorten(x.Title, 80)))
	case model.Claim:
		m.out.Kept = append(m.out.Kept, fmt.Sprintf(sentence, passage.Shorten(x.Wording, 80)))
	case model.Source:
		m.out.Kept = append(m.out.Kept, fmt.Sprintf(sentence, passage.Shorten(x.Title, 80)))
	case model.Collection:
		m.out.Kept = append(m.out.Kept, fmt.Sprintf(sentence, x.Name))
	}
}
