package library

import (
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/query"
)

// ofArticles says of d, a row of search_docs, that it is an article which fits,
// or a claim that stands in one. fits is about an article's id; what it selects
// must not depend on d, so that SQLite reads it once. The plus signs keep it from
// going through every article that fits to find the claim in one.
func ofArticles(fits string, args ...any) (string, []any, error) {
	return "(d.id < " + articlesEnd + " AND d.subject " + fits + " OR d.id >= " + articlesEnd + " AND EXISTS (SELECT 1 FROM appearances AS p WHERE p.claim_id = d.subject AND p.deleted = '' AND +p.article_id " + fits + "))",
		append(args[:len(args):len(args)], args...), nil
}

// articlesEnd is firstClaim as SQL.
const articlesEnd = "1099511627776"

// condition is a filter as SQL about d, a row of search_docs.
func condition(db *gorm.DB, f query.Filter) (string, []any, error) {
	switch f.Field {
	case query.FieldStatus:
		return "EXISTS (SELECT 1 FROM claims AS c WHERE c.id = d.subject AND c.status IN (?))", []any{labelled(f.Value, model.ClaimStatuses)}, nil
	case query.FieldKind:
		return "EXISTS (SELECT 1 FROM claims AS c WHERE c.id = d.subject AND c.kind IN (?))", []any{labelled(f.Value, model.ClaimKinds)}, nil
	case query.FieldRating:
		var given []string
		scales, err := list[model.Scale](db, "scales", "id", "1 = 1")
		for _, s := range scales {
			for _, r := range s.Ratings {
				given = append(given, r.Label)
			}
		}
		return "(SELECT v.rating FROM verdicts AS v WHERE v.claim_id = d.subject AND v.deleted = '' AND v.set_aside = '' AND v.added_to = '' ORDER BY +v.id DESC LIMIT 1) IN (?)", []any{labelled(f.Value, given)}, err
	case query.FieldTag:
		const tagged = "IN (SELECT t.subject FROM tags AS t WHERE t.deleted = '' AND substr(t.id, length(t.subject) + 2) = ?)"
		tag := model.FoldTag(f.Value)
		sql, args, err := ofArticles(tagged, tag)
		return "(d.subject " + tagged + " OR " + sql + ")", append([]any{tag}, args...), err
	case query.FieldCollection:
		all, err := list[model.Collection](db, "collections", "id", "1 = 1")
		if err != nil {
			return "", nil, err
		}
		var ids []string
		if t, ok := nameTerm(f.Value); ok {
			for _, c := range all {
				if len(query.Matches(c.Name, []query.Term{t}, 1)) > 0 {
					ids = append(ids, c.ID)
				}
			}
		}
		return ofArticles("IN (SELECT m.article_id FROM memberships AS m WHERE m.deleted = '' AND m.collection_id IN (?))", ids)
	case query.FieldIs:
		if len(labelled(f.Value, []string{"archived"})) == 0 {
			return "0", nil, nil
		}
		return ofArticles("IN (SELECT article_id FROM shelf WHERE place = 1)")
	case query.FieldPublisher:
		t, ok := nameTerm(f.Value)
		if !ok {
			return "0", nil, nil
		}
		return ofArticles("IN (SELECT x.subject FROM search_words AS w CROSS JOIN search_docs AS x ON x.id = w.rowid WHERE w.search_words MATCH ?)", phrases(t, "publisher"))
	case query.FieldPublished, query.FieldAfter, query.FieldBefore:
		from, before, ok := datesOf(f)
		if !ok {
			return "0", nil, nil
		}
		if before == "" {
			before = "~"
		}
		return ofArticles("IN (SELECT a.id FROM articles AS a WHERE a.deleted = '' AND a.published <> '' AND a.published >= ? AND a.published < ?)", from, before)
	}
	// What the index answers for a name comes here where something else does not.
	if column, ok := nameColumns[f.Field]; ok {
		if t, ok := nameTerm(f.Value); ok {
			return "d.id IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)", []any{phrases(t, column)}, nil
		}
	}
	return "0", nil, nil
}

// labelled are the labels that a person may mean: the one that is written so,
// blanks and capitals aside, or else those that begin so.
func labelled[L ~string](typed string, labels []L) []string {
	plain := func(s string) string {
		var b strings.Builder
		for w := range query.Words(s) {
			b.WriteString(w.Text)
		}
		return b.String()
	}
	want := plain(typed)
	var same, begin []string
	for _, l := range labels {
		switch is := plain(string(l)); {
		case want == "":
		case is == want:
			same = append(same, string(l))
		case strings.HasPrefix(is, want):
			begin = append(begin, string(l))
		}
	}
	if len(same) > 0 {
		return same
	}
	return begin
}
