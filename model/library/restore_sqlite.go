package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/disk"
	"galley/model/library/fulltext"
)

// restored are the tables a backup replaces, parents before children.
var restored = []string{
	"files", "file_bytes", "articles", "versions", "claims", "appearances", "sources", "evidence", "scales", "verdicts", "disputes",
	"events", "event_subjects", "event_edits", "merged_ids",
	"collections", "memberships", "tags", "asides", "ticks", "opened", "published_checks",
	"people", "confirmers", "attempts", "askings", "questions", "rounds", "correction_reasons", "checklists", "saved_lists",
	"attachments", "captures", "erasures",
}

// Restore replaces the library's content with that of a backup, in one transaction:
// other programs that have it open see the one or the other. Before that the content
// is copied among its backups. The copy is made while nobody else can write, so that no
// change falls between it and the swap. What was erased for good stays erased.
func (l *Library) Restore(ctx context.Context, backup string) (back model.Restored, err error) {
	if err := l.onlyOfFile(); err != nil {
		return back, err
	}
	if backup, err = filepath.Abs(backup); err != nil {
		return back, model.Wrap(model.Invalid, err, "The backup %s cannot be found.", backup)
	}
	if err := cmp.Or(l.CheckFile(ctx), l.Damaged()); err != nil {
		return model.Restored{}, err
	}
	if Holds(backup) {
		return model.Restored{}, model.Faultf(model.Invalid, "%s is open here as a library. Name a backup of it.", backup)
	}
	source, err := upToDate(ctx, backup)
	if err != nil {
		return model.Restored{}, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(filepath.Dir(source))) }()
	if !l.merging.TryLock() {
		return model.Restored{}, model.Faultf(model.Busy, "Another library is being merged. Wait until that is done. Nothing was restored.")
	}
	defer l.merging.Unlock()
	n, err := l.eraseAgain(ctx, source)
	if err != nil {
		return model.Restored{}, explain(err, source)
	}
	if n > 0 {
		back.Remarks = append(back.Remarks, model.Countf(n, "The backup holds %d record that was erased for good since. It was not brought back.",
			"The backup holds %d records that were erased for good since. They were not brought back."))
	}
	db := l.write.WithContext(ctx)
	if err := db.Exec("ATTACH ? AS backup", source).Error; err != nil {
		return model.Restored{}, explain(err, l.path)
	}
	err = patiently(ctx, db, func() error {
		return l.transact(ctx, func(tx *gorm.DB) (bool, error) {
			// On another connection, which sees what was committed last. As long as
			// this transaction has the write lock, that stays the last.
			saved, err := l.backUp(ctx, l.read, BeforeRestore)
			if err != nil {
				return false, err
			}
			back.Kept = saved.Path
			return true, l.swapKeeping(tx)
		})
	})
	// Also after a cancel: the connection goes on without it.
	if detachErr := l.write.WithContext(context.WithoutCancel(ctx)).Exec("DETACH backup").Error; err == nil {
		err = detachErr
	}
	if err != nil {
		return model.Restored{}, explain(err, l.path)
	}
	l.wrote.Store(true)
	return back, nil
}

// patiently tries again and again to do what takes the write lock while another
// program has it. A program that stores one change after the other leaves the lock
// for moments only. SQLite waits ever longer between two tries and misses them.
func patiently(ctx context.Context, db *gorm.DB, do func() error) (err error) {
	if err := db.Exec("PRAGMA busy_timeout = 0").Error; err != nil {
		return err
	}
	defer func() {
		resetErr := db.WithContext(context.WithoutCancel(ctx)).Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", busyTimeout)).Error
		if err == nil {
			err = resetErr
		}
	}()
	for waited := time.Duration(0); ; waited += time.Millisecond {
		if err := do(); !isBusy(err) || waited > patience {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}

// patience is how long a restore waits for other programs to let it write.
const patience = 30 * time.Second

// swap puts the rows of the attached backup in place of the library's.
func swap(tx *gorm.DB) error {
	if err := tx.Exec("PRAGMA defer_foreign_keys = ON").Error; err != nil {
		return err
	}
	if err := tx.Exec("DELETE FROM main.shelf").Error; err != nil {
		return fmt.Errorf("empty the shelf: %w", err)
	}
	for i := len(restored) - 1; i >= 0; i-- {
		if err := tx.Exec("DELETE FROM main." + restored[i]).Error; err != nil {
			return fmt.Errorf("empty %s: %w", restored[i], err)
		}
	}
	for _, table := range restored {
		if err := tx.Exec("INSERT INTO main." + table + " SELECT * FROM backup." + table).Error; err != nil {
			return fmt.Errorf("restore %s: %w", table, err)
		}
	}
	if err := fulltext.Empty(tx); err != nil {
		return err
	}
	if err := fulltext.Fill(tx); err != nil {
		return err
	}
	if err := fulltext.FillChecks(tx); err != nil {
		return err
	}
	if err := shelveAll(tx); err != nil {
		return err
	}
	return coverAll(tx)
}

// RestoreDamaged puts what a backup holds in the place of a library that is so
// damaged that its rows cannot be replaced. The damaged file is not deleted: kept
// is where it is now.
func RestoreDamaged(ctx context.Context, path, backup string) (kept string, err error) {
	if err := mustBeFile(path); err != nil {
		return "", err
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", model.Wrap(model.Invalid, err, "The library %s cannot be found.", path)
	}
	if Holds(path) {
		return "", model.Faultf(model.Refused, "%s is open here. Close it first. Nothing was restored.", path)
	}
	source, err := upToDate(ctx, backup)
	if err != nil {
		return "", err
	}
	folder := filepath.Dir(source)
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if err := eraseLike(ctx, path, source); err != nil {
		return "", explain(err, source)
	}
	beside, err := temporaryFolder(filepath.Dir(path), ".galley-salvage")
	if err != nil {
		return "", model.Wrap(model.Invalid, err, "The library %s cannot be written. Nothing was restored.", path)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(beside)) }()
	part := filepath.Join(beside, "restored.galley")
	if err := errors.Join(copyOf(source, part), toDisk(part)); err != nil {
		return "", model.Wrap(model.Invalid, err, "The backup could not be copied to its place. Nothing was restored.")
	}
	kept = path + ".damaged-" + time.Now().UTC().Format(savedTime)
	for _, ending := range []string{"-wal", "-journal", "-shm", ""} {
		if err := os.Rename(path+ending, kept+ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", model.Wrap(model.Refused, err, "The damaged library %s cannot be set aside. Nothing was restored.", path)
		}
	}
	if err := moveNew(part, path); err != nil {
		return "", model.Wrap(model.Invalid, err,
			"The backup could not be put in the place of %s. The damaged library is kept as %s.", path, kept)
	}
	return kept, nil
}

// isBackup refuses what cannot be one, by a look at the file alone.
func isBackup(backup string) error {
	switch info, err := os.Stat(backup); {
	case errors.Is(err, fs.ErrNotExist):
		return model.Wrap(model.NotFound, err, "There is no backup at %s. The library is unchanged.", backup)
	case err != nil:
		return model.Wrap(model.Invalid, err, "The backup %s cannot be reached. The library is unchanged.", backup)
	case !info.Mode().IsRegular():
		return model.Faultf(model.Invalid, "%s is not a file, so it is not a backup. The library is unchanged.", backup)
	case info.Size() == 0:
		return model.Faultf(model.Damaged, "The file %s is empty, so it is not a backup. The library is unchanged.", backup)
	}
	return nil
}

// upToDate is a copy of a backup, brought to this Galley's schema: the backup
// itself is never altered.
func upToDate(ctx context.Context, backup string) (path string, err error) {
	if err := isBackup(backup); err != nil {
		return "", err
	}
	if err := inspect(ctx, backup); errors.Is(err, errNewer) {
		return "", newer(backup, "restore")
	} else if err != nil && !model.HasCode(err, model.Refused) {
		return "", err // a read-only backup will do
	}
	folder, err := temporaryFolder("", "galley-restore")
	if err != nil {
		return "", model.Wrap(model.Invalid, err, "There is no room on the disk to check the backup. The library is unchanged.")
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	path = filepath.Join(folder, "backup.galley")
	// With its WAL, if a program that has it open left one.
	if err := copyAtRest(ctx, backup, path, model.Sayf("The library is unchanged.")); err != nil {
		return "", err
	}
	l, err := Open(ctx, path)
	if err != nil {
		return "", model.Wrap(model.Damaged, err, "%s is not a backup that this Galley can read. The library is unchanged.", backup)
	}
	wrong, err := l.check(ctx, checks)
	if err == nil && len(wrong) > 0 {
		err = model.Faultf(model.Damaged, "The backup %s is damaged: %s The library is unchanged.", backup, wrong[0])
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
