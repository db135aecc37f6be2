package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"galley/cmd/build/project"
)

// The same library stands on SQLite and on PostgreSQL. SQL that only one of them
// speaks stands in files named for it, and all other SQL is such that both
// understand it.

// sqliteWords is SQL of SQLite alone.
var sqliteWords = regexp.MustCompile(strings.Join([]string{
	`(?i:\browid\b)`, `\bNOCASE\b`, `->>`, `\bMATCH\b`, `\bbm25\(`, `(?i:\bfts5\b)`, `\bPRAGMA\b`, `\bpragma_`, `\bjournal_mode\b`,
	`\bjson_(each|extract|tree|array|object)\(`, `\b(INSERT|UPDATE) OR\b`, `\bREPLACE INTO\b`, `\b(ATTACH|DETACH|VACUUM)\b`,
	`\b(REINDEX|GLOB|AUTOINCREMENT)\b`,
	`\bINDEXED BY\b`, `\bCREATE VIRTUAL\b`, `\bsqlite_(schema|master|stat|sequence)`, `\blast_insert_rowid\(`,
	`\b(instr|group_concat|typeof|zeroblob|randomblob)\(`,
	`\b(strftime|julianday|unixepoch|datetime)\(`, `\bgalley_edits\b`,
	`\bCROSS JOIN\b`,                                  // with ON, which orders the join
	`\b(main|temp)\.([a-z_]|$)`,                       // its names of its own schemas
	`\b(min|max)\(([^(),]|\(([^()]|\([^()]*\))*\))+,`, // of several values, not of several rows
	`[\s(]\+[a-z]\.[a-z_]`,                            // a column that no index is to be taken for
}, "|"))

// dialect is SQL of one engine alone, and which files may have it.
type dialect struct {
	words *regexp.Regexp
	says  func(base string) bool // whether the name of a file says that it may
}

var sqliteAlone = dialect{sqliteWords, func(base string) bool {
	return strings.Contains(base, "sqlite") || strings.Contains(base, "postgres")
}}

// in are the string literals of a file that have SQL of the engine alone in them.
func (d dialect) in(file *ast.File) []string {
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				if word := d.words.FindString(s); word != "" {
					out = append(out, strings.TrimSpace(word)+" in "+s[:min(len(s), 100)])
				}
			}
		}
		return true
	})
	return out
}

// exempts reports whether a file may have SQL of the engine alone in it. The files
// of migrations (.sql) are history, and stay as they are.
func (d dialect) exempts(name string) bool {
	in := strings.HasPrefix(name, "model/library/") && path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go")
	return !in || d.says(path.Base(name))
}

// hold looks at all files that may not have it.
func (d dialect) hold(t *testing.T) {
	t.Helper()
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	names, err := project.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, name := range names {
		if d.exempts(name) {
			continue
		}
		looked++
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, filepath.FromSlash(name)), nil, parser.SkipObjectResolution)
		if os.IsNotExist(err) {
			continue // deleted, and not committed yet
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range d.in(file) {
			t.Errorf("%s: %s", name, f)
		}
	}
	if looked == 0 {
		t.Error("no file was found to look at")
	}
}

// sees plants SQL, which is seen or not, and files, which are exempt or not.
func (d dialect) sees(t *testing.T, planted, files map[string]bool) {
	t.Helper()
	for sql, seen := range planted {
		file, err := parser.ParseFile(token.NewFileSet(), "a.go", "package a\nvar s = "+strconv.Quote(sql)+"\n", parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(d.in(file)) > 0; got != seen {
			t.Errorf("%s: seen is %v", sql, got)
		}
	}
	for name, exempt := range files {
		if d.exempts(name) != exempt {
			t.Errorf("%s: exempt is %v", name, !exempt)
		}
	}
}

func TestSQLOfSQLiteAloneStandsInFilesNamedForIt(t *testing.T) { sqliteAlone.hold(t) }

// TestSQLOfSQLiteIsSeen plants one word at a time.
func TestSQLOfSQLiteIsSeen(t *testing.T) {
	sqliteAlone.sees(t, map[string]bool{
		"SELECT id FROM claims WHERE deleted = '' ORDER BY id":                          false,
		"INSERT INTO tags (id) SELECT id FROM claims WHERE true ON CONFLICT DO NOTHING": false,
		"SELECT max(number), coalesce(max(id), 0) FROM versions GROUP BY article_id":    false,
		"SELECT count(*) FROM theirs.claims AS t JOIN claims AS o ON o.id = t.id":       false,
		"SELECT rowid FROM claims":                                              true,
		"SELECT id FROM claims ORDER BY name COLLATE NOCASE":                    true,
		"SELECT before ->> '$.deleted' FROM event_edits":                        true,
		"SELECT id FROM search_words WHERE search_words MATCH ?":                true,
		"SELECT bm25(search_words) FROM search_words":                           true,
		"PRAGMA user_version":                                                   true,
		"SELECT name FROM pragma_table_info(?)":                                 true,
		"SELECT 1 FROM events AS e, json_each(e.edits)":                         true,
		"INSERT OR IGNORE INTO tags (id) VALUES (?)":                            true,
		"ATTACH ? AS theirs":                                                    true,
		"VACUUM":                                                                true,
		"SELECT name FROM sqlite_schema":                                        true,
		"SELECT id FROM claims WHERE instr(wording, ?)":                         true,
		"SELECT c.id FROM tags AS t CROSS JOIN claims AS c ON c.id = t.subject": true,
		"SELECT id FROM main.claims":                                            true,
		"DELETE FROM main.":                                                     true,
		"DROP TABLE temp.long_index":                                            true,
		"SELECT min(o.added, coalesce((SELECT min(t.added) FROM theirs.versions AS t), o.added))":           true,
		"SELECT id FROM verdicts AS v ORDER BY +v.id":                                                       true,
		"CREATE TEMP TABLE m_done (noun TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (noun)) WITHOUT ROWID": true,
	}, map[string]bool{
		"model/library/rows.go": false, "model/library/fulltext/index.go": false, "model/library/merge_sqlite.go": true,
		"model/library/sqlite.go": true, "model/library/rows_test.go": true, "model/library/schema.sql": true, "app/window.go": true,
	})
}
