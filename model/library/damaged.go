package library

import (
	"cmp"
	"context"
	"os"

	"galley/model"
)

// A library that is found damaged is read as far as possible, and never written
// again: what is stored in a broken tree may be lost the next day.

// Damaged is why the library is only read, in a sentence; nil where it is sound
// as far as is known.
func (l *Library) Damaged() error {
	if fault := l.damage.Load(); fault != nil {
		return *fault
	}
	return nil
}

// spoil notes that the library is damaged.
func (l *Library) spoil(cause error) {
	fault := model.Wrap(model.Damaged, cause, "The library %s is damaged. "+
		"It can be read as far as it goes; nothing more is written to it. "+
		"Restore a backup, or save what can be read into a new library.", l.path)
	l.damage.CompareAndSwap(nil, &fault)
}

// spoiled notes damage that a statement met, of whichever library has the path here.
func spoiled(path string, cause error) {
	registry.mu.Lock()
	defer registry.mu.Unlock()
	for l := range registry.by {
		if l.path == path {
			l.spoil(cause)
		}
	}
}

// mayWrite refuses to write to a damaged library. A small one is looked through
// before the first write: that takes less than anyone notices, and no change is
// ever stored in a file that is known to be broken.
func (l *Library) mayWrite(ctx context.Context) error {
	if err := cmp.Or(l.FileFault(), l.Damaged()); err != nil {
		return err
	}
	if l.server != nil {
		return nil
	}
	l.looking.Lock()
	defer l.looking.Unlock()
	if l.looked {
		return nil
	}
	if err := l.CheckFile(ctx); err != nil {
		return err
	}
	if info, err := os.Stat(l.path); err == nil && info.Size() <= smallLibrary {
		if err := l.quickCheck(ctx); err != nil {
			return err
		}
	}
	l.looked = true
	return nil
}

// smallLibrary is how large a library may be that is looked through before the
// first change; a larger one is when the backup of the day is made.
const smallLibrary = 8 << 20
