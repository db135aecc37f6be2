package ingest

import (
	"context"
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// Outlook can send a message in a format of its own, in a file winmail.dat. No
// library for it is kept up; the text is a few of its properties.

const (
	tnefMark       = 0x223E9F78
	tnefBody       = 0x0002800C // the text as plain bytes
	tnefProperties = 0x00069003
	tnefCodePage   = 0x00069007
	mapiBody       = 0x1000
	mapiRTF        = 0x1009
	mapiHTML       = 0x1013
	mapiCodePage   = 0x3FDE
)

// outlookBody is the text in a winmail.dat, nothing where it has none or is damaged.
func outlookBody(ctx context.Context, name string, data []byte) []piece {
	b := tnefText(data)
	switch {
	case b.html != "":
		if found, err := bodyOf(ctx, name, b.html); err == nil && enough(found, 1) {
			return found
		}
		fallthrough
	default:
		if strings.TrimSpace(b.plain) != "" {
			return mailText(b.plain)
		}
		return mailText(b.rich)
	}
}

type tnef struct{ plain, html, rich string }

// cursor reads numbers from bytes, and nothing beyond their end.
type cursor struct {
	data []byte
	bad  bool
}

func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.data) {
		c.bad = true
		return nil
	}
	out := c.data[:n]
	c.data = c.data[n:]
	return out
}

func (c *cursor) u16() int {
	if b := c.take(2); b != nil {
		return int(binary.LittleEndian.Uint16(b))
	}
	return 0
}

func (c *cursor) u32() int {
	if b := c.take(4); b != nil {
		return int(binary.LittleEndian.Uint32(b))
	}
	return 0
}

func tnefText(data []byte) tnef {
	var out tnef
	c := cursor{data: data}
	if c.u32() != tnefMark {
		return out
	}
	c.u16() // a key
	header := ""
	for len(c.data) > 0 && !c.bad {
		level := c.take(1)
		attribute, size := c.u32(), c.u32()
		value := c.take(size)
		c.u16() // a checksum, which many programs get wrong
		if c.bad || level[0] != 1 {
			continue
		}
		switch attribute {
		case tnefCodePage:
			if len(value) >= 4 {
				header = codePage(int(binary.LittleEndian.Uint32(value)))
			}
		case tnefBody:
			out.plain, _ = decode(value, header)
			out.plain = strings.TrimRight(out.plain, "\x00")
		case tnefProperties:
			mapiText(value, header, &out)
		}
	}
	return out
}

// codePage is how a server would name a code page of Windows.
func codePage(n int) string {
	names := map[int]string{874: "windows-874", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 20866: "koi8-r",
		21866: "koi8-u", 65001: "utf-8", 54936: "gb18030"}
	name := names[n]
	if n >= 1250 && n <= 1258 {
		name = "windows-" + string(rune('0'+n/1000)) + string(rune('0'+n/100%10)) + string(rune('0'+n/10%10)) + string(rune('0'+n%10))
	}
	if name == "" {
		return ""
	}
	return "text/plain; charset=" + name
}

// mapiText reads the properties of a message that are its text.
func mapiText(data []byte, header string, out *tnef) {
	c := cursor{data: data}
	var html []byte
	for count := c.u32(); count > 0 && !c.bad; count-- {
		kind := c.u16()
		id := c.u16()
		if id >= 0x8000 { // a property with a name
			c.take(16)
			if c.u32() == 0 {
				c.u32()
			} else {
				n := c.u32()
				c.take(n + (4-n%4)%4)
			}
		}
		values := 1
		if kind&0x1000 != 0 || kind == 0x1E || kind == 0x1F || kind == 0x0D || kind == 0x102 {
			values = c.u32()
		}
		for ; values > 0 && !c.bad; values-- {
			value := mapiValue(&c, kind&0xFFF)
			switch {
			case c.bad:
			case id == mapiCodePage && len(value) >= 4:
				header = first(codePage(int(binary.LittleEndian.Uint32(value))), header)
			case id == mapiBody && kind == 0x1F:
				out.plain = utf16Text(value)
			case id == mapiBody && kind == 0x1E && out.plain == "":
				out.plain, _ = decode(value, header)
				out.plain = strings.TrimRight(out.plain, "\x00")
			case id == mapiHTML:
				html = value
				if kind == 0x1F {
					html = []byte(utf16Text(value))
				}
			case id == mapiRTF:
				out.rich = rtfText(unpackRTF(value))
			}
		}
	}
	if html != nil {
		out.html, _ = decode(html, strings.Replace(header, "plain", "html", 1))
	}
}

// mapiValue is one value of a property of a kind.
func mapiValue(c *cursor, kind int) []byte {
	switch kind {
	case 0x02, 0x03, 0x04, 0x0A, 0x0B: // numbers of four bytes, or filled up to four
		return c.take(4)
	case 0x05, 0x06, 0x07, 0x14, 0x40:
		return c.take(8)
	case 0x48:
		return c.take(16)
	case 0x1E, 0x1F, 0x0D, 0x102:
		n := c.u32()
		value := c.take(n)
		if pad := (4 - n%4) % 4; pad > 0 && pad <= len(c.data) {
			c.take(pad)
		}
		return value
	case 0x00, 0x01:
		return nil
	}
	c.bad = true
	return nil
}

func utf16Text(b []byte) string {
	list := make([]uint16, len(b)/2)
	for i := range list {
		list[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return strings.TrimRight(string(utf16.Decode(list)), "\x00")
}

// rtfBefore is what the packer of RTF takes for granted.
const rtfBefore = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` +
	"\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// unpackRTF reads RTF as Outlook packs it (MS-OXRTFCP): text, and references to
// what stood up to 4096 bytes before.
func unpackRTF(data []byte) string {
	c := cursor{data: data}
	c.u32()
	size, kind := c.u32(), c.u32()
	c.u32() // a checksum
	if kind == 0x414C454D {
		return string(c.data[:min(size, len(c.data))])
	}
	if c.bad || kind != 0x75465A4C || size > maxUnpacked {
		return ""
	}
	var window [4096]byte
	at := copy(window[:], rtfBefore)
	var out strings.Builder
	put := func(b byte) {
		out.WriteByte(b)
		window[at] = b
		at = (at + 1) % len(window)
	}
	for out.Len() < size {
		flags := c.take(1)
		if c.bad {
			break
		}
		for bit := 0; bit < 8 && out.Len() < size; bit++ {
			if flags[0]>>bit&1 == 0 {
				b := c.take(1)
				if c.bad {
					return out.String()
				}
				put(b[0])
				continue
			}
			ref := c.take(2)
			if c.bad {
				return out.String()
			}
			from, length := int(binary.BigEndian.Uint16(ref)>>4), int(ref[1]&0xF)+2
			if from == at {
				return out.String()
			}
			for i := range length {
				put(window[(from+i)%len(window)])
			}
		}
	}
	return out.String()
}

// rtfSkipped are groups whose text is not the document's.
var rtfSkipped = map[string]bool{"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true,
	"header": true, "footer": true, "htmltag": true, "mhtmltag": true, "generator": true, "listtable": true, "themedata": true}

// rtfText is the text of a message in RTF.
func rtfText(rtf string) string {
	var b strings.Builder
	var raw []byte // bytes of the code page, to be decoded together
	header := "text/plain; charset=windows-1252"
	flush := func() {
		if len(raw) > 0 {
			text, _ := decode(raw, header)
			b.WriteString(text)
			raw = nil
		}
	}
	type group struct {
		skip  bool
		after int // how many characters stand in for one that was given by its number
	}
	stack := []group{{after: 1}}
	drop := 0
	for i := 0; i < len(rtf); {
		top := &stack[len(stack)-1]
		switch c := rtf[i]; {
		case c == '{' && len(stack) < 1000:
			stack = append(stack, *top)
			i++
		case c == '}':
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
			i++
		case c == '\\' && i+1 < len(rtf):
			word, value, has, next := rtfWord(rtf, i+1)
			i = next
			switch {
			case word == "*":
				top.skip = true
			case word == "'":
				if drop > 0 {
					drop--
				} else if !top.skip {
					raw = append(raw, byte(value))
				}
			case rtfSkipped[word]:
				top.skip = true
			case word == "ansicpg":
				header = first(codePage(value), header)
			case word == "uc" && has:
				top.after = value
			case word == "u" && has && !top.skip:
				flush()
				b.WriteRune(rune(uint16(value)))
				drop = top.after
			case top.skip:
			case word == "par" || word == "line" || word == "\n" || word == "row":
				flush()
				b.WriteByte('\n')
				if word == "par" {
					b.WriteByte('\n')
				}
			case word == "tab" || word == "cell" || word == "~":
				raw = append(raw, ' ')
			case word == "\\" || word == "{" || word == "}":
				raw = append(raw, word[0])
			case word == "_":
				raw = append(raw, '-')
			case rtfSigns[word] != "":
				flush()
				b.WriteString(rtfSigns[word])
			}
		case c == '\r' || c == '\n':
			i++
		default:
			if drop > 0 {
				drop--
			} else if !top.skip {
				raw = append(raw, c)
			}
			i++
		}
	}
	flush()
	return b.String()
}

var rtfSigns = map[string]string{"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " "}

// rtfWord reads the control word or sign at a place, its number, and where it ends.
func rtfWord(rtf string, i int) (word string, value int, has bool, next int) {
	start := i
	for i < len(rtf) && (rtf[i] >= 'a' && rtf[i] <= 'z' || rtf[i] >= 'A' && rtf[i] <= 'Z') && i-start < 32 {
		i++
	}
	if i == start {
		if rtf[i] == '\'' {
			return "'", hexByte(rtf[min(i+1, len(rtf)):min(i+3, len(rtf))]), true, min(i+3, len(rtf))
		}
		return rtf[i : i+1], 0, false, i + 1
	}
	word = rtf[start:i]
	negative := i < len(rtf) && rtf[i] == '-'
	if negative {
		i++
	}
	for n := 0; i < len(rtf) && rtf[i] >= '0' && rtf[i] <= '9' && n < 9; n++ {
		value, has = value*10+int(rtf[i]-'0'), true
		i++
	}
	if negative {
		value = -value
	}
	if i < len(rtf) && rtf[i] == ' ' {
		i++
	}
	return word, value, has, i
}

func hexByte(s string) int {
	n := 0
	for _, c := range strings.ToLower(s) {
		n = n*16 + max(strings.IndexRune("0123456789abcdef", c), 0)
	}
	return n
}
