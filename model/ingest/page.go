package ingest

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"galley/model"
)

const (
	pageTime     = 30 * time.Second // for the whole of a page, redirects and body among it
	maxRedirects = 10
)

var (
	errRedirects = errors.New("too many redirects")
	errScheme    = errors.New("redirect to an address that is not http or https")
)

// client never sends cookies or a referrer. Redirects are followed within
// http and https only: a page must not talk Galley into reading a local file.
var client = &http.Client{CheckRedirect: func(next *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errRedirects
	}
	if next.URL.Scheme != "http" && next.URL.Scheme != "https" {
		return errScheme
	}
	next.Header.Del("Referer")
	return nil
}}

// Page fetches a web page and reads it. Only http and https addresses are
// fetched, at most MaxSize bytes of them, in at most 30 seconds and over at
// most ten redirects.
func Page(ctx context.Context, address string, h Hints) (model.Document, error) {
	none := model.Document{}
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return none, model.Faultf(model.Invalid, "“%s” is not a web address (it should begin with https:// or http://), so nothing was imported.", oneLine(h0(address)))
	}
	outer := ctx
	ctx, cancel := context.WithTimeout(ctx, pageTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return none, model.Wrap(model.Invalid, err, "“%s” is not a web address Galley can ask for, so nothing was imported.", address)
	}
	request.Header.Set("User-Agent", "Mozilla/5.0 (compatible; Galley; fact-checking desk)")
	request.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5")
	response, err := client.Do(request)
	if err != nil {
		return none, fetchFault(outer, u.Host, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return none, statusFault(u.Host, response.StatusCode)
	}
	name := pageName(response.Request.URL)
	if response.ContentLength > MaxSize {
		return none, tooLarge(name, response.ContentLength)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, MaxSize+1))
	if err != nil {
		return none, fetchFault(outer, u.Host, err)
	}
	if len(data) > MaxSize {
		return none, model.Faultf(model.Invalid, "The page on %s is larger than the %s Galley reads, so nothing was imported.", u.Host, megabytes(MaxSize))
	}
	final := *response.Request.URL
	final.User, final.Fragment, final.RawFragment = nil, "", ""
	return read(outer, name, data, response.Header.Get("Content-Type"), final.String(), h)
}

// pageName is what a page is called as a file: the end of its path, or its host.
func pageName(u *url.URL) string {
	if base := path.Base(u.Path); base != "." && base != "/" {
		return displayName(base)
	}
	return displayName(u.Hostname())
}

func fetchFault(ctx context.Context, host string, err error) error {
	switch {
	case ctx.Err() != nil:
		return stopped(ctx, host)
	case errors.Is(err, errRedirects):
		return model.Wrap(model.Refused, err, "%s sent Galley from one address to the next more than %d times, so nothing was imported.", host, maxRedirects)
	case errors.Is(err, errScheme):
		return model.Wrap(model.Refused, err, "%s sent Galley to an address that is not a web page, so nothing was imported.", host)
	case errors.Is(err, context.DeadlineExceeded):
		return model.Wrap(model.Refused, err, "%s did not answer within 30 seconds, so nothing was imported.", host)
	}
	return model.Wrap(model.NotFound, err, "%s could not be reached, so nothing was imported. Check the address and the connection, or save the page and import the file.", host)
}

func statusFault(host string, status int) error {
	switch status {
	case http.StatusNotFound, http.StatusGone:
		return model.Faultf(model.NotFound, "%s says that there is no such page, so nothing was imported.", host)
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusPaymentRequired, http.StatusUnavailableForLegalReasons:
		return model.Faultf(model.Refused, "%s does not show that page to Galley, so nothing was imported. Save it from your browser and import the file.", host)
	}
	return model.Faultf(model.Refused, "%s did not give the page (its answer was %d), so nothing was imported.", host, status)
}
