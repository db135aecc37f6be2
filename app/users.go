package app

import (
	"context"
	"sync"

	"galley/model/library"
)

// users counts the reads that use a library, so that none uses it once it is
// closed. It is used on any goroutine.
type users struct {
	ctx    context.Context // of all of them
	cancel context.CancelFunc

	mu    sync.Mutex
	gone  *sync.Cond
	count int
	ended bool
}

func newUsers() *users {
	u := &users{}
	u.ctx, u.cancel = context.WithCancel(context.Background())
	u.gone = sync.NewCond(&u.mu)
	return u
}

// enter reports whether the library may be used; then leave must be called.
func (u *users) enter() bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.ended {
		return false
	}
	u.count++
	return true
}

func (u *users) leave() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.count--
	u.gone.Broadcast()
}

// end cancels those who use the library, lets nobody else in, and waits until
// the last has left.
func (u *users) end() {
	u.cancel()
	u.mu.Lock()
	defer u.mu.Unlock()
	for u.ended = true; u.count > 0; {
		u.gone.Wait()
	}
}

// closeUnused closes a library once nothing reads it any more. Reads under way are
// cancelled. It waits: not for the UI goroutine.
func closeUnused(lib *library.Library, u *users) error {
	u.end()
	return lib.Close()
}

// retire closes a library that is no longer the open one, once all is stored that
// was queued for it. Nothing waits for that but the end of the program.
func (s *store) retire(lib *library.Library, u *users, failed func(error)) {
	s.closing.Add(1)
	s.afterWrites(func() {
		s.run(context.Background(), func(context.Context) error {
			defer s.closing.Done()
			return closeUnused(lib, u)
		}, func(err error) {
			if err != nil {
				failed(err)
			}
		})
	})
}
