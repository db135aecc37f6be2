// Package intake imports many things into the library at once: files, folders,
// ZIP archives, web pages, text. It reads on all cores, stores in the order in which
// things were found, and lists each of them in a Report.
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

// Address is a web page; ingest.Address completes the address.
func Address(address string) Origin {
	address = ingest.Address(address)
	return Origin{name: address, find: func(f *finder) {
		f.emit(&job{item: Item{Name: address}, weight: pageWeight, remote: true, read: func(ctx context.Context, r *run) (content, error) {
			r.progress.begin(address)
			page, err := ingest.Fetch(ctx, address, r.progress.got)
			return content{bytes: page.Bytes, document: page.Document}, err
		}})
	}}
}

// Text is something already in memory: the clipboard, standard input.
func Text(name string, data []byte) Origin {
	return Origin{name: name, find: func(f *finder) {
		f.emit(&job{item: Item{Name: name}, weight: int64(len(data)), read: func(context.Context, *run) (content, error) {
			return bytesOf(name, data), nil
		}})
	}}
}

// Options are how an import is done.
type Options struct {
	Hints   ingest.Hints // for everything that comes in
	NoNotes bool         // leaves out what authors and others noted in it: comments, footnotes, links
	// Changes is asked, at most once, how tracked changes are to be read: when the first draft that has
	// some was read, and Hints.Changes says nothing. It is told the draft's name and how many there are,
	// and returns ingest.Accepted, ingest.Original or ingest.Both for all drafts. It may wait for a person. nil: as
	// if accepted.
	Changes  func(ctx context.Context, name string, changes int) (string, error)
	Progress func(Progress) // may be nil; called by one goroutine at most ten times a second, and never after Run
	Readers  int            // how many read at the same time; 0: as many as there are cores
	Memory   int64          // how many bytes of files may be in flight; 0: 64 MB
}

const (
	memory     = 64 << 20
	spread     = 16 << 20 // bytes processed at the same time; a page takes many times its size meanwhile
	pageWeight = 8 << 20  // the assumed size of a web page, which is not known in advance
	fetches    = 4        // at the same time: no more than a person would, not as many as a crawler
	ahead      = 1 << 14  // how many files may be found but not begun
	underWay   = 256      // how many may be begun but not stored, so that a large one does not block the others
	storeCount = 32       // articles are stored in groups, each with a single fsync
	storeBytes = 8 << 20  // a group is small enough that another action does not wait for it
	storeAfter = 200 * time.Millisecond
)

// Run imports what the origins contain. What was imported stays, even if the rest
// fails or ctx ends. Where ctx ends, what was found but not reached is Left, and the
// Report's Err says why.
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
		lib: lib, editor: editor, hints: o.Hints, noNotes: o.NoNotes, changes: asked{ask: o.Changes}, stop: stop,
		memory: o.Memory, room: semaphore.NewWeighted(o.Memory), full: make(chan struct{}, 1),
		processing: semaphore.NewWeighted(spread),
		cores:      make(chan struct{}, o.Readers), disk: make(chan struct{}, o.Readers), web: make(chan struct{}, fetches),
	}
	r.ctx = ctx
	endReports := r.progress.report(o.Progress)
	found := make(chan *job, ahead)
	go func() {
		defer close(found)
		r.find(ctx, origins, func(j *job) { found <- j })
	}()
	begun := make(chan *job, underWay)
	go r.begin(ctx, found, begun)
	r.store(begun)
	endReports()
	if r.report.Count(Left) > 0 {
		r.report.Err = context.Cause(ctx)
	}
	return r.report
}

// run is one import in progress.
type run struct {
	ctx        context.Context
	lib        *library.Library
	editor     string
	hints      ingest.Hints
	noNotes    bool
	changes    asked
	stop       context.CancelCauseFunc
	memory     int64
	room       *semaphore.Weighted // in bytes
	short      atomic.Bool         // a reader is waiting for room
	full       chan struct{}       // wakes the goroutine that stores, which frees room
	processing *semaphore.Weighted // bytes being processed
	cores      chan struct{}       // a semaphore: pages being processed
	disk       chan struct{}       // a semaphore: files being read or unpacked
	web        chan struct{}       // a semaphore: requests to servers
	progress   progressState
	report     Report
}

// job is one thing found. Its item already has an outcome, or it is still to be read.
type job struct {
	item   Item
	weight int64 // about how many bytes it takes in memory
	remote bool
	read   func(context.Context, *run) (content, error) // nil: there is nothing to read
	close  func()                                       // called when it was read or will not be; may be nil

	finished chan struct{}   // closed when commands or err is set
	commands []model.Command // the second makes a second version of what the first imports
	size     int64           // bytes that the command stores
	err      error
	reserved int64 // bytes of the memory limit that it has taken
}

// content is the bytes of something, and the function that reads them as a document.
type content struct {
	bytes    []byte
	document func(context.Context, ingest.Hints) (model.Document, error)
}

func bytesOf(name string, data []byte) content {
	return content{data, func(ctx context.Context, h ingest.Hints) (model.Document, error) {
		return ingest.Bytes(ctx, name, data, h)
	}}
}

// bytesBeside is bytesOf for a file on disk, whose pictures may lie beside it.
func bytesBeside(path string, data []byte) content {
	return content{data, func(ctx context.Context, h ingest.Hints) (model.Document, error) {
		h.Beside = ingest.BesideFile(path)
		return ingest.Bytes(ctx, filepath.Base(path), data, h)
	}}
}

// begin starts jobs in the order they were found, as far as memory allows. Memory is
// given in that order too, so the job that must be stored next always has it.
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
		j.reserved = weight
		go r.work(ctx, j)
		begun <- j // blocks while enough jobs are in progress
	}
}

// wait waits for memory. Meanwhile finished jobs are stored without delay.
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

// leave ends a job that will not be begun.
func (j *job) leave(err error) {
	if j.close != nil {
		j.close()
	}
	j.err = err
	close(j.finished)
}

// work reads a job and makes a command from it. While it waits for a disk or a
// server, it does not occupy a core.
func (r *run) work(ctx context.Context, j *job) {
	defer func() {
		if ctx.Err() == nil {
			r.progress.done() // storing takes only a moment
		}
		close(j.finished)
	}()
	c, err := r.load(ctx, j)
	if err != nil {
		j.err = err
		return
	}
	weight := min(ingest.Weight(c.bytes), spread)
	if j.err = r.processing.Acquire(ctx, weight); j.err != nil {
		return
	}
	defer r.processing.Release(weight)
	r.cores <- struct{}{}
	defer func() { <-r.cores }()
	if j.err = ctx.Err(); j.err != nil {
		return
	}
	r.progress.begin(j.item.Name)
	// When a folder is imported again, the hash recognises most of its files.
	hints := r.hints
	hints.SHA256 = hash(c.bytes)
	if known, found, err := r.lib.ArticleOfFile(ctx, hints.SHA256); err == nil && found {
		j.err = &model.DuplicateError{Of: known}
		return
	}
	j.commands, j.size, j.err = r.commands(ctx, c, filepath.Base(j.item.Name), hints)
	if j.err != nil {
		return
	}
	if r.noNotes {
		j.commands = withoutNotes(j.commands)
	}
	if in, is := j.commands[0].(model.ImportArticle); is {
		j.item.Cautions, j.item.Tracked = in.Document.Cautions, in.Document.Tracked
	}
}

// withoutNotes are commands that bring texts in, without what was noted in those.
func withoutNotes(all []model.Command) []model.Command {
	out := make([]model.Command, len(all))
	for i, c := range all {
		switch in := c.(type) {
		case model.ImportArticle:
			in.Document.Notes = nil
			c = in
		case model.ReviseArticle:
			in.Document.Notes = nil
			c = in
		}
		out[i] = c
	}
	return out
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

// stopped reports whether an error only means that the import was stopped.
func (r *run) stopped(err error) bool {
	return r.ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded))
}
