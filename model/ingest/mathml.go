package ingest

import (
	"strings"

	"golang.org/x/net/html"
)

// mathDepth is how many elements of a formula lie in each other at most.
const mathDepth = 60

// math writes a formula as a line that keeps its reading: fractions with a
// stroke, powers and indexes above and below, roots by their sign.
func (w *walker) math(n *html.Node) {
	text := fold(mathText(n))
	if text == "" {
		text = fold(first(attr(n.Attr, "alttext"), attr(n.Attr, "aria-label")))
	}
	if text == "" {
		return
	}
	w.line.keepApart()
	w.line.WriteString(text)
	w.line.keepApart()
}

func mathText(n *html.Node) string {
	var l textLine
	mathRow(&l, n, 0)
	return l.String()
}

// mathOf is one part of a formula by itself.
func mathOf(n *html.Node, depth int) string {
	var l textLine
	mathNode(&l, n, depth)
	return fold(l.String())
}

func mathRow(l *textLine, n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			l.WriteString(strings.TrimSpace(clean(c.Data)))
		} else if c.Type == html.ElementNode {
			mathNode(l, c, depth+1)
		}
	}
}

// mathSpaced are the signs that stand between two things with blanks around
// them.
var mathSpaced = map[string]bool{"=": true, "+": true, "−": true, "±": true, "×": true, "·": true, "<": true, ">": true, "≤": true,
	"≥": true, "≈": true, "≠": true, "≡": true, "→": true, "∼": true, "÷": true}

func mathNode(l *textLine, n *html.Node, depth int) {
	if depth > mathDepth {
		return
	}
	var kids []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			kids = append(kids, c)
		}
	}
	part := func(i int) string {
		if i >= len(kids) {
			return ""
		}
		return mathOf(kids[i], depth+1)
	}
	switch n.Data {
	case "annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark", "mprescripts", "none":
	case "mn":
		l.keepApart()
		l.WriteString(strings.TrimSpace(clean(textOf(n))))
	case "mo":
		sign := strings.TrimSpace(clean(textOf(n)))
		switch {
		case sign == "\u2061" || sign == "\u2062" || sign == "\u2063" || sign == "\u2064": // said, not shown
			return
		case sign == "-":
			sign = "−"
		}
		if mathSpaced[sign] && l.Len() > 0 && !strings.HasSuffix(l.tail(2), "(") && attr(n.Attr, "form") != "prefix" {
			sign = " " + sign + " "
		}
		l.WriteString(sign)
	case "mspace":
		l.WriteString(" ")
	case "mtext":
		l.WriteString(clean(textOf(n)))
	case "mfrac":
		if attr(n.Attr, "linethickness") == "0" {
			l.WriteString("(" + part(0) + " over " + part(1) + ")")
			return
		}
		l.fraction(part(0), part(1))
	case "msup", "mover":
		mathBase(l, part(0))
		if n.Data == "mover" && !isWord(part(1)) { // a bar, an arrow, a hat
			l.WriteString(part(1))
			return
		}
		l.raised(part(1))
	case "msub", "munder":
		mathBase(l, part(0))
		l.lowered(part(1))
	case "msubsup", "munderover":
		mathBase(l, part(0))
		l.lowered(part(1))
		l.raised(part(2))
	case "msqrt":
		l.WriteString("√" + bracketed1(fold(mathText(n))))
	case "mroot":
		l.raised(part(1))
		l.WriteString("√" + bracketed1(part(0)))
	case "mfenced":
		parts := make([]string, len(kids))
		for i := range kids {
			parts[i] = part(i)
		}
		open, shut := "(", ")"
		if v, has := find(n.Attr, "open"); has {
			open = v
		}
		if v, has := find(n.Attr, "close"); has {
			shut = v
		}
		l.WriteString(open + strings.Join(parts, ", ") + shut)
	case "mtr", "mlabeledtr":
		mathRow(l, n, depth)
		l.WriteString("; ")
	case "mtd":
		mathRow(l, n, depth)
		l.WriteString(" ")
	case "semantics":
		if len(kids) > 0 {
			mathNode(l, kids[0], depth+1)
		}
	case "mmultiscripts":
		mathBase(l, part(0))
		if len(kids) > 1 {
			l.lowered(part(1))
		}
		if len(kids) > 2 {
			l.raised(part(2))
		}
	default:
		mathRow(l, n, depth)
	}
}

// mathBase writes what a power or an index stands at.
func mathBase(l *textLine, base string) {
	if startsFigure(base) {
		l.keepApart()
	}
	l.WriteString(bracketed1(base))
}

// mathIn is the formula that is all an element holds.
func mathIn(n *html.Node) *html.Node {
	for range 4 {
		if n.Data == "math" {
			return n
		}
		var only *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
				return nil
			case c.Type == html.ElementNode && only != nil:
				return nil
			case c.Type == html.ElementNode:
				only = c
			}
		}
		if only == nil {
			return nil
		}
		n = only
	}
	return nil
}

// mathBeside holds where a formula stands beside an element, in the same few
// elements around both.
func mathBeside(n *html.Node) bool {
	seen, found := 0, false
	var look func(*html.Node)
	look = func(m *html.Node) {
		for c := m.FirstChild; c != nil && !found && seen < 200; c = c.NextSibling {
			if c.Type == html.ElementNode && c != n {
				seen++
				if found = c.Data == "math"; !found {
					look(c)
				}
			}
		}
	}
	for up, m := 0, n.Parent; m != nil && up < 2 && !found && !blockLevel[m.Data]; up, m = up+1, m.Parent {
		look(m)
	}
	return found
}
