package draft

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"path"
	"strings"

	"galley/model"
	"galley/model/report/view"
)

// Unaltered reports whether a file is a copy as it was written of one of the article's drafts. Only
// then may another take its place: a copy that its author worked on is the author's file.
func Unaltered(c view.Chosen, file io.ReaderAt, size int64) bool {
	if c.File == nil || size > mostComments || !Is(file, size) {
		return false
	}
	now := make([]byte, size)
	if n, err := file.ReadAt(now, 0); n < len(now) && err != nil {
		return false
	}
	of := false
	for _, v := range append([]model.Version{c.Version}, c.Others...) {
		if v.FileHash == "" {
			continue
		}
		f, err := c.File(v.FileHash)
		if err != nil {
			continue
		}
		if bytes.Equal(f.Bytes, now) { // it came in
			return false
		}
		of = of || copyOf(f, now)
	}
	return of
}

// copyOf reports whether nothing but what a copy writes in differs from the author's file.
func copyOf(f model.File, now []byte) bool {
	if !bytes.HasPrefix(f.Bytes, []byte("PK")) { // one XML file: what is before its text stays
		before, _, found := bytes.Cut(f.Bytes, []byte("<office:body"))
		return found && bytes.HasPrefix(now, before)
	}
	was, err := openArchive(f.Bytes)
	if err != nil {
		return false
	}
	is, err := openArchive(now)
	if err != nil {
		return false
	}
	d := &wordFile{archive: was, main: odtContent, wide: map[string]string{}}
	if isWord(f) {
		d.main = "word/document.xml"
		if top, err := d.relations(context.Background(), "_rels/.rels", ""); err == nil && top.target("/officeDocument") != "" {
			d.main = top.target("/officeDocument")
		}
	}
	written := func(name string) bool {
		return was.file(d.main) != nil && name == was.file(d.main).Name || isWord(f) && (name == "[Content_Types].xml" ||
			strings.HasPrefix(path.Base(name), "comments") || path.Base(name) == path.Base(d.main)+".rels")
	}
	parts := map[string]*zip.File{}
	for _, p := range was.zip.File {
		parts[p.Name] = p
	}
	for _, p := range is.zip.File {
		before := parts[p.Name]
		delete(parts, p.Name)
		if !written(p.Name) && (before == nil || before.CRC32 != p.CRC32 || before.UncompressedSize64 != p.UncompressedSize64) {
			return false
		}
	}
	return len(parts) == 0
}
