package library

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"gorm.io/gorm"

	"galley/model"
)

// The shelf is kept by triggers (schema_sqlite/03_shelf.sql), so that it is right whatever
// writes. What is left to do here is what SQLite cannot: fold marks on letters.

// afterAll sorts behind every name: that of an unknown publisher.
const afterAll = "\U0010FFFD"

// sortKey is a name as lists sort it: folded, from its first letter or digit on.
func sortKey(name string) string {
	folded := folded(name)
	first := strings.IndexFunc(folded, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if first < 0 {
		return afterAll
	}
	return folded[first:]
}

// folded is a text without capitals and marks on letters.
func folded(text string) string {
	return cases.Fold().String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text)))
}

// plainKey is the key that the triggers write.
func plainKey(name string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, name)
}

// shelve writes the sort keys of articles just stored, where the triggers' are
// not good enough.
func shelve(tx *gorm.DB, edits []model.Edit) error {
	for _, e := range edits {
		now, ok := e.After.(model.Article)
		if !ok {
			continue
		}
		if was, ok := e.Before.(model.Article); ok && was.Title == now.Title && was.Publisher == now.Publisher {
			continue
		}
		if err := setKeys(tx, now.ID, now.Title, now.Publisher); err != nil {
			return err
		}
	}
	return nil
}

func setKeys(tx *gorm.DB, id, title, publisher string) error {
	titleKey, publisherKey := sortKey(title), sortKey(publisher)
	if titleKey == plainKey(title) && (publisher == "" || publisherKey == plainKey(publisher)) {
		return nil
	}
	if err := tx.Exec("UPDATE shelf SET title = ?, publisher = ? WHERE article_id = ?", titleKey, publisherKey, id).Error; err != nil {
		return fmt.Errorf("shelve %s: %w", id, err)
	}
	return nil
}

// recount is what the shelf should say of each article.
const recount = `
	SELECT a.id AS article_id, CASE WHEN a.deleted <> '' THEN 2 WHEN a.archived <> '' THEN 1 ELSE 0 END AS place,
		a.imported, a.published, lower(a.title) AS title, CASE a.publisher WHEN '' THEN char(1114109) ELSE lower(a.publisher) END AS publisher,
		coalesce(w.worked, '') AS worked, coalesce(n.claims, 0) AS claims, coalesce(n.checked, 0) AS checked, coalesce(n.signed, 0) AS signed
	FROM articles AS a LEFT JOIN (
		SELECT article_id, count(*) AS claims, sum(status IN ('checked', 'signed off')) AS checked, sum(status = 'signed off') AS signed
		FROM (SELECT DISTINCT article_id, claim_id FROM appearances WHERE deleted = '') AS p
		JOIN claims AS c ON c.id = p.claim_id AND c.deleted = ''
		GROUP BY article_id
	) AS n ON n.article_id = a.id LEFT JOIN (
		SELECT article_id, max(at) AS worked FROM (
			SELECT subject AS article_id, at FROM event_subjects JOIN events ON seq = event_seq
			UNION ALL
			SELECT p.article_id, at FROM (SELECT DISTINCT article_id, claim_id FROM appearances) AS p
			JOIN event_subjects ON subject = p.claim_id JOIN events ON seq = event_seq
		) GROUP BY article_id
	) AS w ON w.article_id = a.id`

// share is the trigger's own, of a row of recount.
const share = "CASE r.claims WHEN 0 THEN 1001 WHEN r.checked THEN 1002 ELSE r.checked * 1000 / r.claims END"

// shelveAll puts every article on the shelf anew.
func shelveAll(tx *gorm.DB) error {
	if err := tx.Exec("DELETE FROM shelf").Error; err != nil {
		return fmt.Errorf("empty the shelf: %w", err)
	}
	if err := tx.Exec("INSERT INTO shelf (article_id, place, imported, published, title, publisher, worked, claims, checked, signed, share) SELECT *, " + share + " FROM (" + recount + ") AS r").Error; err != nil {
		return fmt.Errorf("shelve: %w", err)
	}
	for after := ""; ; {
		var page []struct{ ID, Title, Publisher string }
		if err := tx.Table("articles").Select("id", "title", "publisher").Where("id > ?", after).Order("id").Limit(1000).Find(&page).Error; err != nil {
			return fmt.Errorf("shelve: %w", err)
		}
		if len(page) == 0 {
			return nil
		}
		for _, a := range page {
			if err := setKeys(tx, a.ID, a.Title, a.Publisher); err != nil {
				return err
			}
		}
		after = page[len(page)-1].ID
	}
}

// checkShelf counts everything anew and compares.
func checkShelf(db *gorm.DB, say func(string, ...any)) error {
	var wrong []string
	if err := db.Raw(`SELECT article_id FROM (` + recount + `) AS r WHERE NOT EXISTS (
		SELECT 1 FROM shelf AS s WHERE s.article_id = r.article_id AND s.place = r.place AND s.imported = r.imported AND s.published = r.published
		AND s.worked = r.worked AND s.claims = r.claims AND s.checked = r.checked AND s.signed = r.signed AND s.share = ` + share + `)
		UNION ALL SELECT article_id FROM shelf WHERE article_id NOT IN (SELECT id FROM articles)`).Scan(&wrong).Error; err != nil {
		return err
	}
	for _, id := range wrong {
		say("The list of articles is not right about article %s: its place or its progress.", id)
	}
	var off int
	if err := db.Raw(`SELECT count(*) FROM tally AS t LEFT JOIN (
			SELECT place, count(*) AS articles, sum(claims) AS claims, sum(checked) AS checked, sum(signed) AS signed FROM shelf GROUP BY place
		) AS n ON n.place = t.place
		WHERE (t.articles, t.claims, t.checked, t.signed) <> (coalesce(n.articles, 0), coalesce(n.claims, 0), coalesce(n.checked, 0), coalesce(n.signed, 0))`).Scan(&off).Error; err != nil {
		return err
	}
	if off > 0 {
		say("The numbers of articles and claims at the foot of the list are not right.")
	}
	var loose []string
	if err := db.Raw(`SELECT id FROM tags WHERE subject NOT IN (SELECT id FROM articles) AND subject NOT IN (SELECT id FROM claims)`).Scan(&loose).Error; err != nil {
		return err
	}
	for _, id := range loose {
		say("The tag %s stands on nothing that is in the library.", id)
	}
	return nil
}
