package library

import (
	"gorm.io/gorm"

	"galley/model/library/engine"
)

func checkFile(db *gorm.DB, say func(string, ...any)) error {
	if engine.IsPostgres(db) {
		return nil // the server looks after its own pages
	}
	var lines []string
	err := db.Connection(func(db *gorm.DB) error {
		// integrity_check looks at the full-text index as this connection saw it
		// last. A search has the connection look at it again.
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
	var dangling []struct{ Table, Parent string }
	if err := db.Raw("PRAGMA foreign_key_check").Scan(&dangling).Error; err != nil {
		return err
	}
	for _, l := range dangling {
		say("A row of %s points to something in %s that is not there.", l.Table, l.Parent)
	}
	return nil
}
