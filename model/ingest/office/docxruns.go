package office

import (
	"strconv"
	"strings"

	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// charFormat is how letters are set, as far as it changes what they say.
type charFormat struct {
	hidden bool
	struck bool
	script string // the element of letters above or below the line, "" on it
	font   *typography.SymbolFont
}

// minRise is by how many half points letters stand off the line that are set apart from it.
const minRise = 4

// format reads how a run is set: what it says itself comes before the style of
// its letters, and that before the style of its paragraph.
func (d *docx) format(rPr *node, paragraph string) charFormat {
	style := rPr.child("rStyle").attr("val")
	key := [2]string{style, paragraph}
	base, known := d.formats[key]
	if !known {
		base = d.styled(paragraph, base)
		base = d.styled(style, base)
		if d.formats != nil {
			d.formats[key] = base
		}
	}
	return formatFrom(rPr, base)
}

// styled applies a style, after those that it is based on.
func (d *docx) styled(style string, l charFormat) charFormat {
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
		l = formatFrom(chain[i], l)
	}
	return l
}

// formatFrom is a look with what properties say of it.
func formatFrom(rPr *node, l charFormat) charFormat {
	for _, n := range rPr.kids {
		switch n.name {
		case "vanish", "specVanish":
			l.hidden = on(n)
		case "strike", "dstrike":
			l.struck = on(n)
		case "vertAlign":
			l.script = map[string]string{"superscript": "sup", "subscript": "sub"}[n.attr("val")]
		case "rFonts":
			if name := typography.FirstOf(n.attr("ascii"), n.attr("hAnsi")); name != "" {
				l.font = typography.SymbolFontNamed(name)
			}
		}
	}
	if off, err := strconv.Atoi(rPr.child("position").attr("val")); err == nil && rPr.child("vertAlign").name == "" {
		switch {
		case off >= minRise:
			l.script = "sup"
		case off <= -minRise:
			l.script = "sub"
		}
	}
	return l
}

// formatted is where text of a look goes: what is raised, lowered or struck out
// stands in an element that says so, one for all that follows on.
func formatted(to *html.Node, l charFormat) *html.Node {
	if l.struck {
		to = lastOrNew(to, "s")
	}
	if l.script != "" {
		to = lastOrNew(to, l.script)
	}
	return to
}

func lastOrNew(to *html.Node, name string) *html.Node {
	if last := to.LastChild; last != nil && last.Type == html.ElementNode && last.Data == name {
		return last
	}
	n := markup.Element(name)
	to.AppendChild(n)
	return n
}

// addRun adds text as it is seen, unless it is a field's own instructions.
func (d *docx) addRun(to *html.Node, l charFormat, text string) {
	for _, f := range d.fields {
		if !f.result {
			return
		}
		f.said = f.said || strings.TrimSpace(text) != ""
	}
	markup.AddText(formatted(to, l), typography.Symbols(text, l.font))
}

// runs adds the text of a paragraph. What was deleted with changes tracked, what
// is hidden and what the reader of ruby sees above the line is left out.
func (d *docx) runs(to *html.Node, kids []*node, l charFormat, paragraph string, boxes *[]*node) {
	for _, n := range kids {
		switch n.name {
		case "r":
			if own := d.format(n.child("rPr"), paragraph); !own.hidden {
				d.runs(to, n.kids, own, paragraph, boxes)
			}
		case "t":
			for _, k := range n.kids {
				d.addRun(to, l, k.text)
			}
		case "sym":
			d.addRun(to, charFormat{struck: l.struck, script: l.script}, wordSymbol(n))
		case "tab", "ptab":
			d.addRun(to, charFormat{}, "\t")
		case "br", "cr":
			to.AppendChild(markup.Element("br"))
			if n.attr("type") == "page" || n.attr("type") == "column" {
				to.AppendChild(markup.Element("br"))
			}
		case "noBreakHyphen":
			d.addRun(to, l, "\u2011")
		case "oMath":
			to.AppendChild(equation(n))
		case "fldChar":
			d.fieldMark(to, l, n)
		case "fldSimple":
			f := &field{code: n.attr("instr"), result: true}
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
			key := strings.TrimSuffix(n.name, "Reference") + n.attr("id")
			if note, ok := d.notes[key]; ok {
				d.used = append(d.used, &node{kids: note})
				delete(d.notes, key)
			}
		case "txbxContent":
			*boxes = append(*boxes, n)
		case "AlternateContent":
			d.runs(to, n.child("Choice").kids, l, paragraph, boxes)
		case "OLEObject":
			if strings.HasPrefix(n.attr("ProgID"), "Equation") {
				d.warn("An equation is kept as a picture in the file, so it is not in the text.")
			}
		case "del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "delText", "delInstrText", "binData", "sdtPr":
		default:
			d.runs(to, n.kids, l, paragraph, boxes)
		}
	}
}

// warn keeps a sentence for the person who imports, once.
func (d *docx) warn(sentence string) {
	for _, s := range d.warnings {
		if s == sentence {
			return
		}
	}
	d.warnings = append(d.warnings, sentence)
}

// wordSymbol is the character of a sign that was put in from a font.
func wordSymbol(n *node) string {
	code, err := strconv.ParseUint(n.attr("char"), 16, 32)
	if err != nil || code > 0x10FFFF {
		return "\uFFFD"
	}
	r := rune(code)
	font := typography.SymbolFontNamed(n.attr("font"))
	if font == nil && r >= 0xF020 && r <= 0xF07E && !typography.IsLikelyWingding(int(r)-0xF000) {
		return string(r - 0xF000) // a letter of a font of letters
	}
	return typography.Symbols(string(r), font)
}
