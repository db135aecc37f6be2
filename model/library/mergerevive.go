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
	for _, s := range []struct {
		noun model.Noun
		ids  string
	}{
		{model.NounClaim, "SELECT claim_id FROM " + touched(model.NounAppearance) + " UNION SELECT claim_id FROM " + touched(model.NounEvidence) + " UNION SELECT claim_id FROM " + touched(model.NounVerdict)},
		{model.NounAppearance, "SELECT x.id FROM theirs.appearances AS x WHERE x.claim_id IN (SELECT t.id FROM theirs.claims AS t JOIN m_touched AS w ON w.noun = 'claim' AND w.id = t.id WHERE " + deadHere(model.NounClaim) + ")"},
		{model.NounArticle, "SELECT article_id FROM theirs.appearances WHERE deleted = '' AND claim_id IN (SELECT id FROM " + touched(model.NounClaim) + ") UNION SELECT article_id FROM " + touched(model.NounAppearance) + " UNION SELECT article_id FROM " + touched(model.NounVersion)},
		{model.NounVersion, "SELECT version_id FROM " + touched(model.NounAppearance)},
		{model.NounSource, "SELECT source_id FROM " + touched(model.NounEvidence)},
	} {
		if err := add(s.noun, s.ids); err != nil {
			return err
		}
	}
	return nil
}
