package library

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"galley/model"
	"galley/model/library/engine"
)

// key is a column the list is sorted by.
type key struct {
	column string
	down   bool
}

// orders say how each sort reads the shelf. migrations_sqlite/03_shelf.sql has an index for each;
// the id comes last, so that two pages never overlap.
var orders = map[model.Sort][]key{
	model.SortImported:  {{"s.imported", true}},
	model.SortPublished: {{"s.published", true}},
	model.SortTitle:     {{"s.title", false}},
	model.SortPublisher: {{"s.publisher", false}, {"s.imported", true}},
	model.SortOpen:      {{"s.share", false}, {"s.imported", true}},
	model.SortWorked:    {{"s.worked", true}},
	model.SortWords:     {{"s.open", true}, {"s.imported", true}},
}

// Where the shelf has an article.
const (
	placeCurrent = iota
	placeArchived
	placeTrash
)

// placed is a condition on a column that holds a place of the shelf.
func placed(q model.ShelfQuery, column string) (condition string, place int) {
	switch q.Place {
	case model.Current:
		return column + " = ?", placeCurrent
	case model.Archive:
		return column + " = ?", placeArchived
	case model.InTrash:
		return column + " = ?", placeTrash
	}
	return column + " < ?", placeTrash
}

// listed is the list that a query asks for: its rows of the shelf, as s, and in
// the recent place those of opened, as o.
func listed(db *gorm.DB, q model.ShelfQuery) *gorm.DB {
	list := db.Table("shelf AS s")
	if q.Place == model.Recent {
		earliest := db.Table("opened").Select("at").Order("at DESC").Limit(1).Offset(model.RecentShown - 1)
		list = db.Table("opened AS o").Joins(engine.Of(db).JoinInOrder()+"shelf AS s ON s.article_id = o.article_id").
			Where("o.at >= coalesce((?), '')", earliest)
	}
	list = list.Where(placed(q, "s.place"))
	if q.Place == model.InTrash {
		list = list.Where("NOT EXISTS (?)", undoneArticle(db))
	}
	if q.Collection != "" {
		list = list.Where("s.article_id IN (?)", db.Table("memberships").Select("article_id").
			Where("collection_id = ? AND deleted = ''", q.Collection))
	}
	if q.Tag != "" {
		list = list.Where("s.article_id IN (?)", db.Table("tags").Select("subject").
			Where("substr(id, length(subject) + 2) = ? AND deleted = ''", q.Tag))
	}
	for _, word := range strings.Fields(q.Text) {
		word = folded(word) // as the keys are
		list = list.Where("("+engine.Of(db).Contains("s.title")+" OR "+engine.Of(db).Contains("s.publisher")+")", word, word)
	}
	return list
}

// pageOf is a query for the ids of a part of a list, in its order.
func pageOf(db *gorm.DB, q model.ShelfQuery, backwards bool, limit, offset int) *gorm.DB {
	order := orderOf(q, backwards)
	whole := q.Collection == "" && q.Tag == "" && q.Text == ""
	if q.Place != model.Everywhere || !whole || limit < 0 { // what is narrowed down is few, and sorted soon
		return listed(db, q).Select("s.article_id").Order(order).Limit(limit).Offset(offset)
	}
	// An index begins with the place. So that it gives the order, what is current and what is
	// archived are read each in theirs, as far as the page goes, and put together.
	var columns []string
	for _, k := range keysOf(q) {
		columns = append(columns, k.column)
	}
	first := func(place model.Place) *gorm.DB {
		q.Place = place
		return listed(db, q).Select(columns).Order(order).Limit(offset + limit)
	}
	return db.Table("(SELECT * FROM (?) AS c UNION ALL SELECT * FROM (?) AS a) AS s", first(model.Current), first(model.Archive)).
		Select("s.article_id").Order(order).Limit(limit).Offset(offset)
}

// keysOf are the columns that a list is sorted by. The id comes last.
func keysOf(q model.ShelfQuery) []key {
	keys, known := orders[q.Sort]
	if !known {
		keys = orders[model.SortImported]
	}
	if q.Place == model.Recent {
		keys = []key{{"o.at", true}}
	}
	return append(slices.Clone(keys), key{"s.article_id", true})
}

// orderOf is the ORDER BY of a list, backwards if asked.
func orderOf(q model.ShelfQuery, backwards bool) string {
	var parts []string
	for _, k := range keysOf(q) {
		if k.down != backwards {
			parts = append(parts, k.column+" DESC")
		} else {
			parts = append(parts, k.column)
		}
	}
	return strings.Join(parts, ", ")
}

// summary is the columns of a model.Summary, of articles as a, the shelf as s and the coverage as w (see withWords).
const summary = "a.*, s.claims, s.checked, s.signed, coalesce(w.open, 0) AS words_open, coalesce(w.aside, 0) AS words_aside, " +
	"coalesce(w.done, 0) AS words_done"

// withWords joins the words of each article of the shelf s.
func withWords(rows *gorm.DB) *gorm.DB {
	return rows.Joins("LEFT JOIN coverage AS w ON w.article_id = s.article_id")
}

// Shelf returns a page of the list of articles, at most limit of them. Pages
// anywhere in a list of 100,000 take a few milliseconds: each order is an index.
func (l *Library) Shelf(ctx context.Context, q model.ShelfQuery, offset, limit int) (model.ShelfPart, error) {
	var page model.ShelfPart
	db := l.read.WithContext(ctx)
	var err error
	if page.Total, err = total(db, q); err != nil {
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
	ids := pageOf(db, q, backwards, limit, offset)
	rows := db.Table("(?) AS p", ids).Joins("JOIN shelf AS s ON s.article_id = p.article_id").
		Joins("JOIN articles AS a ON a.id = p.article_id")
	if q.Place == model.Recent {
		rows = rows.Joins("JOIN opened AS o ON o.article_id = p.article_id")
	}
	err = withWords(rows).Select(summary).Order(orderOf(q, false)).Scan(&page.Rows).Error
	return page, explain(err, l.path)
}

// total is how many articles a list has. Of a whole place that is on record.
func total(db *gorm.DB, q model.ShelfQuery) (int, error) {
	var n int64
	var err error
	if q.Collection == "" && q.Tag == "" && strings.TrimSpace(q.Text) == "" && q.Place != model.Recent && q.Place != model.InTrash {
		err = db.Table("tally").Select("coalesce(sum(articles), 0)").Where(placed(q, "place")).Scan(&n).Error
	} else {
		err = listed(db, q).Count(&n).Error
	}
	if err != nil {
		return 0, fmt.Errorf("count articles: %w", err)
	}
	return int(n), nil
}

// ShelfIndex is how many articles stand before one in a list; ok is false where
// it is not in it.
func (l *Library) ShelfIndex(ctx context.Context, q model.ShelfQuery, articleID string) (index int, ok bool, err error) {
	db := l.read.WithContext(ctx)
	var here int64
	if err := listed(db, q).Where("s.article_id = ?", articleID).Count(&here).Error; err != nil || here == 0 {
		return 0, false, explain(err, l.path)
	}
	own := func(k key) *gorm.DB {
		return db.Table("shelf AS s").Select(k.column).Joins("LEFT JOIN opened AS o ON o.article_id = s.article_id").
			Where("s.article_id = ?", articleID)
	}
	// Before it stands what has a first key before its own, or the same and a second
	// one before its own … That is one range of the index a key: with an OR of them
	// SQLite would read the whole index.
	keys := keysOf(q)
	for i, k := range keys {
		before := listed(db, q)
		for _, same := range keys[:i] {
			before = before.Where(same.column+" = (?)", own(same))
		}
		sign := " < "
		if k.down {
			sign = " > "
		}
		var n int64
		if err := before.Where(k.column+sign+"(?)", own(k)).Count(&n).Error; err != nil {
			return 0, false, explain(err, l.path)
		}
		index += int(n)
	}
	return index, true, nil
}

// Articles returns every article that is not in the trash with its progress,
// newest import first: a whole library at once, for a shell.
func (l *Library) Articles(ctx context.Context) ([]model.Summary, error) {
	return l.All(ctx, model.ShelfQuery{})
}

// All returns a whole list of articles.
func (l *Library) All(ctx context.Context, q model.ShelfQuery) ([]model.Summary, error) {
	var rows []model.Summary
	err := withWords(listed(l.read.WithContext(ctx), q)).Joins("JOIN articles AS a ON a.id = s.article_id").Select(summary).
		Order(orderOf(q, false)).Scan(&rows).Error
	return rows, explain(err, l.path)
}

// Tally counts the library. What is not in the trash it reads off three rows, however
// large the library is.
func (l *Library) Tally(ctx context.Context) (model.Tally, error) {
	var t model.Tally
	db := l.read.WithContext(ctx)
	var rows []struct {
		Place int
		model.Count
	}
	if err := db.Table("tally").Scan(&rows).Error; err != nil {
		return t, explain(err, l.path)
	}
	for _, r := range rows {
		switch r.Place {
		case placeCurrent:
			t.Current = r.Count
		case placeArchived:
			t.Archive = r.Count
		case placeTrash:
			t.Trash = r.Count
		}
	}
	var claims, undone int64
	if t.Trash.Articles > 0 {
		err := db.Table("shelf AS s").Where("s.place = ? AND EXISTS (?)", placeTrash, undoneArticle(db)).Count(&undone).Error
		if err != nil {
			return t, explain(err, l.path)
		}
		t.Trash.Articles -= int(undone)
	}
	err := trashedClaims(db).Count(&claims).Error
	t.TrashedClaims = int(claims)
	return t, explain(err, l.path)
}

// undoing are the events that took back the making of a record, and so deleted it.
// Nobody threw that away: it does not lie in the trash. They are known by their time,
// which the tombstone bears.
func undoing(db *gorm.DB, deleted, id string) *gorm.DB {
	return db.Table("events AS u").Select("1").Where("u.at = " + deleted + " AND u.kind = 'undid'").
		Where("EXISTS (SELECT 1 FROM event_subjects AS j WHERE j.subject = " + id + " AND j.event_seq = u.seq)")
}

// undoneArticle finds the article of s where its import was taken back.
func undoneArticle(db *gorm.DB) *gorm.DB {
	return db.Table("articles AS d").Select("1").Where("d.id = s.article_id AND EXISTS (?)", undoing(db, "d.deleted", "d.id"))
}

// trashedClaims are the claims deleted by themselves, as c, with the article that
// each stood in last, as a.
func trashedClaims(db *gorm.DB) *gorm.DB {
	return db.Table("claims AS c").
		Joins("JOIN appearances AS p ON p.id = (?)",
			db.Table("appearances").Select("max(id)").Where("claim_id = c.id AND deleted = c.deleted")).
		Joins("JOIN articles AS a ON a.id = p.article_id AND a.deleted = ''").
		Where("c.deleted <> '' AND NOT EXISTS (?)", undoing(db, "c.deleted", "c.id"))
}

// TrashedClaims returns the claims that were deleted, the last one first.
func (l *Library) TrashedClaims(ctx context.Context, offset, limit int) ([]model.TrashedClaim, error) {
	var rows []model.TrashedClaim
	err := trashedClaims(l.read.WithContext(ctx)).Select("c.*, a.id AS article_id, a.title").Order("c.deleted DESC, c.id DESC").
		Limit(limit).Offset(offset).Scan(&rows).Error
	return rows, explain(err, l.path)
}

// Summaries returns the rows of articles: of those named, and of those in which
// the claims named stand. Ids of anything else are passed over.
func (l *Library) Summaries(ctx context.Context, ids []string) ([]model.Summary, error) {
	var rows []model.Summary
	err := withWords(l.read.WithContext(ctx).Table("shelf AS s")).Joins("JOIN articles AS a ON a.id = s.article_id").Select(summary).
		Where(`s.article_id IN (SELECT id FROM articles WHERE id IN ?
			UNION SELECT article_id FROM appearances WHERE claim_id IN ?)`, ids, ids).
		Scan(&rows).Error
	return rows, explain(err, l.path)
}

// ShelfIDs are the ids of a part of a list, for a selection that reaches beyond
// the rows that were read.
func (l *Library) ShelfIDs(ctx context.Context, q model.ShelfQuery, offset, limit int) ([]string, error) {
	var ids []string
	err := pageOf(l.read.WithContext(ctx), q, false, limit, offset).Scan(&ids).Error
	return ids, explain(err, l.path)
}

// opening is a row of opened: when an article was opened last.
type opening struct {
	ArticleID string
	At        model.Stamp
}

// Opened notes that an article was opened just now. It is no change of the
// library, so that history does not tell of it.
func (l *Library) Opened(ctx context.Context, articleID string) error {
	if l.Damaged() != nil || l.OnlyReads() {
		return nil // it is read all the same
	}
	latest := clause.OnConflict{Columns: []clause.Column{{Name: "article_id"}}, DoUpdates: clause.AssignmentColumns([]string{"at"})}
	err := l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		return true, tx.Table("opened").Clauses(latest).Create(&opening{articleID, model.Now()}).Error
	})
	return explain(err, l.path)
}
