package library

import (
	"context"
	"errors"
	"time"

	lite "github.com/glebarez/go-sqlite"
	"gorm.io/gorm"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	makingWait = 5 * time.Second // as long as SQLite waits for a lock
	makingStep = 20 * time.Millisecond
)

// connectWriter connects for writing. A new file is brought to the WAL by the
// first who connects, for which SQLite does not wait: whoever connects at the
// same moment is told that the file is locked, and tries again.
func (l *Library) connectWriter(ctx context.Context) (*gorm.DB, error) {
	until := time.Now().Add(makingWait)
	for {
		db, err := l.connect("immediate", 1)
		var e *lite.Error
		if !errors.As(err, &e) || e.Code()&0xff != sqlite3.SQLITE_BUSY || time.Now().After(until) {
			return db, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(makingStep):
		}
	}
}
