package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gorm.io/gorm"

	"galley/model"
)

// Holdings are how many living records of each kind a library has.
type Holdings struct{ Articles, Claims, Sources, Verdicts int }

// Difference is how the library and a backup of it differ.
type Difference struct {
	Now, Then Holdings
	Since     []Done // changes that the backup does not have, by editor, most first
	Only      int    // changes that the backup has and the library does not
}

// Done is how many changes an editor made.
type Done struct {
	Editor  string
	Changes int
}

// Difference compares the library with a backup. A file that is damaged or no backup
// is an error: a person sees that before they restore it.
func (l *Library) Difference(ctx context.Context, backup string) (d Difference, err error) {
	if err := l.onlyOfFile(); err != nil {
		return d, err
	}
	source, err := upToDate(ctx, backup)
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(filepath.Dir(source))) }()
	// On a connection of its own: those of the library stay without the backup.
	pool := poolOf(l.path, "?mode=ro", "query_only(1)")
	db, err := connectOver(pool, l.path, 1)
	if err != nil {
		return d, explain(err, l.path)
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	db = db.WithContext(ctx)
	if err := db.Exec("ATTACH ? AS backup", address(source)+"?mode=ro&immutable=1").Error; err != nil {
		return d, explain(err, l.path)
	}
	for schema, into := range map[string]*Holdings{"main": &d.Now, "backup": &d.Then} {
		if err := into.count(db, schema); err != nil {
			return d, explain(err, l.path)
		}
	}
	then := db.Table("backup.events").Select("id")
	if err := db.Table("main.events").Select("editor, count(*) AS changes").Where("id NOT IN (?)", then).Group("editor").
		Order("changes DESC, editor").Scan(&d.Since).Error; err != nil {
		return d, explain(err, l.path)
	}
	var only int64
	err = db.Table("backup.events").Where("id NOT IN (?)", db.Table("main.events").Select("id")).Count(&only).Error
	d.Only = int(only)
	return d, explain(err, l.path)
}

func (h *Holdings) count(db *gorm.DB, schema string) error {
	for table, into := range map[string]*int{"articles": &h.Articles, "claims": &h.Claims, "sources": &h.Sources, "verdicts": &h.Verdicts} {
		if err := db.Table(schema + "." + table).Select("count(*)").Where("deleted = ''").Scan(into).Error; err != nil {
			return fmt.Errorf("count the %s: %w", table, err)
		}
	}
	return nil
}

// HoldingsOf counts what a backup holds, where there is no library to hold it against.
func HoldingsOf(ctx context.Context, backup string) (h Holdings, err error) {
	source, err := upToDate(ctx, backup)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(filepath.Dir(source))) }()
	l, err := Open(ctx, source)
	if err != nil {
		return h, model.Wrap(model.Damaged, err, "%s is not a backup that this Galley can read. The library is unchanged.", backup)
	}
	return h, errors.Join(h.count(l.read.WithContext(ctx), "main"), l.Close())
}
