package library

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// eventRow is an Event as stored.
type eventRow struct {
	Seq    int64 `gorm:"primaryKey;autoIncrement"`
	ID     string
	At     model.Stamp
	Editor string
	Kind   model.EventKind
	Target string
	Action string
	What   string
	Edits  string

	Long     int
	MergedBy string
}

func (eventRow) TableName() string { return "events" }

func record(tx *gorm.DB, e model.Event) (int64, error) {
	edits, err := json.Marshal(e.Edits)
	if err != nil {
		return 0, fmt.Errorf("write event: %w", err)
	}
	// By hand: this is half of what storing a small change takes.
	var seq int64
	err = tx.Raw("INSERT INTO events (id, at, editor, kind, target, action, what, edits) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq",
		e.ID, e.At, e.Editor, e.Kind, e.Target, e.Action, e.What, string(edits)).Row().Scan(&seq)
	if err != nil {
		return 0, fmt.Errorf("write event: %w", err)
	}
	for some := range slices.Chunk(e.Subjects(), 1000) {
		args := make([]any, 0, 2*len(some))
		for _, id := range some {
			args = append(args, seq, id)
		}
		if err := tx.Exec("INSERT INTO event_subjects (event_seq, subject) VALUES (?, ?)"+strings.Repeat(", (?, ?)", len(some)-1), args...).Error; err != nil {
			return 0, fmt.Errorf("write event: %w", err)
		}
	}
	return seq, nil
}

func (r eventRow) event() (model.Event, error) {
	e := model.Event{Seq: r.Seq, ID: r.ID, At: r.At, Editor: r.Editor, Kind: r.Kind, Target: r.Target, Action: r.Action, What: r.What, Long: r.Long}
	if err := json.Unmarshal([]byte(r.Edits), &e.Edits); err != nil {
		return e, fmt.Errorf("read event %d: %w", r.Seq, err)
	}
	return e, nil
}

func eventAt(tx *gorm.DB, seq int64) (model.Event, error) {
	var row eventRow
	if err := tx.Where("seq = ?", seq).Take(&row).Error; err != nil {
		return model.Event{}, fmt.Errorf("read event %d: %w", seq, err)
	}
	return row.event()
}

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
	for i, r := range rows {
		var err error
		if events[i], err = r.event(); err != nil {
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
