package office

import "slices"

// Changes that were tracked in an OpenDocument text are read as if accepted: what
// was inserted stands in the text, what was deleted lies in a list before it. The
// original is made by putting that back, and taking out what was inserted.

// learnChanges reads the list of changes, and returns how many insertions and deletions it has.
func (d *odt) learnChanges(text *node) int {
	d.deleted = map[string]*node{}
	d.inserted = map[string]bool{}
	all := 0
	for _, region := range text.child("tracked-changes").kids {
		id := region.attr("id")
		if region.child("insertion").name != "" {
			d.inserted[id] = true
			all++
		} else if gone := region.child("deletion"); gone.name != "" {
			d.deleted[id] = &node{kids: slices.DeleteFunc(slices.Clone(gone.kids),
				func(n *node) bool { return n.name == "change-info" || n.name == "" })}
			all++
		}
	}
	return all
}

// refused makes the original of a text.
type refused struct {
	inserted map[string]bool
	deleted  map[string]*node
	open     map[string]bool // insertions that have begun and not ended
	used     map[string]bool // deletions that were put back: each stands once
}

// original is the text as it was before all changes.
func (d *odt) originalOf(kids []*node) []*node {
	r := &refused{d.inserted, d.deleted, map[string]bool{}, map[string]bool{}}
	return r.blocks(kids)
}

// mark takes note of where an insertion begins or ends; is is true for such a mark.
func (r *refused) mark(n *node) (is bool) {
	switch n.name {
	case "change-start":
		if id := n.attr("change-id"); r.inserted[id] {
			r.open[id] = true
		}
		return true
	case "change-end":
		delete(r.open, n.attr("change-id"))
		return true
	}
	return false
}

// back is what a deletion took out, nil where it took nothing or was put back before.
func (r *refused) back(n *node) []*node {
	id := n.attr("change-id")
	gone := r.deleted[id]
	if n.name != "change" || gone == nil || r.used[id] {
		return nil
	}
	r.used[id] = true
	return gone.kids
}

func isParagraph(n *node) bool { return n.name == "p" || n.name == "h" }

// blocks is the original of paragraphs and of what holds such. A paragraph whose
// beginning was inserted is the end of the one before it.
func (r *refused) blocks(kids []*node) []*node {
	var out []*node
	var last *node // the paragraph before, nil after anything else
	for _, n := range kids {
		switch {
		case n.name == "tracked-changes" || n.name == "" || n.name == "annotation":
			out = append(out, n)
		case r.mark(n):
		case n.name == "change":
			if list := r.blocks(r.back(n)); len(list) > 0 {
				out = append(out, list...)
				if last = nil; isParagraph(list[len(list)-1]) {
					last = list[len(list)-1]
				}
			}
		case isParagraph(n):
			joins := len(r.open) > 0
			list := r.paragraph(n)
			if joins && last != nil {
				last.kids = append(last.kids, list[0].kids...)
				list = list[1:]
			} else if joins && len(list) == 1 && !says(list[0]) {
				continue
			}
			out = append(out, list...)
			if len(list) > 0 {
				if last = nil; isParagraph(list[len(list)-1]) {
					last = list[len(list)-1]
				}
			}
		default:
			within := len(r.open) > 0
			c := *n
			c.kids = r.blocks(n.kids)
			if within && !slices.ContainsFunc(c.kids, says) {
				continue
			}
			out, last = append(out, &c), nil
		}
	}
	return out
}

// says reports whether anything but the marks of comments is in an element.
func says(n *node) bool {
	switch n.name {
	case "":
		return n.text != ""
	case "annotation", "annotation-end":
		return false
	case "p", "h", "span", "a", "list", "list-item", "table", "table-row", "table-cell", "section":
		return slices.ContainsFunc(n.kids, says)
	}
	return true
}

// paragraph is the original of a paragraph: several where a deletion joined them.
func (r *refused) paragraph(n *node) []*node {
	now := &node{name: n.name, attributes: n.attributes}
	out := []*node{now}
	for _, k := range n.kids {
		back := r.back(k)
		if back == nil {
			now.kids = append(now.kids, r.inline(k)...)
			continue
		}
		list := r.blocks(back)
		for i, b := range list {
			if !isParagraph(b) {
				out = append(out, b)
				now = &node{name: n.name, attributes: n.attributes}
				out = append(out, now)
				continue
			}
			if i > 0 && isParagraph(list[i-1]) {
				now = &node{name: b.name, attributes: b.attributes}
				out = append(out, now)
			}
			now.kids = append(now.kids, b.kids...)
		}
	}
	return out
}

// inline is the original of what stands in a paragraph.
func (r *refused) inline(n *node) []*node {
	if r.mark(n) {
		return nil
	}
	within := len(r.open) > 0
	switch n.name {
	case "":
		if within {
			return nil
		}
		return []*node{n}
	case "annotation", "annotation-end":
		return []*node{n}
	case "change":
		var out []*node
		for i, b := range r.blocks(r.back(n)) {
			if i > 0 {
				out = append(out, &node{name: "line-break"})
			}
			out = append(out, b.kids...)
		}
		return out
	}
	c := *n
	c.kids = nil
	for _, k := range n.kids {
		if isParagraph(k) {
			c.kids = append(c.kids, r.blocks([]*node{k})...)
		} else {
			c.kids = append(c.kids, r.inline(k)...)
		}
	}
	if within && !slices.ContainsFunc(c.kids, says) {
		return marksOf(n)
	}
	return []*node{&c}
}

// marksOf are the comments in an element that was inserted.
func marksOf(n *node) []*node {
	var out []*node
	n.all(func(k *node) {
		if k.name == "annotation" || k.name == "annotation-end" {
			out = append(out, k)
		}
	})
	return out
}
