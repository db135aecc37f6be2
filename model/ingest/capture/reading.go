package capture

import (
	"compress/gzip"
	"context"
	"errors"
	"io"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest"
)

// readPage is a page as Galley reads it.
type readPage struct {
	model.Document
	wall string
}

// read makes text of the page. What cannot be read is kept all the same: ok is false then.
func (v *visit) read(ctx context.Context) (page readPage, ok bool) {
	data, err := v.bytes()
	if err != nil {
		return readPage{wall: wall(v.status, "", "", nil)}, false
	}
	// The name ends as the address does, which tells Markdown from plain text.
	f := ingest.Fetched{Name: v.name(), Address: v.final, MediaType: v.header.Get("Content-Type"), Bytes: data}
	doc, err := f.Document(ctx, ingest.Hints{})
	shown := doc
	if errors.Is(err, ingest.ErrNoArticle) || err == nil && len(doc.Text) < wallText {
		if all, failed := f.Document(ctx, ingest.Hints{AsShown: true}); failed == nil {
			shown = all
			if err != nil {
				doc, err = all, nil
			}
		}
	}
	if err != nil {
		return readPage{wall: wall(v.status, "", "", data)}, false
	}
	return readPage{doc, wall(v.status, doc.Text, shown.Text, data)}, true
}

// bytes are the page's, unpacked where the server packed them although nobody asked for that.
func (v *visit) bytes() (data []byte, err error) {
	data, err = disk.Read(v.page, ingest.MaxSize)
	if err != nil || v.header.Get("Content-Encoding") != "gzip" {
		return data, err
	}
	file, _, err := disk.Open(v.page)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	in, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	data, err = io.ReadAll(io.LimitReader(in, ingest.MaxSize+1))
	if err == nil && len(data) > ingest.MaxSize {
		err = errLarge
	}
	return data, err
}
