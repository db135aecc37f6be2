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

// The shelf is kept by triggers (migrations_sqlite/03_shelf.sql), so that it is right whatever
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

// writeSortKeys writes the sort keys of articles just stored, where the triggers' are
// not good enough.
func writeSortKeys(tx *gorm.DB, edits []model.Edit) error {
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
	keys := map[string]any{"title": titleKey, "publisher": publisherKey}
	if err := tx.Table("shelf").Where("article_id = ?", id).Updates(keys).Error; err != nil {
		return fmt.Errorf("shelve %s: %w", id, err)
	}
	return nil
}

// recount is what the shelf should say of each article, counted anew.
func recount(db *gorm.DB) *gorm.DB {
	standing := db.Table("appearances").Distinct("article_id", "claim_id").Where("deleted = ''")
	claims := db.Table("(?) AS p", standing).Joins("JOIN claims AS c ON c.id = p.claim_id AND c.deleted = ''").
		Select(`article_id, count(*) AS claims, sum(CASE WHEN status IN ('checked', 'signed off') THEN 1 ELSE 0 END) AS checked,
			sum(CASE status WHEN 'signed off' THEN 1 ELSE 0 END) AS signed`).Group("article_id")
	onArticles := db.Table("event_subjects").Joins("JOIN events ON seq = event_seq").Select("subject AS article_id, at")
	onClaims := db.Table("(?) AS p", db.Table("appearances").Distinct("article_id", "claim_id")).
		Joins("JOIN event_subjects ON subject = p.claim_id").Joins("JOIN events ON seq = event_seq").Select("p.article_id, at")
	worked := db.Table("(? UNION ALL ?) AS e", onArticles, onClaims).Select("article_id, max(at) AS worked").Group("article_id")
	return db.Table("articles AS a").Joins("LEFT JOIN (?) AS n ON n.article_id = a.id", claims).
		Joins("LEFT JOIN (?) AS w ON w.article_id = a.id", worked).
		Select(`a.id AS article_id, CASE WHEN a.deleted <> '' THEN 2 WHEN a.archived <> '' THEN 1 ELSE 0 END AS place,
			a.imported, a.published, lower(a.title) AS title, CASE a.publisher WHEN '' THEN ? ELSE lower(a.publisher) END AS publisher,
			coalesce(w.worked, '') AS worked, coalesce(n.claims, 0) AS claims, coalesce(n.checked, 0) AS checked,
			coalesce(n.signed, 0) AS signed`, afterAll)
}

// share is how far an article of recount has come, as the triggers write it.
const share = "CASE r.claims WHEN 0 THEN 1001 WHEN r.checked THEN 1002 ELSE r.checked * 1000 / r.claims END"

// shelfColumns are those that recount and share give.
var shelfColumns = []string{"article_id", "place", "imported", "published", "title", "publisher", "worked", "claims", "checked", "signed",
	"share"}

// shelveAll puts every article on the shelf anew.
func shelveAll(tx *gorm.DB) error {
	if err := tx.Table("shelf").Where("1 = 1").Delete(nil).Error; err != nil {
		return fmt.Errorf("empty the shelf: %w", err)
	}
	if err := insertFrom(tx, "shelf", shelfColumns, tx.Table("(?) AS r", recount(tx)).Select("r.*, "+share)); err != nil {
		return fmt.Errorf("shelve: %w", err)
	}
	for after := ""; ; {
		var page []struct{ ID, Title, Publisher string }
		err := tx.Table("articles").Select("id", "title", "publisher").Where("id > ?", after).Order("id").Limit(1000).Find(&page).Error
		if err != nil {
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

// onNothing is a condition on a tag or a tick: its article or claim is not there.
const onNothing = "subject NOT IN (SELECT id FROM articles) AND subject NOT IN (SELECT id FROM claims)"

// checkShelf counts everything anew and compares.
func checkShelf(db *gorm.DB, say func(string, ...any)) error {
	var wrong, gone []string
	same := db.Table("shelf AS s").Select("1").Where(`s.article_id = r.article_id AND s.place = r.place AND s.imported = r.imported
		AND s.published = r.published AND s.worked = r.worked AND s.claims = r.claims AND s.checked = r.checked AND s.signed = r.signed
		AND s.share = ` + share)
	if err := db.Table("(?) AS r", recount(db)).Where("NOT EXISTS (?)", same).Pluck("article_id", &wrong).Error; err != nil {
		return err
	}
	if err := db.Table("shelf").Where("article_id NOT IN (SELECT id FROM articles)").Pluck("article_id", &gone).Error; err != nil {
		return err
	}
	for _, id := range append(wrong, gone...) {
		say("The list of articles is wrong about article %s: its place or its progress.", id)
	}
	var off int64
	counted := db.Table("shelf").Group("place").
		Select("place, count(*) AS articles, sum(claims) AS claims, sum(checked) AS checked, sum(signed) AS signed")
	if err := db.Table("tally AS t").Joins("LEFT JOIN (?) AS n ON n.place = t.place", counted).
		Where(`(t.articles, t.claims, t.checked, t.signed)
			<> (coalesce(n.articles, 0), coalesce(n.claims, 0), coalesce(n.checked, 0), coalesce(n.signed, 0))`).
		Count(&off).Error; err != nil {
		return err
	}
	if off > 0 {
		say("The numbers of articles and claims below the list are wrong.")
	}
	for _, of := range []model.Noun{model.NounTag, model.NounTick} {
		var dangling []string
		if err := db.Table(tables[of].name).Where(onNothing).Pluck("id", &dangling).Error; err != nil {
			return err
		}
		for _, id := range dangling {
			say("The %s %s is on nothing in the library.", of, printable(id))
		}
	}
	return nil
}
