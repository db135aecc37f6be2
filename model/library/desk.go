package library

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
	"galley/model/query"
)

// deskKeys are what each column of the desk's table is sorted by, of a claim c. What has nothing in the
// column comes last, whichever way it is sorted.
var deskKeys = map[model.DeskSort]string{
	model.DeskByDue:     "c.due",
	model.DeskByWording: "lower(c.wording)",
	model.DeskByKind:    "c.kind",
	model.DeskByOwner:   "lower(c.owner)",
	model.DeskByOutcome: "coalesce(" + fulltext.RatingOf("c.id") + ", '')",
	model.DeskByArticle: "(SELECT s.title FROM shelf AS s WHERE s.article_id = " + newestArticle + ")",
	model.DeskByStatus:  "CASE c.status WHEN 'unchecked' THEN 1 WHEN 'in progress' THEN 2 WHEN 'checked' THEN 3 ELSE 4 END",
	// None is nothing to say, not a number.
	model.DeskByQuestions: "nullif(" + fulltext.OpenQuestions + ", 0)",
}

// newestArticle is the id of the newest article that a claim c stands in.
const newestArticle = `(SELECT max(p.article_id) FROM appearances AS p JOIN shelf AS ps ON ps.article_id = p.article_id AND ps.place < 2
	WHERE p.claim_id = c.id AND p.deleted = '')`

// verdictsConflict reports of a claim c whether two verdicts on it conflict.
const verdictsConflict = `EXISTS (SELECT 1 FROM disputes AS x WHERE x.claim_id = c.id AND x.choice = '' AND x.deleted = ''
	AND x.about = 'verdict' AND x.field = 'verdict')`

// Everything is the limit of a part that is the whole.
const Everything = math.MaxInt32

// Desk returns a part of the desk's table: claims of all articles that are not deleted, at most limit of them.
func (l *Library) Desk(ctx context.Context, q model.DeskQuery, offset, limit int) (model.DeskPart, error) {
	var part model.DeskPart
	err := l.read.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var err error
		part, err = desk(tx, q, offset, limit)
		return err
	})
	if ctx.Err() != nil {
		return model.DeskPart{}, ctx.Err()
	}
	return part, explain(err, l.path)
}

// DeskIDs are the ids of a part of the table, for a selection that reaches beyond the rows that were read.
func (l *Library) DeskIDs(ctx context.Context, q model.DeskQuery, offset, limit int) ([]string, error) {
	list, _, err := deskList(l.read.WithContext(ctx), q)
	if err != nil {
		return nil, explain(err, l.path)
	}
	var ids []string
	err = list.Order(deskOrder(q)).Limit(limit).Offset(offset).Pluck("c.id", &ids).Error
	return ids, explain(err, l.path)
}

// deskList is the claims of a table, and what was asked.
func deskList(db *gorm.DB, q model.DeskQuery) (list *gorm.DB, asked query.Query, err error) {
	if _, ok := (model.DeskQuery{}).Ordered(string(q.Sort)); !ok {
		return nil, asked, model.Faultf(model.Invalid, "The table of claims cannot be sorted by “%s”.", q.Sort)
	}
	asked = query.Parse(q.Query, false)
	list, err = fulltext.Standing(db, asked, asker(q))
	return list, asked, err
}

func asker(q model.DeskQuery) fulltext.Asker {
	if q.Today == "" {
		q.Today = model.Today()
	}
	return fulltext.Asker{Editor: q.Editor, Today: q.Today}
}

// deskOrder is the ORDER BY of a table. The newest claim comes first among equals, so that two parts never overlap.
func deskOrder(q model.DeskQuery) string {
	sort := q.Sort
	if sort == "" {
		sort = model.DeskByDue
	}
	if sort == model.DeskByAdded {
		if q.Descending {
			return "c.id DESC"
		}
		return "c.id"
	}
	key := deskKeys[sort]
	down := ""
	if q.Descending {
		down = " DESC"
	}
	return fmt.Sprintf("coalesce(CAST(%s AS TEXT), '') = '', %s%s, c.id DESC", key, key, down)
}

func desk(db *gorm.DB, q model.DeskQuery, offset, limit int) (model.DeskPart, error) {
	var part model.DeskPart
	list, asked, err := deskList(db, q)
	if err != nil {
		return part, err
	}
	var total int64
	if asked.Empty() {
		total, err = fulltext.CountStanding(db)
	} else {
		err = list.Session(&gorm.Session{}).Count(&total).Error
	}
	if err != nil {
		return part, fmt.Errorf("count claims: %w", err)
	}
	part.Total = int(total)
	if limit = min(limit, part.Total-offset); limit <= 0 {
		return part, nil
	}
	var ids []string
	if err := list.Session(&gorm.Session{}).Order(deskOrder(q)).Limit(limit).Offset(offset).Pluck("c.id", &ids).Error; err != nil {
		return part, fmt.Errorf("list claims: %w", err)
	}
	part.Rows, err = deskRows(db, ids, asker(q).Today)
	return part, err
}

// deskRows reads the rows of claims, in the order of their ids.
func deskRows(db *gorm.DB, ids []string, today string) ([]model.DeskRow, error) {
	rows := make([]model.DeskRow, 0, len(ids))
	scales, err := list[model.Scale](db, "scales", "id", "1 = 1")
	if err != nil {
		return nil, err
	}
	for some := range slices.Chunk(ids, 500) {
		var read []struct {
			model.DeskRow
			ScaleID string
		}
		of := db.Table("claims AS c").Where("c.id IN ?", some).
			Select(`c.id AS claim_id, c.wording, c.kind, c.owner, c.due, c.status, c.closed, ` + newestArticle + ` AS article_id, ` +
				verdictsConflict + ` AS contested, ` + articlesOf + ` AS articles, ` + fulltext.OpenQuestions + ` AS questions, coalesce(` +
				fulltext.RatingOf("c.id") + `, '') AS outcome, coalesce(` + fulltext.ScaleOf("c.id") + `, '') AS scale_id`)
		err := db.Table("(?) AS r", of).Joins("JOIN articles AS a ON a.id = r.article_id").Select("r.*, a.title AS article").Scan(&read).Error
		if err != nil {
			return nil, fmt.Errorf("read claims: %w", err)
		}
		at := make(map[string]model.DeskRow, len(read))
		for _, r := range read {
			r.Overdue = model.IsOverdue(r.Due, r.Status, today)
			for _, s := range scales {
				if s.ID == r.ScaleID {
					r.Scale, r.Outcome = s.Name, s.Present(r.Outcome)
				}
			}
			if r.Contested {
				r.Outcome, r.Scale = "", ""
			}
			at[r.ClaimID] = r.DeskRow
		}
		for _, id := range some {
			rows = append(rows, at[id])
		}
	}
	return rows, nil
}

// articlesOf counts the articles that a claim c stands in.
const articlesOf = `(SELECT count(DISTINCT p.article_id) FROM appearances AS p JOIN shelf AS ps ON ps.article_id = p.article_id AND ps.place < 2
	WHERE p.claim_id = c.id AND p.deleted = '')`

// SavedLists returns the saved lists of the desk's table, by name.
func (l *Library) SavedLists(ctx context.Context) ([]model.SavedList, error) {
	all, err := list[model.SavedList](l.read.WithContext(ctx), "saved_lists", "id", "1 = 1")
	slices.SortFunc(all, func(a, b model.SavedList) int { return strings.Compare(sortKey(a.Name)+a.ID, sortKey(b.Name)+b.ID) })
	return all, explain(err, l.path)
}

// SavedList returns a saved list by its id, the beginning of it, or its name.
func (l *Library) SavedList(ctx context.Context, name string) (model.SavedList, error) {
	s, err := view{l.read.WithContext(ctx)}.SavedListNamed(name)
	if model.HasCode(err, model.NotFound) {
		return find(ctx, l, "saved_lists", name, view.SavedList)
	}
	return s, explain(err, l.path)
}
