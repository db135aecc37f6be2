package intake

import (
	"sync"
	"time"
)

// Progress is how far an import is.
type Progress struct {
	Done, Found int    // things read and to read; what is skipped does not count
	Whole       bool   // everything is found; Found grows no more
	Name        string // of what is being read
	Got, Of     int64  // bytes of it that have come, where it comes from the web; Of is 0 where nobody knows
}

// Part is how much of the whole is done, from 0 to 1.
func (p Progress) Part() float64 {
	if p.Found == 0 {
		return 0
	}
	part := float64(p.Done)
	if p.Of > 0 {
		part += min(1, float64(p.Got)/float64(p.Of))
	}
	return min(1, part/float64(p.Found))
}

// interval keeps reports at ten a second: more cost time and tell nothing.
const interval = 100 * time.Millisecond

// place is where an import is; it is used by many goroutines.
type place struct {
	mu  sync.Mutex
	now Progress
}

func (p *place) change(f func(*Progress)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f(&p.now)
}

func (p *place) found() { p.change(func(now *Progress) { now.Found++ }) }
func (p *place) whole() { p.change(func(now *Progress) { now.Whole = true }) }
func (p *place) done()  { p.change(func(now *Progress) { now.Done++ }) }

func (p *place) begin(name string) {
	p.change(func(now *Progress) { now.Name, now.Got, now.Of = name, 0, 0 })
}

func (p *place) got(got, of int64) { p.change(func(now *Progress) { now.Got, now.Of = got, of }) }

// tell begins to report, and answers what ends it with a last report.
func (p *place) tell(to func(Progress)) (end func()) {
	if to == nil {
		return func() {}
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		ticks := time.NewTicker(interval)
		defer ticks.Stop()
		var last Progress
		for {
			ended := false
			select {
			case <-ticks.C:
			case <-stop:
				ended = true
			}
			p.mu.Lock()
			now := p.now
			p.mu.Unlock()
			if now != last {
				to(now)
				last = now
			}
			if ended {
				return
			}
		}
	}()
	return func() {
		close(stop)
		<-stopped
	}
}
