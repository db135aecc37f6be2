package library

import (
	"context"
	"errors"
	"slices"

	"galley/model"
	"galley/model/library/engine"
)

// History returns the events of an article with its claims, of a claim, of a
// source, or of everything (""), newest first; limit 0 is all of them.
func (l *Library) History(ctx context.Context, subject string, limit int) ([]model.Event, error) {
	db := l.read.WithContext(ctx)
	q := db.Model(&eventRow{})
	if subject == "" {
		q = q.Order("at DESC, seq DESC")
	} else {
		id, err := l.known(ctx, subject)
		if err != nil {
			return nil, err
		}
		subject = id
		claims := db.Table("appearances").Select("claim_id").Where("article_id = ?", id)
		events := db.Table("event_subjects").Select("event_seq").Where("subject = ? OR subject IN (?)", id, claims)
		q = q.Where("seq IN (?)", events).Order(engine.Of(db).Unindexed("at") + " DESC, seq DESC")
	}
	if limit > 0 {
		q = q.Limit(limit)
	}
	var rows []eventRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, explain(err, l.path)
	}
	events := make([]model.Event, len(rows))
	p := pastOf(db, "events")
	for i, r := range slices.Backward(rows) { // each builds on those before it
		var err error
		if events[i], err = r.event(p); err != nil && !errors.Is(err, errBaseMissing) {
			return nil, err
		}
		if r.Long > 0 && subject != "" {
			if events[i].Edits, err = editsOn(db, r.Seq, subject); err != nil {
				return nil, explain(err, l.path)
			}
		}
	}
	return veiled(ctx, l, events, nil, veilEvents)
}

// LastSeq is the number of the newest event, 0 in a library in which nothing was
// done yet. By it a program sees that another one has written.
func (l *Library) LastSeq(ctx context.Context) (int64, error) {
	var seq int64
	err := l.read.WithContext(ctx).Model(&eventRow{}).Select("coalesce(max(seq), 0)").Scan(&seq).Error
	return seq, explain(err, l.path)
}
