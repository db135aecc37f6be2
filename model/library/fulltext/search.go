package fulltext

import (
	"cmp"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/query"
)

// Find returns the best hits for a query, at most limit of them. ranked bounds how
// many of those that fit are ranked, the newest; 0 is no bound. db is a
// transaction, so that what is found is still there when its text is read. shown is what a text that
// editors wrote reads like in a snippet.
func Find(db *gorm.DB, q query.Query, limit, ranked int, shown func(string) string) (model.Results, error) {
	var a model.Results
	if err := planEach(db); err != nil {
		return a, err
	}
	all, err := best(db, q, limit+1, ranked)
	if err != nil {
		return a, err
	}
	if err := planOnce(db); err != nil {
		return a, err
	}
	if a.More = len(all) > limit; a.More {
		all = all[:limit]
	}
	if a.Hits, err = hits(db, all, q, limit+1, shown); len(a.Hits) > limit { // an article may have several notes that fit
		a.Hits, a.More = a.Hits[:limit], true
	}
	return a, err
}

// scored is an entry that fits a query, and how well: a lower score (bm25) is
// better. The score is 0 where the query has no words.
type scored struct {
	ID    int64
	Score float64
}

// best returns the best entries. While somebody is still typing it takes two steps:
// first the last word counts as a whole word, and where that does not fill the
// list, as the beginning of one.
func best(db *gorm.DB, q query.Query, limit, ranked int) ([]scored, error) {
	if ranked == 0 {
		return search(db, q.Asked, limit, 0)
	}
	all, err := search(db, q.AsWord().Asked, limit, ranked)
	longer := q.AsPrefix().Asked
	if err != nil || len(all) >= limit || longer == nil || !q.Typing() {
		return all, err
	}
	known := map[int64]bool{}
	for _, f := range all {
		known[f.ID] = true
	}
	more, err := search(db, longer, limit, ranked)
	for _, f := range more {
		if !known[f.ID] && len(all) < limit {
			all = append(all, f)
		}
	}
	return all, err
}

// search asks the index for the best entries that fit an expression: a SELECT for
// each of its groups.
func search(db *gorm.DB, asked query.Expr, limit, ranked int) ([]scored, error) {
	lowest := map[int64]float64{}
	for _, g := range groups(asked, false) {
		sql, args, err := g.statement(db, limit, ranked)
		if err != nil {
			return nil, err
		}
		var rows []scored
		if err := db.Raw(sql, args...).Scan(&rows).Error; err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		for _, r := range rows {
			lowest[r.ID] = min(lowest[r.ID], r.Score)
		}
	}
	all := make([]scored, 0, len(lowest))
	for id, score := range lowest {
		all = append(all, scored{id, score})
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.Score, b.Score), cmp.Compare(b.ID, a.ID))
	})
	return all[:min(len(all), limit)], nil
}
