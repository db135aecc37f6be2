package library

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

// Disputes answers what waits for a decision since libraries were merged,
// verdicts that contest each other before all else, and oldest first; limit 0 is all of it. What is about a deleted claim or
// article is left out.
func (l *Library) Disputes(ctx context.Context, limit int) ([]model.Dispute, error) {
	var rows []model.Dispute
	q := undecided(l.read.WithContext(ctx)).Order("field = 'verdict' DESC, id")
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
	return db.Table("disputes").Where(`choice = '' AND deleted = ''
		AND (claim_id = '' OR EXISTS (SELECT 1 FROM claims AS c JOIN appearances AS p ON p.claim_id = c.id AND p.deleted = ''
			JOIN articles AS a ON a.id = p.article_id AND a.deleted = '' WHERE c.id = disputes.claim_id AND c.deleted = ''))
		AND (about <> 'article' OR EXISTS (SELECT 1 FROM articles AS a WHERE a.id = disputes.record_id AND a.deleted = ''))`)
}

// Dispute answers one by its id, or the beginning of it, open or decided.
func (l *Library) Dispute(ctx context.Context, id string) (model.Dispute, error) {
	return find(ctx, l, "disputes", id, view.Dispute)
}

// Case answers a dispute with all that is needed to decide it, by its id.
func (l *Library) Case(ctx context.Context, id string) (model.Case, error) {
	var c model.Case
	var err error
	if c.Dispute, err = l.Dispute(ctx, id); err != nil {
		return c, err
	}
	db := l.read.WithContext(ctx)
	if c.Dispute.ClaimID != "" {
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
	} else if r, err := (view{db}).Record(c.Dispute.About, c.Dispute.RecordID); err == nil {
		switch x := r.(type) {
		case model.Article:
			c.Title = x.Title
		case model.Source:
			c.Title = x.Title
		}
	} else if !model.HasCode(err, model.NotFound) {
		return c, explain(err, l.path)
	}
	// What the merge that found it brought in was theirs alone, what it
	// recognised both had.
	var came, both []string
	merge := "(SELECT seq FROM events WHERE action = '" + mergeAction + "' AND merged_by = '' AND at = ? ORDER BY seq LIMIT 1)"
	if err := db.Raw("SELECT x.id FROM event_edits AS x JOIN evidence AS e ON e.id = x.id WHERE x.event_seq = "+merge+" AND x.noun = 'evidence' AND x.op = 'brought' AND e.claim_id = ?", c.Dispute.Found, c.Dispute.ClaimID).Scan(&came).Error; err != nil {
		return c, explain(err, l.path)
	}
	if err := db.Raw("SELECT m.ours FROM merged_ids AS m WHERE m.noun = 'evidence' AND m.ours IN (SELECT id FROM evidence WHERE claim_id = ?)", c.Dispute.ClaimID).Scan(&both).Error; err != nil {
		return c, explain(err, l.path)
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
	return c, nil
}
