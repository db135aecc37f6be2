package fulltext

import (
	"errors"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

// storedSums reads something of each entry by which its words are known, by its subject, and
// returns what it should be of an entry.
func storedSums(db *gorm.DB) (stored map[string]string, sumOf func(Entry) string, err error) {
	in := indexOf(db)
	stored = map[string]string{}
	rows, err := db.Raw(in.stored()).Rows()
	if err != nil {
		return nil, nil, err
	}
	for rows.Next() {
		var subject string
		var sum []byte
		if err := rows.Scan(&subject, &sum); err != nil {
			return nil, nil, errors.Join(err, rows.Close())
		}
		stored[subject] = string(sum)
	}
	return stored, in.sum, errors.Join(rows.Err(), rows.Close())
}

// Check compares the index with what it should have been fed: which entries there
// are, and how many words each field of them has, or which.
func Check(db *gorm.DB, say func(string, ...any)) error {
	stored, sumOf, err := storedSums(db)
	if err != nil {
		return err
	}
	wrong := 0
	see := func(e Entry) {
		if stored[e.Subject] != sumOf(e) {
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
