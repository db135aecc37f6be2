package draft

import (
	"strconv"
	"strings"
)

// bar is why words of a file cannot be changed where they stand; "" where they can.
type bar string

const (
	inField    bar = "field"
	inBox      bar = "box"
	inChange   bar = "change"
	inControl  bar = "control"
	inFootnote bar = "footnote"
	inRuby     bar = "ruby"
)

// holder is a run of a Word document: it holds text that is set in one way.
type holder struct {
	run       *element
	paragraph *element
	bar       bar
	// where a comment goes that cannot begin and end in the run: before from and after to; nil
	// where it can
	from, to *wrap
	content  []*element // what is in it but its properties
}

// wrap is an element, known by the time that its end is read.
type wrap struct{ at *element }

// place of a walk: what holds for the text that comes.
type within struct {
	bar      bar
	from, to *wrap
}

// walk reads what of a document is seen, as the reader of drafts does.
type walk struct {
	data     []byte
	rejected bool             // the text is that before the tracked changes, not after them
	notes    map[string]boxed // footnotes and endnotes, by kind and id
	holders  []holder
	spots    []spot
	units    []unit
	open     bool // a paragraph goes on in the next one
	fields   []*wordField
	boxes    []boxed
	referred []boxed
}

// wordField is a field of which its code or its result is being read.
type wordField struct {
	result     bool
	begin, end *wrap
}

// boxed is what stands outside the line: a text box or a note, and what it hangs on.
type boxed struct {
	kids []*element
	in   within
	data []byte // the part that they stand in
}

func (w *walk) blocks(kids []*element, in within) {
	for _, e := range kids {
		switch e.local {
		case "p":
			w.paragraph(e, in)
		case "tbl", "tc":
			w.blocks(e.kids, in)
		case "tr":
			pr := e.child("trPr")
			if gone := w.changed("del", "ins"); pr.child(gone) == nil {
				w.blocks(e.kids, in)
			}
		case "sdt":
			if gallery := e.child("sdtPr", "docPartObj", "docPartGallery"); gallery.attr(w.data, "val") != "Table of Contents" {
				w.blocks(e.child("sdtContent").kidsOf(), w.control(e, in))
			}
		case "AlternateContent":
			w.blocks(e.child("Choice").kidsOf(), in)
		case "customXml":
			w.blocks(e.kids, in)
		case "ins", "moveTo":
			if !w.rejected {
				w.blocks(e.kids, in.under(inChange, e))
			}
		case "del", "moveFrom":
			if w.rejected {
				w.blocks(e.kids, in.under(inChange, e))
			}
		}
	}
}

// changed is the name that a change has whose text is not in the text that was read.
func (w *walk) changed(accepted, rejected string) string {
	if w.rejected {
		return rejected
	}
	return accepted
}

func (e *element) kidsOf() []*element {
	if e == nil {
		return nil
	}
	return e.kids
}

// under is what holds inside an element in which words cannot be changed.
func (in within) under(why bar, e *element) within {
	if in.bar == "" || why == inBox || why == inFootnote {
		in.bar = why
	}
	if in.from == nil {
		in.from, in.to = &wrap{e}, &wrap{e}
	}
	return in
}

// control is what holds in a content control: in some the text is a copy of a value elsewhere, or one
// of a list.
func (w *walk) control(e *element, in within) within {
	pr := e.child("sdtPr")
	for _, k := range pr.kidsOf() {
		switch k.local {
		case "dataBinding", "comboBox", "dropDownList", "date", "checkbox", "lock", "citation", "bibliography":
			if k.local != "lock" || strings.Contains(strings.ToLower(k.attr(w.data, "val")), "content") {
				return in.under(inControl, e)
			}
		}
	}
	return in
}

func (w *walk) paragraph(p *element, in within) {
	pPr := p.child("pPr")
	if style := pPr.child("pStyle").attr(w.data, "val"); len(style) == 4 && strings.EqualFold(style[:3], "toc") {
		return
	}
	first := len(w.spots)
	if w.open && len(w.units) > 0 {
		first = w.units[len(w.units)-1].first
		w.units = w.units[:len(w.units)-1]
	}
	boxes := w.boxes
	w.boxes = nil
	for _, k := range p.kids {
		w.inline(k, p, in)
	}
	w.units = append(w.units, unit{first, len(w.spots)})
	mark := pPr.child("rPr")
	w.open = mark.child(w.changed("del", "ins")) != nil || mark.child(w.changed("moveFrom", "moveTo")) != nil
	mine := w.boxes
	w.boxes = boxes
	if len(mine) == 0 {
		return
	}
	w.open = false
	for _, b := range mine {
		w.blocks(b.kids, b.in)
	}
	w.open = false // what follows a text box is a paragraph of its own
}

// inline reads an element in a paragraph.
func (w *walk) inline(e *element, p *element, in within) {
	switch e.local {
	case "r":
		w.run(e, p, in)
	case "fldSimple":
		w.inlines(e, p, in.under(inField, e))
	case "ins", "moveTo":
		if !w.rejected {
			w.inlines(e, p, in.under(inChange, e))
		}
	case "del", "moveFrom":
		if w.rejected {
			w.inlines(e, p, in.under(inChange, e))
		}
	case "sdt":
		if c := e.child("sdtContent"); c != nil {
			w.inlines(c, p, w.control(e, in))
		}
	case "AlternateContent":
		if c := e.child("Choice"); c != nil {
			w.inlines(c, p, in)
		}
	case "pPr", "sdtPr", "oMath", "oMathPara", "smartTagPr", "customXmlPr":
	default:
		w.inlines(e, p, in)
	}
}

func (w *walk) inlines(e, p *element, in within) {
	for _, k := range e.kids {
		w.inline(k, p, in)
	}
}

// run reads a run and what of it is seen.
func (w *walk) run(r, p *element, in within) {
	rPr := r.child("rPr")
	if w.on(rPr.child("vanish")) || w.on(rPr.child("specVanish")) {
		w.special(r, in)
		return
	}
	struck := w.on(rPr.child("strike")) || w.on(rPr.child("dstrike"))
	h := holder{run: r, paragraph: p}
	for _, k := range r.kids {
		if k.local != "rPr" {
			h.content = append(h.content, k)
		}
	}
	n, begun := int32(-1), ""
	for _, k := range h.content {
		w.special1(k, r, in)
		state := w.fieldState()
		if state == "code" || struck {
			continue
		}
		if now := w.fieldHere(in); n < 0 || begun != state {
			h.bar, h.from, h.to = now.bar, now.from, now.to
			w.holders = append(w.holders, h)
			n, begun = int32(len(w.holders)-1), state
		}
		switch k.local {
		case "t", "delText":
			if (k.local == "delText") != (w.rejected && w.isDeleted(r)) {
				continue
			}
			for l := range letters(w.data, k.inner, k.outer) {
				w.spots = append(w.spots, spot{l.r, n, int32(l.start), int32(l.end)})
			}
		case "tab", "ptab":
			w.sign('\t', n, k)
		case "br", "cr":
			w.sign('\n', n, k)
		case "noBreakHyphen":
			w.sign('\u2011', n, k)
		case "sym":
			w.sign(w.symbol(k), n, k)
		case "ruby":
			for _, base := range k.child("rubyBase").kidsOf() {
				w.inline(base, p, in.under(inRuby, r))
			}
		}
	}
}

func (w *walk) isDeleted(r *element) bool {
	for e := r.parent; e != nil; e = e.parent {
		if e.local == "del" || e.local == "moveFrom" {
			return true
		}
	}
	return false
}

func (w *walk) sign(r rune, holder int32, k *element) {
	w.spots = append(w.spots, spot{r, holder, int32(k.start), int32(k.end)})
}

func (w *walk) symbol(k *element) rune {
	code, err := strconv.ParseUint(k.attr(w.data, "char"), 16, 32)
	if err != nil || code > 0x10FFFF {
		return '\uFFFD'
	}
	if code >= 0xF020 && code <= 0xF07E {
		code -= 0xF000
	}
	return rune(code)
}

// special takes note of the fields, notes and text boxes of a run whose text is not seen.
func (w *walk) special(r *element, in within) {
	for _, k := range r.kids {
		w.special1(k, r, in)
	}
}

func (w *walk) special1(k, r *element, in within) {
	switch k.local {
	case "fldChar":
		switch k.attr(w.data, "fldCharType") {
		case "begin":
			w.fields = append(w.fields, &wordField{begin: &wrap{r}, end: &wrap{r}})
		case "separate":
			if n := len(w.fields); n > 0 {
				w.fields[n-1].result = true
			}
		case "end":
			if n := len(w.fields); n > 0 {
				w.fields[n-1].end.at = r
				w.fields = w.fields[:n-1]
			}
		}
	case "footnoteReference", "endnoteReference":
		key := strings.TrimSuffix(k.local, "Reference") + k.attr(w.data, "id")
		if note, is := w.notes[key]; is {
			delete(w.notes, key)
			note.in = w.fieldHere(in).under(inFootnote, r)
			w.referred = append(w.referred, note)
		}
	case "drawing", "pict", "object":
		w.box(k, w.fieldHere(in).under(inBox, r))
	case "AlternateContent":
		if c := k.child("Choice"); c != nil {
			w.box(c, w.fieldHere(in).under(inBox, r))
		}
	}
}

// box looks for the text of text boxes.
func (w *walk) box(e *element, in within) {
	if e.local == "txbxContent" {
		w.boxes = append(w.boxes, boxed{e.kids, in, w.data})
		return
	}
	for _, k := range e.kids {
		if k.local != "Fallback" {
			w.box(k, in)
		}
	}
}

// fieldState says where in fields the text stands: outside, in the result of some, or in a code.
func (w *walk) fieldState() string {
	for _, f := range w.fields {
		if !f.result {
			return "code"
		}
	}
	return strconv.Itoa(len(w.fields))
}

// fieldHere is what holds here, with the fields that are open.
func (w *walk) fieldHere(in within) within {
	if len(w.fields) == 0 {
		return in
	}
	if in.bar == "" {
		in.bar = inField
	}
	if in.from == nil {
		in.from, in.to = w.fields[0].begin, w.fields[0].end
	}
	return in
}

func (w *walk) on(e *element) bool {
	if e == nil {
		return false
	}
	v := e.attr(w.data, "val")
	return v != "0" && v != "false" && v != "off"
}

// read walks the document and then its notes, in the order in which the text refers to them.
func (w *walk) read(body *element) {
	w.blocks(body.kids, within{})
	main := w.data
	for i := 0; i < len(w.referred); i++ {
		w.open, w.fields, w.data = false, nil, w.referred[i].data
		w.blocks(w.referred[i].kids, w.referred[i].in)
	}
	w.data = main
}
