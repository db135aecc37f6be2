package library

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// byHand opens a library's file as anybody could, past all that Open checks.
func byHand(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", address(path))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// altered is a fresh library of the sample, altered by SQL.
func alteredBy(t *testing.T, statements ...string) string {
	t.Helper()
	path := stockedLibrary.library(t)
	db := byHand(t, path)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

var stockedLibrary = libraryOf(stockedWith)

// stockedWith puts something of every noun into a library.
func stockedWith(t testing.TB, l *Library) {
	t.Helper()
	text := "The minister said that 21,000 troops stand at the border.\n\nIt runs for 600 miles."
	file := model.File{SHA256: passage.Hash("original"), Name: "border.txt", MediaType: "text/plain", Size: 8, Bytes: []byte("original")}
	apply := func(cmd model.Command) model.Change {
		t.Helper()
		change, err := l.Apply(t.Context(), "Ann", cmd)
		if err != nil {
			t.Fatal(err)
		}
		return change
	}
	article := apply(model.ImportArticle{Document: model.Document{
		Title: "Troops", URL: "https://example.org/troops", Text: text, Original: file,
		Blocks: []model.Block{{Kind: model.Paragraph, Start: 0, End: 57}, {Kind: model.Paragraph, Start: 59, End: len(text)}},
	}})
	version := article.Created(model.NounVersion)
	claim := apply(model.MarkClaim{VersionID: version,
		Span: passage.Occurrences(text, "21,000 troops stand at the border")[0]}).Created(model.NounClaim)
	rating, reasoning, title, address := "Mostly true", "Counted.", "Report", "https://example.org/report"
	apply(model.AttachSource{ClaimID: claim, New: &model.AddSource{Fields: model.SourceFields{Title: &title, URL: &address, File: &file}},
		Stance: model.Supports})
	apply(model.SetVerdict{ClaimID: claim, Rating: &rating, Reasoning: &reasoning})
	apply(model.AddToCollection{New: "Borders", Articles: []string{article.Created(model.NounArticle)}})
	apply(model.ChangeTags{Articles: []string{article.Created(model.NounArticle)}, Add: []string{"border"}})
}

// foreign are ways in which a file from elsewhere is no library of Galley's.
var foreign = map[string][]string{
	"a trigger": {"CREATE TRIGGER spy AFTER UPDATE ON claims BEGIN UPDATE articles SET title = 'x'; END"},
	"a trigger of our name": {"DROP TRIGGER shelf_worked",
		"CREATE TRIGGER shelf_worked AFTER INSERT ON event_subjects BEGIN DELETE FROM claims; END"},
	"a view":                  {"CREATE VIEW lure AS SELECT * FROM claims"},
	"a view for a table":      {"DROP TABLE opened", "CREATE VIEW opened AS SELECT id AS article_id, '' AS at FROM articles"},
	"a table":                 {"CREATE TABLE more (x)"},
	"another full-text table": {"CREATE VIRTUAL TABLE more USING fts5(x)"},
	"an index":                {"CREATE INDEX slow ON claims (length(hex(zeroblob(1000))))"},
	"a column":                {"ALTER TABLE claims ADD COLUMN more TEXT"},
	"a generated column":      {"ALTER TABLE claims ADD COLUMN more TEXT AS (hex(wording)) VIRTUAL"},
	"a table less":            {"DROP TABLE opened"},
	"an index less":           {"DROP INDEX versions_newest"},
	"version -1":              {"PRAGMA user_version = -1"},
	"version 0 with tables":   {"PRAGMA user_version = 0"},
	"an older version":        {"PRAGMA user_version = 3"},
	"a table of another shape": {"DROP TABLE opened",
		"CREATE TABLE opened (article_id TEXT PRIMARY KEY, at TEXT DEFAULT (hex(randomblob(9))))"},
}

func TestAFileThatIsNotMadeAsGalleyMakesLibrariesIsRefused(t *testing.T) {
	unraced(t)
	onFile(t)
	for name, statements := range foreign {
		t.Run(name, func(t *testing.T) {
			path := alteredBy(t, statements...)
			before := bytesOf(t, path)
			l, err := Open(t.Context(), path)
			if err == nil {
				_ = l.Close()
			}
			wantSentence(t, err, "opened")
			if string(bytesOf(t, path)) != string(before) {
				t.Error("the file was altered")
			}
			ours, err := Open(t.Context(), filepath.Join(t.TempDir(), "ours.galley"))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = ours.Close() }()
			_, err = ours.Merge(t.Context(), "Ann", path, nil)
			wantSentence(t, err, "merged")
			_, err = ours.Restore(t.Context(), path)
			wantSentence(t, err, "restored")
		})
	}
}

func TestWhatSQLiteKeepsForItselfIsNoReasonToRefuseALibrary(t *testing.T) {
	unraced(t)
	onFile(t)
	l, err := Open(t.Context(), alteredBy(t, "ANALYZE"))
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestEveryOlderLibraryIsKnownAsOurs(t *testing.T) {
	unraced(t)
	onFile(t)
	for n := 1; n <= len(migrations); n++ {
		path := filepath.Join(t.TempDir(), "older.galley")
		l := &Library{path: path}
		var err error
		if l.write, err = connect(path, "immediate", 1); err != nil {
			t.Fatal(err)
		}
		if err := l.migrate(t.Context(), migrations[:n]); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l, err = Open(t.Context(), path)
		if err != nil {
			t.Fatalf("version %d: %v", n, err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheNewestSchemaIsKnownByItsSum(t *testing.T) {
	unraced(t)
	onFile(t)
	all, err := schemas()
	if err != nil {
		t.Fatal(err)
	}
	if sum := sumOf(all[len(migrations)]); sum != newestSchema {
		t.Errorf("migrations were added, so write into ours.go: const newestSchema = %q", sum)
	}
}

func TestEachConnectionDistrustsItsFile(t *testing.T) {
	unraced(t)
	onFile(t)
	l, err := Open(t.Context(), alteredBy(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	for _, db := range []interface {
		DB() (*sql.DB, error)
	}{l.read, l.write} {
		pool, err := db.DB()
		if err != nil {
			t.Fatal(err)
		}
		for pragma, want := range map[string]int{"trusted_schema": 0, "cell_size_check": 1, "foreign_keys": 1} {
			var got int
			if err := pool.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %d (%v), want %d", pragma, got, err, want)
			}
		}
		for _, refused := range []string{
			`SELECT "no such column"`,
			"INSERT INTO search_words_config VALUES ('rank', 'x')",
			"SELECT zeroblob(300000000)",
		} {
			if _, err := pool.Exec(refused); err == nil {
				t.Errorf("%s was carried out", refused)
			}
		}
	}
}

func wantSentence(t *testing.T, err error, what string) {
	t.Helper()
	sentence := model.Sentence(err)
	if !model.HasCode(err, model.Damaged) && !model.HasCode(err, model.Refused) {
		t.Errorf("it was %s, or failed without a sentence: %v", what, err)
	}
	if strings.ContainsAny(sentence, "\x00\n") || len(sentence) > 600 {
		t.Errorf("no sentence: %q", sentence)
	}
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func BenchmarkSchemas(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x.galley")
	l, err := Open(context.Background(), path)
	if err != nil {
		b.Fatal(err)
	}
	_ = l.Close()
	for b.Loop() {
		if err := identify(context.Background(), path); err != nil {
			b.Fatal(err)
		}
	}
}
