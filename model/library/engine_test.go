package library

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"galley/model/library/newsroom"
)

// The tests of this package run on each engine: on files of SQLite's, and, where
// GALLEY_TEST_ENGINE is postgres, on databases of the server that GALLEY_TEST_POSTGRES
// names (cmd/build starts one). What is about a file says so with onFile.

func onServer() bool { return os.Getenv("GALLEY_TEST_ENGINE") == "postgres" }

// onFile skips a test that is about a library's file.
func onFile(t testing.TB) {
	t.Helper()
	if onServer() {
		t.Skip("it is about a library's file; a newsroom's library has none")
	}
}

// testServer is the address of the server that tests make databases on.
func testServer(t testing.TB) string {
	t.Helper()
	address := os.Getenv("GALLEY_TEST_POSTGRES")
	if address == "" {
		t.Skip("no PostgreSQL server: GALLEY_TEST_POSTGRES does not name one")
	}
	return address
}

var databases struct {
	sync.Mutex
	made int
}

// newDatabase makes a database, of a template or "" of an empty newsroom, and returns
// its address. It is dropped when the test ends.
func newDatabase(t testing.TB, template string) string {
	t.Helper()
	if template == "" {
		template = emptyNewsroom(t)
	}
	return database(t, template, t.Cleanup)
}

func database(t testing.TB, template string, cleanup func(func())) string {
	t.Helper()
	databases.Lock()
	databases.made++
	name := fmt.Sprintf("galley_test_%d_%d", os.Getpid(), databases.made)
	databases.Unlock()
	query := "CREATE DATABASE " + name
	if template != "" {
		query += " TEMPLATE " + template
	}
	onDatabase(t, testServer(t), query)
	cleanup(func() { onDatabase(t, testServer(t), "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)") })
	u, err := url.Parse(testServer(t))
	must(t, err)
	u.Path = "/" + name
	return u.String()
}

// onDatabase runs a statement on a connection of its own.
func onDatabase(t testing.TB, address, query string) {
	t.Helper()
	a, err := newsroom.ParseAddress(address)
	must(t, err)
	db, err := connectServer(a, 1)
	must(t, err)
	pool, err := db.DB()
	must(t, err)
	defer func() { must(t, pool.Close()) }()
	if _, err := pool.ExecContext(context.Background(), query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// databaseOf is the name of the database in an address.
func databaseOf(t testing.TB, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	must(t, err)
	return u.Path[1:]
}

var emptyDatabase struct {
	sync.Once
	name string
}

// emptyNewsroom is the name of a database with an empty newsroom, which is made once. It
// is left to the server, which ends with the run.
func emptyNewsroom(t testing.TB) string {
	t.Helper()
	testServer(t) // skips each test where there is none, not the first alone
	emptyDatabase.Do(func() {
		address := database(t, "", func(func()) {})
		must(t, InitNewsroom(context.Background(), address))
		emptyDatabase.name = databaseOf(t, address)
	})
	if emptyDatabase.name == "" {
		t.Fatal("the empty newsroom could not be made")
	}
	return emptyDatabase.name
}

// newPath names a library that is not there yet: a file with a name, or an empty newsroom.
func newPath(t testing.TB, name string) string {
	t.Helper()
	if onServer() {
		return newDatabase(t, "")
	}
	return filepath.Join(t.TempDir(), filepath.FromSlash(name))
}

// parsed is an address as it is read.
func parsed(t testing.TB, address string) newsroom.Address {
	t.Helper()
	a, err := newsroom.ParseAddress(address)
	must(t, err)
	return a
}
