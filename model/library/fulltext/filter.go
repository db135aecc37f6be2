package fulltext

import (
	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
	"galley/model/query"
)

// matching is a condition in SQL, with its values, on d, a row of search_docs.
type matching struct {
	sql  string
	args []any
}

// never fits nothing.
var never = matching{sql: "1 = 0"}

// ofArticles fits an article for which a condition on its id holds, and a claim
// that stands in one. What the condition selects must not depend on d, so that it is
// read once. No index is to be taken for the article of a claim's place: SQLite would go
// through every article that fits to find the claim in one.
func ofArticles(db *gorm.DB, holds string, args ...any) matching {
	return matching{"(d.id < " + articlesEnd + " AND d.subject " + holds + " OR d.id >= " + articlesEnd +
		" AND EXISTS (SELECT 1 FROM appearances AS p WHERE p.claim_id = d.subject AND p.deleted = '' AND " +
		engine.Of(db).Unindexed("p.article_id") + " " + holds + "))",
		append(args[:len(args):len(args)], args...)}
}

// condition is a filter in SQL. ofRow is set where d's claim is at hand as c.
func condition(db *gorm.DB, f query.Filter, by Asker, ofRow bool) (matching, error) {
	if m, ok := onClaim(f, by); ok {
		if !ofRow {
			m.sql = "EXISTS (SELECT 1 FROM claims AS c WHERE c.id = d.subject AND " + m.sql + ")"
		}
		return m, nil
	}
	switch f.Field {
	case query.FieldRating:
		return rated(db, f.Value)
	case query.FieldTag:
		return tagged(db, f.Value), nil
	case query.FieldCollection:
		return collected(db, f.Value)
	case query.FieldIs:
		if state, _ := f.State(); state == query.Archived {
			return ofArticles(db, "IN (SELECT article_id FROM shelf WHERE place = 1)"), nil
		}
	case query.FieldPublisher:
		if t, ok := query.NameTerm(f.Value); ok {
			m := subjects(db, "x.subject", phrases(t, "publisher"), 0)
			return ofArticles(db, "IN ("+m.sql+")", m.args...), nil
		}
	case query.FieldNote:
		if t, ok := query.NameTerm(f.Value); ok {
			m := subjects(db, "substr(x.subject, 1, length(x.subject) - "+notedLength+")", phrases(t, ""), firstNoted)
			noted := "IN (" + m.sql + ")"
			if ofRow {
				return ofArticles(db, noted, m.args...), nil
			}
			return matching{"d.id < " + articlesEnd + " AND d.subject " + noted, m.args}, nil
		}
	case query.FieldPublished, query.FieldAfter, query.FieldBefore:
		return published(db, f), nil
	default:
		// A name that the index has a column for comes here where another part of
		// the query is not for the index.
		if t, ok := query.NameTerm(f.Value); ok && nameFields[f.Field] != "" {
			return found(db, phrases(t, nameFields[f.Field]), kind{}), nil
		}
	}
	return never, nil
}

// subjects selects what of the rows x of search_docs is wanted, of those from a number on
// that have what is asked for.
func subjects(db *gorm.DB, wanted string, a asked, from int64) matching {
	in := indexOf(db)
	m := in.fits(a)
	m.sql = "SELECT " + wanted + " FROM search_words AS w " + engine.Of(db).JoinInOrder() + "search_docs AS x ON x.id = " + in.number() +
		" WHERE " + m.sql
	if from > 0 {
		m.sql, m.args = m.sql+" AND "+in.number()+" >= ?", append(m.args, from)
	}
	return m
}

// found is the condition that d is among the rows that have what is asked for, of a kind or,
// where it is empty, of any.
func found(db *gorm.DB, a asked, of kind) matching {
	in := indexOf(db)
	m := in.fits(a)
	m.sql = "SELECT " + in.number() + " FROM search_words AS w WHERE " + m.sql
	if of.end > 0 {
		m.sql += " AND " + in.number() + " >= ? AND " + in.number() + " < ?"
		m.args = append(m.args, of.first, of.end)
	}
	return matching{"d.id IN (" + m.sql + ")", m.args}
}

// rated fits a claim whose verdict in force has a rating of a label.
func rated(db *gorm.DB, label string) (matching, error) {
	scales, err := living[model.Scale](db, "scales", "id", "1 = 1")
	wanted := model.SameRatings(scales, query.Labelled(label, model.LabelsEver(scales)))
	return matching{RatingOf("d.subject") + " IN (?)", []any{wanted}}, err
}

// tagged fits an article or a claim with a tag, and a claim in an article with it.
func tagged(db *gorm.DB, word string) matching {
	const holds = "IN (SELECT t.subject FROM tags AS t WHERE t.deleted = '' AND substr(t.id, length(t.subject) + 2) = ?)"
	tag := model.FoldTag(word)
	m := ofArticles(db, holds, tag)
	return matching{"(d.subject " + holds + " OR " + m.sql + ")", append([]any{tag}, m.args...)}
}

// collected fits what is in a collection whose name has some words.
func collected(db *gorm.DB, name string) (matching, error) {
	all, err := living[model.Collection](db, "collections", "id", "1 = 1")
	if err != nil {
		return never, err
	}
	var ids []string
	if t, ok := query.NameTerm(name); ok {
		for _, c := range all {
			if len(query.Matches(c.Name, []query.Term{t}, 1)) > 0 {
				ids = append(ids, c.ID)
			}
		}
	}
	return ofArticles(db, "IN (SELECT m.article_id FROM memberships AS m WHERE m.deleted = '' AND m.collection_id IN (?))", ids), nil
}

// published fits what was published within the days of a filter.
func published(db *gorm.DB, f query.Filter) matching {
	from, before, ok := datesOf(f)
	if !ok {
		return never
	}
	if before == "" {
		before = "~" // behind every date
	}
	return ofArticles(db, "IN (SELECT a.id FROM articles AS a WHERE a.deleted = '' AND a.published <> ''"+
		" AND a.published >= ? AND a.published < ?)", from, before)
}
