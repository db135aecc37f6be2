// Package block makes the text of a document of its pieces, and knows what among
// them is no text of the author's: page furniture such as buttons and notices,
// the numbers of printed pages, the numbers of lists.
package block

import (
	"slices"
	"strings"

	"galley/model"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// Piece is a block before it has its place in the text.
type Piece struct {
	Kind          model.BlockKind
	Level         int
	Text          string
	Linked        bool       // nearly all of it is links to elsewhere
	HalfLinked    bool       // at least half of it is
	Element       *html.Node // the element of block level it stands in; nil outside web pages
	Beside        Beside     // why it is no text of the page's, by its markup
	Place         int        // its place among all blocks of the page, from 1; 0 where it has none
	Number        string     // of an item in an ordered list, as the page shows it
	OpensWithLink bool       // it begins with a link
	Doubtful      bool       // the search for the main text had left it out
	Struck        []string   // what of it is struck out on the page, and not in text

	Marks []typography.Mark // places in Text that are to be known in the whole; whoever changes Text changes them
}

// Assemble joins pieces to a text with blocks. It leaves out empty pieces, trims
// the others and composes their letters (NFC).
func Assemble(pieces []Piece) (string, []model.Block) {
	whole, blocks := AssembleMarked(pieces)
	return whole.Text, blocks
}

// AssembleMarked is Assemble, with the marks of the pieces in the whole text.
func AssembleMarked(pieces []Piece) (typography.Marked, []model.Block) {
	var b strings.Builder
	blocks := []model.Block{}
	var marks []typography.Mark
	for _, p := range pieces {
		own := typography.Marked{Text: p.Text, Marks: p.Marks}.Trim()
		if own.Text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(model.BlockSeparator)
		}
		start := b.Len()
		if p.Number != "" {
			b.WriteString(p.Number + " ")
		}
		marks = append(marks, typography.Shifted(own.Marks, b.Len())...)
		b.WriteString(own.Text)
		block := model.Block{Kind: p.Kind, Start: start, End: b.Len()}
		if p.Kind == model.Heading {
			block.Level = min(max(p.Level, 1), 6)
		}
		blocks = append(blocks, block)
	}
	return typography.Marked{Text: b.String(), Marks: marks}, blocks
}

// NonEmpty leaves out the pieces that Assemble would, so that indexes stay.
func NonEmpty(pieces []Piece) []Piece {
	return slices.DeleteFunc(pieces, func(p Piece) bool { return typography.Trim(p.Text) == "" })
}

// HasLetters reports whether pieces have so many letters and figures, counted
// in bytes, or more.
func HasLetters(pieces []Piece, least int) bool {
	n := 0
	for _, p := range pieces {
		if n += typography.CountLetters(p.Text); n >= least {
			return true
		}
	}
	return n >= least
}

// IsProse reports whether a piece is a long sentence that is not a link.
func IsProse(p Piece) bool {
	return len(p.Text) >= 80 && typography.EndsSentence(p.Text) && !p.Linked && p.Kind != model.Heading && p.Kind != model.Caption
}

// Beside says why a part of a page stands beside its text by its markup alone.
type Beside int

const (
	InText     Beside = iota
	Navigation        // a menu, a footer
	Hidden            // not displayed
	Overlay           // a dialog over the page
	Comments          // comments of readers
)
