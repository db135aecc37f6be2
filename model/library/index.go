package library

import (
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// The full-text index speaks SQLite's own SQL; this file and search.go are
// where it stands. The index is brought up to date in the transaction that
// changes what it covers.

// indexAll fills the index of a library that had none.
func indexAll(tx *gorm.DB) error {
	var articles, claims []string
	if err := tx.Table("articles").Where("deleted = ''").Order("id").Pluck("id", &articles).Error; err != nil {
		return err
	}
	if err := tx.Table("claims").Where("deleted = ''").Order("id").Pluck("id", &claims).Error; err != nil {
		return err
	}
	return index(tx, articles, claims)
}

// reindex brings the index up to date with edits just stored.
func reindex(tx *gorm.DB, edits []model.Edit) error {
	if done, err := indexNew(tx, edits); done || err != nil {
		return err
	}
	articles, claims := map[string]bool{}, map[string]bool{}
	for _, e := range edits {
		switch r := e.After.(type) {
		case model.Article:
			if was, ok := e.Before.(model.Article); !ok || was.Deleted != r.Deleted || articleTitle(was) != articleTitle(r) {
				articles[r.ID] = true
			}
		case model.Version:
			if e.Before == nil || e.Before.Tombstone() != r.Deleted {
				articles[r.ArticleID] = true
			}
		case model.Claim:
			claims[r.ID] = true
		case model.Appearance:
			if e.Before == nil || e.Before.Tombstone() != r.Deleted {
				claims[r.ClaimID] = true
			}
		case model.Evidence:
			claims[r.ClaimID] = true
		case model.Verdict:
			claims[r.ClaimID] = true
		case model.Dispute:
			if r.ClaimID != "" {
				claims[r.ClaimID] = true
			}
		case model.Source:
			if e.Before == nil {
				continue // on no claim yet
			}
			var with []string
			if err := tx.Table("evidence").Where("source_id = ? AND deleted = ''", r.ID).Pluck("claim_id", &with).Error; err != nil {
				return fmt.Errorf("index source %s: %w", r.ID, err)
			}
			for _, id := range with {
				claims[id] = true
			}
		}
	}
	return index(tx, keys(articles), keys(claims))
}

// indexNew indexes what an event made from nothing out of the event itself,
// which is most of what happens on a day: an article imported, a claim marked.
// It answers false where there is more to it.
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
		return true, addDocument(tx, article.ID, article.ID, "", articleTitle(article), version.Text)
	case claim.ID != "" && place.ClaimID == claim.ID && article.ID == "" && version.ID == "":
		return true, addDocument(tx, claim.ID, place.ArticleID, claim.ID, claim.Wording, strings.Join([]string{claim.Speaker, claim.Owner, place.Exact}, "\n"))
	}
	return false, nil
}

func keys(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	return out
}

func index(tx *gorm.DB, articles, claims []string) error {
	for _, id := range articles {
		if err := indexArticle(tx, id); err != nil {
			return fmt.Errorf("index article %s: %w", id, err)
		}
	}
	for _, id := range claims {
		if err := indexClaim(tx, id); err != nil {
			return fmt.Errorf("index claim %s: %w", id, err)
		}
	}
	return nil
}

func indexArticle(tx *gorm.DB, id string) error {
	a, err := view{tx}.Article(id)
	if model.HasCode(err, model.NotFound) {
		return unindex(tx, id)
	}
	if err != nil {
		return err
	}
	v, err := newest(tx, id)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return unindex(tx, id)
	}
	if err != nil {
		return err
	}
	return indexDocument(tx, id, id, "", articleTitle(a), v.Text)
}

// newest is the newest version of an article.
func newest(tx *gorm.DB, articleID string) (model.Version, error) {
	var v model.Version
	err := tx.Table("versions").Where("article_id = ? AND deleted = ''", articleID).Order("number DESC").Take(&v).Error
	return v, err
}

func indexClaim(tx *gorm.DB, id string) error {
	c, err := view{tx}.Claim(id)
	if model.HasCode(err, model.NotFound) {
		return unindex(tx, id)
	}
	if err != nil {
		return err
	}
	places, err := view{tx}.Appearances(id)
	if err != nil {
		return err
	}
	if len(places) == 0 {
		return unindex(tx, id)
	}
	verdicts, err := view{tx}.Verdicts(id)
	if err != nil {
		return err
	}
	words := []string{c.Speaker, c.Owner}
	force, _ := model.InForce(verdicts)
	for _, v := range verdicts { // earlier and contested reasoning is found too
		if v.ID == force.ID {
			words = append(words, v.Rating)
		}
		words = append(words, v.Reasoning)
	}
	var found []struct{ Quote, Locator, Note, Title, Publisher, Author string }
	if err := tx.Raw(`SELECT e.quote, e.locator, e.note, s.title, s.publisher, s.author FROM evidence AS e
		JOIN sources AS s ON s.id = e.source_id WHERE e.claim_id = ? AND e.deleted = '' ORDER BY e.id`, id).Scan(&found).Error; err != nil {
		return err
	}
	for _, f := range found {
		words = append(words, f.Title, f.Publisher, f.Author, f.Quote, f.Locator, f.Note)
	}
	for _, p := range places {
		words = append(words, p.Exact)
	}
	return indexDocument(tx, id, places[len(places)-1].ArticleID, id, c.Wording, strings.Join(words, "\n"))
}

func articleTitle(a model.Article) string {
	return strings.Join([]string{a.Title, a.Byline, a.Publisher}, "\n")
}

// indexDocument replaces a document in the index.
func indexDocument(tx *gorm.DB, subject, articleID, claimID, title, body string) error {
	if err := unindex(tx, subject); err != nil {
		return err
	}
	return addDocument(tx, subject, articleID, claimID, title, body)
}

func addDocument(tx *gorm.DB, subject, articleID, claimID, title, body string) error {
	if err := tx.Exec("INSERT INTO search_docs (subject, article_id, claim_id) VALUES (?, ?, ?)", subject, articleID, claimID).Error; err != nil {
		return err
	}
	return tx.Exec("INSERT INTO search_words (rowid, title, body) VALUES (last_insert_rowid(), ?, ?)", title, body).Error
}

func unindex(tx *gorm.DB, subject string) error {
	if err := tx.Exec("DELETE FROM search_words WHERE rowid IN (SELECT id FROM search_docs WHERE subject = ?)", subject).Error; err != nil {
		return err
	}
	return tx.Exec("DELETE FROM search_docs WHERE subject = ?", subject).Error
}
