package web

import (
	"io"
	"sync"
	"time"
)

// A server that sends a byte now and then is never silent, and would occupy a
// download until its whole time is over. So it must keep to a minimum rate.
const (
	rateTime  = 15 * time.Second
	rateBytes = 8 << 10 // a modem of 1995 brings four times as much
)

// minimumRate ends a transfer that brings too little in a period.
type minimumRate struct {
	over       func()
	mu         sync.Mutex
	timer      *time.Timer
	got, begun int64 // bytes in all, and those when the period began
}

func (p *minimumRate) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.timer = time.AfterFunc(rateTime, p.check)
}

func (p *minimumRate) received(got int64) {
	p.mu.Lock()
	p.got = got
	p.mu.Unlock()
}

func (p *minimumRate) check() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.got-p.begun < rateBytes {
		p.over()
		return
	}
	p.begun = p.got
	p.timer.Reset(rateTime)
}

func (p *minimumRate) stop() { p.timer.Stop() }

// countingReader reports after each read how many bytes have come, and of how many.
type countingReader struct {
	r       io.Reader
	got, of int64
	tell    func(got, of int64)
}

func (h *countingReader) Read(p []byte) (int, error) {
	n, err := h.r.Read(p)
	if n > 0 {
		h.got += int64(n)
		h.tell(h.got, h.of)
	}
	return n, err
}
