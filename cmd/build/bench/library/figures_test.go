// Package library measures the search of a large library beside bleve and SQL by hand.
package library

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	blevequery "github.com/blevesearch/bleve/v2/search/query"
	_ "github.com/glebarez/go-sqlite"

	"galley/cmd/build/figures"
	"galley/model"
	"galley/model/library"
	"galley/model/query"
)

// TestFigures measures the search of a library of 100,000 articles and 1,000,000 claims
// beside SQL by hand and beside bleve; go run ./cmd/build bench library runs it. The library
// is the one that model/library measures and keeps in the user's cache folder. The first run
// builds bleve's index and keeps it there too.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "library")
	n := figures.Articles(t)
	path := figures.Kept(t, "library") + ".galley"
	if _, err := os.Stat(path); err != nil {
		t.Fatal("the library is not there; the bench of model/library builds it: ", err)
	}
	l, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}()
	pool := byHand(t, path)
	index := bleveIndex(t, pool)
	defer func() {
		if err := index.Close(); err != nil {
			t.Error(err)
		}
	}()
	measureEarlier(t, f, l, pool, "claims", "wording", fmt.Sprintf(", among %d claims", n*figures.Claims))
	measureElsewhere(t, f, l, pool, fmt.Sprintf(" (%d articles, %d claims)", n, n*figures.Claims))
	measureSearch(t, f, l, pool, index, fmt.Sprintf(" (%d articles, %d claims)", n, n*figures.Claims))
}

// byHand opens the library's file as Galley's own readers do.
func byHand(t *testing.T, path string) *sql.DB {
	t.Helper()
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(path),
		RawQuery: "_txlock=deferred&_pragma=foreign_keys(1)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"}
	pool, err := sql.Open("sqlite", address.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return pool
}

// bleveIndex is bleve's index of the same articles and claims, as its own documentation
// makes one: the standard mapping, texts stored, so that it can show the words around what it
// found. It is built once.
func bleveIndex(t *testing.T, pool *sql.DB) bleve.Index {
	t.Helper()
	path := figures.Kept(t, "bleve")
	if index, err := bleve.Open(path); err == nil {
		return index
	} else if !errors.Is(err, bleve.ErrorIndexPathDoesNotExist) {
		t.Fatal(err)
	}
	part := path + ".part"
	if err := os.RemoveAll(part); err != nil {
		t.Fatal(err)
	}
	index, err := bleve.New(part, bleve.NewIndexMapping())
	if err != nil {
		t.Fatal(err)
	}
	batch := index.NewBatch()
	put := func(id, title, body string) {
		if err := batch.Index(id, map[string]string{"title": title, "body": body}); err != nil {
			t.Fatal(err)
		}
		if batch.Size() >= 2000 {
			if err := index.Batch(batch); err != nil {
				t.Fatal(err)
			}
			batch.Reset()
		}
	}
	each(t, pool, `SELECT a.id, a.title, v.text FROM articles AS a JOIN versions AS v ON v.article_id = a.id
		WHERE a.id > ? ORDER BY a.id LIMIT 500`, put)
	each(t, pool, claimSQL, func(id, speaker, lines string) {
		var body []string
		for line := range strings.SplitSeq(lines, "\n") {
			if line != "" && !slices.Contains(body, line) { // as in Galley's index
				body = append(body, line)
			}
		}
		put(id, speaker, strings.Join(body, "\n"))
	})
	if err := errors.Join(index.Batch(batch), index.Close(), os.Rename(part, path)); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	if index, err = bleve.Open(path); err != nil {
		t.Fatal(err)
	}
	return index
}

// claimSQL reads of each claim what Galley's index has of it: wording, verdicts, evidence.
const claimSQL = `SELECT c.id, c.speaker, c.wording || char(10)
		|| coalesce((SELECT group_concat(v.rating || char(10) || v.reasoning, char(10)) FROM verdicts AS v WHERE v.claim_id = c.id), '')
		|| char(10) || coalesce((SELECT group_concat(s.title || char(10) || s.publisher || char(10) || s.author || char(10)
				|| e.quote || char(10) || e.locator || char(10) || e.note, char(10))
			FROM evidence AS e JOIN sources AS s ON s.id = e.source_id WHERE e.claim_id = c.id AND e.deleted = ''), '')
	FROM claims AS c WHERE c.id > ? ORDER BY c.id LIMIT 2000`

// each calls put with the three columns of each row of a query, which begins behind an id.
func each(t *testing.T, pool *sql.DB, query string, put func(id, title, text string)) {
	t.Helper()
	for last, more := "", true; more; {
		more = false
		rows, err := pool.QueryContext(t.Context(), query, last)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var id, title, text string
			if err := rows.Scan(&id, &title, &text); err != nil {
				t.Fatal(err)
			}
			put(id, title, text)
			last, more = id, true
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// question is one kind of search, in the words of each of the three.
type question struct {
	kind  string
	typed []string // what a person types
	sql   func(typed string) string
	bleve func(typed string) blevequery.Query
}

func plainly(typed string) string { return `"` + strings.ReplaceAll(typed, " ", `" AND "`) + `"` }

func beginning(typed string) string { return `"` + strings.TrimSuffix(typed, "*") + `"*` }

func prefix(typed string) blevequery.Query {
	return bleve.NewPrefixQuery(strings.TrimSuffix(typed, "*"))
}

func oneOf(typed string) blevequery.Query { return bleve.NewMatchQuery(typed) }

func allOf(typed string) blevequery.Query {
	q := bleve.NewMatchQuery(typed)
	q.SetOperator(blevequery.MatchQueryOperatorAnd)
	return q
}

var questions = []question{
	{"one common word", []string{"government", "percent", "military"}, plainly, oneOf},
	{"one word", []string{"opium", "treaty", "envoy"}, plainly, oneOf},
	{"two words", []string{"opium border", "troops parliament", "government trade"}, plainly, allOf},
	{"a phrase", []string{`"foreign office"`, `"the government"`, `"opium poppy"`},
		func(s string) string { return s }, func(s string) blevequery.Query { return bleve.NewMatchPhraseQuery(strings.Trim(s, `"`)) }},
	{"one without another", []string{"treaty -government", "opium -war", "envoy -troops"},
		func(s string) string { a, b, _ := strings.Cut(s, " -"); return a + " NOT " + b },
		func(s string) blevequery.Query {
			a, b, _ := strings.Cut(s, " -")
			q := bleve.NewBooleanQuery()
			q.AddMust(oneOf(a))
			q.AddMustNot(oneOf(b))
			return q
		}},
	{"begun with four letters", []string{"gove*", "trea*", "parl*"},
		beginning, prefix},
	{"begun with two letters", []string{"th*", "go*", "pa*"},
		beginning, prefix},
}

// handSQL is the search that a good developer would write on the same file: the
// best fifty by bm25, each with its article's title and the text to cut from, of
// a claim what is written on it, so that the hit stands in what is cut.
const handSQL = `SELECT coalesce(a.title, ca.title) AS title, coalesce(v.text, c.wording
		|| coalesce((SELECT group_concat(reasoning, ' ') FROM verdicts WHERE claim_id = c.id AND deleted = ''), '')
		|| coalesce((SELECT group_concat(e.quote || ' ' || s.title || ' ' || s.publisher, ' ')
			FROM evidence AS e JOIN sources AS s ON s.id = e.source_id WHERE e.claim_id = c.id AND e.deleted = ''), '')
	) AS text
	FROM (SELECT rowid AS id, bm25(search_words, 1.0, 4.0) AS score FROM search_words WHERE search_words MATCH ? ORDER BY score LIMIT 50) AS s
	JOIN search_docs AS d ON d.id = s.id
	LEFT JOIN articles AS a ON a.id = d.subject
	LEFT JOIN versions AS v ON v.article_id = a.id AND v.number = (SELECT max(number) FROM versions WHERE article_id = a.id AND deleted = '')
	LEFT JOIN claims AS c ON c.id = d.subject
	LEFT JOIN appearances AS p ON p.claim_id = c.id AND p.deleted = ''
	LEFT JOIN articles AS ca ON ca.id = p.article_id
	ORDER BY s.score`

// searches asks each of the three the same.
type searches struct {
	t     *testing.T
	pool  *sql.DB
	index bleve.Index
}

// hand returns how many hits of the SQL have their words cut out.
func (s searches) hand(words, first string) int {
	rows, err := s.pool.QueryContext(s.t.Context(), handSQL, words)
	if err != nil {
		s.t.Fatal(words, err)
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		var title, text string
		if err := rows.Scan(&title, &text); err != nil {
			s.t.Fatal(err)
		}
		if cut(text, first) != "" {
			n++
		}
	}
	if err := rows.Err(); err != nil {
		s.t.Fatal(err)
	}
	return n
}

func (s searches) bleve(q blevequery.Query) int {
	ask := bleve.NewSearchRequestOptions(q, 50, 0, false)
	ask.Fields = []string{"title"}
	ask.Highlight = bleve.NewHighlight()
	res, err := s.index.SearchInContext(s.t.Context(), ask)
	if err != nil {
		s.t.Fatal(err)
	}
	return len(res.Hits)
}

func (s searches) galley(a model.Results, err error) int {
	if err != nil {
		s.t.Fatal(err)
	}
	return len(a.Hits)
}

func measureSearch(t *testing.T, f *figures.Recorder, l *library.Library, pool *sql.DB, index bleve.Index, size string) {
	s := searches{t, pool, index}
	for _, q := range questions {
		var full, glance, hand, other figures.Times
		for round := range 6 {
			for _, typed := range q.typed {
				first := strings.Trim(strings.Fields(typed)[0], `"*`)
				var n [4]int
				keep := []*figures.Times{&full, &glance, &hand, &other}
				if round == 0 { // nobody's pages are in memory
					keep = []*figures.Times{new(figures.Times), new(figures.Times), new(figures.Times), new(figures.Times)}
				}
				keep[2].Add(func() { n[2] = s.hand(q.sql(typed), first) })
				keep[0].Add(func() {
					n[0] = s.galley(l.Find(t.Context(), query.Parse(typed, false), 50))
				})
				keep[1].Add(func() {
					n[1] = s.galley(l.FindWhileTyping(t.Context(), query.Parse(strings.TrimSuffix(typed, "*"), true), 50))
				})
				if q.kind != "begun with two letters" || round < 2 { // it takes seconds
					keep[3].Add(func() { n[3] = s.bleve(q.bleve(typed)) })
				}
				if round == 0 {
					t.Logf("%s: %s finds %v", q.kind, typed, n)
				}
			}
		}
		name := "search, " + q.kind + size
		f.Say(name+", median", "ms", full.At(0.5), "SQL by hand", hand.At(0.5), 1.2)
		f.Say(name+", p95", "ms", full.At(0.95), "SQL by hand", hand.At(0.95), 1.2)
		f.Say(name+", as it is typed, median", "ms", glance.At(0.5), "bleve", other.At(0.5), 1)
		f.Say(name+", as it is typed, p95", "ms", glance.At(0.95), "bleve", other.At(0.95), 1)
		f.Say(name+", every hit ranked, median", "ms", full.At(0.5), "bleve", other.At(0.5), 1)
	}
	// What bleve has nothing for: filters by what stands in other tables.
	for _, typed := range []string{
		"opium rating:false", `government speaker:"` + firstSpeaker(t, pool) + `"`, "rating:true kind:statistic",
		"opium publisher:bund published:2009",
	} {
		var took figures.Times
		for range 5 {
			took.Add(func() {
				s.galley(l.FindWhileTyping(t.Context(), query.Parse(typed, true), 50))
			})
		}
		f.Say(fmt.Sprintf("search, %s%s, median", typed, size), "ms", took.At(0.5), "a blink", 100, 1)
	}
}

func firstSpeaker(t *testing.T, pool *sql.DB) string {
	t.Helper()
	var name string
	if err := pool.QueryRowContext(t.Context(), "SELECT speaker FROM claims LIMIT 1").Scan(&name); err != nil {
		t.Fatal(err)
	}
	return name
}

// cut is the snippet of the developer who writes SQL: the words around the
// first place where the first word stands.
func cut(text, word string) string {
	at := max(0, strings.Index(strings.ToLower(text), strings.ToLower(word)))
	from, to := max(0, at-60), min(len(text), at+120)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return text[from:to]
}
