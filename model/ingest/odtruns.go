package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// look is how letters of a style are set, in surroundings that are set as l says.
func (d *odt) look(family, style string, l look) look {
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
		l = d.lookOf(chain[i], l)
	}
	return l
}

func (d *odt) lookOf(t *node, l look) look {
	switch t.of("display") {
	case "none":
		l.hidden = true
	case "true":
		l.hidden = false
	}
	if line := first(t.of("text-line-through-style"), t.of("text-line-through-type"), t.of("text-crossing-out")); line != "" {
		l.struck = line != "none"
	}
	if at := t.of("text-position"); at != "" {
		l.raise = positioned(at)
	}
	if name := t.of("font-name"); name != "" {
		l.font = signFontOf(first(d.fonts[name], name))
	} else if name := t.of("font-family"); name != "" {
		l.font = signFontOf(name)
	}
	return l
}

// positioned is the element of letters at a height: a word or how many per
// cent of the type's size, and then how large they are.
func positioned(at string) string {
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
func (d *odt) runs(to *html.Node, kids []*node, l look, beside *[]*node) {
	for _, n := range kids {
		switch n.name {
		case "":
			addText(marked(to, l), signs(n.text, l.font))
		case "s":
			addText(to, " ")
		case "tab":
			addText(to, "\t")
		case "line-break":
			to.AppendChild(element("br"))
		case "note":
			d.notes = append(d.notes, n.child("note-body"))
		case "span":
			if own := d.look("text", n.of("style-name"), l); !own.hidden {
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
			addText(to, d.forms[n.of("control")])
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
	if formula.name == "" && object.of("href") != "" {
		formula = d.objects(object.of("href")).child("math")
	}
	if formula.name == "" {
		return nil
	}
	return mathTree(formula)
}

// mathTree is a formula in MathML as a web page would have it, without what
// says the same in another language.
func mathTree(n *node) *html.Node {
	out := element(n.name)
	for _, a := range n.attr {
		out.Attr = append(out.Attr, html.Attribute{Key: a.Name.Local, Val: a.Value})
	}
	for _, k := range n.kids {
		switch k.name {
		case "":
			addText(out, k.text)
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
		value := first(n.of("current-value"), n.of("value"))
		switch n.name {
		case "checkbox", "radio":
			value = "☐"
			if state := first(n.of("current-state"), n.of("state")); state == "checked" || n.of("current-selected") == "true" {
				value = "☒"
			}
		case "text", "textarea", "formatted-text", "number", "date", "time", "combobox":
		case "listbox":
			n.all(func(o *node) {
				if o.name == "option" && o.of("current-selected") == "true" {
					value = o.of("label")
				}
			})
		default:
			return
		}
		if id := n.of("id"); id != "" {
			d.forms[id] = value
		}
	})
}
