package library

import (
	"context"
	"os"
	"sync"
)

// A file that SQLite has open must not be opened and closed by anything else in
// the same process: POSIX locks belong to the process and go with the first
// descriptor closed, after which another program could take the log away.
// So every library open here is known, and whoever reads files asks first.
var held = struct {
	opening sync.Mutex // held from the look at a file until it is in the list
	mu      sync.Mutex
	by      map[*Library]os.FileInfo // the file when it was opened; nil until there was one
}{by: map[*Library]os.FileInfo{}}

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
		if file != nil && os.SameFile(info, file) { // also after it was moved
			return true
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
	if !Holds(l.path) {
		if err := inspect(ctx, l.path); err != nil {
			return err
		}
	}
	held.mu.Lock()
	defer held.mu.Unlock()
	held.by[l] = nil
	return nil
}

// recognise remembers which file it is, once there is one.
func (l *Library) recognise() {
	info, err := os.Stat(l.path)
	if err != nil {
		return // it is still known by its path
	}
	held.mu.Lock()
	defer held.mu.Unlock()
	held.by[l] = info
}

func (l *Library) release() {
	held.mu.Lock()
	defer held.mu.Unlock()
	delete(held.by, l)
}
