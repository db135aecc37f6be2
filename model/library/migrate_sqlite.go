package library

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
)

//go:embed migrations_sqlite/01_nouns.sql
var nounsSchema string

//go:embed migrations_sqlite/02_search.sql
var searchSchema string

//go:embed migrations_sqlite/03_shelf.sql
var shelfSchema string

//go:embed migrations_sqlite/04_disputes.sql
var disputesSchema string

//go:embed migrations_sqlite/06_words.sql
var wordsSchema string

//go:embed migrations_sqlite/07_merging.sql
var mergingSchema string

//go:embed migrations_sqlite/12_additions.sql
var additionsSchema string

//go:embed migrations_sqlite/10_packing.sql
var packingSchema string

//go:embed migrations_sqlite/09_undoing.sql
var undoingSchema string

//go:embed migrations_sqlite/13_identity.sql
var identitySchema string

//go:embed migrations_sqlite/15_reading.sql
var readingSchema string

//go:embed migrations_sqlite/16_published_checks.sql
var publishedChecksSchema string

//go:embed migrations_sqlite/18_checking.sql
var checkingSchema string

//go:embed migrations_sqlite/19_evidence.sql
var evidenceSchema string

// migration takes a library from one user_version to the next.
type migration struct {
	sql  string
	then func(*gorm.DB) error // what SQL cannot say; may be nil
	// shrinks is set where the file holds much less afterwards.
	shrinks bool
}

func (m migration) carryOut(tx *gorm.DB) error {
	if err := tx.Exec(m.sql).Error; err != nil || m.then == nil {
		return err
	}
	return m.then(tx)
}

// migrations are only ever appended to: user_version counts those done.
var migrations = []migration{
	{sql: nounsSchema, then: seedScales},
	{sql: searchSchema}, // filled by the version that put its own index in its place
	{sql: shelfSchema, then: shelveAll},
	{sql: disputesSchema},
	{sql: "ALTER TABLE appearances ADD COLUMN places INTEGER NOT NULL DEFAULT 0"},
	{sql: wordsSchema, then: fulltext.Fill},
	{sql: mergingSchema},
	{sql: "CREATE INDEX versions_newest ON versions (article_id, deleted, number, id)"},
	{sql: undoingSchema},
	{sql: packingSchema, then: packAll, shrinks: true},
	{sql: "ALTER TABLE versions ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]'"}, // versions imported before say nothing of it
	{sql: additionsSchema},
	{sql: identitySchema},
	{sql: `ALTER TABLE versions ADD COLUMN charset TEXT NOT NULL DEFAULT '';
		UPDATE versions SET charset = coalesce((SELECT substr(media_type, instr(media_type, 'charset=') + 8)
			FROM files WHERE sha256 = file_sha256 AND instr(media_type, 'charset=') > 0), '')`},
	{sql: readingSchema},
	{sql: publishedChecksSchema},
	{sql: draftsSchema, then: seedDesk},
	{sql: checkingSchema},
	{sql: evidenceSchema},
}

// draftsSchema keeps the notes of annotated drafts, what is proposed on them, and how a
// newer version of a text closes claims.
const draftsSchema = `
ALTER TABLE versions ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE evidence ADD COLUMN proposed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN from_note TEXT NOT NULL DEFAULT '';
CREATE INDEX evidence_notes ON evidence (from_note) WHERE from_note <> '';
ALTER TABLE verdicts ADD COLUMN proposed TEXT NOT NULL DEFAULT '';
ALTER TABLE verdicts ADD COLUMN cut INTEGER NOT NULL DEFAULT 0;
ALTER TABLE verdicts ADD COLUMN severity TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN closed TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN closed_in TEXT NOT NULL DEFAULT '';
ALTER TABLE collections ADD COLUMN scale_id TEXT NOT NULL DEFAULT '';`

func seedScales(tx *gorm.DB) error {
	return seed(tx, func(s model.Scale) bool { return s.ID != model.DeskScale })
}

// seedDesk adds the scale that libraries made before do not have.
func seedDesk(tx *gorm.DB) error {
	return seed(tx, func(s model.Scale) bool { return s.ID == model.DeskScale })
}

func seed(tx *gorm.DB, wanted func(model.Scale) bool) error {
	for _, s := range model.BuiltInScales() {
		if !wanted(s) {
			continue
		}
		ratings, err := json.Marshal(s.Ratings)
		if err != nil {
			return err
		}
		insert := "INSERT INTO scales (id, name, ordered, ratings) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
		if err := tx.Exec(insert, s.ID, s.Name, s.Ordered, string(ratings)).Error; err != nil {
			return err
		}
	}
	return nil
}

// migrate does what is missing, after putting a copy of an older library among
// its backups.
func (l *Library) migrate(ctx context.Context, steps []migration) (err error) {
	db := l.write.WithContext(ctx)
	var have int
	if err := db.Raw("PRAGMA user_version").Scan(&have).Error; err != nil {
		return err
	}
	if have == len(steps) {
		return nil
	}
	defer func() {
		if err == nil { // the file tells from now on which library it is; where others read, a little later
			_ = db.Exec("PRAGMA wal_checkpoint(PASSIVE)").Error
		}
	}()
	if have > 0 {
		if _, err := l.backUp(ctx, l.write, BeforeMigration); err != nil {
			return fmt.Errorf("copy before migration: %w", err)
		}
	}
	return l.bringUp(ctx, steps)
}

// bringUp does the migrations that are missing: those of a new library in one
// transaction, so that nobody finds it half made; of an older one a step a
// transaction.
func (l *Library) bringUp(ctx context.Context, steps []migration) error {
	db := l.write.WithContext(ctx)
	var have int
	if err := db.Raw("PRAGMA user_version").Scan(&have).Error; err != nil {
		return err
	}
	step := func(tx *gorm.DB, i int) error {
		// Another program may have done it since: the transaction holds the write lock.
		var now int
		if err := tx.Raw("PRAGMA user_version").Scan(&now).Error; err != nil || now > i {
			return err
		}
		if have > 0 { // one that is made here has no state before
			if err := advanceOld(tx); err != nil {
				return err
			}
		}
		if err := steps[i].carryOut(tx); err != nil {
			return fmt.Errorf("migrate to version %d: %w", i+1, err)
		}
		return tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, i+1)).Error
	}
	if have == 0 {
		return db.Transaction(func(tx *gorm.DB) error {
			for i := range steps {
				if err := step(tx, i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for i := have; i < len(steps); i++ {
		if err := db.Transaction(func(tx *gorm.DB) error { return step(tx, i) }); err != nil {
			return err
		}
	}
	if have > 0 && slices.ContainsFunc(steps[have:], func(s migration) bool { return s.shrinks }) {
		// Where another program reads, or the disk is full, the file stays as large
		// as it is for now; the room in it is used again.
		_ = db.Exec("VACUUM").Error
	}
	return nil
}
