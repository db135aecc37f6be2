package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"

	"github.com/gabriel-vasile/mimetype"
)

// kind is a sort of file: how it is called and how it becomes a document. A
// new format is a kind, a line in kinds and a reader.
type kind struct {
	name  string // as it stands in "“x” seems to be …"
	media string // media type
	page  bool   // shown by a browser, which its refusals say
	// read makes a document of a file of the kind, without Original; nil for a
	// kind that is known only to be refused by name.
	read func(context.Context, source) (model.Document, error)
}

// recognised is a file whose kind is known.
type recognised struct {
	source
	kind *kind
}

// source is a file on its way to a document: what the reader of its kind is given.
type source struct {
	asShown bool   // all of a web page is asked for, not the article on it
	what    string // its kind as it stands in a sentence: "a Word document"
	name    string // as it can stand in a sentence
	data    []byte // as it came
	header  string // the Content-Type that a server sent, "" for a file
	address string // where it was fetched from, "" for a file
	text    string // of a kind that is text: decoded, valid UTF-8, otherwise as it stood in data
	charset string // what text was decoded from, "" where the kind is not text
}

func (s recognised) mediaType() string {
	if s.charset == "" {
		return s.kind.media
	}
	return s.kind.media + "; charset=" + s.charset
}

// The kinds that are text all through; recognise decodes them.
var (
	plainText = &kind{name: "plain text", media: "text/plain", read: readPlain}
	markdown  = &kind{name: "a Markdown text", media: "text/markdown", read: readMarkdown}
	webPage   = &kind{name: "a web page", media: "text/html", page: true, read: readWebPage}
)

// kinds are told by their bytes, the first that fits; what fits none is text
// or is refused.
var kinds = []struct {
	is func(name string, data []byte) bool
	*kind
}{
	{isMail, &kind{name: "an e-mail message", media: "message/rfc822", read: readMail}},
	{isWebArchive, &kind{name: whatWebArchive, media: "multipart/related", page: true, read: readWebArchive}},
	{isPDF, &kind{name: "a PDF", media: "application/pdf", read: readPDF}},
	{isDocx, &kind{name: "a Word document", media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", read: readDocx}},
	{isODT, &kind{name: "an OpenDocument text", media: "application/vnd.oasis.opendocument.text", read: readODT}},
	{isFlatODT, &kind{name: "an OpenDocument text", media: "application/vnd.oasis.opendocument.text-flat-xml", read: readFlatODT}},
	{isEPUB, &kind{name: "an e-book (EPUB)", media: "application/epub+zip", read: readEPUB}},
	{isZip, &kind{name: "a ZIP archive", media: "application/zip"}}, // one that is no document of another kind
	{isLockedOffice, &kind{name: "an Office document", media: "application/x-ole-storage", read: refuseLocked}},
}

// reads is the end of every refusal of a kind of file.
const reads = "Galley reads plain text, Markdown, web pages (HTML, MHTML), PDF, Word (.docx) and OpenDocument texts, e-books (EPUB) and e-mail, so nothing was imported."

func refuseKind(name, what string) error {
	return model.Faultf(model.Invalid, "“%s” seems to be %s. %s", name, what, reads)
}

// recognise says what a file is and decodes what is text, or refuses it.
func recognise(name string, data []byte, header string) (_ recognised, err error) {
	defer caught(name, &err)
	none := recognised{}
	if len(bytes.TrimSpace(data)) == 0 {
		return none, emptyFault(name, false)
	}
	for _, k := range kinds {
		switch {
		case !k.is(name, data):
		case k.read == nil:
			return none, refuseKind(name, k.name)
		default:
			return recognised{source{what: k.kind.name, name: name, data: data, header: header}, k.kind}, nil
		}
	}
	if what := binaryKind(data); what != "" {
		if bytes.HasPrefix(data, []byte("PK\x03\x04")) && openZip(data) == nil {
			return none, model.Faultf(model.Damaged, "“%s” seems to be %s that is damaged or not complete, so nothing was imported. Copy or download it again.", name, what)
		}
		return none, refuseKind(name, what)
	}
	text, charset := decode(data, header)
	if !isText(text) {
		return none, model.Faultf(model.Invalid, "“%s” does not seem to be text. %s", name, reads)
	}
	if strings.TrimFunc(text, blankOrControl) == "" {
		return none, emptyFault(name, false)
	}
	s := decodedAs(source{name: name, data: data, header: header, text: text, charset: charset})
	if s.kind != webPage {
		if what := otherMarkup(text); what != "" {
			return none, refuseKind(name, what)
		}
	}
	return s, nil
}

// decodedAs gives a text that was decoded the kind that it has.
func decodedAs(s source) recognised {
	k := textKind(s.name, s.text, s.header)
	s.what = k.name
	return recognised{s, k}
}

// isZip reports whether data is a ZIP file that can be opened and says nothing
// of being something else: documents, e-books and Java programs are ZIP files
// with a list of contents in them.
func isZip(_ string, data []byte) bool {
	z := openZip(data)
	return z != nil && !slices.ContainsFunc(z.File, func(f *zip.File) bool {
		return f.Name == "[Content_Types].xml" || f.Name == "mimetype" || f.Name == "META-INF/MANIFEST.MF"
	})
}

// maxEntries is how many files an archive holds at most; a list of them costs a
// few hundred bytes each before anything is unpacked.
const maxEntries = 100_000

// openZip is the archive that data is, or nil. Programs that unpack themselves
// are none.
func openZip(data []byte) *zip.Reader {
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

func blankOrControl(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFEFF' || r == '\u200B'
}

// binaryKind names the kind of a file that is not text, or answers "".
// Signatures count only where there are bytes that text does not have: "BMW"
// begins as a bitmap does and "MZ" as a program. Three formats are text to the
// eye and no reading matter.
func binaryKind(data []byte) string {
	head := bytes.TrimLeft(data[:min(len(data), 1024)], "\xef\xbb\xbf \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return "a rich text (RTF) document"
	case bytes.HasPrefix(head, []byte("%!PS")):
		return "a PostScript document"
	}
	if byteOrder(data) != "" || !hasControls(data[:min(len(data), 64<<10)]) {
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
	{"opendocument.text", "an OpenDocument text"}, {"opendocument", "an OpenDocument file"}, {"epub", "an e-book"}, {"mobipocket", "an e-book"},
	{"sqlite", "an SQLite database"}, {"msaccess", "a database"}, {"java-archive", "a Java program"}, {"jar", "a Java program"},
	{"gzip", "a compressed (gzip) file"}, {"zip", "a ZIP archive"}, {"x-tar", "a TAR archive"}, {"x-7z", "a 7-Zip archive"},
	{"rar", "a RAR archive"}, {"bzip2", "a compressed file"}, {"x-xz", "a compressed file"}, {"zstd", "a compressed file"}, {"lz", "a compressed file"},
	{"x-elf", "a program"}, {"x-executable", "a program"}, {"x-sharedlib", "a program"}, {"x-object", "a program"}, {"portable-executable", "a program"}, {"x-msdownload", "a program"},
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

// isText reports whether decoded text is mostly that. A stray NUL is dropped
// later; a file with one sign in fifty that nobody can read is no text.
func isText(text string) bool {
	bad, all := 0, 0
	for i := 0; i < len(text); {
		all++
		if c := text[i]; c >= ' ' && c < 0x7F {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == utf8.RuneError, r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v' && r != 0x1B,
			r >= 0x7F && r < 0xA0 && r != 0x85, r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE, r >= 0xF0000:
			bad++
		}
	}
	return !(bad > 3 && bad*50 > all || bad*4 > all)
}

var (
	htmlStart = regexp.MustCompile(`(?i)^(\s|<\?xml[^>]*\?>|<!--(?s:.*?)-->)*(<!doctype\s+html|<html[\s>])`)
	xmlStart  = regexp.MustCompile(`(?i)^\s*(<\?xml\s|<svg[\s>]|<rss[\s>]|<feed[\s>])`)
)

// textKind tells web pages from text. What the text begins with is believed
// before the server, and the server before the name.
func textKind(name, text, header string) *kind {
	ext := strings.ToLower(filepath.Ext(name))
	head := strings.TrimLeft(text[:min(len(text), 64<<10)], "\uFEFF \t\r\n")
	header = strings.ToLower(header)
	named := ext == ".html" || ext == ".htm" || ext == ".xhtml" || ext == ".xht" || ext == ".shtml" || strings.Contains(header, "html")
	text8 := ext == ".txt" || ext == ".md" || ext == ".markdown" || ext == ".text" || strings.HasPrefix(header, "text/plain")
	switch {
	case htmlStart.MatchString(head):
		return webPage
	case named && hasTag(text):
		return webPage
	case !text8 && strings.HasPrefix(head, "<") && hasTags(head, 2) && !xmlStart.MatchString(head):
		return webPage
	case ext == ".md" || ext == ".markdown" || strings.HasPrefix(header, "text/markdown"):
		return markdown
	}
	return plainText
}

// otherMarkup names text that is written for programs and would be imported
// as a heap of tags.
func otherMarkup(text string) string {
	head := strings.TrimLeft(text[:min(len(text), 4096)], "\uFEFF \t\r\n")
	switch {
	case xmlStart.MatchString(head) && strings.Contains(head, "<svg"):
		return "an image (SVG)"
	case xmlStart.MatchString(head):
		return "an XML file"
	}
	return ""
}
