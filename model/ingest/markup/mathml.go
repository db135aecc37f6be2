package markup

import (
	"strings"

	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// mathDepth is how many elements of a formula lie in each other at most.
const mathDepth = 60

// formula writes a formula as a line that keeps its reading: fractions with a
// stroke, powers and indexes above and below, roots by their sign.
func (w *builder) formula(n *html.Node) {
	text := typography.CollapseSpaces(mathText(n))
	if text == "" {
		text = typography.CollapseSpaces(typography.FirstOf(Attr(n.Attr, "alttext"), Attr(n.Attr, "aria-label")))
	}
	w.setAs(typography.Marked{Marks: marksIn(n)}, func() {
		if text != "" {
			w.line.KeepApart()
			w.line.WriteString(text)
			w.line.KeepApart()
		}
	})
}

func mathText(n *html.Node) string {
	var l typography.Line
	mathRow(&l, n, 0)
	return l.String()
}

// mathOf is one part of a formula by itself.
func mathOf(n *html.Node, depth int) string {
	var l typography.Line
	mathNode(&l, n, depth)
	return typography.CollapseSpaces(l.String())
}

func mathRow(l *typography.Line, n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			l.WriteString(strings.TrimSpace(typography.Clean(c.Data)))
		} else if c.Type == html.ElementNode {
			mathNode(l, c, depth+1)
		}
	}
}

// mathSpaced are the signs that stand between two things with blanks around
// them.
var mathSpaced = map[string]bool{"=": true, "+": true, "−": true, "±": true, "×": true, "·": true, "<": true, ">": true, "≤": true,
	"≥": true, "≈": true, "≠": true, "≡": true, "→": true, "∼": true, "÷": true}

func mathNode(l *typography.Line, n *html.Node, depth int) {
	if depth > mathDepth {
		return
	}
	var kids []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !IsMark(c) {
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
		l.KeepApart()
		l.WriteString(strings.TrimSpace(typography.Clean(Text(n))))
	case "mo":
		mathOperator(l, n)
	case "mspace":
		l.WriteString(" ")
	case "mtext":
		l.WriteString(typography.Clean(Text(n)))
	case "mfrac":
		if Attr(n.Attr, "linethickness") == "0" {
			l.WriteString("(" + part(0) + " over " + part(1) + ")")
			return
		}
		l.Fraction(part(0), part(1))
	case "msup", "mover":
		mathBase(l, part(0))
		if n.Data == "mover" && !typography.IsWord(part(1)) { // a bar, an arrow, a hat
			l.WriteString(part(1))
			return
		}
		l.Superscript(part(1))
	case "msub", "munder":
		mathBase(l, part(0))
		l.Subscript(part(1))
	case "msubsup", "munderover":
		mathBase(l, part(0))
		l.Subscript(part(1))
		l.Superscript(part(2))
	case "msqrt":
		l.WriteString("√" + typography.Bracketed(typography.CollapseSpaces(mathText(n))))
	case "mroot":
		l.Superscript(part(1))
		l.WriteString("√" + typography.Bracketed(part(0)))
	case "mfenced":
		parts := make([]string, len(kids))
		for i := range kids {
			parts[i] = part(i)
		}
		mathFenced(l, n, parts)
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
			l.Subscript(part(1))
		}
		if len(kids) > 2 {
			l.Superscript(part(2))
		}
	default:
		mathRow(l, n, depth)
	}
}

// mathOperator writes a sign, with blanks around it where one is read so.
func mathOperator(l *typography.Line, n *html.Node) {
	sign := strings.TrimSpace(typography.Clean(Text(n)))
	switch sign {
	case "\u2061", "\u2062", "\u2063", "\u2064": // said, not shown
		return
	case "-":
		sign = "−"
	}
	if mathSpaced[sign] && l.Len() > 0 && !strings.HasSuffix(l.Tail(2), "(") && Attr(n.Attr, "form") != "prefix" {
		sign = " " + sign + " "
	}
	l.WriteString(sign)
}

// mathFenced writes parts in the brackets that an element names.
func mathFenced(l *typography.Line, n *html.Node, parts []string) {
	open, shut := "(", ")"
	if v, has := FindAttr(n.Attr, "open"); has {
		open = v
	}
	if v, has := FindAttr(n.Attr, "close"); has {
		shut = v
	}
	l.WriteString(open + strings.Join(parts, ", ") + shut)
}

// mathBase writes what a power or an index stands at.
func mathBase(l *typography.Line, base string) {
	if typography.StartsFigure(base) {
		l.KeepApart()
	}
	l.WriteString(typography.Bracketed(base))
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
			case IsMark(c):
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

// mathBeside is true where a formula stands beside an element, in the same few
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
	for up, m := 0, n.Parent; m != nil && up < 2 && !found && !BlockLevel[m.Data]; up, m = up+1, m.Parent {
		look(m)
	}
	return found
}
