package intake

import (
	"sync"
	"time"
)

// Progress is how far an import has come.
type Progress struct {
	Done, Found int    // things read, and found to read; skipped ones do not count
	Whole       bool   // everything has been found: Found no longer grows
	Name        string // of what is being read
	Got, Of     int64  // bytes downloaded, and their total; Of is 0 where that is not known
}

// Part returns how much of the whole is done, from 0 to 1.
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

// interval limits reports to ten a second: nobody can read more.
const interval = 100 * time.Millisecond

// progressState is the present progress. Many goroutines use it.
type progressState struct {
	mu  sync.Mutex
	now Progress
}

func (p *progressState) change(f func(*Progress)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f(&p.now)
}

func (p *progressState) addFound() { p.change(func(now *Progress) { now.Found++ }) }
func (p *progressState) whole()    { p.change(func(now *Progress) { now.Whole = true }) }
func (p *progressState) done()     { p.change(func(now *Progress) { now.Done++ }) }

func (p *progressState) begin(name string) {
	p.change(func(now *Progress) { now.Name, now.Got, now.Of = name, 0, 0 })
}

func (p *progressState) got(got, of int64) {
	p.change(func(now *Progress) { now.Got, now.Of = got, of })
}

// report begins to report, and returns a function that ends this with a last report.
func (p *progressState) report(to func(Progress)) (end func()) {
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
