package library

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
)

// Search answers what fits a query, best first (bm25, a word in a headline or a
// claim's wording counting four times), at most limit of them.
func (l *Library) Search(ctx context.Context, q model.Query, limit int) ([]model.Hit, error) {
	if q.Empty() {
		return nil, nil
	}
	db := l.read.WithContext(ctx)
	rows, err := matching(db, q, limit)
	if err != nil {
		return nil, explain(err, l.path)
	}
	hits := make([]model.Hit, 0, len(rows))
	for _, r := range rows {
		hit, err := hitOf(db, r, q)
		if err != nil {
			return nil, explain(err, l.path)
		}
		hits = append(hits, hit)
	}
	return hits, nil
}

type searchRow struct{ ArticleID, ClaimID string }

// matching asks the index. Filters of claims answer claims alone; those of
// articles hold for the article a claim stands in.
func matching(db *gorm.DB, q model.Query, limit int) ([]searchRow, error) {
	from, order := "search_docs AS d", "d.id DESC"
	var where []string
	var args []any
	if len(q.Any) > 0 {
		from += " JOIN search_words ON search_words.rowid = d.id"
		where = append(where, "search_words MATCH ?")
		args = append(args, expression(q))
		order = "bm25(search_words, 4.0, 1.0), d.id DESC"
	}
	from += " JOIN articles AS a ON a.id = d.article_id AND a.deleted = ''"
	claims := false
	for _, f := range q.Filters {
		claims = claims || f.Field.OfClaims()
	}
	if claims {
		from += " JOIN claims AS c ON c.id = d.claim_id"
	}
	for _, f := range q.Filters {
		condition, value := filter(f)
		where = append(where, condition)
		args = append(args, value)
	}
	if len(where) == 0 {
		where = []string{"1"}
	}
	var rows []searchRow
	err := db.Raw("SELECT d.article_id, d.claim_id FROM "+from+" WHERE "+strings.Join(where, " AND ")+" ORDER BY "+order+" LIMIT ?", append(args, limit)...).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return rows, nil
}

// expression writes a query as FTS5 reads it; every word stands in quotation
// marks, so that none of them can be an operator.
func expression(q model.Query) string {
	var any []string
	for _, all := range q.Any {
		var with, without []string
		for _, t := range all {
			words := `"` + strings.Join(t.Words, " ") + `"`
			if t.Prefix {
				words += "*"
			}
			if t.Not {
				without = append(without, words)
			} else {
				with = append(with, words)
			}
		}
		s := "(" + strings.Join(with, " AND ") + ")"
		if len(without) > 0 {
			s = "(" + s + " NOT (" + strings.Join(without, " OR ") + "))"
		}
		any = append(any, s)
	}
	return strings.Join(any, " OR ")
}

// filter is a condition and its value. Names fit by a part of them, in any case.
func filter(f model.Filter) (string, any) {
	like := "%" + strings.NewReplacer("%", `\%`, "_", `\_`, `\`, `\\`).Replace(f.Value) + "%"
	switch f.Field {
	case model.FilterRating:
		return `(SELECT v.rating FROM verdicts AS v WHERE v.claim_id = c.id AND v.deleted = '' AND v.set_aside = '' ORDER BY v.id DESC LIMIT 1) = ? COLLATE NOCASE`, f.Value
	case model.FilterStatus:
		return `replace(c.status, ' ', '') = replace(?, ' ', '') COLLATE NOCASE`, f.Value
	case model.FilterKind:
		return `c.kind = ? COLLATE NOCASE`, f.Value
	case model.FilterSpeaker:
		return `c.speaker LIKE ? ESCAPE '\'`, like
	case model.FilterOwner:
		return `c.owner LIKE ? ESCAPE '\'`, like
	case model.FilterPublisher:
		return `a.publisher LIKE ? ESCAPE '\'`, like
	case model.FilterAfter: // dates are known as far as they are known: compared as far as asked
		return `a.published <> '' AND a.published >= ?`, f.Value
	case model.FilterBefore:
		return `a.published <> '' AND a.published < ?`, f.Value
	}
	return "0 = ?", f.Value
}

// hitOf finds where in an article the words of a query stand.
func hitOf(db *gorm.DB, r searchRow, q model.Query) (model.Hit, error) {
	hit := model.Hit{ArticleID: r.ArticleID, ClaimID: r.ClaimID}
	a, err := view{db}.Article(r.ArticleID)
	if err != nil {
		return hit, err
	}
	hit.Title = a.Title
	if r.ClaimID == "" {
		v, err := newest(db, r.ArticleID)
		if err != nil {
			return hit, fmt.Errorf("read the text of %s: %w", r.ArticleID, err)
		}
		best := bestPlace(v.Text, q)
		hit.VersionID, hit.Span = v.ID, best
		hit.Snippet, hit.Found = snippet(v.Text, best, q)
		return hit, nil
	}
	c, err := view{db}.Claim(r.ClaimID)
	if err != nil {
		return hit, err
	}
	places, err := view{db}.Appearances(r.ClaimID)
	if err != nil {
		return hit, err
	}
	for _, p := range places {
		if p.ArticleID == r.ArticleID {
			hit.VersionID, hit.Span = p.VersionID, p.Span()
		}
	}
	hit.Snippet, hit.Found = snippet(c.Wording, bestPlace(c.Wording, q), q)
	return hit, nil
}

// bestPlace is where, within a line or two, the most different words of a query
// stand; the first of the places that are as good.
func bestPlace(text string, q model.Query) passage.Span {
	const reach = 160 // bytes
	type found struct {
		passage.Span
		term int
	}
	terms := positive(q)
	var all []found
	for i, t := range terms {
		for _, s := range places(text, t, 200) {
			all = append(all, found{s, i})
		}
	}
	slices.SortFunc(all, func(a, b found) int { return a.Start - b.Start })
	// A window of the text slides over the places; counts are of those in it.
	counts := make([]int, len(terms))
	var best passage.Span
	most, different, next := 0, 0, 0
	for _, f := range all {
		for ; next < len(all) && all[next].End <= f.Start+reach; next++ {
			if counts[all[next].term]++; counts[all[next].term] == 1 {
				different++
			}
		}
		if different > most {
			most, best = different, f.Span
		}
		if counts[f.term]--; counts[f.term] == 0 {
			different--
		}
	}
	return best
}

// positive are the terms of a query that are to be found.
func positive(q model.Query) []model.Term {
	var out []model.Term
	for _, all := range q.Any {
		for _, t := range all {
			if !t.Not {
				out = append(out, t)
			}
		}
	}
	return out
}
