package library

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"galley/model"
)

// proxy is a line to a server that breaks: each connection carries so many bytes, to
// either side, and no more.
type proxy struct {
	listener net.Listener
	server   string
	most     func() int64 // how many bytes a connection carries
	cuts     atomic.Int64
	done     sync.WaitGroup
}

// newProxy stands before the server of an address, and returns the address by way of it.
func newProxy(t *testing.T, address string, most func() int64) (*proxy, string) {
	t.Helper()
	u, err := url.Parse(address)
	must(t, err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	p := &proxy{listener: l, server: u.Host, most: most}
	p.done.Go(p.accept)
	t.Cleanup(func() {
		must(t, l.Close())
		p.done.Wait()
	})
	u.Host = l.Addr().String()
	return p, u.String()
}

func (p *proxy) accept() {
	for {
		here, err := p.listener.Accept()
		if err != nil {
			return
		}
		there, err := net.Dial("tcp", p.server)
		if err != nil {
			_ = here.Close()
			continue
		}
		p.done.Go(func() { p.carry(here, there) })
	}
}

// carry carries bytes until the line breaks, or one side ends.
func (p *proxy) carry(here, there net.Conn) {
	var left atomic.Int64
	left.Store(p.most())
	var both sync.WaitGroup
	hangUp := func() {
		_, _ = here.Close(), there.Close()
	}
	way := func(to, from net.Conn) {
		defer hangUp()
		buffer := make([]byte, 4096)
		for {
			n, err := from.Read(buffer)
			rest := left.Add(int64(-n))
			if rest < 0 { // the line breaks among these bytes
				_, _ = to.Write(buffer[:max(0, int64(n)+rest)])
				p.cuts.Add(1)
				return
			}
			if _, failed := to.Write(buffer[:n]); failed != nil || err != nil {
				return
			}
		}
	}
	both.Go(func() { way(there, here) })
	both.Go(func() { way(here, there) })
	both.Wait()
}

// The line breaks at any byte, of what is asked and of what is answered: of each
// acknowledged write there is one, and of each other at most one.
func TestALineThatBreaksLosesNothingAndStoresNothingTwice(t *testing.T) {
	aboutTheLine(t)
	address := newDatabase(t, "")
	random := rand.New(rand.NewPCG(7, 19))
	var guard sync.Mutex
	p, by := newProxy(t, address, func() int64 {
		guard.Lock()
		defer guard.Unlock()
		return 2000 + random.Int64N(30000)
	})
	ctx := WithPatience(t.Context(), time.Minute, nil)
	lib := openedBy(ctx, t, by)
	const editors = 4
	var acknowledged [editors][]string // ids of events
	var writing sync.WaitGroup
	for e := range editors {
		writing.Go(func() {
			for i := range brokenWrites / editors {
				title, id := fmt.Sprintf("Report %d of %d", i, e), model.NewID()
				c, err := lib.Apply(WithEvent(ctx, id), fmt.Sprint("Editor ", e), model.AddSource{Fields: model.SourceFields{Title: &title}})
				if err != nil || c.Event.ID != id {
					t.Errorf("%s was not stored: %v, %v", title, c.Event.ID, err)
					return
				}
				acknowledged[e] = append(acknowledged[e], id)
			}
		})
	}
	writing.Wait()
	straight := openedBy(t.Context(), t, address)
	for e, ids := range acknowledged {
		storedOnce(t, straight, fmt.Sprintf("Report %% of %d", e), ids)
	}
	if p.cuts.Load() < brokenWrites/20 {
		t.Errorf("the line broke %d times only", p.cuts.Load())
	}
	t.Logf("%d writes by %d editors, the line broke %d times", brokenWrites, editors, p.cuts.Load())
}

// aboutTheLine skips a test of the line to a server where the tests run on files.
func aboutTheLine(t *testing.T) {
	t.Helper()
	if !onServer() {
		t.Skip("it is about the line to a server; a file has none")
	}
}

// openedBy opens a newsroom's library by a line that breaks.
func openedBy(ctx context.Context, t *testing.T, address string) *Library {
	t.Helper()
	for {
		lib, err := Open(ctx, address)
		if err == nil {
			t.Cleanup(func() { must(t, lib.Close()) })
			return lib
		}
		if !model.HasCode(err, model.Unreachable) || ctx.Err() != nil {
			t.Fatal(err)
		}
	}
}

// storedOnce checks that there is a source for each of the events, and that no two of
// those with titles like these are of one write.
func storedOnce(t *testing.T, lib *Library, like string, events []string) {
	t.Helper()
	var stored, twice int64
	must(t, lib.read.Table("events").Where("id IN ?", events).Count(&stored).Error)
	if int(stored) != len(events) {
		t.Errorf("%d writes were acknowledged, and %d of them are stored", len(events), stored)
	}
	must(t, lib.read.Table("(?) AS titles", lib.read.Table("sources").Select("title").Where("title LIKE ?", like).
		Group("title").Having("count(*) > 1")).Count(&twice).Error)
	if twice > 0 {
		t.Errorf("%d writes are stored twice", twice)
	}
}
