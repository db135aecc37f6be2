package library

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/glebarez/sqlite"

	"galley/model"
	"galley/model/passage"
)

// crowded is a library with one article of n claims, a tenth of them rated.
func crowded(b *testing.B, n int) (l *Library, article string) {
	b.Helper()
	l = fresh(b)
	text := strings.Repeat("Some 21,000 troops would go before the summer. ", n)
	article, version := imported(b, l, strings.TrimSpace(text))
	// One transaction for all: it is not the marking that is measured here.
	tx := l.write.Begin()
	for i := range n {
		at := i * 47
		plan, err := model.MarkClaim{VersionID: version, Span: passage.Span{Start: at + 5, End: at + 18}}.Plan(view{tx}, model.Author{Editor: "Ann", At: model.Now()})
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range plan.Edits {
			if err := store(tx, e); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := tx.Commit().Error; err != nil {
		b.Fatal(err)
	}
	return l, article
}

// BenchmarkProof opens an article; what it costs should grow with its claims.
func BenchmarkProof(b *testing.B) {
	for _, n := range []int{1000, 2000, 10000} {
		b.Run(fmt.Sprint(n, " claims"), func(b *testing.B) {
			l, article := crowded(b, n)
			for b.Loop() {
				if p, err := l.Proof(b.Context(), article, 0); err != nil || len(p.Dossiers) != n {
					b.Fatal(len(p.Dossiers), err)
				}
			}
		})
	}
}

// BenchmarkMark marks a claim through Galley, and stores the same rows by hand
// in SQL with the same durability, as what Galley's rules cost on top.
func BenchmarkMark(b *testing.B) {
	b.Run("galley", func(b *testing.B) {
		l := fresh(b)
		_, version := imported(b, l, talks)
		for b.Loop() {
			do(b, l, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}})
		}
	})
	b.Run("sql by hand", func(b *testing.B) {
		path := filepath.Join(b.TempDir(), "peer.galley")
		l := at(b, path)
		article, version := imported(b, l, talks)
		db, err := sql.Open(sqlite.DriverName, dsn(path, "immediate"))
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		for b.Loop() {
			markByHand(b, db, article, version)
		}
	})
}

// markByHand stores a claim as a program would that knew no rules.
func markByHand(t testing.TB, db *sql.DB, article, version string) {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	claim, place, event := model.NewID(), model.NewID(), model.NewID()
	for _, s := range []struct {
		sql  string
		args []any
	}{
		{"INSERT INTO claims (id, wording, speaker, said, kind, status, owner, due, created, deleted) VALUES (?, 'The envoy', '', '', '', 'unchecked', '', '', ?, '')", []any{claim, model.Now()}},
		{`INSERT INTO appearances (id, claim_id, article_id, version_id, start, "end", exact, prefix, suffix, state, deleted) VALUES (?, ?, ?, ?, 0, 9, 'The envoy', '', ' spoke of 21,000 troops.', 'anchored', '')`, []any{place, claim, article, version}},
		{"INSERT INTO events (id, at, editor, kind, target, action, what, edits) VALUES (?, ?, 'Ann', 'did', '', 'mark claim', 'Marked', ?)", []any{event, model.Now(), strings.Repeat("x", 500)}},
	} {
		if _, err := tx.Exec(s.sql, s.args...); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}
