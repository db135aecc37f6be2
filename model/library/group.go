package library

import (
	"context"
	"errors"
	"strings"

	lite "github.com/glebarez/go-sqlite"
	"gorm.io/gorm"
	sqlite3 "modernc.org/sqlite/lib"

	"galley/model"
)

// Result is what became of one command of several: the Change, or why there is none.
type Result struct {
	Change model.Change
	Err    error
}

// ApplyAll carries commands out in their order in one transaction, which the
// disk is waited for once. Each is planned in sight of those before it and
// writes an Event of its own, so that each can be undone alone. A command that
// is refused stores nothing, and the others go on. The error is one of the
// library itself (it is held, the disk is full): there are results then only for
// the commands that came before it, and only those are stored.
func (l *Library) ApplyAll(ctx context.Context, editor string, cmds []model.Command) ([]Result, error) {
	if err := l.mayWrite(ctx); err != nil {
		return nil, err
	}
	results := make([]Result, len(cmds))
	err := l.transact(ctx, func(tx *gorm.DB) (wrote bool, err error) {
		for i, cmd := range cmds {
			event, err := planned(tx, editor, cmd)
			if err == nil {
				if event, err = carryOut(tx, event); err != nil {
					return false, err // what is half stored goes only with the whole transaction
				}
			} else if fails(err) {
				return false, err
			}
			wrote = wrote || event.Seq != 0
			results[i] = l.result(event, err)
		}
		return wrote, nil
	})
	switch {
	case err == nil:
		l.wrote.Store(true)
		return results, nil
	case fails(err):
		return nil, explain(err, l.path)
	}
	for i, cmd := range cmds { // the one that cannot be stored must not take the others with it
		change, err := l.Apply(ctx, editor, cmd)
		if err != nil && fails(err) {
			return results[:i], err
		}
		results[i] = Result{change, err}
	}
	return results, nil
}

// result answers for an event that was stored, or for why it was not.
func (l *Library) result(event model.Event, err error) Result {
	var known *model.DuplicateError
	if err != nil && !errors.As(err, &known) {
		err = explain(err, l.path)
	}
	if err != nil {
		return Result{Err: err}
	}
	return Result{Change: model.Change{Event: event}}
}

// fails reports whether an error is the library's own, which the next command
// would meet as well.
func fails(err error) bool {
	// database/sql has no name for it
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || model.HasCode(err, model.Gone) ||
		strings.Contains(err.Error(), "database is closed") {
		return true
	}
	var e *lite.Error
	return errors.As(err, &e) && e.Code()&0xff != sqlite3.SQLITE_CONSTRAINT && e.Code()&0xff != sqlite3.SQLITE_TOOBIG
}

// ArticleOfFile answers the article, if there is one, that has a version read
// from a file with these bytes.
func (l *Library) ArticleOfFile(ctx context.Context, sha256 string) (model.Article, bool, error) {
	db := l.read.WithContext(ctx)
	var versions int // most files are new: that is seen without the query that finds the article
	if err := db.Raw("SELECT count(*) FROM versions WHERE file_sha256 = ?", sha256).Scan(&versions).Error; err != nil || versions == 0 {
		return model.Article{}, false, explain(err, l.path)
	}
	a, found, err := view{db}.ArticleWithContent("", sha256)
	return a, found, explain(err, l.path)
}

// NewestVersion answers the newest version of an article, without its text.
func (l *Library) NewestVersion(ctx context.Context, articleID string) (model.Version, error) {
	var v model.Version
	err := l.read.WithContext(ctx).Table("versions").Omit("text", "blocks", "left_out").
		Where("article_id = ? AND deleted = ''", articleID).Order("number DESC").Take(&v).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return v, model.Faultf(model.NotFound, "There is no article with the id %s in this library.", articleID)
	}
	return v, explain(err, l.path)
}
