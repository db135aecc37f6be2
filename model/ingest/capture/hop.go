package capture

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"galley/model/ingest/web"
)

// errLarge says that a server sends more than is kept.
var errLarge = errors.New("more bytes than are kept")

// largestRedirect is how much of a page is kept that only leads to another.
const largestRedirect = 1 << 20

// recorder is a way to servers that keeps what goes over the wire, byte for byte. Each question has a connection
// of its own, without compression that nobody asked for, so that what comes is one answer as it was sent.
type recorder struct {
	folder string
	guard  *web.Guard
	tls    *tls.Config
	limit  int64 // bytes, of all answers together

	mu   sync.Mutex
	got  int64
	hops []*hop
}

// hop is one question with its answer.
type hop struct {
	address string
	asked   time.Time
	peer    string // the server's IP address
	status  int
	chunked bool

	all      *recorder
	mu       sync.Mutex
	over     bool // nothing more is kept
	err      error
	request  bytes.Buffer
	response *os.File
}

// RoundTrip implements http.RoundTripper.
func (r *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	file, err := os.CreateTemp(r.folder, "answer-*") // 0600
	if err != nil {
		return nil, fmt.Errorf("make a file for the answer: %w", err)
	}
	h := &hop{address: request.URL.String(), asked: time.Now(), all: r, response: file}
	r.mu.Lock()
	r.hops = append(r.hops, h)
	r.mu.Unlock()
	way := web.Transport()
	way.Proxy, way.DisableKeepAlives, way.DisableCompression, way.ForceAttemptHTTP2 = nil, true, true, false
	way.TLSNextProto = map[string]func(string, *tls.Conn) http.RoundTripper{} // one answer after the other
	way.DialContext = h.dial
	way.DialTLSContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		return h.secure(ctx, network, address, request.URL.Hostname())
	}
	response, err := way.RoundTrip(request)
	if err != nil {
		return nil, errors.Join(err, h.fault())
	}
	h.status, h.chunked = response.StatusCode, len(response.TransferEncoding) > 0
	if response.StatusCode/100 == 3 && response.Header.Get("Location") != "" { // its page is read by nobody else
		page, err := io.ReadAll(io.LimitReader(response.Body, largestRedirect))
		if err = errors.Join(err, response.Body.Close(), h.fault()); err != nil {
			return nil, err
		}
		h.end()
		response.Body = io.NopCloser(bytes.NewReader(page))
	}
	return response, nil
}

func (h *hop) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := h.all.guard.Dial(ctx, network, address)
	if err != nil {
		return nil, err
	}
	h.from(conn)
	return &tap{conn, h}, nil
}

// secure is dial with TLS. What is kept is what goes through it.
func (h *hop) secure(ctx context.Context, network, address, host string) (net.Conn, error) {
	conn, err := h.all.guard.Dial(ctx, network, address)
	if err != nil {
		return nil, err
	}
	h.from(conn)
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if h.all.tls != nil {
		config = h.all.tls.Clone()
	}
	config.ServerName, config.NextProtos = host, []string{"http/1.1"}
	safe := tls.Client(conn, config)
	if err := safe.HandshakeContext(ctx); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &tap{safe, h}, nil
}

func (h *hop) from(conn net.Conn) {
	if host, _, err := net.SplitHostPort(conn.RemoteAddr().String()); err == nil {
		h.peer = host
	}
}

// fault is what ended the recording early, nil if nothing did.
func (h *hop) fault() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.err
}

// end is called when the answer has come to its end.
func (h *hop) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.over = true
}

func (h *hop) keep(p []byte) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.over || len(p) == 0 {
		return h.err
	}
	h.all.mu.Lock()
	h.all.got += int64(len(p))
	large := h.all.got > h.all.limit
	h.all.mu.Unlock()
	if large {
		h.err = errLarge
		return h.err
	}
	if _, err := h.response.Write(p); err != nil {
		h.err = fmt.Errorf("keep the answer: %w", err)
	}
	return h.err
}

// tap is a connection that keeps what goes over it.
type tap struct {
	net.Conn
	hop *hop
}

// Read implements net.Conn.
func (t *tap) Read(p []byte) (int, error) {
	n, err := t.Conn.Read(p)
	if kept := t.hop.keep(p[:n]); kept != nil {
		return 0, kept
	}
	return n, err
}

// Write implements net.Conn. What is sent is kept first: the answer may come before the writer goes on.
func (t *tap) Write(p []byte) (int, error) {
	t.hop.mu.Lock()
	if !t.hop.over {
		t.hop.request.Write(p)
	}
	t.hop.mu.Unlock()
	return t.Conn.Write(p)
}

// answer is the answer as it came, from its first line on. What servers send ahead of it ("100 Continue", "103
// Early Hints") is no part of it.
func (h *hop) answer() (io.Reader, error) {
	h.end()
	if _, err := h.response.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	in := bufio.NewReaderSize(h.response, 64<<10)
	for {
		start, err := in.Peek(len("HTTP/1.1 100"))
		if err != nil || !strings.HasPrefix(string(start), "HTTP/1.") || start[9] != '1' || string(start[9:]) == "101" {
			return in, nil
		}
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				return nil, fmt.Errorf("read the answer: %w", err)
			}
			if strings.TrimRight(line, "\r\n") == "" {
				break
			}
		}
	}
}

// close deletes what was kept of all.
func (r *recorder) close() {
	for _, h := range r.hops {
		h.end()
		_ = h.response.Close() // it is deleted with its folder
	}
}
