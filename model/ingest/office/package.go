// Package office reads written documents: Word (.docx), OpenDocument (.odt, .fodt)
// and e-books (EPUB), which are ZIP files of XML parts.
package office

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"galley/model/ingest/input"
)

// deflateRatio is how many times its own size a part can unpack to.
const deflateRatio = 1032

// zipPackage is a document that is a ZIP file of parts.
type zipPackage struct {
	ctx   context.Context
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

func openPackage(ctx context.Context, data []byte) (*zipPackage, error) {
	z := OpenZip(data)
	if z == nil {
		return nil, zip.ErrFormat
	}
	p := &zipPackage{ctx: ctx, files: make(map[string]*zip.File, len(z.File)), left: input.MaxUnpacked}
	for _, f := range z.File {
		if name := partName(f.Name); p.files[name] == nil {
			p.files[name] = f
		}
	}
	return p, nil
}

// partName normalises the name of a part: programs differ in case and slashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (p *zipPackage) has(name string) bool { return p.files[partName(name)] != nil }

// nameOf is the name of a part as the file has it.
func (p *zipPackage) nameOf(name string) string {
	if f := p.files[partName(name)]; f != nil {
		return f.Name
	}
	return name
}

// part unpacks one part; one that is not there is fs.ErrNotExist.
func (p *zipPackage) part(name string) ([]byte, error) {
	f := p.files[partName(name)]
	if f == nil {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	// As large as it says it is, so that no second copy is made while it grows.
	said := int64(min(f.UncompressedSize64, uint64(p.left), deflateRatio*f.CompressedSize64))
	data := bytes.NewBuffer(make([]byte, 0, said+bytes.MinRead))
	_, err = data.ReadFrom(io.LimitReader(input.Interruptible(p.ctx, r), p.left+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if p.left -= int64(data.Len()); p.left < 0 {
		return nil, fmt.Errorf("%s: %w", name, input.ErrUnpacked)
	}
	return data.Bytes(), nil
}

// tree is a part that is XML.
func (p *zipPackage) tree(name string) (*node, error) {
	data, err := p.part(name)
	if err != nil {
		return nil, err
	}
	root, err := parseXML(p.ctx, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return root, nil
}

// optional is a part that a document can do without: empty where it is not
// there or cannot be read, except that limits and the context are kept to.
func (p *zipPackage) optional(name string) (*node, error) {
	root, err := p.tree(name)
	if err != nil && (p.ctx.Err() != nil || errors.Is(err, input.ErrUnpacked) || errors.Is(err, input.ErrDeep) ||
		errors.Is(err, input.ErrLong)) {
		return nil, err
	}
	if err != nil {
		return &node{}, nil
	}
	return root, nil
}
