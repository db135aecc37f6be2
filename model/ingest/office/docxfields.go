package office

import (
	"strconv"
	"strings"

	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// field is an instruction in a Word document: its code, and then what came of
// it the last time. Fractions and signs typed as fields have no such result,
// so they are read from the code.
type field struct {
	code   string
	result bool   // the code has ended
	said   bool   // the result has words
	form   string // what a field of a form shows
	link   int    // the number of the link that it is, from 1; 0 none
}

// simpleField adds a field that has its code in an attribute.
func (d *docx) simpleField(to *html.Node, n *node, l charFormat, boxes *[]*node) {
	f := &field{code: n.attr("instr"), result: true}
	d.fields = append(d.fields, f)
	d.link(to, hyperlinkOf(f.code), func() { d.runs(to, n.kids, l, boxes) })
	d.fields = d.fields[:len(d.fields)-1]
	d.fieldEnd(to, l, f)
}

func (d *docx) fieldMark(to *html.Node, l charFormat, n *node) {
	switch n.attr("fldCharType") {
	case "begin":
		if len(d.fields) < 50 {
			d.fields = append(d.fields, &field{form: formValue(n.child("ffData"))})
		}
	case "separate":
		if len(d.fields) > 0 {
			f := d.fields[len(d.fields)-1]
			f.result = true
			f.link = d.linkBegins(to, hyperlinkOf(f.code))
		}
	case "end":
		if len(d.fields) > 0 {
			f := d.fields[len(d.fields)-1]
			d.fields = d.fields[:len(d.fields)-1]
			d.fieldEnd(to, l, f)
			d.linkEnds(to, f.link)
		}
	}
}

// formValue is what a box to tick or a list to choose from shows.
func formValue(form *node) string {
	if box := form.child("checkBox"); box.name != "" {
		ticked := box.child("checked")
		if ticked.name == "" {
			ticked = box.child("default")
		}
		return tickBox(on(ticked))
	}
	if choices := form.child("ddList"); choices.name != "" {
		at, chosen := 0, atoi(typography.FirstOf(choices.child("result").attr("val"), choices.child("default").attr("val")))
		for _, k := range choices.kids {
			if k.name == "listEntry" {
				if at == chosen {
					return k.attr("val")
				}
				at++
			}
		}
	}
	return ""
}

// tickBox is a box of a form, ticked or not.
func tickBox(ticked bool) string {
	if ticked {
		return "☒"
	}
	return "☐"
}

// fieldEnd writes a field that has no result but shows something.
func (d *docx) fieldEnd(to *html.Node, l charFormat, f *field) {
	if f.said {
		if len(d.fields) > 0 {
			d.fields[len(d.fields)-1].said = true
		}
		return
	}
	name, rest, _ := strings.Cut(strings.TrimSpace(f.code), " ")
	switch strings.ToUpper(name) {
	case "EQ":
		e := fieldEquation{text: rest}
		for _, n := range e.parts(0, "") {
			formatted(to, l).AppendChild(n)
		}
	case "SYMBOL":
		d.add(to, charFormat{struck: l.struck, script: l.script}, fieldSymbol(rest), nil)
	default:
		d.add(to, l, f.form, nil)
	}
}

// fieldSymbol is the sign that a SYMBOL field names: a code, and a font or a charset.
func fieldSymbol(code string) string {
	words := strings.Fields(code)
	if len(words) == 0 {
		return ""
	}
	n, err := strconv.ParseInt(words[0], 0, 32)
	if err != nil || n < 0x20 || n > 0x10FFFF {
		return ""
	}
	font := typography.Symbol
	for i, w := range words {
		switch strings.ToLower(w) {
		case `\u`:
			return string(rune(n))
		case `\f`:
			if i+1 < len(words) {
				name, _, _ := strings.Cut(strings.TrimPrefix(strings.Join(words[i+1:], " "), `"`), `"`)
				font = typography.SymbolFontNamed(name)
			}
		}
	}
	return typography.Symbols(string(rune(n)), font)
}

// fieldEquation reads an EQ field: \f(1,2) is a fraction, \r(3,x) a root, \s\up(2)
// a raised 2, and \o(a,b) letters over one another, which is how readings
// stand over words.
type fieldEquation struct {
	text string
	at   int
}

// parts are the elements up to one of the signs in stop.
func (e *fieldEquation) parts(depth int, stop string) []*html.Node {
	var out []*html.Node
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			span := markup.Element("span")
			markup.AddText(span, plain.String())
			out = append(out, span)
			plain.Reset()
		}
	}
	for e.at < len(e.text) {
		c := e.text[e.at]
		switch {
		case strings.IndexByte(stop, c) >= 0:
			flush()
			return out
		case c == '\\' && e.at+1 < len(e.text) && strings.IndexByte(`\(),;`, e.text[e.at+1]) >= 0: // that sign itself
			plain.WriteByte(e.text[e.at+1])
			e.at += 2
		case c == '\\' && depth < 20:
			flush()
			out = append(out, e.command(depth)...)
		case c == '(' && depth < 20: // brackets that are printed
			e.at++
			plain.WriteByte('(')
			flush()
			out = append(out, e.parts(depth+1, ")")...)
			plain.WriteByte(')')
			e.at++
		default:
			plain.WriteByte(c)
			e.at++
		}
	}
	flush()
	return out
}

// switches reads \name and the settings after it, up to an opening bracket.
func (e *fieldEquation) switches() []string {
	open := strings.IndexByte(e.text[e.at:], '(')
	if open < 0 {
		e.at = len(e.text)
		return nil
	}
	list := strings.FieldsFunc(strings.ToLower(e.text[e.at:e.at+open]), func(r rune) bool { return r == '\\' || r == ' ' })
	e.at += open + 1
	return list
}

func (e *fieldEquation) command(depth int) []*html.Node {
	if end := strings.IndexAny(e.text[e.at:], " ("); end > 0 && e.text[e.at+1] == '*' { // \* jc2 and such: how it looks
		e.at += end
		rest := strings.TrimLeft(e.text[e.at:], " ")
		word := strings.IndexAny(rest, " \\")
		e.at = len(e.text) - len(rest) + max(word, 0)
		return nil
	}
	list := e.switches()
	var args [][]*html.Node
	for len(list) > 0 && e.at <= len(e.text) {
		args = append(args, e.parts(depth+1, ",;)"))
		e.at++
		if e.at > len(e.text) || e.text[e.at-1] == ')' {
			break
		}
	}
	return equationPart(list, args)
}

// equationPart is what a command makes of its arguments.
func equationPart(list []string, args [][]*html.Node) []*html.Node {
	row := func(i int) *html.Node {
		n := markup.Element("mrow")
		if i < len(args) {
			for _, a := range args[i] {
				n.AppendChild(a)
			}
		}
		return n
	}
	switch {
	case len(list) == 0 || len(args) == 0:
		return nil
	case list[0] == "f" && len(args) > 1:
		return []*html.Node{markup.Element("math", markup.Element("mfrac", row(0), row(1)))}
	case list[0] == "r" && len(args) > 1:
		return []*html.Node{markup.Element("math", markup.Element("mroot", row(1), row(0)))}
	case list[0] == "r":
		return []*html.Node{markup.Element("math", markup.Element("msqrt", row(0)))}
	case list[0] == "s" && len(list) > 1 && strings.HasPrefix(list[1], "up"):
		return []*html.Node{markup.Element("sup", args[0]...)}
	case list[0] == "s" && len(list) > 1 && strings.HasPrefix(list[1], "do"):
		return []*html.Node{markup.Element("sub", args[0]...)}
	case list[0] == "o" && len(args) == 2 && len(args[0]) == 1 && args[0][0].Data == "sup": // a reading over the word
		return args[1]
	case list[0] == "b":
		left, right := "(", ")"
		for i, s := range list[1:] {
			if i+2 < len(list) && (s == "bc" || s == "lc") {
				left = list[i+2]
				right = map[string]string{"[": "]", "{": "}", "(": ")", "<": ">"}[left]
			}
		}
		return []*html.Node{mathToken("span", left), markup.Element("span", args[0]...), mathToken("span", right)}
	}
	var out []*html.Node
	for i, a := range args {
		if i > 0 {
			out = append(out, mathToken("span", " "))
		}
		out = append(out, a...)
	}
	return out
}
