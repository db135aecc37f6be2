package library

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"sync"

	"galley/model"
	"galley/model/disk"
)

// What reads or writes files in this process leaves an open library's alone.
func init() { disk.Avoid(Holds) }

// A file that SQLite has open must not be opened and closed by anything else in the
// same process. POSIX locks belong to the process and end with the first descriptor
// that is closed. After that another program could delete the WAL. So every library
// that is open here is registered, and code that reads files asks first.
var registry = struct {
	opening sync.Mutex // locked from the look at a file until it is registered
	mu      sync.Mutex
	by      map[*Library]*openFile // nil until there was one
}{by: map[*Library]*openFile{}}

// openFile is a file that libraries have open, and SQLite's index of its WAL. Our own
// descriptors of both are closed after all of SQLite's are.
type openFile struct {
	info fs.FileInfo
	file *os.File
	shm  *os.File // nil where SQLite keeps none
	by   int      // how many libraries
}

// beside are the endings of the files that SQLite keeps with a library's.
var beside = []string{"", "-wal", "-shm", "-journal"}

// Holds reports whether a path leads to a library that is open in this process, or to
// a file that SQLite keeps beside it. The path may be any name of the file, which is
// not opened.
func Holds(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	registry.mu.Lock()
	defer registry.mu.Unlock()
	for l, file := range registry.by {
		if file != nil && os.SameFile(info, file.info) { // also after it was moved
			return true
		}
		if l.FileFault() != nil {
			if l.identity.wal != nil && os.SameFile(info, l.identity.wal) {
				return true
			}
			continue // another's files may stand at its path by now
		}
		for _, ending := range beside {
			if other, err := os.Stat(l.path + ending); err == nil && os.SameFile(info, other) {
				return true
			}
		}
	}
	return false
}

// register registers the library after a look at its file. A file that is open here is
// known to be a library and is not looked at.
func (l *Library) register(ctx context.Context) error {
	registry.opening.Lock()
	defer registry.opening.Unlock()
	if err := l.openElsewhere(); err != nil {
		return err
	}
	if !Holds(l.path) {
		if err := soleName(l.path); err != nil {
			return err
		}
		if err := l.setStrayAside(ctx); err != nil {
			return err
		}
		if err := inspect(ctx, l.path); err != nil {
			return err
		}
	}
	registry.mu.Lock()
	defer registry.mu.Unlock()
	registry.by[l] = nil
	return nil
}

// openElsewhere refuses a file that is open here under a name it had before, and a
// file that was put in the place of a library that is open here. SQLite would use
// the WAL of one for the other.
func (l *Library) openElsewhere() error {
	info, _ := os.Stat(l.path) // there may be none
	registry.mu.Lock()
	others := maps.Clone(registry.by)
	registry.mu.Unlock()
	for other, file := range others {
		same := info != nil && file != nil && os.SameFile(info, file.info)
		if !same && other.path != l.path {
			continue
		}
		if other.path != l.path || other.CheckFile(context.Background()) != nil {
			return model.Faultf(model.Busy, "The library %s is still open here, as it was before its file was moved or replaced. "+
				"Save that elsewhere, or merge it, and then open this one.", l.path)
		}
	}
	return nil
}

// registerFile registers which file the library is, and opens it beside SQLite.
func (l *Library) registerFile() (*openFile, error) {
	registry.mu.Lock()
	defer registry.mu.Unlock()
	info, err := os.Stat(l.path)
	if err != nil {
		return nil, err
	}
	for _, known := range registry.by {
		if known != nil && os.SameFile(info, known.info) {
			known.by++
			registry.by[l] = known
			return known, nil
		}
	}
	file, err := os.Open(l.path)
	if err != nil {
		return nil, err
	}
	if info, err = file.Stat(); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	opened := &openFile{info: info, file: file, by: 1}
	if opened.shm, err = os.Open(l.path + "-shm"); err != nil {
		opened.shm = nil
	}
	registry.by[l] = opened
	return opened, nil
}

// unregister takes a library out of the registry after its connections were closed.
func (l *Library) unregister() error {
	registry.mu.Lock()
	defer registry.mu.Unlock()
	known := registry.by[l]
	delete(registry.by, l)
	if known == nil {
		return nil
	}
	if known.by--; known.by > 0 {
		return nil
	}
	err := known.file.Close()
	if known.shm != nil {
		err = errors.Join(err, known.shm.Close())
	}
	return err
}
