package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	blevequery "github.com/blevesearch/bleve/v2/search/query"

	"galley/model"
	"galley/model/library/fulltext"
	"galley/model/query"
)

// crowdBleve is bleve's index of the same articles and claims, as its own
// documentation makes one: the standard mapping, texts stored, so that it can
// show the words around what it found. It is built once.
func crowdBleve(t testing.TB, library string, n int) bleve.Index {
	t.Helper()
	path := crowdPlace(t, "bleve")
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
	l := at(t, library)
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
	var rows []struct{ ID, Title, Text string }
	for from := ""; ; from = rows[len(rows)-1].ID {
		rows = nil
		if err := l.read.Raw("SELECT a.id, a.title, v.text FROM articles AS a JOIN versions AS v ON v.article_id = a.id WHERE a.id > ? ORDER BY a.id LIMIT 500", from).Scan(&rows).Error; err != nil {
			t.Fatal(err)
		}
		if len(rows) == 0 {
			break
		}
		for _, r := range rows {
			put(r.ID, r.Title, r.Text)
		}
	}
	for from := ""; ; {
		var ids []string
		if err := l.read.Raw("SELECT id FROM claims WHERE id > ? ORDER BY id LIMIT 2000", from).Scan(&ids).Error; err != nil {
			t.Fatal(err)
		}
		if len(ids) == 0 {
			break
		}
		from = ids[len(ids)-1]
		entries, err := fulltext.ClaimEntries(l.read, ids)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			put(e.Subject, e.Speaker, e.Body)
		}
	}
	if err := errors.Join(index.Batch(batch), index.Close(), os.Rename(part, path)); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	if index, err = bleve.Open(path); err != nil {
		t.Fatal(err)
	}
	return index
}

// question is one kind of search, in the words of each of the three.
type question struct {
	kind  string
	typed []string // what a person types
	sql   func(typed string) string
	bleve func(typed string) blevequery.Query
}

func plainly(typed string) string { return `"` + strings.ReplaceAll(typed, " ", `" AND "`) + `"` }

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
		func(s string) string { return `"` + strings.TrimSuffix(s, "*") + `"*` }, func(s string) blevequery.Query { return bleve.NewPrefixQuery(strings.TrimSuffix(s, "*")) }},
	{"begun with two letters", []string{"th*", "go*", "pa*"},
		func(s string) string { return `"` + strings.TrimSuffix(s, "*") + `"*` }, func(s string) blevequery.Query { return bleve.NewPrefixQuery(strings.TrimSuffix(s, "*")) }},
}

// handSQL is the search that a good developer would write on the same file: the
// best fifty by bm25, each with its article's title and the text to cut from, of
// a claim what is written on it, so that the hit stands in what is cut.
const handSQL = `SELECT coalesce(a.title, ca.title) AS title, coalesce(v.text, c.wording
		|| coalesce((SELECT group_concat(reasoning, ' ') FROM verdicts WHERE claim_id = c.id AND deleted = ''), '')
		|| coalesce((SELECT group_concat(e.quote || ' ' || s.title || ' ' || s.publisher, ' ') FROM evidence AS e JOIN sources AS s ON s.id = e.source_id WHERE e.claim_id = c.id AND e.deleted = ''), '')
	) AS text
	FROM (SELECT rowid AS id, bm25(search_words, 1.0, 4.0) AS score FROM search_words WHERE search_words MATCH ? ORDER BY score LIMIT 50) AS s
	JOIN search_docs AS d ON d.id = s.id
	LEFT JOIN articles AS a ON a.id = d.subject
	LEFT JOIN versions AS v ON v.article_id = a.id AND v.number = (SELECT max(number) FROM versions WHERE article_id = a.id AND deleted = '')
	LEFT JOIN claims AS c ON c.id = d.subject
	LEFT JOIN appearances AS p ON p.claim_id = c.id AND p.deleted = ''
	LEFT JOIN articles AS ca ON ca.id = p.article_id
	ORDER BY s.score`

func figureSearch(f figures, l *Library, index bleve.Index, size string) {
	pool, err := l.read.DB()
	if err != nil {
		f.t.Fatal(err)
	}
	byHand := func(words, first string) int {
		rows, err := pool.Query(handSQL, words)
		if err != nil {
			f.t.Fatal(words, err)
		}
		defer rows.Close()
		n := 0
		for rows.Next() {
			var title, text string
			if err := rows.Scan(&title, &text); err != nil {
				f.t.Fatal(err)
			}
			if cut(text, first) != "" {
				n++
			}
		}
		if err := rows.Err(); err != nil {
			f.t.Fatal(err)
		}
		return n
	}
	byBleve := func(q blevequery.Query) int {
		ask := bleve.NewSearchRequestOptions(q, 50, 0, false)
		ask.Fields = []string{"title"}
		ask.Highlight = bleve.NewHighlight()
		res, err := index.SearchInContext(f.t.Context(), ask)
		if err != nil {
			f.t.Fatal(err)
		}
		return len(res.Hits)
	}
	search := func(ask func() (model.Answer, error)) int {
		a, err := ask()
		if err != nil {
			f.t.Fatal(err)
		}
		return len(a.Hits)
	}
	for _, q := range questions {
		var full, glance, hand, other times
		for round := range 6 {
			for _, typed := range q.typed {
				first := strings.Trim(strings.Fields(typed)[0], `"*`)
				var n [4]int
				keep := []*times{&full, &glance, &hand, &other}
				if round == 0 { // nobody's pages are in memory
					keep = []*times{new(times), new(times), new(times), new(times)}
				}
				keep[2].add(func() { n[2] = byHand(q.sql(typed), first) })
				keep[0].add(func() {
					n[0] = search(func() (model.Answer, error) { return l.Find(f.t.Context(), query.Parse(typed, false), 50) })
				})
				keep[1].add(func() {
					n[1] = search(func() (model.Answer, error) {
						return l.Glance(f.t.Context(), query.Parse(strings.TrimSuffix(typed, "*"), true), 50)
					})
				})
				if q.kind != "begun with two letters" || round < 2 { // it takes seconds
					keep[3].add(func() { n[3] = byBleve(q.bleve(typed)) })
				}
				if round == 0 {
					f.t.Logf("%s: %s finds %v", q.kind, typed, n)
				}
			}
		}
		name := "search, " + q.kind + size
		f.say(name+", median", "ms", full.at(0.5), "SQL by hand", hand.at(0.5), 1.2)
		f.say(name+", p95", "ms", full.at(0.95), "SQL by hand", hand.at(0.95), 1.2)
		f.say(name+", as it is typed, median", "ms", glance.at(0.5), "bleve", other.at(0.5), 1)
		f.say(name+", as it is typed, p95", "ms", glance.at(0.95), "bleve", other.at(0.95), 1)
		f.say(name+", every hit ranked, median", "ms", full.at(0.5), "bleve", other.at(0.5), 1)
	}
	// What bleve has nothing for: filters by what stands in other tables.
	for _, typed := range []string{"opium rating:false", `government speaker:"` + firstSpeaker(f, l) + `"`, "rating:true kind:statistic", "opium publisher:bund published:2009"} {
		var took times
		for range 5 {
			took.add(func() {
				search(func() (model.Answer, error) { return l.Glance(f.t.Context(), query.Parse(typed, true), 50) })
			})
		}
		f.say(fmt.Sprintf("search, %s%s, median", typed, size), "ms", took.at(0.5), "a blink", 100, 1)
	}
}

func firstSpeaker(f figures, l *Library) string {
	var name string
	if err := l.read.Raw("SELECT speaker FROM claims LIMIT 1").Scan(&name).Error; err != nil {
		f.t.Fatal(err)
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
