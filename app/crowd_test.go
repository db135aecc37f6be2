package app

import (
	"database/sql"
	"errors"
	"fmt"
	"testing"

	"github.com/glebarez/sqlite"

	"galley/model/library"
)

// crowdSentence stands in a crowd's articles, with six digits for the article.
const crowdBefore, crowdAfter = "The envoy number ", " spoke of 21,000 troops and of the border. "

const crowdStride = len(crowdBefore) + 6 + len(crowdAfter) // bytes a sentence

// crowded makes a library of many articles of about 5 kB, with the claims spread
// over them, in a few statements: what years of work leave, without the years.
// Words are not indexed; the rest is as the commands would have stored it.
func crowded(t testing.TB, path string, articles, claims int) {
	t.Helper()
	lib, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open(sqlite.DriverName, path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	const sentences = 5000 / crowdStride
	numbers := func(n int) string {
		return fmt.Sprintf("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT %d) ", n)
	}
	article, claim := "printf('a%015d', i)", "printf('c%015d', i)"
	of := fmt.Sprintf("(i %% %d)", articles)
	text := fmt.Sprintf("rtrim(replace(hex(zeroblob(%d)), '00', '%s' || printf('%%06d', i) || '%s'))", sentences, crowdBefore, crowdAfter)
	blocks := fmt.Sprintf(`'[{"kind":"paragraph","start":0,"end":%d}]'`, sentences*crowdStride-1)
	stamp := "strftime('%Y-%m-%dT%H:%M:%S.000Z', 1700000000 + i, 'unixepoch')"
	day := "strftime('%Y-%m-%d', 1200000000 + (i * 7919 % 9000) * 86400, 'unixepoch')"
	start := fmt.Sprintf("(i / %d %% %d * %d)", articles, sentences, crowdStride)
	exact := fmt.Sprintf("'%s' || printf('%%06d', %s) || '%s'", crowdBefore, of, crowdAfter[:len(crowdAfter)-1])
	for _, statement := range []string{
		"PRAGMA synchronous = OFF",
		"BEGIN",
		numbers(articles) + "INSERT INTO files (sha256, name, media_type, size, deleted) SELECT printf('%064d', i), 'crowd.txt', " +
			"'text/plain', 5000, '' FROM n",
		numbers(articles) + "INSERT INTO articles (id, title, byline, publisher, published, url, language, imported, imported_by, deleted, " +
			"archived) SELECT " + article +
			", 'Article ' || (i * 7919 % 100003) || ' of the crowd, on what the envoy said', '', 'Paper ' || (i % 97), " + day + ", '', 'en', " +
			stamp + ", 'Ann', '', '' FROM n",
		numbers(articles) +
			"INSERT INTO versions (id, article_id, number, text, blocks, sha256, file_sha256, added, hidden, deleted) SELECT replace(" + article +
			", 'a', 'v'), " + article + ", 1, " + text + ", " + blocks + ", printf('%064d', i), printf('%064d', i), " + stamp + ", '[]', '' FROM n",
		numbers(articles) + "INSERT INTO events (seq, id, at, editor, kind, target, action, what, edits) SELECT i + 1, 'e' || " +
			article + ", " + stamp + ", 'Ann', 'did', '', 'import article', 'Imported', '[]' FROM n",
		numbers(articles) + "INSERT INTO event_subjects (event_seq, subject) SELECT i + 1, " + article + " FROM n",
		numbers(claims) + "INSERT INTO claims (id, wording, speaker, said, kind, status, owner, due, created, deleted) SELECT " +
			claim + ", " + exact + ", 'The envoy', '', 'statistic', CASE i % 3 WHEN 0 THEN 'checked' WHEN 1 THEN 'signed off' ELSE 'unchecked' " +
			"END, '', '', " + stamp + ", '' FROM n",
		numbers(claims) + "INSERT INTO appearances (id, claim_id, article_id, version_id, start, \"end\", exact, prefix, suffix, state, " +
			"deleted) SELECT replace(" + claim + ", 'c', 'p'), " + claim + ", printf('a%015d', " + of + "), printf('v%015d', " + of + "), " +
			start + ", " + start + " + " + fmt.Sprint(crowdStride-1) + ", " + exact + ", '', '', 'anchored', '' FROM n",
		numbers(claims) + fmt.Sprintf("INSERT INTO events (seq, id, at, editor, kind, target, action, what, edits) SELECT i + 1 + %d, 'e' || ",
			articles) + claim + ", " + stamp + ", 'Ann', 'did', '', 'mark claim', 'Marked', '[]' FROM n",
		numbers(claims) + fmt.Sprintf("INSERT INTO event_subjects (event_seq, subject) SELECT i + 1 + %d, ", articles) + claim + " FROM n",
		"COMMIT",
	} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(errors.Join(fmt.Errorf("%.80s: %w", statement, err), db.Close()))
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
