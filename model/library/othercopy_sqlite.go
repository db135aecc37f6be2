package library

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"galley/model"
	"galley/model/disk"
)

// otherLibrary is a copy of another library's file, sound and migrated to this
// Galley's schema, in a folder of its own. The file itself is only read, and without
// SQLite, which would checkpoint its WAL.
func otherLibrary(ctx context.Context, path string) (copied string, err error) {
	if err := lookAtOther(path); err != nil {
		return "", err
	}
	folder, err := temporaryFolder("", "galley-merge")
	if err != nil {
		return "", model.Wrap(model.Invalid, err, "There is no room on the disk to check %s. Nothing was merged.", path)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	copied = filepath.Join(folder, "other.galley")
	if err := copyAtRest(ctx, path, copied, model.Sayf("Nothing was merged.")); err != nil {
		return "", err
	}
	l, err := Open(ctx, copied)
	if err != nil {
		return "", othersFault(err, path)
	}
	wrong, err := l.check(ctx, checks)
	if err == nil && len(wrong) > 0 {
		err = model.Faultf(model.Damaged, "%s is damaged: %s Nothing was merged.", path, wrong[0])
	} else if err != nil {
		err = othersFault(err, path)
	}
	return copied, errors.Join(err, l.Close())
}

// othersFault says of the file what was found about its copy.
func othersFault(err error, path string) error {
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, errNewer):
		return newer(path, "merge")
	}
	return model.Wrap(model.Damaged, err, "%s is damaged, or not a Galley library. Nothing was merged.", path)
}

// lookAtOther refuses what is no library before it is copied: by the first
// bytes of the file, as SQLite's file format has them.
func lookAtOther(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return model.Wrap(model.NotFound, err, "There is no library at %s. Nothing was merged.", path)
	case err != nil:
		return model.Wrap(model.Invalid, err, "%s cannot be reached. Nothing was merged.", path)
	case info.IsDir():
		return model.Faultf(model.Invalid, "%s is a folder, not a library file. Nothing was merged.", path)
	case !info.Mode().IsRegular():
		return model.Faultf(model.Invalid, "%s is a device or a pipe, not a library file. Nothing was merged.", path)
	}
	head, err := disk.Head(path, 100)
	if err != nil {
		return model.Wrap(model.Refused, err, "%s is not yours to read. Nothing was merged.", path)
	}
	const versionAt, idAt = 60, 68
	log, logErr := os.Stat(path + "-wal")
	logged := logErr == nil && log.Size() > 0 // then the head may be an old one: the copy tells
	if len(head) < 100 || string(head[:len(sqliteHeader)]) != sqliteHeader ||
		!logged && binary.BigEndian.Uint32(head[idAt:]) != applicationID {
		return model.Faultf(model.Damaged, "%s is not a Galley library. Nothing was merged.", path)
	}
	return refuseNewer(int(binary.BigEndian.Uint32(head[versionAt:])), path, "merge")
}

// copyAtRest copies a library's file with its WAL, at a moment when no other program
// writes to either. kept is the end of the sentence where that fails.
func copyAtRest(ctx context.Context, from, to, kept string) error {
	for try := 0; ; try++ {
		before := restingAt(from)
		for _, ending := range []string{"", "-wal"} {
			if err := os.Remove(to + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return model.Wrap(model.Invalid, err, "There is no room on the disk to check %s. %s", from, kept)
			}
			err := copyOf(from+ending, to+ending)
			if ending != "" && errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return model.Wrap(model.Invalid, err, "%s could not be read completely. %s", from, kept)
			}
		}
		if before == restingAt(from) {
			return nil
		}
		if try == 5 {
			return model.Faultf(model.Busy, "Another program is writing to %s. Close it there and try again. %s", from, kept)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// restingAt is what changes about a library's files when a program writes: their
// sizes and times, and the salt at the head of the WAL.
func restingAt(path string) string {
	var b bytes.Buffer
	for _, ending := range []string{"", "-wal"} {
		info, err := os.Stat(path + ending)
		if err != nil {
			continue
		}
		fmt.Fprintln(&b, ending, info.Size(), info.ModTime().UnixNano())
	}
	if head, err := disk.Head(path+"-wal", 32); err == nil { // a log not begun yet has none
		b.Write(head)
	}
	return b.String()
}
