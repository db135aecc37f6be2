package office

import (
	"strconv"
	"strings"

	"galley/model"
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// minRise is by how many half points letters stand off the line that are set apart from it.
const minRise = 4

// formatOf is how a run is set: what it says itself comes before the style of
// its letters, and that before the style of its paragraph.
func (d *docx) formatOf(rPr *node, paragraph string) charFormat {
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

// styled is a format after what a style says, and those that it is based on.
func (d *docx) styled(style string, f charFormat) charFormat {
	return inherited(style, f, func(style string) (*node, string, bool) {
		st, known := d.styles[style]
		return st.rPr, st.base, known
	}, formatFrom)
}

// formatFrom is a format with what properties say of it.
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

// shows reports whether text is seen: it is not where it is a field's own instructions.
func (d *docx) shows(text string) bool {
	for _, f := range d.fields {
		if !f.result {
			return false
		}
		f.said = f.said || strings.TrimSpace(text) != ""
	}
	return true
}

// inline says which part an element in a paragraph is. What was deleted with
// changes tracked, what is hidden and what the reader of ruby sees above the
// line is left out.
func (d *docx) inline(to *html.Node, n *node, f charFormat, boxes *[]*node) part {
	switch n.name {
	case "r":
		return part{as: asRun, set: d.formatOf(n.child("rPr"), d.style), kids: n.kids}
	case "t":
		for _, k := range n.kids {
			d.add(to, f, k.text, k)
		}
	case "sym":
		return part{as: asText, set: charFormat{struck: f.struck, script: f.script}, text: wordSymbol(n)}
	case "tab", "ptab":
		return part{as: asText, text: "\t"}
	case "br", "cr":
		if n.attr("type") == "page" || n.attr("type") == "column" {
			to.AppendChild(markup.Element("br"))
		}
		return part{as: asBreak}
	case "noBreakHyphen":
		return part{as: asText, set: f, text: "\u2011"}
	case "oMath":
		return part{as: asElement, finish: equation(n)}
	case "fldChar":
		d.fieldMark(to, f, n)
	case "fldSimple":
		d.simpleField(to, n, f, boxes)
	case "instrText":
		if len(d.fields) > 0 {
			for _, k := range n.kids {
				d.fields[len(d.fields)-1].code += k.text
			}
		}
	case "footnoteReference", "endnoteReference":
		key := strings.TrimSuffix(n.name, "Reference") + n.attr("id")
		if note, ok := d.footnotes[key]; ok {
			delete(d.footnotes, key)
			d.footnote(to, strings.TrimSuffix(n.name, "Reference"), note)
			return part{as: asNote, kids: note}
		}
	case "txbxContent":
		return part{as: asBox}
	case "AlternateContent":
		return groupOf(n.child("Choice").kids)
	case "drawing", "pict":
		d.drawing(to, n)
		return groupOf(n.kids)
	case "OLEObject":
		if strings.HasPrefix(n.attr("ProgID"), "Equation") {
			d.warn(model.Sayf("An equation is kept as a picture in the file, so it is not in the text."))
		}
	case "hyperlink":
		d.link(to, d.hrefs[n], func() { d.runs(to, n.kids, f, boxes) })
	case "commentRangeStart", "commentRangeEnd", "commentReference":
		d.commentMark(to, n)
	case "del", "moveFrom", "rt":
		d.leftOut(to, n)
	case "Fallback", "pPr", "rPr", "delText", "delInstrText", "binData", "sdtPr":
	default:
		return groupOf(n.kids)
	}
	return part{}
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
