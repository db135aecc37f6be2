// Package newsroomtest gives tests a server of a newsroom: databases of the one that the
// environment names, and a gate before it that asks for a password.
package newsroomtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Server is the address of the server that tests make databases on. Without one the test
// is skipped.
func Server(t testing.TB) *url.URL {
	t.Helper()
	address := os.Getenv("GALLEY_TEST_POSTGRES")
	if address == "" {
		t.Skip("no PostgreSQL server: GALLEY_TEST_POSTGRES does not name one")
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

var made atomic.Int64

// Database makes an empty database and returns its address. It is dropped when the test ends.
func Database(t testing.TB) string {
	t.Helper()
	u := Server(t)
	name := fmt.Sprintf("galley_newsroomtest_%d_%d", os.Getpid(), made.Add(1))
	run(t, "CREATE DATABASE "+name)
	t.Cleanup(func() { run(t, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)") })
	u.Path = "/" + name
	return u.String()
}

func run(t testing.TB, statement string) {
	t.Helper()
	ctx := context.Background() // the test's has ended when it is cleaned up
	c, err := pgx.Connect(ctx, Server(t).String())
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Exec(ctx, statement)
	if closed := c.Close(ctx); err != nil || closed != nil {
		t.Fatal(err, closed)
	}
}
