package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"galley/model"
)

// EraseInBackups erases in automatic backups what was erased in the library. Each is written anew beside the
// old one and takes its place when it was verified. left are those that could not be.
func (l *Library) EraseInBackups(ctx context.Context, backups []string) (left []string, err error) {
	all, err := Backups(l.path)
	if err != nil {
		return backups, err
	}
	for _, path := range backups {
		if !slices.ContainsFunc(all, func(s Saved) bool { return s.Path == path }) {
			left = append(left, path)
			continue
		}
		if one := l.eraseInBackup(ctx, path); one != nil {
			left = append(left, path)
			err = errors.Join(err, model.Wrap(model.Invalid, one, "In the backup %s it could not be erased. The backup is as it was.", path))
		}
	}
	return left, err
}

func (l *Library) eraseInBackup(ctx context.Context, path string) (err error) {
	part := filepath.Join(filepath.Dir(path), partName(filepath.Base(path)))
	defer func() {
		for _, ending := range beside {
			err = errors.Join(err, removed(part+ending))
		}
		err = errors.Join(err, os.RemoveAll(BackupFolder(part))) // of an older schema, from before it was brought up to date
	}()
	if err := copyOf(path, part); err != nil {
		return err
	}
	if _, err := l.eraseAgain(ctx, part); err != nil {
		return err
	}
	if err := verify(ctx, part); err != nil {
		return err
	}
	if err := toDisk(part); err != nil {
		return err
	}
	return os.Rename(part, path)
}
