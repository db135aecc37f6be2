package office

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"galley/model/ingest/input"
	"galley/model/ingest/markup"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"
	"galley/model/raster"

	"golang.org/x/net/html"
)

// media unpacks a picture. It counts against the bounds of pictures, and not against those of the text.
func (p *zipPackage) media(name string) ([]byte, error) {
	f := p.files[partName(name)]
	if f == nil {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	if f.UncompressedSize64 > raster.MaxBytes {
		return nil, raster.ErrLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	data, err := io.ReadAll(io.LimitReader(input.Interruptible(p.ctx, r), raster.MaxBytes+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > raster.MaxBytes {
		return nil, raster.ErrLarge
	}
	return data, nil
}

// pictured marks the place of a picture at the end of an element. Those of notes are left out, and those of a
// document within the document, which calls its parts by names of its own.
func (b *builder) pictured(to *html.Node, c picture.Candidate) {
	if b.pictures == nil || b.inNote {
		return
	}
	if number, ok := b.pictures.Add(c); ok {
		to.AppendChild(markup.Mark(number, typography.Stands))
	}
}

// drawing adds the pictures of a drawing or of an older picture (VML), with what its author wrote for those who
// cannot see it.
func (d *docx) drawing(to *html.Node, n *node) {
	if d.pictures == nil {
		return
	}
	about := n.find("docPr")
	alt := typography.FirstOf(about.attr("descr"), about.attr("title"))
	n.all(func(n *node) {
		switch n.name {
		case "cNvPr":
			if of := typography.FirstOf(n.attr("descr"), n.attr("title")); of != "" && alt == "" {
				alt = of
			}
		case "shape":
			alt = typography.FirstOf(n.attr("alt"), alt)
		case "blip":
			d.blip(to, typography.FirstOf(n.attr("embed"), n.attr("link")), alt)
		case "imagedata":
			d.blip(to, n.attr("id"), typography.FirstOf(alt, n.attr("title")))
		}
	})
}

// blip adds the picture that the text calls by an id.
func (d *docx) blip(to *html.Node, id, alt string) {
	c := picture.Candidate{Alt: alt}
	if name := d.links[id]; name != "" {
		c.Address = path.Base(name)
		c.Open = func() ([]byte, error) { return d.parts.media(name) }
	}
	d.pictured(to, c)
}

// frame adds the picture of a frame.
func (d *odt) frame(to *html.Node, n *node) {
	href := n.child("image").attr("href")
	if d.pictures == nil || href == "" || n.child("object").name != "" {
		return
	}
	c := picture.Candidate{Alt: typography.FirstOf(n.child("desc").line(), n.child("title").line())}
	if at, err := url.Parse(href); err == nil && at.Scheme == "" {
		name := strings.TrimPrefix(at.Path, "./")
		c.Address = path.Base(name)
		c.Open = func() ([]byte, error) { return d.media(name) }
	} else {
		c.Address = href
	}
	d.pictured(to, c)
}

// openIn reads the pictures of a chapter of an e-book.
func (p *zipPackage) openIn(chapter string) func(written, full string) ([]byte, error) {
	return func(written, _ string) ([]byte, error) {
		at, err := url.Parse(written)
		if err != nil || at.Scheme != "" || at.Host != "" {
			return nil, fs.ErrNotExist
		}
		return p.media(path.Join(path.Dir(chapter), at.Path))
	}
}
