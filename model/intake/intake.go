// Package intake brings many things into the library at once: files, folders,
// ZIP archives, web pages, text. What is read is read on all cores, stored in
// the order it was found, and accounted for one by one in a Report.
package intake

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

// Origin is something a person asked to import. It may hold many articles.
type Origin struct {
	name string
	find func(*finder)
}

// Name is what the origin is called in a sentence.
func (o Origin) Name() string { return o.name }

// Path is a file, a folder with all that is in it, or a ZIP archive.
func Path(path string) Origin {
	return Origin{name: filepath.Base(path), find: func(f *finder) { f.named(path) }}
}

// Address is a web page, its address completed as ingest.Address does.
func Address(address string) Origin {
	address = ingest.Address(address)
	return Origin{name: address, find: func(f *finder) {
		f.found(&job{item: Item{Name: address}, weight: pageWeight, remote: true, read: func(ctx context.Context, r *run) (content, error) {
			r.at.begin(address)
			page, err := ingest.Fetch(ctx, address, r.at.got)
			return content{bytes: page.Bytes, document: page.Document}, err
		}})
	}}
}

// Text is something that is in memory already: the clipboard, standard input.
func Text(name string, data []byte) Origin {
	return Origin{name: name, find: func(f *finder) {
		f.found(&job{item: Item{Name: name}, weight: int64(len(data)), read: func(context.Context, *run) (content, error) {
			return bytesOf(name, data), nil
		}})
	}}
}

// Options are how an import is done.
type Options struct {
	Hints    ingest.Hints   // for everything that comes in
	Progress func(Progress) // may be nil; called by one goroutine at most ten times a second, and never after Run
	Readers  int            // how many read at the same time; 0: as many as there are cores
	Memory   int64          // how many bytes of files may be in flight; 0: 64 MB
}

const (
	memory     = 64 << 20
	spread     = 16 << 20 // what is worked on at the same time; a page takes many times its size while it is
	pageWeight = 8 << 20  // what a web page counts for, whose size is not known before
	fetches    = 4        // at the same time: a news site is asked like by a person, not by a crawler
	ahead      = 1 << 14  // how many files may be found and not begun
	underWay   = 256      // how many may be begun and not stored: behind a large one the others go on
	storeCount = 32       // articles are stored in groups, which the disk is waited for once;
	storeBytes = 8 << 20  // a group is small enough that somebody else's action does not wait for it
	storeAfter = 200 * time.Millisecond
)

// Run imports what the origins hold. What came in stays, whatever becomes of
// the rest and also where ctx ends: then what was found and not reached is
// Left, and the Report's Err says why.
func Run(ctx context.Context, lib *library.Library, editor string, origins []Origin, o Options) Report {
	if o.Readers <= 0 {
		o.Readers = runtime.GOMAXPROCS(0)
	}
	if o.Memory <= 0 {
		o.Memory = memory
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &run{
		lib: lib, editor: editor, hints: o.Hints, stop: stop,
		memory: o.Memory, room: semaphore.NewWeighted(o.Memory), full: make(chan struct{}, 1),
		desk:  semaphore.NewWeighted(spread),
		cores: make(chan struct{}, o.Readers), disk: make(chan struct{}, o.Readers), web: make(chan struct{}, fetches),
	}
	r.ctx = ctx
	told := r.at.tell(o.Progress)
	found := make(chan *job, ahead)
	go func() {
		defer close(found)
		r.find(ctx, origins, func(j *job) { found <- j })
	}()
	begun := make(chan *job, underWay)
	go r.begin(ctx, found, begun)
	r.store(begun)
	told()
	if r.report.Count(Left) > 0 {
		r.report.Err = context.Cause(ctx)
	}
	return r.report
}

// run is one import under way.
type run struct {
	ctx    context.Context
	lib    *library.Library
	editor string
	hints  ingest.Hints
	stop   context.CancelCauseFunc
	memory int64
	room   *semaphore.Weighted // in bytes
	short  atomic.Bool         // somebody waits for room,
	full   chan struct{}       // and wakes who stores
	desk   *semaphore.Weighted // bytes being worked on
	cores  chan struct{}       // who works on a page holds a place in it,
	disk   chan struct{}       // who reads or unpacks a file one here,
	web    chan struct{}       // and who waits for a server one here
	at     place
	report Report
}

// job is one thing found. What became of it already is in its item, or it is
// to be read.
type job struct {
	item   Item
	weight int64 // about how many bytes it is in memory
	remote bool
	read   func(context.Context, *run) (content, error) // nil: nothing is left to do
	close  func()                                       // when it was read, or will not be; may be nil

	finished chan struct{} // closed when command or err is there
	command  model.Command
	size     int64 // of what it stores, in bytes
	err      error
	held     int64 // of the room
}

// content is the bytes of something, and what makes a document of them.
type content struct {
	bytes    []byte
	document func(context.Context, ingest.Hints) (model.Document, error)
}

func bytesOf(name string, data []byte) content {
	return content{data, func(ctx context.Context, h ingest.Hints) (model.Document, error) {
		return ingest.Bytes(ctx, name, data, h)
	}}
}

// begin starts what was found in its order, as far as there is room for it.
// Room is given in order too, so the one that must be stored next always has it.
func (r *run) begin(ctx context.Context, found <-chan *job, begun chan<- *job) {
	defer close(begun)
	for j := range found {
		j.finished = make(chan struct{})
		if j.read == nil {
			close(j.finished)
			begun <- j
			continue
		}
		weight := min(max(j.weight, 1), r.memory)
		if err := r.wait(ctx, weight); err != nil {
			j.leave(err)
			begun <- j
			continue
		}
		j.held = weight
		go r.work(ctx, j)
		begun <- j // waits while as many as can be used are under way
	}
}

// wait waits for room. What keeps it full is stored meanwhile without delay.
func (r *run) wait(ctx context.Context, weight int64) error {
	if r.room.TryAcquire(weight) {
		return nil
	}
	r.short.Store(true)
	defer r.short.Store(false)
	select {
	case r.full <- struct{}{}:
	default:
	}
	return r.room.Acquire(ctx, weight)
}

// leave ends a job that is not begun.
func (j *job) leave(err error) {
	if j.close != nil {
		j.close()
	}
	j.err = err
	close(j.finished)
}

// work reads a job and makes a command of it. Waiting for a disk or a server
// takes no core from the others.
func (r *run) work(ctx context.Context, j *job) {
	defer func() {
		if ctx.Err() == nil {
			r.at.done() // storing it takes a moment only
		}
		close(j.finished)
	}()
	c, err := r.load(ctx, j)
	if err != nil {
		j.err = err
		return
	}
	weight := min(ingest.Weight(c.bytes), spread)
	if j.err = r.desk.Acquire(ctx, weight); j.err != nil {
		return
	}
	defer r.desk.Release(weight)
	r.cores <- struct{}{}
	defer func() { <-r.cores }()
	if j.err = ctx.Err(); j.err != nil {
		return
	}
	r.at.begin(j.item.Name)
	// Most of a folder that is imported again is known by its bytes.
	hints := r.hints
	hints.SHA256 = hash(c.bytes)
	if known, found, err := r.lib.ArticleOfFile(ctx, hints.SHA256); err == nil && found {
		j.err = &model.DuplicateError{Of: known}
		return
	}
	j.command, j.size, j.err = c.command(ctx, filepath.Base(j.item.Name), hints)
	if in, is := j.command.(model.ImportArticle); is && j.err == nil {
		j.item.Cautions = in.Document.Cautions
	}
}

func (r *run) load(ctx context.Context, j *job) (content, error) {
	if j.close != nil {
		defer j.close()
	}
	places := r.disk
	if j.remote {
		places = r.web
	}
	places <- struct{}{}
	defer func() { <-places }()
	if err := ctx.Err(); err != nil {
		return content{}, err
	}
	return j.read(ctx, r)
}

// stopped reports whether an error comes of the import having been ended.
func (r *run) stopped(err error) bool {
	return r.ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded))
}
