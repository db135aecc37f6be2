package draft

// joinable reports whether the end of a paragraph can be deleted with changes tracked, so that it goes
// on in the next one: no section ends in it, and nobody else has put its end in or deleted it.
func joinable(p *element) bool {
	mark := p.child("pPr", "rPr")
	return p.child("pPr", "sectPr") == nil && mark.child("ins") == nil && mark.child("del") == nil && mark.child("moveFrom") == nil &&
		mark.child("moveTo") == nil
}

// bare reports whether nothing of a paragraph is left once its words are gone.
func bare(p *element) bool {
	left := false
	p.each(func(e *element) {
		switch e.local {
		case "drawing", "pict", "object", "AlternateContent", "oMath", "fldChar", "fldSimple", "sdt", "ins", "commentReference":
			left = true
		}
	})
	return !left
}

// end plans that a paragraph's end is deleted: its mark has properties like a run's, and among them
// that it goes.
func (e *wordEdit) end(p *element, c change) {
	gone := "<" + e.prefix + "del" + e.declare + " " + e.mark(c) + "/>"
	pPr := p.child("pPr")
	rPr := pPr.child("rPr")
	w := func(name string) string { return p.name(name) }
	in := func(at *element, what string) { // as the first thing in an element
		if at.inner == at.end {
			what = startTag(e.data, at) + what + "</" + at.qname + ">"
			e.beside = append(e.beside, splice{start: at.start, end: at.end, order: changeBegins + 1, with: what})
			return
		}
		e.beside = append(e.beside, splice{start: at.inner, end: at.inner, order: markEnds, with: what})
	}
	mark := "<" + w("rPr") + ">" + gone + "</" + w("rPr") + ">"
	switch {
	case rPr != nil:
		in(rPr, gone)
	case pPr == nil:
		in(p, "<"+w("pPr")+">"+mark+"</"+w("pPr")+">")
	default:
		for _, k := range pPr.kids {
			if k.local == "sectPr" || k.local == "pPrChange" { // these come after it
				e.beside = append(e.beside, splice{start: k.start, end: k.start, order: markEnds, with: mark})
				return
			}
		}
		if pPr.inner == pPr.end {
			in(pPr, mark)
			return
		}
		e.beside = append(e.beside, splice{start: pPr.outer, end: pPr.outer, order: markEnds, with: mark})
	}
}
