package capture

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"time"

	"galley/model"
	"galley/model/ingest/web"
)

// WebArchive is where a page is saved on the web, for everybody to see.
const WebArchive = "https://web.archive.org/save/"

const archiveTime = 2 * time.Minute

// archived is the path of a copy in a web archive.
var archived = regexp.MustCompile(`^/web/\d{4,14}[a-z_]*/.`)

// SaveToArchive asks a web archive to keep a page and returns the address of its copy. service is WebArchive
// where it is "". The archive learns the address and shows the copy to everybody.
func SaveToArchive(ctx context.Context, service, address string) (string, error) {
	if service == "" {
		service = WebArchive
	}
	u, ok := model.WebAddress(address)
	if !ok {
		return "", model.Faultf(model.Invalid, "The source has no web address that an archive could save. Nothing was asked for.")
	}
	at, ok := model.WebAddress(service)
	if !ok {
		return "", model.Faultf(model.Invalid, "“%s” is not the web address of an archive. Nothing was asked for.", service)
	}
	way := web.Transport()
	way.DialContext, way.DisableKeepAlives = web.NewGuard(at).Dial, true
	response, err := web.Question{Address: strings.TrimSuffix(at.String(), "/") + "/" + u.String(), Accept: "text/html,*/*;q=0.5",
		Time: archiveTime, By: way}.Ask(ctx)
	if err != nil {
		return "", notSaved(at.Host, err)
	}
	copyAt := copyOf(response)
	_, err = io.Copy(io.Discard, io.LimitReader(response.Body, 1<<20))
	if err = errors.Join(err, response.Body.Close()); copyAt == "" && err == nil {
		err = fmt.Errorf("status %d and no address of a copy", response.StatusCode)
	}
	if copyAt == "" {
		return "", notSaved(at.Host, err)
	}
	return copyAt, nil
}

// copyOf is the address of the copy that an archive made: the one that it says, or the one that it led to.
func copyOf(r *http.Response) string {
	if r.StatusCode/100 != 2 {
		return ""
	}
	for _, said := range []string{r.Header.Get("Content-Location"), r.Request.URL.RequestURI()} {
		if archived.MatchString(said) {
			to, err := r.Request.URL.Parse(said)
			if err == nil {
				return to.String()
			}
		}
	}
	return ""
}

func notSaved(host string, err error) error {
	return model.Wrap(model.NotFound, err, "%s did not save the page, or did not say where. The source was left as it was; try again later.", host)
}
