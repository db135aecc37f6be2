package ingest

import (
	"bytes"
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/charset"
	"galley/model/ingest/input"
	"galley/model/ingest/mail"
	"galley/model/ingest/markup"
	"galley/model/ingest/office"
	"galley/model/ingest/pdf"
	"galley/model/ingest/transcript"
	"galley/model/ingest/webpage"
)

// kind is a sort of file: how it is called and how it becomes a document. A
// new format is a kind, a line in kinds and a reader.
type kind struct {
	name  string // as it stands in "“x” seems to be …"
	media string // media type
	page  bool   // shown by a browser, which its refusals say
	// read makes a document of a file of the kind, without Original; nil for a
	// kind that is known only to be refused by name.
	read func(context.Context, input.File) (model.Document, error)
}

// recognised is a file whose kind is known.
type recognised struct {
	input.File
	kind *kind
}

func (s recognised) mediaType() string {
	if s.Charset == "" {
		return s.kind.media
	}
	return s.kind.media + "; charset=" + s.Charset
}

// The kinds that are text all through; recognise decodes them.
var (
	plainText = &kind{name: "plain text", media: "text/plain", read: readPlain}
	markdown  = &kind{name: "a Markdown text", media: "text/markdown", read: readMarkdown}
	subRip    = &kind{name: "subtitles (SRT)", media: "application/x-subrip", read: transcript.Read}
	webVTT    = &kind{name: "subtitles (WebVTT)", media: "text/vtt", read: transcript.Read}
	webPage   = &kind{name: "a web page", media: "text/html", page: true, read: webpage.Read}
)

// kinds are told by their bytes, the first that fits; what fits none is text
// or is refused.
var kinds = []struct {
	is func(name string, data []byte) bool
	*kind
}{
	{mail.IsMessage, &kind{name: "an e-mail message", media: "message/rfc822", read: mail.Read}},
	{mail.IsWebArchive, &kind{name: mail.WebArchive, media: "multipart/related", page: true, read: mail.ReadWebArchive}},
	{pdf.IsPDF, &kind{name: "a PDF", media: "application/pdf", read: pdf.Read}},
	{office.IsWord, &kind{name: "a Word document", media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		read: office.ReadWord}},
	{office.IsOpenDocument, &kind{name: "an OpenDocument text", media: "application/vnd.oasis.opendocument.text",
		read: office.ReadOpenDocument}},
	{office.IsFlatOpenDocument, &kind{name: "an OpenDocument text", media: "application/vnd.oasis.opendocument.text-flat-xml",
		read: office.ReadFlatOpenDocument}},
	{office.IsEPUB, &kind{name: "an e-book (EPUB)", media: "application/epub+zip", read: office.ReadEPUB}},
	{office.IsZip, &kind{name: "a ZIP archive", media: "application/zip"}}, // one that is no document of another kind
	{office.IsLocked, &kind{name: "an Office document", media: "application/x-ole-storage", read: office.RefuseLocked}},
}

// reads is the end of every refusal of a kind of file.
const reads = "Galley reads plain text, Markdown, web pages (HTML, MHTML), PDF, Word (.docx) and OpenDocument texts, e-books (EPUB), " +
	"e-mail and subtitles (SRT, WebVTT), so nothing was imported."

func refuseKind(name, what string) error {
	return model.Faultf(model.Invalid, "“%s” seems to be %s. %s", name, what, reads)
}

// recognise says what a file is and decodes what is text, or refuses it.
func recognise(name string, data []byte, header string) (_ recognised, err error) {
	defer caught(name, &err)
	none := recognised{}
	if len(bytes.TrimSpace(data)) == 0 {
		return none, input.Empty(name, false)
	}
	for _, k := range kinds {
		switch {
		case !k.is(name, data):
		case k.read == nil:
			return none, refuseKind(name, k.name)
		default:
			return recognised{input.File{Kind: k.kind.name, Name: name, Data: data, Header: header}, k.kind}, nil
		}
	}
	if what := input.BinaryKind(data); what != "" {
		if bytes.HasPrefix(data, []byte("PK\x03\x04")) && office.OpenZip(data) == nil {
			return none, model.Faultf(model.Damaged, "“%s” seems to be %s that is damaged or not complete, so nothing was imported. "+
				"Copy or download it again.", name, what)
		}
		return none, refuseKind(name, what)
	}
	text, charset := charset.Decode(data, header)
	if !isText(text) {
		return none, model.Faultf(model.Invalid, "“%s” does not seem to be text. %s", name, reads)
	}
	if strings.TrimFunc(text, blankOrControl) == "" {
		return none, input.Empty(name, false)
	}
	s := decodedAs(input.File{Name: name, Data: data, Header: header, Text: text, Charset: charset})
	if s.kind != webPage {
		if what := otherMarkup(text); what != "" {
			return none, refuseKind(name, what)
		}
	}
	return s, nil
}

// decodedAs gives a text that was decoded the kind that it has.
func decodedAs(s input.File) recognised {
	k := textKind(s.Name, s.Text, s.Header)
	s.Kind = k.name
	return recognised{s, k}
}

func blankOrControl(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFEFF' || r == '\u200B'
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
	case transcript.IsWebVTT(text):
		return webVTT
	case ext != ".md" && ext != ".txt" && transcript.IsSubRip(text):
		return subRip
	case named && markup.HasTag(text):
		return webPage
	case !text8 && strings.HasPrefix(head, "<") && markup.HasTags(head, 2) && !xmlStart.MatchString(head):
		return webPage
	case ext == ".md" || ext == ".markdown" || strings.HasPrefix(header, "text/markdown"):
		return markdown
	}
	return plainText
}

// IsPage reports whether a text that is no file is the source of a web page, or of a
// part of one.
func IsPage(text string) bool { return textKind("", text, "") == webPage }

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
