package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

const mergeAction = "merge library"

// Merge brings another library file into this one: what it has that this one
// lacks comes in, what both have is united, and what they say differently is
// kept on both sides for an editor to decide (see Disputes). It is one
// transaction and one event, which Undo takes back; merging the same file again
// adds nothing. The file itself is not altered. tell, which may be nil, hears
// how far it is, from 0 to 1.
//
// The common past of two libraries is what events they share. What the other
// did since is told by its events that are not here: only the records they
// speak of are looked at, against how they were before them.
func (l *Library) Merge(ctx context.Context, editor, path string, tell func(part float64, doing string)) (model.Merged, error) {
	if tell == nil {
		tell = func(float64, string) {}
	}
	none := model.Merged{Kept: []string{}}
	path, err := filepath.Abs(path)
	if err != nil {
		return none, model.Wrap(model.Invalid, err, "%s cannot be found. Nothing was merged.", path)
	}
	if Holds(path) {
		return none, model.Faultf(model.Refused, "%s is a library that is open here, or belongs to one; name another to merge into it. Nothing was changed.", path)
	}
	if !l.merging.TryLock() {
		return none, model.Faultf(model.Busy, "Another library is being merged just now; wait until that is done. Nothing of %s was merged.", path)
	}
	defer l.merging.Unlock()
	if err := cmp.Or(l.Standing(ctx), l.mayWrite(ctx)); err != nil {
		return none, err
	}
	tell(0, "Looking at "+filepath.Base(path))
	other, err := otherLibrary(ctx, path)
	if err != nil {
		return none, err
	}
	tell(0.05, "Backing this library up")
	if err := l.roomFor(); err != nil {
		none.Remarks = []string{model.Sentence(err)}
	} else if _, err := l.backUp(ctx, l.read, BeforeMerge); err != nil {
		if gone := l.Standing(ctx); gone != nil {
			err = gone
		} else if ctx.Err() == nil {
			err = model.Wrap(model.Refused, err, "%s Nothing was merged.", model.Sentence(err))
		}
		return none, errors.Join(err, os.RemoveAll(filepath.Dir(other)))
	}
	db := l.write.WithContext(ctx)
	merged := none
	err = db.Exec("ATTACH ? AS theirs", other).Error
	if err == nil {
		err = l.transact(ctx, func(tx *gorm.DB) (bool, error) {
			m := &merger{tx: tx, name: filepath.Base(path), tell: tell, by: model.Author{Editor: editor, At: model.Now()}, known: map[string]string{}, out: &merged}
			return true, m.run()
		})
		if errors.Is(err, errNothingNew) {
			merged, err = none, nil
		}
		// Also after a cancel: the connection goes on without it.
		if detachErr := l.write.WithContext(context.WithoutCancel(ctx)).Exec("DETACH theirs").Error; err == nil {
			err = detachErr // one that was cut off may have gone with its connection
		}
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

// merger is one merge at work. The other library is attached as "theirs"; what
// is noted on the way stands in temporary tables, not in memory.
type merger struct {
	tx         *gorm.DB
	name       string // of the other file
	by         model.Author
	event      model.Event
	tell       func(float64, string)
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

func (m *merger) run() error {
	steps := []struct {
		part  float64
		doing string
		do    func() error
	}{
		{0.10, "Comparing histories", m.compareHistories},
		{0.20, "Recognising what both have", m.recognise},
		{0.35, "Bringing in what is new", m.bring},
		{0.50, "Uniting what both have", m.unite},
		{0.65, "Comparing verdicts", m.contest},
		{0.70, "Carrying claims over to newer versions", m.carry},
		{0.75, "Keeping the history of both", m.bringEvents},
		{0.80, "Indexing", m.finish},
	}
	for _, s := range steps {
		m.tell(s.part, s.doing)
		if err := s.do(); err != nil {
			return err
		}
	}
	m.tell(1, "Merged")
	return nil
}

// temporary are the tables of a merge at work.
var temporary = []string{
	// merges of this library that were undone: what they brought counts as not known
	"m_undone (merge TEXT PRIMARY KEY)",
	// events of theirs that are not here
	"m_events (seq INTEGER PRIMARY KEY, id TEXT NOT NULL)",
	// those of them that are a run of typing which is here too, as it was earlier or later (older: there)
	"m_runs (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, older INTEGER NOT NULL)",
	// records that those speak of: how they were before (NULL: made then, or not told), the newest of the events
	"m_touched (noun TEXT NOT NULL, id TEXT NOT NULL, base TEXT, made INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (noun, id)) WITHOUT ROWID",
	// those of them whose base is built from several events
	"m_built (n INTEGER PRIMARY KEY, noun TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL)",
	// records that events of ours speak of which they do not know, and what was worked on by them (see noteWorkHere)
	"m_done (noun TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (noun, id)) WITHOUT ROWID",
	"m_worked (noun TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (noun, id)) WITHOUT ROWID",
	// records of theirs that are ours under another id; fresh: since this merge
	"m_same (noun TEXT NOT NULL, theirs TEXT NOT NULL, ours TEXT NOT NULL, fresh INTEGER NOT NULL, PRIMARY KEY (noun, theirs)) WITHOUT ROWID",
	// claims that may be one, and how like they are (see likeness)
	"m_pairs (theirs TEXT NOT NULL, ours TEXT NOT NULL, alike REAL NOT NULL, PRIMARY KEY (theirs, ours)) WITHOUT ROWID",
	// passages of theirs in a version that is ours with the same words but not the same bytes
	`m_places (id TEXT PRIMARY KEY, start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, state TEXT NOT NULL)`,
	// numbers of versions that come into an article that is here
	"m_numbers (id TEXT PRIMARY KEY, number INTEGER NOT NULL)",
	// two verdicts that contest each other; ids as they are here
	"m_contests (claim_id TEXT PRIMARY KEY, ours TEXT NOT NULL, theirs TEXT NOT NULL)",
	// likewise two of one rating, for different reasons
	"m_reasons (claim_id TEXT PRIMARY KEY, ours TEXT NOT NULL, theirs TEXT NOT NULL)",
	// records of one noun that both have (see meeting)
	"m_meetings (theirs TEXT PRIMARY KEY, ours TEXT NOT NULL, base TEXT, made INTEGER NOT NULL, fresh INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID",
	// merges of theirs that brought nothing but what is known here: of this library, as it was
	"m_taken (seq INTEGER PRIMARY KEY)",
	// what may be looked up by another key than its id
	"m_keys (key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID",
}

// touch notes what an event of theirs did to a record; the first tells how it was.
const touch = `INSERT INTO m_touched (noun, id, base, made, last) %s WHERE true ORDER BY 5
	ON CONFLICT (noun, id) DO UPDATE SET last = excluded.last, base = CASE WHEN made THEN NULL ELSE coalesce(base, excluded.base) END`

// compareHistories finds what they did since the common past.
func (m *merger) compareHistories() error {
	for _, t := range temporary {
		if err := m.exec("CREATE TEMP TABLE " + t); err != nil {
			return err
		}
	}
	for _, s := range []string{
		"CREATE INDEX temp.m_same_ours ON m_same (noun, ours)",
		`INSERT INTO m_undone SELECT e.id FROM main.events AS e WHERE e.action = '` + mergeAction + `' AND e.merged_by = ''
			AND (SELECT kind FROM main.events AS u WHERE u.target = e.id ORDER BY u.seq DESC LIMIT 1) = 'undid'`,
		`INSERT INTO m_events SELECT t.seq, t.id FROM theirs.events AS t LEFT JOIN main.events AS o ON o.id = t.id
			WHERE o.id IS NULL OR (o.merged_by <> '' AND o.merged_by IN (SELECT merge FROM m_undone))`,
		"INSERT INTO m_same SELECT noun, theirs, ours, 0 FROM main.merged_ids WHERE merge NOT IN (SELECT merge FROM m_undone)",
		`INSERT OR IGNORE INTO m_runs SELECT t.seq, o.seq, o.at >= t.at FROM m_events AS n JOIN theirs.events AS t ON t.seq = n.seq JOIN main.events AS o ON o.run = t.run WHERE t.run <> '' AND o.run <> ''
			UNION SELECT t.seq, o.seq, o.at >= t.at FROM m_events AS n JOIN theirs.events AS t ON t.seq = n.seq JOIN main.events AS o ON o.id = t.run WHERE t.run <> ''
			UNION SELECT t.seq, o.seq, o.at >= t.at FROM m_events AS n JOIN theirs.events AS t ON t.seq = n.seq JOIN main.events AS o ON o.run = t.id WHERE o.run <> ''`,
		// Others may build on one that is not the newest; it comes along, and says nothing new.
		"DELETE FROM m_events WHERE seq IN (SELECT theirs FROM m_runs WHERE older) AND seq = (SELECT max(seq) FROM theirs.events)",
	} {
		if err := m.exec(s); err != nil {
			return err
		}
	}
	if err := m.touchRuns(); err != nil {
		return err
	}
	for _, s := range []string{
		fmt.Sprintf(touch, `SELECT * FROM (
			SELECT j.value ->> '$.noun' AS noun, j.value ->> '$.id' AS id, CASE WHEN j.value ->> '$.built' THEN '`+builtBy+`' || e.seq ELSE j.value ->> '$.before' END AS base,
				j.value ->> '$.before' IS NULL AND j.value ->> '$.built' IS NULL AS made, e.seq AS last
				FROM m_events AS n JOIN theirs.events AS e ON e.seq = n.seq, json_each(`+editsOfE+`) AS j WHERE n.seq NOT IN (SELECT theirs FROM m_runs WHERE older)
			UNION ALL SELECT x.noun, x.id, nullif(x.before, ''), 0, x.event_seq
				FROM m_events AS n JOIN theirs.event_edits AS x ON x.event_seq = n.seq WHERE x.op IN ('`+opChanged+`', '`+opRaised+`'))`),
	} {
		if err := m.exec(s); err != nil {
			return err
		}
	}
	if err := m.buildBases(); err != nil {
		return err
	}
	if err := m.exec(`INSERT INTO m_taken SELECT n.seq FROM m_events AS n JOIN theirs.events AS e ON e.seq = n.seq WHERE e.action = '` + mergeAction + `' AND e.merged_by = ''
			AND NOT EXISTS (SELECT 1 FROM theirs.events AS t JOIN m_events AS k ON k.seq = t.seq WHERE t.merged_by = e.id)`); err != nil {
		return err
	}
	if err := m.tx.Raw("SELECT EXISTS (SELECT 1 FROM m_taken)").Scan(&m.mergedOurs).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	// They merged this library, or one with a common past, before: what they
	// recognised is so here too.
	for noun, t := range tables {
		if err := m.exec(`INSERT OR IGNORE INTO m_same SELECT noun, ours, theirs, 0 FROM theirs.merged_ids AS t WHERE noun = ?
			AND theirs IN (SELECT `+t.key+` FROM main.`+t.name+`) AND ours NOT IN (SELECT `+t.key+` FROM main.`+t.name+`)
			AND coalesce((SELECT kind FROM theirs.events AS u WHERE u.target = t.merge ORDER BY u.seq DESC LIMIT 1), '') <> 'undid'`, noun); err != nil {
			return err
		}
	}
	var err error
	m.event, err = beginLong(m.tx, model.Event{At: m.by.At, Editor: m.by.Editor, Kind: model.Did, Action: mergeAction})
	return err
}

// ours is the id a record of theirs has here: its own, unless it was recognised
// as another.
func (m *merger) ours(noun model.Noun, id string) (string, error) {
	key := string(noun) + " " + id
	if known, ok := m.known[key]; ok {
		return known, nil
	}
	var found []string
	if err := m.tx.Raw("SELECT ours FROM m_same WHERE noun = ? AND theirs = ?", noun, id).Scan(&found).Error; err != nil {
		return "", fmt.Errorf("merge: %w", err)
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
	return m.exec("INSERT OR IGNORE INTO m_same VALUES (?, ?, ?, 1)", noun, theirs, ours)
}

// change stores a record that was here, as it is after the merge.
func (m *merger) change(e model.Edit) error {
	if model.Same(e.Before, e.After) {
		return nil
	}
	if err := store(m.tx, e); err != nil {
		return err
	}
	if err := shelve(m.tx, []model.Edit{e}); err != nil {
		return err
	}
	return recordChange(m.tx, m.event.Seq, e)
}

// create stores a record that the merge makes.
func (m *merger) create(r model.Record) error {
	if err := store(m.tx, model.Create(r)); err != nil {
		return err
	}
	return m.exec("INSERT INTO event_edits (event_seq, noun, id, op) VALUES (?, ?, ?, ?)", m.event.Seq, r.Noun(), r.Key(), opBrought)
}

// bringEvents takes their part of the history over, under its own ids.
func (m *merger) bringEvents() error {
	for _, s := range []string{
		"UPDATE main.events SET merged_by = @merge WHERE id IN (SELECT id FROM m_events)",
		`INSERT INTO main.events (id, at, editor, kind, target, action, what, edits, packed, run, long, merged_by)
			SELECT t.id, t.at, t.editor, t.kind, t.target, t.action, t.what, t.edits, t.packed, t.run, t.long, @merge FROM m_events AS n JOIN theirs.events AS t ON t.seq = n.seq
			WHERE t.id NOT IN (SELECT id FROM main.events) ORDER BY t.seq`,
		`INSERT OR IGNORE INTO main.event_edits SELECT o.seq, x.noun, x.id, x.op, x.before, x.after
			FROM m_events AS n JOIN theirs.event_edits AS x ON x.event_seq = n.seq JOIN main.events AS o ON o.id = n.id`,
		`INSERT OR IGNORE INTO main.event_subjects (event_seq, subject) SELECT o.seq, s.subject
			FROM m_events AS n JOIN theirs.event_subjects AS s ON s.event_seq = n.seq JOIN main.events AS o ON o.id = n.id`,
		`INSERT OR IGNORE INTO main.event_subjects (event_seq, subject) SELECT o.seq, x.ours
			FROM m_events AS n JOIN theirs.event_subjects AS s ON s.event_seq = n.seq JOIN main.events AS o ON o.id = n.id
			JOIN m_same AS x ON x.theirs = s.subject AND x.noun IN ('article', 'claim', 'source', 'collection')`,
		`INSERT OR REPLACE INTO main.merged_ids (noun, theirs, ours, merge) SELECT noun, theirs, ours, @merge FROM m_same WHERE fresh
			OR noun NOT IN ('membership', 'tag') AND NOT EXISTS (SELECT 1 FROM main.merged_ids AS k WHERE k.noun = m_same.noun AND k.theirs = m_same.theirs)`,
		`INSERT OR IGNORE INTO main.merged_ids (noun, theirs, ours, merge) SELECT t.noun, t.theirs, coalesce(x.ours, t.ours), @merge
			FROM theirs.merged_ids AS t LEFT JOIN m_same AS x ON x.noun = t.noun AND x.theirs = t.ours WHERE t.theirs <> coalesce(x.ours, t.ours)`,
	} {
		var args []any
		if strings.Contains(s, "@") {
			args = append(args, map[string]any{"merge": m.event.ID})
		}
		if err := m.exec(s, args...); err != nil {
			return err
		}
	}
	return nil
}

// finish says what came of it, and brings the index up to date.
func (m *merger) finish() error {
	var counts []struct {
		Noun model.Noun
		Op   string
		N    int
	}
	if err := m.tx.Raw("SELECT noun, op, count(*) AS n FROM event_edits WHERE event_seq = ? GROUP BY noun, op", m.event.Seq).Scan(&counts).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	by := map[model.Noun]*model.MergeCount{
		model.NounArticle: &m.out.Articles, model.NounClaim: &m.out.Claims, model.NounSource: &m.out.Sources,
		model.NounEvidence: &m.out.Evidence, model.NounVerdict: &m.out.Verdicts,
	}
	for _, c := range counts {
		if n := by[c.Noun]; n != nil && c.Op == opBrought {
			n.Added += c.N
		} else if n != nil && c.Op == opChanged {
			n.Updated += c.N
		}
		if c.Noun == model.NounDispute && c.Op == opBrought {
			m.out.Conflicts += c.N
		}
	}
	var united []struct {
		Noun model.Noun
		N    int
	}
	if err := m.tx.Raw("SELECT noun, count(*) AS n FROM m_same WHERE fresh GROUP BY noun").Scan(&united).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	for _, c := range united {
		if n := by[c.Noun]; n != nil {
			n.United = c.N
		}
	}
	var news, aliases int
	if err := m.tx.Raw("SELECT count(*) FROM m_events").Scan(&news).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	if err := m.tx.Raw("SELECT count(*) FROM m_same WHERE fresh").Scan(&aliases).Error; err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	if news == 0 && aliases == 0 && len(counts) == 0 {
		return errNothingNew
	}
	m.event.What = fmt.Sprintf("Merged %s: %s", m.name, told(*m.out))
	var err error
	if m.event, err = endLong(m.tx, m.event); err != nil {
		return err
	}
	total := max(1, m.out.Articles.Added+m.out.Articles.United+m.out.Articles.Updated+m.out.Claims.Added+m.out.Claims.United+m.out.Claims.Updated)
	if err := reindexLong(m.tx, m.event.Seq, func(done int) {
		m.tell(min(0.99, 0.80+0.2*float64(done)/float64(total)), "Indexing")
	}); err != nil {
		return err
	}
	m.out.Change = model.Change{Event: m.event}
	for _, t := range temporary {
		name, _, _ := strings.Cut(t, " ")
		if err := m.exec("DROP TABLE temp." + name); err != nil {
			return err
		}
	}
	return nil
}

func told(r model.Merged) string {
	return fmt.Sprintf("%s, %s and %s came in; %d united, %s to decide",
		counted(r.Articles.Added, "article"), counted(r.Claims.Added, "claim"), counted(r.Sources.Added, "source"),
		r.Articles.United+r.Claims.United+r.Sources.United, counted(r.Conflicts, "conflict"))
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
