//go:build !race || long

package library

import (
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/newsroom"
	"galley/model/query"
)

// explained has the server tell the plan of each statement that a library reads with.
func explained(t *testing.T, l *Library) (plans func() []string) {
	t.Helper()
	a, err := newsroom.ParseAddress(l.path)
	must(t, err)
	config, err := a.Config()
	must(t, err)
	for name, value := range map[string]string{"session_preload_libraries": "auto_explain", "auto_explain.log_min_duration": "0",
		"client_min_messages": "log", "log_min_messages": "fatal"} {
		config.RuntimeParams[name] = value
	}
	var mutex sync.Mutex
	var told []string
	config.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) {
		mutex.Lock()
		defer mutex.Unlock()
		if strings.Contains(n.Message, "plan:") {
			told = append(told, n.Message)
		}
	}
	db, err := overServer(config, 1)
	must(t, err)
	before := l.read
	l.read = db
	t.Cleanup(func() {
		l.read = before
		pool, err := db.DB()
		must(t, err)
		must(t, pool.Close())
	})
	return func() []string {
		mutex.Lock()
		defer mutex.Unlock()
		out := told
		told = nil
		return out
	}
}

// many is a newsroom with 20,000 claims in 2,000 articles, of which few have the same words.
const many = `
SET LOCAL session_replication_role = replica;
INSERT INTO articles SELECT 'a' || n, 'On word' || n % 997, 'Ann', 'Paper ' || n % 499, '2009-03-31', '', '', '2026-01-01T00:00:00.000Z', 'Ann' FROM generate_series(1, 2000) AS n;
INSERT INTO versions SELECT 'v' || n, 'a' || n, 1, 'Of word' || n % 997 || ' and much besides.', '[]', 'h' || n, 'f' || n, '2026-01-01T00:00:00.000Z', '[]'
    FROM generate_series(1, 2000) AS n;
INSERT INTO claims SELECT 'c' || n, 'That word' || n % 997 || ' is so', 'Lee' || n % 887, '', 'statistic', 'unchecked', '', '', '2026-01-01T00:00:00.000Z'
    FROM generate_series(1, 20000) AS n;
INSERT INTO appearances SELECT 'p' || n, 'c' || n, 'a' || 1 + n % 2000, 'v' || 1 + n % 2000, 0, 3, '', '', '', 'anchored' FROM generate_series(1, 20000) AS n;
INSERT INTO search_docs SELECT n, 'a' || n FROM generate_series(1, 2000) AS n;
INSERT INTO search_docs SELECT n + (1::bigint << 40) - 1, 'c' || n FROM generate_series(1, 20000) AS n;
INSERT INTO search_words (id, body, title, speaker, owner, publisher, lexemes)
    SELECT id, body, title, '', '', paper, to_tsvector('simple', body || ' ' || title || ' ' || paper) FROM (SELECT n AS id,
        'of word' || n % 997 || ' and much besides' AS body, 'on word' || n % 997 AS title, 'paper ' || n % 499 AS paper FROM generate_series(1, 2000) AS n) AS x;
INSERT INTO search_words (id, body, title, speaker, owner, publisher, lexemes)
    SELECT n + (1::bigint << 40) - 1, 'that word' || n % 997 || ' is so', '', 'lee' || n % 887, '', '',
        to_tsvector('simple', 'that word' || n % 997 || ' is so lee' || n % 887) FROM generate_series(1, 20000) AS n;
ANALYZE search_docs, search_words, articles, versions, claims, appearances`

func TestSearchingANewsroomReadsByItsIndexes(t *testing.T) {
	t.Parallel()
	l := at(t, newDatabase(t, ""))
	must(t, l.write.Transaction(func(tx *gorm.DB) error { return tx.Exec(many).Error }))
	plans := explained(t, l)
	for _, typed := range []string{"word5 paper", `"word5 is so"`, "word99*", "speaker:lee77 word5", "word5 OR word6", "word5 -word6", "word5 status:unchecked",
		"speaker:lee77", "word5 publisher:17", "word5 tag:hot"} {
		q := query.Parse(typed, false)
		for name, ask := range map[string]func() error{
			"the search":       func() error { _, err := l.Find(t.Context(), q, 20); return err },
			"the typed search": func() error { _, err := l.FindWhileTyping(t.Context(), query.Parse(typed, true), 20); return err },
			"the desk":         func() error { _, err := l.Desk(t.Context(), model.DeskQuery{Query: typed}, 0, 20); return err },
		} {
			plans()
			must(t, ask())
			readByIndex(t, name+" for "+typed, plans())
		}
	}
	plans()
	_, err := l.Alike(t.Context(), [][]string{{"word5"}, {"lee7", "lee8"}}, 5)
	must(t, err)
	readByIndex(t, "what is alike", plans())
}

// readByIndex has none of the plans go through all of a table that grows.
func readByIndex(t *testing.T, what string, plans []string) {
	t.Helper()
	if len(plans) == 0 {
		t.Errorf("%s: no plan is told", what)
	}
	for _, plan := range plans {
		for _, table := range []string{"search_words", "search_docs", "versions", "claims", "appearances"} {
			if strings.Contains(plan, "Seq Scan on "+table+" ") {
				t.Errorf("%s goes through all of %s:\n%s", what, table, plan)
			}
		}
	}
}
