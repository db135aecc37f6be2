package report

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// headSize is how much of a file is looked at to see of what format it is.
const headSize = 64 << 10

// file is the beginning of a file that a report would take the place of.
type file struct {
	head   []byte // without a byte order mark and white space before it
	ending string // of its name, in small letters
	whole  io.ReaderAt
	size   int64
	short  bool // less of it could be read than there is
}

func readHead(old io.ReaderAt, size int64, path string) (file, error) {
	head := make([]byte, min(size, headSize))
	if n, err := old.ReadAt(head, 0); n < len(head) {
		return file{short: true}, err
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return file{head: head, ending: strings.ToLower(filepath.Ext(path)), whole: old, size: size}, nil
}

// isText reports whether the beginning is text; its last character may be cut.
func (f file) isText() bool {
	head := f.head
	for n := 0; n < utf8.UTFMax && len(head) > 0 && !utf8.Valid(head); n++ {
		head = head[:len(head)-1]
	}
	return utf8.Valid(head) && bytes.IndexByte(head, 0) < 0
}

// isJSONWith reports whether the file begins as JSON with all the words near its beginning.
func (f file) isJSONWith(words ...string) bool {
	if !bytes.HasPrefix(f.head, []byte("{")) && !bytes.HasPrefix(f.head, []byte("[")) {
		return false
	}
	head := f.head[:min(len(f.head), 4<<10)]
	return !slices.ContainsFunc(words, func(w string) bool { return !bytes.Contains(head, []byte(w)) })
}

// hasMember reports whether the file is a ZIP archive with a member of that name.
func (f file) hasMember(name string) bool {
	z, err := zip.NewReader(f.whole, f.size)
	return err == nil && slices.ContainsFunc(z.File, func(m *zip.File) bool { return m.Name == name })
}
