// Package weigh says what a file would cost to read before it is read: a
// parser turns a few bytes of markup into hundreds of bytes in memory, and a
// file made to do harm has nothing but such bytes. Weighing goes over the
// bytes once and keeps nothing.
package weigh

import "strings"

// What a value costs once it is decoded, in bytes: measured with maps and
// structs of Go, and rounded up.
const (
	objectCost = 700
	arrayCost  = 64
	valueCost  = 64
)

// JSON is about how many bytes JSON takes in memory once it is decoded, the
// texts in it not counted: they are no larger than the file.
func JSON(data []byte) int64 {
	var cost int64
	quoted, escaped := false, false
	for _, c := range data {
		switch {
		case escaped:
			escaped = false
		case quoted && c == '\\':
			escaped = true
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			cost += objectCost
		case c == '[':
			cost += arrayCost
		case c == ',', c == ':':
			cost += valueCost
		}
	}
	return cost
}

// Markup is what stands in a page's source.
type Markup struct {
	Tags       int
	Attributes int // at most: words inside of tags
	Entities   int // characters written as &name; or &#number;
	Text       int // bytes outside of tags, scripts and styles
}

// HTML counts what stands in a page's source. It knows no more of HTML than
// where tags, scripts and styles begin and end.
func HTML(source string) Markup {
	var m Markup
	for len(source) > 0 {
		at := strings.IndexByte(source, '<')
		text := source
		if at >= 0 {
			text = source[:at]
		}
		m.Text += len(text)
		m.Entities += strings.Count(text, "&")
		if at < 0 {
			return m
		}
		source = source[at+1:]
		tag, rest, _ := strings.Cut(source, ">")
		m.Tags++
		m.Entities += strings.Count(tag, "&")
		m.Attributes += words(tag)
		source = rest
		for _, name := range []string{"script", "style"} {
			if isNamed(tag, name) {
				source = source[closing(source, name):]
			}
		}
	}
	return m
}

// isNamed reports whether a tag, without its bracket, is of an element.
func isNamed(tag, name string) bool {
	return len(tag) >= len(name) && strings.EqualFold(tag[:len(name)], name) &&
		(len(tag) == len(name) || strings.IndexByte(" \t\n\r\f/>", tag[len(name)]) >= 0)
}

// words is how many attributes a tag may have: each is a word, or follows a
// slash or a quotation mark at once.
func words(tag string) int {
	n, blank := 0, true
	for _, c := range []byte(tag) {
		is := c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/' || c == '"' || c == '\''
		if blank && !is {
			n++
		}
		blank = is
	}
	return max(n-1, 0) // the first is the tag's name
}

// closing is where the end tag of an element begins, or the end of the source.
func closing(source, name string) int {
	for from := 0; ; {
		at := strings.Index(source[from:], "</")
		if at < 0 {
			return len(source)
		}
		from += at + 2
		if isNamed(source[from:], name) {
			return from - 2
		}
	}
}
