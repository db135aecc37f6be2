package library

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

// Disputes returns what waits for a decision since libraries were merged: first
// verdicts that contest each other, then the rest, oldest first; limit 0 is all of
// it. What is about a deleted claim or article is left out.
func (l *Library) Disputes(ctx context.Context, limit int) ([]model.Dispute, error) {
	var rows []model.Dispute
	q := undecided(l.read.WithContext(ctx)).Order("field = 'verdict' DESC, id")
	if limit > 0 {
		q = q.Limit(limit)
	}
	err := q.Find(&rows).Error
	return veiled(ctx, l, rows, err, func(v model.Veil, all *[]model.Dispute) {
		for i, d := range *all {
			(*all)[i] = v.Dispute(d)
		}
	})
}

// CountDisputes returns how many disputes wait for a decision.
func (l *Library) CountDisputes(ctx context.Context) (int, error) {
	var n int64
	err := undecided(l.read.WithContext(ctx)).Count(&n).Error
	return int(n), explain(err, l.path)
}

func undecided(db *gorm.DB) *gorm.DB {
	return db.Table("disputes").Where(`choice = '' AND deleted = ''
		AND (claim_id = '' OR EXISTS (SELECT 1 FROM claims AS c JOIN appearances AS p ON p.claim_id = c.id AND p.deleted = ''
			JOIN articles AS a ON a.id = p.article_id AND a.deleted = '' WHERE c.id = disputes.claim_id AND c.deleted = ''))
		AND (about <> 'article' OR EXISTS (SELECT 1 FROM articles AS a WHERE a.id = disputes.record_id AND a.deleted = ''))`)
}

// Dispute returns a dispute, open or decided, by its id or the beginning of it.
func (l *Library) Dispute(ctx context.Context, id string) (model.Dispute, error) {
	d, err := find(ctx, l, "disputes", id, view.Dispute)
	return veiled(ctx, l, d, err, func(v model.Veil, d *model.Dispute) { *d = v.Dispute(*d) })
}

// DisputeDetails returns a dispute with all that is needed to decide it, by its id.
func (l *Library) DisputeDetails(ctx context.Context, id string) (model.DisputeDetails, error) {
	var c model.DisputeDetails
	var err error
	if c.Dispute, err = l.Dispute(ctx, id); err != nil {
		return c, err
	}
	db := l.read.WithContext(ctx)
	if c.Dispute.ClaimID == "" {
		c.Title, err = titleOf(db, c.Dispute)
		return c, explain(err, l.path)
	}
	if c.Dossier, err = l.Dossier(ctx, c.Dispute.ClaimID); err != nil {
		return c, err
	}
	if n := len(c.Dossier.Appearances); n > 0 {
		a, err := l.Article(ctx, c.Dossier.Appearances[n-1].ArticleID)
		if err != nil {
			return c, err
		}
		c.Title = a.Title
	}
	return c, explain(sideEvidence(db, &c), l.path)
}

// titleOf is the title of the record that a dispute is about; "" where it has none,
// or is deleted.
func titleOf(db *gorm.DB, d model.Dispute) (string, error) {
	r, err := view{db}.Record(d.About, d.RecordID)
	if model.HasCode(err, model.NotFound) {
		return "", nil
	}
	switch x := r.(type) {
	case model.Article:
		return x.Title, err
	case model.Source:
		return x.Called(), err
	}
	return "", err
}

// sideEvidence says which evidence each side had. What the merge that found the
// dispute brought in was theirs alone; what it recognised both had.
func sideEvidence(db *gorm.DB, c *model.DisputeDetails) error {
	var came, both []string
	merge := db.Table("events").Select("seq").Where("action = '"+mergeAction+"' AND merged_by = '' AND at = ?", c.Dispute.Found).
		Order("seq").Limit(1)
	err := db.Table("event_edits AS x").Joins("JOIN evidence AS e ON e.id = x.id").
		Where("x.event_seq = (?) AND x.noun = 'evidence' AND x.op = 'brought' AND e.claim_id = ?", merge, c.Dispute.ClaimID).
		Pluck("x.id", &came).Error
	if err != nil {
		return err
	}
	err = db.Table("merged_ids").Where("noun = 'evidence' AND ours IN (SELECT id FROM evidence WHERE claim_id = ?)", c.Dispute.ClaimID).
		Pluck("ours", &both).Error
	if err != nil {
		return err
	}
	for _, e := range c.Dossier.Evidence {
		theirs := slices.Contains(came, e.Evidence.ID)
		if !theirs {
			c.OursEvidence = append(c.OursEvidence, e)
		}
		if theirs || slices.Contains(both, e.Evidence.ID) {
			c.TheirsEvidence = append(c.TheirsEvidence, e)
		}
	}
	return nil
}
