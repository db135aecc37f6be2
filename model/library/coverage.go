package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/engine"
	"galley/model/passage"
)

// The table coverage has a row an article. Triggers (migrations_sqlite/18_checking.sql) note in
// coverage_stale whose numbers may be others; coverStale counts those anew, at the end of each
// transaction that changed something.

// segmentCache keeps the words of the version that was counted last: the next change is most often
// in the same article, and finding them is most of the work.
type segmentCache struct {
	mu       sync.Mutex
	version  string
	hidden   string // as it is stored
	segments *model.Segments
}

// coveredAtOnce is how many ids are named in one statement.
const coveredAtOnce = 500

// coverStale counts the words of the articles whose numbers may be others.
func coverStale(tx *gorm.DB, known *segmentCache) error {
	for {
		var ids []string
		if err := tx.Table("coverage_stale").Limit(coveredAtOnce).Pluck("article_id", &ids).Error; err != nil {
			return fmt.Errorf("count words: %w", err)
		}
		if len(ids) == 0 {
			return nil
		}
		for _, id := range ids {
			if err := cover(tx, known, id); err != nil {
				return fmt.Errorf("count the words of %s: %w", id, err)
			}
		}
		if err := tx.Table("coverage_stale").Where("article_id IN ?", ids).Delete(nil).Error; err != nil {
			return fmt.Errorf("count words: %w", err)
		}
	}
}

// coverAll counts the words of every article anew.
func coverAll(tx *gorm.DB) error {
	if err := tx.Table("coverage").Where("1 = 1").Delete(nil).Error; err != nil {
		return fmt.Errorf("count words: %w", err)
	}
	all := tx.Table("articles").Where("id NOT IN (SELECT article_id FROM coverage_stale)").Select("id")
	if err := insertFrom(tx, "coverage_stale", []string{"article_id"}, all); err != nil {
		return fmt.Errorf("count words: %w", err)
	}
	return coverStale(tx, nil)
}

// catchUp counts the words of a library that an older Galley made: every transaction counts what is left to
// count.
func (l *Library) catchUp(ctx context.Context) error {
	stale, err := hasRow(l.read.WithContext(ctx).Table("coverage_stale"))
	if err != nil || !stale {
		return err
	}
	err = l.transact(ctx, func(*gorm.DB) (bool, error) { return true, nil })
	if isBusy(err) { // the program that writes now counts as well
		return nil
	}
	return err
}

// coverageRow is a row of the table.
type coverageRow struct {
	ArticleID string
	VersionID string
	Open      int
	Aside     int
	Done      int
}

// cover stores the numbers of an article.
func cover(tx *gorm.DB, known *segmentCache, articleID string) error {
	row, found, err := counted(tx, known, articleID)
	if err != nil {
		return err
	}
	var was []coverageRow
	if err := tx.Table("coverage").Where("article_id = ?", articleID).Limit(1).Find(&was).Error; err != nil {
		return err
	}
	switch {
	case len(was) > 0 && found && was[0] == row, len(was) == 0 && !found:
		return nil
	case !found:
		return tx.Table("coverage").Where("article_id = ?", articleID).Delete(nil).Error
	case len(was) == 0:
		return tx.Table("coverage").Create(&row).Error
	}
	numbers := map[string]any{"version_id": row.VersionID, "open": row.Open, "aside": row.Aside, "done": row.Done}
	return tx.Table("coverage").Where("article_id = ?", articleID).Updates(numbers).Error
}

// counted are the numbers of an article as they should be; found is whether it has a text.
func counted(tx *gorm.DB, known *segmentCache, articleID string) (row coverageRow, found bool, err error) {
	var newest []struct{ ID, Hidden string }
	if err := tx.Table("versions").Select("id", "hidden").Where("article_id = ? AND deleted = ''", articleID).
		Order("number DESC, id DESC").Limit(1).Find(&newest).Error; err != nil || len(newest) == 0 {
		return row, false, err
	}
	v := newest[0]
	segments, err := known.of(tx, v.ID, v.Hidden)
	if err != nil {
		return row, false, err
	}
	done, err := doneIn(tx, v.ID)
	if err != nil {
		return row, false, err
	}
	aside, err := coverOf(tx.Table("asides").Where("version_id = ? AND deleted = ''", v.ID))
	if err != nil {
		return row, false, err
	}
	words := segments.CoveredBy(done, aside).Words
	return coverageRow{articleID, v.ID, words.Open, words.Aside, words.Done}, true, nil
}

// of are the words of a version. A cache that is nil knows none.
func (c *segmentCache) of(tx *gorm.DB, versionID, hidden string) (*model.Segments, error) {
	if c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.version == versionID && c.hidden == hidden {
			return c.segments, nil
		}
	}
	var row struct{ Text, Blocks, Pictures string }
	if err := tx.Table("versions").Select("text", "blocks", "pictures").Where("id = ?", versionID).Take(&row).Error; err != nil {
		return nil, err
	}
	v := model.Version{ID: versionID, Text: row.Text}
	// Where a file was damaged, what cannot be read has no words. Check says what is wrong with it.
	if json.Unmarshal([]byte(row.Blocks), &v.Blocks) != nil || json.Unmarshal([]byte(hidden), &v.Hidden) != nil {
		v.Blocks = nil
	}
	if json.Unmarshal([]byte(row.Pictures), &v.Pictures) != nil {
		v.Pictures = nil
	}
	segments := model.SegmentsOf(v)
	if c != nil {
		c.version, c.hidden, c.segments = versionID, hidden, segments
	}
	return segments, nil
}

// doneIn are the words and pictures of a version that claims cover as done (see model.Dossier.DoneIn). Of most claims
// their status says it. Only where verdicts contest each other, or a claim came back into work, is all of
// it read that is on them.
func doneIn(tx *gorm.DB, versionID string) (done model.Covering, err error) {
	open, err := hasRow(tx.Table("disputes").Where("choice = '' AND deleted = ''"))
	if err != nil {
		return done, err
	}
	disputed := "0"
	if open {
		disputed = "EXISTS (SELECT 1 FROM disputes AS x WHERE x.claim_id = c.id AND x.choice = '' AND x.deleted = '')"
	}
	rows, err := tx.Table("appearances AS p").Joins(engine.Of(tx).JoinInOrder()+"claims AS c ON c.id = p.claim_id").
		Where("p.version_id = ? AND p.deleted = '' AND p.state <> ? AND c.status <> ? AND c.deleted = ''",
			versionID, model.Orphaned, model.Unchecked).
		Select("p.start", `p."end"`, "p.picture", "c.id", "c.status", disputed).Rows()
	if err != nil {
		return done, err
	}
	var odd []string
	err = eachOf(rows, func() error {
		var at passage.Span
		var picture, id, status string
		var contested bool
		if err := rows.Scan(&at.Start, &at.End, &picture, &id, &status, &contested); err != nil {
			return err
		}
		if model.ClaimStatus(status).Done() && !contested {
			addTo(&done, at, picture)
		} else if len(odd) == 0 || odd[len(odd)-1] != id {
			odd = append(odd, id)
		}
		return nil
	})
	if err != nil {
		return done, err
	}
	slices.Sort(odd)
	for some := range slices.Chunk(slices.Compact(odd), coveredAtOnce) {
		all, err := dossiers(tx, tx.Table("claims").Select("id").Where("id IN ?", some))
		if err != nil {
			return done, err
		}
		for _, d := range all {
			in := d.DoneIn(versionID)
			done.Spans, done.Pictures = append(done.Spans, in.Spans...), append(done.Pictures, in.Pictures...)
		}
	}
	return done, nil
}

// eachOf goes through rows and closes them.
func eachOf(rows *sql.Rows, see func() error) error {
	for rows.Next() {
		if err := see(); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// addTo adds the place of a row: words, or a picture.
func addTo(all *model.Covering, at passage.Span, picture string) {
	if picture != "" {
		all.Pictures = append(all.Pictures, picture)
	} else {
		all.Spans = append(all.Spans, at)
	}
}

// coverOf reads the places of rows.
func coverOf(query *gorm.DB) (all model.Covering, err error) {
	rows, err := query.Select("start", `"end"`, "picture").Rows()
	if err != nil {
		return all, err
	}
	err = eachOf(rows, func() error {
		var s passage.Span
		var picture string
		err := rows.Scan(&s.Start, &s.End, &picture)
		addTo(&all, s, picture)
		return err
	})
	return all, err
}

// checkCoverage counts everything anew and compares.
func checkCoverage(db *gorm.DB, say func(string, ...any)) error {
	rows := map[string]coverageRow{}
	var all []coverageRow
	if err := db.Table("coverage").Find(&all).Error; err != nil {
		return err
	}
	for _, r := range all {
		rows[r.ArticleID] = r
	}
	var ids []string
	if err := db.Table("articles").Order("id").Pluck("id", &ids).Error; err != nil {
		return err
	}
	for _, id := range ids {
		row, _, err := counted(db, nil, id)
		if err != nil {
			return err
		}
		if rows[id] != row {
			say("The number of words that were looked at is wrong for article %s.", id)
		}
	}
	var unlike []string
	if err := db.Table("shelf AS s").Joins("LEFT JOIN coverage AS w ON w.article_id = s.article_id").
		Where("s.open <> coalesce(w.open, 0)").Pluck("s.article_id", &unlike).Error; err != nil {
		return err
	}
	for _, id := range unlike {
		say("The list of articles is wrong about the words of article %s.", id)
	}
	return nil
}
