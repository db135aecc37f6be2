package library

import (
	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// carry brings claims over to the versions that only the other side had: as a
// correction would have, by their words.
func (m *merger) carry() error {
	type article struct{ ID string }
	came := func(table string, noun model.Noun) *gorm.DB {
		return m.tx.Table(table).Select("article_id").
			Where("id IN (SELECT id FROM event_edits WHERE event_seq = ? AND noun = ? AND op <> 'ghost')", m.event.Seq, noun)
	}
	changed := m.tx.Table("articles AS a").Select("a.id").Where("a.deleted = ''").
		Where("a.id IN (? UNION ? UNION ?)", came("versions", model.NounVersion), came("appearances", model.NounAppearance),
			came("asides", model.NounAside)).
		Where("(SELECT count(*) FROM versions AS v WHERE v.article_id = a.id AND v.deleted = '') > 1")
	return inBatches(changed, "a.id", func(a article) string { return a.ID }, func(a article) error { return m.carryArticle(a.ID) })
}

// target is a version that claims may be carried over to.
type target struct {
	ID   string
	Came bool // from the other library, by this merge
}

// carryArticle does so for an article: claims of ours go to versions that came,
// claims that came to versions that they did not have. (Those that came with a
// version stand in it where they should.)
func (m *merger) carryArticle(id string) error {
	var targets []target
	edited := "SELECT 1 FROM event_edits WHERE event_seq = @seq AND noun = 'version' AND id = v.id"
	if err := m.scan(m.tx.Table("versions AS v").Where("v.article_id = ? AND v.deleted = ''", id).Order("v.number").
		Select("v.id, EXISTS ("+edited+") AND NOT EXISTS ("+edited+" AND op = 'changed' AND "+engine.Of(m.tx).JSONField("before", "deleted")+" IS NULL) AS came",
			map[string]any{"seq": m.event.Seq}), &targets); err != nil {
		return err
	}
	for i, t := range targets {
		if !t.Came {
			known, err := m.any(m.tx.Table("theirs.versions").Where("deleted = ''").
				Where("id = ? OR id IN (SELECT theirs FROM m_same WHERE noun = 'version' AND ours = ?)", t.ID, t.ID))
			if err != nil {
				return err
			}
			if known {
				continue // both had it: where a claim does not stand in it, it was not meant to
			}
		}
		left, err := m.leftBehind(id, t)
		if err != nil {
			return err
		}
		if err := m.carryTo(t, left); err != nil {
			return err
		}
		if i > 0 {
			if err := m.carryAsides(targets[i-1], t); err != nil {
				return err
			}
		}
	}
	return nil
}

// leftBehind are the appearances, in an article, of claims that stand elsewhere in
// it and not in a version: those in the version in which the claim stood last.
func (m *merger) leftBehind(articleID string, t target) ([]model.Appearance, error) {
	var left []model.Appearance
	last := m.tx.Table("appearances AS q").Joins("JOIN versions AS w ON w.id = q.version_id AND w.deleted = ''").Select("max(w.number)").
		Where("q.claim_id = p.claim_id AND q.article_id = p.article_id AND q.deleted = ''")
	came := m.tx.Table("event_edits").Select("id").Where("event_seq = ? AND noun = 'appearance'", m.event.Seq).
		Where("op = 'brought' OR op = 'changed' AND " + engine.Of(m.tx).JSONField("before", "deleted") + " IS NOT NULL")
	err := m.scan(m.tx.Table("appearances AS p").Select("p.*").Joins("JOIN versions AS v ON v.id = p.version_id AND v.deleted = ''").
		Joins("JOIN claims AS c ON c.id = p.claim_id AND c.deleted = ''").
		Where("p.article_id = ? AND p.deleted = ''", articleID).
		Where("p.claim_id NOT IN (SELECT claim_id FROM appearances WHERE version_id = ? AND deleted = '')", t.ID).
		Where("v.number = (?)", last).
		Where("? = (p.id IN (SELECT id FROM m_keys WHERE key = 'carried') OR p.id NOT IN (?))", t.Came, came).
		Order("v.number, p.start, p.id"), &left)
	return left, err
}

// carryTo carries claims over to a version.
func (m *merger) carryTo(t target, left []model.Appearance) error {
	if len(left) == 0 {
		return nil
	}
	now, err := view{m.tx}.Version(t.ID)
	if err != nil {
		return err
	}
	for len(left) > 0 {
		n := 1
		for n < len(left) && left[n].VersionID == left[0].VersionID {
			n++
		}
		old, err := view{m.tx}.Version(left[0].VersionID)
		if err != nil {
			return err
		}
		carried, err := model.CarryOver(view{m.tx}, left[:n], old, now)
		if err != nil {
			return err
		}
		for _, a := range carried {
			if err := m.create(a); err != nil {
				return err
			}
			if !t.Came {
				continue
			}
			// It is of a claim of ours, which goes on from here to the next that came.
			if err := m.lookUp("carried", a.ID); err != nil {
				return err
			}
		}
		left = left[n:]
	}
	return nil
}

// carryAsides carries what was set aside in one version over to the next, which the side that
// set it aside did not have: what is only ours to a version that came, what came to one of ours.
func (m *merger) carryAsides(from, to target) error {
	var asides []model.Aside
	came := m.tx.Table("event_edits").Select("id").Where("event_seq = ? AND noun = ?", m.event.Seq, model.NounAside).
		Where("op = 'brought' OR op = 'changed' AND " + engine.Of(m.tx).JSONField("before", "deleted") + " IS NOT NULL")
	theirs := m.tx.Table("theirs.asides AS t").Select(asideHere).Where("t.deleted = ''")
	left := m.tx.Table("asides").Where("version_id = ? AND deleted = ''", from.ID).Order("start, id")
	if to.Came {
		left = left.Where("id NOT IN (?)", theirs)
	} else {
		left = left.Where("id IN (?)", came)
	}
	if err := m.scan(left, &asides); err != nil || len(asides) == 0 {
		return err
	}
	old, err := view{m.tx}.Version(from.ID)
	if err != nil {
		return err
	}
	now, err := view{m.tx}.Version(to.ID)
	if err != nil {
		return err
	}
	for _, a := range model.CarriedAsides(asides, old, now) {
		_, known, err := view{m.tx}.Aside(a.ID)
		if err == nil && !known { // what is known there was decided there
			err = m.create(a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
