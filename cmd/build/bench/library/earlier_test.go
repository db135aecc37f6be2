package library

import (
	"database/sql"
	"fmt"
	"testing"

	"galley/cmd/build/figures"
	"galley/model/library"
	"galley/model/suggest/matching"
)

// measureEarlier asks what was checked before of wordings that the library has, beside the
// bare query of its full-text index that a developer would write for it: any of the words,
// the best hundred by bm25, not even read.
func measureEarlier(t *testing.T, f *figures.Recorder, l *library.Library, pool *sql.DB, table, column, size string) {
	var ours, bare figures.Times
	for round := range 3 {
		for i, wording := range wordings(t, pool, table, column) {
			keep := []*figures.Times{&ours, &bare}
			if round == 0 { // nobody's pages are in memory
				keep = []*figures.Times{new(figures.Times), new(figures.Times)}
			}
			keep[1].Add(func() {
				rows, err := pool.QueryContext(t.Context(), "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY bm25(search_words) LIMIT 100",
					anyWord(wording))
				if err != nil {
					t.Fatal(err)
				}
				for rows.Next() {
					var id int64
					if err := rows.Scan(&id); err != nil {
						t.Fatal(err)
					}
				}
				if err := rows.Err(); err != nil {
					t.Fatal(err)
				}
				if err := rows.Close(); err != nil {
					t.Fatal(err)
				}
			})
			keep[0].Add(func() {
				found, err := matching.Find(t.Context(), l, wording, "")
				if err != nil {
					t.Fatal(err)
				}
				if round == 0 && i%10 == 0 && (len(found) == 0 || !found[0].Sure) {
					t.Logf("not sure of itself: %s", wording)
				}
			})
		}
	}
	f.Say("what was checked before"+size+", median", "ms", ours.At(0.5), "the bare full-text query of the same words", bare.At(0.5), 1.5)
	f.Say("what was checked before"+size+", p95", "ms", ours.At(0.95), "the bare full-text query of the same words", bare.At(0.95), 1.5)
}

// wordings are some of those that the library has, from all over it.
func wordings(t *testing.T, pool *sql.DB, table, column string) []string {
	t.Helper()
	rows, err := pool.QueryContext(t.Context(), fmt.Sprintf("SELECT %[2]s FROM %[1]s WHERE rowid %% (SELECT max(rowid) / 30 + 1 FROM %[1]s) = 7",
		table, column))
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var wording string
		if err := rows.Scan(&wording); err != nil {
			t.Fatal(err)
		}
		all = append(all, wording)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
