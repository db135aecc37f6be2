package main

import (
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"path"
)

// notFormatted lists the Go files that gofmt would change. It is go/format
// itself, so no gofmt need be on the PATH.
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
