package draft

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/passage"
)

// odtEdit gathers what is written into an OpenDocument text.
type odtEdit struct {
	*odtPlaces
	planner
	file               *odtFile
	office, text, core string // prefixes with their colons
	declare            string // declares those that the document does not
	names              string // begins the names of all that is put in; nothing in the document does
	used               int
	planned            []odtComment
	regions            strings.Builder // what was taken out, and by whom
	gone               []passage.Span  // in the part: what was taken out where it stood
	all                []splice
	touched            []bool  // units with changes
	puts               []uint8 // by spot: whether words come in before it or after it
}

// odtComment is what becomes of a remark: changes, and a comment on the spots from first to before end.
type odtComment struct {
	text       string // "" where nothing is said
	author     string
	at         model.Stamp
	changes    []change
	first, end int
	id         string // of the comment
	ended      bool   // its end is put in
}

func newODTEdit(d *odtFile, p *odtPlaces) *odtEdit {
	e := &odtEdit{odtPlaces: p, file: d, touched: make([]bool, len(p.units)), puts: make([]uint8, len(p.placed.spots))}
	e.planner = newPlanner(p.placed, func(spot int) (bar, *element) {
		h := &p.holders[p.spots[spot].holder]
		return h.bar, h.paragraph
	})
	for _, n := range []struct {
		prefix         *string
		address, other string
	}{{&e.office, officeSpace, "galleyoffice"}, {&e.text, textSpace, "galleytext"}, {&e.core, dublinCore, "galleydc"}} {
		if *n.prefix = prefixOf(d, n.address); *n.prefix == "" {
			*n.prefix = n.other + ":"
			e.declare += " xmlns:" + n.other + `="` + n.address + `"`
		}
	}
	for i := 1; ; i++ {
		if e.names = fmt.Sprintf("%s%d-", odtNames, i); !bytes.Contains(d.data, []byte(e.names)) {
			return e
		}
	}
}

const (
	comesIn uint8 = 1 << iota
	comesAfter
)

// odtNames begins the names of comments and changes that Galley puts in.
const odtNames = "galley-remark-"

// prefixOf is a prefix that means an address everywhere in a part, "" where there is none.
func prefixOf(d *odtFile, address string) string {
	for s := d.root.scope; s != nil; s = s.around {
		if s.prefix != "" && s.address == address && bytes.Count(d.data, []byte("xmlns:"+s.prefix+"=")) == 1 {
			return s.prefix + ":"
		}
	}
	return ""
}

func (e *odtEdit) name() string {
	e.used++
	return e.names + strconv.Itoa(e.used)
}

// take plans each remark, in their order.
func (e *odtEdit) take(remarks []Remark) {
	for i, r := range remarks {
		if first, _, found := e.around(r.Span); found && e.holders[e.spots[first].holder].from == noPlace {
			e.kept = append(e.kept, Kept{Remark: i,
				Why: model.Sayf("Claim %d is not in the copy: its words are in a text box that stands on the page by itself.", r.Number)})
			continue
		}
		p, placed := e.remark(i, r)
		if !placed {
			continue
		}
		k := odtComment{p.said, name(r.Author), r.At, p.changes, p.first, p.end, e.name(), false}
		e.planned = append(e.planned, k)
	}
}

// writes reports whether there is anything to write.
func (e *odtEdit) writes() bool {
	return slices.ContainsFunc(e.planned, func(k odtComment) bool { return len(k.changes) > 0 || k.text != "" })
}

// write puts a change in where it stands.
func (e *odtEdit) write(c change, k *odtComment) {
	if c.end == c.first { // words come in alone
		if c.after >= 0 {
			e.put(int(e.spots[c.after].end), changeEnds, e.insertion(c))
			return
		}
		order := changeEnds
		if c.opens {
			order = changeBegins
		}
		e.put(int(e.spots[c.before].start), order, e.insertion(c))
		return
	}
	next := c.first
	for _, s := range e.stretches(c) {
		first := next
		for next < c.end && int(e.spots[next].start) < s.end {
			next++
		}
		if first == next {
			continue // there is no text in it
		}
		var b strings.Builder
		b.WriteString(s.closes)
		if k.text != "" && !k.ended && e.follows(first, s) {
			b.WriteString(e.endOf(k))
		}
		id := e.region("deletion", c, e.paragraph(c, s, first, next))
		b.WriteString("<" + e.text + "change" + e.declare + " " + e.text + `change-id="` + id + `"/>`)
		if first == c.first && c.with != "" {
			b.WriteString(e.setAs(s, e.insertion(c)))
		}
		b.WriteString(s.opens)
		e.gone = append(e.gone, passage.Span{Start: s.start, End: s.end})
		e.all = append(e.all, splice{start: s.start, end: s.end, order: changeBegins, with: b.String()})
	}
}

// noted keeps in mind between which characters something changes.
func (e *odtEdit) noted(c change) {
	e.touched[e.of[c.first]] = true
	switch {
	case c.first < c.end:
		if c.with != "" {
			e.puts[c.first] |= comesIn
		}
	case c.after >= 0:
		e.puts[c.after] |= comesAfter
	default:
		e.puts[c.before] |= comesIn
	}
}

func (e *odtEdit) put(at, order int, with string) {
	e.all = append(e.all, splice{start: at, end: at, order: order, with: with})
}

// insertion is words that come in.
func (e *odtEdit) insertion(c change) string {
	mark := func(what, id string) string {
		return "<" + e.text + "change-" + what + e.declare + " " + e.text + `change-id="` + id + `"/>`
	}
	id := e.region("insertion", c, "")
	words := e.encoded(c.with)
	if e.declare != "" { // what is in it has the prefixes too
		for _, blank := range []string{"s", "tab"} {
			words = strings.ReplaceAll(words, "<"+e.text+blank+"/>", "<"+e.text+blank+e.declare+"/>")
		}
	}
	return mark("start", id) + words + mark("end", id)
}

// region lists a change, with what it took out, and returns its id.
func (e *odtEdit) region(kind string, c change, gone string) string {
	id := e.name()
	t, o, dc, b := e.text, e.office, e.core, &e.regions
	for _, part := range [...]string{"<", t, "changed-region", e.declare, ` xml:id="`, id, `" `, t, `id="`, id, `"><`, t, kind, "><", o,
		"change-info><", dc, "creator>", escape(c.author), "</", dc, "creator><", dc, "date>", cmp.Or(c.date, noDate), "</", dc, "date></", o,
		"change-info>", gone, "</", t, kind, "></", t, "changed-region>"} {
		b.WriteString(part)
	}
	return id
}

// roomOfRegion is about how many bytes a change takes in the list of changes.
const roomOfRegion = 300

// noDate stands where nobody knows when: a change must have a date.
const noDate = "1970-01-01T00:00:00Z"

// declared are the namespaces that hold in an element and not in the whole document.
func (e *odtEdit) declared(k *element) string {
	var b strings.Builder
	seen := map[string]bool{}
	for s := k.scope; s != nil && s != e.file.root.scope; s = s.around {
		if !seen[s.prefix] {
			seen[s.prefix] = true
			name := " xmlns"
			if s.prefix != "" {
				name += ":" + s.prefix
			}
			b.WriteString(name + `="` + escape(s.address) + `"`)
		}
	}
	return b.String()
}

// splices are all changes to the part.
func (e *odtEdit) splices() []splice {
	for _, k := range e.planned {
		for _, c := range k.changes {
			e.noted(c)
		}
	}
	e.regions.Grow(2 * roomOfRegion * e.count)
	e.all = make([]splice, 0, 2*e.count+2*len(e.planned))
	for i := range e.planned {
		for _, c := range e.planned[i].changes {
			e.write(c, &e.planned[i])
		}
	}
	slices.SortFunc(e.gone, func(a, b passage.Span) int { return a.Start - b.Start })
	for i := range e.planned {
		if e.planned[i].text != "" {
			e.comment(&e.planned[i])
		}
	}
	all := append(e.all, e.spaces()...)
	if e.regions.Len() == 0 {
		return all
	}
	list := e.file.text.child("tracked-changes")
	switch {
	case list == nil:
		at := e.file.text.inner
		if forms := e.file.text.child("forms"); forms != nil {
			at = forms.end
		}
		all = append(all, splice{start: at, end: at, with: "<" + e.text + "tracked-changes" + e.declare + " " + e.text +
			`track-changes="false">` + e.regions.String() + "</" + e.text + "tracked-changes>"})
	case list.outer == list.end: // it has one tag
		all = append(all, splice{start: list.start, end: list.end, with: startTag(e.data, list) + e.regions.String() + "</" + list.qname + ">"})
	default:
		all = append(all, splice{start: list.outer, end: list.outer, with: e.regions.String()})
	}
	return all
}

// comment puts a comment around its words, as far as they stand in one text, cell or note.
func (e *odtEdit) comment(c *odtComment) {
	h := &e.holders[e.spots[c.first].holder]
	last := c.end - 1
	for last > c.first && e.holders[e.spots[last].holder].story != h.story {
		last--
	}
	begin, end := int(e.spots[c.first].start), int(e.spots[last].end)
	if h.from >= 0 {
		begin = h.from
	}
	if h := &e.holders[e.spots[last].holder]; h.to >= 0 {
		end = h.to
	}
	begin, end = e.outside(begin).Start, e.outside(end).End
	t, o, dc := e.text, e.office, e.core
	var b strings.Builder
	b.Grow(len(c.text) + 200)
	b.WriteString("<" + o + "annotation" + e.declare + " " + o + `name="` + c.id + `"><` + dc + "creator>" + escape(c.author) + "</" + dc +
		"creator>")
	if at := moment(c.at); at != "" {
		b.WriteString("<" + dc + "date>" + at + "</" + dc + "date>")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(c.text, "\n"), "\n") {
		b.WriteString("<" + t + "p>" + e.encoded(line) + "</" + t + "p>")
	}
	b.WriteString("</" + o + "annotation>")
	e.put(begin, commentBegins, b.String())
	if !c.ended && end >= begin {
		e.put(end, commentEnds, e.endOf(c))
	}
}

// endOf ends a comment.
func (e *odtEdit) endOf(c *odtComment) string {
	c.ended = true
	return "<" + e.office + "annotation-end" + e.declare + " " + e.office + `name="` + c.id + `"/>`
}

// outside is a place of the part, or what goes around it.
func (e *odtEdit) outside(at int) passage.Span {
	i, _ := slices.BinarySearchFunc(e.gone, at, func(s passage.Span, at int) int { return cmp.Compare(s.End, at) })
	if i < len(e.gone) && e.gone[i].Start < at && at < e.gone[i].End {
		return e.gone[i]
	}
	return passage.Span{Start: at, End: at}
}
