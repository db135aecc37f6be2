package library

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"galley/model"
	"galley/model/disk"
)

// Replaced reports whether another content stands at the path of a library whose
// file is gone, since then or when CheckFile looked last.
func (l *Library) Replaced() bool {
	lost := l.lost.Load()
	if lost == nil {
		return false
	}
	switch lost.how {
	case fileReplaced, fileOverwritten:
		return true
	case fileRemoved, fileMoved:
		return lost.refilled.Load()
	}
	return false
}

// SaveElsewhere copies all that the library held into a new file, also when its
// own file is gone: SQLite has it open still. What was overwritten cannot be had
// any more; where the rest does not fit together, nothing is saved.
func (l *Library) SaveElsewhere(ctx context.Context, path string) error {
	if err := l.onlyOfFile(); err != nil {
		return err
	}
	lost := l.lost.Load()
	overwritten := lost != nil && (lost.how == fileOverwritten || lost.how == walOverwritten)
	_, err := disk.Place(path, disk.Private, nil, func(part string) error {
		if overwritten {
			return errors.Join(os.Remove(part), l.rejoin(ctx, part)) // which makes it
		}
		if err := copyInto(ctx, l.lastOpen(), part); err != nil {
			return withFull(err, part)
		}
		return soundCopy(ctx, part)
	})
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case disk.Refuses(err), disk.IsFull(err):
		return model.WriteFault(err, path, model.Sayf("The library is still open here."))
	case overwritten:
		return model.Wrap(model.Damaged, err, "The content of %s was overwritten, and what is left of it does not fit together, "+
			"so it could not be saved. Nothing was changed: restore a backup, and repeat your last changes.", l.path)
	}
	return model.Wrap(model.Invalid, err, "The library could not be saved as %s. It is still open here; choose another place.", path)
}

// Rescue saves a library whose file is gone when nobody can be asked any more:
// among its backups, or, where they have no folder, in another one. It returns
// where.
func (l *Library) Rescue(ctx context.Context, otherwise string) (string, error) {
	name := time.Now().UTC().Format(savedTime) + "Z_" + string(WhenGone) + ".galley"
	err := fs.ErrNotExist
	if _, statErr := os.Stat(filepath.Dir(l.path)); statErr == nil { // a folder that was moved away is not made anew
		if err = os.MkdirAll(BackupFolder(l.path), privateFolder); err == nil {
			path := filepath.Join(BackupFolder(l.path), name)
			if err = l.SaveElsewhere(ctx, path); err == nil {
				return path, nil
			}
		}
	}
	if otherwise == "" {
		return "", err
	}
	path := filepath.Join(otherwise, name)
	return path, l.SaveElsewhere(ctx, path)
}

// lastOpen is a connection that is open for certain, where the library has one: a
// damaged one is read over its pool.
func (l *Library) lastOpen() executes {
	if l.guard != nil {
		return l.guard
	}
	return l.read.ConnPool
}

// soundCopy looks whether a copy can be read to its end.
func soundCopy(ctx context.Context, path string) error {
	l, err := Open(ctx, path)
	if err != nil {
		return err
	}
	wrong, err := l.check(ctx, checks)
	if err == nil && len(wrong) > 0 {
		err = errors.New(wrong[0])
	}
	return errors.Join(err, l.Close())
}

// rejoin saves what a file that was overwritten holds together with the WAL, where
// the WAL leads on from it: with a copy of the file as it was when the WAL was
// begun. SQLite's own view mixes the two, and may hold pages from before.
func (l *Library) rejoin(ctx context.Context, path string) (err error) {
	folder, err := temporaryFolder("", "galley-rejoin")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	l.identity.mu.Lock()
	defer l.identity.mu.Unlock()
	if w, _, err := l.readWAL(); err != nil || w.frames == 0 {
		return errors.Join(err, errors.New("there is no WAL"))
	}
	copied := filepath.Join(folder, "rejoined.galley")
	info, err := l.identity.file.Stat()
	if err != nil {
		return err
	}
	if err := copyFrom(io.NewSectionReader(l.identity.file, 0, info.Size()), copied); err != nil {
		return err
	}
	if err := copyOf(l.path+"-wal", copied+"-wal"); err != nil {
		return err
	}
	both, err := Open(ctx, copied)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, both.Close()) }()
	if len(both.FilesSetAside()) > 0 {
		return errors.New("the WAL leads on from something else")
	}
	wrong, err := both.check(ctx, checks)
	if err == nil && len(wrong) > 0 {
		err = errors.New(wrong[0])
	}
	if err != nil {
		return err
	}
	return both.Backup(ctx, path)
}
