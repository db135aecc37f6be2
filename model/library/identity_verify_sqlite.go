package library

import (
	"context"
	"os"

	"gorm.io/gorm"

	"galley/model"
)

// known reports whether the main file is as it was when it was last looked into.
func (id *identity) known() bool {
	if id.main == nil {
		return true // it is being opened
	}
	main, err := id.file.Stat()
	if err != nil || traceOf(main) != id.seen {
		return false
	}
	if !id.settled {
		m, ok, err := id.mark(id.page)
		return err == nil && ok && m.stamp == id.state
	}
	return true
}

// mark reads the main file's mark past SQLite.
func (id *identity) mark(page uint32) (mark, bool, error) {
	head, ok, err := readHead(id.file)
	if err != nil || !ok {
		return mark{}, false, err
	}
	return markIn(id.file, head.pageSize, page)
}

// verify looks into the main file and the WAL: whether what they hold follows
// from what they held before. A checkpoint of this program or of another does.
func (l *Library) verify(ctx context.Context, tx *gorm.DB) error {
	writing := tx != nil
	if !writing {
		tx = l.read.WithContext(ctx)
	}
	id := &l.identity
	id.mu.Lock()
	defer id.mu.Unlock()
	const tries = 100 // the WAL is begun anew at most once in a thousand pages that are written
	for range tries {
		how, certain, err := l.follows(tx)
		switch {
		case err != nil:
			return err
		case !certain:
			continue
		case how != 0:
			return l.lose(how, nil)
		}
		return nil
	}
	if !writing {
		return nil // it is looked into before anything is written
	}
	return model.Faultf(model.Busy, "Other programs write to the library %s all the time, so this was not stored. "+
		"Everything before it is; try again.", l.path)
}

// observed is what was read of a library's files, while the WAL was not begun anew.
type observed struct {
	trace   trace // of the main file
	mark    mark  // that stands in it
	marked  bool  // one does
	wal     walMarks
	walSize int64
	begun   walIndex // before all of that was read
	index   walIndex // after the mark was read
}

// follows finds what became of the files, 0 for nothing. It is certain of that
// where the WAL was not begun anew while it looked.
func (l *Library) follows(tx *gorm.DB) (how loss, certain bool, err error) {
	id := &l.identity
	o, certain, err := observe(openFiles{l, tx})
	if err != nil || !certain {
		return 0, false, err
	}
	if id.walOverwritten(o) {
		return walOverwritten, true, nil
	}
	if !o.marked && id.state == (stamp{}) && len(o.wal.marks) == 0 {
		var is []byte // so that the cause is what SQLite says of the page
		err := tx.Raw("SELECT stamp FROM identity").Row().Scan(&is)
		return 0, true, model.Wrap(model.Damaged, err, "The library %s is damaged: it does not say which library it is.", l.path)
	}
	if id.overwritten(o) {
		return fileOverwritten, true, nil
	}
	id.remember(o)
	return 0, true, nil
}

// walOverwritten reports whether the WAL is not the one that its index tells of.
func (id *identity) walOverwritten(o observed) bool {
	return id.shm != nil && o.begun.frames > 0 && (o.wal.salt != o.begun.salt || o.walSize < o.wal.sizeOf(o.begun.frames))
}

// remember makes what was observed the state that later looks are compared with.
// The index is the one from before the mark was read: a checkpoint that wrote the
// mark's page after that has changed the index since.
func (id *identity) remember(o observed) {
	id.seen, id.state, id.index = o.trace, o.mark.stamp, o.begun
	id.quiet = o.index.foldedAs(o.begun)
	id.settled = !id.seen.fresh()
}

// overwritten reports whether what was observed does not follow from what the main
// file was known to hold.
func (id *identity) overwritten(o observed) bool {
	if !o.marked { // that is right only where the table is made in the WAL
		return id.state != (stamp{}) || len(o.wal.marks) == 0 || !o.wal.marks[0].first
	}
	// No checkpoint began since the last look. One that was at work by then may have
	// written more pages since, and the WAL may have been begun anew after it.
	idle := id.state != stamp{} && id.shm != nil &&
		(o.index.foldedAs(id.index) || o.index.attempted == 0 && o.wal.salt == o.index.salt && o.wal.place(id.state) == 0)
	was, now := id.seen, o.trace
	switch {
	case idle && o.mark.stamp != id.state:
		return true
	case idle && id.quiet && id.exact && was != (trace{}) && (was.size != now.size || was.written != now.written):
		id.same = true
		return true
	}
	return len(o.wal.marks) > 0 && o.wal.place(o.mark.stamp) < max(0, o.wal.place(id.state))
}

// files are a library's main file and what SQLite keeps beside it, as observe reads them.
type files interface {
	trace() (trace, error) // of the main file
	mark() (m mark, ok bool, err error)
	index() (x walIndex, ok bool, err error) // of the WAL; ok is false while it is being written
	indexed() bool                           // there is an index
	wal() (w walMarks, size int64, err error)
}

// openFiles are those of an open library.
type openFiles struct {
	*Library
	tx *gorm.DB
}

func (f openFiles) trace() (trace, error) {
	info, err := f.identity.file.Stat()
	if err != nil {
		return trace{}, unreachable(err, f.path)
	}
	return traceOf(info), nil
}

func (f openFiles) mark() (mark, bool, error) {
	was := f.identity.page
	f.findPage(f.tx)
	m, ok, err := f.identity.mark(f.identity.page)
	if err == nil && !ok && was != 0 && was != f.identity.page { // VACUUM moved it in the WAL, and in the file it stands where it was
		m, ok, err = f.identity.mark(was)
		if ok {
			f.identity.page = was
		}
	}
	if err != nil {
		err = unreachable(err, f.path)
	}
	return m, ok, err
}

func (f openFiles) index() (walIndex, bool, error) { return f.identity.readIndex() }

func (f openFiles) indexed() bool { return f.identity.shm != nil }

func (f openFiles) wal() (walMarks, int64, error) { return f.readWAL() }

// observe reads the files. It is not certain where something was written meanwhile.
func observe(f files) (o observed, certain bool, err error) {
	if o.trace, err = f.trace(); err != nil {
		return o, false, err
	}
	var ok bool
	if o.begun, ok, err = f.index(); err != nil || !ok {
		return o, false, err
	}
	if o.mark, o.marked, err = f.mark(); err != nil {
		return o, false, err
	}
	// After the mark: a checkpoint says what it will do before it does it.
	if o.index, ok, err = f.index(); err != nil || !ok {
		return o, false, err
	}
	if o.wal, o.walSize, err = f.wal(); err != nil {
		return o, false, err
	}
	ended, ok, err := f.index()
	if err != nil || !ok || ended.salt != o.begun.salt {
		return o, false, err
	}
	if f.indexed() && o.begun.frames == 0 {
		o.wal = walMarks{} // what stands in it is from before, and may be cut off this moment
	}
	after, err := f.trace()
	return o, err == nil && after == o.trace, err
}

// readIndex reads the index of the WAL; where there is none, it never changes.
func (id *identity) readIndex() (walIndex, bool, error) {
	if id.shm == nil {
		return walIndex{}, true, nil
	}
	return readIndex(id.shm)
}

// readWAL reads the marks in the WAL at the path, which inPlace knows to be ours.
func (l *Library) readWAL() (w walMarks, size int64, err error) {
	if l.identity.wal == nil {
		return w, 0, nil
	}
	f, err := os.Open(l.path + "-wal") // SQLite holds no locks on it that closing it would end
	if err != nil {
		return w, 0, unreachable(err, l.path)
	}
	defer func() { _ = f.Close() }() // only read
	info, err := f.Stat()
	if err == nil {
		w, err = readMarks(f)
	}
	if err != nil {
		return w, 0, unreachable(err, l.path)
	}
	return w, info.Size(), nil
}

// findPage asks SQLite where the mark stands: VACUUM may have moved it.
func (l *Library) findPage(tx *gorm.DB) {
	var page uint32
	if err := tx.Raw("SELECT rootpage FROM sqlite_schema WHERE name = 'identity'").Row().Scan(&page); err == nil {
		l.identity.page = page // else it stays: the file has to speak for itself
	}
}
