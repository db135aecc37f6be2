package library

import "galley/model"

// reviveParents adds to what was touched the claims, articles and versions that
// were deleted here while something on them was worked on there: what was
// worked on is kept.
func (m *merger) reviveParents() error {
	deadHere := func(noun model.Noun) string {
		t := tables[noun]
		return "t.deleted = '' AND " + here(noun, "t.id") + " IN (SELECT id FROM main." + t.name + " WHERE deleted <> '')"
	}
	touched := func(noun model.Noun) string {
		t := tables[noun]
		return "(SELECT x.* FROM theirs." + t.name + " AS x JOIN m_touched AS w ON w.noun = '" + string(noun) + "' AND w.id = x.id WHERE x.deleted = '')"
	}
	add := func(noun model.Noun, ids string) error {
		return m.exec("INSERT OR IGNORE INTO m_touched SELECT '" + string(noun) + "', t.id, NULL, 0, 0 FROM theirs." + tables[noun].name + " AS t WHERE " + deadHere(noun) + " AND t.id IN (" + ids + ")")
	}
	// Claims of theirs that were worked on: themselves, or what hangs on them.
	if err := m.exec("INSERT OR IGNORE INTO m_keys SELECT 'worked', id FROM " + touched(model.NounClaim) + " UNION SELECT 'worked', claim_id FROM " + touched(model.NounAppearance) +
		" UNION SELECT 'worked', claim_id FROM " + touched(model.NounEvidence) + " UNION SELECT 'worked', claim_id FROM " + touched(model.NounVerdict)); err != nil {
		return err
	}
	const worked = "SELECT id FROM m_keys WHERE key = 'worked'"
	standing := func(column string) string {
		return "SELECT " + column + " FROM theirs.appearances WHERE deleted = '' AND claim_id IN (" + worked + ")"
	}
	raised := func(noun model.Noun) string {
		return "SELECT t.id FROM theirs." + tables[noun].name + " AS t JOIN m_touched AS w ON w.noun = '" + string(noun) + "' AND w.id = t.id WHERE " + deadHere(noun)
	}
	for _, s := range []struct {
		noun model.Noun
		ids  string
	}{
		{model.NounClaim, worked},
		{model.NounArticle, standing("article_id") + " UNION SELECT article_id FROM " + touched(model.NounVersion)},
		{model.NounVersion, standing("version_id")},
		{model.NounAppearance, "SELECT id FROM theirs.appearances WHERE claim_id IN (" + raised(model.NounClaim) + ") OR version_id IN (" + raised(model.NounVersion) + ")"},
		{model.NounSource, "SELECT source_id FROM " + touched(model.NounEvidence)},
	} {
		if err := add(s.noun, s.ids); err != nil {
			return err
		}
	}
	return m.exec("DELETE FROM m_keys")
}
