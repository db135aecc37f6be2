// Package markup builds HTML and XML. A person's words go in by Text and Line only, which escape
// them for text and for quoted attributes alike; Raw takes what stands in the source of Galley.
//
// html/template looks at the context of each word again. For the thousands of passages of a report
// that costs a hundred times as much, so it writes only the frame around them.
package markup

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Writer is markup that grows. The zero value keeps all of it for String.
type Writer struct {
	b   []byte
	to  io.Writer // takes what was made from time to time; nil keeps all of it
	err error     // of to, the first
}

// To returns a Writer that hands on what was made, and the rest at Flush.
func To(w io.Writer) Writer { return Writer{to: w} }

// String returns what was made of a Writer that keeps it.
func (m *Writer) String() string { return string(m.b) }

// atOnce is how many bytes are made before they are handed on.
const atOnce = 64 << 10

// Raw adds markup as it is.
func (m *Writer) Raw(parts ...string) {
	for _, p := range parts {
		m.room(len(p))
		m.b = append(m.b, p...)
	}
}

// room makes room for so many bytes more. It doubles what there is, where append adds a quarter:
// a report of some megabytes is copied less.
func (m *Writer) room(n int) {
	if m.to != nil && len(m.b) >= atOnce {
		m.handOn()
	}
	if len(m.b)+n > cap(m.b) {
		m.b = slices.Grow(m.b, max(n, len(m.b)))
	}
}

func (m *Writer) handOn() {
	if m.err == nil {
		_, m.err = m.to.Write(m.b)
	}
	m.b = m.b[:0]
}

// Flush hands on the rest, and returns the first error there was.
func (m *Writer) Flush() error {
	m.handOn()
	return m.err
}

// Number adds a number.
func (m *Writer) Number(n int) { m.b = strconv.AppendInt(m.b, int64(n), 10) }

// Text adds a person's words, line ends and all.
func (m *Writer) Text(s string) { m.words(s, '\n', '\t') }

// Line adds a person's words on one line.
func (m *Writer) Line(s string) { m.words(s, ' ', ' ') }

// words escapes what means something in HTML and XML and drops control characters, which no
// reader sees and some programs stumble over.
func (m *Writer) words(s string, newline, tab byte) {
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
