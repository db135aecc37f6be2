package fulltext

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
	"galley/model/query"
)

// hits says of entries where in their articles the words of a query stand. Where notes
// are asked for, there is a hit at each of an article that fits, at most limit in all.
func hits(db *gorm.DB, all []scored, q query.Query, limit int, shown func(string) string) ([]model.Hit, error) {
	of, terms := make(map[int64]model.Hit, len(all)), q.Terms()
	noted := q.Noted()
	for some := range slices.Chunk(all, 500) { // SQLite takes so many values, and more
		var articles, claims []int64
		for _, f := range some {
			if f.ID < firstClaim {
				articles = append(articles, f.ID)
			} else {
				claims = append(claims, f.ID)
			}
		}
		if err := articleHits(db, articles, terms, of); err != nil {
			return nil, fmt.Errorf("read what was found: %w", err)
		}
		if err := claimHits(db, claims, terms, of, shown); err != nil {
			return nil, fmt.Errorf("read what was found: %w", err)
		}
	}
	out := make([]model.Hit, 0, len(all))
	for _, f := range all {
		h, ok := of[f.ID]
		if !ok {
			continue
		}
		if len(noted) > 0 && h.ClaimID == "" {
			at, err := notedHits(db, h, noted, limit)
			if err != nil {
				return nil, err
			}
			if len(at) > 0 {
				out = append(out, at...)
				continue
			}
		}
		out = append(out, h)
	}
	return out, nil
}

// newestOf is the id of the newest version of an article a, out of an index:
// the row of a version has its whole text before what says that it lives.
const newestOf = "(SELECT n.id FROM versions AS n WHERE n.article_id = a.id AND n.deleted = '' ORDER BY n.number DESC LIMIT 1)"

func articleHits(db *gorm.DB, ids []int64, terms []query.Term, into map[int64]model.Hit) error {
	if len(ids) == 0 {
		return nil
	}
	var rows []struct {
		ID                            int64
		Article, Title, Version, Text string
	}
	err := db.Table("search_docs AS d").Select("d.id, a.id AS article, a.title, v.id AS version, v.text").
		Joins("JOIN articles AS a ON a.id = d.subject").Joins("JOIN versions AS v ON v.id = "+newestOf).
		Where("d.id IN ?", ids).Scan(&rows).Error
	for _, r := range rows {
		hit := model.Hit{ArticleID: r.Article, VersionID: r.Version, Title: r.Title}
		hit.Span = bestPlace(r.Text, terms)
		hit.Snippet, hit.Matches = snippet(r.Text, hit.Span, terms)
		into[r.ID] = hit
	}
	return err
}

func claimHits(db *gorm.DB, ids []int64, terms []query.Term, into map[int64]model.Hit, shown func(string) string) error {
	if len(ids) == 0 {
		return nil
	}
	// Of the places of a claim: in the newest of its articles, where it was found, the first.
	var rows []struct {
		ID                                      int64
		Claim, Wording, Article, Title, Version string
		Here                                    bool
		Start, End                              int
	}
	err := db.Table("search_docs AS d").
		Select(`d.id, c.id AS claim, c.wording, a.id AS article, a.title, `+newestOf+` AS version,
			p.version_id = `+newestOf+` AND p.state <> 'orphaned' AS here, p.start, p."end"`).
		Joins("JOIN claims AS c ON c.id = d.subject").Joins("JOIN appearances AS p ON p.claim_id = c.id AND p.deleted = ''").
		Joins("JOIN articles AS a ON a.id = p.article_id AND a.deleted = ''").
		Where("d.id IN ?", ids).Order("d.id, here, a.id, p.start DESC").Scan(&rows).Error
	if err != nil {
		return err
	}
	elsewhere := map[string]int64{} // claims whose words were found in what is written on them
	for _, r := range rows {
		hit := model.Hit{ArticleID: r.Article, VersionID: r.Version, ClaimID: r.Claim, Title: r.Title}
		if r.Here {
			hit.Span = passage.Span{Start: r.Start, End: r.End}
		}
		hit.Snippet, hit.Matches = snippet(r.Wording, bestPlace(r.Wording, terms), terms)
		into[r.ID] = hit
		if len(terms) > 0 && len(query.Matches(r.Wording, terms, 1)) == 0 {
			elsewhere[r.Claim] = r.ID
		}
	}
	if len(elsewhere) == 0 {
		return nil
	}
	entries, err := claimEntries(db, slices.Sorted(maps.Keys(elsewhere)), false)
	if err != nil {
		return err
	}
	for _, e := range entries {
		text := strings.ReplaceAll(e.Body, lineEnd, "\n") + "\n" + e.Speaker + "\n" + e.Owner
		place, hit := bestPlace(text, terms), into[elsewhere[e.Subject]]
		if place.Empty() {
			continue
		}
		if veiled := shown(text); veiled != text {
			// What was found may be what is not shown: then the line it stands in is, from its beginning.
			line := shown(text[strings.LastIndexByte(text[:place.Start], '\n')+1:])
			text = veiled
			if place = bestPlace(veiled, terms); place.Empty() {
				line, _, _ = strings.Cut(line, "\n")
				hit.Snippet, hit.Matches = snippet(line, passage.Span{}, terms)
				into[elsewhere[e.Subject]] = hit
				continue
			}
		}
		hit.Snippet, hit.Matches = snippet(text, place, terms)
		into[elsewhere[e.Subject]] = hit
	}
	return nil
}
