//go:build !race || long

package library

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"galley/cmd/build/figures"
	"galley/model"
	"galley/model/passage"
)

// TestFigures measures the library beside SQL put by hand, in one run; go run ./cmd/build
// bench library runs it. The first run builds a library of 100,000 articles and 1,000,000
// claims and keeps it in the user's cache folder, where the bench of the search finds it;
// GALLEY_BENCH_ARTICLES makes it another number.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "library")
	figureMarks(t, f)
	n := figures.Articles(t)
	l := at(t, crowdLibrary(t, n))
	figureSizes(t, f, l, fmt.Sprintf(" (%d articles, %d claims)", n, n*figures.Claims))
}

// figureMarks adds claims, turn and turn about with SQL that stores the same rows.
func figureMarks(t *testing.T, f *figures.Recorder) {
	l := fresh(t)
	_, version := imported(t, l, talks)
	// As the window's queue does it, whose context nobody cancels: watching one
	// costs the driver a goroutine a statement, which the other side is spared too.
	ctx := context.WithoutCancel(t.Context())
	mark := func() {
		if _, err := l.Apply(ctx, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}}); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "peer.galley")
	p := at(t, path)
	peerArticle, peerVersion := imported(t, p, talks)
	pool := durably(path, "immediate")
	pool.SetMaxOpenConns(1)
	hand := newHand(t, pool, peerArticle, peerVersion)
	var ours, peers figures.Times
	for range 20 { // until what is kept ready is
		mark()
		hand.mark()
	}
	for range 400 {
		ours.Add(mark)
		peers.Add(hand.mark)
	}
	f.Say("add a claim", "ms", ours.At(0.5), "the same rows, index and history by prepared SQL", peers.At(0.5), 1.5)
	hand.close()
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
}

// figureSizes weighs the index against all text it covers, and the originals
// as they are stored against what they were.
func figureSizes(t *testing.T, f *figures.Recorder, l *Library, size string) {
	var row struct{ Words, Docs, Text, Packed, Originals float64 }
	for into, query := range map[*float64]string{
		&row.Words: "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_words%' AND aggregate = TRUE",
		&row.Docs: "SELECT sum(pgsize) FROM dbstat WHERE (name LIKE 'search_docs%' OR name LIKE 'sqlite_autoindex_search_docs%') AND " +
			"aggregate = TRUE",
		&row.Packed:    "SELECT sum(length(packed)) FROM file_bytes",
		&row.Originals: "SELECT sum(size) FROM files",
		&row.Text: `SELECT (SELECT sum(octet_length(text)) FROM versions) + (SELECT sum(octet_length(title || byline || publisher)) FROM articles)
			+ (SELECT sum(octet_length(wording || speaker || owner)) FROM claims) + (SELECT sum(octet_length(rating || reasoning)) FROM verdicts)
			+ (SELECT sum(octet_length(e.quote || e.locator || e.note || s.title || s.publisher || s.author)) FROM evidence AS e JOIN sources ` +
			`AS s ON s.id = e.source_id)`,
	} {
		if err := l.read.Raw(query).Scan(into).Error; err != nil {
			t.Fatal(query, err)
		}
	}
	const mb = 1 << 20
	f.Say("full-text index"+size, "MB", row.Words/mb, "the text it covers", row.Text/mb, 0.6)
	f.Say("the same with the table that says what its documents are", "MB", (row.Words+row.Docs)/mb, "the text it covers", row.Text/mb, 0.6)
	f.Say("originals as stored", "MB", row.Packed/mb, "originals as imported", row.Originals/mb, 0.6)
}
