package input

import (
	"bytes"
	"strings"

	"galley/model/ingest/charset"

	"github.com/gabriel-vasile/mimetype"
)

// BinaryKind names the kind of a file that is not text, or returns "".
// Signatures count only where there are bytes that text does not have: "BMW"
// begins as a bitmap does and "MZ" as a program. Three formats are text to the
// eye and no reading matter.
func BinaryKind(data []byte) string {
	head := bytes.TrimLeft(data[:min(len(data), 1024)], "\xef\xbb\xbf \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return "a rich text (RTF) document"
	case bytes.HasPrefix(head, []byte("%!PS")):
		return "a PostScript document"
	}
	if charset.ByteOrder(data) != "" || !hasControls(data[:min(len(data), 64<<10)]) {
		return ""
	}
	found := mimetype.Detect(data)
	for m := found; m != nil; m = m.Parent() {
		if m.Is("text/plain") {
			return ""
		}
	}
	if found.Is("application/octet-stream") {
		return "" // unknown; how much of it is text decides
	}
	return kindName(found)
}

func hasControls(data []byte) bool {
	for _, b := range data {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B || b == 0x7F {
			return true
		}
	}
	return false
}

// kindNames are tried in order on a media type and then on its ancestors', so
// that a Word document is one although it is a ZIP archive too.
var kindNames = []struct{ part, name string }{
	{"application/pdf", "a PDF"}, {"wordprocessingml", "a Word document"}, {"msword", "a Word document of the old kind (.doc)"},
	{"spreadsheetml", "an Excel workbook"}, {"ms-excel", "an Excel workbook"},
	{"presentationml", "a PowerPoint presentation"}, {"ms-powerpoint", "a PowerPoint presentation"},
	{"opendocument.text", "an OpenDocument text"}, {"opendocument", "an OpenDocument file"}, {"epub", "an e-book"},
	{"mobipocket", "an e-book"},
	{"sqlite", "an SQLite database"}, {"msaccess", "a database"}, {"java-archive", "a Java program"}, {"jar", "a Java program"},
	{"gzip", "a compressed (gzip) file"}, {"zip", "a ZIP archive"}, {"x-tar", "a TAR archive"}, {"x-7z", "a 7-Zip archive"},
	{"rar", "a RAR archive"}, {"bzip2", "a compressed file"}, {"x-xz", "a compressed file"}, {"zstd", "a compressed file"},
	{"lz", "a compressed file"},
	{"x-elf", "a program"}, {"x-executable", "a program"}, {"x-sharedlib", "a program"}, {"x-object", "a program"},
	{"portable-executable", "a program"}, {"x-msdownload", "a program"},
	{"mach-binary", "a program"}, {"x-java-applet", "a program"}, {"wasm", "a program"}, {"x-msi", "a program"},
	{"outlook", "an Outlook message"}, {"ole-storage", "an old Office document"},
	{"image/", "an image"}, {"audio/", "a sound recording"}, {"video/", "a video"}, {"font/", "a font"},
}

func kindName(m *mimetype.MIME) string {
	for ; m != nil; m = m.Parent() {
		for _, k := range kindNames {
			if strings.Contains(m.String(), k.part) {
				return k.name
			}
		}
	}
	return "a file that is not text"
}
