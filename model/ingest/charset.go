package ingest

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns bytes into valid UTF-8 and says from which charset. In order:
// a byte order mark; what the server or the page says of itself; UTF-8 where
// the bytes are; a guess from the letters; windows-1252.
func decode(data []byte, header string) (text, name string) {
	if order := byteOrder(data); order != "" {
		return decodeAs(data, order)
	}
	valid := utf8.Valid(data)
	declared := declaredCharset(data, header)
	if declared != "" && declared != "utf-8" {
		// A page saved by a program is UTF-8 whatever its first lines still
		// say; text in a one-byte charset is hardly ever valid UTF-8 by accident.
		oneByte := strings.HasPrefix(declared, "windows-") || strings.HasPrefix(declared, "iso-8859-") || declared == "macintosh"
		if !(valid && oneByte) {
			return decodeAs(data, declared)
		}
	}
	if valid && !bytes.Contains(data, []byte("\x1b$")) && !bytes.Contains(data, []byte("\x1b(")) {
		return string(data), "utf-8"
	}
	if !valid && mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"
	}
	if guess := guessCharset(data); guess != "" {
		return decodeAs(data, guess)
	}
	if valid {
		return string(data), "utf-8"
	}
	return decodeAs(data, "windows-1252")
}

func decodeAs(data []byte, name string) (string, string) {
	var e encoding.Encoding
	switch name {
	case "utf-8":
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		return strings.ToValidUTF8(string(data), "\uFFFD"), name
	case "utf-32le":
		e = utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case "utf-32be":
		e = utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
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

// byteOrder is the charset that a byte order mark names, or that the zero
// bytes between the letters of UTF-16 without one give away.
func byteOrder(data []byte) string {
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
	if at := bytes.Index(lower, []byte("<?xml")); at >= 0 && len(bytes.TrimSpace(lower[:at])) == 0 {
		end := bytes.IndexByte(lower[at:], '>')
		_, rest, ok := bytes.Cut(lower[at:at+max(end, 0)], []byte("encoding="))
		if ok && len(rest) > 2 {
			if label, _, ok := bytes.Cut(rest[1:], rest[:1]); ok {
				if _, name := charset.Lookup(string(label)); name != "" {
					return name
				}
			}
		}
	}
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
			label := attr(t.Attr, "charset")
			if label == "" && strings.EqualFold(attr(t.Attr, "http-equiv"), "content-type") {
				_, label, _ = strings.Cut(strings.ToLower(attr(t.Attr, "content")), "charset=")
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

func attr(list []html.Attribute, key string) string {
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

// scripts are the charsets a guess may name, and what their letters are.
// Greek, Hebrew and Arabic letters among others would be a wrong guess.
var scripts = map[string]struct {
	name  string
	table []*unicode.RangeTable
}{
	"Shift_JIS": {"shift_jis", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana, unicode.Han}},
	"EUC-JP":    {"euc-jp", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana, unicode.Han}}, "ISO-2022-JP": {"iso-2022-jp", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana, unicode.Han}},
	"GB18030": {"gb18030", []*unicode.RangeTable{unicode.Han}}, "GB-18030": {"gb18030", []*unicode.RangeTable{unicode.Han}},
	"Big5": {"big5", []*unicode.RangeTable{unicode.Han}}, "EUC-KR": {"euc-kr", []*unicode.RangeTable{unicode.Hangul, unicode.Han}},
	"windows-1251": {"windows-1251", []*unicode.RangeTable{unicode.Cyrillic}}, "KOI8-R": {"koi8-r", []*unicode.RangeTable{unicode.Cyrillic}}, "ISO-8859-5": {"iso-8859-5", []*unicode.RangeTable{unicode.Cyrillic}},
	"windows-1253": {"windows-1253", []*unicode.RangeTable{unicode.Greek}}, "ISO-8859-7": {"iso-8859-7", []*unicode.RangeTable{unicode.Greek}},
	"windows-1255": {"windows-1255", []*unicode.RangeTable{unicode.Hebrew}}, "ISO-8859-8": {"windows-1255", []*unicode.RangeTable{unicode.Hebrew}}, "ISO-8859-8-I": {"windows-1255", []*unicode.RangeTable{unicode.Hebrew}},
	"windows-1256": {"windows-1256", []*unicode.RangeTable{unicode.Arabic}}, "ISO-8859-6": {"iso-8859-6", []*unicode.RangeTable{unicode.Arabic}},
	"windows-1254": {"windows-1254", []*unicode.RangeTable{unicode.Latin}}, "ISO-8859-9": {"windows-1254", []*unicode.RangeTable{unicode.Latin}},
	"windows-1250": {"windows-1250", []*unicode.RangeTable{unicode.Latin}}, "ISO-8859-2": {"iso-8859-2", []*unicode.RangeTable{unicode.Latin}},
}

// guessCharset guesses from the letters. A guess is taken only where it leaves
// nothing unreadable and nearly everything beyond ASCII comes out as letters of
// the script it is for; anything less is windows-1252, which is what text
// without a charset mostly is.
func guessCharset(data []byte) string {
	sample := data[:min(len(data), 64<<10)]
	results, err := chardet.NewTextDetector().DetectAll(sample)
	if err != nil {
		return ""
	}
	// The detectors run side by side and come back in any order; the same file
	// must always read the same.
	slices.SortFunc(results, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.Charset, b.Charset), strings.Compare(a.Language, b.Language))
	})
	for _, r := range results {
		s, known := scripts[r.Charset]
		if !known && r.Confidence >= 30 && strings.HasPrefix(r.Charset, "ISO-8859-1") {
			return ""
		}
		if !known || r.Confidence < 10 {
			continue
		}
		text, _ := decodeAs(sample, s.name)
		own, other, ascii := 0, 0, 0
		for _, c := range strings.TrimRight(text, "\uFFFD") {
			switch {
			case c < utf8.RuneSelf:
				if unicode.IsLetter(c) {
					ascii++
				}
			case c == utf8.RuneError || c < 0xA0 || unicode.Is(unicode.Co, c):
				other += 3
			case unicode.In(c, s.table...):
				own++
			case unicode.IsLetter(c):
				other++
			}
		}
		latin := s.table[0] == unicode.Latin
		switch {
		case own < 4 || other*10 > own:
		case latin && (r.Confidence < 40 || own*100 < ascii*3):
		case !latin && r.Confidence < 30 && own < ascii/4:
		default:
			if s.name == "iso-8859-2" && hasC1(sample) {
				return "windows-1250"
			}
			return s.name
		}
	}
	return ""
}

// hasC1 finds bytes that are controls in the ISO charsets and letters and
// quotation marks in Windows' versions of them.
func hasC1(data []byte) bool {
	for _, b := range data {
		if b >= 0x80 && b < 0xA0 {
			return true
		}
	}
	return false
}
