// Package sqlitefile reads the rows of an SQLite database without SQLite, from its
// pages. SQLite refuses a whole table for one damaged page; its rows can be read from
// all the others. The package follows https://www.sqlite.org/fileformat.html and
// trusts nothing that it reads.
package sqlitefile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Image is a database file with its write-ahead log, open for reading.
type Image struct {
	file, log io.ReaderAt
	closers   []io.Closer
	size      int64 // of a page
	usable    int   // of its bytes
	count     uint32
	logged    map[uint32]int64 // where the newest committed image of a page stands in the log
	head      []byte           // the first 100 bytes, as damaged as they are
	sound     bool             // they are a header
	chained   int64            // see mostChained
}

const headSize = 100

var magic = []byte("SQLite format 3\x00")

// Open opens a database for reading. A damaged header is no error: the size of
// a page is then guessed.
func Open(path string) (*Image, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	m := &Image{file: file, closers: []io.Closer{file}}
	log, err := os.Open(path + "-wal")
	if err == nil {
		m.closers = append(m.closers, log)
		logInfo, err := log.Stat()
		if err != nil {
			return nil, errors.Join(err, m.Close())
		}
		m.begin(info.Size(), log, logInfo.Size())
		return m, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(err, m.Close())
	}
	m.begin(info.Size(), nil, 0)
	return m, nil
}

// Of reads a database that is in memory or elsewhere; log may be nil.
func Of(file io.ReaderAt, size int64, log io.ReaderAt, logSize int64) *Image {
	m := &Image{file: file}
	m.begin(size, log, logSize)
	return m
}

// Close ends the reading.
func (m *Image) Close() error {
	var all error
	for _, c := range m.closers {
		all = errors.Join(all, c.Close())
	}
	m.closers = nil
	return all
}

// Number is a 32-bit number of the header, at an offset as the file format
// names them; ok is false where the header is gone.
func (m *Image) Number(at int) (n uint32, ok bool) {
	if !m.sound || at+4 > headSize {
		return 0, false
	}
	return binary.BigEndian.Uint32(m.head[at:]), true
}

// Pages is how many pages there are, and PageSize how many bytes each has.
func (m *Image) Pages() int { return int(m.count) }

// PageSize is how many bytes a page has.
func (m *Image) PageSize() int { return int(m.size) }

func (m *Image) begin(size int64, log io.ReaderAt, logSize int64) {
	m.head = make([]byte, headSize)
	if n, err := m.file.ReadAt(m.head, 0); err == nil || n == headSize {
		m.sound = string(m.head[:len(magic)]) == string(magic)
	}
	stated := int64(binary.BigEndian.Uint16(m.head[16:]))
	if stated == 1 {
		stated = 65536
	}
	reserved := 0
	switch {
	case m.sound && possible(stated):
		m.size = stated
		reserved = int(m.head[20])
	default:
		m.size = m.guess(size)
	}
	if m.usable = int(m.size) - reserved; m.usable < 480 {
		m.usable = int(m.size)
	}
	m.count = uint32(min((size+m.size-1)/m.size, 1<<32-2))
	if log != nil {
		m.readLog(log, logSize)
	}
	if first, ok := m.page(1); ok && len(first) >= headSize { // the log may have a newer header
		if string(first[:len(magic)]) == string(magic) {
			copy(m.head, first)
			m.sound = true
		}
	}
}

func possible(size int64) bool { return size >= 512 && size <= 65536 && size&(size-1) == 0 }

// guess is the page size at which most pages of a file look like pages: they
// begin with a header, and what they hold is laid down from their end. Of pages
// of a larger size than the true one the end is another page's.
func (m *Image) guess(size int64) int64 {
	const looked = 400 // pages
	best, most := int64(4096), 0.0
	for s := int64(65536); s >= 512; s /= 2 {
		n := size / s
		if n < 2 {
			continue
		}
		step := max(n/looked, 1) | 1 // odd, so as not to see every second one of half the size only
		page := make([]byte, s)
		good, all := 0, 0
		for p := int64(1); p < n; p += step {
			if _, err := m.file.ReadAt(page, p*s); err != nil {
				continue
			}
			all++
			h, ok := headerOf(page, 0, int(s))
			if !ok || h.cells == 0 {
				continue
			}
			last := 0
			for i := range h.cells {
				last = max(last, int(binary.BigEndian.Uint16(page[h.at+2*i:])))
			}
			if last > int(s)/2 && last < int(s) {
				good++
			}
		}
		if all > 0 && float64(good)/float64(all) > most {
			best, most = s, float64(good)/float64(all)
		}
	}
	return best
}

// page reads a page, the log's where that has a newer one; the last one of a
// file that was cut off is filled with zeros.
func (m *Image) page(n uint32) ([]byte, bool) {
	if n == 0 || n > m.count {
		return nil, false
	}
	page := make([]byte, m.size)
	from, at := m.file, int64(n-1)*m.size
	if offset, ok := m.logged[n]; ok {
		from, at = m.log, offset
	}
	got, err := from.ReadAt(page, at)
	if got == 0 || err != nil && !errors.Is(err, io.EOF) {
		return nil, false
	}
	return page, true
}

// readLog notes where the newest committed image of each page stands. Like
// SQLite it ends at the first frame whose checksum is wrong.
func (m *Image) readLog(log io.ReaderAt, size int64) {
	head := make([]byte, 32)
	if _, err := log.ReadAt(head, 0); err != nil {
		return
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch binary.BigEndian.Uint32(head) {
	case 0x377f0682:
	case 0x377f0683:
		order = binary.BigEndian
	default:
		return
	}
	pageSize := int64(binary.BigEndian.Uint32(head[8:]))
	if !possible(pageSize) {
		return
	}
	if pageSize != m.size {
		if m.sound {
			return
		}
		m.count = uint32(min(int64(m.count)*m.size/pageSize, 1<<32-2))
		m.size, m.usable = pageSize, int(pageSize) // better than a guess
	}
	sum := checksum{order: order}
	sum.add(head[:24])
	if !sum.is(head[24:]) {
		return
	}
	m.log, m.logged = log, map[uint32]int64{}
	frame := make([]byte, 24+pageSize)
	pending := map[uint32]int64{}
	for at := int64(32); at+int64(len(frame)) <= size; at += int64(len(frame)) {
		if _, err := log.ReadAt(frame, at); err != nil || string(frame[8:16]) != string(head[16:24]) {
			return
		}
		sum.add(frame[:8])
		sum.add(frame[24:])
		if !sum.is(frame[16:]) {
			return
		}
		n := binary.BigEndian.Uint32(frame)
		pending[n] = at + 24
		if after := binary.BigEndian.Uint32(frame[4:]); after > 0 { // a commit
			for n, at := range pending {
				m.logged[n] = at
			}
			clear(pending)
			m.count = max(m.count, min(after, uint32(int64(m.count)+size/pageSize)))
		}
	}
}

// checksum is the log's.
type checksum struct {
	order binary.ByteOrder
	a, b  uint32
}

func (c *checksum) add(data []byte) {
	for ; len(data) >= 8; data = data[8:] {
		c.a += c.order.Uint32(data) + c.b
		c.b += c.order.Uint32(data[4:]) + c.a
	}
}

func (c *checksum) is(stored []byte) bool {
	return binary.BigEndian.Uint32(stored) == c.a && binary.BigEndian.Uint32(stored[4:]) == c.b
}
