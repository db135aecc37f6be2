package office

import (
	"strconv"
	"strings"

	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// format is how letters of a style are set, in surroundings that are set as l says.
func (d *odt) format(family, style string, l charFormat) charFormat {
	var chain []*node
	for range 20 {
		st, known := d.styles[family+" "+style]
		if !known {
			break
		}
		chain = append(chain, st.text)
		style = st.base
	}
	for i := len(chain) - 1; i >= 0; i-- {
		l = d.formatFrom(chain[i], l)
	}
	return l
}

func (d *odt) formatFrom(t *node, l charFormat) charFormat {
	switch t.attr("display") {
	case "none":
		l.hidden = true
	case "true":
		l.hidden = false
	}
	if line := typography.FirstOf(t.attr("text-line-through-style"), t.attr("text-line-through-type"), t.attr("text-crossing-out")); line != "" {
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

// runs adds the text of a paragraph. White space is as in XML, with elements
// for what is more than one blank. Notes come after the text, as they do on
// paper, and without their numbers in it, which would run into the words.
func (d *odt) runs(to *html.Node, kids []*node, l charFormat, beside *[]*node) {
	for _, n := range kids {
		switch n.name {
		case "":
			markup.AddText(formatted(to, l), typography.Symbols(n.text, l.font))
		case "s":
			markup.AddText(to, " ")
		case "tab":
			markup.AddText(to, "\t")
		case "line-break":
			to.AppendChild(markup.Element("br"))
		case "note":
			d.notes = append(d.notes, n.child("note-body"))
		case "span":
			if own := d.format("text", n.attr("style-name"), l); !own.hidden {
				d.runs(to, n.kids, own, beside)
			}
		case "frame":
			if eq := d.equation(n); eq != nil {
				to.AppendChild(eq)
				continue
			}
			*beside = append(*beside, n)
		case "custom-shape", "g":
			*beside = append(*beside, n)
		case "control":
			markup.AddText(to, d.forms[n.attr("control")])
		case "annotation", "tracked-changes", "ruby-text", "hidden-text", "hidden-paragraph", "title", "desc", "script", "object",
			"image", "page-number", "page-count", "event-listeners":
		default:
			d.runs(to, n.kids, l, beside)
		}
	}
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
			value = "☐"
			if state := typography.FirstOf(n.attr("current-state"), n.attr("state")); state == "checked" || n.attr("current-selected") == "true" {
				value = "☒"
			}
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
