package library

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

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
		plan, err := model.MarkClaim{VersionID: version, Span: passage.Span{Start: at + 5, End: at + 18}}.Plan(view{tx},
			model.Author{Editor: "Ann", At: model.Now()})
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
			if _, err := l.Apply(context.WithoutCancel(b.Context()), "Ann",
				model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("sql by hand", func(b *testing.B) {
		path := filepath.Join(b.TempDir(), "peer.galley")
		l := at(b, path)
		article, version := imported(b, l, talks)
		db := durably(path, "immediate")
		defer func() { _ = db.Close() }()
		db.SetMaxOpenConns(1)
		h := newHand(b, db, article, version)
		for b.Loop() {
			h.mark()
		}
		h.close()
	})
}

// hand stores claims as a program would that knew no rules: every row that
// Galley stores, the index and history among them, by prepared statements.
type hand struct {
	t                testing.TB
	db               *sql.DB
	article, version string
	statements       []*sql.Stmt
}

func newHand(t testing.TB, db *sql.DB, article, version string) *hand {
	t.Helper()
	h := &hand{t: t, db: db, article: article, version: version}
	for _, s := range []string{
		"INSERT INTO claims (id, wording, speaker, said, kind, status, owner, due, created, deleted) VALUES (?, 'The envoy', '', '', '', " +
			"'unchecked', '', '', ?, '')",
		`INSERT INTO appearances (id, claim_id, article_id, version_id, start, "end", exact, prefix, suffix, state, deleted) VALUES (?, ?, ` +
			`?, ?, 0, 9, 'The envoy', '', ' spoke of 21,000 troops.', 'anchored', '')`,
		"INSERT INTO search_docs (id, subject) SELECT max(coalesce(max(id), 0) + 1, 1 << 40), ? FROM search_docs",
		"INSERT INTO search_words (rowid, body, title, speaker, owner, publisher) VALUES (?, 'the envoy', '', '', '', '')",
		"INSERT INTO events (id, at, editor, kind, target, action, what, edits) VALUES (?, ?, 'Ann', 'did', '', 'mark claim', 'Marked “The " +
			"envoy”', ?)",
		"INSERT INTO event_subjects (event_seq, subject) VALUES (?, ?), (?, ?)",
	} {
		statement, err := db.Prepare(s)
		if err != nil {
			t.Fatal(err)
		}
		h.statements = append(h.statements, statement)
	}
	return h
}

func (h *hand) close() {
	for _, s := range h.statements {
		if err := s.Close(); err != nil {
			h.t.Error(err)
		}
	}
}

func (h *hand) mark() {
	tx, err := h.db.Begin()
	if err != nil {
		h.t.Fatal(err)
	}
	run := func(i int, args ...any) int64 {
		r, err := tx.Stmt(h.statements[i]).Exec(args...)
		if err != nil {
			h.t.Fatal(err)
		}
		id, err := r.LastInsertId()
		if err != nil {
			h.t.Fatal(err)
		}
		return id
	}
	now := string(model.Now())
	claim := model.NewID()
	run(0, claim, now)
	run(1, model.NewID(), claim, h.article, h.version)
	run(3, run(2, claim))
	seq := run(4, model.NewID(), now, strings.Repeat("x", 560))
	run(5, seq, claim, seq, h.article)
	if err := tx.Commit(); err != nil {
		h.t.Fatal(err)
	}
}
