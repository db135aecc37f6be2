package library

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"gorm.io/gorm"

	"galley/model"
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

// everyArticle is no bound on how many articles coverStale counts.
const everyArticle = 1 << 30

// coveredAtOnce is how many articles a transaction counts that does nothing else.
const coveredAtOnce = 500

// coverStale counts the words of at most so many articles whose numbers may be others, and returns of
// how many.
func coverStale(tx *gorm.DB, known *segmentCache, most int) (n int, err error) {
	for n < most {
		var ids []string
		if err := tx.Table("coverage_stale").Limit(min(coveredAtOnce, most-n)).Pluck("article_id", &ids).Error; err != nil {
			return n, fmt.Errorf("count words: %w", err)
		}
		if len(ids) == 0 {
			return n, nil
		}
		for _, id := range ids {
			if err := cover(tx, known, id); err != nil {
				return n, fmt.Errorf("count the words of %s: %w", id, err)
			}
		}
		if err := tx.Table("coverage_stale").Where("article_id IN ?", ids).Delete(nil).Error; err != nil {
			return n, fmt.Errorf("count words: %w", err)
		}
		n += len(ids)
	}
	return n, nil
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
	_, err := coverStale(tx, nil, everyArticle)
	return err
}

// catchUp counts the words of a library that an older Galley made. It is done in parts, so that one that
// is closed meanwhile goes on at the next start.
func (l *Library) catchUp(ctx context.Context) error {
	for {
		stale, err := hasRow(l.read.WithContext(ctx).Table("coverage_stale"))
		if err != nil || !stale {
			return err
		}
		err = l.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if _, err := coverStale(tx, nil, coveredAtOnce); err != nil {
				return err
			}
			return advance(tx)
		})
		if isBusy(err) { // the program that writes now counts as well
			return nil
		}
		if err != nil {
			return err
		}
	}
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
	aside, err := spans(tx.Table("asides").Where("version_id = ? AND deleted = ''", v.ID))
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
	var row struct{ Text, Blocks string }
	if err := tx.Table("versions").Select("text", "blocks").Where("id = ?", versionID).Take(&row).Error; err != nil {
		return nil, err
	}
	v := model.Version{ID: versionID, Text: row.Text}
	// Where a file was damaged, what cannot be read has no words. Check says what is wrong with it.
	if json.Unmarshal([]byte(row.Blocks), &v.Blocks) != nil || json.Unmarshal([]byte(hidden), &v.Hidden) != nil {
		v.Blocks = nil
	}
	segments := model.SegmentsOf(v)
	if c != nil {
		c.version, c.hidden, c.segments = versionID, hidden, segments
	}
	return segments, nil
}

// doneIn are the spans of a version that claims cover as done (see model.Dossier.DoneIn). Of most claims
// their status says it. Only where verdicts contest each other, or a claim with a rating came back into
// work, is all of it read that is on them.
func doneIn(tx *gorm.DB, versionID string) ([]passage.Span, error) {
	standing := func() *gorm.DB {
		return tx.Table("appearances AS p").Joins("JOIN claims AS c ON c.id = p.claim_id AND c.deleted = ''").
			Where("p.version_id = ? AND p.deleted = '' AND p.state <> ?", versionID, model.Orphaned)
	}
	const disputed = "EXISTS (SELECT 1 FROM disputes AS x WHERE x.claim_id = c.id AND x.choice = '' AND x.deleted = '')"
	ended := []model.ClaimStatus{model.Checked, model.SignedOff}
	done, err := spans(standing().Where("c.status IN ? AND NOT "+disputed, ended).Select("p.start", `p."end"`))
	if err != nil {
		return nil, err
	}
	var odd []string
	if err := standing().Where("c.status IN ? AND "+disputed, ended).
		Or("p.version_id = ? AND p.deleted = '' AND p.state <> ? AND c.status NOT IN ? AND EXISTS (?) AND EXISTS (?)",
			versionID, model.Orphaned, ended,
			tx.Table("verdicts AS v").Select("1").Where("v.claim_id = c.id AND v.deleted = '' AND v.rating <> ''"),
			tx.Table("appearances AS o").Select("1").Where("o.claim_id = c.id AND o.deleted = '' AND o.version_id <> p.version_id")).
		Distinct().Pluck("c.id", &odd).Error; err != nil {
		return nil, err
	}
	for len(odd) > 0 {
		n := min(len(odd), coveredAtOnce)
		all, err := dossiers(tx, tx.Table("claims").Select("id").Where("id IN ?", odd[:n]))
		if err != nil {
			return nil, err
		}
		for _, d := range all {
			done = append(done, d.DoneIn(versionID)...)
		}
		odd = odd[n:]
	}
	return done, nil
}

// spans reads the starts and ends of rows.
func spans(rows *gorm.DB) (all []passage.Span, err error) {
	if rows.Statement.Selects == nil {
		rows = rows.Select("start", `"end"`)
	}
	read, err := rows.Rows()
	if err != nil {
		return nil, err
	}
	defer func() {
		if closeErr := read.Close(); err == nil {
			err = closeErr
		}
	}()
	for read.Next() {
		var s passage.Span
		if err := read.Scan(&s.Start, &s.End); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, read.Err()
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
