package library

import (
	"fmt"
	"unicode/utf8"

	"galley/model"
	"galley/model/passage"
)

// sameClaims recognises claims that stand on the same passage and say the same
// or nearly so. One that was not worded, but left as marked, is what the other
// one words. The pair most alike goes first, whichever library it is looked at
// from.
func (m *merger) sameClaims() error {
	type pair struct{ Theirs, Ours, Said, Have, Exact string }
	type claim struct{ ID string }
	var ids []string
	look := func() error {
		if len(ids) == 0 {
			return nil
		}
		var found []pair
		err := m.tx.Raw(`SELECT t.id AS theirs, o.id AS ours, t.wording AS said, o.wording AS have, oa.exact
			FROM theirs.claims AS t JOIN theirs.appearances AS ta ON ta.claim_id = t.id AND ta.deleted = '' AND ta.state <> 'orphaned'
			LEFT JOIN m_places AS p ON p.id = ta.id
			CROSS JOIN main.appearances AS oa ON oa.version_id = `+here(model.NounVersion, "ta.version_id")+` AND oa.start = coalesce(p.start, ta.start) AND oa."end" = coalesce(p."end", ta."end")
				AND oa.deleted = '' AND oa.state <> 'orphaned'
			JOIN main.claims AS o ON o.id = oa.claim_id AND o.deleted = ''
			WHERE t.id IN ? AND `+free(model.NounClaim, "o.id")+` ORDER BY t.id, o.id`, ids).Scan(&found).Error
		if err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		ids = ids[:0]
		for _, p := range found {
			if like := likeness(p.Said, p.Have, p.Exact); like > 0 {
				if err := m.exec("INSERT INTO m_pairs VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET alike = max(alike, excluded.alike)", p.Theirs, p.Ours, like); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err := pages(m, "SELECT t.id FROM theirs.claims AS t WHERE t.deleted = '' AND t.id > ? AND "+unknown(model.NounClaim)+" ORDER BY t.id LIMIT ?",
		func(c claim) string { return c.ID }, func(c claim) error {
			if ids = append(ids, c.ID); len(ids) < 500 {
				return nil
			}
			return look()
		})
	if err != nil {
		return err
	}
	if err := look(); err != nil {
		return err
	}
	// Pairs that share no claim with another need no order.
	if err := m.exec(`INSERT INTO m_same SELECT 'claim', theirs, ours, 1 FROM m_pairs
			WHERE theirs NOT IN (SELECT theirs FROM m_pairs GROUP BY theirs HAVING count(*) > 1) AND ours NOT IN (SELECT ours FROM m_pairs GROUP BY ours HAVING count(*) > 1)`); err != nil {
		return err
	}
	var rest []pair
	if err := m.tx.Raw(`SELECT theirs, ours FROM m_pairs AS p WHERE NOT EXISTS (SELECT 1 FROM m_same AS s WHERE s.noun = 'claim' AND s.theirs = p.theirs)
			ORDER BY alike DESC, min(theirs, ours), max(theirs, ours)`).Scan(&rest).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	theirs, ours := map[string]bool{}, map[string]bool{} // taken
	for _, p := range rest {
		if theirs[p.Theirs] || ours[p.Ours] {
			continue
		}
		theirs[p.Theirs], ours[p.Ours] = true, true
		if err := m.same(model.NounClaim, p.Theirs, p.Ours); err != nil {
			return err
		}
	}
	return m.exec("DELETE FROM m_pairs")
}

// likeEnough is how like two wordings must be to be one claim on one passage, from 0
// to 1: below it are two statements in one sentence, and those stay two.
const likeEnough = 0.7

func likeness(a, b, exact string) float64 {
	x, y, marked := plain(a), plain(b), plain(exact)
	switch {
	case x == y:
		return 1
	case x == marked || y == marked:
		return 0.95
	}
	long := max(utf8.RuneCountInString(x), utf8.RuneCountInString(y), 1)
	if like := 1 - float64(passage.Distance(x, y))/float64(long); like >= likeEnough {
		return like
	}
	return 0
}

// once recognises rows of theirs by a join with ours, one to one.
func (m *merger) once(noun model.Noun, join string) error {
	t := tables[noun]
	return m.exec(`INSERT OR IGNORE INTO m_same SELECT '` + string(noun) + `', min(theirs), ours, 1 FROM (
		SELECT t.id AS theirs, min(o.id) AS ours FROM theirs.` + t.name + ` AS t ` + join + `
		WHERE t.deleted = '' AND o.deleted = '' AND ` + unknown(noun) + ` AND ` + free(noun, "o.id") + ` GROUP BY t.id) GROUP BY ours`)
}

func (m *merger) samePlaces() error {
	return m.once(model.NounAppearance, `LEFT JOIN m_places AS p ON p.id = t.id CROSS JOIN main.appearances AS o ON o.claim_id = `+here(model.NounClaim, "t.claim_id")+
		` AND o.version_id = `+here(model.NounVersion, "t.version_id")+` AND o.start = coalesce(p.start, t.start) AND o."end" = coalesce(p."end", t."end")`)
}

func (m *merger) sameEvidence() error {
	return m.once(model.NounEvidence, `CROSS JOIN main.evidence AS o ON o.claim_id = `+here(model.NounClaim, "t.claim_id")+` AND o.source_id = `+here(model.NounSource, "t.source_id")+` AND o.quote = t.quote`)
}

// sameVerdicts recognises only what was given in the same act: the same moment,
// editor and words. Two editors of one mind gave two verdicts.
func (m *merger) sameVerdicts() error {
	return m.once(model.NounVerdict, `CROSS JOIN main.verdicts AS o ON o.claim_id = `+here(model.NounClaim, "t.claim_id")+` AND o.scale_id = `+here(model.NounScale, "t.scale_id")+
		` AND o.rating = t.rating AND o.reasoning = t.reasoning AND o.given_by = t.given_by AND o.given_at = t.given_at AND (o.added_to = '') = (t.added_to = '')`)
}

func (m *merger) sameCollections() error {
	var theirs []model.Collection
	if err := m.tx.Raw("SELECT t.* FROM theirs.collections AS t WHERE t.deleted = '' AND " + unknown(model.NounCollection)).Scan(&theirs).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	for _, t := range theirs {
		ours, err := view{m.tx}.CollectionNamed(t.Name)
		if model.HasCode(err, model.NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if err := m.same(model.NounCollection, t.ID, ours.ID); err != nil {
			return err
		}
	}
	// Memberships and tags have ids made of what they join. They are not told as
	// recognised (fresh): only what their events say of them counts.
	for _, s := range []string{
		`INSERT OR IGNORE INTO m_same SELECT 'membership', t.id, ` + membershipHere + `, 0 FROM theirs.memberships AS t WHERE ` + membershipHere + ` <> t.id AND ` + membershipHere + ` IN (SELECT id FROM main.memberships)`,
		`INSERT OR IGNORE INTO m_same SELECT 'tag', t.id, ` + tagHere + `, 0 FROM theirs.tags AS t WHERE ` + tagHere + ` <> t.id AND ` + tagHere + ` IN (SELECT id FROM main.tags)`,
	} {
		if err := m.exec(s); err != nil {
			return err
		}
	}
	return nil
}

var (
	membershipHere = here(model.NounCollection, "t.collection_id") + " || '-' || " + here(model.NounArticle, "t.article_id")
	subjectHere    = "coalesce((SELECT ours FROM m_same WHERE noun IN ('article', 'claim') AND theirs = t.subject), t.subject)"
	tagHere        = subjectHere + " || substr(t.id, length(t.subject) + 1)"
)

// sameDisputes recognises what they have to decide and this library has too.
func (m *merger) sameDisputes() error {
	return m.once(model.NounDispute, `CROSS JOIN main.disputes AS o ON o.about = t.about AND o.field = t.field AND o.record_id = `+disputedHere+` AND o.claim_id = `+here(model.NounClaim, "t.claim_id")+`
		AND ((o.ours = t.ours AND o.theirs = t.theirs) OR (o.ours = t.theirs AND o.theirs = t.ours))`)
}
