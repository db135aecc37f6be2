package library

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"galley/model"
	"galley/model/disk"
	"galley/model/library/newsroom"
)

// Open opens a library file, or makes one with its folders, and brings an older
// one up to date after putting a copy beside it. Whatever is not a Galley
// library is refused with a Fault and left as it is. A file that is open in this
// process already is shared, through SQLite alone.
func Open(ctx context.Context, path string) (*Library, error) {
	if path == "" {
		return nil, model.Faultf(model.Invalid, "No library file was named.")
	}
	if newsroom.IsAddress(path) {
		return openServer(ctx, path)
	}
	path, err := realPath(path)
	if err != nil {
		return nil, err
	}
	if err := fits(path); err != nil {
		return nil, err
	}
	if err := noOthers(path); err != nil {
		return nil, err
	}
	l := &Library{path: path}
	clearOnce.Do(func() { _ = ClearLeftovers(os.TempDir()) }) // tried again at the next start
	disk.Sweep(filepath.Dir(path))
	if err := l.register(ctx); isDamage(err) {
		return l.openDamaged(ctx, err)
	} else if err != nil {
		return nil, err
	}
	if err := createPrivate(path); err != nil {
		return nil, errors.Join(model.WriteFault(err, path, "No library was opened."), l.Close())
	}
	narrow(path)
	if l.write, err = l.connectWriter(ctx); err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if err := l.migrate(ctx, migrations); isDamage(err) {
		return l.openDamaged(ctx, err)
	} else if err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if l.read, err = l.connect("deferred", readers); err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if err := l.probeTables(ctx); isDamage(err) {
		return l.openDamaged(ctx, err)
	} else if err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if err := l.establish(ctx); err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if err := l.catchUp(ctx); isDamage(err) {
		return l.openDamaged(ctx, err)
	} else if err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	if err := l.finishErasing(ctx); isDamage(err) {
		return l.openDamaged(ctx, err)
	} else if err != nil {
		return nil, errors.Join(explain(err, path), l.Close())
	}
	return l, nil
}

// clearOnce has a program clear away once what killed ones left.
var clearOnce sync.Once

// readers is how many reads may run beside each other and beside a write.
const readers = 4

// errNewer is the cause of every refusal of a library that a newer Galley used.
var errNewer = errors.New("the schema is one of a newer Galley")

// refuseNewer refuses a library whose schema this Galley does not know; to is what
// was to be done with it.
func refuseNewer(version int, path, to string) error {
	if version <= len(migrations) {
		return nil
	}
	return newer(path, to)
}

// newer is that refusal. No other place says it.
func newer(path, to string) error {
	return model.Wrap(model.Refused, errNewer,
		"The library %s was last used by a newer Galley. Update Galley to %s it. Nothing was changed.", path, to)
}

// inspect looks at a file before anything may be written to it.
func inspect(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return model.Wrap(model.Invalid, err, "The folder %s cannot be created, so no library was opened.", filepath.Dir(path))
		}
		return nil
	}
	if err != nil {
		return model.Wrap(model.Invalid, err, "The library %s cannot be reached.", path)
	}
	if info.IsDir() {
		return model.Faultf(model.Invalid, "%s is a folder, not a library file.", path)
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for ever
		return model.Faultf(model.Invalid, "%s is a device or a pipe, not a library file.", path)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil || info.Mode().Perm()&0o222 == 0 { // root may write where the owner said not to
		if err == nil {
			err = f.Close()
		}
		return model.Wrap(model.Refused, err,
			"The library %s is read-only, or not yours to write. Galley stores as you work, so it was not opened; "+
				"nothing was changed.", path)
	}
	head := make([]byte, len(sqliteHeader))
	n, err := io.ReadFull(f, head)
	if closeErr := f.Close(); closeErr != nil {
		return model.Wrap(model.Invalid, closeErr, "The library %s cannot be read.", path)
	}
	if n == 0 {
		return notEmptied(path) // an empty file is a library to be
	}
	if err != nil || string(head) != sqliteHeader {
		return notLibrary(path)
	}
	return identify(ctx, path)
}

// notEmptied refuses an empty file where a library stood: what synchronises
// folders may leave one, and a new library in its place would hide that.
func notEmptied(path string) error {
	kept, err := Backups(path)
	if err != nil || len(kept) == 0 {
		return err
	}
	return model.Faultf(model.Damaged, "The library %s is empty, but it was not before: there are backups of it beside it, the newest of %s. "+
		"Restore one; or, to begin anew, delete the empty file. Nothing was changed.", path, kept[0].Time.Local().Format("2 January 2006, 15:04"))
}

// notLibrary says that a file is none; where backups of a library stand beside it,
// it was one, and part of it may be left.
func notLibrary(path string) error {
	if kept, err := Backups(path); err == nil && len(kept) > 0 {
		return model.Faultf(model.Damaged,
			"The beginning of %s is not that of a Galley library any more: it is damaged, or another file was put there. "+
				"What can be read may be saved, or a backup restored. It was left as it is.", path)
	}
	return model.Faultf(model.Damaged, "%s is not a Galley library. It was left as it is.", path)
}

// maxPath is how many bytes the path of a database may have, links followed,
// where SQLite is built for Unix: 512, less what the names of its WAL and its
// index need. The number is compiled into arrays: it cannot be raised.
const maxPath = 512 - 8

// noOthers refuses a library beside which something else stands than a file
// where SQLite keeps its own: it would wait for a pipe without end.
func noOthers(path string) error {
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if info, err := os.Stat(path + ending); err == nil && !info.Mode().IsRegular() {
			return model.Faultf(model.Refused,
				"%s is in the place of the library's own file but is not a file. Move it away, and open the library again. "+
					"Nothing was changed.",
				path+ending)
		}
	}
	return nil
}

// fits refuses a path that SQLite would not open, before folders are made for it.
func fits(path string) error {
	real := path
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		real = filepath.Join(folder, filepath.Base(path))
	}
	if runtime.GOOS != "windows" && len(real) > maxPath {
		return model.Faultf(model.Invalid,
			"The path of the library is too long: it has %d bytes, and a library's may have %d. Choose a folder with a shorter path. "+
				"Nothing was created at %s.", len(real), maxPath, path)
	}
	if _, err := os.Lstat(path); disk.IsTooLong(err) {
		return model.Wrap(model.Invalid, err, "The path of the library is too long for this disk. Nothing was created at %s.", path)
	}
	return nil
}
