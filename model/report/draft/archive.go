package draft

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"galley/model/ingest/input"
)

// archive is a document that is a ZIP file of parts, some of which are to be changed.
type archive struct {
	zip     *zip.Reader
	left    int64 // bytes that may still be unpacked
	changed map[string][]byte
	added   []string // parts that were not there, in order
}

func openArchive(data []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("open the document: %w", err)
	}
	return &archive{zip: z, left: input.MaxUnpacked, changed: map[string][]byte{}}, nil
}

// file is the entry of a part, nil where there is none. Programs differ in case and slashes.
func (a *archive) file(name string) *zip.File {
	plain := func(s string) string { return strings.TrimPrefix(strings.ReplaceAll(s, `\`, "/"), "/") }
	for _, f := range a.zip.File {
		if strings.EqualFold(plain(f.Name), plain(name)) {
			return f
		}
	}
	return nil
}

// nameOf is the name of a part as the file has it.
func (a *archive) nameOf(name string) string {
	if f := a.file(name); f != nil {
		return f.Name
	}
	return name
}

// part is what stands in a part now, nil where there is none.
func (a *archive) part(ctx context.Context, name string) ([]byte, error) {
	f := a.file(name)
	if f == nil {
		return a.changed[name], nil
	}
	if now, is := a.changed[f.Name]; is {
		return now, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", f.Name, err)
	}
	var b bytes.Buffer
	b.Grow(int(min(f.UncompressedSize64, 1032*f.CompressedSize64, uint64(a.left))) + bytes.MinRead)
	_, err = b.ReadFrom(io.LimitReader(input.Interruptible(ctx, r), a.left+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", f.Name, err)
	}
	if a.left -= int64(b.Len()); a.left < 0 {
		return nil, fmt.Errorf("read %s: %w", f.Name, input.ErrUnpacked)
	}
	return b.Bytes(), nil
}

// set changes a part, or adds it.
func (a *archive) set(name string, data []byte) {
	if f := a.file(name); f != nil {
		name = f.Name
	} else if _, is := a.changed[name]; !is {
		a.added = append(a.added, name)
	}
	a.changed[name] = data
}

// bytes are the document with what was changed. Other parts are copied as they lie in it, packed,
// in their order.
func (a *archive) bytes() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.DefaultCompression) })
	for _, f := range a.zip.File {
		now, is := a.changed[f.Name]
		if !is {
			if err := w.Copy(f); err != nil {
				return nil, fmt.Errorf("copy %s: %w", f.Name, err)
			}
			continue
		}
		head := zip.FileHeader{Name: f.Name, Comment: f.Comment, NonUTF8: f.NonUTF8, Method: f.Method, Modified: f.Modified,
			ExternalAttrs: f.ExternalAttrs, CreatorVersion: f.CreatorVersion}
		if err := put(w, head, now); err != nil {
			return nil, err
		}
	}
	for _, name := range a.added {
		if err := put(w, zip.FileHeader{Name: name, Method: zip.Deflate}, a.changed[name]); err != nil {
			return nil, err
		}
	}
	if err := w.SetComment(a.zip.Comment); err != nil {
		return nil, fmt.Errorf("write the document: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("write the document: %w", err)
	}
	return out.Bytes(), nil
}

func put(w *zip.Writer, head zip.FileHeader, data []byte) error {
	to, err := w.CreateHeader(&head)
	if err == nil {
		_, err = to.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", head.Name, err)
	}
	return nil
}
