package cms

import (
	"fmt"
	"io"
	"strings"

	"galley/model/prose"
	"galley/model/report/markup"
)

// writer adds elements of HTML, each within the comments by which WordPress knows its blocks where
// these are wanted. WordPress compares what stands in a block with what it would have written
// itself, so each block has the attributes that WordPress gives it and no other.
type writer struct {
	markup.Writer
	blocks bool
}

func newWriter(to io.Writer, blocks bool) *writer { return &writer{markup.To(to), blocks} }

// block adds an element. Attributes are those of the block, in JSON; they and the classes are
// Galley's own words, never a person's.
func (m *writer) block(name, attributes, open, shut string, fill func()) {
	if m.blocks {
		m.Raw("<!-- wp:", name)
		if attributes != "" {
			m.Raw(" {", attributes, "}")
		}
		m.Raw(" -->\n")
	}
	m.Raw(open)
	fill()
	m.Raw(shut, "\n")
	if m.blocks {
		m.Raw("<!-- /wp:", name, " -->\n\n")
	}
}

// class is the class attribute of an element: WordPress's own and Galley's.
func (m *writer) class(own, class string) string {
	if !m.blocks {
		own = ""
	}
	if all := strings.TrimSpace(own + " " + class); all != "" {
		return ` class="` + all + `"`
	}
	return ""
}

// className is the attribute of a block that has a class of Galley's.
func className(class string) string {
	if class == "" {
		return ""
	}
	return `"className":"` + class + `"`
}

// group adds an element with others in it: of a tag, or what WordPress calls a group. Its id is a
// name with a number.
func (m *writer) group(tag, class, id, attributes string, fill func(), number ...int) {
	own := ""
	if id != "" {
		own = fmt.Sprintf(` id="%s-%d"`, id, number[0])
	}
	if m.blocks {
		tag, attributes = "div", ""
	}
	m.block("group", className(class), "<"+tag+m.class("wp-block-group", class)+own+attributes+">\n", "</"+tag+">", fill)
}

// heading adds a heading; of is its text, by which its direction is told.
func (m *writer) heading(level int, of string, fill func()) {
	attributes := ""
	if level != 2 { // which WordPress takes it for
		attributes = fmt.Sprintf(`"level":%d`, level)
	}
	m.block("heading", attributes, fmt.Sprintf("<h%d%s%s>", level, m.class("wp-block-heading", ""), m.auto(of)), fmt.Sprintf("</h%d>", level), fill)
}

// caption adds what a box is called.
func (m *writer) caption(class, of string, fill func()) {
	if !m.blocks {
		m.Raw(`<figcaption class="`, class, `"`, m.auto(of), ">")
		fill()
		m.Raw("</figcaption>\n")
		return
	}
	m.block("heading", `"level":3,`+className(class), "<h3"+m.class("wp-block-heading", class)+">", "</h3>", fill)
}

// para adds a paragraph.
func (m *writer) para(class, of string, fill func()) {
	attributes, direction := className(class), m.auto(of)
	if m.blocks && prose.RightToLeft(of) {
		attributes = strings.TrimPrefix(attributes+`,"direction":"rtl"`, ",")
		direction = ` dir="rtl"`
	}
	m.block("paragraph", attributes, "<p"+m.class("", class)+direction+">", "</p>", fill)
}

// auto is the attribute by which a browser tells the direction of a person's words. WordPress has
// its own.
func (m *writer) auto(of string) string {
	if m.blocks || of == "" {
		return ""
	}
	return ` dir="auto"`
}

// quotation adds a quotation of one paragraph.
func (m *writer) quotation(of string, fill func()) {
	m.block("quote", "", "<blockquote"+m.class("wp-block-quote", "")+">\n", "</blockquote>", func() { m.para("", of, fill) })
}

// list adds a list of so many items.
func (m *writer) list(class string, items int, fill func(i int)) {
	m.block("list", className(class), "<ul"+m.class("wp-block-list", class)+">\n", "</ul>", func() {
		for i := range items {
			m.block("list-item", "", "<li>", "</li>", func() { fill(i) })
		}
	})
}
