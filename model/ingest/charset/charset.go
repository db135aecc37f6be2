// Package charset turns bytes into text. It finds out what charset they are in
// where nothing says so, or what says so cannot be true.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Decode turns bytes into valid UTF-8 and says from which charset. A byte order
// mark says it. Else bytes that are UTF-8 are that, whatever the server or the
// page still say of a charset that the text once had; what they say is believed
// where the bytes can be read so; and where nobody says it, the likeliest reading
// is taken.
func Decode(data []byte, header string) (text, name string) {
	if order := ByteOrder(data); order != "" {
		return DecodeAs(data, order)
	}
	escapes := bytes.Contains(data, []byte("\x1b$")) || bytes.Contains(data, []byte("\x1b("))
	valid := utf8.Valid(data)
	declared := declaredCharset(data, header)
	switch {
	case valid && escapes:
		if name = declared; name != "iso-2022-jp" {
			name, _ = guessCharset(data)
		}
		if name == "iso-2022-jp" {
			return DecodeAs(data, name)
		}
		return string(data), "utf-8"
	case valid && (declared == "" || declared == "utf-8" || isUTF8(data)):
		return string(data), "utf-8"
	case !valid && (declared == "" || declared == "utf-8" || isWide(declared)) && mostlyUTF8(data):
		return strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"
	case declared != "" && declared != "utf-8" && believable(data, declared):
		return DecodeAs(data, declared)
	}
	if guess, _ := guessCharset(data); guess != "" {
		return DecodeAs(data, guess)
	}
	if declared != "" && declared != "utf-8" {
		return DecodeAs(data, declared)
	}
	if valid {
		return string(data), "utf-8"
	}
	return DecodeAs(data, "windows-1252")
}

// isUTF8 reports whether valid UTF-8 is so on purpose: text in another charset
// has hardly ever two letters in a row that happen to be.
func isUTF8(data []byte) bool {
	letters, high := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(data[i:])
		letters++
		high += size
		i += size
	}
	return letters >= 2 || high >= 3
}

// isWide reports whether a charset has letters of several bytes.
func isWide(name string) bool {
	switch name {
	case "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp":
		return true
	}
	return false
}

// leastHigh is how many bytes beyond ASCII it takes to doubt what is said of them.
const leastHigh = 4

// believable reports whether bytes can be in the charset that is named: not
// where they are much likelier in another.
func believable(data []byte, declared string) bool {
	sample := nonASCIILines(data)
	high := highBytes(sample)
	if high < leastHigh || declared == "iso-2022-jp" || strings.HasPrefix(declared, "utf-") {
		return true
	}
	own, _ := charsetScore(sample, useOf(declared))
	plain, better := 7.0, 3.0 // bits a byte: what a reading costs that nobody doubts, and how much likelier another must be
	if isWide(declared) {
		plain, better = 5, 1.7 // a letter there is two bytes
	}
	if own > -plain*float64(high) {
		return true
	}
	guess, best := guessCharset(data)
	return guess == "" || best-own < better*float64(high)
}

// DecodeAs turns bytes in a charset into valid UTF-8. It returns the charset that
// they were decoded from, which is UTF-8 where the one named is not known or
// the bytes cannot be in it.
func DecodeAs(data []byte, name string) (string, string) {
	var e encoding.Encoding
	switch name {
	case "utf-8":
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		return strings.ToValidUTF8(string(data), "\uFFFD"), name
	case "utf-32le":
		e = utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case "utf-32be":
		e = utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case "gbk", "gb2312": // browsers read them as what came after them
		e = simplifiedchinese.GB18030
	default:
		e, _ = charset.Lookup(name)
	}
	if e == nil {
		return strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil { // decoders replace what they cannot read; an error is the end of the input in mid-letter
		return strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(out), "\uFFFD"), "\uFEFF"), name
}

// ByteOrder is the charset that a byte order mark names, or that the zero
// bytes between the letters of UTF-16 without one give away.
func ByteOrder(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return "utf-8"
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}):
		return "utf-32le"
	case bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return "utf-32be"
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return "utf-16be"
	}
	head := data[:min(len(data), 4096)&^1]
	if len(head) < 8 {
		return ""
	}
	var zeros [2]int
	letters := 0
	for i := 0; i+1 < len(head); i += 2 {
		a, b := head[i], head[i+1]
		if a == 0 {
			zeros[0]++
		}
		if b == 0 {
			zeros[1]++
		}
		if one := a | b; (a == 0) != (b == 0) && (one >= 0x20 && one < 0x7F || one == '\n' || one == '\r' || one == '\t') {
			letters++
		}
	}
	pairs := len(head) / 2
	switch {
	case letters*10 < pairs*8:
		return ""
	case zeros[0] == 0:
		return "utf-16le"
	case zeros[1] == 0:
		return "utf-16be"
	}
	return ""
}

// declaredCharset is what the server's header or the page's own meta element
// says, "" where neither does. Browsers look at the first 1024 bytes; pages
// with long comments before their meta element say it later.
func declaredCharset(data []byte, header string) string {
	if _, name, certain := charset.DetermineEncoding(nil, header); certain {
		return name
	}
	head := data[:min(len(data), 64<<10)]
	if !bytes.Contains(head, []byte("<")) {
		return ""
	}
	lower := bytes.ToLower(head)
	if !bytes.Contains(lower, []byte("charset")) && !bytes.Contains(lower, []byte("encoding")) {
		return ""
	}
	if !bytes.Contains(lower, []byte("<html")) && !bytes.Contains(lower, []byte("<head")) && !bytes.Contains(lower, []byte("<meta")) {
		return ""
	}
	if _, name, certain := charset.DetermineEncoding(data, ""); certain {
		return name
	}
	if name := xmlEncoding(lower); name != "" {
		return name
	}
	return metaCharset(head)
}

// xmlEncoding is the charset that the first line of an XML file names, "" for
// none. head is in small letters.
func xmlEncoding(head []byte) string {
	at := bytes.Index(head, []byte("<?xml"))
	if at < 0 || len(bytes.TrimSpace(head[:at])) > 0 {
		return ""
	}
	end := bytes.IndexByte(head[at:], '>')
	_, rest, ok := bytes.Cut(head[at:at+max(end, 0)], []byte("encoding="))
	if !ok || len(rest) <= 2 {
		return ""
	}
	label, _, ok := bytes.Cut(rest[1:], rest[:1])
	if !ok {
		return ""
	}
	_, name := charset.Lookup(string(label))
	return name
}

// metaCharset is the charset that a meta element names before the body of a
// page begins, "" for none.
func metaCharset(head []byte) string {
	for z := html.NewTokenizer(bytes.NewReader(head)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.Data == "body" {
				return ""
			}
			if t.Data != "meta" {
				continue
			}
			label := attribute(t.Attr, "charset")
			if label == "" && strings.EqualFold(attribute(t.Attr, "http-equiv"), "content-type") {
				_, label, _ = strings.Cut(strings.ToLower(attribute(t.Attr, "content")), "charset=")
			}
			if _, name := charset.Lookup(strings.Trim(label, " \"'")); name != "" {
				if strings.HasPrefix(name, "utf-16") {
					return "utf-8" // the meta element could not have been read in UTF-16
				}
				return name
			}
		}
	}
}

func attribute(list []html.Attribute, key string) string {
	for _, a := range list {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// mostlyUTF8 reports whether the letters beyond ASCII are UTF-8 for the most
// part, so that the rest is damage rather than another charset.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good > bad
}
