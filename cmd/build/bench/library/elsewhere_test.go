package library

import (
	"database/sql"
	"strings"
	"testing"

	"galley/cmd/build/figures"
	"galley/model/library"
	"galley/model/names"
	"galley/model/query"
	"galley/model/suggest/samefigure"
)

// measureElsewhere asks for the same figure elsewhere of names that the library has, beside
// the bare query of its full-text index for the name and the other words, the best sixty by
// bm25, and the texts of those that are articles, read and not looked at. Sentences and figures
// are what takes the rest of the time: it does not grow with the library.
func measureElsewhere(t *testing.T, f *figures.Recorder, l *library.Library, pool *sql.DB, size string) {
	const things = " sent 21,000 troops over the border in the spring, the parliament said"
	var ours, bare figures.Times
	for round := range 3 {
		for _, wording := range wordings(t, pool, "claims", "wording") {
			found := names.Find(wording, "en")
			if len(found) == 0 {
				continue
			}
			name := found[len(found)-1].Text
			keep := []*figures.Times{&ours, &bare}
			if round == 0 { // nobody's pages are in memory
				keep = []*figures.Times{new(figures.Times), new(figures.Times)}
			}
			keep[1].Add(func() {
				rows, err := pool.QueryContext(t.Context(), `SELECT v.text FROM (SELECT rowid AS id FROM search_words WHERE search_words MATCH ?
					ORDER BY bm25(search_words) LIMIT 60) AS s JOIN search_docs AS d ON d.id = s.id JOIN versions AS v ON v.article_id = d.subject`,
					"("+anyWord(name)+") AND ("+anyWord(things)+")")
				if err != nil {
					t.Fatal(err)
				}
				for rows.Next() {
					var text string
					if err := rows.Scan(&text); err != nil {
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
				if _, err := samefigure.Find(t.Context(), l, samefigure.Asked{Text: name + things, Language: "en"}); err != nil {
					t.Fatal(err)
				}
			})
		}
	}
	f.Say("the same figure elsewhere"+size+", median", "ms", ours.At(0.5), "the bare full-text query, its articles read", bare.At(0.5), 5)
}

// anyWord asks for any of the words of a text.
func anyWord(text string) string {
	var any []string
	for w := range query.Words(text) {
		any = append(any, `"`+w.Text+`"`)
	}
	return strings.Join(any, " OR ")
}
