package interchange

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// mostItems is how many described things of a page are looked at.
const mostItems = 10_000

// microdata are the ClaimReviews that a page describes in the attributes of
// its elements, in the form that JSON-LD has.
func microdata(page []byte) []any {
	if !bytes.Contains(page, []byte("itemprop")) || !bytes.Contains(page, []byte("ClaimReview")) {
		return nil
	}
	root, err := html.Parse(bytes.NewReader(withoutFormats(page)))
	if err != nil {
		return nil
	}
	m := &described{byID: map[string]*html.Node{}}
	m.index(root)
	var out []any
	var look func(*html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && strings.HasSuffix(strings.TrimRight(value(c, "itemtype"), "/"), "ClaimReview") {
				out = append(out, m.item(c, 0))
				continue
			}
			look(c)
		}
	}
	look(root)
	return out
}

// formats are the elements that a parser opens again in every block where they
// were left open; a short page can ask for millions of elements so.
var formats = map[string]bool{"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true,
	"s": true, "small": true, "strike": true, "strong": true, "tt": true, "u": true}

// mostFormats is how many such elements with a property are read.
const mostFormats = 500

// withoutFormats is a page without the elements that only set its type.
func withoutFormats(page []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(page))
	kept := 0
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		raw := z.Raw()
		if kind == html.StartTagToken || kind == html.EndTagToken {
			written := bytes.Clone(raw)
			tag, _ := z.TagName()
			if formats[string(tag)] {
				if kind == html.StartTagToken && (!bytes.Contains(written, []byte("itemprop")) || kept >= mostFormats) {
					continue
				}
				kept++
			}
			raw = written
		}
		out.Write(raw)
	}
}

// described reads the described things of one page.
type described struct {
	byID  map[string]*html.Node
	items int
}

func (m *described) index(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if id := value(c, "id"); id != "" && m.byID[id] == nil {
			m.byID[id] = c
		}
		m.index(c)
	}
}

func (m *described) item(n *html.Node, depth int) map[string]any {
	out := map[string]any{}
	if m.items++; depth > deepest || m.items > mostItems {
		return out
	}
	if kind := strings.TrimRight(value(n, "itemtype"), "/"); kind != "" {
		out["@type"] = kind[strings.LastIndexByte(kind, '/')+1:]
	}
	m.properties(n, out, depth)
	for ref := range strings.FieldsSeq(value(n, "itemref")) {
		if other := m.byID[ref]; other != nil {
			m.property(other, out, depth)
		}
	}
	return out
}

func (m *described) properties(n *html.Node, into map[string]any, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			m.property(c, into, depth)
		}
	}
}

// property puts what an element says into the thing it belongs to.
func (m *described) property(n *html.Node, into map[string]any, depth int) {
	names := strings.Fields(value(n, "itemprop"))
	_, thing := lookUp(n, "itemscope")
	var says any
	switch {
	case thing:
		says = m.item(n, depth+1)
	case len(names) > 0:
		says = saidBy(n)
	}
	for _, name := range names {
		if _, known := into[name]; !known {
			into[name] = says
		}
	}
	if !thing {
		m.properties(n, into, depth)
	}
}

// saidBy is the value of a property, as the rules of microdata have it.
func saidBy(n *html.Node) string {
	for _, key := range []string{"content", "datetime", "href", "src", "value"} {
		if key == "href" && n.Data == "a" && strings.TrimSpace(textIn(n)) != "" && !strings.Contains(value(n, "itemprop"), "url") {
			continue
		}
		if v, has := lookUp(n, key); has {
			return v
		}
	}
	return textIn(n)
}

func textIn(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textIn(c))
	}
	return b.String()
}

func value(n *html.Node, key string) string {
	v, _ := lookUp(n, key)
	return v
}

func lookUp(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}
