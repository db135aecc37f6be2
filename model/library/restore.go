package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/disk"
)

// restored are the tables a backup replaces, parents before children.
var restored = []string{
	"files", "file_bytes", "articles", "versions", "claims", "appearances", "sources", "evidence", "scales", "verdicts", "disputes", "events", "event_subjects", "event_edits", "merged_ids",
	"collections", "memberships", "tags", "opened",
}

// Restore puts the library back to what a backup holds, in one transaction:
// other programs that have it open see the one or the other. What was in it is
// copied beside it first; kept is that copy's path.
func (l *Library) Restore(ctx context.Context, backup string) (kept string, err error) {
	if backup, err = filepath.Abs(backup); err != nil {
		return "", model.Wrap(model.Invalid, err, "The backup %s cannot be found.", backup)
	}
	if info, err := os.Stat(backup); err != nil || info.Size() == 0 {
		return "", model.Wrap(model.NotFound, err, "There is no backup at %s. The library is as it was.", backup)
	}
	if Holds(backup) {
		return "", model.Faultf(model.Invalid, "%s is open here as a library; name a backup of it.", backup)
	}
	source, err := upToDate(ctx, backup)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(filepath.Dir(source))) }()
	kept = fmt.Sprintf("%s.before-restore-%s.bak", l.path, strings.NewReplacer(":", "", ".", "").Replace(string(model.Now())))
	if err := l.Backup(ctx, kept); err != nil {
		return "", err
	}
	db := l.write.WithContext(ctx)
	if err := db.Exec("ATTACH ? AS backup", source).Error; err != nil {
		return "", explain(err, l.path)
	}
	err = l.transact(ctx, func(tx *gorm.DB) (bool, error) {
		if err := tx.Exec("PRAGMA defer_foreign_keys = ON").Error; err != nil {
			return false, err
		}
		if err := tx.Exec("DELETE FROM main.shelf").Error; err != nil {
			return false, fmt.Errorf("empty the shelf: %w", err)
		}
		for i := len(restored) - 1; i >= 0; i-- {
			if err := tx.Exec("DELETE FROM main." + restored[i]).Error; err != nil {
				return false, fmt.Errorf("empty %s: %w", restored[i], err)
			}
		}
		for _, table := range restored {
			if err := tx.Exec("INSERT INTO main." + table + " SELECT * FROM backup." + table).Error; err != nil {
				return false, fmt.Errorf("restore %s: %w", table, err)
			}
		}
		if err := unindexAll(tx); err != nil {
			return false, err
		}
		if err := indexAll(tx); err != nil {
			return false, err
		}
		return true, shelveAll(tx)
	})
	if detachErr := db.Exec("DETACH backup").Error; err == nil {
		err = detachErr
	}
	return kept, explain(err, l.path)
}

// upToDate is a copy of a backup, brought to this Galley's schema: the backup
// itself is never altered.
func upToDate(ctx context.Context, backup string) (path string, err error) {
	if err := inspect(ctx, backup); err != nil && !model.HasCode(err, model.Refused) {
		return "", err // a read-only backup will do
	}
	folder, err := os.MkdirTemp("", "galley-restore-*")
	if err != nil {
		return "", model.Wrap(model.Invalid, err, "There is no room to look at the backup. The library is as it was.")
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	path = filepath.Join(folder, "backup.galley")
	if err := copyOf(backup, path); err != nil {
		return "", model.Wrap(model.Invalid, err, "The backup %s could not be read to its end. The library is as it was.", backup)
	}
	l, err := Open(ctx, path)
	if err != nil {
		return "", model.Wrap(model.Damaged, err, "%s is not a backup that this Galley can read. The library is as it was.", backup)
	}
	wrong, err := l.check(ctx, checks)
	if err == nil && len(wrong) > 0 {
		err = model.Faultf(model.Damaged, "The backup %s is damaged: %s The library is as it was.", backup, wrong[0])
	}
	return path, errors.Join(err, l.Close())
}

func copyOf(from, to string) error {
	in, _, err := disk.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	return copyFrom(in, to)
}

func copyFrom(in io.Reader, to string) error {
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
