package library

import (
	"context"
	_ "embed"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"galley/model"
	"galley/model/library/fulltext"
	"galley/model/library/newsroom"
)

// arrangement is what a newsroom's server holds itself: triggers, policies and rights.
//
//go:embed roles_postgres.sql
var arrangement string

// arrange carries the arrangement out, for all tables that there are by now.
func arrange(tx *gorm.DB) error {
	if err := tx.Exec(arrangement).Error; err != nil {
		return fmt.Errorf("arrange who may do what: %w", err)
	}
	return nil
}

// lookWhereAllowed has a connection read by the veil where who connects may not read of
// confidential sources. It is one statement, because each connection waits for it.
const lookWhereAllowed = `DO $$ BEGIN
	IF EXISTS (SELECT 1 FROM pg_proc WHERE proname = 'holds' AND pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'galley'
			AND has_schema_privilege(oid, 'USAGE'))) THEN
		IF NOT galley.holds('confidential') THEN
			PERFORM set_config('search_path', 'galley_veiled, galley', false);
		END IF;
	END IF;
END $$`

func lookWhere(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, lookWhereAllowed)
	return err
}

// Prepared is what PrepareNewsroom did.
type Prepared struct {
	From, To int    // the schema's versions before and now; From 0: there was none
	Roles    string // how the names of the newsroom's roles begin
}

// PrepareNewsroom makes the tables of a newsroom's library or updates them, and its
// roles with their rights. It does no more than what is missing.
func PrepareNewsroom(ctx context.Context, a newsroom.Address) (done Prepared, err error) {
	l, err := admitted(ctx, a)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	if done.From, err = l.serverVersion(ctx); err != nil {
		return done, explain(err, l.path)
	}
	if done.From > len(serverMigrations) {
		return done, newer(l.path, "open")
	}
	if err = l.bringUpServer(ctx); err != nil {
		return done, explain(err, l.path)
	}
	done.To = len(serverMigrations)
	err = l.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SELECT pg_advisory_xact_lock(?)", writeLock).Error; err != nil {
			return err
		}
		if err := arrange(tx); err != nil {
			return err
		}
		if err := tx.Exec("SELECT make_roles()").Error; err != nil {
			return fmt.Errorf("make the roles: %w", err)
		}
		return tx.Raw("SELECT roles FROM newsroom").Scan(&done.Roles).Error
	})
	if insufficient(err) {
		return done, model.Wrap(model.Refused, err, "The tables are there, but your login may not make the roles of the newsroom. "+
			"Who made the tables may, with the right CREATEROLE, or whoever runs the server.")
	}
	return done, explain(err, l.path)
}

// seat is who uses a newsroom's library, as the server knows them.
type seat struct {
	Editor string // "": whoever they say, as who runs the server
	Writes bool
	Names  bool // may read of confidential sources
}

// takeSeat asks who opened the library, and notes that they were seen.
func (l *Library) takeSeat(ctx context.Context) (s seat, err error) {
	db := l.write.WithContext(ctx)
	if err := db.Raw("SELECT coalesce(galley.me(), '') AS editor, galley.holds('checker') AS writes, galley.holds('confidential') AS names").
		Scan(&s).Error; err != nil {
		return s, err
	}
	if s.Editor == "" {
		var runs bool
		if err := db.Raw("SELECT galley.runs_it()").Scan(&runs).Error; err != nil {
			return s, err
		}
		if !runs {
			return s, notInvited(l.path)
		}
		return s, nil
	}
	return s, db.Exec("SELECT galley.seen(?)", model.Now()).Error
}

// Editor is the name under which a newsroom's server stores what is done through this
// library: that of the invitation. It is "" where one may say a name oneself, as in a file.
func (l *Library) Editor() string {
	if l.server == nil {
		return ""
	}
	return l.server.seat.Editor
}

// As is the name to work under for somebody who says one, or "" for none. It refuses
// another than a newsroom's server knows them by.
func (l *Library) As(said string) (string, error) {
	own := l.Editor()
	if own == "" || own == said || said == "" {
		return own, nil
	}
	return "", model.Faultf(model.Refused, "In this newsroom you are %s, and nobody writes as somebody else. Leave “%s” out. Nothing was changed.", own, said)
}

// ReadsNames reports whether whoever opened the library may read of confidential sources.
func (l *Library) ReadsNames() bool { return l.server == nil || l.server.seat.Names }

// OnlyReads reports whether whoever opened the library is a reader, who changes nothing.
func (l *Library) OnlyReads() bool { return l.server != nil && !l.server.seat.Writes }

// catchUpWords indexes the claims again whose words somebody changed who may not read all
// that stands on them.
func (l *Library) catchUpWords(ctx context.Context) error {
	if !l.server.seat.Names || !l.server.seat.Writes {
		return nil
	}
	stale, err := hasRow(l.read.WithContext(ctx).Table("search_stale"))
	if err != nil || !stale {
		return err
	}
	return l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		var ids []string
		if err := tx.Table("search_stale").Pluck("subject", &ids).Error; err != nil {
			return false, fmt.Errorf("read what is to be indexed: %w", err)
		}
		if err := fulltext.IndexClaims(tx, ids); err != nil {
			return false, err
		}
		return true, tx.Exec("DELETE FROM search_stale").Error
	})
}
