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
	"galley/model/ingest/web"
	"galley/model/prose"
)

const pageTime = 2 * time.Minute // for the whole of a page, redirects and body among it

var errEncoded = errors.New("the page is compressed in a way that was not asked for")

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
	response, err := web.Question{Address: address, Accept: pageTypes, Time: pageTime, Tell: tell}.Ask(ctx)
	if errors.Is(err, web.ErrAddress) {
		return none, model.Wrap(model.Invalid, err, "“%s” is not a web address that Galley can fetch, so nothing was imported.", address)
	}
	if err != nil {
		return none, fetchFault(ctx, u.Host, err)
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
		return none, fetchFault(ctx, u.Host, errEncoded)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, input.MaxSize+1))
	if err != nil {
		return none, fetchFault(ctx, u.Host, err)
	}
	if len(data) > input.MaxSize {
		return none, model.Faultf(model.Invalid, "The page on %s is larger than the %s Galley reads, so nothing was imported.",
			u.Host, input.Megabytes(input.MaxSize))
	}
	return Fetched{Name: name, Address: web.Final(response), MediaType: response.Header.Get("Content-Type"), Bytes: data}, nil
}

// pageTypes are the media types that a page is asked for in.
const pageTypes = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"

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
	case errors.Is(err, web.ErrRedirects):
		return model.Wrap(model.Refused, err, "%s sent Galley from one address to the next more than %d times, so nothing was "+
			"imported.", host, web.MaxRedirects)
	case errors.Is(err, web.ErrScheme):
		return model.Wrap(model.Refused, err, "%s sent Galley to an address that is not a web page, so nothing was imported.", host)
	case errors.Is(err, web.ErrSilence):
		return model.Wrap(model.Refused, err, "%s did not answer for 30 seconds, so nothing was imported.", host)
	case errors.Is(err, web.ErrSlow), errors.Is(err, context.DeadlineExceeded):
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
