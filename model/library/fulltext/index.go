// Package fulltext is the search in a library: an index of what can be found,
// and the hits for a query.
//
// Index and Fill bring the index up to date in the transaction that changes what
// it covers. Find splits a query into groups, each of which one SELECT covers
// (expression.go, statement.go), adds its filters (filter.go), ranks what fits
// (search_sqlite.go, search_postgres.go), and says of each hit where its words stand
// (hits.go, snippet.go). Each engine has an index of its own kind (words.go says what is
// asked of it): SQLite's FTS5, or a tsvector. What only one of them understands stands
// in files named for it.
package fulltext

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

// The index has an entry for everything that can be found and for nothing else:
// an article that is not deleted, with its newest text, and a claim that is not
// deleted and stands in such an article. Behind them it has the checks that others
// published, which Find does not look at and Alike does, and the notes of articles,
// which Find looks at only where it is asked for notes.

// Fill fills an index that is empty.
func Fill(tx *gorm.DB) error {
	for _, kind := range []struct {
		table string
		index func(*gorm.DB, []string) error
	}{{"articles", IndexArticles}, {"claims", IndexClaims}} {
		var ids []string
		if err := tx.Table(kind.table).Where("deleted = ''").Order("id").Pluck("id", &ids).Error; err != nil {
			return err
		}
		if err := kind.index(tx, ids); err != nil {
			return err
		}
	}
	return optimize(tx)
}

// Index brings the index up to date with edits just stored.
func Index(tx *gorm.DB, edits []model.Edit) error {
	if done, err := indexNew(tx, edits); done || err != nil {
		return err
	}
	s := stale{articles: map[string]bool{}, claims: map[string]bool{}}
	for _, e := range edits {
		if err := s.add(tx, e); err != nil {
			return err
		}
	}
	if err := IndexArticles(tx, slices.Sorted(maps.Keys(s.articles))); err != nil {
		return err
	}
	return IndexClaims(tx, slices.Sorted(maps.Keys(s.claims)))
}

// stale are the ids of the entries to be made anew.
type stale struct{ articles, claims map[string]bool }

// add adds the entries that an edit touches.
func (s stale) add(tx *gorm.DB, e model.Edit) error {
	switch r := e.After.(type) {
	case model.Article:
		was, old := e.Before.(model.Article)
		if !old || was.Deleted != r.Deleted || articleTitle(was) != articleTitle(r) || was.Publisher != r.Publisher {
			s.articles[r.ID] = true
		}
		if old && was.Deleted != r.Deleted {
			return s.addClaims(tx, "appearances", "article_id", r.ID)
		}
	case model.Version:
		if e.Before == nil || e.Before.Tombstone() != r.Deleted {
			s.articles[r.ArticleID] = true
		}
	case model.Claim:
		s.claims[r.ID] = true
	case model.Appearance:
		// What a claim's passage says is found too.
		if was, old := e.Before.(model.Appearance); !old || was.Deleted != r.Deleted || was.Exact != r.Exact {
			s.claims[r.ClaimID] = true
		}
	case model.Evidence:
		s.claims[r.ClaimID] = true
	case model.Verdict:
		s.claims[r.ClaimID] = true
	case model.Dispute:
		if r.ClaimID != "" {
			s.claims[r.ClaimID] = true
		}
	case model.Scale:
		if was, old := e.Before.(model.Scale); old && len(was.Renamed) != len(r.Renamed) { // ratings are found as they are called now
			return s.addClaims(tx, "verdicts", "scale_id", r.ID)
		}
	case model.Source:
		if e.Before != nil { // else it is on no claim yet
			return s.addClaims(tx, "evidence", "source_id", r.ID)
		}
	}
	return nil
}

// addClaims adds the claims that rows of a table connect with an article or a source.
func (s stale) addClaims(tx *gorm.DB, table, column, id string) error {
	var ids []string
	if err := tx.Table(table).Where(column+" = ? AND deleted = ''", id).Distinct().Pluck("claim_id", &ids).Error; err != nil {
		return fmt.Errorf("index the claims of %s: %w", id, err)
	}
	for _, id := range ids {
		s.claims[id] = true
	}
	return nil
}

// indexNew indexes what an event created, out of the event itself. That is most
// of what happens in a day: an article imported, a claim marked. It reports false
// where the event did more than that.
func indexNew(tx *gorm.DB, edits []model.Edit) (done bool, err error) {
	var article model.Article
	var version model.Version
	var claim model.Claim
	var place model.Appearance
	for _, e := range edits {
		if e.Before != nil {
			return false, nil
		}
		switch r := e.After.(type) {
		case model.File:
		case model.Article:
			article = r
		case model.Version:
			version = r
		case model.Claim:
			claim = r
		case model.Appearance:
			place = r
		default:
			return false, nil
		}
	}
	switch {
	case article.ID != "" && version.ArticleID == article.ID && claim.ID == "" && place.ID == "":
		for _, e := range articleEntries(article, version) {
			if err := add(tx, e); err != nil {
				return true, err
			}
		}
		return true, nil
	case claim.ID != "" && place.ClaimID == claim.ID && article.ID == "" && version.ID == "":
		return true, add(tx, claimEntry(claim, []string{place.Exact}))
	}
	return false, nil
}

// IndexArticles makes the entries of articles anew, or removes them.
func IndexArticles(tx *gorm.DB, ids []string) error {
	for _, id := range ids {
		gone := []string{id, notedSubject(id)}
		entries, err := readArticle(tx, id)
		for _, e := range entries {
			gone = slices.DeleteFunc(gone, func(subject string) bool { return subject == e.Subject })
			err = cmp.Or(err, put(tx, e))
		}
		if err == nil && len(gone) > 0 {
			err = remove(tx, gone...)
		}
		if err != nil {
			return fmt.Errorf("index article %s: %w", id, err)
		}
	}
	return nil
}

// claimsAtOnce are indexed together: all that is written on them is read at once.
const claimsAtOnce = 500

// IndexClaims makes the entries of claims anew, or removes them.
func IndexClaims(tx *gorm.DB, ids []string) error {
	for some := range slices.Chunk(ids, claimsAtOnce) {
		entries, err := ClaimEntries(tx, some)
		if err != nil {
			return fmt.Errorf("index claims: %w", err)
		}
		known := make(map[string]bool, len(entries))
		for _, e := range entries {
			known[e.Subject] = true
			if err := put(tx, e); err != nil {
				return fmt.Errorf("index claim %s: %w", e.Subject, err)
			}
		}
		for _, id := range some {
			if !known[id] {
				if err := remove(tx, id); err != nil {
					return fmt.Errorf("index claim %s: %w", id, err)
				}
			}
		}
	}
	return nil
}
