package markup

import (
	"slices"
	"strconv"

	"galley/model/ingest/block"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// Marks say where something stands in the text that is made of a tree: the
// words of a note, a run of letters of the file. They come out as Piece.Marks.
// A place is marked by an element of its own (Mark), or an element or a text by
// an attribute (MarkAround), which leaves the shape of the tree as it is. The
// parser of pages makes neither of any page.

const (
	markName  = "\x00mark"
	markSpace = "\x00mark"
)

// Mark is an element that marks the place where it stands.
func Mark(number int, side typography.Side) *html.Node {
	n := Element(markName)
	n.Attr = []html.Attribute{{Key: "number", Val: strconv.Itoa(number)}, {Key: "side", Val: strconv.Itoa(int(side))}}
	return n
}

// IsMark reports whether an element is one that Mark made. Whoever counts elements
// or looks at neighbours looks past such.
func IsMark(n *html.Node) bool { return n.Type == html.ElementNode && n.Data == markName }

// MarkAround marks where an element or a text begins and ends.
func MarkAround(n *html.Node, number int) {
	n.Attr = append(n.Attr, html.Attribute{Namespace: markSpace, Key: "number", Val: strconv.Itoa(number)})
}

// markOf is the mark that an element is.
func markOf(n *html.Node) typography.Mark {
	number, _ := strconv.Atoi(Attr(n.Attr, "number")) // Mark wrote it
	side, _ := strconv.Atoi(Attr(n.Attr, "side"))
	return typography.Mark{Number: number, Side: typography.Side(side)}
}

// marksAround are the marks at an element or a text itself, those of one side.
func marksAround(n *html.Node, side typography.Side) []typography.Mark {
	var out []typography.Mark
	for _, a := range n.Attr {
		if a.Namespace == markSpace {
			number, _ := strconv.Atoi(a.Val) // MarkAround wrote it
			out = append(out, typography.Mark{Number: number, Side: side})
		}
	}
	if side == typography.Ends {
		slices.Reverse(out)
	}
	return out
}

// marksIn are all marks below an element, in order.
func marksIn(n *html.Node) []typography.Mark {
	var out []typography.Mark
	var look func(*html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if IsMark(c) {
				out = append(out, markOf(c))
				continue
			}
			out = append(out, marksAround(c, typography.Begins)...)
			look(c)
			out = append(out, marksAround(c, typography.Ends)...)
		}
	}
	look(n)
	return out
}

// mark marks a place between blocks or in the line being gathered.
func (w *builder) mark(n *html.Node) {
	m := markOf(n)
	w.line.Mark(m.Number, m.Side)
}

// marked reads an element or a text, and marks where it begins and ends.
func (w *builder) marked(n *html.Node, read func()) {
	begins := marksAround(n, typography.Begins)
	if len(begins) == 0 {
		read()
		return
	}
	if n.Type == html.ElementNode && endsLine(n) {
		w.flush() // as its own reading does first
	}
	for _, m := range begins {
		w.line.Mark(m.Number, m.Side)
	}
	read()
	for _, m := range marksAround(n, typography.Ends) {
		w.line.Mark(m.Number, m.Side)
	}
}

// endsLine reports whether the line before an element ends with it.
func endsLine(n *html.Node) bool {
	return BlockLevel[n.Data] || IsHeading(n) || n.Data == "li" || n.Data == "blockquote" || n.Data == "pre"
}

// atPlace are marks in what became no text, at the place of what did.
func atPlace(marks []typography.Mark, at int) []typography.Mark {
	if len(marks) == 0 {
		return nil
	}
	marks = slices.Clone(marks)
	for i := range marks {
		marks[i].At, marks[i].Lost = at, true
	}
	return marks
}

// lose keeps the marks in what became no text for the next piece.
func (w *builder) lose(marks []typography.Mark) {
	w.waiting = append(w.waiting, atPlace(marks, 0)...)
}

// found are the marks of a piece, after those that wait for it.
func (w *builder) found(marks []typography.Mark) []typography.Mark {
	if len(w.waiting) > 0 {
		marks, w.waiting = append(w.waiting, marks...), nil
	}
	return marks
}

// rowMarks puts the marks that stand between the cells of a row to those.
type rowMarks struct {
	cells []typography.Marked
	next  []typography.Mark // before the cell that comes next
}

// between takes a mark that is no part of a cell.
func (r *rowMarks) between(m typography.Mark) {
	if last := len(r.cells) - 1; last >= 0 && m.Side != typography.Begins {
		r.cells[last].Marks = append(r.cells[last].Marks, atPlace([]typography.Mark{m}, len(r.cells[last].Text))...)
		return
	}
	r.next = append(r.next, m)
}

// cell adds the pieces of a cell, and the marks after them.
func (r *rowMarks) cell(n *html.Node, pieces []block.Piece, after []typography.Mark) {
	begins, ends := marksAround(n, typography.Begins), marksAround(n, typography.Ends)
	if len(pieces) == 0 {
		r.next = append(append(append(r.next, begins...), after...), ends...)
		return
	}
	parts := make([]typography.Marked, len(pieces))
	for i, p := range pieces {
		parts[i] = typography.Marked{Text: p.Text, Marks: p.Marks}.Trim()
	}
	cell := typography.Join(parts, " ")
	cell.Marks = slices.Concat(atPlace(r.next, 0), begins, cell.Marks, atPlace(after, len(cell.Text)))
	for _, m := range ends {
		m.At = len(cell.Text)
		cell.Marks = append(cell.Marks, m)
	}
	r.cells, r.next = append(r.cells, cell), nil
}

// MarkedIn are the numbers of the marks at an element and below it, each once, in order.
func MarkedIn(n *html.Node) []int {
	var out []int
	for _, m := range append(marksAround(n, typography.Begins), marksIn(n)...) {
		if !slices.Contains(out, m.Number) {
			out = append(out, m.Number)
		}
	}
	return out
}
