package library

// How another library is merged, in the order of its steps (see merger.run):
//
//  0. Merge (merge.go) copies the other file, checks the copy, backs this library up
//     and attaches the copy as "theirs" (merge_sqlite.go). The rest is one
//     transaction. What is noted on the way stands in temporary tables (m_…).
//  1. compareHistories (merge_history.go): which of their events are not here, which
//     records those speak of, and how both had each of them last: its base.
//  2. recognise (merge_recognise.go, merge_recognise_claims.go): which of their
//     records are ones of ours under another id. m_same holds the pairs.
//  3. bring (merge_bring.go): what this library lacks comes in as it is, pointing to
//     ids as they are here. Before their verdicts do, findContests notes where one of
//     theirs stands against one of ours (merge_verdicts.go).
//  4. unite (merge_unite.go): each record that both have, field by field against its
//     base. What one side deleted and the other worked on is kept (merge_deleted.go);
//     what both changed differently becomes a dispute (merge_disputes.go).
//  5. contest (merge_verdicts.go): verdicts against each other become disputes, and
//     the status of their claims follows.
//  6. carry (merge_carry.go): claims go on to the versions that only the other side had.
//  7. bringEvents (merge_history.go): their part of the history, under its own ids.
//  8. finish (merge.go): the event of the merge, its numbers, the full-text index.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"galley/model"
)

const mergeAction = "merge library"

// Merge merges another library file into this one. Records that this library lacks
// are added, records that both have are united, and where the two differ, both values
// are kept for an editor to decide (see Disputes). A merge is one transaction and one
// event, which Undo undoes. Merging the same file again adds nothing. The file itself
// is not changed. progress, which may be nil, is called with the part done, from 0 to 1.
//
// The common history of two libraries is the events that both have. The events that
// only the other has say what it changed since: only the records in those events are
// compared, with their state before them.
func (l *Library) Merge(ctx context.Context, editor, path string, progress func(part float64, doing string)) (model.Merged, error) {
	return l.mergeOther(ctx, editor, path, nil, progress)
}

// mergeOther merges another library file, or what just (which may be nil) takes out of a copy of it.
func (l *Library) mergeOther(
	ctx context.Context, editor, path string, just func(copied string) (string, error), progress func(part float64, doing string),
) (model.Merged, error) {
	if progress == nil {
		progress = func(float64, string) {}
	}
	none := model.Merged{Kept: []string{}}
	if err := mustBeFile(path); err != nil {
		return none, err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return none, model.Wrap(model.Invalid, err, "%s cannot be found. Nothing was merged.", path)
	}
	if Holds(path) {
		return none, model.Faultf(model.Refused,
			"%s is a library that is open here, or belongs to one. Name another library to merge. Nothing was changed.", path)
	}
	if !l.merging.TryLock() {
		return none, model.Faultf(model.Busy,
			"Another library is being merged. Wait until that is done. Nothing of %s was merged.", path)
	}
	defer l.merging.Unlock()
	if err := cmp.Or(l.CheckFile(ctx), l.mayWrite(ctx)); err != nil {
		return none, err
	}
	progress(0, model.Sayf("Checking %s", filepath.Base(path)))
	other, err := otherLibrary(ctx, path)
	if err != nil {
		return none, err
	}
	if err := l.keepErased(ctx, other, filepath.Base(path), &none); err != nil {
		return none, errors.Join(err, os.RemoveAll(filepath.Dir(other)))
	}
	if just != nil {
		cut, err := just(other)
		if err != nil {
			return none, errors.Join(err, os.RemoveAll(filepath.Dir(other)))
		}
		other = cut
	}
	progress(0.05, model.Sayf("Backing this library up"))
	if l.server != nil { // it is backed up by whoever runs it
	} else if err := l.roomFor(); err != nil {
		none.Remarks = append(none.Remarks, model.Sentence(err))
	} else if _, err := l.backUp(ctx, l.read, BeforeMerge); err != nil {
		if gone := l.CheckFile(ctx); gone != nil {
			err = gone
		} else if ctx.Err() == nil {
			err = model.Wrap(model.Refused, err, "%s Nothing was merged.", model.Sentence(err))
		}
		return none, errors.Join(err, os.RemoveAll(filepath.Dir(other)))
	}
	if err := l.takeErasures(ctx, editor, other, filepath.Base(path), &none); err != nil {
		return none, errors.Join(explain(err, l.path), os.RemoveAll(filepath.Dir(other)))
	}
	merged := none
	err = l.attached(ctx, other, func() error {
		return l.transact(ctx, func(tx *gorm.DB) (bool, error) {
			m := &merger{tx: tx, name: filepath.Base(path), part: just != nil, progress: progress, by: model.Author{Editor: editor, At: model.Now()},
				known: map[string]string{}, out: &merged}
			if l.server != nil {
				return true, m.runOnServer(ctx, other)
			}
			return true, m.run()
		})
	})
	if errors.Is(err, errNothingNew) {
		merged, err = none, nil
	}
	err = errors.Join(err, os.RemoveAll(filepath.Dir(other)))
	l.wrote.Store(l.wrote.Load() || err == nil)
	if err != nil {
		if ctx.Err() != nil {
			return none, ctx.Err()
		}
		return none, explain(err, l.path)
	}
	return merged, nil
}

// errNothingNew ends the transaction of a merge that found nothing to do.
var errNothingNew = errors.New("nothing new")

// merger is a merge in progress. The other library is attached as "theirs".
// Intermediate results are in temporary tables, not in memory.
type merger struct {
	tx         *gorm.DB
	name       string // of the other file
	part       bool   // only some of its articles are taken
	by         model.Author
	event      model.Event
	progress   func(float64, string)
	known      map[string]string // see ours
	out        *model.Merged
	mergedOurs bool // theirs has merged this library: see taken
	workNoted  bool // see noteWorkHere
}

func (m *merger) exec(sql string, args ...any) error {
	if err := m.tx.Exec(sql, args...).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	return nil
}

// insert adds the rows of a query, which has a WHERE, to columns of a table. Rows
// whose key exists already are left as they are.
func (m *merger) insert(table, columns string, rows *gorm.DB) error {
	if err := insertNew(m.tx, table, strings.Split(columns, ", "), rows); err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	return nil
}

// row is a row of a table, by its columns.
type row = map[string]any

// keepThere leaves a row as it is if its key exists already.
var keepThere = clause.OnConflict{DoNothing: true}

// add adds a row to a table; there says what happens if its key exists already.
func (m *merger) add(table string, r row, there ...clause.Expression) error {
	if err := m.tx.Table(table).Clauses(there...).Create(r).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	return nil
}

// remove removes the rows of a query.
func (m *merger) remove(rows *gorm.DB) error {
	if err := rows.Delete(nil).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	return nil
}

// empty removes all rows of a temporary table.
func (m *merger) empty(table string) error { return m.remove(m.tx.Table(table).Where("true")) }

// scan reads the rows of a query.
func (m *merger) scan(rows *gorm.DB, into any) error {
	if err := rows.Scan(into).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	return nil
}

// any reports whether a query has any row.
func (m *merger) any(rows *gorm.DB) (bool, error) {
	found, err := hasRow(rows)
	if err != nil {
		return false, fmt.Errorf("merge: %w", err)
	}
	return found, nil
}

// inBatches reads a query in batches, in the order of a column with unique values.
func inBatches[R any, K cmp.Ordered](rows *gorm.DB, column string, key func(R) K, each func(R) error) error {
	rows = rows.Order(column).Limit(batchSize).Session(&gorm.Session{})
	var after K
	for {
		var page []R
		if err := rows.Where(column+" > ?", after).Scan(&page).Error; err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		if len(page) == 0 {
			return nil
		}
		after = key(page[len(page)-1])
		for _, r := range page {
			if err := each(r); err != nil {
				return err
			}
		}
	}
}

func (m *merger) run() error {
	steps := []struct {
		part  float64
		doing string
		do    func() error
	}{
		{0.10, model.Sayf("Comparing histories"), m.compareHistories},
		{0.20, model.Sayf("Recognising records that both have"), m.recognise},
		{0.35, model.Sayf("Adding what is new"), m.bring},
		{0.50, model.Sayf("Uniting records that both have"), m.unite},
		{0.62, model.Sayf("Uniting records that both have"), m.settleProposals},
		{0.63, model.Sayf("Uniting records that both have"), m.deletePlaces},
		{0.65, model.Sayf("Comparing verdicts"), m.contest},
		{0.70, model.Sayf("Carrying claims over to newer versions"), m.carry},
		{0.75, model.Sayf("Keeping the history of both"), m.bringEvents},
		{0.80, model.Sayf("Indexing"), m.finish},
	}
	for _, s := range steps {
		m.progress(s.part, s.doing)
		if err := s.do(); err != nil {
			return err
		}
	}
	m.progress(1, "Merged")
	return nil
}

// ours returns the id that a record of theirs has here: its own, unless it was
// recognised as another record.
func (m *merger) ours(noun model.Noun, id string) (string, error) {
	key := string(noun) + " " + id
	if known, ok := m.known[key]; ok {
		return known, nil
	}
	var found []string
	if err := m.scan(m.tx.Table("m_same").Where("noun = ? AND theirs = ?", noun, id).Select("ours"), &found); err != nil {
		return "", err
	}
	found = append(found, id)
	if len(m.known) > 50_000 {
		clear(m.known)
	}
	m.known[key] = found[0]
	return found[0], nil
}

// same notes that a record of theirs is one of ours.
func (m *merger) same(noun model.Noun, theirs, ours string) error {
	delete(m.known, string(noun)+" "+theirs)
	return m.add("m_same", row{"noun": noun, "theirs": theirs, "ours": ours, "fresh": true}, keepThere)
}

// change stores a record that was here before, as it is after the merge.
func (m *merger) change(e model.Edit) error {
	if model.Same(e.Before, e.After) {
		return nil
	}
	if err := store(m.tx, e); err != nil {
		return err
	}
	if err := writeSortKeys(m.tx, []model.Edit{e}); err != nil {
		return err
	}
	return recordChange(m.tx, m.event.Seq, e)
}

// create stores a record that the merge creates.
func (m *merger) create(r model.Record) error {
	if err := store(m.tx, model.Create(r)); err != nil {
		return err
	}
	return m.add("event_edits", row{"event_seq": m.event.Seq, "noun": r.Noun(), "id": r.Key(), "op": opBrought})
}

// finish counts the results and updates the full-text index.
func (m *merger) finish() error {
	if err := m.count(); err != nil {
		return err
	}
	m.event.What = model.Sayf("Merged %s: %s", m.name, describeMerge(*m.out))
	if m.part {
		m.event.What = model.Sayf("Took back %s: %s", m.name, describeMerge(*m.out))
	}
	var err error
	if m.event, err = endLong(m.tx, m.event); err != nil {
		return err
	}
	total := max(1, m.out.Articles.Added+m.out.Articles.United+m.out.Articles.Updated+
		m.out.Claims.Added+m.out.Claims.United+m.out.Claims.Updated)
	if err := reindexLong(m.tx, m.event.Seq, func(done int) {
		m.progress(min(0.99, 0.80+0.2*float64(done)/float64(total)), model.Sayf("Indexing"))
	}); err != nil {
		return err
	}
	m.out.Change = model.Change{Event: m.event}
	return m.dropTemporary()
}

// count fills in the numbers of the result, or ends the merge if there was nothing to
// do.
func (m *merger) count() error {
	by := map[model.Noun]*model.MergeCount{
		model.NounArticle: &m.out.Articles, model.NounClaim: &m.out.Claims, model.NounSource: &m.out.Sources,
		model.NounEvidence: &m.out.Evidence, model.NounVerdict: &m.out.Verdicts,
	}
	type count struct {
		Noun model.Noun
		Op   string
		N    int
	}
	var edits, united []count
	if err := m.scan(m.tx.Table("event_edits").Where("event_seq = ?", m.event.Seq).
		Select("noun, op, count(*) AS n").Group("noun, op"), &edits); err != nil {
		return err
	}
	for _, c := range edits {
		if n := by[c.Noun]; n != nil && c.Op == opBrought {
			n.Added += c.N
		} else if n != nil && c.Op == opChanged {
			n.Updated += c.N
		}
		if c.Noun == model.NounDispute && c.Op == opBrought {
			m.out.Conflicts += c.N
		}
	}
	if err := m.scan(m.tx.Table("m_same").Where("fresh").Select("noun, count(*) AS n").Group("noun"), &united); err != nil {
		return err
	}
	for _, c := range united {
		if n := by[c.Noun]; n != nil {
			n.United = c.N
		}
	}
	newEvents, err := m.any(m.tx.Table("m_events"))
	if err == nil && !newEvents && len(united) == 0 && len(edits) == 0 {
		err = errNothingNew
	}
	return err
}

func describeMerge(r model.Merged) string {
	return model.Sayf("%s, %s and %s were added; %d united, %s to decide",
		model.Countf(r.Articles.Added, "%d article", "%d articles"),
		model.Countf(r.Claims.Added, "%d claim", "%d claims"),
		model.Countf(r.Sources.Added, "%d source", "%d sources"),
		r.Articles.United+r.Claims.United+r.Sources.United, model.Countf(r.Conflicts, "%d conflict", "%d conflicts"))
}
