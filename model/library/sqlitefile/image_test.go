package sqlitefile

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/glebarez/sqlite"
)

// made is a database with two tables, of pages of a size.
func made(t testing.TB, size int, after ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.db")
	db, err := sql.Open(sqlite.DriverName, path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	statements := append([]string{
		fmt.Sprintf("PRAGMA page_size = %d", size),
		"CREATE TABLE words (id TEXT PRIMARY KEY, n INTEGER NOT NULL, body BLOB) STRICT",
		"CREATE TABLE pairs (a TEXT NOT NULL, b INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (b, a)) STRICT, WITHOUT ROWID",
	}, after...)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if _, err := db.Exec("BEGIN"); err != nil {
		t.Fatal(err)
	}
	for i := range 900 {
		if _, err := db.Exec("INSERT INTO words VALUES (?, ?, ?)", fmt.Sprint("word ", i), i-450,
			bytes.Repeat([]byte{byte(i)}, i*i%7000)); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec("INSERT INTO pairs VALUES (?, ?, ?)", fmt.Sprint("a", i), i, strings.Repeat("é", i%300)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("COMMIT"); err != nil {
		t.Fatal(err)
	}
	return path
}

func wanted() []*Table {
	return []*Table{
		{Name: "words", Columns: []Column{{Kind: Text}, {Kind: Integer}, {Kind: Blob, Null: true}}, Least: 3},
		{Name: "pairs", Columns: []Column{{Kind: Integer}, {Kind: Text}, {Kind: Text}}, Least: 3, Keyed: true},
	}
}

func count(t testing.TB, m *Image) (words, pairs int, losses Losses) {
	t.Helper()
	losses, err := m.Rows(context.Background(), wanted(), func(r Row) error {
		if r.Torn {
			return nil
		}
		if r.Table.Name == "words" {
			n := int(r.Values[1].(int64)) + 450
			if body, _ := r.Values[2].([]byte); r.Values[0] != fmt.Sprint("word ", n) ||
				!bytes.Equal(body, bytes.Repeat([]byte{byte(n)}, n*n%7000)) {
				return fmt.Errorf("row %v is wrong", r.Values[:2])
			}
			words++
			return nil
		}
		n := int(r.Values[0].(int64))
		if r.Values[1] != fmt.Sprint("a", n) || r.Values[2] != strings.Repeat("é", n%300) {
			return fmt.Errorf("row %v is wrong", r.Values)
		}
		pairs++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return words, pairs, losses
}

func TestEveryRowOfASoundDatabaseIsRead(t *testing.T) {
	for _, size := range []int{512, 1024, 4096, 16384, 65536} {
		data, err := os.ReadFile(made(t, size))
		if err != nil {
			t.Fatal(err)
		}
		m := Of(bytes.NewReader(data), int64(len(data)), nil, 0)
		words, pairs, losses := count(t, m)
		if m.PageSize() != size || words != 900 || pairs != 900 || losses != (Losses{}) {
			t.Errorf("pages of %d: read as %d, %d and %d rows, %+v", size, m.PageSize(), words, pairs, losses)
		}
		clear(data[:512])
		m = Of(bytes.NewReader(data), int64(len(data)), nil, 0)
		words, pairs, _ = count(t, m)
		if m.PageSize() != size || words != 900 || pairs != 900 {
			t.Errorf("pages of %d without their header: taken for %d, %d and %d rows", size, m.PageSize(), words, pairs)
		}
	}
}

func TestWhatStandsInTheLogIsReadToo(t *testing.T) {
	path := made(t, 4096, "PRAGMA journal_mode = WAL")
	db, err := sql.Open(sqlite.DriverName, path+"?_pragma=wal_autocheckpoint(0)&_pragma=synchronous(0)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for i := range 300 {
		if _, err := db.Exec("DELETE FROM words WHERE id = ?", fmt.Sprint("word ", i)); err != nil {
			t.Fatal(err)
		}
	}
	m, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if words, pairs, losses := count(t, m); words != 600 || pairs != 900 || losses != (Losses{}) {
		t.Errorf("%d and %d rows, %+v", words, pairs, losses)
	}
	log, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	log[len(log)/2]++ // what comes after it is not believed
	half := Of(bytes.NewReader(file), int64(len(file)), bytes.NewReader(log), int64(len(log)))
	if words, _, _ := count(t, half); words <= 600 || words >= 900 {
		t.Errorf("%d rows with half a log", words)
	}
}

func FuzzRows(f *testing.F) {
	f.Add([]byte("SQLite format 3\x00\x02\x00"), []byte{0x37, 0x7f, 6, 0x82})
	f.Fuzz(func(t *testing.T, data, log []byte) {
		if len(data) > 1<<20 || len(log) > 1<<20 {
			return
		}
		m := Of(bytes.NewReader(data), int64(len(data)), bytes.NewReader(log), int64(len(log)))
		if _, err := m.Rows(context.Background(), wanted(), func(Row) error { return nil }); err != nil {
			t.Fatal(err)
		}
	})
}
