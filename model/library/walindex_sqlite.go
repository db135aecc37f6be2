package library

import (
	"encoding/binary"
	"io"
)

// walIndex is what the programs that have a library open agree on about its
// WAL: the head of the file whose name ends in -shm, as SQLite lays it out.
type walIndex struct {
	frames    uint32 // that are committed
	salt      [8]byte
	folded    uint32 // frames that a checkpoint has put in the file
	attempted uint32 // or is putting there
}

// foldedAs reports whether no checkpoint wrote to the file since another look, nor
// is one at work.
func (x walIndex) foldedAs(was walIndex) bool {
	return x.salt == was.salt && x.folded == was.folded && x.attempted == was.attempted && x.folded == x.attempted
}

// readIndex reads the head of the index; ok is false while it is being written.
func readIndex(shm io.ReaderAt) (x walIndex, ok bool, err error) {
	const head, folded, attempted = 48, 96, 128 // between the last two stand bytes that Windows locks
	b := make([]byte, 2*head)
	if _, err := shm.ReadAt(b, 0); err != nil {
		return x, false, err
	}
	if string(b[:head]) != string(b[head:]) {
		return x, false, nil
	}
	number := binary.NativeEndian.Uint32
	x = walIndex{frames: number(b[16:]), salt: [8]byte(b[32:])}
	if _, err := shm.ReadAt(b[:4], folded); err != nil {
		return x, false, err
	}
	x.folded = number(b)
	if _, err := shm.ReadAt(b[:4], attempted); err != nil {
		return x, false, err
	}
	x.attempted = number(b)
	return x, x.folded <= x.attempted && x.attempted <= x.frames, nil // else it is being begun anew
}
