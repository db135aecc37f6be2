package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"galley/model"
	"galley/model/weigh"

	webcharset "golang.org/x/net/html/charset"
)

const (
	// maxUnpacked is how many bytes a document's parts may have together; a
	// ZIP file of a few kilobytes can unpack to gigabytes.
	maxUnpacked = 100 << 20
	// maxNodes and maxDepth are how many elements and texts an XML part may
	// have, and how deep they may lie in one another.
	maxNodes = 2_000_000
	maxDepth = 500
	// deflateRatio is how many times its own size a part can unpack to.
	deflateRatio = 1032
	// maxXMLAttributes is how many attributes the elements of a part may have together.
	maxXMLAttributes = 3_000_000
)

var (
	errUnpacked = errors.New("unpacks to too much")
	errLongXML  = errors.New("more text than an article has")
	errDeepXML  = errors.New("XML nested too deeply, or too many elements")
)

// parcel is a document that is a ZIP file of parts.
type parcel struct {
	ctx   context.Context
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

func openParcel(ctx context.Context, data []byte) (*parcel, error) {
	z := openZip(data)
	if z == nil {
		return nil, zip.ErrFormat
	}
	p := &parcel{ctx: ctx, files: make(map[string]*zip.File, len(z.File)), left: maxUnpacked}
	for _, f := range z.File {
		if name := partName(f.Name); p.files[name] == nil {
			p.files[name] = f
		}
	}
	return p, nil
}

// partName is a name as parts are looked up by: programs differ in case and slashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (p *parcel) has(name string) bool { return p.files[partName(name)] != nil }

// part unpacks one part; one that is not there is fs.ErrNotExist.
func (p *parcel) part(name string) ([]byte, error) {
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
	_, err = data.ReadFrom(io.LimitReader(interruptible(p.ctx, r), p.left+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if p.left -= int64(data.Len()); p.left < 0 {
		return nil, fmt.Errorf("%s: %w", name, errUnpacked)
	}
	return data.Bytes(), nil
}

// tree is a part that is XML.
func (p *parcel) tree(name string) (*node, error) {
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
func (p *parcel) optional(name string) (*node, error) {
	root, err := p.tree(name)
	if err != nil && (p.ctx.Err() != nil || errors.Is(err, errUnpacked) || errors.Is(err, errDeepXML) || errors.Is(err, errLongXML)) {
		return nil, err
	}
	if err != nil {
		return &node{}, nil
	}
	return root, nil
}

// damaged is the refusal of a document whose insides are not as they must be.
func damaged(s source, err error) error {
	switch {
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return model.Wrap(model.Refused, err, "Importing “%s” was stopped, so nothing was imported.", s.name)
	case errors.Is(err, errUnpacked):
		return model.Wrap(model.Invalid, err, "“%s” unpacks to more than the %s Galley reads, so nothing was imported.", s.name, megabytes(maxUnpacked))
	case errors.Is(err, errLongXML):
		return tooLong(s.name)
	case errors.Is(err, errDeepXML):
		return model.Wrap(model.Invalid, err, "“%s” is nested too deeply or has too many parts to be read safely, so nothing was imported.", s.name)
	}
	return model.Wrap(model.Damaged, err, "“%s” seems to be %s, but it is damaged and could not be read. Nothing was imported.", s.name, s.what)
}

// node is an element of an XML part, or a text in it (then name is "").
// Names are without namespaces: in the formats read here none means two things
// where it matters, and programs differ in which namespaces they write.
type node struct {
	name string
	text string
	attr []xml.Attr
	kids []*node
}

// parseXML builds the tree of an XML part. The decoder knows no entities but
// the five of XML and numbers: a part that declares its own is damaged, and
// cannot grow.
func parseXML(ctx context.Context, data []byte) (*node, error) {
	read := webcharset.NewReaderLabel
	if order := byteOrder(data); order != "" { // the bytes say it, whatever the declaration does
		text, _ := decodeAs(data, order)
		data = []byte(text)
		read = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	}
	if m := weigh.HTML(string(data)); m.Tags > 2*maxNodes || m.Attributes > maxXMLAttributes { // the decoder reads a tag whole
		return nil, errDeepXML
	}
	d := xml.NewDecoder(interruptible(ctx, bytes.NewReader(data)))
	d.CharsetReader = read
	root := &node{}
	open := []*node{root}
	count, attributes, letters := 0, 0, 0
	names := map[string]string{} // each name once, however many elements have it
	once := func(name string) string {
		if known, ok := names[name]; ok {
			return known
		}
		names[name] = name
		return name
	}
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) && len(open) == 1 {
			return root, nil
		}
		if errors.Is(err, io.EOF) {
			return nil, io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: once(t.Name.Local)}
			if len(t.Attr) > 0 {
				n.attr = slices.Clone(t.Attr)
				for i := range n.attr {
					n.attr[i].Name = xml.Name{Space: once(n.attr[i].Name.Space), Local: once(n.attr[i].Name.Local)}
				}
				attributes += len(t.Attr)
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
			count++
		case xml.EndElement:
			if len(open) == 1 || top.name != t.Name.Local {
				return nil, fmt.Errorf("XML element %s ends in %s", top.name, t.Name.Local)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 {
				top.kids = append(top.kids, &node{text: string(t)})
				count++
				letters += len(t)
			}
		}
		if len(open) > maxDepth || count > maxNodes || attributes > maxXMLAttributes {
			return nil, errDeepXML
		}
		if letters > maxText {
			return nil, errLongXML
		}
	}
}

// of is the value of an attribute, "" where it is not there.
func (n *node) of(name string) string {
	for _, a := range n.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first child of a name; an empty node where there is none, so
// that a path can be walked without looking.
func (n *node) child(names ...string) *node {
	for _, name := range names {
		var next *node
		for _, k := range n.kids {
			if k.name == name {
				next = k
				break
			}
		}
		if next == nil {
			return &node{}
		}
		n = next
	}
	return n
}

// all visits every element below, in order.
func (n *node) all(visit func(*node)) {
	for _, k := range n.kids {
		if k.name != "" {
			visit(k)
			k.all(visit)
		}
	}
}

// find is the first element below of a name, an empty one where there is none.
func (n *node) find(name string) *node {
	found := &node{}
	n.all(func(k *node) {
		if k.name == name && found.name == "" {
			found = k
		}
	})
	return found
}

// words is all the text in an element, as one line.
func (n *node) words() string {
	var b strings.Builder
	var add func(*node)
	add = func(n *node) {
		b.WriteString(n.text)
		for _, k := range n.kids {
			add(k)
		}
	}
	add(n)
	return tidy(oneLine(clean(b.String())))
}
