package library

import (
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// articlesOf are the ids of the article that a document is, or those that the
// claim stands in that it is.
const articlesOf = "(SELECT d.subject UNION ALL SELECT p.article_id FROM appearances AS p WHERE p.claim_id = d.subject AND p.deleted = '')"

// condition is a filter as SQL about d, a row of search_docs.
func condition(db *gorm.DB, f model.Filter) (string, []any, error) {
	switch f.Field {
	case model.FilterStatus:
		return "EXISTS (SELECT 1 FROM claims AS c WHERE c.id = d.subject AND c.status IN (?))", []any{labelled(f.Value, model.ClaimStatuses)}, nil
	case model.FilterKind:
		return "EXISTS (SELECT 1 FROM claims AS c WHERE c.id = d.subject AND c.kind IN (?))", []any{labelled(f.Value, model.ClaimKinds)}, nil
	case model.FilterRating:
		var given []string
		scales, err := list[model.Scale](db, "scales", "id", "1 = 1")
		for _, s := range scales {
			for _, r := range s.Ratings {
				given = append(given, r.Label)
			}
		}
		return "(SELECT v.rating FROM verdicts AS v WHERE v.claim_id = d.subject AND v.deleted = '' AND v.set_aside = '' ORDER BY v.id DESC LIMIT 1) IN (?)", []any{labelled(f.Value, given)}, err
	case model.FilterTag:
		return "EXISTS (SELECT 1 FROM tags AS t WHERE t.deleted = '' AND substr(t.id, length(t.subject) + 2) = ? AND (t.subject = d.subject OR t.subject IN " + articlesOf + "))", []any{model.FoldTag(f.Value)}, nil
	case model.FilterCollection:
		all, err := list[model.Collection](db, "collections", "id", "1 = 1")
		var ids []string
		if t, ok := nameTerm(f.Value); ok {
			for _, c := range all {
				if len(model.Matches(c.Name, []model.Term{t}, 1)) > 0 {
					ids = append(ids, c.ID)
				}
			}
		}
		return "EXISTS (SELECT 1 FROM memberships AS m WHERE m.deleted = '' AND m.collection_id IN (?) AND m.article_id IN " + articlesOf + ")", []any{ids}, err
	case model.FilterPublisher:
		t, ok := nameTerm(f.Value)
		if !ok {
			return "0", nil, nil
		}
		return "EXISTS (SELECT 1 FROM (SELECT x.subject FROM search_words AS w CROSS JOIN search_docs AS x ON x.id = w.rowid WHERE w.search_words MATCH ?) AS a WHERE a.subject IN " + articlesOf + ")", []any{phrases(t, "publisher")}, nil
	case model.FilterPublished, model.FilterAfter, model.FilterBefore:
		from, before, ok := f.Dates()
		if !ok {
			return "0", nil, nil
		}
		if before == "" {
			before = "~"
		}
		return "EXISTS (SELECT 1 FROM articles AS a WHERE a.published <> '' AND a.published >= ? AND a.published < ? AND a.id IN " + articlesOf + ")", []any{from, before}, nil
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
		for w := range model.Words(s) {
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
