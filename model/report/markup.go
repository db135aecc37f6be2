package report

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// markup is HTML that grows. A person's words go in by text and line only,
// which escape them for text and for quoted attributes alike; raw takes what
// stands in this package. html/template does the same in each of its contexts
// anew, which for the thousands of passages of a report costs a hundred times
// as much; it writes the frame around them.
type markup struct {
	b   []byte
	to  io.Writer // takes what was made from time to time; nil keeps all of it
	err error     // of to, the first
}

// atOnce is how many bytes are made before they are handed on.
const atOnce = 64 << 10

// raw adds markup as it is.
func (m *markup) raw(parts ...string) {
	for _, p := range parts {
		m.room(len(p))
		m.b = append(m.b, p...)
	}
}

// room sees to room for so many bytes more. It doubles what there is, where
// append adds a quarter: a report of some megabytes is copied less.
func (m *markup) room(n int) {
	if m.to != nil && len(m.b) >= atOnce {
		m.flush()
	}
	if len(m.b)+n > cap(m.b) {
		m.b = slices.Grow(m.b, max(n, len(m.b)))
	}
}

// flush hands on what was made.
func (m *markup) flush() {
	if m.err == nil {
		_, m.err = m.to.Write(m.b)
	}
	m.b = m.b[:0]
}

// number adds a number.
func (m *markup) number(n int) { m.b = strconv.AppendInt(m.b, int64(n), 10) }

// text adds a person's words, line ends and all.
func (m *markup) text(s string) { m.words(s, '\n', '\t') }

// line adds a person's words on one line.
func (m *markup) line(s string) { m.words(s, ' ', ' ') }

// words escapes what means something in HTML and drops control characters,
// which no reader sees and some programs stumble over.
func (m *markup) words(s string, newline, tab byte) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	m.room(len(s))
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'' && c != 0x7f && c != 0xc2 {
			continue
		}
		width := 1
		if c == 0xc2 { // the first byte of a control character beyond ASCII, and of a no-break space
			if s[i+1] >= 0xa0 {
				continue
			}
			width = 2
		}
		m.b = append(m.b, s[from:i]...)
		switch c {
		case '&':
			m.b = append(m.b, "&amp;"...)
		case '<':
			m.b = append(m.b, "&lt;"...)
		case '>':
			m.b = append(m.b, "&gt;"...)
		case '"':
			m.b = append(m.b, "&#34;"...)
		case '\'':
			m.b = append(m.b, "&#39;"...)
		case '\n':
			m.b = append(m.b, newline)
		case '\t':
			m.b = append(m.b, tab)
		}
		from = i + width
		i = from - 1
	}
	m.b = append(m.b, s[from:]...)
}

// name adds a person's words that keep their direction to themselves.
func (m *markup) name(s string) {
	m.raw("<bdi>")
	m.line(s)
	m.raw("</bdi>")
}

// link adds a link to an address of the web that webLink let through; text is
// what stands for it, cited what kind of link it is.
func (m *markup) link(class, address, text string) {
	m.raw(`<a`)
	if class != "" {
		m.raw(` class="`, class, `"`)
	}
	m.raw(` href="`)
	m.line(address)
	m.raw(`" rel="noopener noreferrer">`)
	m.name(text)
	m.raw("</a>")
}
