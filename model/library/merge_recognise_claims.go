package library

import (
	"unicode/utf8"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"galley/model"
	"galley/model/library/engine"
	"galley/model/passage"
)

// sameClaims recognises claims that stand on the same passage and say the same
// or nearly so. One that was not worded, but left as marked, is what the other
// one words. The pair most alike goes first, whichever library it is looked at
// from.
func (m *merger) sameClaims() error {
	if err := m.pairClaims(); err != nil {
		return err
	}
	// Pairs that share no claim with another need no order.
	const alone = "theirs NOT IN (SELECT theirs FROM m_pairs GROUP BY theirs HAVING count(*) > 1)" +
		" AND ours NOT IN (SELECT ours FROM m_pairs GROUP BY ours HAVING count(*) > 1)"
	if err := m.insert("m_same", "noun, theirs, ours, fresh",
		m.tx.Table("m_pairs").Select("'claim', theirs, ours, true").Where(alone)); err != nil {
		return err
	}
	var rest []struct{ Theirs, Ours string }
	if err := m.scan(m.tx.Table("m_pairs AS p").Select("theirs, ours").
		Where("NOT EXISTS (SELECT 1 FROM m_same AS s WHERE s.noun = 'claim' AND s.theirs = p.theirs)").
		Order("alike DESC, "+engine.Of(m.tx).Lesser("theirs", "ours")+", "+engine.Of(m.tx).Greater("theirs", "ours")), &rest); err != nil {
		return err
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
	return m.empty("m_pairs")
}

// moreAlike keeps the greater likeness of a pair that stands on several passages.
func moreAlike(tx *gorm.DB) clause.OnConflict {
	return clause.OnConflict{Columns: []clause.Column{{Name: "theirs"}, {Name: "ours"}},
		DoUpdates: clause.Assignments(row{"alike": gorm.Expr(engine.Of(tx).Greater("m_pairs.alike", "excluded.alike"))})}
}

// pairClaims notes claims on one passage whose wordings are alike, and how alike.
func (m *merger) pairClaims() error {
	type claim struct{ ID string }
	var ids []string
	compare := func() error {
		if len(ids) == 0 {
			return nil
		}
		var found []struct{ Theirs, Ours, Said, Have, Exact string }
		if err := m.scan(m.tx.Table("theirs.claims AS t").
			Joins("JOIN theirs.appearances AS ta ON ta.claim_id = t.id AND ta.deleted = '' AND ta.state <> 'orphaned'").
			Joins("LEFT JOIN m_places AS p ON p.id = ta.id").
			Joins(engine.Of(m.tx).JoinInOrder()+"appearances AS oa ON oa.version_id = "+here(model.NounVersion, "ta.version_id")+
				` AND oa.start = coalesce(p.start, ta.start) AND oa."end" = coalesce(p."end", ta."end")`+
				" AND oa.picture = ta.picture AND oa.region = ta.region AND oa.deleted = '' AND oa.state <> 'orphaned'").
			Joins("JOIN claims AS o ON o.id = oa.claim_id AND o.deleted = ''").
			Where("t.id IN ?", ids).Where(free(model.NounClaim, "o.id")).
			Select("t.id AS theirs, o.id AS ours, t.wording AS said, o.wording AS have, oa.exact").Order("t.id, o.id"), &found); err != nil {
			return err
		}
		ids = ids[:0]
		for _, p := range found {
			if like := likeness(p.Said, p.Have, p.Exact); like > 0 {
				if err := m.add("m_pairs", row{"theirs": p.Theirs, "ours": p.Ours, "alike": like}, moreAlike(m.tx)); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err := inBatches(m.unknownOf(model.NounClaim).Select("t.id"), "t.id", func(c claim) string { return c.ID }, func(c claim) error {
		if ids = append(ids, c.ID); len(ids) < 500 {
			return nil
		}
		return compare()
	})
	if err != nil {
		return err
	}
	return compare()
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

// sameByJoin recognises rows t of theirs by a join with ours, o, one to one.
func (m *merger) sameByJoin(noun model.Noun, joins ...string) error {
	pairs := m.unknownOf(noun)
	for _, j := range joins {
		pairs = pairs.Joins(j)
	}
	return m.oneToOne(noun, pairs.Where("o.deleted = ''").Where(free(noun, "o.id")).
		Select("t.id AS theirs, min(o.id) AS ours").Group("t.id"))
}

func (m *merger) samePlaces() error {
	return m.sameByJoin(model.NounAppearance, "LEFT JOIN m_places AS p ON p.id = t.id",
		engine.Of(m.tx).JoinInOrder()+"appearances AS o ON o.claim_id = "+here(model.NounClaim, "t.claim_id")+
			" AND o.version_id = "+here(model.NounVersion, "t.version_id")+
			` AND o.start = coalesce(p.start, t.start) AND o."end" = coalesce(p."end", t."end") AND o.picture = t.picture AND o.region = t.region`)
}

func (m *merger) sameEvidence() error {
	return m.sameByJoin(model.NounEvidence, engine.Of(m.tx).JoinInOrder()+"evidence AS o ON o.claim_id = "+here(model.NounClaim, "t.claim_id")+
		" AND o.source_id = "+here(model.NounSource, "t.source_id")+" AND o.quote = t.quote")
}

// sameVerdicts recognises only what was given in the same act: the same moment,
// editor and words. Two editors of one mind gave two verdicts.
func (m *merger) sameVerdicts() error {
	return m.sameByJoin(model.NounVerdict, engine.Of(m.tx).JoinInOrder()+"verdicts AS o ON o.claim_id = "+here(model.NounClaim, "t.claim_id")+
		" AND o.scale_id = "+here(model.NounScale, "t.scale_id")+" AND o.rating = t.rating AND o.reasoning = t.reasoning"+
		" AND o.given_by = t.given_by AND o.given_at = t.given_at AND (o.added_to = '') = (t.added_to = '')")
}

// placeAsides finds what they set aside in versions of ours that have the same words and
// another text.
func (m *merger) placeAsides() error {
	var pairs []struct{ Theirs, Ours string }
	if err := m.scan(m.tx.Table("m_same AS s").Joins("JOIN theirs.versions AS t ON t.id = s.theirs").
		Joins("JOIN versions AS o ON o.id = s.ours AND o.sha256 <> t.sha256").Where("s.noun = ?", model.NounVersion).
		Where("s.theirs IN (SELECT version_id FROM theirs.asides)").Select("s.theirs, s.ours"), &pairs); err != nil {
		return err
	}
	for _, p := range pairs {
		var theirs, ours model.Version
		var asides []model.Aside
		for into, rows := range map[any]*gorm.DB{&theirs: m.tx.Table("theirs.versions").Where("id = ?", p.Theirs),
			&ours: m.tx.Table("versions").Where("id = ?", p.Ours), &asides: m.tx.Table("theirs.asides").Where("version_id = ? AND picture = ''", p.Theirs)} {
			if err := m.scan(rows, into); err != nil {
				return err
			}
		}
		carried := model.CarryAsides(asides, theirs, ours)
		for i, a := range asides {
			c, state := carried[i], model.Anchored
			if c.ID == "" {
				state = model.Orphaned
			}
			if err := m.add("m_places", row{"id": a.ID, "start": c.Start, "end": c.End, "exact": c.Exact, "prefix": c.Prefix,
				"suffix": c.Suffix, "state": state}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *merger) sameCollections() error {
	var theirs []model.Collection
	if err := m.scan(m.unknownOf(model.NounCollection).Select("t.*"), &theirs); err != nil {
		return err
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
	// Memberships, tags, asides and ticks have ids made of what they join. They are not told
	// as recognised (fresh): only what their events say of them counts.
	for noun, id := range map[model.Noun]string{model.NounMembership: membershipHere, model.NounTag: tagHere,
		model.NounAside: asideHere, model.NounTick: tagHere, model.NounPerson: here(model.NounSource, "t.id"),
		model.NounConfirmer: confirmerHere, model.NounAsking: askingHere, model.NounAttachment: attachmentHere, model.NounCapture: captureHere} {
		table := tables[noun].name
		if err := m.insert("m_same", "noun, theirs, ours, fresh", m.tx.Table("theirs."+table+" AS t").
			Select("?, t.id, "+id+", false", noun).Where(id+" <> t.id AND "+id+" IN (SELECT id FROM "+table+")")); err != nil {
			return err
		}
	}
	return nil
}

var (
	membershipHere = here(model.NounCollection, "t.collection_id") + " || '-' || " + here(model.NounArticle, "t.article_id")
	subjectHere    = "coalesce((SELECT ours FROM m_same WHERE noun IN ('article', 'claim') AND theirs = t.subject), t.subject)"
	// asideHere is the id of an aside: where it was found again in a version of ours with the same
	// words, and at the place it has there else.
	asideHere = here(model.NounVersion, "t.version_id") + " || '-' || CASE t.picture WHEN '' THEN " + replaced("start") +
		" || '-' || " + replaced("end") + " ELSE t.picture END || '-' || t.kind"
	confirmerHere  = here(model.NounClaim, "t.claim_id") + " || '-' || " + here(model.NounSource, "t.person_id")
	attachmentHere = here(model.NounSource, "t.source_id") + " || '-' || t.file_sha256"
	captureHere    = here(model.NounSource, "t.source_id") + " || substr(t.id, length(t.source_id) + 1)"
	askingHere     = "t.attempt_id || '-' || " + here(model.NounClaim, "t.claim_id")
	tagHere        = subjectHere + " || substr(t.id, length(t.subject) + 1)"
)

// sameDisputes recognises what they have to decide and this library has too.
func (m *merger) sameDisputes() error {
	return m.sameByJoin(model.NounDispute, engine.Of(m.tx).JoinInOrder()+"disputes AS o ON o.about = t.about AND o.field = t.field"+
		" AND o.record_id = "+disputedHere+" AND o.claim_id = "+here(model.NounClaim, "t.claim_id")+
		" AND ((o.ours = t.ours AND o.theirs = t.theirs) OR (o.ours = t.theirs AND o.theirs = t.ours))")
}
