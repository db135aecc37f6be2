// Package capture keeps web pages as evidence: it takes a page as it is sent, writes it as WARC (ISO 28500), asks
// an authority for a token of the time (RFC 3161), looks whether all that still is as it was, and packs captures
// for other tools (WACZ).
package capture

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest"
	"galley/model/ingest/attached"
	"galley/model/ingest/input"
	"galley/model/ingest/web"
	"galley/model/prose"
)

// Limits of a capture.
const (
	MaxBytes = ingest.MaxAttachment // that servers may send
	MaxTime  = time.Minute          // for all of it
)

// Taker takes captures. The zero value does so on the web.
type Taker struct {
	Resolver *net.Resolver // nil: the system's
	TLS      *tls.Config   // nil: the system's authorities
	Limit    int64         // bytes; 0: MaxBytes
	Time     time.Duration // 0: MaxTime
}

// Take fetches a page and makes of it the command that keeps it; the source is for the caller to name. Nothing is
// stored. A page before which a paywall or a login stands is kept all the same, and says so in Capture.Wall.
// tell, which may be nil, is called with the bytes received so far and how many there will be, 0 where the server
// does not say.
func (t Taker) Take(ctx context.Context, address string, tell func(got, of int64)) (model.CaptureSource, error) {
	none := model.CaptureSource{}
	address = ingest.Address(address)
	u, ok := model.WebAddress(address)
	if !ok {
		return none, model.Faultf(model.Invalid, "“%s” is not a web address (it should begin with https:// or http://), so no copy was kept.",
			prose.Flatten(strings.ToValidUTF8(address, "?")))
	}
	folder, err := attached.Folder()
	if err != nil {
		return none, model.Wrap(model.Invalid, err, "There is no room for a copy of the page from %s, so none was kept.", u.Host)
	}
	defer os.RemoveAll(folder)
	guard := web.NewGuard(u)
	guard.Resolver = t.Resolver
	r := &recorder{folder: folder, guard: guard, tls: t.TLS, limit: max(t.Limit, 0)}
	if r.limit == 0 {
		r.limit = MaxBytes
	}
	defer r.close()
	v := &visit{recorder: r, asked: u, limit: t.Time}
	if v.limit == 0 {
		v.limit = MaxTime
	}
	if err := v.fetch(ctx, tell); err != nil {
		return none, v.sentence(ctx, err)
	}
	return v.command(ctx)
}

// visit is one page on its way to a capture.
type visit struct {
	*recorder
	asked   *url.URL
	limit   time.Duration
	final   string
	taken   time.Time
	header  http.Header
	status  int
	page    string // the file with the page's bytes
	size    int64
	payload string // their SHA-256
}

var errEmpty = errors.New("an answer without a page")

// fetch has the page come.
func (v *visit) fetch(ctx context.Context, tell func(got, of int64)) (err error) {
	response, err := web.Question{Address: v.asked.String(), Accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
		Time: v.limit, By: v.recorder, Tell: tell}.Ask(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	v.taken, v.final, v.status, v.header = time.Now(), web.Final(response), response.StatusCode, response.Header
	if response.ContentLength > v.recorder.limit {
		return errLarge
	}
	if !kept(v.status) {
		return errStatus
	}
	page, err := os.CreateTemp(v.folder, "page-*") // 0600
	if err != nil {
		return fmt.Errorf("make a file for the page: %w", err)
	}
	sum := sha256.New()
	v.size, err = io.Copy(io.MultiWriter(page, sum), response.Body)
	last := v.hops[len(v.hops)-1]
	if err = errors.Join(err, page.Close(), last.fault()); err != nil {
		return err
	}
	last.end()
	if v.size == 0 {
		return errEmpty
	}
	v.page, v.payload = page.Name(), hex.EncodeToString(sum.Sum(nil))
	return nil
}

var errStatus = errors.New("the server did not send the page")

// kept reports whether what a server sends with a status is kept: a page, or what stands before one.
func kept(status int) bool {
	switch status {
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		return true
	}
	return status/100 == 2
}

// sentence says why no copy was kept.
func (v *visit) sentence(ctx context.Context, err error) error {
	host := v.asked.Host
	switch {
	case ctx.Err() != nil:
		return model.Wrap(model.Refused, errors.Join(ctx.Err(), err), "Keeping a copy of the page from %s was stopped, so none was kept.", host)
	case errors.Is(err, web.ErrPrivate):
		return model.Wrap(model.Refused, err, "%s led Galley into a private network, where no page on the web is, so no copy was kept.", host)
	case errors.Is(err, web.ErrScheme):
		return model.Wrap(model.Refused, err, "%s sent Galley to an address that is not a web page, so no copy was kept.", host)
	case errors.Is(err, web.ErrRedirects):
		return model.Wrap(model.Refused, err, "%s sent Galley from one address to the next more than %d times, so no copy was kept.", host,
			web.MaxRedirects)
	case errors.Is(err, errLarge):
		return model.Wrap(model.Refused, err, "The page on %s is larger than the %s that are kept of one, so no copy was kept.", host,
			input.Megabytes(v.recorder.limit))
	case errors.Is(err, web.ErrSilence), errors.Is(err, web.ErrSlow), errors.Is(err, context.DeadlineExceeded):
		return model.Wrap(model.Refused, err, "%s did not send the page in time, so no copy was kept. Try again later, or save the page and "+
			"add the file.", host)
	case errors.Is(err, errEmpty):
		return model.Wrap(model.Refused, err, "%s sent a page with nothing on it, so no copy was kept.", host)
	case errors.Is(err, errStatus) && (v.status == http.StatusNotFound || v.status == http.StatusGone):
		return model.Wrap(model.NotFound, err, "%s says that there is no such page, so no copy was kept.", host)
	case errors.Is(err, errStatus):
		return model.Wrap(model.Refused, err, "%s did not send the page (status %d), so no copy was kept.", host, v.status)
	case disk.IsFull(err):
		return model.Wrap(model.Invalid, err, "The disk is full, so no copy of the page from %s was kept. Make room and try again.", host)
	}
	return model.Wrap(model.NotFound, err, "%s could not be reached, so no copy was kept. Check the address and the connection.", host)
}

// command makes of the page what is stored.
func (v *visit) command(ctx context.Context) (model.CaptureSource, error) {
	cmd := model.CaptureSource{Capture: model.Capture{Asked: v.asked.String(), Address: v.final, Taken: model.StampOf(v.taken), Status: v.status,
		MediaType: strings.ToValidUTF8(v.header.Get("Content-Type"), "?"), PayloadHash: v.payload}}
	doc, read := v.read(ctx)
	if err := ctx.Err(); err != nil {
		return model.CaptureSource{}, v.sentence(ctx, err)
	}
	cmd.Capture.Wall = doc.wall
	if cmd.Capture.Title = prose.Flatten(doc.Title); read && v.status/100 == 2 && doc.wall != model.Login {
		cmd.Title, cmd.Publisher, cmd.Author, cmd.Published = doc.Title, doc.Publisher, doc.Byline, doc.Published
	}
	name := v.name()
	if text := []byte(doc.Text); len(text) > 0 {
		sum := sha256.Sum256(text)
		cmd.Text = &model.File{SHA256: hex.EncodeToString(sum[:]), Name: name + ".txt", MediaType: "text/plain; charset=utf-8",
			Size: int64(len(text)), Bytes: text}
	}
	file, err := v.write(name+".warc.gz", doc.Title)
	if err != nil {
		return model.CaptureSource{}, v.sentence(ctx, err)
	}
	cmd.WARC = file
	return cmd, nil
}

// name is what files of the capture are called.
func (v *visit) name() string {
	host := strings.NewReplacer(":", "-", "[", "", "]", "").Replace(v.asked.Hostname())
	return input.DisplayName(host + "-" + v.taken.UTC().Format("20060102-150405"))
}
