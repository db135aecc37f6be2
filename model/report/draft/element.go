package draft

import (
	"bytes"
	"errors"
	"html"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// element is an element of an XML part, with the places of its tags in the part's bytes, so that
// the part can be changed there and keeps every other byte. The reader of the draft has read the
// part before: it is known to be well-formed.
type element struct {
	space, local string // the address of its namespace, and its name in it
	qname        string // its name as written, with the prefix
	start, end   int    // of the whole element
	inner, outer int    // where the start tag ends and the end tag begins; both are end in one that has only one tag
	kids         []*element
	parent       *element
	scope        *scope
}

// scope are namespaces declared on an element, over those of the elements around it.
type scope struct {
	prefix, address string
	around          *scope
}

func (s *scope) address_(prefix string) string {
	for ; s != nil; s = s.around {
		if s.prefix == prefix {
			return s.address
		}
	}
	return ""
}

// attribute is one as written, its value still with references in it.
type attribute struct {
	name       string
	value      string
	start, end int // of its value, in the part
}

var errMarkup = errors.New("the XML is not well-formed")

// parse reads a part in UTF-8.
func parse(data []byte) (*element, error) {
	root := &element{}
	at := root
	names := map[string]string{}
	once := func(b []byte) string {
		if s, ok := names[string(b)]; ok {
			return s
		}
		s := string(b)
		names[s] = s
		return s
	}
	for i := 0; i < len(data); {
		open := bytes.IndexByte(data[i:], '<')
		if open < 0 {
			break
		}
		i += open
		rest := data[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			n := bytes.Index(rest, []byte("-->"))
			if n < 0 {
				return nil, io.ErrUnexpectedEOF
			}
			i += n + 3
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			n := bytes.Index(rest, []byte("]]>"))
			if n < 0 {
				return nil, io.ErrUnexpectedEOF
			}
			i += n + 3
		case bytes.HasPrefix(rest, []byte("<?")):
			n := bytes.Index(rest, []byte("?>"))
			if n < 0 {
				return nil, io.ErrUnexpectedEOF
			}
			i += n + 2
		case bytes.HasPrefix(rest, []byte("<!")): // a document type
			n := bytes.IndexByte(rest, '>')
			if own := bytes.IndexByte(rest, '['); own >= 0 && own < n {
				n = bytes.Index(rest, []byte("]>")) + 1
			}
			if n < 1 {
				return nil, errMarkup
			}
			i += n + 1
		case bytes.HasPrefix(rest, []byte("</")):
			n := bytes.IndexByte(rest, '>')
			if n < 0 {
				return nil, io.ErrUnexpectedEOF
			}
			if at == root || string(bytes.TrimRight(rest[2:n], " \t\r\n")) != at.qname {
				return nil, errMarkup
			}
			at.outer, at.end = i, i+n+1
			at = at.parent
			i += n + 1
		default:
			n := tagEnd(rest)
			if n < 0 {
				return nil, io.ErrUnexpectedEOF
			}
			e := &element{start: i, inner: i + n + 1, parent: at, scope: at.scope}
			tag := rest[1:n]
			alone := bytes.HasSuffix(tag, []byte("/"))
			e.qname = once(bytes.TrimSuffix(tag, []byte("/"))[:nameEnd(tag)])
			if bytes.Contains(tag, []byte("xmlns")) {
				for _, a := range attributes(data, e) {
					if prefix, is := strings.CutPrefix(a.name, "xmlns:"); is {
						e.scope = &scope{prefix, html.UnescapeString(a.value), e.scope}
					} else if a.name == "xmlns" {
						e.scope = &scope{"", html.UnescapeString(a.value), e.scope}
					}
				}
			}
			prefix, local, has := strings.Cut(e.qname, ":")
			if !has {
				prefix, local = "", e.qname
			}
			e.space, e.local = e.scope.address_(prefix), local
			at.kids = append(at.kids, e)
			i += n + 1
			if alone {
				e.outer, e.end = e.inner, e.inner
			} else {
				at = e
			}
		}
	}
	if at != root || len(root.kids) != 1 {
		return nil, io.ErrUnexpectedEOF
	}
	top := root.kids[0]
	top.parent = nil
	return top, nil
}

// tagEnd is where the bracket stands that ends a start tag.
func tagEnd(tag []byte) int {
	for i := 1; i < len(tag); i++ {
		switch c := tag[i]; c {
		case '>':
			return i
		case '"', '\'':
			n := bytes.IndexByte(tag[i+1:], c)
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}

func nameEnd(tag []byte) int {
	if n := bytes.IndexAny(tag, " \t\r\n/"); n >= 0 {
		return n
	}
	return len(tag)
}

// attributes are those of an element's start tag.
func attributes(data []byte, e *element) []attribute {
	var all []attribute
	i := e.start + 1 + len(e.qname)
	for i < e.inner {
		for i < e.inner && (isBlank(data[i]) || data[i] == '/') {
			i++
		}
		eq := bytes.IndexByte(data[i:e.inner], '=')
		if eq < 0 {
			break
		}
		name := strings.TrimSpace(string(data[i : i+eq]))
		i += eq + 1
		for i < e.inner && isBlank(data[i]) {
			i++
		}
		if i >= e.inner {
			break
		}
		n := bytes.IndexByte(data[i+1:e.inner], data[i])
		if n < 0 {
			break
		}
		all = append(all, attribute{name, string(data[i+1 : i+1+n]), i + 1, i + 1 + n})
		i += n + 2
	}
	return all
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// attr is the value of an attribute of a name, in whatever namespace; "" where there is none.
func (e *element) attr(data []byte, local string) string {
	if e == nil {
		return ""
	}
	for _, a := range attributes(data, e) {
		name := a.name
		if _, after, has := strings.Cut(name, ":"); has {
			name = after
		}
		if name == local && !strings.HasPrefix(a.name, "xmlns:") {
			return html.UnescapeString(a.value)
		}
	}
	return ""
}

// child is the first child along a path of names, nil where there is none.
func (e *element) child(path ...string) *element {
	for _, name := range path {
		var next *element
		if e != nil {
			for _, k := range e.kids {
				if k.local == name {
					next = k
					break
				}
			}
		}
		if next == nil {
			return nil
		}
		e = next
	}
	return e
}

// each visits an element and those below it, in order.
func (e *element) each(visit func(*element)) {
	visit(e)
	for _, k := range e.kids {
		k.each(visit)
	}
}

// next is the element that follows in the same one, nil where none does.
func (e *element) next() *element {
	if e == nil || e.parent == nil {
		return nil
	}
	kids := e.parent.kids
	n, found := slices.BinarySearchFunc(kids, e.start, func(k *element, start int) int { return k.start - start })
	if !found || n+1 >= len(kids) {
		return nil
	}
	return kids[n+1]
}

// name is the name of an element with the prefix that another one is written with.
func (e *element) name(local string) string {
	if prefix, _, has := strings.Cut(e.qname, ":"); has {
		return prefix + ":" + local
	}
	return local
}

// letter is a character of a text in a part: what it is, and where it is written.
type letter struct {
	r          rune
	start, end int
	wrapped    bool // in a CDATA section
}

// letters are the characters written between two places of a part, in which only text and
// comments stand.
func letters(data []byte, from, to int) iter.Seq[letter] {
	return func(yield func(letter) bool) { readLetters(data, from, to, yield) }
}

func readLetters(data []byte, from, to int, yield func(letter) bool) {
	wrapped := false
	for i := from; i < to; {
		rest := data[i:to]
		switch {
		case wrapped && bytes.HasPrefix(rest, []byte("]]>")):
			wrapped, i = false, i+3
		case wrapped:
			r, n := utf8.DecodeRune(rest)
			if !yield(letter{r, i, i + n, true}) {
				return
			}
			i += n
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			wrapped, i = true, i+9
		case rest[0] == '<': // a comment or an instruction
			n := bytes.IndexByte(rest, '>')
			if bytes.HasPrefix(rest, []byte("<!--")) {
				n = bytes.Index(rest, []byte("-->")) + 2
			}
			if n < 2 {
				return
			}
			i += n + 1
		case rest[0] == '&':
			n := bytes.IndexByte(rest, ';')
			if n < 0 {
				return
			}
			r, _ := utf8.DecodeRuneInString(html.UnescapeString(string(rest[:n+1])))
			if !yield(letter{r, i, i + n + 1, false}) {
				return
			}
			i += n + 1
		default:
			r, n := utf8.DecodeRune(rest)
			if !yield(letter{r, i, i + n, false}) {
				return
			}
			i += n
		}
	}
}

// splice is a change to a part: what stands from start to end is replaced. Several at one place are
// put in by their order, and those of one order as they came.
type splice struct {
	start, end int
	order      int
	with       string
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;")

// escape writes text for XML, in an element or in an attribute.
func escape(s string) string {
	if !strings.ContainsAny(s, "&<>\"\t\n\r") {
		return s
	}
	return xmlEscapes.Replace(s)
}
