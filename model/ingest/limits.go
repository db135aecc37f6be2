package ingest

import (
	"path"
	"strings"

	"galley/model"
	"galley/model/weigh"
)

// What an article may be, far beyond any that was written: the longest novels
// have 10 MB, and a law or a report of a commission 50,000 paragraphs. What is
// larger is a log, a table or made to do harm. A paragraph costs a few hundred
// bytes in memory and in the library, however short it is.
const (
	maxText   = 50 << 20
	maxBlocks = 1_000_000
	maxLines  = 4 * maxBlocks // before lines that were broken at a margin are put together

	// maxPageText is how much text the source of a page may have: a page is in
	// memory several times while the article on it is looked for.
	maxPageText = 20 << 20

	// maxAttributes and maxEntities are what a page's source may have of them,
	// beside its elements.
	maxAttributes = 2_000_000
	maxEntities   = 2_000_000

	// maxScript is how many bytes the data in a page's script may take in memory.
	maxScript = 64 << 20
)

// tooMuchText refuses plain text that would be too long, before it is taken apart.
func tooMuchText(name, text string) error {
	if len(text) > maxText {
		return tooLong(name)
	}
	lines := 0
	for line := range strings.Lines(text) {
		if len(strings.TrimSpace(line)) > 0 {
			lines++
		}
		if lines > maxLines {
			return tooLong(name)
		}
	}
	// A file may end its lines as old Macs did, which is no line to Lines.
	if strings.Count(text, "\r") > 2*maxLines {
		return tooLong(name)
	}
	return nil
}

// tooLongDocument refuses a document that turned out too long.
func tooLongDocument(name string, doc model.Document) error {
	if len(doc.Text) > maxText || len(doc.Blocks) > maxBlocks {
		return tooLong(name)
	}
	return nil
}

func tooLong(name string) error {
	return model.Faultf(model.Invalid, "“%s” is too long for one article: Galley keeps up to %s of text in %d paragraphs, so nothing was imported. "+
		"Divide it, and import the parts you need.", name, megabytes(maxText), maxBlocks)
}

// Weight is about how many bytes a file is in memory once it is unpacked: a
// document of a few kilobytes may hold a hundred megabytes of markup.
func Weight(data []byte) int64 {
	weight := uint64(len(data))
	if z := openZip(data); z != nil {
		for _, f := range z.File {
			switch strings.ToLower(path.Ext(f.Name)) {
			case ".xml", ".xhtml", ".html", ".htm", ".rels":
				weight += min(f.UncompressedSize64, maxUnpacked)
			}
		}
	}
	return int64(min(weight, maxUnpacked))
}

// tooMuchMarkup reports whether a page's source would take too much memory or
// time to build, whatever its elements are.
func tooMuchMarkup(source string) bool {
	m := weigh.HTML(source)
	return m.Tags > 3*maxElements || m.Attributes > maxAttributes || m.Entities > maxEntities || m.Text > maxPageText
}
