package check

import (
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"path"
)

// notFormatted returns the Go files that gofmt would change. It uses go/format, so that no
// gofmt has to be on the PATH.
func notFormatted(root fs.FS, files []string) ([]string, error) {
	var out []string
	for _, f := range files {
		if path.Ext(f) != ".go" {
			continue
		}
		src, err := fs.ReadFile(root, f)
		if err != nil {
			return nil, err
		}
		want, err := format.Source(src)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		if !bytes.Equal(src, want) {
			out = append(out, f)
		}
	}
	return out, nil
}
