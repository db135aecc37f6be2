package library

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// Statistics counts what was done in a span of days, in all articles that are not deleted. All of it is
// read as it is at one moment.
func (l *Library) Statistics(ctx context.Context, span model.Days) (model.Statistics, error) {
	c := model.NewCounter(span, time.Now().Format(time.DateOnly))
	var scales []model.Scale
	err := l.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var err error
		if scales, err = list[model.Scale](tx, "scales", "id", "1 = 1"); err != nil {
			return err
		}
		if err := countClaims(tx, c, scales); err != nil {
			return err
		}
		return countCorrections(tx, c)
	})
	return c.Sum(scales), explain(err, l.path)
}

// countedClaim is a row of what statistics need of a claim: one for each of its publishers.
type countedClaim struct {
	ID, Kind, Speaker, Status, Due string
	Created, Rated                 model.Stamp
	Verdict                        string
	Publisher                      string
}

func countClaims(tx *gorm.DB, c *model.Counter, scales []model.Scale) error {
	inForce := tx.Table("verdicts AS v").Select("v.id").Where("v.claim_id = c.id AND v.deleted = '' AND v.set_aside = '' AND v.added_to = ''").
		Order(engine.Of(tx).Unindexed("v.id") + " DESC").Limit(1)
	first := tx.Table("verdicts AS v").Select("min(v.given_at)").
		Where("v.claim_id = c.id AND v.deleted = '' AND v.rating <> '' AND v.added_to = ''")
	publishers := tx.Table("appearances AS p").Joins("JOIN articles AS a ON a.id = p.article_id AND a.deleted = ''").
		Where("p.deleted = ''").Distinct("p.claim_id, a.publisher")
	ratings, err := ratingsOf(tx, scales) // before the rows are opened: a connection reads one thing at a time
	if err != nil {
		return err
	}
	rows, err := tx.Table("claims AS c").Joins("JOIN (?) AS p ON p.claim_id = c.id", publishers).Where("c.deleted = ''").Order("c.id").
		Select("c.id, c.kind, c.speaker, c.status, c.due, c.created, p.publisher, coalesce((?), '') AS rated, coalesce((?), '') AS verdict",
			first, inForce).Rows()
	if err != nil {
		return err
	}
	var now model.ClaimFigures
	for rows.Next() {
		var r countedClaim
		if err := tx.ScanRows(rows, &r); err != nil {
			return errors.Join(err, rows.Close())
		}
		if now.ClaimID != r.ID && now.ClaimID != "" {
			c.Claim(now)
		}
		if now.ClaimID != r.ID {
			given := ratings[r.Verdict]
			now = model.ClaimFigures{ClaimID: r.ID, Marked: r.Created, Rated: r.Rated, Scale: given.scale, Rating: given.label,
				Kind: model.ClaimKind(r.Kind), Speaker: r.Speaker, Status: model.ClaimStatus(r.Status), Due: r.Due}
		}
		now.Publishers = append(now.Publishers, r.Publisher)
	}
	if now.ClaimID != "" {
		c.Claim(now)
	}
	return errors.Join(rows.Err(), rows.Close())
}

// given is a rating as its scale calls it now.
type given struct{ scale, label string }

// ratingsOf are the ratings of all verdicts, by their ids. A verdict that another contests is none.
func ratingsOf(tx *gorm.DB, scales []model.Scale) (map[string]given, error) {
	known := map[string]model.Scale{}
	for _, s := range scales {
		known[s.ID] = s
	}
	contested := func(side string) *gorm.DB {
		return tx.Table("disputes").Where("deleted = '' AND choice = '' AND about = 'verdict' AND field = ?", model.VerdictField).Select(side)
	}
	rows, err := tx.Table("verdicts").Select("id, scale_id, rating").Where("deleted = '' AND rating <> ''").
		Where("id NOT IN (?) AND id NOT IN (?)", contested("ours"), contested("theirs")).Rows()
	if err != nil {
		return nil, err
	}
	all := map[string]given{}
	for rows.Next() {
		var id, scale, rating string
		if err := rows.Scan(&id, &scale, &rating); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		all[id] = given{known[scale].Name, known[scale].Present(rating)}
	}
	return all, errors.Join(rows.Err(), rows.Close())
}

// countCorrections counts what was changed in published checks since.
func countCorrections(tx *gorm.DB, c *model.Counter) error {
	claims := "SELECT claim_id FROM appearances WHERE article_id = a.id"
	changed := tx.Table("articles AS a").Joins("JOIN event_subjects AS s ON s.subject = a.id OR s.subject IN ("+claims+")").
		Joins("JOIN events AS e ON e.seq = s.event_seq AND e.at > a.check_published").
		Where("a.check_published <> '' AND a.deleted = '' AND e.action <> ?", mergeAction).Distinct("e.*")
	p := pastOf(tx, "events")
	return inBatches(tx.Table("(?) AS e", changed), "e.seq", func(r eventRow) int64 { return r.Seq }, func(r eventRow) error {
		e, err := r.event(p)
		if err != nil && !errors.Is(err, errBaseMissing) {
			return err
		}
		if e.Corrects() {
			c.Correction(e.At)
		}
		return nil
	})
}
