package mail

import (
	"context"
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"galley/model/ingest/block"
	"galley/model/ingest/charset"
	"galley/model/ingest/hypertext"
	"galley/model/ingest/markup"
	"galley/model/ingest/typography"
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

// tnefPieces is the text in a winmail.dat, nothing where it has none or is damaged.
func tnefPieces(ctx context.Context, name string, data []byte, noted *hypertext.Reader) []block.Piece {
	b := tnefText(data)
	switch {
	case b.html != "":
		if root, err := markup.ParseSafely(ctx, name, b.html); err == nil {
			noted.Take(root, "")
			if found := markup.Pieces(root, true); block.HasLetters(found, 1) {
				return found
			}
		}
		fallthrough
	default:
		if strings.TrimSpace(b.plain) != "" {
			return plainPieces(b.plain)
		}
		return plainPieces(b.rich)
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
			out.plain, _ = charset.Decode(value, header)
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
		if kind&0xFFF <= 1 {
			values = min(values, 1) // values of no length: four thousand million of them would fit in any file
		}
		for ; values > 0 && !c.bad; values-- {
			value := mapiValue(&c, kind&0xFFF)
			switch {
			case c.bad:
			case id == mapiCodePage && len(value) >= 4:
				header = typography.FirstOf(codePage(int(binary.LittleEndian.Uint32(value))), header)
			case id == mapiBody && kind == 0x1F:
				out.plain = utf16Text(value)
			case id == mapiBody && kind == 0x1E && out.plain == "":
				out.plain, _ = charset.Decode(value, header)
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
		out.html, _ = charset.Decode(html, strings.Replace(header, "plain", "html", 1))
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
