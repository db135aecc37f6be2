package mail

import (
	"errors"
	"net/url"
	"strings"

	"galley/model/raster"

	"github.com/jhillyerd/enmime/v2"
)

var errNoPart = errors.New("no part of that name")

// archivedPictures reads the pictures that a message brings with its page: parts that the page names by their
// Content-ID or their Content-Location.
func archivedPictures(root, page *enmime.Part) func(written, full string) ([]byte, error) {
	var parts map[string]*enmime.Part
	learn := func() {
		parts = map[string]*enmime.Part{}
		keep := func(name string, p *enmime.Part) {
			if name != "" && parts[name] == nil {
				parts[name] = p
			}
		}
		for _, p := range leaves(root) {
			if p == page || strings.HasPrefix(p.ContentType, "text/") {
				continue
			}
			if id := strings.Trim(p.ContentID, "<> "); id != "" {
				keep("cid:"+id, p)
			}
			at := strings.TrimSpace(p.Header.Get("Content-Location"))
			keep(at, p)
			if plain, err := url.PathUnescape(at); err == nil {
				keep(plain, p)
			}
		}
	}
	return func(written, full string) ([]byte, error) {
		if parts == nil {
			learn()
		}
		names := []string{written, full}
		if scheme, id, is := strings.Cut(written, ":"); is && strings.EqualFold(scheme, "cid") {
			names = []string{"cid:" + id}
		}
		for _, name := range names {
			p := parts[name]
			if plain, err := url.PathUnescape(name); p == nil && err == nil {
				p = parts[plain]
			}
			if p != nil {
				if len(p.Content) > raster.MaxBytes {
					return nil, raster.ErrLarge
				}
				return p.Content, nil
			}
		}
		return nil, errNoPart
	}
}
