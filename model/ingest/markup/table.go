package markup

import (
	"strconv"
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// table reads a table in the order in which browsers show it: its caption,
// its head, its rows, its foot.
func (w *builder) table(n *html.Node) {
	w.box(n, func(n *html.Node) {
		order := []string{"caption", "thead", "", "tfoot"}
		for _, part := range order {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.Type != html.ElementNode {
					continue
				}
				if IsMark(c) {
					if part == "" {
						w.mark(c)
					}
					continue
				}
				own := c.Data
				if own != "caption" && own != "thead" && own != "tfoot" {
					own = ""
				}
				if own == part {
					w.marked(c, func() { w.element(c) })
				}
			}
		}
	})
}

// cellSize is how many bytes the text of a cell of figures has at most; more
// is a page laid out by a table.
const cellSize = 500

// row writes a row of data as one line. Tables also serve to lay a page out:
// a row whose cells hold headings, lists or much text is read like any other
// element.
func (w *builder) row(n *html.Node) {
	w.flush()
	var row rowMarks
	var struck []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if IsMark(c) {
			row.between(markOf(c))
		}
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" || IsHidden(c) {
			continue
		}
		inner, after := (&builder{kind: model.Paragraph, chrome: w.chrome, at: c, beside: w.beside}).finishMarked(c)
		size := 0
		layout := len(inner) > 4 || len(inner) > 1 && holds(c, "pre")
		for _, p := range inner {
			size += len(p.Text)
			layout = layout || p.Kind != model.Paragraph && len(inner) > 1 || len(inner) > 1 && len(p.Text) > 80
		}
		if layout || size > cellSize {
			w.children(n)
			w.flush()
			return
		}
		for _, p := range inner {
			struck = append(struck, p.Struck...)
		}
		row.cell(c, inner, after)
	}
	if len(row.cells) == 0 {
		w.lose(row.next)
		return
	}
	text := typography.Join(row.cells, " | ")
	w.pieces = append(w.pieces, block.Piece{Kind: w.kind, Level: w.level, Text: text.Text, Element: n, Beside: w.why,
		Struck: struck, Marks: w.found(append(text.Marks, atPlace(row.next, len(text.Text))...))})
}

// item reads an item of a list. One of an ordered list begins with its number
// as the page shows it.
func (w *builder) item(n *html.Node) {
	number := w.itemNumber(n)
	w.flush()
	from := len(w.pieces)
	w.asKind(n, model.ListItem, 0)
	if number != "" && len(w.pieces) > from && !strings.HasPrefix(w.pieces[from].Text, number) {
		w.pieces[from].Number = number
	}
}

// holds tells whether an element of that name lies in another.
func holds(n *html.Node, name string) bool {
	found := false
	Each(n, func(c *html.Node) { found = found || c.Data == name })
	return found
}

// itemNumber is what a browser writes before an item of an ordered list, ""
// for any other item. A list is counted once, when its first item is met.
func (w *builder) itemNumber(n *html.Node) string {
	list := n.Parent
	if list == nil || list.Data != "ol" || unnumbered(list) || unnumbered(n) {
		return ""
	}
	if w.numbers == nil {
		w.numbers = map[*html.Node]int{}
	}
	if _, counted := w.numbers[n]; !counted {
		countItems(list, w.numbers)
	}
	at := w.numbers[n]
	switch Attr(list.Attr, "type") {
	case "a":
		return alphabetic(at, 'a') + "."
	case "A":
		return alphabetic(at, 'A') + "."
	case "i":
		return strings.ToLower(block.Roman(at)) + "."
	case "I":
		return block.Roman(at) + "."
	}
	return strconv.Itoa(at) + "."
}

// countItems gives the items of a list their numbers.
func countItems(list *html.Node, into map[*html.Node]int) {
	var items []*html.Node
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "li" {
			items = append(items, c)
		}
	}
	step, at := 1, 1
	if _, reversed := FindAttr(list.Attr, "reversed"); reversed {
		step, at = -1, len(items)
	}
	if start, err := strconv.Atoi(Attr(list.Attr, "start")); err == nil {
		at = start
	}
	for _, item := range items {
		if value, err := strconv.Atoi(Attr(item.Attr, "value")); err == nil {
			at = value
		}
		into[item] = at
		at += step
	}
}

// unnumbered is true where the markup itself says that no numbers are shown.
func unnumbered(n *html.Node) bool {
	style := strings.ToLower(strings.Join(strings.Fields(Attr(n.Attr, "style")), ""))
	return strings.Contains(style, "list-style:none") || strings.Contains(style, "list-style-type:none")
}

func alphabetic(n int, first rune) string {
	if n < 1 || n > 26 {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}
