package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
)

// IsZip reports whether data is a ZIP file that can be opened and says nothing
// of being something else: documents, e-books and Java programs are ZIP files
// with a list of contents in them.
func IsZip(_ string, data []byte) bool {
	z := OpenZip(data)
	return z != nil && !slices.ContainsFunc(z.File, func(f *zip.File) bool {
		return f.Name == "[Content_Types].xml" || f.Name == "mimetype" || f.Name == "META-INF/MANIFEST.MF"
	})
}

// maxEntries is how many files an archive holds at most; a list of them costs a
// few hundred bytes each before anything is unpacked.
const maxEntries = 100_000

// OpenZip is the archive that data is, or nil. Programs that unpack themselves
// are none.
func OpenZip(data []byte) *zip.Reader {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) && !bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return nil
	}
	if bytes.Count(data, []byte("PK\x01\x02")) > maxEntries {
		return nil
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil
	}
	return z
}
