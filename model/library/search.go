package library

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/query"
)

// Search answers what fits a query, best first, at most limit of them.
func (l *Library) Search(ctx context.Context, q query.Query, limit int) ([]model.Hit, error) {
	a, err := l.answer(ctx, q, limit, 0)
	return a.Hits, err
}

// Find is Search that says whether there is more.
func (l *Library) Find(ctx context.Context, q query.Query, limit int) (model.Answer, error) {
	return l.answer(ctx, q, limit, 0)
}

// rankedTyping is how many of the newest documents that fit are ranked for
// somebody who is still typing. Ranking one takes a microsecond: all that have
// "government" in a library of 100,000 articles would take a tenth of a second,
// all that have "the" a whole one, and in what so much fits it is the newest
// that is looked for. Whatever fits less is ranked whole.
const rankedTyping = 2000

// Glance is Find for somebody who is still typing: what is found in much of a
// library is ranked among the newest only, and the answer comes at once.
func (l *Library) Glance(ctx context.Context, q query.Query, limit int) (model.Answer, error) {
	return l.answer(ctx, q, limit, rankedTyping)
}

func (l *Library) answer(ctx context.Context, q query.Query, limit, ranked int) (model.Answer, error) {
	var a model.Answer
	if q.Empty() || limit < 1 {
		return a, nil
	}
	// One transaction: what is found is still there when its text is read.
	err := l.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		found, err := look(tx, q, limit+1, ranked)
		if err != nil {
			return err
		}
		if a.More = len(found) > limit; a.More {
			found = found[:limit]
		}
		a.Hits, err = hits(tx, found, q)
		return err
	})
	if ctx.Err() != nil {
		return model.Answer{}, ctx.Err()
	}
	return a, explain(err, l.path)
}

// look is search, in steps where somebody is still typing: the last word as it
// stands, and where that does not fill the list, what it may become.
func look(db *gorm.DB, q query.Query, limit, ranked int) ([]found, error) {
	if ranked == 0 {
		return search(db, q.Asked, limit, 0)
	}
	all, err := search(db, q.AsWord().Asked, limit, ranked)
	begun := q.AsPrefix().Asked
	if err != nil || len(all) >= limit || begun == nil || !q.Typing() {
		return all, err
	}
	known := map[int64]bool{}
	for _, f := range all {
		known[f.ID] = true
	}
	more, err := search(db, begun, limit, ranked)
	for _, f := range more {
		if !known[f.ID] && len(all) < limit {
			all = append(all, f)
		}
	}
	return all, err
}

// found is a document that fits a query, and how well: less is better (bm25);
// 0 where there are no words to go by.
type found struct {
	ID    int64
	Score float64
}

// search asks the index for the best so many documents; ranked bounds how many
// of those that fit are ranked, the newest; 0 is no bound.
func search(db *gorm.DB, asked query.Expr, limit, ranked int) ([]found, error) {
	best := map[int64]float64{}
	for _, g := range groups(asked, false) {
		sql, args, err := g.statement(db, limit, ranked)
		if err != nil {
			return nil, err
		}
		var rows []found
		if err := db.Raw(sql, args...).Scan(&rows).Error; err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		for _, r := range rows {
			best[r.ID] = min(best[r.ID], r.Score)
		}
	}
	all := make([]found, 0, len(best))
	for id, score := range best {
		all = append(all, found{id, score})
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.Score, b.Score), cmp.Compare(b.ID, a.ID))
	})
	return all[:min(len(all), limit)], nil
}

// rank is bm25 with a word in a headline counting four times.
const rank = "bm25(search_words, 1.0, 4.0, 1.0, 1.0, 1.0)"

// statement is the SELECT for a group. Documents are joined in the order
// written (CROSS JOIN): SQLite cannot know that the words are few.
func (g group) statement(db *gorm.DB, limit, ranked int) (string, []any, error) {
	var where []string
	var args []any
	from := "search_docs AS d"
	if len(g.with) > 0 {
		from = "search_words"
		if len(g.filters) > 0 {
			from += " CROSS JOIN search_docs AS d ON d.id = search_words.rowid"
		}
		where, args = append(where, "search_words MATCH ?"), append(args, g.expression())
	} else if len(g.without) > 0 {
		where = append(where, "d.id NOT IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)")
		args = append(args, strings.Join(g.without, " OR "))
	}
	for _, f := range g.filters {
		sql, values, err := condition(db, f.Filter)
		if err != nil {
			return "", nil, err
		}
		if f.not {
			sql = "NOT coalesce(" + sql + ", 0)"
		} else if f.Field.OfClaims() {
			where = append(where, "d.id >= ?")
			args = append(args, int64(firstClaim))
		}
		where, args = append(where, sql), append(args, values...)
	}
	if len(where) == 0 {
		where = []string{"1"}
	}
	conditions := " FROM " + from + " WHERE " + strings.Join(where, " AND ")
	args = append(args, limit)
	switch {
	case len(g.with) == 0:
		return "SELECT d.id, 0.0 AS score" + conditions + " ORDER BY d.id DESC LIMIT ?", args, nil
	case ranked > 0:
		args[len(args)-1] = ranked
		return "SELECT id, score FROM (SELECT search_words.rowid AS id, " + rank + " AS score" + conditions + " ORDER BY search_words.rowid DESC LIMIT ?) ORDER BY score, id DESC LIMIT ?", append(args, limit), nil
	}
	return "SELECT search_words.rowid AS id, " + rank + " AS score" + conditions + " ORDER BY score, id DESC LIMIT ?", args, nil
}
