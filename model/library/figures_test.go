package library

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"galley/model"
	"galley/model/passage"
)

// figures writes what was measured, a line of JSON each.
type figures struct {
	t   *testing.T
	out *json.Encoder
}

func (f figures) say(name, unit string, ours float64, peer string, value, bar float64) {
	f.t.Helper()
	ratio := ours / value
	f.t.Logf("%-90s %10.3g %s   %s %10.3g   %.3g (%g)", name, ours, unit, peer, value, ratio, bar)
	if err := f.out.Encode(map[string]any{
		"name": name, "ours": ours, "peer_name": peer, "peer": value, "unit": unit, "ratio": ratio, "bar": bar, "holds": ratio <= bar,
	}); err != nil {
		f.t.Fatal(err)
	}
}

// times are how long something took each time, in milliseconds.
type times []float64

func (t *times) add(f func()) {
	began := time.Now()
	f()
	*t = append(*t, float64(time.Since(began))/float64(time.Millisecond))
}

// at is the time that a part of all were as quick as: 0.5 is the median.
func (t times) at(part float64) float64 {
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

// TestFigures measures the library beside SQL put by hand and beside bleve, in
// one run; go run ./cmd/build bench library calls it. It fails on no figure.
// The first run builds a library of 100,000 articles and 1,000,000 claims and
// an index of bleve's, and keeps both in the user's cache folder;
// GALLEY_BENCH_ARTICLES makes it another number.
func TestFigures(t *testing.T) {
	path := os.Getenv("GALLEY_FIGURES")
	if path == "" {
		t.Skip("measures; runs with: go run ./cmd/build bench library")
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	f := figures{t, json.NewEncoder(file)}
	figureMarks(f)
	figureCrowd(f)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// figureMarks adds claims, turn and turn about with SQL that stores the same rows.
func figureMarks(f figures) {
	l := fresh(f.t)
	_, version := imported(f.t, l, talks)
	// As the window's queue does it, whose context nobody cancels: watching one
	// costs the driver a goroutine a statement, which the other side is spared too.
	ctx := context.WithoutCancel(f.t.Context())
	mark := func() {
		if _, err := l.Apply(ctx, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}}); err != nil {
			f.t.Fatal(err)
		}
	}
	path := filepath.Join(f.t.TempDir(), "peer.galley")
	p := at(f.t, path)
	peerArticle, peerVersion := imported(f.t, p, talks)
	pool := durably(path, "immediate")
	pool.SetMaxOpenConns(1)
	hand := newHand(f.t, pool, peerArticle, peerVersion)
	var ours, peers times
	for range 20 { // until what is kept ready is
		mark()
		hand.mark()
	}
	for range 400 {
		ours.add(mark)
		peers.add(hand.mark)
	}
	f.say("add a claim", "ms", ours.at(0.5), "the same rows, index and history by prepared SQL", peers.at(0.5), 1.5)
	hand.close()
	if err := pool.Close(); err != nil {
		f.t.Fatal(err)
	}
}

// figureCrowd measures what a library of years of work must be quick at.
func figureCrowd(f figures) {
	n := crowdArticles(f.t)
	path := crowdLibrary(f.t, n)
	index := crowdBleve(f.t, path, n)
	defer func() {
		if err := index.Close(); err != nil {
			f.t.Error(err)
		}
	}()
	l := at(f.t, path)
	size := fmt.Sprintf(" (%d articles, %d claims)", n, n*crowdClaims)
	figureSizes(f, l, size)
	figureSearch(f, l, index, size)
}

// figureSizes weighs the index against all text it covers, and the originals
// as they are stored against what they were.
func figureSizes(f figures, l *Library, size string) {
	var row struct{ Words, Docs, Text, Packed, Originals float64 }
	for into, query := range map[*float64]string{
		&row.Words:     "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_words%' AND aggregate = TRUE",
		&row.Docs:      "SELECT sum(pgsize) FROM dbstat WHERE (name LIKE 'search_docs%' OR name LIKE 'sqlite_autoindex_search_docs%') AND aggregate = TRUE",
		&row.Packed:    "SELECT sum(length(packed)) FROM file_bytes",
		&row.Originals: "SELECT sum(size) FROM files",
		&row.Text: `SELECT (SELECT sum(octet_length(text)) FROM versions) + (SELECT sum(octet_length(title || byline || publisher)) FROM articles)
			+ (SELECT sum(octet_length(wording || speaker || owner)) FROM claims) + (SELECT sum(octet_length(rating || reasoning)) FROM verdicts)
			+ (SELECT sum(octet_length(e.quote || e.locator || e.note || s.title || s.publisher || s.author)) FROM evidence AS e JOIN sources AS s ON s.id = e.source_id)`,
	} {
		if err := l.read.Raw(query).Scan(into).Error; err != nil {
			f.t.Fatal(query, err)
		}
	}
	const mb = 1 << 20
	f.say("full-text index"+size, "MB", row.Words/mb, "the text it covers", row.Text/mb, 0.6)
	f.say("the same with the table that says what its documents are", "MB", (row.Words+row.Docs)/mb, "the text it covers", row.Text/mb, 0.6)
	f.say("originals as stored", "MB", row.Packed/mb, "originals as imported", row.Originals/mb, 0.6)
}
