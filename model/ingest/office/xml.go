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
	at         int // of a text: the byte of the part at which it begins, -1 where the part was not UTF-8
}

// parseXML builds the tree of an XML part. The decoder knows no entities but
// the five of XML and numbers: a part that declares its own is damaged, and
// cannot grow.
func parseXML(ctx context.Context, data []byte) (*node, error) {
	recoded := false
	read := func(label string, input io.Reader) (io.Reader, error) {
		recoded = true
		return webcharset.NewReaderLabel(label, input)
	}
	if order := charset.ByteOrder(data); order != "" { // the bytes say it, whatever the declaration does
		text, _ := charset.DecodeAs(data, order)
		data = []byte(text)
		recoded = true
		read = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	}
	if m := weigh.HTML(string(data)); m.Tags > 2*maxNodes || m.Attributes > maxXMLAttributes { // the decoder reads a tag whole
		return nil, input.ErrDeep
	}
	d := xml.NewDecoder(input.Interruptible(ctx, bytes.NewReader(data)))
	d.CharsetReader = read
	t := treeBuilder{names: map[string]string{}}
	t.open = []*node{{}}
	root := t.open[0]
	for {
		t.at = int(d.InputOffset())
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) && len(t.open) == 1 {
			return root, nil
		}
		if errors.Is(err, io.EOF) {
			return nil, io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		if recoded {
			t.at = -1
		}
		if err := t.add(token); err != nil {
			return nil, err
		}
	}
}

// treeBuilder makes a tree of the tokens of an XML part, within limits.
type treeBuilder struct {
	open                       []*node           // the elements that have not ended, the innermost last
	names                      map[string]string // each name once, however many elements have it
	at                         int               // of the token that comes
	count, attributes, letters int
}

func (t *treeBuilder) once(name string) string {
	if known, ok := t.names[name]; ok {
		return known
	}
	t.names[name] = name
	return name
}

func (t *treeBuilder) add(token xml.Token) error {
	top := t.open[len(t.open)-1]
	switch token := token.(type) {
	case xml.StartElement:
		n := t.element(token)
		top.kids = append(top.kids, n)
		t.open = append(t.open, n)
		t.count++
	case xml.EndElement:
		if len(t.open) == 1 || top.name != token.Name.Local {
			return fmt.Errorf("XML element %s ends in %s", top.name, token.Name.Local)
		}
		t.open = t.open[:len(t.open)-1]
	case xml.CharData:
		if len(t.open) > 1 {
			top.kids = append(top.kids, &node{text: string(token), at: t.at})
			t.count++
			t.letters += len(token)
		}
	}
	if len(t.open) > maxDepth || t.count > maxNodes || t.attributes > maxXMLAttributes {
		return input.ErrDeep
	}
	if t.letters > input.MaxText {
		return input.ErrLong
	}
	return nil
}

func (t *treeBuilder) element(token xml.StartElement) *node {
	n := &node{name: t.once(token.Name.Local)}
	if len(token.Attr) > 0 {
		n.attributes = slices.Clone(token.Attr)
		for i := range n.attributes {
			n.attributes[i].Name = xml.Name{Space: t.once(n.attributes[i].Name.Space), Local: t.once(n.attributes[i].Name.Local)}
		}
		t.attributes += len(token.Attr)
	}
	return n
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
// that a path can be followed without a check.
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

// line is all the text in an element, as one line.
func (n *node) line() string {
	var b strings.Builder
	var add func(*node)
	add = func(n *node) {
		b.WriteString(n.text)
		for _, k := range n.kids {
			add(k)
		}
	}
	add(n)
	return typography.Field(b.String())
}
