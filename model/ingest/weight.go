package ingest

import (
	"path"
	"strings"

	"galley/model/ingest/input"
	"galley/model/ingest/office"
)

// Weight is about how many bytes a file is in memory once it is unpacked: a
// document of a few kilobytes may hold a hundred megabytes of markup.
func Weight(data []byte) int64 {
	weight := uint64(len(data))
	if z := office.OpenZip(data); z != nil {
		for _, f := range z.File {
			switch strings.ToLower(path.Ext(f.Name)) {
			case ".xml", ".xhtml", ".html", ".htm", ".rels":
				weight += min(f.UncompressedSize64, input.MaxUnpacked)
			}
		}
	}
	return int64(min(weight, input.MaxUnpacked))
}
