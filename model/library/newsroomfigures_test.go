//go:build !race || long

package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"galley/cmd/build/figures"
	host "galley/cmd/build/newsroom"
	"galley/model"
	"galley/model/library/newsroom"
	"galley/model/passage"
	"galley/model/query"
)

// TestNewsroomFigures measures a newsroom's library beside SQL put by hand on the same
// server, in one run; go run ./cmd/build bench newsroom runs it. The server is one of its
// own, which waits for the disk at each commit. GALLEY_BENCH_ARTICLES makes it another
// number of articles, GALLEY_BENCH_ACTIONS of actions an editor.
func TestNewsroomFigures(t *testing.T) {
	f := figures.Record(t, "newsroom")
	s, err := host.Start(t.Context(), host.Options{Durable: true})
	must(t, err)
	defer func() { must(t, s.Stop()) }()
	must(t, s.CreateDatabase(t.Context(), "desk"))
	address := s.Address("desk")
	must(t, InitNewsroom(t.Context(), address))
	l, err := Open(t.Context(), address)
	must(t, err)
	defer func() { must(t, l.Close()) }()
	n := figures.Articles(t)
	began := time.Now()
	must(t, l.fill(t.Context(), n))
	must(t, l.write.Exec("ANALYZE").Error)
	t.Logf("filled in %s", time.Since(began).Round(time.Second))
	size := fmt.Sprintf(" (%d articles, %d claims)", n, n*figures.Claims)
	a, err := newsroom.ParseAddress(address)
	must(t, err)
	db, err := connectServer(a, readers)
	must(t, err)
	pool, err := db.DB()
	must(t, err)
	defer func() { must(t, pool.Close()) }()
	figureServerReads(t, f, l, pool, size)
	figureServerMarks(t, f, l, pool, size)
	figureEditors(t, f, l, address)
}

// figureServerReads reads what the window reads, turn and turn about with SQL by hand.
func figureServerReads(t *testing.T, f *figures.Recorder, l *Library, pool *sql.DB, size string) {
	var articles []string
	must(t, l.read.Table("articles").Order("id").Limit(200).Pluck("id", &articles).Error)
	row := func(query string, args ...any) {
		rows, err := pool.QueryContext(t.Context(), query, args...)
		must(t, err)
		columns, err := rows.Columns()
		must(t, err)
		into := make([]any, len(columns))
		for i := range into {
			into[i] = new(any)
		}
		for rows.Next() {
			must(t, rows.Scan(into...))
		}
		must(t, errors.Join(rows.Err(), rows.Close()))
	}
	sides := func(name string, bar float64, ours, byHand func(round int)) {
		var a, b figures.Times
		for round := range 60 {
			keep := []*figures.Times{&a, &b}
			if round < 10 { // until what is kept ready is
				keep = []*figures.Times{new(figures.Times), new(figures.Times)}
			}
			keep[0].Add(func() { ours(round) })
			keep[1].Add(func() { byHand(round) })
		}
		f.Say(name+size, "ms", a.At(0.5), "the same rows by prepared SQL on the same server", b.At(0.5), bar)
	}
	sides("first list of a newsroom", 1.5, func(int) {
		part, err := l.Shelf(t.Context(), model.ShelfQuery{}, 0, 100)
		must(t, err)
		if len(part.Rows) != 100 {
			t.Fatalf("%d rows", len(part.Rows))
		}
	}, func(int) {
		row("SELECT sum(articles) FROM tally WHERE place < 2")
		row(`SELECT a.*, s.claims, s.checked, s.signed, c.open, c.aside, c.done FROM (SELECT * FROM (SELECT * FROM shelf WHERE place = 0 ORDER BY imported DESC, article_id DESC LIMIT 100) AS y
				UNION ALL SELECT * FROM (SELECT * FROM shelf WHERE place = 1 ORDER BY imported DESC, article_id DESC LIMIT 100) AS x) AS s
			JOIN articles AS a ON a.id = s.article_id LEFT JOIN coverage AS c ON c.article_id = s.article_id
			ORDER BY s.imported DESC, s.article_id DESC LIMIT 100`)
	})
	sides("open an article of a newsroom with its claims", 1.5, func(round int) {
		p, err := l.Proof(t.Context(), articles[round], 0)
		must(t, err)
		if len(p.Dossiers) == 0 {
			t.Fatal("no claims")
		}
	}, func(round int) {
		id := articles[round]
		row("SELECT * FROM articles WHERE id = $1", id)
		row("SELECT *, count(*) OVER () FROM versions WHERE article_id = $1 AND deleted = '' ORDER BY number DESC LIMIT 1", id)
		row("SELECT word FROM tags WHERE subject = $1 AND deleted = '' ORDER BY word", id)
		row("SELECT c.* FROM collections AS c JOIN memberships AS m ON m.collection_id = c.id WHERE m.article_id = $1 AND m.deleted = ''", id)
		of := "(SELECT claim_id FROM appearances WHERE article_id = $1 AND deleted = '')"
		row("SELECT * FROM claims WHERE deleted = '' AND id IN "+of+" ORDER BY id", id)
		row(`SELECT p.* FROM appearances AS p JOIN articles AS a ON a.id = p.article_id AND a.deleted = '' WHERE p.deleted = '' AND p.claim_id IN `+
			of+" ORDER BY p.id", id)
		row("SELECT e.*, s.* FROM evidence AS e JOIN sources AS s ON s.id = e.source_id WHERE e.deleted = '' AND e.claim_id IN "+of+" ORDER BY e.id", id)
		row("SELECT * FROM verdicts WHERE deleted = '' AND claim_id IN "+of+" ORDER BY id", id)
		row("SELECT * FROM scales WHERE deleted = ''")
		row("SELECT * FROM questions WHERE deleted = '' AND claim_id IN "+of, id)
		row("SELECT * FROM disputes WHERE choice = '' AND deleted = '' AND claim_id IN "+of, id)
		row("SELECT * FROM tags WHERE deleted = '' AND subject IN "+of, id)
		row("SELECT * FROM asides WHERE deleted = '' AND article_id = $1", id)
		row("SELECT * FROM checklists WHERE deleted = ''")
		row("SELECT * FROM ticks WHERE deleted = '' AND (subject = $1 OR subject IN "+of+")", id)
	})
	words := []string{"opium", "parliament", "sanctions", "harvest", "brigade", "treaty", "envoy", "village", "pentagon", "ambassador"}
	byHand := serverSearchByHand(t, pool)
	sides("search a newsroom for two words", 1.5, func(round int) {
		q := query.Parse(words[round%10]+" "+words[(round/10+1+round)%10], false)
		_, err := l.Search(t.Context(), q, 20)
		must(t, err)
	}, func(round int) { row(byHand, words[round%10]+" & "+words[(round/10+1+round)%10]) })
}

// serverSearchByHand is the search that a developer would write: the best twenty by the
// server's own rank, with their texts.
func serverSearchByHand(t *testing.T, pool *sql.DB) string {
	t.Helper()
	var column string
	must(t, pool.QueryRowContext(t.Context(), `SELECT column_name FROM information_schema.columns
		WHERE table_schema = 'galley' AND table_name = 'search_words' AND data_type = 'tsvector' ORDER BY ordinal_position LIMIT 1`).Scan(&column))
	return "SELECT s.id, v.text, c.wording FROM (SELECT id FROM search_words WHERE " + column + " @@ to_tsquery('simple', $1) ORDER BY ts_rank(" +
		column + ", to_tsquery('simple', $1)) DESC LIMIT 20) AS s JOIN search_docs AS d ON d.id = s.id" +
		" LEFT JOIN versions AS v ON v.article_id = d.subject LEFT JOIN claims AS c ON c.id = d.subject"
}

// figureServerMarks marks claims, turn and turn about with SQL that stores the same rows.
func figureServerMarks(t *testing.T, f *figures.Recorder, l *Library, pool *sql.DB, size string) {
	article, version := imported(t, l, talks)
	ctx := context.WithoutCancel(t.Context())
	mark := func() {
		_, err := l.Apply(ctx, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}})
		must(t, err)
	}
	byHand := func() {
		tx, err := pool.BeginTx(ctx, nil)
		must(t, err)
		run := func(query string, args ...any) {
			_, err := tx.ExecContext(ctx, query, args...)
			must(t, err)
		}
		now, claim := string(model.Now()), model.NewID()
		run("SELECT pg_advisory_xact_lock(1)")
		run(`INSERT INTO claims (id, wording, speaker, said, kind, status, owner, due, created) VALUES ($1, 'The envoy', '', '', '', 'unchecked', '', '', $2)`,
			claim, now)
		run(`INSERT INTO appearances (id, claim_id, article_id, version_id, start, "end", exact, prefix, suffix, state)
			VALUES ($1, $2, $3, $4, 0, 9, 'The envoy', '', ' spoke of 21,000 troops.', 'anchored')`, model.NewID(), claim, article, version)
		var doc, seq int64
		must(t, tx.QueryRowContext(ctx, `INSERT INTO search_docs (id, subject) SELECT max(id) + 1, $1 FROM search_docs WHERE id < $2 RETURNING id`,
			claim, int64(1)<<41).Scan(&doc))
		run("INSERT INTO search_words (id, body, title, speaker, owner, publisher) VALUES ($1, 'the envoy', '', '', '', '')", doc)
		must(t, tx.QueryRowContext(ctx, `INSERT INTO events (id, at, editor, kind, target, action, what, edits)
			VALUES ($1, $2, 'Ann', 'did', '', 'mark claim', 'Marked “The envoy”', $3) RETURNING seq`,
			model.NewID(), now, `[{"x":"`+strings.Repeat("x", 900)+`"}]`).Scan(&seq))
		run("INSERT INTO event_subjects (event_seq, subject) VALUES ($1, $2), ($1, $3)", seq, claim, article)
		must(t, tx.Commit())
	}
	var ours, peers figures.Times
	for range 20 {
		mark()
		byHand()
	}
	for range 200 {
		ours.Add(mark)
		peers.Add(byHand)
	}
	f.Say("mark a claim in a newsroom"+size, "ms", ours.At(0.5), "the same rows by prepared SQL on the same server", peers.At(0.5), 1.5)
}

// benchActions is how many actions each simulated editor does.
func benchActions(t *testing.T) int {
	t.Helper()
	text := os.Getenv("GALLEY_BENCH_ACTIONS")
	if text == "" {
		return 2000
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 20 {
		t.Fatalf("GALLEY_BENCH_ACTIONS is a number from 20 on, not %q", text)
	}
	return n
}

// brokenSteps counts the changes of a claim that do not begin with what the one before left:
// there somebody's words were written over unseen.
func brokenSteps(t *testing.T, l *Library, claim string) (broken int) {
	t.Helper()
	var seqs []int64
	must(t, l.read.Table("event_subjects").Where("subject = ?", claim).Order("event_seq").Pluck("event_seq", &seqs).Error)
	last := ""
	for i, seq := range seqs {
		e, err := eventAt(l.read, seq)
		must(t, err)
		for _, edit := range e.Edits {
			now, ok := edit.After.(model.Claim)
			if !ok || now.ID != claim {
				continue
			}
			if was, ok := edit.Before.(model.Claim); i > 0 && (!ok || was.Wording != last) {
				broken++
			}
			last = now.Wording
		}
	}
	return broken
}

// figureEditors has fifty editors at work at once, each over a connection of its own, as
// fast as they are answered: every second action is on a claim that all of them work on.
// Each acknowledged change must be in the history. And it measures what an editor who acts
// ten times a second waits, alone and beside 49 others who do something each two seconds.
func figureEditors(t *testing.T, f *figures.Recorder, l *Library, address string) {
	const editors = 50
	actions := benchActions(t)
	_, version := imported(t, l, talks+" Alone.")
	common := do(t, l, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}}).Created(model.NounClaim)
	desks := make([]*Library, editors)
	own := make([]string, editors)
	for i := range desks {
		desk, err := Open(t.Context(), address)
		must(t, err)
		defer func() { must(t, desk.Close()) }()
		desks[i] = desk
		own[i] = do(t, desk, "Editor "+strconv.Itoa(i), model.MarkClaim{VersionID: version, Span: passage.Span{Start: 4, End: 9}}).Created(model.NounClaim)
	}
	act := func(i, k int) (id string, err error) {
		claim := own[i]
		if k%2 == 1 {
			claim = common
		}
		wording := fmt.Sprintf("Editor %d wrote this at action %d", i, k)
		change, err := desks[i].Apply(t.Context(), "Editor "+strconv.Itoa(i), model.EditClaim{ID: claim, Wording: &wording})
		return change.Event.ID, err
	}
	var mu sync.Mutex
	var times figures.Times
	stored := map[string]bool{}
	began := time.Now()
	var all sync.WaitGroup
	for i := range editors {
		all.Go(func() {
			var mine figures.Times
			var ids []string
			for k := range actions {
				mine.Add(func() {
					id, err := act(i, k)
					if err != nil {
						t.Error(err)
						return
					}
					ids = append(ids, id)
				})
			}
			mu.Lock()
			defer mu.Unlock()
			times = append(times, mine...)
			for _, id := range ids {
				stored[id] = true
			}
		})
	}
	all.Wait()
	took := time.Since(began)
	t.Logf("%d actions of %d editors in %s: %.0f a second", editors*actions, editors, took.Round(time.Second), float64(editors*actions)/took.Seconds())
	var found int64
	must(t, l.read.Table("events").Where("editor LIKE 'Editor %' AND action <> ?", model.MarkClaim{}.Action()).Count(&found).Error)
	lost := len(stored) - int(found) + brokenSteps(t, l, common)
	f.Write(figures.Figure{Name: fmt.Sprintf("acknowledged changes of %d editors, %d actions each, that are lost", editors, actions), Ours: float64(lost),
		Peer: "of", Value: float64(len(stored)), Unit: "changes", Ratio: float64(lost), Bar: 0})
	f.Say(fmt.Sprintf("%d editors as fast as they can: p99", editors), "ms", times.At(0.99), "their p50", times.At(0.5), 5)

	const pace = 2 * time.Second // nobody marks and rates faster for long
	paced := func(others int) float64 {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		var all sync.WaitGroup
		for i := 1; i <= others; i++ {
			all.Go(func() {
				for k := actions; ctx.Err() == nil; k++ {
					if _, err := act(i, k); err != nil && ctx.Err() == nil {
						t.Error(err)
					}
					select {
					case <-ctx.Done():
					case <-time.After(time.Duration(float64(pace) * (0.5 + float64((i*7+k*13)%100)/100))):
					}
				}
			})
		}
		var mine figures.Times
		for k := range 100 {
			mine.Add(func() {
				_, err := act(0, actions+others*1000+k)
				must(t, err)
			})
			time.Sleep(pace / 20)
		}
		stop()
		all.Wait()
		return slices.Sorted(slices.Values(mine))[len(mine)/2]
	}
	alone := paced(0)
	f.Say("an editor beside 49 others, an action each every 2 s", "ms", paced(editors-1), "the same editor alone", alone, 2)
}
