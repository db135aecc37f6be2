package library

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	pg "gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"galley/model"
	"galley/model/library/newsroom"
)

// A newsroom's library lives in the schema galley of a PostgreSQL database. Nothing
// of SQLite's files applies to it: no identity, no WAL, no backups beside it.

// server is what a Library knows of its newsroom's server; a library in a file has none.
type server struct {
	address newsroom.Address
	seat    seat
	session string      // of this Library, among those that have the newsroom's open
	said    atomic.Bool // where it is; see Say
}

// writeLock is the key of the advisory lock that each write holds to the end of its
// transaction. Commands are planned on what they read: so no two write at once, as
// in a file. It is "GALY" (see applicationID).
const writeLock = applicationID

// writers is how many writes of one window may wait for the lock at once.
const writers = 2

// OpenNewsroom opens a newsroom's library. It makes no tables in a database that has
// none: that is `galleyctl newsroom init`.
func OpenNewsroom(ctx context.Context, address newsroom.Address) (*Library, error) {
	l, err := admitted(ctx, address)
	if err != nil {
		return nil, err
	}
	if err := l.migrateServer(ctx); err != nil {
		return nil, errors.Join(explain(err, l.path), l.Close())
	}
	if l.server.seat, err = l.takeSeat(ctx); err != nil {
		return nil, errors.Join(explain(err, l.path), l.Close())
	}
	if l.read, err = connectServer(l.server.address, readers); err != nil {
		return nil, errors.Join(explain(err, l.path), l.Close())
	}
	if l.OnlyReads() {
		return l, nil
	}
	if err := errors.Join(l.catchUp(ctx), l.catchUpWords(ctx)); err != nil {
		return nil, errors.Join(explain(err, l.path), l.Close())
	}
	return l, nil
}

// openServer is OpenNewsroom for an address as it is typed.
func openServer(ctx context.Context, address string) (*Library, error) {
	a, err := newsroom.ParseAddress(address)
	if err != nil {
		return nil, err
	}
	return OpenNewsroom(ctx, a)
}

// admitted is a Library whose writers are connected, and nothing more. Where the server
// wants a password that nothing else says, the system's keyring is asked.
func admitted(ctx context.Context, a newsroom.Address) (*Library, error) {
	a = a.Ready(ctx)
	l, err := reached(ctx, a)
	if errors.Is(err, newsroom.ErrPassword) && !a.HasPassword() {
		if with, found := a.Recalled(ctx); found {
			l, err = reached(ctx, with)
		}
	}
	return l, err
}

func reached(ctx context.Context, a newsroom.Address) (*Library, error) {
	l := &Library{path: a.String(), server: &server{address: a, session: model.NewID()}}
	var err error
	if l.write, err = connectServer(a, writers); err != nil {
		return nil, errors.Join(explain(err, l.path), l.Close())
	}
	if _, err := l.serverVersion(ctx); err != nil {
		if fault := a.Explain(err); fault != nil {
			err = fault
		}
		return nil, errors.Join(explain(err, l.path), l.Close())
	}
	return l, nil
}

// IsNewsroom reports whether the library is a newsroom's, on a server, and not a file.
func (l *Library) IsNewsroom() bool { return l.server != nil }

func connectServer(a newsroom.Address, connections int) (*gorm.DB, error) {
	config, err := a.Config()
	if err != nil {
		return nil, err
	}
	return overServer(config, connections)
}

func overServer(config *pgx.ConnConfig, connections int) (*gorm.DB, error) {
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(lookWhere))
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	db, err := gorm.Open(pg.New(pg.Config{Conn: pool}), &gorm.Config{
		SkipDefaultTransaction: true, // Apply has its own around all it does
		Logger:                 logger.Discard,
		DisableAutomaticPing:   true, // the first query finds out, and can be cancelled
	})
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

// transactServer is transact on a server.
func (l *Library) transactServer(ctx context.Context, do func(tx *gorm.DB) (wrote bool, err error)) error {
	err := l.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SELECT pg_advisory_xact_lock(?)", writeLock).Error; err != nil {
			return fmt.Errorf("wait for the other writers: %w", err)
		}
		wrote, err := do(tx)
		if err != nil {
			return err
		}
		if !wrote {
			return errNothingWritten
		}
		stale, err := hasRow(tx.Table("coverage_stale"))
		if err != nil || !stale {
			return err
		}
		return coverStale(tx, &l.segments)
	})
	if errors.Is(err, errNothingWritten) {
		return nil
	}
	return err
}

// Each file is a step from one version of the schema to the next, in the order of their
// names. Once released they are only ever added to: identity.schema_version counts those done.
//
//go:embed migrations_postgres/*.sql
var serverSchemas embed.FS

// serverMigrations are those steps.
var serverMigrations = readServerMigrations()

func readServerMigrations() (steps []migration) {
	const folder = "migrations_postgres"
	files, err := serverSchemas.ReadDir(folder)
	if err != nil {
		panic(err) // they are part of the program
	}
	for _, f := range files {
		sql, err := serverSchemas.ReadFile(folder + "/" + f.Name())
		if err != nil {
			panic(err)
		}
		steps = append(steps, migration{sql: string(sql)})
	}
	steps[0].then = func(tx *gorm.DB) error { return seed(tx, func(model.Scale) bool { return true }) }
	return steps
}

// errNoNewsroom says that a database has no library in it.
var errNoNewsroom = errors.New("the database has no Galley library")

// migrateServer does what is missing, one program at a time, and refuses a schema
// that a newer Galley made.
func (l *Library) migrateServer(ctx context.Context) error {
	have, err := l.serverVersion(ctx)
	if err != nil {
		return err
	}
	switch {
	case have == 0:
		return model.Wrap(model.NotFound, errNoNewsroom, "There is no Galley library at %s. "+
			"Whoever runs the server makes one with “galleyctl newsroom init”. Nothing was changed.", l.path)
	case have > len(serverMigrations):
		return newer(l.path, "open")
	case have == len(serverMigrations):
		return nil
	}
	if err := l.bringUpServer(ctx); !insufficient(err) {
		return err
	}
	return model.Faultf(model.Refused, "The newsroom %s has the tables of an older Galley. Whoever runs the server brings them up to date "+
		"with “galleyctl newsroom init”. Nothing was changed.", l.path)
}

// serverVersion is the schema's version, 0 where there is none.
func (l *Library) serverVersion(ctx context.Context) (have int, err error) {
	var tables sql.NullString
	if err := l.write.WithContext(ctx).Raw("SELECT to_regclass('galley.identity')::text").Scan(&tables).Error; err != nil || !tables.Valid {
		if insufficient(err) {
			return 0, notInvited(l.path)
		}
		return 0, err
	}
	err = l.write.WithContext(ctx).Raw("SELECT schema_version FROM galley.identity").Scan(&have).Error
	if insufficient(err) {
		return 0, notInvited(l.path)
	}
	return have, err
}

// bringUpServer makes or updates the tables, in one transaction.
func (l *Library) bringUpServer(ctx context.Context) error {
	return l.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SELECT pg_advisory_xact_lock(?)", writeLock).Error; err != nil {
			return err
		}
		have, err := (&Library{write: tx}).serverVersion(ctx) // another program may have done it since
		if err != nil {
			return err
		}
		if have == 0 {
			if err := tx.Exec("CREATE SCHEMA IF NOT EXISTS galley").Error; err != nil {
				return err
			}
		}
		for i := have; i < len(serverMigrations); i++ {
			if err := serverMigrations[i].carryOut(tx); err != nil {
				return fmt.Errorf("migrate to version %d: %w", i+1, err)
			}
			if err := tx.Exec("UPDATE identity SET schema_version = ?", i+1).Error; err != nil {
				return err
			}
		}
		if have == len(serverMigrations) {
			return nil
		}
		return arrange(tx)
	})
}

// InitNewsroom makes the tables of a library in a database that has none, and
// updates older ones. Who connects must be let create a schema there. Its roles are
// made by PrepareNewsroom.
func InitNewsroom(ctx context.Context, address string) (err error) {
	a, err := newsroom.ParseAddress(address)
	if err != nil {
		return err
	}
	l, err := admitted(ctx, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	have, err := l.serverVersion(ctx)
	if err == nil && have > len(serverMigrations) {
		return newer(l.path, "open")
	}
	if err == nil {
		err = l.bringUpServer(ctx)
	}
	return explain(err, l.path)
}
