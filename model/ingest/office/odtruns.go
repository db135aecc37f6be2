package office

import (
	"strconv"
	"strings"

	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// formatOf is how letters of a style are set, in surroundings that are set as f says.
func (d *odt) formatOf(family, style string, f charFormat) charFormat {
	return inherited(style, f, func(style string) (*node, string, bool) {
		st, known := d.styles[family+" "+style]
		return st.text, st.base, known
	}, d.formatFrom)
}

// formatFrom is a format with what properties say of it.
func (d *odt) formatFrom(t *node, l charFormat) charFormat {
	switch t.attr("display") {
	case "none":
		l.hidden = true
	case "true":
		l.hidden = false
	}
	if line := typography.FirstOf(t.attr("text-line-through-style"), t.attr("text-line-through-type"),
		t.attr("text-crossing-out")); line != "" {
		l.struck = line != "none"
	}
	if at := t.attr("text-position"); at != "" {
		l.script = scriptAt(at)
	}
	if name := t.attr("font-name"); name != "" {
		l.font = typography.SymbolFontNamed(typography.FirstOf(d.fonts[name], name))
	} else if name := t.attr("font-family"); name != "" {
		l.font = typography.SymbolFontNamed(name)
	}
	return l
}

// scriptAt is the element of letters at a height: a word or how many per
// cent of the type's size, and then how large they are.
func scriptAt(at string) string {
	height, _, _ := strings.Cut(strings.TrimSpace(at), " ")
	switch height {
	case "super":
		return "sup"
	case "sub":
		return "sub"
	}
	percent, err := strconv.ParseFloat(strings.TrimSuffix(height, "%"), 64)
	switch {
	case err != nil:
		return ""
	case percent >= 10:
		return "sup"
	case percent <= -8:
		return "sub"
	}
	return ""
}

// inline says which part an element in a paragraph is. White space is as in XML,
// with elements for what is more than one blank.
func (d *odt) inline(to *html.Node, n *node, f charFormat, boxes *[]*node) part {
	switch n.name {
	case "":
		return part{as: asText, set: f, text: n.text, from: n}
	case "s":
		return part{as: asText, text: " "}
	case "tab":
		return part{as: asText, text: "\t"}
	case "line-break":
		return part{as: asBreak}
	case "note":
		d.footnote(to, n)
		return part{as: asNote, kids: n.child("note-body").kids}
	case "span":
		return part{as: asRun, set: d.formatOf("text", n.attr("style-name"), f), kids: n.kids}
	case "frame":
		if eq := d.equation(n); eq != nil {
			return part{as: asElement, finish: eq}
		}
		d.frame(to, n)
		return part{as: asBox}
	case "custom-shape", "g":
		return part{as: asBox}
	case "control":
		markup.AddText(to, d.forms[n.attr("control")])
	case "a":
		address := n.attr("href")
		if strings.HasPrefix(address, "#") { // a place within the document
			address = ""
		}
		d.link(to, address, func() { d.runs(to, n.kids, f, boxes) })
	case "annotation", "annotation-end", "change":
		d.noteMark(to, n)
	case "hidden-text", "hidden-paragraph":
		d.leftOut(to, n)
	case "tracked-changes", "ruby-text", "title", "desc", "script", "object",
		"image", "page-number", "page-count", "event-listeners":
	default:
		return groupOf(n.kids)
	}
	return part{}
}

// equation is the formula in a frame, nil where it has none.
func (d *odt) equation(frame *node) *html.Node {
	object := frame.child("object")
	if object.name == "" {
		return nil
	}
	formula := object.child("math")
	if formula.name == "" && object.attr("href") != "" {
		formula = d.objects(object.attr("href")).child("math")
	}
	if formula.name == "" {
		return nil
	}
	return mathTree(formula)
}

// mathTree is a formula in MathML as a web page would have it, without what
// says the same in another language.
func mathTree(n *node) *html.Node {
	out := markup.Element(n.name)
	for _, a := range n.attributes {
		out.Attr = append(out.Attr, html.Attribute{Key: a.Name.Local, Val: a.Value})
	}
	for _, k := range n.kids {
		switch k.name {
		case "":
			markup.AddText(out, k.text)
		case "annotation", "annotation-xml":
		default:
			out.AppendChild(mathTree(k))
		}
	}
	return out
}

// learnForms reads what the fields of a form show.
func (d *odt) learnForms(forms *node) {
	forms.all(func(n *node) {
		value := typography.FirstOf(n.attr("current-value"), n.attr("value"))
		switch n.name {
		case "checkbox", "radio":
			state := typography.FirstOf(n.attr("current-state"), n.attr("state"))
			value = tickBox(state == "checked" || n.attr("current-selected") == "true")
		case "text", "textarea", "formatted-text", "number", "date", "time", "combobox":
		case "listbox":
			n.all(func(o *node) {
				if o.name == "option" && o.attr("current-selected") == "true" {
					value = o.attr("label")
				}
			})
		default:
			return
		}
		if id := n.attr("id"); id != "" {
			d.forms[id] = value
		}
	})
}
