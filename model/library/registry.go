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

// A file that SQLite has open must not be opened and closed by anything else in
// the same process: POSIX locks belong to the process and go with the first
// descriptor closed, after which another program could take the log away.
// So every library open here is known, and whoever reads files asks first.
var held = struct {
	opening sync.Mutex // held from the look at a file until it is in the list
	mu      sync.Mutex
	by      map[*Library]*heldFile // nil until there was one
}{by: map[*Library]*heldFile{}}

// heldFile is a file that libraries have open, and SQLite's index of its WAL, with
// descriptors of ours that are closed after all of SQLite's are.
type heldFile struct {
	info fs.FileInfo
	file *os.File
	shm  *os.File // nil where SQLite keeps none
	by   int      // how many libraries
}

// beside are the endings of the files that SQLite keeps with a library's.
var beside = []string{"", "-wal", "-shm", "-journal"}

// Holds reports whether a path leads to a library that is open in this process,
// or to a file SQLite keeps beside it: by whatever name, and without opening it.
func Holds(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	held.mu.Lock()
	defer held.mu.Unlock()
	for l, file := range held.by {
		if file != nil && os.SameFile(info, file.info) { // also after it was moved
			return true
		}
		if l.Gone() != nil {
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

// hold looks at the library's file, unless it is open here already and known to
// be one, and puts it in the list.
func (l *Library) hold(ctx context.Context) error {
	held.opening.Lock()
	defer held.opening.Unlock()
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
	held.mu.Lock()
	defer held.mu.Unlock()
	held.by[l] = nil
	return nil
}

// openElsewhere refuses a file that is open here under a name it had before, and
// one that was put in the place of a library that is open here: SQLite would
// take the WAL of the one for the other's.
func (l *Library) openElsewhere() error {
	info, _ := os.Stat(l.path) // there may be none
	held.mu.Lock()
	others := maps.Clone(held.by)
	held.mu.Unlock()
	for other, file := range others {
		same := info != nil && file != nil && os.SameFile(info, file.info)
		if !same && other.path != l.path {
			continue
		}
		if other.path != l.path || other.Standing(context.Background()) != nil {
			return model.Faultf(model.Busy, "The library %s is still open here, as it was before its file was moved or replaced. "+
				"Save that elsewhere, or merge it, and then open this one.", l.path)
		}
	}
	return nil
}

// recognise remembers which file it is, and opens it beside SQLite.
func (l *Library) recognise() (*heldFile, error) {
	held.mu.Lock()
	defer held.mu.Unlock()
	info, err := os.Stat(l.path)
	if err != nil {
		return nil, err
	}
	for _, known := range held.by {
		if known != nil && os.SameFile(info, known.info) {
			known.by++
			held.by[l] = known
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
	opened := &heldFile{info: info, file: file, by: 1}
	if opened.shm, err = os.Open(l.path + "-shm"); err != nil {
		opened.shm = nil
	}
	held.by[l] = opened
	return opened, nil
}

// release forgets a library after its connections were closed.
func (l *Library) release() error {
	held.mu.Lock()
	defer held.mu.Unlock()
	known := held.by[l]
	delete(held.by, l)
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
