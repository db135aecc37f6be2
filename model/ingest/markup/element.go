package markup

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Each visits the elements below a node in document order.
func Each(n *html.Node, visit func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			visit(c)
		}
		Each(c, visit)
	}
}

// Attr is the value of an attribute, "" where there is none.
func Attr(list []html.Attribute, key string) string {
	value, _ := FindAttr(list, key)
	return value
}

// FindAttr is the value of an attribute and whether there is one.
func FindAttr(list []html.Attribute, key string) (string, bool) {
	for _, a := range list {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// HasWord reports whether a list of words has a word in it, in any case.
func HasWord(list, word string) bool {
	return slices.ContainsFunc(strings.Fields(list), func(w string) bool { return strings.EqualFold(w, word) })
}

// Text is the text in an element, that of scripts and style sheets left out.
func Text(n *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				b.WriteString(c.Data)
			} else if c.Data == "br" {
				b.WriteByte(' ')
			} else if c.Type == html.ElementNode && c.Data != "script" && c.Data != "style" {
				add(c)
			}
		}
	}
	add(n)
	return b.String()
}

// IsHeading reports whether an element is a heading, h1 to h6.
func IsHeading(n *html.Node) bool {
	return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
}

// Written documents (Word, OpenDocument) become the elements that a web page
// would have, so that one place decides what a block, a row and a line break is.

// Element makes an element with children.
func Element(name string, kids ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name}
	for _, k := range kids {
		n.AppendChild(k)
	}
	return n
}

// AddText puts text into an element, and returns it; nil where there is none. Soft
// hyphens are a typesetter's marks.
func AddText(to *html.Node, s string) *html.Node {
	if s = strings.ReplaceAll(s, "\u00AD", ""); s == "" {
		return nil
	}
	n := &html.Node{Type: html.TextNode, Data: s}
	to.AppendChild(n)
	return n
}

// Heading is the element of a heading of a level.
func Heading(level int) *html.Node {
	return Element("h" + string(rune('0'+min(max(level, 1), 6))))
}
