package ingest

import (
	"io"
	"sync"
	"time"
)

// A server that sends a byte now and then is never silent, and holds a place
// until the whole time is over. So it has to keep to a rate, measured over a while.
const (
	paceTime  = 15 * time.Second
	paceBytes = 8 << 10 // a modem of 1995 brings four times as much
)

// pace ends a transfer that brings too little in each stretch of time.
type pace struct {
	over       func()
	mu         sync.Mutex
	timer      *time.Timer
	got, begun int64 // bytes in all, and those when the stretch began
}

func (p *pace) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.timer = time.AfterFunc(paceTime, p.look)
}

func (p *pace) heard(got int64) {
	p.mu.Lock()
	p.got = got
	p.mu.Unlock()
}

func (p *pace) look() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.got-p.begun < paceBytes {
		p.over()
		return
	}
	p.begun = p.got
	p.timer.Reset(paceTime)
}

func (p *pace) stop() { p.timer.Stop() }

// heard is a reader that tells of every piece that comes.
type heard struct {
	r       io.Reader
	got, of int64
	tell    func(got, of int64)
}

func (h *heard) Read(p []byte) (int, error) {
	n, err := h.r.Read(p)
	if n > 0 {
		h.got += int64(n)
		h.tell(h.got, h.of)
	}
	return n, err
}
