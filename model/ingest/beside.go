package ingest

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"galley/model/disk"
	"galley/model/raster"
)

// errElsewhere says that what a page names does not lie beside it.
var errElsewhere = errors.New("it does not lie beside the page")

// BesideFile reads files that lie beside one on disk, in its folder and those below: the pictures that a browser
// saved with a page. Nothing outside of that folder is read, whatever a page names, and nothing is fetched.
func BesideFile(file string) func(name string) ([]byte, error) {
	folder := filepath.Dir(file)
	return func(name string) ([]byte, error) {
		local, err := localName(name)
		if err != nil {
			return nil, err
		}
		at, err := filepath.EvalSymlinks(filepath.Join(folder, local))
		if err != nil {
			return nil, fmt.Errorf("read beside a page: %w", err)
		}
		within, err := filepath.EvalSymlinks(folder)
		if err != nil {
			return nil, fmt.Errorf("read beside a page: %w", err)
		}
		if inside, err := filepath.Rel(within, at); err != nil || !filepath.IsLocal(inside) {
			return nil, errElsewhere // a link that leads out of the folder
		}
		data, err := disk.Read(at, raster.MaxBytes)
		var large *disk.TooLarge
		if errors.As(err, &large) {
			return nil, raster.ErrLarge
		}
		if err != nil {
			return nil, fmt.Errorf("read beside a page: %w", err)
		}
		return data, nil
	}
}

// localName is the path of a file beside a page, as the page writes it.
func localName(name string) (string, error) {
	if i := strings.IndexAny(name, "?#"); i >= 0 {
		name = name[:i]
	}
	plain, err := url.PathUnescape(name)
	if err != nil || strings.ContainsAny(plain, "\x00\\:") || strings.HasPrefix(plain, "/") {
		return "", errElsewhere
	}
	local := filepath.FromSlash(path.Clean(plain))
	if !filepath.IsLocal(local) || local == "." {
		return "", errElsewhere
	}
	return local, nil
}
