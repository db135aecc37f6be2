package fulltext

import (
	"cmp"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// Check compares the index with what it should have been fed: which entries there
// are, and how many words each field of them has.
func Check(db *gorm.DB, say func(string, ...any)) error {
	stored := map[string]string{} // by subject, the sizes as FTS5 keeps them
	rows, err := db.Table("search_docs AS d").Select("d.subject, s.sz").Joins("LEFT JOIN search_words_docsize AS s ON s.id = d.id").Rows()
	if err != nil {
		return err
	}
	for rows.Next() {
		var subject string
		var sizes []byte
		if err := rows.Scan(&subject, &sizes); err != nil {
			return cmp.Or(rows.Close(), err)
		}
		stored[subject] = string(sizes)
	}
	if err := cmp.Or(rows.Err(), rows.Close()); err != nil {
		return err
	}
	wrong := 0
	see := func(e Entry) {
		if stored[e.Subject] != sizesOf(e) {
			wrong++
		}
		delete(stored, e.Subject)
	}
	var ids []string
	if err := db.Table("articles").Where("deleted = ''").Order("id").Pluck("id", &ids).Error; err != nil {
		return err
	}
	for _, id := range ids {
		entries, err := readArticle(db, id)
		if err != nil {
			return err
		}
		for _, e := range entries {
			see(e)
		}
	}
	if err := db.Table("claims").Where("deleted = ''").Order("id").Pluck("id", &ids).Error; err != nil {
		return err
	}
	for some := range slices.Chunk(ids, claimsAtOnce) {
		entries, err := ClaimEntries(db, some)
		if err != nil {
			return err
		}
		for _, e := range entries {
			see(e)
		}
	}
	if err := eachCheck(db, func(checks []model.PublishedCheck) error {
		for _, c := range checks {
			see(checkEntry(c))
		}
		return nil
	}); err != nil {
		return err
	}
	if wrong += len(stored); wrong > 0 {
		say("The search index is not up to date with %d articles and claims; back up the library and restore that backup, which rebuilds the index.",
			wrong)
	}
	return nil
}

// sizesOf is how many words each field of an entry has, as FTS5 stores it: numbers
// of seven bits a byte, the highest first; the eighth bit is set in all but the
// last byte.
func sizesOf(e Entry) string {
	var out []byte
	for _, text := range []string{e.Body, e.Title, e.Speaker, e.Owner, e.Publisher} {
		n := uint(0)
		if fed := words(text); fed != "" {
			n = uint(strings.Count(strings.TrimSpace(fed), " ") + 1)
		}
		var digits []byte
		for digits = []byte{byte(n & 0x7f)}; n > 0x7f; digits = append(digits, byte(n&0x7f)|0x80) {
			n >>= 7
		}
		slices.Reverse(digits)
		out = append(out, digits...)
	}
	return string(out)
}
