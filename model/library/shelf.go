package library

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// key is a column the list is sorted by.
type key struct {
	column string
	down   bool
}

// orders say how each sort reads the shelf. schema_sqlite/03_shelf.sql has an index for each;
// the id comes last, so that two pages never overlap.
var orders = map[model.Sort][]key{
	model.SortImported:  {{"s.imported", true}},
	model.SortPublished: {{"s.published", true}},
	model.SortTitle:     {{"s.title", false}},
	model.SortPublisher: {{"s.publisher", false}, {"s.imported", true}},
	model.SortOpen:      {{"s.share", false}, {"s.imported", true}},
	model.SortWorked:    {{"s.worked", true}},
}

// stretch is a ShelfQuery as SQL.
type stretch struct {
	from, where string
	args        []any
	keys        []key
}

func stretchOf(q model.ShelfQuery) stretch {
	s := stretch{from: "shelf AS s", keys: orders[q.Sort]}
	if s.keys == nil {
		s.keys = orders[model.SortImported]
	}
	var where []string
	and := func(condition string, args ...any) {
		where = append(where, condition)
		s.args = append(s.args, args...)
	}
	if q.Place == model.Recent {
		s.from, s.keys = "opened AS o CROSS JOIN shelf AS s ON s.article_id = o.article_id", []key{{"o.at", true}}
		and("o.at >= coalesce((SELECT at FROM opened ORDER BY at DESC LIMIT 1 OFFSET ?), '')", model.RecentShown-1)
	}
	switch q.Place {
	case model.Desk:
		and("s.place = 0")
	case model.Archive:
		and("s.place = 1")
	case model.InTrash:
		and("s.place = 2")
	default:
		and("s.place < 2")
	}
	if q.Collection != "" {
		and("s.article_id IN (SELECT article_id FROM memberships WHERE collection_id = ? AND deleted = '')", q.Collection)
	}
	if q.Tag != "" {
		and("s.article_id IN (SELECT subject FROM tags WHERE substr(id, length(subject) + 2) = ? AND deleted = '')", q.Tag)
	}
	for _, word := range strings.Fields(q.Text) {
		and("(instr(s.title, ?) OR instr(s.publisher, ?))", folded(word), folded(word)) // the keys are folded
	}
	s.where = strings.Join(where, " AND ")
	return s
}

// order is the ORDER BY, backwards if asked.
func (s stretch) order(backwards bool) string {
	var parts []string
	for _, k := range append(slices.Clone(s.keys), key{"s.article_id", true}) {
		if k.down != backwards {
			parts = append(parts, k.column+" DESC")
		} else {
			parts = append(parts, k.column)
		}
	}
	return strings.Join(parts, ", ")
}

// Shelf answers a stretch of the list of articles, at most limit of them. Pages
// anywhere in a list of 100,000 take a few milliseconds: each order is an index.
func (l *Library) Shelf(ctx context.Context, q model.ShelfQuery, offset, limit int) (model.ShelfPage, error) {
	var page model.ShelfPage
	db := l.read.WithContext(ctx)
	s := stretchOf(q)
	var err error
	if page.Total, err = total(db, q, s); err != nil {
		return page, explain(err, l.path)
	}
	if limit = min(limit, page.Total-offset); limit <= 0 {
		return page, nil
	}
	// The second half of a list is read from its end, so that less is skipped.
	backwards := offset > page.Total/2
	if backwards {
		offset = page.Total - offset - limit
	}
	ids := "SELECT s.article_id FROM " + s.from + " WHERE " + s.where + " ORDER BY " + s.order(backwards) + " LIMIT ? OFFSET ?"
	from := "(" + ids + ") AS p JOIN shelf AS s ON s.article_id = p.article_id JOIN articles AS a ON a.id = p.article_id"
	if q.Place == model.Recent {
		from += " JOIN opened AS o ON o.article_id = p.article_id"
	}
	err = db.Raw("SELECT a.*, s.claims, s.checked, s.signed FROM "+from+" ORDER BY "+s.order(false), append(s.args, limit, offset)...).Scan(&page.Rows).Error
	return page, explain(err, l.path)
}

// total is how many articles a query answers: known where it is a whole place.
func total(db *gorm.DB, q model.ShelfQuery, s stretch) (int, error) {
	var n int
	if q.Collection == "" && q.Tag == "" && strings.TrimSpace(q.Text) == "" && q.Place != model.Recent {
		condition := strings.ReplaceAll(s.where, "s.", "")
		if err := db.Raw("SELECT coalesce(sum(articles), 0) FROM tally WHERE " + condition).Scan(&n).Error; err != nil {
			return 0, fmt.Errorf("count articles: %w", err)
		}
		return n, nil
	}
	if err := db.Raw("SELECT count(*) FROM "+s.from+" WHERE "+s.where, s.args...).Scan(&n).Error; err != nil {
		return 0, fmt.Errorf("count articles: %w", err)
	}
	return n, nil
}

// ShelfIndex is how many articles stand before one in a list; ok is false where
// it is not in it.
func (l *Library) ShelfIndex(ctx context.Context, q model.ShelfQuery, articleID string) (index int, ok bool, err error) {
	db := l.read.WithContext(ctx)
	s := stretchOf(q)
	var here int
	if err := db.Raw("SELECT count(*) FROM "+s.from+" WHERE "+s.where+" AND s.article_id = ?", append(slices.Clone(s.args), articleID)...).Scan(&here).Error; err != nil || here == 0 {
		return 0, false, explain(err, l.path)
	}
	// Before it stands what has a first key before its own, or the same and a second one before its own …
	var before []string
	same := ""
	for _, k := range append(slices.Clone(s.keys), key{"s.article_id", true}) {
		own := "(SELECT " + k.column + " FROM shelf AS s LEFT JOIN opened AS o ON o.article_id = s.article_id WHERE s.article_id = @id)"
		sign := " < "
		if k.down {
			sign = " > "
		}
		before = append(before, same+k.column+sign+own)
		same += k.column + " = " + own + " AND "
	}
	// One range of the index a key: an OR of them would read the whole of it.
	for _, condition := range before {
		var n int
		where := s.where + " AND " + strings.ReplaceAll(condition, "@id", "?")
		args := slices.Clone(s.args)
		for range strings.Count(condition, "@id") {
			args = append(args, articleID)
		}
		if err := db.Raw("SELECT count(*) FROM "+s.from+" WHERE "+where, args...).Scan(&n).Error; err != nil {
			return 0, false, explain(err, l.path)
		}
		index += n
	}
	return index, true, nil
}

// Articles answers every article that is not in the trash with its progress,
// newest import first: a whole library at once, for a shell.
func (l *Library) Articles(ctx context.Context) ([]model.Summary, error) {
	return l.All(ctx, model.ShelfQuery{})
}

// All answers a whole list of articles.
func (l *Library) All(ctx context.Context, q model.ShelfQuery) ([]model.Summary, error) {
	s := stretchOf(q)
	var rows []model.Summary
	err := l.read.WithContext(ctx).Raw("SELECT a.*, s.claims, s.checked, s.signed FROM "+s.from+" JOIN articles AS a ON a.id = s.article_id WHERE "+s.where+
		" ORDER BY "+s.order(false), s.args...).Scan(&rows).Error
	return rows, explain(err, l.path)
}

// Tally counts the library. It reads three rows, however large it is.
func (l *Library) Tally(ctx context.Context) (model.Tally, error) {
	var t model.Tally
	db := l.read.WithContext(ctx)
	var rows []struct {
		Place int
		model.Count
	}
	if err := db.Raw("SELECT * FROM tally").Scan(&rows).Error; err != nil {
		return t, explain(err, l.path)
	}
	for _, r := range rows {
		switch r.Place {
		case 0:
			t.Desk = r.Count
		case 1:
			t.Archive = r.Count
		case 2:
			t.Trash = r.Count
		}
	}
	err := db.Raw("SELECT count(*) FROM (" + trashedClaims + ")").Scan(&t.TrashedClaims).Error
	return t, explain(err, l.path)
}

// trashedClaims are the claims deleted by themselves, with the article each
// stood in last.
const trashedClaims = `SELECT c.*, a.id AS article_id, a.title FROM claims AS c
	JOIN appearances AS p ON p.id = (SELECT max(id) FROM appearances WHERE claim_id = c.id AND deleted = c.deleted)
	JOIN articles AS a ON a.id = p.article_id AND a.deleted = '' WHERE c.deleted <> ''`

// TrashedClaims answers the claims that were deleted, the last one first.
func (l *Library) TrashedClaims(ctx context.Context, offset, limit int) ([]model.TrashedClaim, error) {
	var rows []model.TrashedClaim
	err := l.read.WithContext(ctx).Raw(trashedClaims+" ORDER BY c.deleted DESC, c.id DESC LIMIT ? OFFSET ?", limit, offset).Scan(&rows).Error
	return rows, explain(err, l.path)
}

// Summaries answers the rows of articles: of those named, and of those in which
// the claims named stand. Ids of anything else are passed over.
func (l *Library) Summaries(ctx context.Context, ids []string) ([]model.Summary, error) {
	var rows []model.Summary
	err := l.read.WithContext(ctx).Raw(`SELECT a.*, s.claims, s.checked, s.signed FROM shelf AS s JOIN articles AS a ON a.id = s.article_id
		WHERE s.article_id IN (SELECT id FROM articles WHERE id IN ? UNION SELECT article_id FROM appearances WHERE claim_id IN ?)`, ids, ids).Scan(&rows).Error
	return rows, explain(err, l.path)
}

// ShelfIDs are the ids of a stretch of a list, for a selection that reaches
// beyond the rows that were read.
func (l *Library) ShelfIDs(ctx context.Context, q model.ShelfQuery, offset, limit int) ([]string, error) {
	s := stretchOf(q)
	var ids []string
	err := l.read.WithContext(ctx).Raw("SELECT s.article_id FROM "+s.from+" WHERE "+s.where+" ORDER BY "+s.order(false)+" LIMIT ? OFFSET ?",
		append(s.args, limit, offset)...).Scan(&ids).Error
	return ids, explain(err, l.path)
}

// Opened notes that an article was opened just now. It is no change of the
// library, so history does not tell of it.
func (l *Library) Opened(ctx context.Context, articleID string) error {
	if l.Damaged() != nil {
		return nil // it is read all the same
	}
	err := l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		return true, tx.Exec("INSERT INTO opened (article_id, at) VALUES (?, ?) ON CONFLICT (article_id) DO UPDATE SET at = excluded.at", articleID, model.Now()).Error
	})
	return explain(err, l.path)
}
