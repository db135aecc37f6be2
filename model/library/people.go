package library

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
)

// personFacts selects the facts that are for some people, nil for all: claims that somebody named them
// for, and claims about which they were asked. settled says that nothing is to be put to them any more.
func personFacts(db *gorm.DB, people []string) *gorm.DB {
	named, asked := "", ""
	var args []any
	if people != nil { // SQLite looks for people in the whole list only where it is told in each part
		named, asked, args = " AND person_id IN ?", " AND t.person_id IN ?", []any{people, people}
	}
	return db.Raw(`SELECT f.person_id, f.claim_id, max(f.named) AS named,
	(c.closed <> '' OR c.status = 'signed off'
		OR EXISTS (SELECT 1 FROM evidence AS e WHERE e.claim_id = f.claim_id AND e.source_id = f.person_id AND `+counts+`)
		OR EXISTS (SELECT 1 FROM askings AS k JOIN attempts AS t ON t.id = k.attempt_id AND t.deleted = ''
			WHERE k.claim_id = f.claim_id AND k.deleted = '' AND t.person_id = f.person_id AND t.outcome IN ('answered', 'declined'))) AS settled
	FROM (SELECT person_id, claim_id, 1 AS named FROM confirmers WHERE deleted = ''`+named+`
		UNION ALL SELECT t.person_id, k.claim_id, 0 FROM attempts AS t JOIN askings AS k ON k.attempt_id = t.id AND k.deleted = ''
		WHERE t.deleted = ''`+asked+`) AS f
	JOIN claims AS c ON c.id = f.claim_id AND c.deleted = ''
	WHERE EXISTS (SELECT 1 FROM appearances AS p JOIN articles AS a ON a.id = p.article_id AND a.deleted = ''
		WHERE p.claim_id = f.claim_id AND p.deleted = '')
	GROUP BY f.person_id, f.claim_id, c.closed, c.status`, args...)
}

// peopleLike are the people, as p with their sources as s, in whom all words of a text stand.
func peopleLike(db *gorm.DB, text string) *gorm.DB {
	q := db.Table("people AS p").Joins("JOIN sources AS s ON s.id = p.id AND s.deleted = ''").Where("p.deleted = ''")
	for _, word := range strings.Fields(text) {
		like := "%" + escaped(word) + "%"
		sql := engine.Of(db)
		q = q.Where("("+sql.Like("s.title")+" OR "+sql.Like("p.role")+" OR "+sql.Like("s.alias")+" OR "+sql.Like("p.contacts")+")",
			like, like, like, like)
	}
	return q
}

// People returns a part of the list of people, at most limit of them.
func (l *Library) People(ctx context.Context, q model.PeopleQuery, offset, limit int) (model.PeoplePart, error) {
	var part model.PeoplePart
	db := l.read.WithContext(ctx)
	var total int64
	if err := peopleLike(db, q.Text).Count(&total).Error; err != nil {
		return part, explain(fmt.Errorf("count people: %w", err), l.path)
	}
	part.Total = int(total)
	page := peopleLike(db, q.Text).Select("p.id").Limit(limit).Offset(offset)
	switch q.Sort {
	case model.PeopleByOpen:
		open := db.Table("(?) AS f", personFacts(db, nil)).Where("NOT f.settled").Select("f.person_id, count(*) AS n").Group("f.person_id")
		page = page.Joins("LEFT JOIN (?) AS o ON o.person_id = p.id", open).Order("coalesce(o.n, 0) DESC, lower(s.title), p.id")
	case model.PeopleNewest:
		page = page.Order("p.id DESC")
	default:
		page = page.Order("lower(s.title), p.id")
	}
	var ids []string
	if err := page.Pluck("p.id", &ids).Error; err != nil {
		return part, explain(fmt.Errorf("list people: %w", err), l.path)
	}
	rows, err := peopleRows(db, ids)
	part.Rows = rows
	return veiled(ctx, l, part, err, func(v model.Veil, p *model.PeoplePart) { veilPeople(v, &p.Rows) })
}

// PeopleNamed returns the people of a name, capitals and blanks aside, the oldest first.
func (l *Library) PeopleNamed(ctx context.Context, name string) ([]model.PersonRow, error) {
	db := l.read.WithContext(ctx)
	same, err := peopleNamed(db, name, "")
	if err != nil {
		return nil, explain(err, l.path)
	}
	rows, err := peopleRows(db, same)
	return veiled(ctx, l, rows, err, veilPeople)
}

// peopleNamed are the ids of people of a name, all but one.
func peopleNamed(db *gorm.DB, name, except string) ([]string, error) {
	var all []struct{ ID, Title string }
	// SQLite folds ASCII only, so that all names are compared here.
	err := peopleLike(db, "").Where("p.id <> ?", except).Select("p.id, s.title").Order("p.id").Scan(&all).Error
	if err != nil {
		return nil, fmt.Errorf("look for people called %s: %w", name, err)
	}
	var ids []string
	for _, p := range all {
		if plain(p.Title) == plain(name) && plain(name) != "" {
			ids = append(ids, p.ID)
		}
	}
	return ids, nil
}

// peopleRows are people as a list shows them, in the order of their ids given.
func peopleRows(db *gorm.DB, ids []string) ([]model.PersonRow, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	sources, err := list[model.Source](db, "sources", "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	people, err := list[model.Person](db, "people", "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	facts := []struct {
		PersonID     string
		ToAsk, Heard int
	}{}
	if err := db.Table("(?) AS f", personFacts(db, ids)).
		Select("f.person_id, sum(CASE WHEN f.settled THEN 0 ELSE 1 END) AS to_ask, sum(CASE WHEN f.settled THEN 1 ELSE 0 END) AS heard").Group("f.person_id").Scan(&facts).Error; err != nil {
		return nil, fmt.Errorf("count the facts of people: %w", err)
	}
	asked := []struct {
		PersonID string
		N        int
	}{}
	if err := db.Table("attempts").Where("deleted = '' AND person_id IN ?", ids).Select("person_id, count(*) AS n").Group("person_id").
		Scan(&asked).Error; err != nil {
		return nil, fmt.Errorf("count the attempts to ask people: %w", err)
	}
	waiting, err := waitingFor(db, ids)
	if err != nil {
		return nil, err
	}
	names, err := namesakes(db)
	if err != nil {
		return nil, err
	}
	rows := make(map[string]*model.PersonRow, len(ids))
	for _, s := range sources {
		rows[s.ID] = &model.PersonRow{Source: s, Same: max(names[plain(s.Title)]-1, 0)}
	}
	for _, p := range people {
		if r := rows[p.ID]; r != nil {
			r.Person = p
		}
	}
	for _, f := range facts {
		if r := rows[f.PersonID]; r != nil {
			r.ToAsk, r.Heard = f.ToAsk, f.Heard
		}
	}
	for _, a := range asked {
		if r := rows[a.PersonID]; r != nil {
			r.Asked = a.N
		}
	}
	for _, w := range waiting {
		if r := rows[w.Source.ID]; r != nil && (r.Waiting == "" || w.Since < r.Waiting) {
			r.Waiting = w.Since
		}
	}
	out := make([]model.PersonRow, 0, len(ids))
	for _, id := range ids {
		if r := rows[id]; r != nil && r.Person.ID != "" {
			out = append(out, *r)
		}
	}
	return out, nil
}

// namesakes counts the people of each name.
func namesakes(db *gorm.DB) (map[string]int, error) {
	var titles []string
	if err := peopleLike(db, "").Pluck("s.title", &titles).Error; err != nil {
		return nil, fmt.Errorf("read the names of people: %w", err)
	}
	n := map[string]int{}
	for _, t := range titles {
		if name := plain(t); name != "" {
			n[name]++
		}
	}
	return n, nil
}
