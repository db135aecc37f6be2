package input

import (
	"fmt"
	"strings"

	"galley/model"
)

// What an article may be, far beyond any that was written: the longest novels
// have 10 MB, and a law or a report of a commission 50,000 paragraphs. What is
// larger is a log, a table or made to do harm. A paragraph costs a few hundred
// bytes in memory and in the library, however short it is.
const (
	MaxText   = 50 << 20
	maxBlocks = 1_000_000
	maxLines  = 4 * maxBlocks // before lines that were broken at a margin are put together
)

// CheckText refuses plain text that would be too long, before it is taken apart.
func CheckText(name, text string) error {
	if len(text) > MaxText {
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

// CheckDocument refuses a document that turned out too long.
func CheckDocument(name string, doc model.Document) error {
	if len(doc.Text) > MaxText || len(doc.Blocks) > maxBlocks {
		return tooLong(name)
	}
	return nil
}

// TooLarge is the refusal of a file that has more bytes than are read.
func TooLarge(name string, size int64) error {
	return model.Faultf(model.Invalid, "“%s” is too large: it has %s and Galley reads up to %s, so nothing was imported.", name,
		Megabytes(size), Megabytes(MaxSize))
}

// Megabytes rounds up, so that a file just over the limit does not read as the limit.
func Megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+1<<20-1)>>20) }

// MaxUnpacked is how many bytes a document's parts may have together; a
// ZIP file of a few kilobytes can unpack to gigabytes.
const MaxUnpacked = 100 << 20
