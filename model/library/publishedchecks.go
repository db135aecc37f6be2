package library

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"galley/model"
	"galley/model/library/fulltext"
)

// StoreChecks keeps checks that others published, so that Alike finds them. One that is
// there already is replaced, and its feed becomes the one it was read from last. new is how
// many were not there. They are no change of the library: history does not tell of them.
func (l *Library) StoreChecks(ctx context.Context, checks []model.PublishedCheck) (new int, err error) {
	if len(checks) == 0 {
		return 0, nil
	}
	if err := l.Damaged(); err != nil {
		return 0, err
	}
	err = l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		ids := make([]string, len(checks))
		for i, c := range checks {
			ids[i] = c.ID
		}
		var known int64
		if err := tx.Table("published_checks").Where("id IN ?", ids).Count(&known).Error; err != nil {
			return false, err
		}
		new = len(checks) - int(known)
		again := clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, UpdateAll: true}
		if err := tx.Table("published_checks").Clauses(again).CreateInBatches(checks, 200).Error; err != nil {
			return false, fmt.Errorf("store published checks: %w", err)
		}
		return true, fulltext.IndexChecks(tx, checks)
	})
	return new, explain(err, l.path)
}

// CheckFeeds returns the feeds that published checks were read from, by name.
func (l *Library) CheckFeeds(ctx context.Context) ([]model.CheckFeed, error) {
	var all []model.CheckFeed
	err := l.read.WithContext(ctx).Table("published_checks").Select("feed, count(*) AS checks").Group("feed").Order("feed").Scan(&all).Error
	return all, explain(err, l.path)
}

// ForgetChecks removes the checks that were read from a feed, and says how many there were.
func (l *Library) ForgetChecks(ctx context.Context, feed string) (n int, err error) {
	return l.ForgetOtherChecks(ctx, feed, nil)
}

// ForgetOtherChecks is ForgetChecks for those of a feed whose ids are not among some: those
// that the feed has no longer.
func (l *Library) ForgetOtherChecks(ctx context.Context, feed string, has map[string]bool) (n int, err error) {
	if err := l.Damaged(); err != nil {
		return 0, err
	}
	err = l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		var ids []string
		if err := tx.Table("published_checks").Where("feed = ?", feed).Pluck("id", &ids).Error; err != nil {
			return false, err
		}
		if ids = slices.DeleteFunc(ids, func(id string) bool { return has[id] }); len(ids) == 0 {
			return false, nil
		}
		n = len(ids)
		if err := fulltext.RemoveChecks(tx, ids); err != nil {
			return false, err
		}
		for some := range slices.Chunk(ids, forgottenAtOnce) {
			if err := tx.Table("published_checks").Where("id IN ?", some).Delete(nil).Error; err != nil {
				return false, fmt.Errorf("forget published checks: %w", err)
			}
		}
		return true, nil
	})
	return n, explain(err, l.path)
}

// forgottenAtOnce is how many checks a statement removes: SQL has a limit of its arguments.
const forgottenAtOnce = 500

// Alike returns the claims and published checks that share the rarest of some terms of a
// text, at most so many, those that share most first. A term is what a claim may have any
// form of, in words as search folds them. What it costs does not grow with the text, and
// hardly with the library.
func (l *Library) Alike(ctx context.Context, terms [][]string, most int) (model.Alike, error) {
	var a model.Alike
	if len(terms) == 0 || most < 1 {
		return a, nil
	}
	err := l.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var err error
		a, err = fulltext.Alike(tx, terms, most)
		return err
	})
	if ctx.Err() != nil {
		return model.Alike{}, ctx.Err()
	}
	return a, explain(err, l.path)
}
