package library

import (
	"context"

	"gorm.io/gorm"

	"galley/model"
)

// Disputes answers what waits for a decision since libraries were merged,
// oldest first; limit 0 is all of it. What is about a deleted claim is left out.
func (l *Library) Disputes(ctx context.Context, limit int) ([]model.Dispute, error) {
	var rows []model.Dispute
	q := undecided(l.read.WithContext(ctx)).Order("id")
	if limit > 0 {
		q = q.Limit(limit)
	}
	return rows, explain(q.Find(&rows).Error, l.path)
}

// CountDisputes answers how many wait for a decision.
func (l *Library) CountDisputes(ctx context.Context) (int, error) {
	var n int64
	err := undecided(l.read.WithContext(ctx)).Count(&n).Error
	return int(n), explain(err, l.path)
}

func undecided(db *gorm.DB) *gorm.DB {
	return db.Table("disputes").Where("choice = '' AND deleted = '' AND (claim_id = '' OR claim_id IN (SELECT id FROM claims WHERE deleted = ''))")
}

// Dispute answers one by its id, or the beginning of it, open or decided.
func (l *Library) Dispute(ctx context.Context, id string) (model.Dispute, error) {
	return find(ctx, l, "disputes", id, view.Dispute)
}
