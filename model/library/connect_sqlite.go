package library

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"reflect"
	"sync"

	lite "github.com/glebarez/go-sqlite"
	"github.com/glebarez/sqlite"
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// A library may have been made by anybody, so each connection trusts a file as
// little as SQLite lets it (https://sqlite.org/security.html): the schema's own
// expressions call no function and no table that could do harm, the tables
// behind the index are written by the index alone, a name in double quotes is
// never a string, and no value and no statement is longer than Galley makes.

// busyTimeout is how many milliseconds a statement waits for another program.
const busyTimeout = 5000

// distrust is how SQLite reads a file that may be hostile.
var distrust = []string{"trusted_schema(0)", "cell_size_check(1)", fmt.Sprintf("busy_timeout(%d)", busyTimeout)}

// switches are settings that no pragma reaches.
var switches = map[int32]int32{
	sqlite3.SQLITE_DBCONFIG_DEFENSIVE: 1, sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA: 0,
	sqlite3.SQLITE_DBCONFIG_DQS_DDL: 0, sqlite3.SQLITE_DBCONFIG_DQS_DML: 0,
}

// longest is the most that one value may have in bytes: what is attached to a
// source is the largest thing in a library.
const longest = 256 << 20

var limits = map[int32]int32{
	sqlite3.SQLITE_LIMIT_LENGTH: longest, sqlite3.SQLITE_LIMIT_SQL_LENGTH: 4 << 20,
	sqlite3.SQLITE_LIMIT_COLUMN: 200, sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
	sqlite3.SQLITE_LIMIT_ATTACHED: 3, sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}

// connector opens connections that distrust their file.
type connector struct {
	address string // what the driver takes
	pragmas []string
	broken  bool         // the file is damaged: what there is of its schema is believed
	check   func() error // refuses a connection; nil none
	keeps   bool         // closing the last connection leaves the WAL: see letCheckpoint
}

func (c connector) Driver() driver.Driver { return registered() }

// registered is the driver that knows the functions this package registers.
var registered = sync.OnceValue(func() driver.Driver {
	pool, err := sql.Open(sqlite.DriverName, "")
	if err != nil {
		return &lite.Driver{} // it opens all the same, and the first query says which function is missing
	}
	known := pool.Driver()
	if err := pool.Close(); err != nil { // it was only asked for its driver; else a goroutine of its would stay
		return &lite.Driver{}
	}
	return known
})

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	if c.check != nil {
		if err := c.check(); err != nil {
			return nil, err
		}
	}
	conn, err := c.Driver().Open(c.address)
	if err != nil {
		return nil, err
	}
	if err := c.configure(ctx, conn); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

// configure applies the settings to a new connection, before it reads the file.
func (c connector) configure(ctx context.Context, conn driver.Conn) error {
	db, err := handleOf(conn)
	if err != nil {
		return err
	}
	tls := libc.NewTLS()
	defer tls.Close()
	for name, value := range switches {
		if c.broken && name == sqlite3.SQLITE_DBCONFIG_DEFENSIVE {
			continue
		}
		if err := set(tls, db, name, value); err != nil {
			return err
		}
	}
	if c.keeps {
		if err := set(tls, db, sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1); err != nil {
			return err
		}
	}
	for name, value := range limits {
		sqlite3.Xsqlite3_limit(tls, db, name, value)
	}
	exec, ok := conn.(driver.ExecerContext)
	if !ok {
		return errors.New("the SQLite driver takes no pragmas")
	}
	for _, pragma := range append(distrust[:len(distrust):len(distrust)], c.pragmas...) {
		if _, err := exec.ExecContext(ctx, "PRAGMA "+pragma, nil); err != nil {
			return err
		}
	}
	return nil
}

// handleOf is what SQLite knows a connection by. The driver has no calls for
// some settings; SQLite's own take this.
func handleOf(conn any) (uintptr, error) {
	field := reflect.Indirect(reflect.ValueOf(conn)).FieldByName("db")
	if !field.IsValid() || field.Kind() != reflect.Uintptr {
		return 0, errors.New("the SQLite driver hides its connection, so it cannot be made safe")
	}
	return uintptr(field.Uint()), nil
}

func set(tls *libc.TLS, db uintptr, name, value int32) error {
	list := libc.NewVaList(value, uintptr(0))
	defer libc.Xfree(tls, list)
	if code := sqlite3.Xsqlite3_db_config(tls, db, name, list); code != sqlite3.SQLITE_OK {
		return fmt.Errorf("SQLite refuses the setting %d: %d", name, code)
	}
	return nil
}

// poolOf opens connections to a file; query is what the driver is told besides.
func poolOf(path, query string, pragmas ...string) *sql.DB {
	return sql.OpenDB(connector{address: address(path) + query, pragmas: pragmas})
}
