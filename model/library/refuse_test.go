package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"

	"galley/model"
)

// raw runs SQL on a file past Galley, as another program would.
func raw(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open(sqlite.DriverName, address(path))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// worked is a library file with one claim in it, closed.
func worked(t testing.TB) string {
	t.Helper()
	return workedLibrary.library(t)
}

var workedLibrary = libraryOf(func(t testing.TB, l *Library) {
	_, version := imported(t, l, talks)
	marked(t, l, version, talks, "600 miles")
})

func TestWhatIsNoLibraryIsRefusedAndLeftAsItIs(t *testing.T) {
	unraced(t)
	onFile(t)
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		code model.Code
		says string
	}{
		"text": {func(t *testing.T, p string) { put(t, p, strings.Repeat("These are notes. ", 500)) }, model.Damaged,
			"not a Galley library"},
		"a few bytes":      {func(t *testing.T, p string) { put(t, p, "SQLite") }, model.Damaged, "not a Galley library"},
		"a header alone":   {func(t *testing.T, p string) { put(t, p, sqliteHeader+strings.Repeat("\xff", 4096)) }, model.Damaged, ""},
		"another database": {func(t *testing.T, p string) { raw(t, p, "CREATE TABLE recipes (name)") }, model.Damaged, "not a Galley library"},
		"marked as another program's": {func(t *testing.T, p string) {
			raw(t, p, "PRAGMA application_id = 77", "PRAGMA user_version = 1")
		}, model.Damaged, "not a Galley library"},
		"a newer Galley's": {func(t *testing.T, p string) {
			copyFile(t, worked(t), p)
			raw(t, p, fmt.Sprintf("PRAGMA user_version = %d", len(migrations)+1))
		}, model.Refused, "newer Galley"},
		"read-only": {func(t *testing.T, p string) {
			copyFile(t, worked(t), p)
			if err := os.Chmod(p, 0o444); err != nil {
				t.Fatal(err)
			}
		}, model.Refused, "read-only"},
		"a folder": {func(t *testing.T, p string) {
			if err := os.Mkdir(p, 0o755); err != nil {
				t.Fatal(err)
			}
		}, model.Invalid, "is a folder"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "it.galley")
			c.make(t, path)
			before, _ := os.ReadFile(path) // a folder has no bytes, before and after
			l, err := Open(t.Context(), path)
			if err == nil {
				t.Fatal("it was opened:", l.Close())
			}
			if !model.HasCode(err, c.code) {
				t.Errorf("the fault is %v, want %s", err, c.code)
			}
			sentence := model.Sentence(err)
			if !strings.Contains(sentence, c.says) || strings.Contains(strings.ToLower(sentence), "sqlite") || !strings.HasSuffix(sentence, ".") {
				t.Errorf("sentence %q", sentence)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
			if beside, _ := filepath.Glob(path + "?*"); len(beside) > 0 {
				t.Errorf("left beside it: %v", beside)
			}
		})
	}
}

func TestALibraryCannotBeMadeUnderAFile(t *testing.T) {
	unraced(t)
	file := filepath.Join(t.TempDir(), "notes")
	put(t, file, "notes")
	if _, err := Open(t.Context(), filepath.Join(file, "it.galley")); !model.HasCode(err, model.Invalid) {
		t.Errorf("the fault is %v", err)
	}
}

func put(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	put(t, to, string(data))
}

func TestAnEmptyFileBecomesALibrary(t *testing.T) {
	unraced(t)
	path := filepath.Join(t.TempDir(), "new.galley")
	put(t, path, "")
	l := at(t, path)
	if list, err := l.Articles(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("%d articles, %v", len(list), err)
	}
}

func TestALibraryHeldByAnotherProgramIsBusyAndNothingIsLost(t *testing.T) {
	unraced(t)
	onFile(t)
	path := worked(t)
	l := at(t, path)
	holder, err := sql.Open(sqlite.DriverName, address(path))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = holder.Close() }()
	conn, err := holder.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	if err := l.write.Exec("PRAGMA busy_timeout = 1").Error; err != nil { // not five seconds in a test
		t.Fatal(err)
	}
	if _, err = l.Apply(t.Context(), "Ann", model.ImportArticle{Document: document("Other", "Other text.")}); !model.HasCode(err, model.Busy) {
		t.Errorf("the fault is %v", err)
	}
	if list, err := l.Articles(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("reading beside it: %d articles, %v", len(list), err)
	}
	if _, err := conn.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	do(t, l, "Ann", model.ImportArticle{Document: document("Other", "Other text.")})
}

// older makes the library one that a newer Galley has a migration for.
func older(extra ...migration) []migration {
	return append(append([]migration{}, migrations...), extra...)
}

func TestAMigrationKeepsACopyOfTheLibraryFirst(t *testing.T) {
	unraced(t)
	onFile(t)
	path := worked(t)
	l := at(t, path)
	steps := older(migration{sql: "ALTER TABLE claims ADD COLUMN urgency TEXT NOT NULL DEFAULT ''"})
	if err := l.migrate(t.Context(), steps); err != nil {
		t.Fatal(err)
	}
	var version int
	if err := l.read.Raw("PRAGMA user_version").Scan(&version).Error; err != nil || version != len(steps) {
		t.Errorf("user_version %d, %v", version, err)
	}
	saved, err := Backups(path)
	if err != nil || len(saved) != 1 || saved[0].Reason != BeforeMigration {
		t.Fatalf("copies made before: %v, %v", saved, err)
	}
	kept := at(t, saved[0].Path)
	all, err := kept.Dossiers(t.Context())
	if err != nil || len(all) != 1 {
		t.Errorf("the copy has %d claims, %v", len(all), err)
	}
}

func TestAMigrationThatFailsChangesNothing(t *testing.T) {
	unraced(t)
	onFile(t)
	path := worked(t)
	l := at(t, path)
	broken := errors.New("power cut")
	steps := older(migration{sql: "ALTER TABLE claims ADD COLUMN urgency TEXT", then: func(*gorm.DB) error { return broken }})
	if err := l.migrate(t.Context(), steps); !errors.Is(err, broken) {
		t.Fatalf("migrate: %v", err)
	}
	var version int
	if err := l.read.Raw("PRAGMA user_version").Scan(&version).Error; err != nil || version != len(migrations) {
		t.Errorf("user_version %d, %v", version, err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
	if err := l.migrate(t.Context(), steps[:len(migrations)]); err != nil {
		t.Error(err)
	}
}

func TestCheckFindsPlantedDamage(t *testing.T) {
	unraced(t)
	onFile(t)
	for name, c := range map[string]struct{ sql, says string }{
		"text altered":         {"UPDATE versions SET text = replace(text, '21,000', '12,000')", "was altered"},
		"highlight moved":      {"UPDATE appearances SET start = start + 1, \"end\" = \"end\" + 1", "is not where its highlight is"},
		"highlight beyond":     {"UPDATE appearances SET \"end\" = 100000", "is not where its highlight is"},
		"original damaged":     {"UPDATE file_bytes SET packed = x'00112233'", "original"},
		"original gone":        {"DELETE FROM file_bytes", "original"},
		"claim without itself": {"PRAGMA foreign_keys = 0; DELETE FROM claims", "points to something"},
		"history unreadable":   {"UPDATE events SET packed = x'0128b52ffd' WHERE seq = 1", "history"},
	} {
		t.Run(name, func(t *testing.T) {
			path := worked(t)
			raw(t, path, c.sql)
			wrong, err := at(t, path).Check(t.Context())
			if err != nil || len(wrong) == 0 || !strings.Contains(strings.Join(wrong, "\n"), c.says) {
				t.Errorf("check says %q, %v; it should say %q", wrong, err, c.says)
			}
		})
	}
}

func TestBackupIsALibraryAndOverwritesNothing(t *testing.T) {
	unraced(t)
	l := at(t, worked(t))
	path := filepath.Join(t.TempDir(), "copy.galley")
	if err := l.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	all, err := at(t, path).Dossiers(t.Context())
	if err != nil || len(all) != 1 {
		t.Errorf("the copy has %d claims, %v", len(all), err)
	}
	if err := l.Backup(t.Context(), path); !model.HasCode(err, model.Refused) {
		t.Errorf("over a file: %v", err)
	}
	nowhere := filepath.Join(t.TempDir(), "no", "copy.galley")
	if err := l.Backup(t.Context(), nowhere); err == nil || model.Sentence(err) == "" {
		t.Errorf("into nowhere: %v", err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Backup(stopped, filepath.Join(t.TempDir(), "x.galley")); err == nil {
		t.Error("a stopped backup says it was made")
	}
}
