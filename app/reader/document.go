// Package reader shows a long text as a widget: laid out for reading, with
// marks over it, a caret, and a selection by mouse and keyboard. It knows
// spans, styles and opaque keys, and lays out only what is visible, so that
// 5 MB open as fast as 6 kB. Offsets are bytes.
package reader

import (
	"strings"

	"galley/model/passage"
)

// Kind says what a block of text is, and so how it is set.
type Kind int

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading
	ListItem
	Quotation
	Caption
	Fold // stands for blocks that are folded away: its Label is shown, it has no text
)

// Block is a part of the text set as one paragraph. What lies between two
// blocks (line ends, as a rule) is not shown. Level is a heading's (1 is the
// largest) or a list item's depth (from 0 or 1). A hidden block takes no room
// and the caret steps over it.
type Block struct {
	Span   passage.Span
	Kind   Kind
	Level  int
	Hidden bool
	Label  string // of a Fold
}

// Document is a text, its blocks and its pictures, in order.
type Document struct {
	Text     string
	Blocks   []Block
	Pictures []Picture
}

// pieceSize is about how many bytes are laid out at once. A longer paragraph
// is laid out in pieces of this size, so that a book without a line end costs
// no more than a page.
const pieceSize = 4096

// piece is a part of a visible block that is laid out as one.
type piece struct {
	start, end  int
	kind        Kind
	level       int
	first, last bool // first and last piece of its block
	label       string
}

// cutPieces is the visible part of a document in layout pieces.
func cutPieces(text string, blocks []Block) []piece {
	out := make([]piece, 0, len(blocks)+len(text)/pieceSize)
	after := 0
	for _, b := range blocks {
		start, end := max(b.Span.Start, after), min(b.Span.End, len(text))
		if b.Hidden || start > end {
			continue
		}
		after = end
		for at := start; ; {
			cut := end
			if end-at > pieceSize+pieceSize/4 {
				cut = cutBefore(text, at, at+pieceSize)
			}
			out = append(out, piece{at, cut, b.Kind, b.Level, at == start, cut == end, b.Label})
			if at = cut; at >= end {
				break
			}
		}
	}
	return out
}

// cutBefore is a good place to end a piece that began at start: after a
// sentence, or a blank, at worst between two grapheme clusters.
func cutBefore(text string, start, limit int) int {
	half := start + (limit-start)/2
	blank := -1
	for i := limit - 1; i > half; i-- {
		switch text[i] {
		case '\n':
			return i + 1
		case ' ':
			if strings.IndexByte(".!?", text[i-1]) >= 0 {
				return i + 1
			}
			if blank < 0 {
				blank = i + 1
			}
		}
	}
	if blank >= 0 {
		return blank
	}
	if at := passage.ClusterStart(text[start:min(limit+64, len(text))], limit-start); at > 0 {
		return start + at
	}
	return limit
}

// paragraphs are the lines of a text as blocks, for a document without any.
func paragraphs(text string) []Block {
	var out []Block
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		if strings.TrimSpace(text[at:at+end]) != "" {
			out = append(out, Block{Span: passage.Span{Start: at, End: at + end}})
		}
		at += end + 1
	}
	return out
}
