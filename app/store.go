package app

import (
	"context"
	"errors"
	"math"
	"sync"

	"galley/app/session"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
)

// store owns the library that is open, the runner and the editor. Whatever the
// window reads is read through it, beside the queue; whatever it writes is
// written in the order in which the person did it. Nothing that is written waits
// for a read. All of it is used on the UI goroutine.
type store struct {
	runner  Runner
	session *session.Session
	name    string           // that the person says
	editor  string           // who is at work: that name, or the one that a newsroom knows them by
	library *library.Library // nil until one is open

	users   *users               // of the library
	asked   map[purpose]*request // reads under way, one for each purpose
	queued  int                  // jobs on the queue whose results are not shown yet
	closed  bool                 // nothing that was read is shown any more
	named   bool                 // what is read has the names of confidential sources
	closing sync.WaitGroup       // of libraries that were open before

	line    line                                                  // to a newsroom's server
	inView  func() []int                                          // chunks of the list that are in view
	show    func()                                                // puts the session on the screen
	fault   func(error)                                           // shows what went wrong
	clashed func(clash *model.ConflictError, mine, theirs func()) // asks whose words stay; nil: it is said alone
	stored  func(model.Change)                                    // called with a change that is stored
}

func newStore(r Runner, s *session.Session) *store {
	return &store{runner: r, session: s, asked: map[purpose]*request{}}
}

// source is a library as the session reads it.
type source struct{ *library.Library }

// Furniture are the blocks of a version that look like page furniture.
func (source) Furniture(v model.Version) []int { return ingest.Furniture(v.Text, v.Blocks) }

// purpose says what a read is for. A newer read for the same purpose takes the
// place of the older one, which is cancelled and not shown.
type purpose string

// request is a read that is under way.
type request struct {
	purpose purpose
	library *library.Library
	users   *users
	ctx     context.Context
	cancel  context.CancelFunc
}

// read does work beside the queue and hands what it read to then, unless the
// library or what is asked for changed meanwhile. A fault is shown; failed, which may
// be left out, is called after that. It does not wait for what the person did
// last: see readAfterWrites.
func read[T any](
	s *store, p purpose, do func(context.Context, *library.Library) (T, error), then func(T), failed ...func(error),
) {
	r := s.ask(p)
	if r == nil {
		return
	}
	work, done := whole(s, using(r, do), func(got T, err error) {
		if s.answered(r) {
			s.deliver(err, func() { then(got) }, failed)
		}
	})
	s.runner.Start(r.ctx, work, done)
}

// rereads is how often a read is done once more because the library was changed
// while it was under way. The last time it is done on the queue, where nothing is
// written meanwhile.
const rereads = 3

// readAfterWrites is read for what must show everything the person did before:
// what the session knows, and what a form or a report is filled with. It begins
// once all that was queued is stored. Where more was stored meanwhile, or the
// session has taken in something newer, it reads once more: an old state never
// takes the place of a new one.
func readAfterWrites[T any](
	s *store, p purpose, do func(context.Context, *library.Library) (T, error), then func(T), failed ...func(error),
) {
	r := s.ask(p)
	if r == nil {
		return
	}
	type seen struct {
		got T
		seq int64
	}
	look := using(r, func(ctx context.Context, lib *library.Library) (seen, error) {
		seq, unread := lib.LastSeq(ctx)
		got, err := do(ctx, lib)
		if unread != nil { // whether that matters is for do to say
			seq = math.MaxInt64
		}
		return seen{got, seq}, err
	})
	var again func(left int)
	again = func(left int) {
		work, done := whole(s, look, func(now seen, err error) {
			if s.current(r) && err == nil && left > 0 && (s.queued > 0 || now.seq < s.session.Newest()) {
				s.afterWrites(func() { again(left - 1) })
				return
			}
			if s.answered(r) {
				s.deliver(err, func() { then(now.got) }, failed)
			}
		})
		if left > 0 {
			s.runner.Start(r.ctx, work, done)
		} else {
			s.runner.Queue(func(context.Context) { work(r.ctx) }, done)
		}
	}
	s.afterWrites(func() {
		if s.current(r) {
			again(rereads)
		} else {
			s.answered(r)
		}
	})
}

// errPanicked is what comes of work that panicked: the person is told of that apart.
var errPanicked = model.Faultf(model.Refused, "Something in Galley failed.")

// whole is work for a runner and what follows it. Where the work panics, then is
// called all the same, with an error: nothing is left under way.
func whole[T any](s *store, do func(context.Context) (T, error), then func(T, error)) (func(context.Context), func()) {
	var got T
	var err error
	return func(ctx context.Context) {
		returned := false
		defer func() {
			if !returned { // the runner does not call what follows
				s.runner.Show(func() {
					var none T
					then(none, errPanicked)
				})
			}
		}()
		got, err = do(ctx)
		returned = true
	}, func() { then(got, err) }
}

// deliver hands on what was read, or shows why it was not.
func (s *store) deliver(err error, then func(), failed []func(error)) {
	if err == nil {
		then()
		return
	}
	s.fault(err)
	for _, f := range failed {
		f(err)
	}
}

// using does work with the library of a request, which is not closed meanwhile.
func using[T any](r *request, do func(context.Context, *library.Library) (T, error)) func(context.Context) (T, error) {
	return func(ctx context.Context) (none T, err error) {
		if !r.users.enter() {
			return none, context.Canceled
		}
		defer r.users.leave()
		return do(ctx, r.library)
	}
}

// ask begins a read in the place of an older one for the same purpose; nil where
// there is no library to read.
func (s *store) ask(p purpose) *request {
	if s.library == nil || s.closed {
		return nil
	}
	s.forget(p)
	ctx, cancel := context.WithCancel(s.users.ctx)
	if s.named {
		ctx = library.WithNames(ctx)
	}
	r := &request{p, s.library, s.users, ctx, cancel}
	s.asked[p] = r
	return r
}

// forget cancels the read for a purpose; it is not shown.
func (s *store) forget(p purpose) {
	if r := s.asked[p]; r != nil {
		r.cancel()
		delete(s.asked, p)
	}
}

// reading reports whether a read for a purpose is under way.
func (s *store) reading(p purpose) bool { return s.asked[p] != nil }

// current reports whether a read is still wanted.
func (s *store) current(r *request) bool {
	return s.asked[r.purpose] == r && s.library == r.library && r.ctx.Err() == nil && !s.closed
}

// answered ends a read, and reports whether it is still wanted.
func (s *store) answered(r *request) bool {
	wanted := s.current(r)
	if s.asked[r.purpose] == r {
		delete(s.asked, r.purpose)
	}
	r.cancel()
	return wanted
}

// inOrder does work on the queue, after all that was queued before it.
func inOrder[T any](s *store, do func(context.Context) (T, error), then func(T, error)) {
	s.queued++
	s.runner.Queue(whole(s, do, func(got T, err error) {
		s.queued--
		then(got, err)
	}))
}

// inOrderIn does work with the library on the queue. What comes of it is dropped
// where another library was opened meanwhile.
func inOrderIn[T any](s *store, do func(context.Context, *library.Library) (T, error), then func(T, error)) {
	lib := s.library
	if lib == nil {
		return
	}
	inOrder(s, func(ctx context.Context) (T, error) { return do(ctx, lib) }, func(got T, err error) {
		if s.library == lib {
			then(got, err)
		}
	})
}

// afterWrites calls f once all that was queued is stored, and shown.
func (s *store) afterWrites(f func()) {
	if s.queued == 0 {
		f()
		return
	}
	s.runner.Queue(func(context.Context) {}, f)
}

// start does work that is no read of the library beside the queue, until it ends
// or ctx is cancelled.
func start[T any](s *store, ctx context.Context, do func(context.Context) (T, error), then func(T, error)) {
	var got T
	var err error
	s.runner.Start(ctx, func(ctx context.Context) { got, err = do(ctx) }, func() { then(got, err) })
}

// run is start for work that makes nothing.
func (s *store) run(ctx context.Context, do func(context.Context) error, then func(error)) {
	start(s, ctx, func(ctx context.Context) (struct{}, error) { return struct{}{}, do(ctx) }, func(_ struct{}, err error) { then(err) })
}

// enqueue is inOrder for work that makes nothing.
func (s *store) enqueue(do func(context.Context) error, then func(error)) {
	inOrder(s, func(ctx context.Context) (struct{}, error) { return struct{}{}, do(ctx) }, func(_ struct{}, err error) { then(err) })
}

// write sends a command to the library. What is painted afterwards is what was
// stored. done (may be nil) is called with what came of it.
func (s *store) write(cmd model.Command, done func(error)) {
	s.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		return lib.Apply(ctx, editor, cmd)
	}, func(_ model.Change, err error) {
		if done != nil {
			done(err)
		}
		s.choose(cmd, err, done)
	})
}

// choose asks whose words stay where others wrote in what a form, or a choice, would change.
// Beside a text that is typed the field asks by itself.
func (s *store) choose(cmd model.Command, err error, done func(error)) {
	var clash *model.ConflictError
	if _, typed := cmd.(model.Typed); typed || !errors.As(err, &clash) {
		return
	}
	seen, is := model.SeenIn(cmd)
	if !is || s.clashed == nil {
		s.fault(err)
		return
	}
	s.clashed(clash, func() { s.write(seen.Insisting(clash), done) }, func() { s.write(seen.Yielding(clash), done) })
}

// doing is something that is done to the library by an editor.
type doing func(ctx context.Context, lib *library.Library, editor string) (model.Change, error)

// change does something to the library, in the order in which the person did it,
// and brings the session up to date with it.
func (s *store) change(do doing, done func(model.Change, error)) { s.changeShown(s.shown(), do, done) }

// changeThenOpen is change where done opens another article, or another version:
// the one that is open is not read once more before.
func (s *store) changeThenOpen(do doing, done func(model.Change, error)) {
	s.changeShown(s.shown().ExceptArticle(), do, done)
}

// shown is what an update is to cover.
func (s *store) shown() session.Scope { return s.session.Scope(s.inView()) }

func (s *store) changeShown(shown session.Scope, do doing, done func(model.Change, error)) {
	lib := s.library
	if lib == nil {
		s.leave(done)
		return
	}
	type changed struct {
		change model.Change
		update session.Update
	}
	editor := s.editor
	held := s.hold()
	inOrder(s, func(context.Context) (c changed, err error) {
		if c.change, err = do(held, lib, editor); err != nil {
			return c, err
		}
		c.update, err = readStored(held, lib, c.change, shown)
		return c, err
	}, func(c changed, err error) {
		defer s.release(err)
		if s.library != lib {
			s.leave(done)
			return
		}
		if done != nil {
			defer done(c.change, err)
		}
		var clash *model.ConflictError
		if errors.As(err, &clash) { // whoever asked for it shows both
			s.show()
			s.reload()
			return
		}
		if err != nil {
			s.fault(err)
			s.show() // a control that ran ahead shows again what is stored
			return
		}
		s.session.ChangeMade(c.change, c.update)
		if c.change.Changed() {
			s.stored(c.change)
		}
		s.show()
	})
}

// errLeft is what comes of a change to a library that is no longer open, as far
// as what asked for it is concerned: it is not shown as stored.
var errLeft = model.Faultf(model.Refused, "Another library was opened meanwhile.")

// leave tells what asked for a change that the library is no longer open.
func (s *store) leave(done func(model.Change, error)) {
	if done != nil {
		done(model.Change{}, errLeft)
	}
}

const allThatIsShown purpose = "all that is shown"

// reload reads everything shown anew.
func (s *store) reload() { s.reloadShown(s.shown()) }

// reloadThenOpen is reload where another article is opened next.
func (s *store) reloadThenOpen() { s.reloadShown(s.shown().ExceptArticle()) }

func (s *store) reloadShown(shown session.Scope) {
	readAfterWrites(s, allThatIsShown, func(ctx context.Context, lib *library.Library) (session.Update, error) {
		return session.ReadAll(ctx, source{lib}, shown)
	}, func(u session.Update) {
		whole := s.session.TakeIn(u)
		s.show()
		if !whole { // the person went elsewhere meanwhile
			s.reload()
		}
	})
}

// opened puts a library (nil for none) in the place of the one that was open.
// What is being read of that one is not shown; close it with closeUnused.
func (s *store) opened(lib *library.Library) {
	s.library, s.users = lib, newUsers()
	clear(s.asked) // their library is not this one
	s.work(s.name)
}

// work has what follows done under a name, where a newsroom's server does not know a better one.
func (s *store) work(name string) {
	s.name, s.editor = name, name
	if own := s.vouched(); own != "" {
		s.editor = own
	}
}

// vouched is the name that a newsroom's server holds the person to, "" in a file.
func (s *store) vouched() string {
	if s.library == nil {
		return ""
	}
	return s.library.Editor()
}

// stop ends that anything that was read is shown, and cancels what is being read.
func (s *store) stop() {
	s.closed = true
	for p := range s.asked {
		s.forget(p)
	}
}
