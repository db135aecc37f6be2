package library

import (
	"encoding/json"
	"fmt"
	"slices"

	"galley/model"
	"galley/model/library/engine"
	"galley/model/passage"
)

// work selects what was worked on in a library: the records that were changed in it
// and are not deleted. What was undone or deleted again does not count, because
// nothing is left of it. The same rule holds for both sides, so that a merge gives
// the same result in either direction.
type work struct {
	schema  string // "theirs.", or nothing for this library's own
	touched string // the table that names the records
}

// records selects the changed records of a noun, as rows.
func (w work) records(noun model.Noun) string {
	t := tables[noun]
	return "(SELECT x.* FROM " + w.schema + t.name + " AS x JOIN " + w.touched + " AS w ON w.noun = '" + string(noun) + "'" +
		" AND w.id = x." + t.key + " WHERE x.deleted = '') AS worked"
}

// claims selects the ids of claims that were worked on, or whose evidence, verdicts,
// places, tags or ticks were, or who can confirm them, was asked or has a question about them.
func (w work) claims() string {
	return "SELECT id FROM " + w.records(model.NounClaim) + " UNION SELECT claim_id FROM " + w.records(model.NounAppearance) +
		" UNION SELECT claim_id FROM " + w.records(model.NounEvidence) + " UNION SELECT claim_id FROM " + w.records(model.NounVerdict) +
		" UNION SELECT subject FROM " + w.records(model.NounTag) + " UNION SELECT subject FROM " + w.records(model.NounTick) +
		" UNION SELECT claim_id FROM " + w.records(model.NounConfirmer) + " UNION SELECT claim_id FROM " + w.records(model.NounAsking) +
		" UNION SELECT claim_id FROM " + w.records(model.NounQuestion)
}

// withClaims selects the versions or articles in which claims appear.
func (w work) withClaims(column, claims string) string {
	return "SELECT " + column + " FROM " + w.schema + "appearances WHERE deleted = '' AND claim_id IN (" + claims + ")"
}

// articles selects the ids of articles whose claims, versions, collections, tags, ticks
// or asides were worked on.
func (w work) articles(claims string) string {
	return w.withClaims("article_id", claims) + " UNION SELECT article_id FROM " + w.records(model.NounVersion) +
		" UNION SELECT article_id FROM " + w.records(model.NounMembership) + " UNION SELECT subject FROM " + w.records(model.NounTag) +
		" UNION SELECT subject FROM " + w.records(model.NounTick) + " UNION SELECT article_id FROM " + w.records(model.NounAside) +
		" UNION SELECT article_id FROM " + w.records(model.NounRound) + " UNION SELECT article_id FROM " + w.records(model.NounAttempt)
}

// versions selects the ids of versions whose claims were worked on, or of which something
// was set aside.
func (w work) versions(claims string) string {
	return w.withClaims("version_id", claims) + " UNION SELECT version_id FROM " + w.records(model.NounAside) +
		" UNION SELECT version_id FROM " + w.records(model.NounRound)
}

// sources selects the ids of the sources of evidence that was worked on, and of people of whom
// something was noted.
func (w work) sources() string {
	return "SELECT source_id FROM " + w.records(model.NounEvidence) + " UNION SELECT id FROM " + w.records(model.NounPerson) +
		" UNION SELECT person_id FROM " + w.records(model.NounConfirmer) + " UNION SELECT person_id FROM " + w.records(model.NounAttempt)
}

// collections selects the ids of collections that articles were added to.
func (w work) collections() string {
	return "SELECT collection_id FROM " + w.records(model.NounMembership)
}

// reviveParents adds claims, articles and versions to m_touched that were deleted
// here while something on them was worked on there: what was worked on is kept.
func (m *merger) reviveParents() error {
	there := work{"theirs.", "m_touched"}
	deadHere := func(noun model.Noun) string {
		t := tables[noun]
		return "t.deleted = '' AND " + here(noun, "t.id") + " IN (SELECT id FROM " + t.name + " WHERE deleted <> '')"
	}
	add := func(noun model.Noun, ids string) error {
		return m.insert("m_touched", "noun, id, base, made, last", m.tx.Table("theirs."+tables[noun].name+" AS t").
			Select("?, t.id, NULL, false, 0", noun).Where(deadHere(noun)).Where("t.id IN ("+ids+")"))
	}
	if err := m.insert("m_keys", "key, id", m.tx.Table("("+there.claims()+") AS c").Select("'worked', id").Where("true")); err != nil {
		return err
	}
	const claims = "SELECT id FROM m_keys WHERE key = 'worked'"
	raised := func(noun model.Noun) string {
		return "SELECT t.id FROM theirs." + tables[noun].name + " AS t JOIN m_touched AS w ON w.noun = '" + string(noun) + "'" +
			" AND w.id = t.id WHERE " + deadHere(noun)
	}
	for _, s := range []struct {
		noun model.Noun
		ids  string
	}{
		{model.NounClaim, claims},
		{model.NounArticle, there.articles(claims)},
		{model.NounVersion, there.versions(claims)},
		{model.NounAppearance, "SELECT id FROM theirs.appearances WHERE claim_id IN (" + raised(model.NounClaim) + ")" +
			" OR version_id IN (" + raised(model.NounVersion) + ")"},
		{model.NounSource, there.sources()},
		{model.NounPerson, there.sources()},
		{model.NounCollection, there.collections()},
	} {
		if err := add(s.noun, s.ids); err != nil {
			return err
		}
	}
	return m.empty("m_keys")
}

// noteWorkHere notes, once, what was worked on here by events that the other library
// does not have. A merge does not count as work.
func (m *merger) noteWorkHere() error {
	if m.workNoted {
		return nil
	}
	m.workNoted = true
	ours := work{"", "m_done"}
	noun, id := engine.Of(m.tx).JSONField("j.value", "noun"), engine.Of(m.tx).JSONField("j.value", "id")
	if err := m.insert("m_done", "noun, id", m.tx.Table("events AS e").Joins("JOIN "+engine.Of(m.tx).Edits("e")+" ON true").
		Select(noun+", "+id).
		Where("e.action <> '"+mergeAction+"' AND e.long = 0").
		Where("NOT EXISTS (SELECT 1 FROM theirs.events AS t WHERE t.id = e.id OR t.id = "+engine.Of(m.tx).Before("e.id", partSign)+")").
		Where("NOT EXISTS (SELECT 1 FROM m_parts AS p WHERE p.whole = "+engine.Of(m.tx).Before("e.id", partSign)+" AND p.noun = "+noun+" AND p.id = "+id+
			")")); err != nil {
		return err
	}
	if m.part { // where a claim stands in other articles is no work on those that were handed out
		elsewhere := m.tx.Table("appearances").Select("id").Where("article_id NOT IN (SELECT id FROM theirs.articles)" +
			" AND article_id NOT IN (SELECT ours FROM m_same WHERE noun = 'article')")
		if err := m.remove(m.tx.Table("m_done").Where("noun = ? AND id IN (?)", model.NounAppearance, elsewhere)); err != nil {
			return err
		}
	}
	const claims = "SELECT id FROM m_worked WHERE noun = 'claim'"
	for _, s := range []struct {
		noun model.Noun
		ids  string
	}{
		{model.NounClaim, ours.claims()},
		{model.NounArticle, ours.articles(claims) + " UNION SELECT id FROM " + ours.records(model.NounArticle)},
		{model.NounVersion, ours.versions(claims) + " UNION SELECT id FROM " + ours.records(model.NounVersion)},
		{model.NounSource, ours.sources() + " UNION SELECT id FROM " + ours.records(model.NounSource)},
		{model.NounCollection, ours.collections() + " UNION SELECT id FROM " + ours.records(model.NounCollection)},
	} {
		if err := m.insert("m_worked", "noun, id", m.tx.Table("("+s.ids+") AS worked").Select("?, worked.*", s.noun).Where("true")); err != nil {
			return err
		}
	}
	return nil
}

// doneHere reports whether an event that only this library has names a record.
func (m *merger) doneHere(r model.Record) (bool, error) {
	if err := m.noteWorkHere(); err != nil {
		return false, err
	}
	return m.any(m.tx.Table("m_done").Where("noun = ? AND id = ?", r.Noun(), r.Key()))
}

// deletedThere deletes what they deleted, unless it was worked on here.
func (m *merger) deletedThere(base []byte, ours, theirs model.Record) (stays bool, err error) {
	var was struct{ Deleted string }
	if len(base) > 0 {
		if err := json.Unmarshal(base, &was); err != nil {
			return false, fmt.Errorf("merge: %w", err)
		}
	}
	// Both may have made a tick or an aside or named somebody, each for itself: then there is no base,
	// but each may know what the other did to it.
	each := slices.Contains([]model.Noun{model.NounTick, model.NounAside, model.NounConfirmer}, ours.Noun())
	if !each && (was.Deleted != "" || base == nil) {
		return true, nil // it was deleted there all along, or nothing is known of when
	}
	// It may have been deleted and made anew there, and recognised as this one.
	again, err := m.any(m.tx.Table("m_same").Where("noun = ? AND ours = ? AND theirs <> ours", ours.Noun(), ours.Key()))
	if err != nil || again {
		return again, err
	}
	worked, err := m.workedHere(base, ours)
	if err != nil {
		return false, err
	}
	if worked {
		m.noteKept(ours, "“%s” was deleted there but edited here, so it was kept.")
		return true, nil
	}
	return false, m.change(model.Edit{Before: ours, After: ours.WithTombstone(theirs.Tombstone())})
}

// deletePlaces deletes the places, in articles that were not handed out, of claims that they deleted:
// they do not know them.
func (m *merger) deletePlaces() error {
	if !m.part {
		return nil
	}
	rows := m.tx.Table("appearances AS a").Select("a.*").Where("a.deleted = ''").
		Where("a.claim_id IN (?)", m.tx.Table("event_edits AS x").Joins(engine.Of(m.tx).JoinInOrder()+"claims AS c ON c.id = x.id AND c.deleted <> ''").
			Select("x.id").Where("x.event_seq = ? AND x.noun = ? AND x.op = ?", m.event.Seq, model.NounClaim, opChanged))
	type place = model.Appearance
	return inBatches(rows, "a.id", func(a place) string { return a.ID }, func(a place) error {
		claims, err := records(m.tx, model.NounClaim, "claims", []string{a.ClaimID})
		if err != nil {
			return err
		}
		return m.change(model.Remove(a, claims[a.ClaimID].Tombstone()))
	})
}

// workedHere reports whether a record, or what hangs on it, was worked on by
// an event of ours that they do not know.
func (m *merger) workedHere(base []byte, ours model.Record) (bool, error) {
	switch r := ours.(type) {
	case model.Person: // it is deleted with its source, whose work counts
		if err := m.noteWorkHere(); err != nil {
			return false, err
		}
		return m.any(m.tx.Table("m_worked").Where("noun = ? AND id = ?", model.NounSource, ours.Key()))
	case model.Claim, model.Article, model.Version, model.Source, model.Collection:
		if err := m.noteWorkHere(); err != nil {
			return false, err
		}
		return m.any(m.tx.Table("m_worked").Where("noun = ? AND id = ?", ours.Noun(), ours.Key()))
	case model.Aside: // it is deleted with its version, or alone
		kept, err := m.any(m.tx.Table("versions AS v").Where("v.id = ? AND v.deleted = ''", r.VersionID).
			Where("(SELECT deleted FROM theirs.versions WHERE id = v.id) <> ''"))
		if err != nil || kept {
			return kept, err
		}
		return m.doneHere(ours)
	case model.Confirmer: // how the fact is put may have been worked on
		return m.doneHere(ours)
	case model.Tick: // there is nothing in it to be worked on; who set it first, and when, is no work
		return m.doneHere(ours)
	case model.Appearance: // it is deleted with its claim or its version, or alone
		kept, err := m.any(m.tx.Table("claims AS c").Joins("JOIN versions AS v ON v.id = ?", r.VersionID).
			Where("c.id = ? AND c.deleted = '' AND v.deleted = ''", r.ClaimID).
			Where("(SELECT deleted FROM theirs.claims WHERE id = c.id) <> '' OR (SELECT deleted FROM theirs.versions WHERE id = v.id) <> ''"))
		if err != nil || kept {
			return kept, err
		}
	}
	was, err := model.ReadRecord(ours.Noun(), base)
	if err != nil {
		return false, fmt.Errorf("merge: %w", err)
	}
	return !model.Same(was, ours), nil
}

// noteKept adds a sentence to the result: what one side deleted is kept. What belongs
// to a kept record is not listed.
func (m *merger) noteKept(r model.Record, sentence string) {
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
