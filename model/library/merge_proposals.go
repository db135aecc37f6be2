package library

import (
	"gorm.io/gorm"

	"galley/model"
)

// settleProposals takes away what is still proposed here or there and was accepted or refused on the
// other side, where each imported the same draft for itself: the note, the source and the place in it
// are the same, and so is the article. What an undo took back was not decided.
func (m *merger) settleProposals() error {
	decided := m.tx.Table("evidence AS k").Select("1").
		Where("k.from_note = e.from_note AND k.source_id = e.source_id AND k.locator = e.locator AND k.id <> e.id").
		Where("k.proposed_by = '' OR k.deleted <> ''").
		Where("k.deleted = '' OR k.deleted NOT IN (?) AND NOT EXISTS (?)",
			m.tx.Table("theirs.events").Select("at").Where("kind = 'undid'"), undoing(m.tx, "k.deleted", "k.claim_id")).
		Where("EXISTS (?)", m.tx.Table("claims AS c").Select("1").Where("c.id = k.claim_id AND c.deleted = ''")).
		Where("EXISTS (?)", m.tx.Table("appearances AS a").Select("1").Joins("JOIN appearances AS b ON b.article_id = a.article_id").
			Where("a.claim_id = e.claim_id AND b.claim_id = k.claim_id"))
	open := m.tx.Table("evidence AS e").Select("e.*").
		Where("e.deleted = '' AND e.proposed_by <> '' AND e.from_note <> ''").Where("EXISTS (?)", decided).Session(&gorm.Session{})
	return inBatches(open, "e.id", func(e model.Evidence) string { return e.ID }, func(e model.Evidence) error {
		return m.change(model.Remove(e, m.by.At))
	})
}
