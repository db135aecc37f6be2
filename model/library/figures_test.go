package library

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/glebarez/sqlite"

	"galley/model"
	"galley/model/passage"
)

// TestFigures measures the library beside SQL put by hand, in one run;
// go run ./cmd/build bench library calls it. It fails on no figure.
func TestFigures(t *testing.T) {
	path := os.Getenv("GALLEY_FIGURES")
	if path == "" {
		t.Skip("measures; runs with: go run ./cmd/build bench library")
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := json.NewEncoder(file)
	say := func(name string, ours float64, peer string, value, bar float64) {
		ratio := ours / value
		if err := out.Encode(map[string]any{
			"name": name, "ours": ours, "peer_name": peer, "peer": value, "unit": "ms", "ratio": ratio, "bar": bar, "holds": ratio <= bar,
		}); err != nil {
			t.Fatal(err)
		}
	}
	each := func(n int, f func()) float64 {
		began := time.Now()
		for range n {
			f()
		}
		return float64(time.Since(began)) / float64(n) / float64(time.Millisecond)
	}

	l := fresh(t)
	article, version := imported(t, l, talks)
	mark := func() { do(t, l, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}}) }
	peer := filepath.Join(t.TempDir(), "peer.galley")
	p := at(t, peer)
	peerArticle, peerVersion := imported(t, p, talks)
	pool, err := sql.Open(sqlite.DriverName, dsn(peer, "immediate"))
	if err != nil {
		t.Fatal(err)
	}
	byHand := func() { markByHand(t, pool, peerArticle, peerVersion) }
	mark()
	byHand()
	say("mark a claim, indexed and in history", each(300, mark), "the same rows by SQL, not indexed", each(300, byHand), 1.5)
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Proof(t.Context(), article, 0); err != nil {
		t.Fatal(err)
	}

	const articles = 3000
	for i := range articles {
		text := fmt.Sprintf("Article %d. ", i) + strings.Repeat(fmt.Sprintf("The envoy number %d spoke of troops and %d miles of border. ", i%97, i), 80)
		do(t, l, "Ann", model.ImportArticle{Document: document(fmt.Sprint("Article ", i), strings.TrimSpace(text))})
	}
	q := model.ParseQuery("troops border", false)
	search := each(20, func() {
		if hits, err := l.Search(t.Context(), q, 50); err != nil || len(hits) != 50 {
			t.Fatal(len(hits), err)
		}
	})
	byHand = func() {
		var rows []struct{ Title, Text string }
		if err := l.read.Raw(`SELECT a.title, substr(v.text, 1, 180) AS text FROM search_docs AS d JOIN search_words ON search_words.rowid = d.id
			JOIN articles AS a ON a.id = d.article_id JOIN versions AS v ON v.article_id = a.id
			WHERE search_words MATCH '"troops" AND "border"' ORDER BY bm25(search_words, 4.0, 1.0) LIMIT 50`).Scan(&rows).Error; err != nil || len(rows) != 50 {
			t.Fatal(len(rows), err)
		}
	}
	say(fmt.Sprint("search the best 50 of ", articles, " articles, with snippets at the hit"), search, "SQL by hand, first words for snippets", each(20, byHand), 1.2)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
