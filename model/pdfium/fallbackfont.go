package pdfium

import (
	"encoding/binary"
	"testing/fstest"
	"unicode/utf16"
)

// PDFium takes the places of letters from their drawings. Where a PDF names a
// Chinese, Japanese or Korean font and does not hold it, there are none, and a
// letter that stands in a text object of its own is dropped as nothing. This
// font stands in for all such: each of its letters is as large as a full one
// and draws nothing.

// fallbackFonts is the folder in which PDFium looks for fonts.
func fallbackFonts() fstest.MapFS {
	return fstest.MapFS{"usr/share/fonts/galley.ttf": &fstest.MapFile{Data: fallbackFont(), Mode: 0o444}}
}

type bigEndian []byte

func (b *bigEndian) u16(list ...int) {
	for _, n := range list {
		*b = binary.BigEndian.AppendUint16(*b, uint16(n))
	}
}

func (b *bigEndian) u32(list ...int) {
	for _, n := range list {
		*b = binary.BigEndian.AppendUint32(*b, uint32(n))
	}
}

// fallbackFont is the font, in the TrueType format.
func fallbackFont() []byte {
	const (
		unit, top, bottom = 1000, 880, -120
		pages             = 1<<17 | 1<<18 | 1<<19 | 1<<20 | 1<<21 // Japanese, simplified Chinese, Korean, traditional Chinese, Johab
	)
	var cmap, glyf, head, hhea, hmtx, loca, maxp, name, os2, post bigEndian
	cmap.u16(0, 1, 3, 10)
	cmap.u32(12)
	cmap.u16(13, 0) // many characters, one glyph
	cmap.u32(28, 0, 1, 0x20, 0x2FFFF, 1)

	glyf.u16(1, 0, bottom, unit, top) // one line there and back: it has a size and no surface
	glyf.u16(1, 0)                    // the contour's last point; no instructions
	glyf = append(glyf, 1, 1)         // both points on the line, with long coordinates
	glyf.u16(0, unit, bottom, top-bottom)
	loca.u16(0, 0, len(glyf)/2) // the first glyph is empty

	head.u32(0x10000, 0x10000, 0, 0x5F0F3CF5)
	head.u16(0, unit)
	head.u32(0, 0, 0, 0)
	head.u16(0, bottom, unit, top, 0, 8, 2, 0, 0)

	hhea.u32(0x10000)
	hhea.u16(top, bottom, 0, unit, 0, 0, unit, 1, 0, 0, 0, 0, 0, 0, 0, 2)
	hmtx.u16(unit, 0, unit, 0)
	maxp.u32(0x10000)
	maxp.u16(2, 2, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)

	title := utf16.Encode([]rune("Galley Stand-in"))
	names := []int{1, 2, 4, 6}
	name.u16(0, len(names), 6+12*len(names))
	for _, id := range names {
		name.u16(3, 1, 0x409, id, 2*len(title), 0)
	}
	for _, c := range title {
		name.u16(int(c))
	}

	os2.u16(1, unit, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 300, 0)
	os2 = append(os2, make([]byte, 10)...) // no family to choose it by
	os2.u32(-1, -1, 0, 0)                  // scripts
	os2 = append(os2, "Gall"...)
	os2.u16(0x40, 0x20, 0xFFFF, top, bottom, 0, top, -bottom)
	os2.u32(pages, 0)
	post.u32(0x30000, 0, 0, 0, 0, 0, 0, 0)

	return sfnt([]table{{"OS/2", os2}, {"cmap", cmap}, {"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx},
		{"loca", loca}, {"maxp", maxp}, {"name", name}, {"post", post}})
}

type table struct {
	tag  string
	data []byte
}

// sfnt puts tables, in the order of their tags, into a file.
func sfnt(tables []table) []byte {
	var head, body bigEndian
	head.u32(0x10000)
	head.u16(len(tables), 128, 3, 16*len(tables)-128)
	at := 12 + 16*len(tables)
	for _, t := range tables {
		padded := append(append([]byte(nil), t.data...), make([]byte, (4-len(t.data)%4)%4)...)
		sum := 0
		for i := 0; i < len(padded); i += 4 {
			sum += int(binary.BigEndian.Uint32(padded[i:]))
		}
		head = append(head, t.tag...)
		head.u32(sum, at+len(body), len(t.data))
		body = append(body, padded...)
	}
	return append(head, body...)
}
