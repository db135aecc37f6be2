package draft

import (
	"cmp"
	"slices"
	"strings"
)

// stretch is a part of a paragraph that goes in one. Tags in it that have their other one outside
// stay.
type stretch struct {
	start, end    int
	closes, opens string     // what stays: ends of elements, and then beginnings
	open          []*element // the elements that it begins in, the innermost first
	left          int        // how many of those end in it
	begun         []*element // what begins in it and does not end
}

// stretches cuts what a change takes out at all that is no text. That stays where it is.
func (e *odtEdit) stretches(c change) []stretch {
	paragraph := e.paragraphOf(c.first)
	from, to := int(e.spots[c.first].start), int(e.spots[c.end-1].end)
	now := stretch{start: from, open: around(e.holders[e.spots[c.first].holder].element, paragraph)}
	var all []stretch
	add := func(end int) {
		now.end = end
		for _, k := range now.begun {
			now.opens += startTag(e.data, k)
		}
		all = append(all, now)
	}
	var visit func(parent *element)
	visit = func(parent *element) {
		i, _ := slices.BinarySearchFunc(parent.kids, from, func(k *element, at int) int { return cmp.Compare(k.end, at+1) })
		for ; i < len(parent.kids) && parent.kids[i].start < to; i++ {
			k := parent.kids[i]
			switch local := k.local; {
			case local == "s" || local == "tab" || local == "line-break" || local == "soft-page-break":
			case (local == "span" || local == "a") && !e.unread[k]:
				if k.start >= from {
					now.begun = append(now.begun, k)
				}
				visit(k)
				switch {
				case k.end > to:
				case len(now.begun) > 0:
					now.begun = now.begun[:len(now.begun)-1]
				default:
					now.left++
					now.closes += string(e.data[k.outer:k.end])
				}
			default:
				add(k.start)
				now = stretch{start: k.end, open: around(k.parent, paragraph)}
			}
		}
	}
	visit(paragraph)
	add(to)
	return all
}

// around are an element and those around it up to a paragraph.
func around(k, paragraph *element) []*element {
	var all []*element
	for ; k != nil && k != paragraph; k = k.parent {
		all = append(all, k)
	}
	return all
}

// follows reports whether a stretch comes right after text that is set otherwise. A program that puts
// back what went sets it as that text is, unless something stands between.
func (e *odtEdit) follows(first int, s stretch) bool {
	for i := first; i > e.units[e.of[first]].first; i-- {
		if e.holders[e.spots[i].holder].apart && e.spots[i].holder != e.spots[i-1].holder {
			return false
		}
		for k := e.holders[e.spots[i-1].holder].element; k != nil && k != e.paragraphOf(first); k = k.parent {
			if k.local == "span" && !slices.Contains(s.open[s.left:], k) {
				return true
			}
		}
		if e.cut[i-1] == 0 {
			return false
		}
	}
	return false
}

// setAs sets words as what a stretch begins with is, where that ends in it.
func (e *odtEdit) setAs(s stretch, words string) string {
	for _, k := range s.open[:s.left] {
		if k.local == "span" {
			words = startTag(e.data, k) + words + "</" + k.qname + ">"
		}
	}
	return words
}

// paragraph is what goes, the spots from first to before end, as a paragraph of its own.
func (e *odtEdit) paragraph(c change, s stretch, first, end int) string {
	p := e.paragraphOf(c.first)
	var b strings.Builder
	b.WriteString("<" + p.qname + e.declared(p))
	for _, a := range attributes(e.data, p) {
		if _, local, _ := strings.Cut(a.name, ":"); local == "style-name" || local == "outline-level" || local == "cond-style-name" {
			b.WriteString(" " + a.name + `="` + strings.ReplaceAll(a.value, `"`, "&quot;") + `"`)
		}
	}
	b.WriteString(">")
	for _, k := range slices.Backward(s.open) {
		b.WriteString(startTag(e.data, k))
	}
	var spaces []splice
	for i := first; i < end; i++ {
		at := splice{start: int(e.spots[i].start) - s.start, end: int(e.spots[i].end) - s.start}
		switch {
		case !e.raw(i):
			continue
		case !e.blanks[i]: // it would begin to show
		case i == first || i == end-1 || e.onlyBlank(i+1, end):
			at.with = "<" + e.text + "s" + e.declare + "/>"
		default:
			continue
		}
		spaces = append(spaces, at)
	}
	b.Write(apply(e.data[s.start:s.end], spaces))
	for _, k := range slices.Backward(s.begun) {
		b.WriteString("</" + k.qname + ">")
	}
	for _, k := range s.open[s.left:] {
		b.WriteString("</" + k.qname + ">")
	}
	b.WriteString("</" + p.qname + ">")
	return b.String()
}

// onlyBlank reports whether nothing but white space that does not show is left.
func (e *odtEdit) onlyBlank(from, end int) bool {
	for i := from; i < end; i++ {
		if !e.raw(i) || e.blanks[i] {
			return false
		}
	}
	return true
}
