package office

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"galley/model/ingest/charset"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"
	"galley/model/weigh"

	webcharset "golang.org/x/net/html/charset"
)

const (
	// maxNodes and maxDepth are how many elements and texts an XML part may
	// have, and how deep they may lie in one another.
	maxNodes = 2_000_000

	maxDepth = 500

	// maxXMLAttributes is how many attributes the elements of a part may have together.
	maxXMLAttributes = 3_000_000
)

// node is an element of an XML part, or a text in it (then name is "").
// Names are without namespaces: in the formats read here none means two things
// where it matters, and programs differ in which namespaces they write.
type node struct {
	name       string
	text       string
	attributes []xml.Attr
	kids       []*node
}

// parseXML builds the tree of an XML part. The decoder knows no entities but
// the five of XML and numbers: a part that declares its own is damaged, and
// cannot grow.
func parseXML(ctx context.Context, data []byte) (*node, error) {
	read := webcharset.NewReaderLabel
	if order := charset.ByteOrder(data); order != "" { // the bytes say it, whatever the declaration does
		text, _ := charset.DecodeAs(data, order)
		data = []byte(text)
		read = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	}
	if m := weigh.HTML(string(data)); m.Tags > 2*maxNodes || m.Attributes > maxXMLAttributes { // the decoder reads a tag whole
		return nil, input.ErrDeep
	}
	d := xml.NewDecoder(input.Interruptible(ctx, bytes.NewReader(data)))
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
				n.attributes = slices.Clone(t.Attr)
				for i := range n.attributes {
					n.attributes[i].Name = xml.Name{Space: once(n.attributes[i].Name.Space), Local: once(n.attributes[i].Name.Local)}
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
			return nil, input.ErrDeep
		}
		if letters > input.MaxText {
			return nil, input.ErrLong
		}
	}
}

// attr is the value of an attribute, "" where it is not there.
func (n *node) attr(name string) string {
	for _, a := range n.attributes {
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
	return typography.Trim(typography.OneLine(typography.Clean(b.String())))
}
