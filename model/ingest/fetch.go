package ingest

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"

	"galley/model"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"
	"galley/model/prose"
)

const (
	silence      = 30 * time.Second // how long a server may send nothing
	pageTime     = 2 * time.Minute  // for the whole of a page, redirects and body among it
	maxRedirects = 10
	maxHeader    = 1 << 20 // bytes of a server's header
)

var (
	errRedirects = errors.New("too many redirects")
	errScheme    = errors.New("redirect to an address that is not http or https")
	errSilence   = errors.New("the server sent nothing for too long")
	errSlow      = errors.New("the server sends too slowly")
	errEncoded   = errors.New("the page is compressed in a way that was not asked for")
)

// transport asks for no more than its limits, and waits for no part of an answer forever.
func transport() *http.Transport {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxResponseHeaderBytes = maxHeader
	t.ResponseHeaderTimeout = silence
	t.TLSHandshakeTimeout = silence
	return t
}

// client never sends cookies or a referrer. Redirects are followed within
// http and https only: a page must not talk Galley into reading a local file.
var client = &http.Client{Transport: transport(), CheckRedirect: func(next *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errRedirects
	}
	if next.URL.Scheme != "http" && next.URL.Scheme != "https" {
		return errScheme
	}
	next.Header.Del("Referer")
	return nil
}}

// Page fetches a web page and reads it; see Fetch.
func Page(ctx context.Context, address string, h Hints) (model.Document, error) {
	f, err := Fetch(ctx, address, nil)
	if err != nil {
		return model.Document{}, err
	}
	return f.Document(ctx, h)
}

// Fetched is what a server sent for an address.
type Fetched struct {
	Name      string // as a file
	Address   string // where it was in the end, redirects followed
	MediaType string // as the server said
	Bytes     []byte
}

// Document reads what was fetched.
func (f Fetched) Document(ctx context.Context, h Hints) (model.Document, error) {
	return read(ctx, f.Name, f.Bytes, f.MediaType, f.Address, h)
}

// Fetch downloads a page: http and https only, at most MaxSize bytes, over at
// most ten redirects, in at most two minutes. It fails where a server sends
// nothing for 30 seconds, or next to nothing for 15. An address without http://
// or https:// is completed; see Address. tell, which may be nil, is called with
// the bytes received so far and how many there will be, 0 where the server does
// not say.
func Fetch(ctx context.Context, address string, tell func(got, of int64)) (Fetched, error) {
	none := Fetched{}
	address = Address(address)
	u, ok := model.WebAddress(address)
	if !ok {
		return none, model.Faultf(model.Invalid, "“%s” is not a web address (it should begin with https:// or http://), so nothing "+
			"was imported.", prose.Flatten(typography.Valid(address)))
	}
	outer := ctx
	ctx, cancel := context.WithTimeout(ctx, pageTime)
	defer cancel()
	ctx, giveUp := context.WithCancelCause(ctx)
	defer giveUp(nil)
	waiting := time.AfterFunc(silence, func() { giveUp(errSilence) })
	defer waiting.Stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return none, model.Wrap(model.Invalid, err, "“%s” is not a web address that Galley can fetch, so nothing was imported.", address)
	}
	request.Header.Set("User-Agent", "Mozilla/5.0 (compatible; Galley; fact-checking desk)")
	request.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5")
	response, err := client.Do(request)
	if err != nil {
		return none, fetchFault(outer, u.Host, errors.Join(err, context.Cause(ctx)))
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return none, statusFault(u.Host, response.StatusCode)
	}
	name := pageName(response.Request.URL)
	if response.ContentLength > input.MaxSize {
		return none, input.TooLarge(name, response.ContentLength)
	}
	if response.Header.Get("Content-Encoding") != "" { // what was asked for is unpacked already
		return none, fetchFault(outer, u.Host, errEncoded)
	}
	rate := &minimumRate{over: func() { giveUp(errSlow) }}
	defer rate.stop()
	rate.begin()
	body := &countingReader{r: response.Body, of: max(response.ContentLength, 0), tell: func(got, of int64) {
		waiting.Reset(silence)
		rate.received(got)
		if tell != nil {
			tell(got, of)
		}
	}}
	data, err := io.ReadAll(io.LimitReader(body, input.MaxSize+1))
	if err != nil {
		return none, fetchFault(outer, u.Host, errors.Join(err, context.Cause(ctx)))
	}
	if len(data) > input.MaxSize {
		return none, model.Faultf(model.Invalid, "The page on %s is larger than the %s Galley reads, so nothing was imported.",
			u.Host, input.Megabytes(input.MaxSize))
	}
	final := *response.Request.URL
	final.User, final.Fragment, final.RawFragment = nil, "", ""
	return Fetched{Name: name, Address: final.String(), MediaType: response.Header.Get("Content-Type"), Bytes: data}, nil
}

// bareAddress is an address as people write it: a host with a dot in it (or
// this computer), perhaps a port and a path, and no scheme.
var bareAddress = regexp.MustCompile(`^((?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+|localhost|\d{1,3}(?:\.\d{1,3}){3})(:\d+)?([/?#].*)?$`)

// Address completes a web address as people write and copy them: quotes and
// pointed brackets around it go, and https:// is put before a bare host. What
// does not look like an address is returned as it is.
func Address(text string) string {
	text = strings.Trim(strings.TrimSpace(text), "<>\"'“”‘’")
	if bareAddress.MatchString(text) {
		return "https://" + text
	}
	return text
}

// pageName is what a page is called as a file: the end of its path, or its host.
func pageName(u *url.URL) string {
	if base := path.Base(u.Path); base != "." && base != "/" {
		return input.DisplayName(base)
	}
	return input.DisplayName(u.Hostname())
}

func fetchFault(ctx context.Context, host string, err error) error {
	switch {
	case ctx.Err() != nil:
		return input.Stopped(ctx, host)
	case errors.Is(err, errRedirects):
		return model.Wrap(model.Refused, err, "%s sent Galley from one address to the next more than %d times, so nothing was "+
			"imported.", host, maxRedirects)
	case errors.Is(err, errScheme):
		return model.Wrap(model.Refused, err, "%s sent Galley to an address that is not a web page, so nothing was imported.", host)
	case errors.Is(err, errSilence):
		return model.Wrap(model.Refused, err, "%s did not answer for 30 seconds, so nothing was imported.", host)
	case errors.Is(err, errSlow), errors.Is(err, context.DeadlineExceeded):
		return model.Wrap(model.Refused, err, "%s sent the page too slowly, so nothing was imported. Try again later, or save the "+
			"page and import the file.", host)
	case errors.Is(err, errEncoded):
		return model.Wrap(model.Invalid, err, "%s sent the page compressed in a way that Galley does not read, so nothing was "+
			"imported. Save the page and import the file.", host)
	}
	return model.Wrap(model.NotFound, err, "%s could not be reached, so nothing was imported. Check the address and the connection, "+
		"or save the page and import the file.", host)
}

func statusFault(host string, status int) error {
	switch status {
	case http.StatusNotFound, http.StatusGone:
		return model.Faultf(model.NotFound, "%s says that there is no such page, so nothing was imported.", host)
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusPaymentRequired, http.StatusUnavailableForLegalReasons:
		return model.Faultf(model.Refused, "%s does not show that page to Galley, so nothing was imported. Save it from your browser "+
			"and import the file.", host)
	}
	return model.Faultf(model.Refused, "%s did not send the page (status %d), so nothing was imported.", host, status)
}
