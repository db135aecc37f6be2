package report

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"galley/model/disk"
)

// overHead is how much of a file is looked at to see of what kind it is.
const overHead = 64 << 10

// over says which files a report may take the place of: those of its own
// format. What is written at a path before its last letter is typed, or in a
// script with the wrong variable, is then never somebody's other work.
func (f Format) over(path string, c Choices) disk.Over {
	return func(old io.ReaderAt, size int64) bool {
		head := make([]byte, min(size, overHead))
		if n, err := old.ReadAt(head, 0); n < len(head) {
			return err == nil
		}
		head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
		if f == HTML && c.Style != nil && bytes.HasPrefix(head, []byte("<")) {
			return true // a style of one's own may write a part of a page
		}
		return f.begins(head, strings.ToLower(filepath.Ext(path)), old, size)
	}
}

var htmlHead = regexp.MustCompile(`^(?i)(<\?xml[^>]*>\s*|<!--(?s:.*?)-->\s*)*<(!doctype\s+html|html)[\s>]`)

// textNames are the endings of names that a Markdown text has. Its content
// alone does not tell it from a script: both may begin with a number sign.
var textNames = []string{"", ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"}

func (f Format) begins(head []byte, ending string, whole io.ReaderAt, size int64) bool {
	switch f {
	case HTML:
		return htmlHead.Match(head)
	case PDF:
		return bytes.HasPrefix(head, []byte("%PDF-"))
	case DOCX:
		return hasMember(whole, size, "word/document.xml")
	case XLSX:
		return hasMember(whole, size, "xl/workbook.xml")
	case Markdown:
		return bytes.HasPrefix(head, []byte("# ")) && isText(head) && slices.Contains(textNames, ending)
	case CSV:
		line, _, _ := bytes.Cut(head, []byte("\n"))
		columns := strings.Split(strings.TrimSpace(string(line)), ",")
		return slices.Contains(columns, "wording") && slices.Contains(columns, "rating")
	case JSON:
		return IsJSON(head)
	case ClaimReview:
		return isJSONWith(head, "schema.org", `"ClaimReview"`) || string(bytes.TrimSpace(head)) == "[]"
	case Annotations:
		return isJSONWith(head, "www.w3.org/ns/anno.jsonld")
	}
	return false
}

// isText reports whether the beginning of a file is text; its last character may be cut.
func isText(head []byte) bool {
	for n := 0; n < utf8.UTFMax && len(head) > 0 && !utf8.Valid(head); n++ {
		head = head[:len(head)-1]
	}
	return utf8.Valid(head) && bytes.IndexByte(head, 0) < 0
}

// isJSONWith reports whether a file begins as JSON with all the words near its beginning.
func isJSONWith(head []byte, words ...string) bool {
	if !bytes.HasPrefix(head, []byte("{")) && !bytes.HasPrefix(head, []byte("[")) {
		return false
	}
	head = head[:min(len(head), 4<<10)]
	return !slices.ContainsFunc(words, func(w string) bool { return !bytes.Contains(head, []byte(w)) })
}

func hasMember(file io.ReaderAt, size int64, name string) bool {
	z, err := zip.NewReader(file, size)
	return err == nil && slices.ContainsFunc(z.File, func(m *zip.File) bool { return m.Name == name })
}
