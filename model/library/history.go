package library

import (
	"context"
	"errors"
	"slices"

	"galley/model"
)

// History answers the events of an article with its claims, of a claim, of a
// source, or of everything (""), newest first; limit 0 is all of them.
func (l *Library) History(ctx context.Context, subject string, limit int) ([]model.Event, error) {
	db := l.read.WithContext(ctx)
	q := db.Model(&eventRow{}).Order("+at DESC, seq DESC")
	if subject == "" {
		q = db.Model(&eventRow{}).Order("at DESC, seq DESC") // by its index
	}
	if subject != "" {
		id, err := l.known(ctx, subject)
		if err != nil {
			return nil, err
		}
		subject = id
		q = q.Where("seq IN (SELECT event_seq FROM event_subjects WHERE subject = ? OR subject IN (SELECT claim_id FROM appearances WHERE article_id = ?))", id, id)
	}
	if limit > 0 {
		q = q.Limit(limit)
	}
	var rows []eventRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, explain(err, l.path)
	}
	events := make([]model.Event, len(rows))
	p := pastOf(db, "main")
	for i, r := range slices.Backward(rows) { // each builds on those before it
		var err error
		if events[i], err = r.event(p); err != nil && !errors.Is(err, errBaseGone) {
			return nil, err
		}
		if r.Long > 0 && subject != "" {
			if events[i].Edits, err = editsOn(db, r.Seq, subject); err != nil {
				return nil, explain(err, l.path)
			}
		}
	}
	return events, nil
}

// LastSeq is the number of the newest event, 0 in a library nothing was done
// in: it tells a program that another one has written.
func (l *Library) LastSeq(ctx context.Context) (int64, error) {
	var seq int64
	err := l.read.WithContext(ctx).Raw("SELECT coalesce(max(seq), 0) FROM events").Scan(&seq).Error
	return seq, explain(err, l.path)
}
