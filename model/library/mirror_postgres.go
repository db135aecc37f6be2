package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"galley/model/library/fulltext"
)

// mirrored are the tables of a newsroom's library that a file has too, and which rows of
// each are about some articles: their ids stand in the temporary tables about_articles,
// about_claims, about_sources and about_events. What the rest of the program makes of the
// rows (the index, the list, the words open) is made anew.
var mirrored = []struct{ table, about string }{
	{"files", "sha256 IN (SELECT sha256 FROM about_files)"},
	{"file_bytes", "sha256 IN (SELECT sha256 FROM about_files)"},
	{"articles", "id IN (SELECT id FROM about_articles)"},
	{"versions", "article_id IN (SELECT id FROM about_articles)"},
	{"claims", "id IN (SELECT id FROM about_claims)"},
	{"appearances", "claim_id IN (SELECT id FROM about_claims)"},
	{"sources", "id IN (SELECT id FROM about_sources)"},
	{"people", "id IN (SELECT id FROM about_sources)"},
	{"attachments", "source_id IN (SELECT id FROM about_sources)"},
	{"captures", "source_id IN (SELECT id FROM about_sources)"},
	{"evidence", "claim_id IN (SELECT id FROM about_claims)"},
	{"scales", ""},
	{"verdicts", "claim_id IN (SELECT id FROM about_claims)"},
	{"collections", ""},
	{"memberships", "article_id IN (SELECT id FROM about_articles)"},
	{"tags", "subject IN (SELECT id FROM about_articles UNION SELECT id FROM about_claims)"},
	{"ticks", "subject IN (SELECT id FROM about_articles UNION SELECT id FROM about_claims)"},
	{"asides", "article_id IN (SELECT id FROM about_articles)"},
	{"disputes", "claim_id = '' OR claim_id IN (SELECT id FROM about_claims)"},
	{"confirmers", "claim_id IN (SELECT id FROM about_claims)"},
	{"attempts", "person_id IN (SELECT id FROM about_sources)"},
	{"askings", "attempt_id IN (SELECT id FROM attempts WHERE person_id IN (SELECT id FROM about_sources))" +
		" AND claim_id IN (SELECT id FROM about_claims)"},
	{"questions", "claim_id IN (SELECT id FROM about_claims)"},
	{"rounds", "article_id IN (SELECT id FROM about_articles)"},
	{"correction_reasons", "article_id IN (SELECT id FROM about_articles) OR claim_id IN (SELECT id FROM about_claims)"},
	{"checklists", ""},
	{"saved_lists", ""},
	{"events", "seq IN (SELECT seq FROM about_events)"},
	{"event_subjects", "event_seq IN (SELECT seq FROM about_events)"},
	{"event_edits", "event_seq IN (SELECT seq FROM about_events)"},
	{"merged_ids", ""},
	{"erasures", ""},
}

// aboutArticles notes what is about the articles in about_articles: more than goes along with
// them, and nothing less.
var aboutArticles = []string{
	"CREATE TEMP TABLE about_claims ON COMMIT DROP AS SELECT DISTINCT claim_id AS id FROM appearances WHERE article_id IN (SELECT id FROM about_articles)",
	`CREATE TEMP TABLE about_sources ON COMMIT DROP AS
		SELECT source_id AS id FROM evidence WHERE claim_id IN (SELECT id FROM about_claims)
		UNION SELECT person_id FROM confirmers WHERE claim_id IN (SELECT id FROM about_claims)
		UNION SELECT person_id FROM attempts WHERE article_id IN (SELECT id FROM about_articles)
			OR id IN (SELECT attempt_id FROM askings WHERE claim_id IN (SELECT id FROM about_claims))
		UNION SELECT s.id FROM sources AS s JOIN event_subjects AS e ON e.subject = s.id WHERE e.event_seq IN (SELECT event_seq FROM event_subjects
			WHERE subject IN (SELECT id FROM about_articles UNION SELECT id FROM about_claims))`,
	`CREATE TEMP TABLE about_events ON COMMIT DROP AS SELECT DISTINCT event_seq AS seq FROM event_subjects
		WHERE subject IN (SELECT id FROM about_articles UNION SELECT id FROM about_claims UNION SELECT id FROM about_sources)`,
	`CREATE TEMP TABLE about_files ON COMMIT DROP AS
		SELECT file_sha256 AS sha256 FROM versions WHERE article_id IN (SELECT id FROM about_articles)
		UNION SELECT p.value ->> 'sha256' FROM versions AS v, json_array_elements(v.pictures::json) AS p(value)
			WHERE v.article_id IN (SELECT id FROM about_articles)
		UNION SELECT file_sha256 FROM attachments WHERE source_id IN (SELECT id FROM about_sources)
		UNION SELECT text_sha256 FROM captures WHERE source_id IN (SELECT id FROM about_sources)`,
}

// mirror copies a newsroom's library, as it is at one moment, into a new file: what is about
// some articles, or with none named everything.
func (l *Library) mirror(ctx context.Context, path string, articles []string) (err error) {
	if err := createPrivate(path); err != nil {
		return err
	}
	to := &Library{path: path}
	defer func() {
		if err = errors.Join(err, to.Close()); err == nil {
			err = errors.Join(removed(path+"-wal"), removed(path+"-shm"))
		}
	}()
	if to.write, err = connect(path, "immediate", 1); err != nil {
		return err
	}
	if err := to.bringUp(ctx, migrations); err != nil {
		return err
	}
	file := to.write.WithContext(ctx)
	for _, s := range []string{"PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "DELETE FROM scales"} {
		if err := file.Exec(s).Error; err != nil {
			return fmt.Errorf("copy: %w", err)
		}
	}
	err = l.read.WithContext(ctx).Transaction(func(from *gorm.DB) error {
		if err := about(from, articles); err != nil {
			return err
		}
		return file.Transaction(func(into *gorm.DB) error {
			for _, m := range mirrored {
				rows := from.Table(m.table)
				if len(articles) > 0 && m.about != "" {
					rows = rows.Where(m.about)
				}
				together := 100
				if largeRows[m.table] {
					together = 10
				}
				if err := copyRows(rows, into.Table(m.table), together, asItIs); err != nil {
					return fmt.Errorf("copy %s: %w", m.table, err)
				}
			}
			for _, step := range []func(*gorm.DB) error{shelveAll, coverAll, fulltext.Fill} {
				if err := step(into); err != nil {
					return err
				}
			}
			return nil
		})
	}, &sql.TxOptions{Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return err
	}
	for _, s := range []string{"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL"} {
		if err := file.Exec(s).Error; err != nil {
			return fmt.Errorf("copy: %w", err)
		}
	}
	return nil
}

// about notes what is about some articles.
func about(tx *gorm.DB, articles []string) error {
	if len(articles) == 0 {
		return nil
	}
	if err := tx.Exec(`CREATE TEMP TABLE about_articles (id TEXT COLLATE "C" PRIMARY KEY) ON COMMIT DROP`).Error; err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	for _, id := range articles {
		if err := tx.Exec("INSERT INTO about_articles (id) VALUES (?) ON CONFLICT DO NOTHING", id).Error; err != nil {
			return fmt.Errorf("copy: %w", err)
		}
	}
	for _, s := range aboutArticles {
		if err := tx.Exec(s).Error; err != nil {
			return fmt.Errorf("copy: %w", err)
		}
	}
	return nil
}
