package sqlitefile

import "encoding/binary"

// Kinds of pages of a B-tree.
const (
	indexInterior = 0x02
	tableInterior = 0x05
	indexLeaf     = 0x0a
	tableLeaf     = 0x0d
)

// header is the beginning of a page of a B-tree.
type header struct {
	kind  byte
	cells int
	right uint32 // the last child of an interior page
	at    int    // of the pointers to its cells
}

// headerOf reads the header of a page, which begins at an offset of it.
func headerOf(page []byte, from, usable int) (header, bool) {
	if len(page) < from+12 {
		return header{}, false
	}
	h := header{kind: page[from], cells: int(binary.BigEndian.Uint16(page[from+3:])), at: from + 8}
	switch h.kind {
	case indexInterior, tableInterior:
		h.right = binary.BigEndian.Uint32(page[from+8:])
		h.at = from + 12
	case indexLeaf, tableLeaf:
	default:
		return header{}, false
	}
	free, content := int(binary.BigEndian.Uint16(page[from+1:])), int(binary.BigEndian.Uint16(page[from+5:]))
	if content == 0 {
		content = 65536
	}
	return h, h.at+2*h.cells <= min(content, usable) && free < usable && content <= max(usable, 65536) && page[from+7] <= 60
}

// cell is an entry of a page.
type cell struct {
	child   uint32 // of interior pages
	rowid   int64
	payload []byte
	torn    bool     // the payload is not whole
	further []uint32 // pages that it goes on in
}

// node is a page that was read.
type node struct {
	number uint32
	header
	cells []cell
	bad   int // cells that cannot be read
}

// keyed reports whether it is a page of an index, or of a table without rowids.
func (n node) keyed() bool { return n.kind == indexLeaf || n.kind == indexInterior }

// node reads a page of a B-tree.
func (m *Image) node(n uint32) (node, bool) {
	page, ok := m.page(n)
	if !ok {
		return node{}, false
	}
	from := 0
	if n == 1 {
		from = headSize
	}
	h, ok := headerOf(page, from, m.usable)
	if !ok {
		return node{}, false
	}
	out := node{number: n, header: h}
	filled := int64(0) // cells of a sound page do not overlap, those of a crafted one might all be the same
	for i := range h.cells {
		at := int(binary.BigEndian.Uint16(page[h.at+2*i:]))
		if at < h.at+2*h.cells || at >= m.usable {
			out.bad++
			continue
		}
		c, ok := m.cell(h.kind, page[:m.usable], at)
		if filled += min(int64(len(c.payload)), m.local(h.kind, int64(len(c.payload)))); !ok || filled > m.size {
			out.bad++
			continue
		}
		out.cells = append(out.cells, c)
	}
	return out, true
}

func (m *Image) cell(kind byte, page []byte, at int) (c cell, ok bool) {
	rest := page[at:]
	if kind == indexInterior || kind == tableInterior {
		if len(rest) < 4 {
			return c, false
		}
		c.child = binary.BigEndian.Uint32(rest)
		rest = rest[4:]
	}
	if kind == tableInterior {
		key, n := varint(rest)
		c.rowid = key
		return c, n > 0
	}
	size, n := varint(rest)
	if n == 0 || size < 2 || size > int64(m.count)*m.size {
		return c, false
	}
	rest = rest[n:]
	if kind == tableLeaf {
		if c.rowid, n = varint(rest); n == 0 {
			return c, false
		}
		rest = rest[n:]
	}
	local := m.local(kind, size)
	if int64(len(rest)) < local {
		return c, false
	}
	if local == size {
		c.payload = rest[:local]
		return c, true
	}
	if int64(len(rest)) < local+4 {
		return c, false
	}
	c.payload, c.further, c.torn = m.overflow(append([]byte{}, rest[:local]...), size, binary.BigEndian.Uint32(rest[local:]))
	return c, true
}

// local is how many bytes of a payload stand in the page itself.
func (m *Image) local(kind byte, size int64) int64 {
	u := int64(m.usable)
	most := u - 35
	if kind != tableLeaf {
		most = (u-12)*64/255 - 23
	}
	if size <= most {
		return size
	}
	least := (u-12)*32/255 - 23
	if k := least + (size-least)%(u-4); k <= most {
		return k
	}
	return least
}

// mostChained is how often each page may be read on in, over all: once on every
// way through a file is usual, and a crafted one could lead round in circles.
const mostChained = 8

// overflow reads on in the pages that a long payload goes on in.
func (m *Image) overflow(payload []byte, size int64, next uint32) (all []byte, pages []uint32, torn bool) {
	for int64(len(payload)) < size {
		page, ok := m.page(next)
		if m.chained++; !ok || m.chained > mostChained*int64(m.count) {
			return payload, pages, true
		}
		pages = append(pages, next)
		next = binary.BigEndian.Uint32(page)
		part := page[4:m.usable]
		if left := size - int64(len(payload)); left <= int64(len(part)) {
			return append(payload, part[:left]...), pages, next != 0 // the last one has no next
		}
		payload = append(payload, part...)
	}
	return payload, pages, false
}
