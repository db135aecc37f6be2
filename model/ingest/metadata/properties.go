// Package metadata reads what a file says of itself: who wrote it, when it was
// published, where it is from. It makes the document of pieces and a data sheet.
package metadata

import (
	"slices"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/typography"
	"galley/model/passage"
	"galley/model/prose"
)

// FirstWords returns the beginning of a text, the title of a page without a headline.
func FirstWords(doc model.Document) string {
	hidden := make(map[int]bool, len(doc.Furniture))
	for _, f := range doc.Furniture {
		hidden[f] = true
	}
	for i, b := range doc.Blocks {
		if !hidden[i] {
			return passage.Shorten(doc.Text[b.Start:b.End], 80)
		}
	}
	return ""
}

// Properties are what a document's own data sheet says.
type Properties struct {
	Title, Author, Created, Language, Publisher, URL string
}

// placeholders are titles that programs write by themselves.
var placeholders = block.CompileRules(`untitled.*`, `(microsoft (word|powerpoint) ?- ?.*)`, `document ?\d*`, `dokument ?\d*`,
	`no title`, `title`, `powerpoint presentation`, `.*\.(docx?|odt|rtf|pdf|tex|dvi|indd|qxd|qxp|pages|html?)`, `print`,
	`layout ?\d*`, `unknown`)

// IsPlaceholder reports whether a title is one that a program writes by itself.
func IsPlaceholder(title string) bool { return block.MatchesAny(placeholders, title) }

// Compose makes a document of pieces and a data sheet. The headline is the
// title that stands in the text; a data sheet often still has that of the
// document it was made from.
func Compose(pieces []block.Piece, p Properties) model.Document {
	doc, _ := ComposeMarked(pieces, p)
	return doc
}

// ComposeMarked is Compose, with the marks of the pieces in the text.
func ComposeMarked(pieces []block.Piece, p Properties) (model.Document, []typography.Mark) {
	pieces = block.NonEmpty(pieces)
	title := typography.Field(typography.Valid(p.Title))
	if IsPlaceholder(title) {
		title = ""
	}
	at := headlineOf(pieces, title)
	if at >= 0 {
		pieces[at].Kind, pieces[at].Level = model.Heading, 1
		title = prose.Flatten(typography.Trim(pieces[at].Text))
	}
	author := typography.Field(typography.Valid(p.Author))
	if block.MatchesAny(noAuthors, author) {
		author = ""
	}
	doc := model.Document{
		Title: title, Byline: author, Published: ISODate(p.Created), Language: LanguageTag(p.Language),
		Publisher: typography.Field(typography.Valid(p.Publisher)), URL: WebAddress(p.URL),
	}
	whole, blocks := block.AssembleMarked(pieces)
	doc.Text, doc.Blocks = whole.Text, blocks
	doc.Furniture = block.FurnitureOf(doc.Text, doc.Blocks, pieces)
	if doc.Title == "" {
		doc.Title = FirstWords(doc)
	}
	return doc, whole.Marks
}

var noAuthors = block.CompileRules(`user`, `admin(istrator)?`, `author`, `unknown`, `windows user`, `microsoft office user`, `owner`,
	`python-docx`, `un-named`, `\(?anonymous\)?`, `(root|guest|default)`)

// headlineOf is the place of the headline, or -1: the piece that says the
// title, else the first heading of the highest level near the beginning, else
// a first line that can be one.
func headlineOf(pieces []block.Piece, title string) int {
	if at := TitleIndex(pieces, title); at >= 0 {
		return at
	}
	best, level := -1, 7
	for i, p := range pieces[:min(len(pieces), 6)] {
		if p.Kind == model.Heading && p.Level < level && len(p.Text) <= 2*block.MaxHeadline {
			best, level = i, p.Level
		}
	}
	if best < 0 && title == "" {
		best = block.HeadlineIndex(pieces)
	}
	return best
}

// TitleIndex is where a title stands near the beginning, or -1.
func TitleIndex(pieces []block.Piece, title string) int {
	want := typography.Letters(title)
	return slices.IndexFunc(pieces[:min(len(pieces), 12)],
		func(p block.Piece) bool { return want != "" && typography.Letters(p.Text) == want })
}
