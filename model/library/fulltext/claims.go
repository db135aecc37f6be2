package fulltext

import (
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
	"galley/model/query"
)

// Asker is who asks, and when: is:mine and is:overdue depend on it.
type Asker struct {
	Editor string
	Today  string // ISO 8601 day
}

// CountStanding counts the claims that are not deleted and stand in an article that is not. The index has an
// entry of them and of no others.
func CountStanding(db *gorm.DB) (n int64, err error) {
	err = db.Table("search_docs AS d").Where("d.id >= ? AND d.id < ?", int64(claimKind.first), int64(claimKind.end)).Count(&n).Error
	return n, err
}

// Standing returns the standing claims that fit a query, as c. Words are looked for first, where they are
// asked for; otherwise the claims are gone through, and what their rows say is looked at before the rest.
func Standing(db *gorm.DB, q query.Query, by Asker) (*gorm.DB, error) {
	words, rest := leading(q.Asked)
	var claims *gorm.DB
	inOrder := engine.Of(db).JoinInOrder()
	if words != nil {
		if err := planEach(db); err != nil {
			return nil, err
		}
		in := indexOf(db)
		m := in.fits(words)
		claims = db.Table("search_words AS w").Joins(inOrder+"search_docs AS d ON d.id = "+in.number()).
			Joins(inOrder+"claims AS c ON c.id = d.subject").Where(m.sql, m.args...).
			Where(in.number()+" >= ? AND "+in.number()+" < ?", claimKind.first, claimKind.end)
	} else {
		claims = db.Table("claims AS c").Joins(inOrder + "search_docs AS d ON d.subject = c.id").Where("c.deleted = ''")
	}
	for _, part := range rest {
		m, err := fits(db, part, by)
		if err != nil {
			return nil, err
		}
		claims = claims.Where("("+m.sql+")", m.args...)
	}
	return claims, nil
}

// leading is what of an expression the index can be asked for first, and the parts that have to hold too.
func leading(e query.Expr) (words asked, rest []query.Expr) {
	switch e := e.(type) {
	case nil:
		return nil, nil
	case query.And:
		var all allAsked
		var without []query.Expr
		for _, part := range e {
			no, excludes := part.(query.Not)
			if words, ok := indexed(part); ok {
				all.with = append(all.with, words)
			} else if words, ok := indexed(no.Expr); ok && excludes {
				all.without, without = append(all.without, words), append(without, part)
			} else {
				rest = append(rest, part)
			}
		}
		if len(all.with) == 0 { // the index cannot be asked for everything but
			return nil, append(rest, without...)
		}
		if len(all.with) == 1 && len(without) == 0 {
			return all.with[0], rest
		}
		return all, rest
	}
	if words, ok := indexed(e); ok {
		return words, nil
	}
	return nil, []query.Expr{e}
}

// fits is an expression as a condition on a standing claim. What the index knows is asked of it in one go.
func fits(db *gorm.DB, e query.Expr, by Asker) (matching, error) {
	if words, ok := indexed(e); ok {
		return found(db, words, claimKind), nil
	}
	switch e := e.(type) {
	case query.Filter:
		return condition(db, e, by, true)
	case query.Not:
		m, err := fits(db, e.Expr, by)
		m.sql = "NOT coalesce(" + m.sql + ", false)"
		return m, err
	case query.And:
		return allFit(db, e, " AND ", by)
	case query.Or:
		return allFit(db, e, " OR ", by)
	}
	return never, nil
}

func allFit(db *gorm.DB, parts []query.Expr, between string, by Asker) (matching, error) {
	var sql []string
	var all matching
	for _, part := range parts {
		m, err := fits(db, part, by)
		if err != nil {
			return never, err
		}
		sql, all.args = append(sql, m.sql), append(all.args, m.args...)
	}
	all.sql = "(" + strings.Join(sql, between) + ")"
	return all, nil
}

// RatingOf is the rating in force of a claim, as SQL; NULL where it has none. claim is its id as SQL.
func RatingOf(claim string) string { return "(SELECT v.rating" + inForce(claim) + ")" }

// ScaleOf is the id of the scale that it is on.
func ScaleOf(claim string) string { return "(SELECT v.scale_id" + inForce(claim) + ")" }

func inForce(claim string) string {
	return " FROM verdicts AS v WHERE v.claim_id = " + claim + " AND v.deleted = '' AND v.set_aside = '' AND v.added_to = ''" +
		" ORDER BY v.id DESC LIMIT 1"
}

// Overdue is the condition on a claim c that its due date is past and it is not checked. It takes the day.
const Overdue = "(c.due <> '' AND c.due < ? AND c.status NOT IN ('checked', 'signed off'))"

// OpenQuestions counts the open questions on a claim c.
const OpenQuestions = "(SELECT count(*) FROM questions AS q WHERE q.claim_id = c.id AND q.deleted = '' AND q.closed = '')"

// onClaim is a filter as a condition on a claim c, where the claim's own row says what it asks for.
func onClaim(f query.Filter, by Asker) (matching, bool) {
	switch f.Field {
	case query.FieldStatus:
		return matching{"c.status IN (?)", []any{query.Labelled(f.Value, model.ClaimStatuses)}}, true
	case query.FieldKind:
		return matching{"c.kind IN (?)", []any{query.Labelled(f.Value, model.ClaimKinds)}}, true
	case query.FieldDue:
		return due(f.Value, by.Today), true
	}
	switch state, _ := f.State(); state {
	case query.Overdue:
		return matching{Overdue, []any{by.Today}}, true
	case query.Mine:
		return matching{"(c.owner <> '' AND c.owner = ?)", []any{by.Editor}}, true
	case query.Questions:
		return matching{"EXISTS (SELECT 1 FROM questions AS q WHERE q.claim_id = c.id AND q.deleted = '' AND q.closed = '')", nil}, true
	case query.Unrated:
		return matching{"coalesce(" + RatingOf("c.id") + ", '') = ''", nil}, true
	}
	return matching{}, false
}

// due fits a claim that is due within the days of a filter.
func due(typed, today string) matching {
	if model.IsNoDue(typed) {
		return matching{sql: "c.due = ''"}
	}
	days, ok := model.DueDays(typed, today)
	if !ok {
		return never
	}
	if days.Before == "" {
		days.Before = "~" // behind every day
	}
	return matching{"(c.due <> '' AND c.due >= ? AND c.due < ?)", []any{days.From, days.Before}}
}
