// Package markup turns elements of HTML into pieces of text: what is a block,
// what is a line, which figures stand above it, how a table or a formula reads.
// Word documents, e-books and letters come this way as well as web pages.
package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// builder turns a tree of elements into pieces.
type builder struct {
	pieces []block.Piece
	line   typography.Line
	kind   model.BlockKind
	level  int
	pre    bool
	link   bool                          // inside an a element
	inside int                           // bytes of the block being gathered that are
	linked bool                          // the block being added is nearly all links
	half   bool                          // or half of it
	opens  bool                          // the line being gathered begins with a link
	at     *html.Node                    // the innermost element of block level
	chrome bool                          // take what stands around the text (navigation, footers) too
	beside func(*html.Node) block.Beside // what is known of the page better than by one element's own markup; nil where nothing is
	all    bool                          // take what a reader of the page does not see too, marked as such
	why    block.Beside                  // why what is being gathered is no text of the page's
	quotes int                           // how many quotations the text being gathered stands in
	struck []string                      // what is struck out in the block being gathered

	numbers map[*html.Node]int // of the items of ordered lists
	waiting []typography.Mark  // marks in what became no text, for the piece that comes next
}

// lineBreak stands for a br element while a block is gathered; no text that
// comes in has control characters by then.
const lineBreak = "\x01"

// Pieces returns the blocks of the text in an element, with chrome also those of
// menus and footers.
func Pieces(n *html.Node, chrome bool) []block.Piece {
	w := &builder{kind: model.Paragraph, chrome: chrome, at: n}
	return w.finish(n)
}

// finish reads one element to its end.
func (w *builder) finish(n *html.Node) []block.Piece {
	pieces, lost := w.finishMarked(n)
	if last := len(pieces) - 1; last >= 0 {
		pieces[last].Marks = append(pieces[last].Marks, atPlace(lost, len(pieces[last].Text))...)
	}
	return pieces
}

// finishMarked is finish, with the marks after the last piece apart.
func (w *builder) finishMarked(n *html.Node) (pieces []block.Piece, lost []typography.Mark) {
	w.children(n)
	w.flush()
	return w.pieces, w.waiting
}

// AllPieces returns every block of a page. Those that are not part of its text are
// marked; beside reports which elements are not.
func AllPieces(root *html.Node, beside func(*html.Node) block.Beside) []block.Piece {
	w := &builder{kind: model.Paragraph, at: root, beside: beside, all: true}
	return w.finish(root)
}

// Skipped are the elements whose text is not part of the page.
var Skipped = map[string]bool{
	"script": true, "style": true, "noscript": true, "template": true, "head": true, "iframe": true, "object": true, "embed": true,
	"svg": true, "canvas": true, "audio": true, "video": true, "select": true, "textarea": true, "input": true,
	"title": true, "meta": true, "link": true, "progress": true, "meter": true, "noframes": true, "rt": true, "rp": true, "rtc": true,
}

// BlockLevel are the elements that begin and end a block of text. Unknown
// elements are inline, as browsers have it.
var BlockLevel = map[string]bool{
	"address": true, "article": true, "aside": true, "body": true, "center": true, "dd": true, "details": true, "dir": true,
	"div": true, "dl": true, "dt": true,
	"fieldset": true, "figure": true, "footer": true, "form": true, "header": true, "hgroup": true, "hr": true, "html": true,
	"legend": true,
	"main":   true, "menu": true, "nav": true, "ol": true, "p": true, "section": true, "summary": true, "table": true, "tbody": true,
	"td":    true,
	"tfoot": true, "th": true, "thead": true, "tr": true, "ul": true, "caption": true, "search": true,
}

func (w *builder) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			text := typography.Clean(c.Data)
			if w.line.IsBlank() {
				w.opens = w.link
			}
			w.marked(c, func() { w.line.WriteString(text) })
			if w.link {
				w.inside += len(typography.CollapseSpaces(text))
			}
		case html.ElementNode:
			if IsMark(c) {
				w.mark(c)
			} else {
				w.marked(c, func() { w.element(c) })
			}
		}
	}
}

func (w *builder) element(n *html.Node) {
	if Skipped[n.Data] {
		return
	}
	if why := w.besideOf(n); why != block.InText && !(why == block.Navigation && w.chrome) {
		w.setAside(n, why)
		return
	}
	if w.inline(n) {
		return
	}
	switch n.Data {
	case "br":
		if w.pre {
			w.line.WriteByte('\n')
		} else {
			w.line.WriteString(lineBreak)
		}
	case "wbr", "img", "button":
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.asKind(n, model.Heading, int(n.Data[1]-'0'))
	case "li":
		w.item(n)
	case "blockquote":
		w.asKind(n, model.Quotation, 0)
	case "figcaption", "caption":
		w.asKind(n, model.Caption, 0)
	case "pre", "listing", "xmp":
		w.flush()
		was := w.pre
		w.pre = true
		w.children(n)
		w.flush()
		w.pre = was
	case "table":
		w.table(n)
	case "tr":
		w.row(n)
	default:
		if !BlockLevel[n.Data] {
			if n.Data == "span" && !w.line.IsBlank() && isCard(n) {
				return
			}
			w.children(n)
			return
		}
		w.box(n, w.children)
	}
}

// besideOf says whether an element stands beside the text.
func (w *builder) besideOf(n *html.Node) block.Beside {
	if w.beside != nil {
		return w.beside(n)
	}
	return BesideByMarkup(n)
}

// box reads an element of block level, which ends the line before it.
func (w *builder) box(n *html.Node, walk func(*html.Node)) {
	w.flush()
	was := w.at
	w.at = n
	walk(n)
	w.flush()
	w.at = was
}

// pictureOfFigure is how many characters a formula has at most that is a
// figure of the sentence, such as a fraction or a power of ten.
const pictureOfFigure = 24

// setAside reads what is not part of the text, where every block is wanted. It
// leaves it out in the middle of a line, which continues after it.
func (w *builder) setAside(n *html.Node, why block.Beside) {
	if why == block.Hidden {
		if m := mathIn(n); m != nil { // hidden because a picture of it is shown; pictures are left out, figures are not
			if text := mathText(m); typography.HasDigit(text) && utf8.RuneCountInString(text) <= pictureOfFigure {
				w.formula(m)
			}
			return
		}
	}
	if !w.all || !w.line.IsBlank() && !BlockLevel[n.Data] {
		return
	}
	was := w.why
	if was == block.InText {
		w.why = why
	}
	w.box(n, w.children)
	w.why = was
}

// cardSize is how many elements of a card are looked at.
const cardSize = 40

// isCard is true for what some sites hide behind a name in a sentence, to be
// shown when the pointer rests on it: a picture and several links, in an
// element that is otherwise one of running text.
func isCard(n *html.Node) bool {
	pictures, links, blocks, seen := 0, 0, 0, 0
	var count func(*html.Node)
	count = func(n *html.Node) {
		for c := n.FirstChild; c != nil && seen < cardSize; c = c.NextSibling {
			if c.Type != html.ElementNode || IsMark(c) {
				continue
			}
			seen++
			switch {
			case c.Data == "img":
				pictures++
			case c.Data == "a":
				links++
			case BlockLevel[c.Data] || IsHeading(c):
				blocks++
			}
			count(c)
		}
	}
	first := n.FirstChild
	for first != nil && IsMark(first) {
		first = first.NextSibling
	}
	if first == nil || first.Data == "a" || first.Type == html.TextNode && strings.TrimSpace(first.Data) != "" {
		return false // it begins with words of the sentence
	}
	count(n)
	return pictures > 0 && links > 1 && blocks == 0
}

func (w *builder) asKind(n *html.Node, kind model.BlockKind, level int) {
	w.flush()
	wasKind, wasLevel, wasAt := w.kind, w.level, w.at
	w.kind, w.level, w.at = kind, level, n
	w.children(n)
	w.flush()
	w.kind, w.level, w.at = wasKind, wasLevel, wasAt
}

// flush ends the block being gathered. Browsers show a run of white space as
// one blank, except in pre, and two line breaks as the end of a paragraph.
func (w *builder) flush() {
	text := w.line.Marked()
	all := len(typography.CollapseSpaces(strings.ReplaceAll(text.Text, lineBreak, " ")))
	w.linked, w.half = w.inside > 0 && w.inside*10 >= all*7, w.inside > 0 && w.inside*2 >= all
	w.line.Reset()
	w.inside = 0
	if text.Text == "" {
		w.lose(text.Marks)
		return
	}
	from := len(w.pieces)
	defer w.keepStruck(from)
	if w.pre {
		for _, line := range text.Split("\n") {
			line.Text = strings.ReplaceAll(line.Text, lineBreak, " ")
			w.add(line)
		}
		return
	}
	var part []typography.Marked
	breaks := 0
	for _, line := range text.Split(lineBreak) {
		if line = line.Collapse(); line.Text == "" {
			if len(part) > 0 {
				last := &part[len(part)-1]
				last.Marks = append(last.Marks, atPlace(line.Marks, len(last.Text))...)
			} else {
				w.lose(line.Marks)
			}
			breaks++
			continue
		}
		if breaks > 0 && len(part) > 0 {
			w.add(typography.Join(part, " "))
			part = part[:0]
		}
		breaks = 0
		part = append(part, line)
	}
	w.add(typography.Join(part, " "))
}

// add adds a block that has a letter or a figure in it. Bars, bullets and dots
// alone are decoration.
func (w *builder) add(text typography.Marked) {
	if !strings.ContainsFunc(text.Text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) && r > 0xFF
	}) {
		w.lose(text.Marks)
		return
	}
	w.pieces = append(w.pieces, block.Piece{Kind: w.kind, Level: w.level, Text: text.Text, Linked: w.linked, HalfLinked: w.half,
		OpensWithLink: w.opens,
		Element:       w.at, Beside: w.why, Marks: w.found(text.Marks)})
}
