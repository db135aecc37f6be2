package library

import (
	"context"

	"galley/model"
)

// Rounds returns the rounds of an article that were signed off, by when they were signed.
func (l *Library) Rounds(ctx context.Context, articleID string) ([]model.Round, error) {
	rows, err := view{l.read.WithContext(ctx)}.Rounds(articleID)
	return rows, explain(err, l.path)
}

// Round returns a round by its id, or the beginning of it.
func (l *Library) Round(ctx context.Context, id string) (model.Round, error) {
	return find(ctx, l, "rounds", id, func(v view, id string) (model.Round, error) {
		return take[model.Round](v.tx, "rounds", "id", id, string(model.NounRound))
	})
}

// CorrectionReasons returns why something was changed of a published article, by the id of the
// event that changed it: reasons that were given on the article, and on claims that stand in it.
func (l *Library) CorrectionReasons(ctx context.Context, articleID string) (map[string]model.CorrectionReason, error) {
	db := l.read.WithContext(ctx)
	rows, err := list[model.CorrectionReason](db, "correction_reasons", "given_at, id", "article_id = ? OR claim_id IN (?)", articleID,
		db.Table("appearances").Select("claim_id").Where("article_id = ?", articleID))
	if err != nil {
		return nil, explain(err, l.path)
	}
	reasons := make(map[string]model.CorrectionReason, len(rows))
	for _, r := range rows {
		reasons[r.ID] = r
	}
	return reasons, nil
}
