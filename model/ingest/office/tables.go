package office

import (
	"galley/model/ingest/markup"

	"golang.org/x/net/html"
)

// cellLimit is how many bytes of text, and how many elements, a cell of a table
// of data has at most.
const cellLimit = 300

// plainCells makes one paragraph of those in each cell of a table of data, so
// that a row stays a line. Tables that lay a page out are left alone: their
// cells have much text, or other tables in them.
func plainCells(table *html.Node) {
	rows := 0
	for row := table.FirstChild; row != nil; row = row.NextSibling {
		cells := 0
		for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
			if markup.IsMark(cell) {
				continue
			}
			cells++
			if size, elements := cellLimit, cellLimit; !isPlainCell(cell, &size, &elements) {
				return
			}
		}
		if cells > 1 {
			rows++
		}
	}
	if rows < 2 {
		return
	}
	for row := table.FirstChild; row != nil; row = row.NextSibling {
		for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
			joinBlocks(cell)
		}
	}
}

// isPlainCell is true for a cell that has no other table in it, and no more text
// and elements than are left.
func isPlainCell(n *html.Node, size, elements *int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if markup.IsMark(c) {
			continue
		}
		if *elements--; c.Type == html.TextNode {
			*size -= len(c.Data)
		}
		if *size < 0 || *elements < 0 || c.Data == "table" || !isPlainCell(c, size, elements) {
			return false
		}
	}
	return true
}

// joinBlocks makes one line of the paragraphs and list items in an element.
func joinBlocks(cell *html.Node) {
	blocks := 0
	for c := cell.FirstChild; c != nil; c = c.NextSibling {
		if !markup.IsMark(c) {
			blocks++
		}
	}
	if blocks < 2 {
		return
	}
	line := markup.Element("p")
	var take func(n *html.Node)
	take = func(n *html.Node) {
		if n.Type == html.ElementNode && (markup.BlockLevel[n.Data] || markup.IsHeading(n) || n.Data == "li" || n.Data == "blockquote") {
			if lastBut(line) != nil {
				markup.AddText(line, " ")
			}
			for n.FirstChild != nil {
				c := n.FirstChild
				n.RemoveChild(c)
				take(c)
			}
			return
		}
		line.AppendChild(n)
	}
	for cell.FirstChild != nil {
		c := cell.FirstChild
		cell.RemoveChild(c)
		take(c)
	}
	cell.AppendChild(line)
}
