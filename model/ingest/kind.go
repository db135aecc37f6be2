package ingest

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"

	"github.com/gabriel-vasile/mimetype"
)

// kind is what a file is to Galley.
type kind int

const (
	plainText kind = iota
	markdown
	webPage
)

// content is a file's text, decoded but otherwise as it stood there.
type content struct {
	kind    kind
	text    string // valid UTF-8
	charset string // what it was decoded from
}

func (c content) mediaType() string {
	return []string{"text/plain", "text/markdown", "text/html"}[c.kind] + "; charset=" + c.charset
}

// reads is the end of every refusal of a kind of file.
const reads = "Galley reads plain text, Markdown and web pages (HTML), so nothing was imported."

// recognise says what a file is and decodes it, or refuses it.
func recognise(name string, data []byte, header string) (content, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return content{}, emptyFault(name, plainText)
	}
	if what := binaryKind(data); what != "" {
		return content{}, model.Faultf(model.Invalid, "“%s” seems to be %s. %s", name, what, reads)
	}
	text, charset := decode(data, header)
	if !isText(text) {
		return content{}, model.Faultf(model.Invalid, "“%s” does not seem to be text. %s", name, reads)
	}
	if strings.TrimFunc(text, blankOrControl) == "" {
		return content{}, emptyFault(name, plainText)
	}
	c := content{text: text, charset: charset, kind: textKind(name, text, header)}
	if c.kind != webPage {
		if what := otherMarkup(text); what != "" {
			return content{}, model.Faultf(model.Invalid, "“%s” seems to be %s. %s", name, what, reads)
		}
	}
	return c, nil
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
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return "a PDF"
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
	{"application/pdf", "a PDF"}, {"wordprocessingml", "a Word document"}, {"msword", "a Word document"},
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
	for _, r := range text {
		all++
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
	htmlTag   = regexp.MustCompile(`(?i)</?(html|head|body|title|meta|p|div|span|h[1-6]|article|section|table|ul|ol|li|br|a|b|i|em|strong|font|center|pre|blockquote)(\s[^<>]*)?/?>`)
	xmlStart  = regexp.MustCompile(`(?i)^\s*(<\?xml\s|<svg[\s>]|<rss[\s>]|<feed[\s>])`)
	mhtml     = regexp.MustCompile(`(?i)^(From|Snapshot-Content-Location|MIME-Version|Content-Type): [^\n]*\n(?s:.{0,800}?)multipart/related`)
)

// textKind tells web pages from text. What the text begins with is believed
// before the server, and the server before the name.
func textKind(name, text, header string) kind {
	ext := strings.ToLower(filepath.Ext(name))
	head := strings.TrimLeft(text[:min(len(text), 64<<10)], "\uFEFF \t\r\n")
	header = strings.ToLower(header)
	named := ext == ".html" || ext == ".htm" || ext == ".xhtml" || ext == ".xht" || ext == ".shtml" || strings.Contains(header, "html")
	text8 := ext == ".txt" || ext == ".md" || ext == ".markdown" || ext == ".text" || strings.HasPrefix(header, "text/plain")
	switch {
	case htmlStart.MatchString(head):
		return webPage
	case named && htmlTag.MatchString(text):
		return webPage
	case !text8 && strings.HasPrefix(head, "<") && len(htmlTag.FindAllStringIndex(head, 3)) >= 2 && !xmlStart.MatchString(head):
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
	case mhtml.MatchString(strings.ReplaceAll(head, "\r\n", "\n")):
		return "a web archive (MHTML)"
	}
	return ""
}
