package library

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// Waiting returns who was asked and has not answered, the one who has been waited for longest
// first: a row for each person and article.
func (l *Library) Waiting(ctx context.Context) ([]model.WaitingRow, error) {
	rows, err := waitingFor(l.read.WithContext(ctx), nil)
	return veiled(ctx, l, rows, err, func(v model.Veil, all *[]model.WaitingRow) {
		for i := range *all {
			r := &(*all)[i]
			r.Source, r.Person = v.Source(r.Source), v.Person(r.Person)
		}
	})
}

// askedAbout is an attempt with one claim it was about, or none.
type askedAbout struct {
	model.Attempt
	ClaimID, Wording string
}

// waitingFor is Waiting for some people, nil for all.
func waitingFor(db *gorm.DB, people []string) ([]model.WaitingRow, error) {
	q := db.Table("attempts AS t").Joins("JOIN people AS p ON p.id = t.person_id AND p.deleted = ''").Where("t.deleted = ''")
	if people != nil {
		q = q.Where("t.person_id IN ?", people)
	}
	// What was asked about claims that are deleted or closed waits for nothing any more.
	var all []askedAbout
	err := q.Joins("LEFT JOIN askings AS k ON k.attempt_id = t.id AND k.deleted = ''").
		Joins("LEFT JOIN claims AS c ON c.id = k.claim_id").
		Joins("LEFT JOIN articles AS a ON a.id = t.article_id").
		Where("(k.id IS NULL OR (c.deleted = '' AND c.closed = '')) AND coalesce(a.deleted, '') = ''").
		Select("t.*, coalesce(k.claim_id, '') AS claim_id, coalesce(c.wording, '') AS wording").
		Order("t.made, t.id, k.claim_id").Scan(&all).Error
	if err != nil {
		return nil, fmt.Errorf("read attempts: %w", err)
	}
	rows := waitingOf(all)
	return rows, dress(db, rows)
}

// waitingOf finds in attempts, in the order they were made, for what an answer is still waited for.
func waitingOf(all []askedAbout) []model.WaitingRow {
	type about struct{ person, article, claim string }
	open := map[about][]askedAbout{}
	for _, a := range all {
		key := about{a.PersonID, a.ArticleID, a.ClaimID}
		switch {
		case a.Outcome.Waits():
			open[key] = append(open[key], a)
		case a.ClaimID == "": // an answer about nothing in particular is one about all
			for k := range open {
				if k.person == key.person && (k.article == key.article || key.article == "") {
					delete(open, k)
				}
			}
		default:
			for k := range open { // in whatever article the claim was asked about
				if k.person == key.person && (k.claim == key.claim || k.claim == "" && k.article == key.article) {
					delete(open, k)
				}
			}
		}
	}
	rows := map[about]*model.WaitingRow{}
	counted := map[string]bool{}
	var left []askedAbout
	for _, attempts := range open {
		left = append(left, attempts...)
	}
	slices.SortFunc(left, func(a, b askedAbout) int {
		return cmp.Or(strings.Compare(a.Made, b.Made), strings.Compare(a.ID, b.ID), strings.Compare(a.ClaimID, b.ClaimID))
	})
	var order []about
	for _, a := range left {
		key := about{person: a.PersonID, article: a.ArticleID}
		r := rows[key]
		if r == nil {
			r = &model.WaitingRow{ArticleID: a.ArticleID, Since: a.Made}
			r.Source.ID = a.PersonID
			rows[key] = r
			order = append(order, key)
		}
		r.Last, r.What, r.CallBack = a.Attempt, cmp.Or(a.What, r.What), a.Outcome == model.CallBack
		if !counted[a.ID] {
			counted[a.ID] = true
			r.Times++
		}
		if a.ClaimID != "" && !slices.Contains(r.Claims, a.ClaimID) {
			r.Claims, r.Words = append(r.Claims, a.ClaimID), append(r.Words, a.Wording)
		}
	}
	out := make([]model.WaitingRow, len(order))
	for i, key := range order {
		out[i] = *rows[key]
	}
	return out
}

// dress puts who was asked, and the titles of articles, into rows.
func dress(db *gorm.DB, rows []model.WaitingRow) error {
	var people, articles []string
	for _, r := range rows {
		people, articles = append(people, r.Source.ID), append(articles, r.ArticleID)
	}
	sources, err := list[model.Source](db, "sources", "id", "id IN ?", people)
	if err != nil {
		return err
	}
	persons, err := list[model.Person](db, "people", "id", "id IN ?", people)
	if err != nil {
		return err
	}
	titles, err := list[model.Article](db, "articles", "id", "id IN ?", articles)
	if err != nil {
		return err
	}
	for i := range rows {
		r := &rows[i]
		for _, s := range sources {
			if s.ID == r.Source.ID {
				r.Source = s
			}
		}
		for _, p := range persons {
			if p.ID == r.Source.ID {
				r.Person = p
			}
		}
		for _, a := range titles {
			if a.ID == r.ArticleID {
				r.Title = a.Title
			}
		}
	}
	return nil
}
