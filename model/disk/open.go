// Package disk opens and writes files so that nothing on a disk can surprise a
// caller: a pipe never blocks, a device is never read or replaced, and a file
// that is written is whole or not there.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Why a path is no file to read or to write.
var (
	ErrFolder   = errors.New("it is a folder")
	ErrSpecial  = errors.New("it is a device, a pipe or a socket")
	ErrTooLarge = errors.New("it is larger than the limit")
)

// TooLarge is an ErrTooLarge that says how large the file is.
type TooLarge struct{ Size, Limit int64 }

func (e *TooLarge) Error() string {
	return fmt.Sprintf("%d bytes, and the limit is %d", e.Size, e.Limit)
}

// Is lets errors.Is(err, ErrTooLarge) find it.
func (e *TooLarge) Is(target error) bool { return target == ErrTooLarge }

// Regular looks at a path, links followed, and says whether a regular file
// stands there, without opening it: opening a pipe waits for a writer for
// ever, and opening a tape drive winds the tape.
func Regular(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	return info, regular(path, info)
}

func regular(path string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return &fs.PathError{Op: "open", Path: path, Err: ErrFolder}
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "open", Path: path, Err: ErrSpecial}
	}
	return nil
}

// Open opens a regular file for reading. It never waits: what is put in the
// file's place after the first look is opened without blocking and looked at again.
func Open(path string) (*os.File, fs.FileInfo, error) {
	return open(path, os.O_RDONLY)
}

func open(path string, flags int) (*os.File, fs.FileInfo, error) {
	if _, err := Regular(path); err != nil {
		return nil, nil, err
	}
	if avoided(path) {
		return nil, nil, &fs.PathError{Op: "open", Path: path, Err: ErrAvoided}
	}
	file, err := os.OpenFile(path, flags|noWaiting, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return file, info, nil
}

// Read reads a regular file to its end. A file of more than limit bytes is a
// *TooLarge error, and is not read where its size says so already.
func Read(path string, limit int64) (data []byte, err error) {
	file, info, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if info.Size() > limit {
		return nil, &TooLarge{info.Size(), limit}
	}
	all := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))     // no second copy while it grows
	if _, err := all.ReadFrom(io.LimitReader(file, limit+1)); err != nil { // it may have grown since
		return nil, err
	}
	if n := int64(all.Len()); n > limit {
		return nil, &TooLarge{n, limit}
	}
	return all.Bytes(), nil
}

// Head is the beginning of a regular file, at most n bytes.
func Head(path string, n int) (head []byte, err error) {
	file, _, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	head = make([]byte, n)
	got, err := io.ReadFull(file, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:got], err
}
