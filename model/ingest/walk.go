package ingest

import (
	"regexp"
	"strings"
	"unicode"

	"galley/model"

	"golang.org/x/net/html"
)

// walker turns a tree of elements into pieces.
type walker struct {
	pieces []piece
	line   strings.Builder
	kind   model.BlockKind
	level  int
	pre    bool
	link   bool       // inside an a element
	inside int        // bytes of the block being gathered that are
	linked bool       // the block being added is nearly all links
	half   bool       // or half of it
	at     *html.Node // the innermost element of block level
	chrome bool       // take what stands around the text (navigation, footers) too
}

// lineBreak stands for a br element while a block is gathered; no text that
// comes in has control characters by then.
const lineBreak = "\x01"

func walk(n *html.Node, chrome bool) []piece {
	w := &walker{kind: model.Paragraph, chrome: chrome, at: n}
	w.children(n)
	w.flush()
	return w.pieces
}

var skipped = map[string]bool{
	"script": true, "style": true, "noscript": true, "template": true, "head": true, "iframe": true, "object": true, "embed": true,
	"svg": true, "math": true, "canvas": true, "audio": true, "video": true, "select": true, "button": true, "textarea": true, "input": true,
	"title": true, "meta": true, "link": true, "img": true, "picture": true, "dialog": true, "progress": true, "meter": true, "noframes": true,
}

var around = map[string]bool{"nav": true, "footer": true}

// blockLevel are the elements that begin and end a block of text. Unknown
// elements are inline, as browsers have it.
var blockLevel = map[string]bool{
	"address": true, "article": true, "aside": true, "body": true, "center": true, "dd": true, "details": true, "dir": true, "div": true, "dl": true, "dt": true,
	"fieldset": true, "figure": true, "footer": true, "form": true, "header": true, "hgroup": true, "hr": true, "html": true, "legend": true,
	"main": true, "menu": true, "nav": true, "ol": true, "p": true, "section": true, "summary": true, "table": true, "tbody": true, "td": true,
	"tfoot": true, "th": true, "thead": true, "tr": true, "ul": true, "caption": true, "search": true,
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			text := clean(c.Data)
			w.line.WriteString(text)
			if w.link {
				w.inside += len(fold(text))
			}
		case html.ElementNode:
			w.element(c)
		}
	}
}

func (w *walker) element(n *html.Node) {
	if skipped[n.Data] || isHidden(n) || !w.chrome && around[n.Data] {
		return
	}
	switch n.Data {
	case "br":
		if w.pre {
			w.line.WriteByte('\n')
		} else {
			w.line.WriteString(lineBreak)
		}
	case "wbr":
	case "a":
		was := w.link
		w.link = true
		w.children(n)
		w.link = was
	case "sup":
		w.raised(n)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.within(n, model.Heading, int(n.Data[1]-'0'))
	case "li":
		w.within(n, model.ListItem, 0)
	case "blockquote":
		w.within(n, model.Quotation, 0)
	case "figcaption", "caption":
		w.within(n, model.Caption, 0)
	case "pre", "listing", "xmp":
		w.flush()
		was := w.pre
		w.pre = true
		w.children(n)
		w.flush()
		w.pre = was
	case "tr":
		w.row(n)
	default:
		if !blockLevel[n.Data] {
			if n.Data == "span" && strings.TrimSpace(w.line.String()) != "" && isCard(n) {
				return
			}
			w.children(n)
			return
		}
		w.flush()
		was := w.at
		w.at = n
		w.children(n)
		w.flush()
		w.at = was
	}
}

// cardSize is how many elements of a card are looked at.
const cardSize = 40

// isCard holds for what some sites hide behind a name in a sentence, to be
// shown when the pointer rests on it: a picture and several links, in an
// element that is otherwise one of running text.
func isCard(n *html.Node) bool {
	pictures, links, blocks, seen := 0, 0, 0, 0
	var count func(*html.Node)
	count = func(n *html.Node) {
		for c := n.FirstChild; c != nil && seen < cardSize; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			seen++
			switch {
			case c.Data == "img":
				pictures++
			case c.Data == "a":
				links++
			case blockLevel[c.Data] || heads(c):
				blocks++
			}
			count(c)
		}
	}
	if first := n.FirstChild; first == nil || first.Data == "a" || first.Type == html.TextNode && strings.TrimSpace(first.Data) != "" {
		return false // it begins with words of the sentence
	}
	count(n)
	return pictures > 0 && links > 1 && blocks == 0
}

var (
	power   = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻", "−", "⁻", "–", "⁻", "+", "⁺")
	isPower = regexp.MustCompile(`^[+\-−–]?\d{1,3}$`)
)

// raised writes what stands above the line so that no figure becomes another:
// ten to the third stays 10³, and the number of a note, which leads away, does
// not become the last digit of the figure before it.
func (w *walker) raised(n *html.Node) {
	text := strings.TrimSpace(textOf(n))
	leads := n.Parent != nil && n.Parent.Data == "a"
	each(n, func(c *html.Node) { leads = leads || c.Data == "a" })
	switch {
	case leads && noteNumber.MatchString(text):
	case isPower.MatchString(text):
		w.line.WriteString(power.Replace(text))
	default:
		w.children(n)
	}
}

func (w *walker) within(n *html.Node, kind model.BlockKind, level int) {
	w.flush()
	wasKind, wasLevel, wasAt := w.kind, w.level, w.at
	w.kind, w.level, w.at = kind, level, n
	w.children(n)
	w.flush()
	w.kind, w.level, w.at = wasKind, wasLevel, wasAt
}

// row writes a row of data as one line. Tables also serve to lay a page out:
// a row whose cells hold several paragraphs is walked like any other element.
func (w *walker) row(n *html.Node) {
	w.flush()
	var cells []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" || isHidden(c) {
			continue
		}
		inner := walk(c, w.chrome)
		if len(inner) > 1 || len(inner) == 1 && len(inner[0].text) > 500 {
			w.children(n)
			w.flush()
			return
		}
		if len(inner) == 1 {
			cells = append(cells, tidy(inner[0].text))
		}
	}
	if len(cells) > 0 {
		w.pieces = append(w.pieces, piece{kind: w.kind, level: w.level, text: strings.Join(cells, " | "), at: n})
	}
}

// flush ends the block being gathered. Browsers show a run of white space as
// one blank, except in pre, and two line breaks as the end of a paragraph.
func (w *walker) flush() {
	text := w.line.String()
	all := len(fold(strings.ReplaceAll(text, lineBreak, " ")))
	w.linked, w.half = w.inside > 0 && w.inside*10 >= all*7, w.inside > 0 && w.inside*2 >= all
	w.line.Reset()
	w.inside = 0
	if text == "" {
		return
	}
	if w.pre {
		for line := range strings.SplitSeq(text, "\n") {
			w.add(strings.ReplaceAll(line, lineBreak, " "))
		}
		return
	}
	var part []string
	breaks := 0
	for line := range strings.SplitSeq(text, lineBreak) {
		if line = fold(line); line == "" {
			breaks++
			continue
		}
		if breaks > 0 && len(part) > 0 {
			w.add(strings.Join(part, " "))
			part = part[:0]
		}
		breaks = 0
		part = append(part, line)
	}
	w.add(strings.Join(part, " "))
}

// add keeps a block that has at least a letter or a figure in it; what is left
// without (bars, bullets, dots) was drawing, not text.
func (w *walker) add(text string) {
	if strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) && r > 0xFF
	}) {
		w.pieces = append(w.pieces, piece{w.kind, w.level, text, w.linked, w.half, w.at})
	}
}

// fold makes one blank of a run of them; blanks that do not break are no such.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }), " ")
}

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return !strings.EqualFold(a.Val, "until-found")
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
