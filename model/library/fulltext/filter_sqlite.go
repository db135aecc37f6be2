package fulltext

import (
	"gorm.io/gorm"

	"galley/model"
	"galley/model/query"
)

// matching is a condition in SQL, with its values, on d, a row of search_docs.
type matching struct {
	sql  string
	args []any
}

// never fits nothing.
var never = matching{sql: "0"}

// ofArticles fits an article for which a condition on its id holds, and a claim
// that stands in one. What the condition selects must not depend on d, so that
// SQLite reads it once. The plus sign keeps SQLite from going through every
// article that fits to find the claim in one.
func ofArticles(holds string, args ...any) matching {
	return matching{"(d.id < " + articlesEnd + " AND d.subject " + holds + " OR d.id >= " + articlesEnd +
		" AND EXISTS (SELECT 1 FROM appearances AS p WHERE p.claim_id = d.subject AND p.deleted = '' AND +p.article_id " + holds + "))",
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
		return tagged(f.Value), nil
	case query.FieldCollection:
		return collected(db, f.Value)
	case query.FieldIs:
		if state, _ := f.State(); state == query.Archived {
			return ofArticles("IN (SELECT article_id FROM shelf WHERE place = 1)"), nil
		}
	case query.FieldPublisher:
		if t, ok := query.NameTerm(f.Value); ok {
			return ofArticles("IN (SELECT x.subject FROM search_words AS w CROSS JOIN search_docs AS x ON x.id = w.rowid"+
				" WHERE w.search_words MATCH ?)", phrases(t, "publisher")), nil
		}
	case query.FieldNote:
		if t, ok := query.NameTerm(f.Value); ok {
			noted := "IN (SELECT substr(x.subject, 1, length(x.subject) - " + notedLength +
				") FROM search_words AS w CROSS JOIN search_docs AS x ON x.id = w.rowid WHERE w.search_words MATCH ? AND w.rowid >= " +
				notesBegin + ")"
			if ofRow {
				return ofArticles(noted, phrases(t, "")), nil
			}
			return matching{"d.id < " + articlesEnd + " AND d.subject " + noted, []any{phrases(t, "")}}, nil
		}
	case query.FieldPublished, query.FieldAfter, query.FieldBefore:
		return published(f), nil
	default:
		// A name that the index has a column for comes here where another part of
		// the query is not for the index.
		if t, ok := query.NameTerm(f.Value); ok && nameColumns[f.Field] != "" {
			return matching{"d.id IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)",
				[]any{phrases(t, nameColumns[f.Field])}}, nil
		}
	}
	return never, nil
}

// rated fits a claim whose verdict in force has a rating of a label.
func rated(db *gorm.DB, label string) (matching, error) {
	scales, err := living[model.Scale](db, "scales", "id", "1 = 1")
	wanted := model.SameRatings(scales, query.Labelled(label, model.LabelsEver(scales)))
	return matching{RatingOf("d.subject") + " IN (?)", []any{wanted}}, err
}

// tagged fits an article or a claim with a tag, and a claim in an article with it.
func tagged(word string) matching {
	const holds = "IN (SELECT t.subject FROM tags AS t WHERE t.deleted = '' AND substr(t.id, length(t.subject) + 2) = ?)"
	tag := model.FoldTag(word)
	m := ofArticles(holds, tag)
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
	return ofArticles("IN (SELECT m.article_id FROM memberships AS m WHERE m.deleted = '' AND m.collection_id IN (?))", ids), nil
}

// published fits what was published within the days of a filter.
func published(f query.Filter) matching {
	from, before, ok := datesOf(f)
	if !ok {
		return never
	}
	if before == "" {
		before = "~" // behind every date
	}
	return ofArticles("IN (SELECT a.id FROM articles AS a WHERE a.deleted = '' AND a.published <> ''"+
		" AND a.published >= ? AND a.published < ?)", from, before)
}
