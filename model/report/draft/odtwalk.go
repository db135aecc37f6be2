package draft

import (
	"bytes"
	"unicode/utf8"
)

// odtHolder is a stretch of text of an OpenDocument text that stands in one element.
type odtHolder struct {
	element   *element // in which the text is written
	paragraph *element
	story     *element // the text, cell, box or note that the paragraph is in
	bar       bar
	from, to  int  // where a comment begins and ends that cannot stand at the words themselves; -1 where it can
	apart     bool // something that is no text stands before it: white space after that is not in a row with what is before
}

// odtWithin is what holds for the text that comes.
type odtWithin struct {
	bar      bar
	from, to int
	story    *element
}

// odtStyle is what a style says of text, as far as it decides whether that is read.
type odtStyle struct {
	base         string
	gone, struck string // "" where it does not say
}

// odtWalk reads what of an OpenDocument text is seen, as the reader of drafts does.
type odtWalk struct {
	data      []byte
	rejected  bool                // the text is that before the tracked changes, not after them
	styles    map[string]odtStyle // by family and name
	deletions map[string]*element // deleted text, by the id of its change
	holders   []odtHolder
	spots     []spot
	units     []unit
	first     int // the first spot of the paragraph that is read
	inserted  int // how many insertions of others the text stands in
	apart     bool
	unread    map[*element]bool // spans whose text is not seen
	boxes     []odtBoxed
	notes     []odtBoxed
}

type odtBoxed struct {
	at *element
	in odtWithin
}

// learn reads which styles hide text or strike it out.
func (w *odtWalk) learn(data []byte, list *element) {
	for _, e := range list.kidsOf() {
		if e.local != "style" {
			continue
		}
		s := odtStyle{base: e.attr(data, "parent-style-name")}
		if t := e.child("text-properties"); t != nil {
			s.gone = t.attr(data, "display")
			for _, name := range []string{"text-line-through-style", "text-line-through-type", "text-crossing-out"} {
				if s.struck == "" {
					s.struck = t.attr(data, name)
				}
			}
		}
		w.styles[e.attr(data, "family")+" "+e.attr(data, "name")] = s
	}
}

// unseen reports whether a style hides its text or strikes it out.
func (w *odtWalk) unseen(family, name string) bool {
	var s odtStyle
	for range 20 { // a ring of styles is damage
		own, known := w.styles[family+" "+name]
		if !known {
			break
		}
		if s.gone == "" {
			s.gone = own.gone
		}
		if s.struck == "" {
			s.struck = own.struck
		}
		name = own.base
	}
	return s.gone == "none" || s.struck != "" && s.struck != "none"
}

// read walks the text and then its notes, in the order in which the text refers to them.
func (w *odtWalk) read(text *element) {
	w.blocks(text.kids, odtWithin{from: -1, to: -1, story: text})
	for i := 0; i < len(w.notes); i++ {
		w.blocks(w.notes[i].at.kids, w.notes[i].in)
	}
}

func (w *odtWalk) blocks(kids []*element, in odtWithin) {
	for _, e := range kids {
		switch e.local {
		case "p", "h":
			w.paragraph(e, in)
		case "list", "list-item", "list-header", "numbered-paragraph", "table", "table-header-rows", "table-rows", "table-row-group":
			w.blocks(e.kids, in)
		case "table-row":
			if hidden := e.attr(w.data, "visibility"); hidden != "collapse" && hidden != "filter" {
				w.blocks(e.kids, in)
			}
		case "table-cell":
			in := in
			in.story = e
			w.blocks(e.kids, in)
		case "section":
			if e.attr(w.data, "display") != "none" {
				w.blocks(e.kids, in)
			}
		case "frame", "text-box", "g", "custom-shape", "page":
			in := in
			in.bar, in.story = inBox, e
			if in.from < 0 {
				in.from, in.to = noPlace, noPlace
			}
			w.blocks(e.kids, in)
		case "illustration-index", "alphabetical-index", "bibliography", "index-body":
			in := in
			in.bar = inField
			w.blocks(e.kids, in)
		case "change-start", "change-end", "change":
			w.change(e, e, in)
		}
	}
}

// noPlace is where a comment begins that can stand nowhere.
const noPlace = 1 << 30

// under is what holds inside an element in a paragraph in which words cannot be changed.
func (in odtWithin) under(why bar, e *element) odtWithin {
	if in.bar == "" || why == inBox || why == inFootnote {
		in.bar = why
	}
	if in.from < 0 {
		in.from, in.to = e.start, e.end
	}
	return in
}

func (w *odtWalk) paragraph(p *element, in odtWithin) {
	if w.unseen("paragraph", p.attr(w.data, "style-name")) {
		return
	}
	first, boxes := w.first, w.boxes
	w.first, w.boxes, w.apart = len(w.spots), nil, false
	w.inlines(p, p, in)
	w.units = append(w.units, unit{w.first, len(w.spots)})
	mine := w.boxes
	w.first, w.boxes = first, boxes
	for _, b := range mine {
		w.blocks(b.at.kids, b.in)
	}
}

// inlines reads what stands in an element of a paragraph.
func (w *odtWalk) inlines(e, p *element, in odtWithin) {
	at := e.inner
	for _, k := range e.kids {
		w.text(at, k.start, e, p, in)
		w.inline(k, p, in)
		at = k.end
	}
	w.text(at, e.outer, e, p, in)
}

// text reads text that stands between two tags.
func (w *odtWalk) text(from, to int, e, p *element, in odtWithin) {
	if from >= to || w.rejected && w.inserted > 0 {
		return
	}
	if bytes.Contains(w.data[from:to], []byte("<![CDATA[")) { // no tag may come into it
		in.bar = inControl
		if in.from < 0 {
			in.from, in.to = from, to
		}
	}
	n := w.hold(e, p, in)
	if bytes.IndexByte(w.data[from:to], '<') < 0 && bytes.IndexByte(w.data[from:to], '&') < 0 { // as it mostly is
		for at := from; at < to; {
			r, size := rune(w.data[at]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRune(w.data[at:to])
			}
			w.spots = append(w.spots, spot{r, n, int32(at), int32(at + size)})
			at += size
		}
		return
	}
	for l := range letters(w.data, from, to) {
		w.spots = append(w.spots, spot{l.r, n, int32(l.start), int32(l.end)})
	}
}

// hold is the holder of text in an element.
func (w *odtWalk) hold(e, p *element, in odtWithin) int32 {
	if w.inserted > 0 && in.bar == "" {
		in.bar = inChange
	}
	w.holders = append(w.holders, odtHolder{e, p, in.story, in.bar, in.from, in.to, w.apart})
	w.apart = false
	return int32(len(w.holders) - 1)
}

func (w *odtWalk) sign(r rune, k, p *element, in odtWithin) {
	if w.rejected && w.inserted > 0 {
		return
	}
	n := w.hold(k.parent, p, in)
	w.spots = append(w.spots, spot{r, n, int32(k.start), int32(k.end)})
}

// inline reads an element in a paragraph.
func (w *odtWalk) inline(k, p *element, in odtWithin) {
	switch k.local {
	case "s":
		w.sign(' ', k, p, in)
	case "tab":
		w.sign('\t', k, p, in)
	case "line-break":
		w.sign('\n', k, p, in)
	case "span":
		if w.unseen("text", k.attr(w.data, "style-name")) {
			w.unread[k] = true
			w.aside(k, in)
			return
		}
		w.inlines(k, p, in)
	case "a":
		w.inlines(k, p, in)
	case "note":
		w.apart = true
		in := in.under(inFootnote, k)
		in.story = k
		if body := k.child("note-body"); body != nil {
			w.notes = append(w.notes, odtBoxed{body, in})
		}
	case "frame", "custom-shape", "g":
		w.apart = true
		in := in.under(inBox, k)
		in.story = k
		w.boxes = append(w.boxes, odtBoxed{k, in})
	case "change-start", "change-end", "change":
		w.change(k, p, in)
	case "bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start", "reference-mark-end", "soft-page-break",
		"annotation-end", "toc-mark-start", "toc-mark-end", "user-index-mark-start", "user-index-mark-end", "alphabetical-index-mark-start",
		"alphabetical-index-mark-end":
	case "annotation", "tracked-changes", "ruby-text", "hidden-text", "hidden-paragraph", "title", "desc", "script", "object", "image",
		"page-number", "page-count", "event-listeners", "control":
		w.apart = true
	case "ruby", "ruby-base":
		w.inlines(k, p, in.under(inRuby, outermost(k)))
	default:
		w.apart = true
		w.inlines(k, p, in.under(inField, k))
		w.apart = true
	}
}

// outermost is the ruby that a base stands in, or the element itself.
func outermost(k *element) *element {
	if k.local == "ruby-base" && k.parent != nil {
		return k.parent
	}
	return k
}

// aside takes note of the notes, boxes and changes in text that is not seen.
func (w *odtWalk) aside(e *element, in odtWithin) {
	for _, k := range e.kids {
		switch k.local {
		case "note", "frame", "custom-shape", "g", "change-start", "change-end", "change":
			w.inline(k, e, in)
		default:
			w.aside(k, in)
		}
	}
}

// change is where a tracked change begins, ends, or took something out.
func (w *odtWalk) change(k, p *element, in odtWithin) {
	switch k.local {
	case "change-start":
		w.inserted++
	case "change-end":
		w.inserted = max(w.inserted-1, 0)
	case "change":
		gone := w.deletions[k.attr(w.data, "change-id")]
		if !w.rejected || gone == nil || k == p {
			return
		}
		n := 0
		for _, e := range gone.kids {
			if e.local != "p" && e.local != "h" {
				continue
			}
			if n++; n > 1 { // the paragraph goes on in the next one
				w.units = append(w.units, unit{w.first, len(w.spots)})
				w.first = len(w.spots)
			}
			w.inlines(e, p, in.under(inChange, k))
		}
	}
}
