package draft

import (
	"html"
	"maps"
	"slices"
	"strconv"
	"strings"

	"galley/model"
)

// wordEdit gathers what is written into a Word document.
type wordEdit struct {
	*wordPlaces
	planner
	root     *element
	prefix   string // what is put in is written with, with its colon
	declare  string // and declared by, "" where the document does
	ids      *ids
	comments []comment
	pieces   map[*element][]piece
	beside   []splice // what goes between runs
}

// comment is a comment on words of the document.
type comment struct {
	id     int
	text   string
	author string
	at     model.Stamp
}

// piece is a cut through a run: what is put in at it, or between which two of them words go.
type piece struct {
	at    int // in the part
	order int
	with  string
	to    int     // of words that go: up to where
	gone  *change // and in which change they go; nil of what is put in
}

// What comes first where several things come at one place.
const (
	markEnds = iota - 1
	changeEnds
	commentEnds
	commentBegins
	changeBegins
)

func newWordEdit(d *wordFile, p *wordPlaces) *wordEdit {
	e := &wordEdit{wordPlaces: p, root: d.root, ids: usedIn(d.data, d.root), pieces: map[*element][]piece{}}
	e.planner = newPlanner(p.placed, func(spot int) (bar, *element) {
		h := &p.holders[p.spots[spot].holder]
		return h.bar, h.paragraph
	})
	e.joins, e.bare = joinable, bare
	e.prefix, e.declare = prefixFor(d.data, d.root)
	return e
}

// prefixFor is a prefix that means the document's own namespace everywhere in a part. Where it has
// none, each element that is put in declares its own.
func prefixFor(data []byte, root *element) (prefix, declare string) {
	for s := root.scope; s != nil; s = s.around {
		if s.prefix != "" && s.address == root.space && strings.Count(string(data), "xmlns:"+s.prefix+"=") == 1 {
			return s.prefix + ":", ""
		}
	}
	return "galley:", ` xmlns:galley="` + root.space + `"`
}

// take plans each remark, in their order.
func (e *wordEdit) take(remarks []Remark) {
	for i, r := range remarks {
		p, placed := e.remark(i, r)
		if !placed {
			continue
		}
		for _, c := range p.changes {
			e.write(c)
			for _, p := range c.ends {
				e.end(p, c)
			}
		}
		if p.said != "" {
			c := comment{e.ids.comment(), p.said, name(r.Author), r.At}
			e.comments = append(e.comments, c)
			e.anchor(c.id, p.first, p.end)
		}
	}
}

// write plans a change in the runs that it is in.
func (e *wordEdit) write(c change) {
	if c.end == c.first { // words come in alone
		h := &e.holders[e.spots[c.first].holder]
		if c.after >= 0 {
			e.put(h, e.endOf(c.after), changeEnds, e.insertion(h, c.with, e.mark(c)))
		} else {
			order := changeEnds
			if c.opens {
				order = changeBegins
			}
			e.put(h, e.beginOf(c.before), order, e.insertion(h, c.with, e.mark(c)))
		}
		return
	}
	for s := c.first; s < c.end; {
		n := e.spots[s].holder
		end := s
		for end < c.end && e.spots[end].holder == n {
			end++
		}
		h := &e.holders[n]
		e.pieces[h.run] = append(e.pieces[h.run], piece{at: e.beginOf(s), to: e.endOf(end - 1), order: changeBegins, gone: &c})
		s = end
	}
	if c.with != "" {
		last := &e.holders[e.spots[c.end-1].holder]
		e.put(last, e.endOf(c.end-1), changeEnds, e.insertion(&e.holders[e.spots[c.first].holder], c.with, e.mark(c)))
	}
}

// mark are the attributes of a tracked change: an id of its own, by whom and when.
func (e *wordEdit) mark(c change) string {
	s := e.prefix + `id="` + strconv.Itoa(e.ids.change()) + `" ` + e.prefix + `author="` + escape(c.author) + `"`
	if c.date != "" {
		s += " " + e.prefix + `date="` + c.date + `"`
	}
	return s
}

// insertion is words that come in, set as those in a run are.
func (e *wordEdit) insertion(h *holder, words, mark string) string {
	var b strings.Builder
	b.WriteString("<" + e.prefix + "ins" + e.declare + " " + mark + ">" + startTag(e.data, h.run) + e.properties(h.run, -1))
	for i, part := range strings.Split(words, "\t") {
		if i > 0 {
			b.WriteString("<" + h.run.name("tab") + "/>")
		}
		if part != "" {
			b.WriteString("<" + h.run.name("t") + ` xml:space="preserve">` + escape(part) + "</" + h.run.name("t") + ">")
		}
	}
	b.WriteString("</" + h.run.qname + "></" + e.prefix + "ins>")
	return b.String()
}

// startTag is an element's start tag as written; one that has an end too begins alone.
func startTag(data []byte, e *element) string {
	return strings.TrimSuffix(strings.TrimSuffix(string(data[e.start:e.inner]), ">"), "/") + ">"
}

// properties are those of a run, as written, for the part of it with that number. In all but the first
// a tracked change of them has an id of its own; words that come in (-1) have none.
func (e *wordEdit) properties(run *element, part int) string {
	rPr := run.child("rPr")
	if rPr == nil {
		return ""
	}
	var all []splice
	for _, k := range rPr.kids {
		switch {
		case part == 0 || !mayHaveID[k.local]:
		case part < 0:
			all = append(all, splice{start: k.start - rPr.start, end: k.end - rPr.start})
		default:
			for _, a := range attributes(e.data, k) {
				if strings.HasSuffix(a.name, ":id") {
					all = append(all, splice{start: a.start - rPr.start, end: a.end - rPr.start, with: strconv.Itoa(e.ids.change())})
				}
			}
		}
	}
	return string(apply(e.data[rPr.start:rPr.end], all))
}

// put plans something at a place of a run.
func (e *wordEdit) put(h *holder, at, order int, with string) {
	e.pieces[h.run] = append(e.pieces[h.run], piece{at: at, order: order, with: with})
}

// anchor plans a comment's beginning and end around spots.
func (e *wordEdit) anchor(id, first, end int) {
	n := strconv.Itoa(id)
	begin := "<" + e.prefix + "commentRangeStart" + e.declare + " " + e.prefix + `id="` + n + `"/>`
	h := &e.holders[e.spots[first].holder]
	if h.from != nil {
		e.beside = append(e.beside, splice{start: h.from.at.start, end: h.from.at.start, order: commentBegins, with: begin})
	} else if at := e.beginOf(first); at == h.run.start {
		at = outside(h.run, func(e *element) int { return e.start })
		e.beside = append(e.beside, splice{start: at, end: at, order: commentBegins, with: begin})
	} else {
		e.put(h, at, commentBegins, begin)
	}
	close := "<" + e.prefix + "commentRangeEnd" + e.declare + " " + e.prefix + `id="` + n + `"/><` + e.prefix + "r" + e.declare + "><" +
		e.prefix + "commentReference " + e.prefix + `id="` + n + `"/></` + e.prefix + "r>"
	h = &e.holders[e.spots[end-1].holder]
	if h.to != nil {
		e.beside = append(e.beside, splice{start: h.to.at.end, end: h.to.at.end, order: commentEnds, with: close})
	} else if at := e.endOf(end - 1); at == h.run.end {
		at = outside(h.run, func(e *element) int { return e.end })
		e.beside = append(e.beside, splice{start: at, end: at, order: commentEnds, with: close})
	} else {
		e.put(h, at, commentEnds, close)
	}
}

// outside is where an element begins or ends, or what is around it in its paragraph and begins or ends
// with it: LibreOffice loses the words of a comment on the whole of a smart tag that stands in it.
func outside(e *element, edge func(*element) int) int {
	at := edge(e)
	for p := e.parent; p != nil && (p.local == "smartTag" || p.local == "sdtContent" || p.local == "sdt" || p.local == "hyperlink" ||
		p.local == "customXml"); p = p.parent {
		for _, k := range p.kids {
			properties := strings.HasSuffix(k.local, "Pr")
			if k != e && !properties && (edge(p) == p.start) == (k.start < e.start) {
				return at
			}
		}
		e, at = p, edge(p)
	}
	return at
}

// item is what of a run's content a spot is written in.
func (e *wordEdit) item(s int) (h *holder, n int) {
	h = &e.holders[e.spots[s].holder]
	at := int(e.spots[s].start)
	n, _ = slices.BinarySearchFunc(h.content, at+1, func(k *element, at int) int { return k.start - at })
	return h, n - 1
}

// beginOf is the place before a spot in its part: that of its run where it is the first thing there.
func (e *wordEdit) beginOf(s int) int {
	h, n := e.item(s)
	k := h.content[n]
	if s > 0 && e.spots[s-1].holder == e.spots[s].holder && int(e.spots[s-1].start) >= k.start {
		return int(e.spots[s].start)
	}
	if n == 0 {
		return h.run.start
	}
	return k.start
}

// endOf is the place after a spot.
func (e *wordEdit) endOf(s int) int {
	h, n := e.item(s)
	k := h.content[n]
	if s+1 < len(e.spots) && e.spots[s+1].holder == e.spots[s].holder && int(e.spots[s+1].start) < k.end {
		return int(e.spots[s].end)
	}
	switch {
	case n == len(h.content)-1:
		return h.run.end
	case s+1 < len(e.spots) && e.spots[s+1].holder == e.spots[s].holder && int(e.spots[s+1].start) < h.content[n+1].end:
		return h.content[n+1].start
	}
	return k.end
}

// ids hands out ids that nothing in the document has.
type ids struct {
	used map[int]bool
	next int
}

// usedIn are the ids of a document's changes, bookmarks and comments.
func usedIn(data []byte, root *element) *ids {
	u := &ids{used: map[int]bool{}, next: 1}
	u.learn(data, root)
	return u
}

func (u *ids) learn(data []byte, root *element) {
	root.each(func(e *element) {
		if !mayHaveID[e.local] {
			return
		}
		if n, err := strconv.Atoi(strings.TrimSpace(html.UnescapeString(e.attr(data, "id")))); err == nil {
			u.used[n] = true
		}
	})
}

var mayHaveID = map[string]bool{"ins": true, "del": true, "moveFrom": true, "moveTo": true, "rPrChange": true, "pPrChange": true,
	"sectPrChange": true, "tblPrChange": true, "tcPrChange": true, "trPrChange": true, "tblGridChange": true, "numberingChange": true,
	"tblPrExChange": true, "cellIns": true, "cellDel": true, "cellMerge": true, "bookmarkStart": true, "bookmarkEnd": true,
	"commentRangeStart": true, "commentRangeEnd": true, "commentReference": true, "comment": true, "moveFromRangeStart": true,
	"moveFromRangeEnd": true, "moveToRangeStart": true, "moveToRangeEnd": true, "customXmlInsRangeStart": true,
	"customXmlInsRangeEnd": true, "customXmlDelRangeStart": true, "customXmlDelRangeEnd": true, "customXmlMoveFromRangeStart": true,
	"customXmlMoveFromRangeEnd": true, "customXmlMoveToRangeStart": true, "customXmlMoveToRangeEnd": true, "permStart": true, "permEnd": true}

func (u *ids) change() int {
	for u.used[u.next] {
		u.next++
	}
	u.used[u.next] = true
	return u.next
}

func (u *ids) comment() int { return u.change() }

// splices are all changes to the part.
func (e *wordEdit) splices() []splice {
	all := e.beside
	runs := slices.SortedFunc(maps.Keys(e.pieces), func(a, b *element) int { return a.start - b.start })
	for _, run := range runs {
		all = append(all, e.rebuilt(run, e.pieces[run])...)
	}
	return all
}
