package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// look is how letters are set, as far as it changes what they say.
type look struct {
	hidden bool
	struck bool
	raise  string // the element of letters above or below the line, "" on it
	font   *signFont
}

// raisedFrom is by how many half points letters stand off the line that are set apart from it.
const raisedFrom = 4

// look reads how a run is set: what it says itself comes before the style of
// its letters, and that before the style of its paragraph.
func (d *docx) look(rPr *node, paragraph string) look {
	style := rPr.child("rStyle").of("val")
	key := [2]string{style, paragraph}
	base, known := d.looks[key]
	if !known {
		base = d.styled(paragraph, base)
		base = d.styled(style, base)
		if d.looks != nil {
			d.looks[key] = base
		}
	}
	return lookOf(rPr, base)
}

// styled applies a style, after those that it is based on.
func (d *docx) styled(style string, l look) look {
	var chain []*node
	for range 20 {
		st, known := d.styles[style]
		if !known {
			break
		}
		chain = append(chain, st.rPr)
		style = st.base
	}
	for i := len(chain) - 1; i >= 0; i-- {
		l = lookOf(chain[i], l)
	}
	return l
}

// lookOf is a look with what properties say of it.
func lookOf(rPr *node, l look) look {
	for _, n := range rPr.kids {
		switch n.name {
		case "vanish", "specVanish":
			l.hidden = on(n)
		case "strike", "dstrike":
			l.struck = on(n)
		case "vertAlign":
			l.raise = map[string]string{"superscript": "sup", "subscript": "sub"}[n.of("val")]
		case "rFonts":
			if name := first(n.of("ascii"), n.of("hAnsi")); name != "" {
				l.font = signFontOf(name)
			}
		}
	}
	if off, err := strconv.Atoi(rPr.child("position").of("val")); err == nil && rPr.child("vertAlign").name == "" {
		switch {
		case off >= raisedFrom:
			l.raise = "sup"
		case off <= -raisedFrom:
			l.raise = "sub"
		}
	}
	return l
}

// marked is where text of a look goes: what is raised, lowered or struck out
// stands in an element that says so, one for all that follows on.
func marked(to *html.Node, l look) *html.Node {
	if l.struck {
		to = lastOrNew(to, "s")
	}
	if l.raise != "" {
		to = lastOrNew(to, l.raise)
	}
	return to
}

func lastOrNew(to *html.Node, name string) *html.Node {
	if last := to.LastChild; last != nil && last.Type == html.ElementNode && last.Data == name {
		return last
	}
	n := element(name)
	to.AppendChild(n)
	return n
}

// put adds text as it is seen, unless it is a field's own instructions.
func (d *docx) put(to *html.Node, l look, text string) {
	for _, f := range d.fields {
		if !f.result {
			return
		}
		f.said = f.said || strings.TrimSpace(text) != ""
	}
	addText(marked(to, l), signs(text, l.font))
}

// runs adds the text of a paragraph. What was deleted with changes tracked, what
// is hidden and what the reader of ruby sees above the line is left out.
func (d *docx) runs(to *html.Node, kids []*node, l look, paragraph string, boxes *[]*node) {
	for _, n := range kids {
		switch n.name {
		case "r":
			if own := d.look(n.child("rPr"), paragraph); !own.hidden {
				d.runs(to, n.kids, own, paragraph, boxes)
			}
		case "t":
			for _, k := range n.kids {
				d.put(to, l, k.text)
			}
		case "sym":
			d.put(to, look{struck: l.struck, raise: l.raise}, wordSign(n))
		case "tab", "ptab":
			d.put(to, look{}, "\t")
		case "br", "cr":
			to.AppendChild(element("br"))
			if n.of("type") == "page" || n.of("type") == "column" {
				to.AppendChild(element("br"))
			}
		case "noBreakHyphen":
			d.put(to, l, "\u2011")
		case "oMath":
			to.AppendChild(equation(n))
		case "fldChar":
			d.fieldMark(to, l, n)
		case "fldSimple":
			f := &field{code: n.of("instr"), result: true}
			d.fields = append(d.fields, f)
			d.runs(to, n.kids, l, paragraph, boxes)
			d.fields = d.fields[:len(d.fields)-1]
			d.fieldEnd(to, l, f)
		case "instrText":
			if len(d.fields) > 0 {
				for _, k := range n.kids {
					d.fields[len(d.fields)-1].code += k.text
				}
			}
		case "footnoteReference", "endnoteReference":
			key := strings.TrimSuffix(n.name, "Reference") + n.of("id")
			if note, ok := d.notes[key]; ok {
				d.used = append(d.used, &node{kids: note})
				delete(d.notes, key)
			}
		case "txbxContent":
			*boxes = append(*boxes, n)
		case "AlternateContent":
			d.runs(to, n.child("Choice").kids, l, paragraph, boxes)
		case "OLEObject":
			if strings.HasPrefix(n.of("ProgID"), "Equation") {
				d.tell("An equation is kept as a picture in the file, so it is not in the text.")
			}
		case "del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "delText", "delInstrText", "binData", "sdtPr":
		default:
			d.runs(to, n.kids, l, paragraph, boxes)
		}
	}
}

// tell keeps a sentence for the person who imports, once.
func (d *docx) tell(sentence string) {
	for _, s := range d.said {
		if s == sentence {
			return
		}
	}
	d.said = append(d.said, sentence)
}

// wordSign is the character of a sign that was put in from a font.
func wordSign(n *node) string {
	code, err := strconv.ParseUint(n.of("char"), 16, 32)
	if err != nil || code > 0x10FFFF {
		return "\uFFFD"
	}
	r := rune(code)
	font := signFontOf(n.of("font"))
	if font == nil && r >= 0xF020 && r <= 0xF07E && !isLikelyDingbat(int(r)-0xF000) {
		return string(r - 0xF000) // a letter of a font of letters
	}
	return signs(string(r), font)
}
