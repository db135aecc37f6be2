package library

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// SQLite joins a database file and the WAL beside it by their names alone. An
// old WAL that is found beside another file, say a backup that was copied over
// the library, is replayed into that file and ruins it. So the row of the table
// identity is read off the pages of both, past SQLite, and tells whether the
// one continues the other. The layout of pages and frames is that of
// https://www.sqlite.org/fileformat2.html.

// stamp is random and names one state of one library.
type stamp [16]byte

// mark is the row of the table identity: the state a file or a transaction
// brings, and the one before it. A mark without before made the table.
type mark struct {
	stamp, before stamp
	first         bool
}

const markText = "galley identity"

// A row that was given a before, and one that was not: payload length, row id,
// header length, and the types of the columns.
var (
	markRow  = []byte{5 + byte(len(markText)) + 32, 1, 5, 0, 13 + 2*byte(len(markText)), 44, 44}
	firstRow = []byte{5 + byte(len(markText)) + 16, 1, 5, 0, 13 + 2*byte(len(markText)), 44, 12}
)

// mayBeMark tells by the head of a page whether it is a leaf of a table with one row.
func mayBeMark(head []byte) bool {
	return len(head) >= 10 && head[0] == 0x0d && binary.BigEndian.Uint16(head[3:]) == 1
}

// markOn reads the mark off a page that holds one.
func markOn(page []byte) (m mark, ok bool) {
	if !mayBeMark(page) {
		return m, false
	}
	at := int(binary.BigEndian.Uint16(page[8:]))
	if at > len(page) {
		return m, false
	}
	cell := page[at:]
	m.first = bytes.HasPrefix(cell, firstRow)
	if !m.first && !bytes.HasPrefix(cell, markRow) {
		return m, false
	}
	cell = cell[len(markRow):]
	if !bytes.HasPrefix(cell, []byte(markText)) {
		return m, false
	}
	cell = cell[len(markText):]
	if n := copy(m.stamp[:], cell); n < len(m.stamp) {
		return m, false
	}
	if m.first {
		return m, true
	}
	return m, copy(m.before[:], cell[len(m.stamp):]) == len(m.before)
}

// mainHead is what matters of the first bytes of a database file.
type mainHead struct {
	pageSize int
	cookie   uint32 // goes up with each change of the schema, and with VACUUM
	wal      bool   // the file is in WAL mode
}

// readHead reads the head of a database file; an empty file has none.
func readHead(main io.ReaderAt) (h mainHead, ok bool, err error) {
	b := make([]byte, 100)
	if n, err := main.ReadAt(b, 0); n < len(b) {
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return h, false, err
	}
	if string(b[:len(sqliteHeader)]) != sqliteHeader {
		return h, false, nil
	}
	return mainHead{pageSizeOf(uint32(binary.BigEndian.Uint16(b[16:]))), binary.BigEndian.Uint32(b[40:]), b[18] == 2}, true, nil
}

func pageSizeOf(n uint32) int {
	if n == 1 {
		return 65536
	}
	if n < 512 || n > 65536 || n&(n-1) != 0 {
		return 0
	}
	return int(n)
}

// markIn reads the mark on a page of a database file, alone, without its WAL.
func markIn(main io.ReaderAt, pageSize int, page uint32) (m mark, ok bool, err error) {
	if page < 2 || pageSize == 0 {
		return m, false, nil
	}
	b := make([]byte, pageSize)
	if n, err := main.ReadAt(b, int64(page-1)*int64(pageSize)); n < len(b) {
		if errors.Is(err, io.EOF) {
			err = nil // the file does not reach as far
		}
		return m, false, err
	}
	m, ok = markOn(b)
	return m, ok, nil
}

// findMark looks on every page of a database file for its mark.
func findMark(main io.ReaderAt, pageSize int) (m mark, ok bool, err error) {
	if pageSize == 0 {
		return m, false, nil
	}
	head := make([]byte, 10)
	for page := uint32(2); ; page++ {
		if n, err := main.ReadAt(head, int64(page-1)*int64(pageSize)); n < len(head) {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return m, false, err
		}
		if !mayBeMark(head) {
			continue
		}
		if m, ok, err = markIn(main, pageSize, page); ok || err != nil {
			return m, ok, err
		}
	}
}

// walMark is a mark in a WAL.
type walMark struct {
	mark
	page  uint32
	frame int // counted from 1
}

// walMarks is what a WAL tells of the states it leads from and to. Frames that
// were never committed may be among those told: no file came to hold them.
type walMarks struct {
	pageSize int
	salt     [8]byte // changes when the WAL is begun anew
	frames   int     // since then
	marks    []walMark
	cookie   uint32 // of the newest first page among the frames; see mainHead
	paged    bool   // there was one
}

const walHeadSize, frameHeadSize = 32, 24

// walHead reads how a WAL begins; one that was not begun yet has no head.
func walHead(wal io.ReaderAt) (w walMarks, ok bool, err error) {
	b := make([]byte, walHeadSize)
	if n, err := wal.ReadAt(b, 0); n < len(b) {
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return w, false, err
	}
	if magic := binary.BigEndian.Uint32(b); magic != 0x377f0682 && magic != 0x377f0683 {
		return w, false, nil
	}
	w.pageSize = pageSizeOf(binary.BigEndian.Uint32(b[8:]))
	w.salt = [8]byte(b[16:])
	return w, w.pageSize > 0, nil
}

// readMarks reads the marks in a WAL.
func readMarks(wal io.ReaderAt) (walMarks, error) {
	w, ok, err := walHead(wal)
	if err != nil || !ok {
		return walMarks{}, err
	}
	frame := make([]byte, frameHeadSize+44)
	page := make([]byte, w.pageSize)
	for at := int64(walHeadSize); ; at += int64(frameHeadSize + w.pageSize) {
		if n, err := wal.ReadAt(frame, at); n < len(frame) {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return w, err
		}
		if [8]byte(frame[8:]) != w.salt {
			return w, nil // what follows was there before the WAL was begun anew
		}
		w.frames++
		number, head := binary.BigEndian.Uint32(frame), frame[frameHeadSize:]
		if number == 1 {
			w.cookie, w.paged = max(w.cookie, binary.BigEndian.Uint32(head[40:])), true
		}
		if number == 1 || !mayBeMark(head) {
			continue
		}
		if _, err := wal.ReadAt(page, at+frameHeadSize); err != nil && !errors.Is(err, io.EOF) {
			return w, fmt.Errorf("read frame %d: %w", w.frames, err)
		}
		if m, ok := markOn(page); ok {
			w.marks = append(w.marks, walMark{m, number, w.frames})
		}
	}
}

// sizeOf is how large a WAL is that has so many frames.
func (w walMarks) sizeOf(frames uint32) int64 {
	return walHeadSize + int64(frames)*int64(frameHeadSize+w.pageSize)
}

// place is where a state stands in a WAL: 0 is the one it leads on from, i the
// one its ith mark brings, -1 one it does not know.
func (w walMarks) place(s stamp) int {
	for i := len(w.marks) - 1; i >= 0; i-- {
		if w.marks[i].stamp == s {
			return i + 1
		}
	}
	if len(w.marks) > 0 && !w.marks[0].first && w.marks[0].before == s {
		return 0
	}
	return -1
}

// kinship is what a WAL is to the file it stands beside.
type kinship int

const (
	stranger kinship = iota // replayed into the file, it would ruin it
	own                     // it leads on from what the file holds
	untold                  // neither has marks by which to tell
)

// kin tells whether a WAL leads on from what a database file holds. A
// checkpoint that was cut off left the file at the WAL's beginning or at any of
// its marks; folded is how many frames are known to be in the file.
func (w walMarks) kin(main io.ReaderAt, folded int) (kinship, error) {
	if w.frames == 0 {
		return own, nil // there is nothing in it
	}
	head, ok, err := readHead(main)
	if err != nil || !ok || head.pageSize != w.pageSize {
		return stranger, err
	}
	if w.paged && head.cookie > w.cookie {
		return stranger, nil // a copy by VACUUM INTO has the same mark on other pages
	}
	if len(w.marks) == 0 {
		return untold, nil // written by a Galley that knew no marks
	}
	var m mark
	ok = false
	for i, seen := range w.marks {
		if i > 0 && seen.page == w.marks[i-1].page {
			continue
		}
		if m, ok, err = markIn(main, head.pageSize, seen.page); ok || err != nil {
			break
		}
	}
	if !ok && err == nil { // the WAL may have moved the table to another page
		m, ok, err = findMark(main, head.pageSize)
	}
	if err != nil {
		return stranger, err
	}
	if !ok {
		if w.marks[0].first {
			return untold, nil // the table was made in the WAL
		}
		return stranger, nil
	}
	at, least := w.place(m.stamp), 0
	for i, seen := range w.marks {
		if seen.frame <= folded {
			least = i + 1
		}
	}
	if at < least { // -1, or further back than what the WAL believes is in the file
		return stranger, nil
	}
	return own, nil
}
