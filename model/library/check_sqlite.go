package library

import "gorm.io/gorm"

func checkFile(db *gorm.DB, say func(string, ...any)) error {
	var lines []string
	err := db.Connection(func(db *gorm.DB) error {
		// The check of the index looks at it as this connection knew it last,
		// unless it is asked for something first.
		var n int
		if err := db.Raw(`SELECT count(*) FROM search_words WHERE search_words MATCH '"x"'`).Scan(&n).Error; err != nil {
			return err
		}
		return db.Raw("PRAGMA integrity_check").Scan(&lines).Error
	})
	if err != nil {
		return err
	}
	for _, line := range lines {
		if line != "ok" {
			say("The database file is damaged: %s.", line)
		}
	}
	var loose []struct{ Table, Parent string }
	if err := db.Raw("PRAGMA foreign_key_check").Scan(&loose).Error; err != nil {
		return err
	}
	for _, l := range loose {
		say("A row of %s points to something in %s that is not there.", l.Table, l.Parent)
	}
	return nil
}
