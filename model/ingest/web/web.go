// Package web asks servers on the web for something, with care: it waits for none forever, follows redirects to
// web pages only, sends neither cookies nor a referrer, and knows private networks.
package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

const (
	// Silence is how long a server may send nothing.
	Silence = 30 * time.Second
	// MaxRedirects is how many are followed.
	MaxRedirects = 10

	maxHeader = 1 << 20 // bytes of a server's header
)

// What can go wrong beside the network.
var (
	ErrRedirects = errors.New("too many redirects")
	ErrScheme    = errors.New("redirect to an address that is not http or https")
	ErrSilence   = errors.New("the server sent nothing for too long")
	ErrSlow      = errors.New("the server sends too slowly")
	ErrPrivate   = errors.New("the way leads into a private network")
)

// Transport asks for no more than its limits, and waits for no part of an answer forever.
func Transport() *http.Transport {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxResponseHeaderBytes = maxHeader
	t.ResponseHeaderTimeout = Silence
	t.TLSHandshakeTimeout = Silence
	return t
}

// Client never sends cookies or a referrer. Redirects are followed within http and https only: a page must not
// talk Galley into reading a local file.
var Client = &http.Client{Transport: Transport(), CheckRedirect: checkRedirect}

func checkRedirect(next *http.Request, via []*http.Request) error {
	if len(via) > MaxRedirects {
		return ErrRedirects
	}
	if next.URL.Scheme != "http" && next.URL.Scheme != "https" {
		return ErrScheme
	}
	next.Header.Del("Referer")
	return nil
}

// Question is what a server is asked.
type Question struct {
	Address string
	Accept  string            // media types
	Body    []byte            // posted; nil: the address is only read
	Type    string            // media type of Body
	Time    time.Duration     // for the whole answer, redirects and body among it
	By      http.RoundTripper // nil: Client's
	Tell    func(got, of int64)
}

// ErrAddress is in the chain of an error about an address that no request can be made of.
var ErrAddress = errors.New("no address to ask for")

// Ask sends the question. Reading the answer's body fails where the server sends nothing for 30 seconds, or next
// to nothing for 15, or takes too long; the body must be closed. Tell, where it is set, is called with the bytes
// received so far and how many there will be, 0 where the server does not say.
func (q Question) Ask(ctx context.Context) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, q.Time)
	ctx, giveUp := context.WithCancelCause(ctx)
	waiting := time.AfterFunc(Silence, func() { giveUp(ErrSilence) })
	end := func() {
		waiting.Stop()
		giveUp(nil)
		cancel()
	}
	method, body := http.MethodGet, io.Reader(http.NoBody)
	if q.Body != nil {
		method, body = http.MethodPost, bytes.NewReader(q.Body)
	}
	request, err := http.NewRequestWithContext(ctx, method, q.Address, body)
	if err != nil {
		end()
		return nil, errors.Join(ErrAddress, err)
	}
	request.Header.Set("User-Agent", "Mozilla/5.0 (compatible; Galley; fact-checking desk)")
	if request.Header.Set("Accept", q.Accept); q.Type != "" {
		request.Header.Set("Content-Type", q.Type)
	}
	client := *Client
	if q.By != nil {
		client.Transport = q.By
	}
	response, err := client.Do(request)
	if err != nil {
		err = errors.Join(err, context.Cause(ctx))
		end()
		return nil, err
	}
	rate := &minimumRate{over: func() { giveUp(ErrSlow) }}
	rate.begin()
	counted := &countingReader{r: response.Body, of: max(response.ContentLength, 0), tell: func(got, of int64) {
		waiting.Reset(Silence)
		rate.received(got)
		if q.Tell != nil {
			q.Tell(got, of)
		}
	}}
	response.Body = &answer{Reader: counted, ctx: ctx, close: func() error {
		rate.stop()
		err := counted.r.(io.Closer).Close()
		end()
		return err
	}}
	return response, nil
}

// answer is a body that says why it ended early.
type answer struct {
	io.Reader
	ctx   context.Context
	close func() error
}

// Read implements io.Reader.
func (a *answer) Read(p []byte) (int, error) {
	n, err := a.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = errors.Join(err, context.Cause(a.ctx))
	}
	return n, err
}

// Close implements io.Closer.
func (a *answer) Close() error { return a.close() }

// Final is where an answer came from in the end, redirects followed.
func Final(r *http.Response) string {
	final := *r.Request.URL
	final.User, final.Fragment, final.RawFragment = nil, "", ""
	return final.String()
}
