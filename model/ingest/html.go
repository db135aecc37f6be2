package ingest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/passage"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

const (
	// maxElements is how many elements a page may have; each costs a few
	// hundred bytes in memory.
	maxElements = 1_000_000
	// maxReadable and maxWeight are up to how many elements, and how many
	// elements counted once for each they lie in, the main text is looked for:
	// the search asks every element for all the text in it, about a second for
	// a million. Beyond them all text is taken.
	maxReadable = 100_000
	maxWeight   = 4_000_000
)

// fromHTML makes a document of a web page's source: of the article on it, or
// of all that a browser shows.
func fromHTML(ctx context.Context, name, source, address string, asShown bool) (model.Document, error) {
	none := model.Document{}
	if err := guard(source); err != nil {
		return none, model.Wrap(model.Invalid, err, "The page “%s” is nested too deeply or repeats too much to be read safely, so nothing was imported.", name)
	}
	root, err := parse(ctx, source)
	if err := stopped(ctx, name); err != nil {
		return none, err
	}
	if err != nil {
		return none, model.Wrap(model.Invalid, err, "The page “%s” is nested too deeply to be read safely, so nothing was imported.", name)
	}
	base, err := url.Parse(address)
	if err != nil || address == "" {
		base = nil
	}
	tree := readTree(root)
	whole := walkAll(tree.root, tree.why)
	page := make([]piece, 0, len(whole))
	for i := range whole {
		whole[i].place = i + 1
		if whole[i].why == inText {
			page = append(page, whole[i])
		}
	}
	about := metadata(root, base, page)
	doc := model.Document{
		Byline: about.byline, Publisher: about.publisher, Published: about.published,
		URL: about.url, Language: about.language, Title: about.title,
	}
	var kept []piece
	var gone map[int]string
	if asShown {
		kept = solid(shown(whole))
	} else {
		kept, gone, doc.Cautions = articleOn(tree, whole, page, about)
		if err := stopped(ctx, name); err != nil {
			return none, err
		}
		if !hasText(kept, doc.Title) && (doc.Title != "" || len(whole) > 0) {
			return none, noArticle(name, whole, doc.Title)
		}
	}
	doc.Text, doc.Blocks = assemble(kept)
	doc.LeftOut = leftOut(whole, kept, gone)
	if !asShown {
		doc.Furniture = furniture(doc.Text, doc.Blocks, kept)
	}
	if doc.Title == "" {
		doc.Title = firstWords(doc)
	}
	return doc, nil
}

// firstWords names a page without any headline by how its text begins.
func firstWords(doc model.Document) string {
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

// parse reads the page. The parser gives up by itself at 512 open elements;
// should it do so by a panic, that is an error here.
func parse(ctx context.Context, source string) (root *html.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			root, err = nil, fmt.Errorf("parsing HTML: %v", p)
		}
	}()
	return html.Parse(interruptible(ctx, strings.NewReader(source)))
}

var (
	errDeep = errors.New("elements nested too deeply")
	errMany = errors.New("too many elements")
)

// formatting elements that are left open are opened again by the parser in
// every block that follows: a short page can ask for millions of elements.
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true,
	"s": true, "small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

const (
	// maxActive is how many formatting elements may be open at one time.
	maxActive = 600
	// longestFormatting is how long the name of one is at most.
	longestFormatting = len("strike")
)

// guard reads the tags alone, in bounded memory, and refuses pages that would
// be too much to build.
func guard(source string) error {
	if tooMuchMarkup(source) {
		return errMany
	}
	if isHarmless(source) {
		return nil
	}
	z := html.NewTokenizer(strings.NewReader(source))
	z.SetMaxBuf(MaxSize + 1)
	elements, reopened, active := 0, 0, 0
	open := map[string][]string{} // by name of the element, its tags as written
	count := map[string]int{}     // by tag as written; the parser keeps three alike at most
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			written := z.Raw()
			tag, _ := z.TagName()
			elements++
			if formatting[string(tag)] {
				name, raw := string(tag), string(written)
				if count[raw] < 3 {
					count[raw]++
					active++
					open[name] = append(open[name], raw)
				}
			} else {
				reopened += active
			}
		case html.EndTagToken:
			tag, _ := z.TagName()
			if !formatting[string(tag)] {
				break
			}
			name := string(tag)
			if list := open[name]; len(list) > 0 {
				last := list[len(list)-1]
				open[name] = list[:len(list)-1]
				active--
				if count[last]--; count[last] == 0 {
					delete(count, last)
				}
			}
		}
		if active > maxActive {
			return errDeep
		}
		if elements+reopened > 3*maxElements || elements > maxElements {
			return errMany
		}
	}
}

// htmlTag is a tag of those that most pages have.
var htmlTag = regexp.MustCompile(`(?i)</?(html|head|body|title|meta|p|div|span|h[1-6]|article|section|table|ul|ol|li|br|a|b|i|em|strong|font|center|pre|blockquote)(\s[^<>]*)?/?>`)

// hasTag reports whether a text has a tag of HTML in it.
func hasTag(text string) bool { return htmlTag.MatchString(text) }

// hasTags reports whether a text has so many tags of HTML in it, or more.
func hasTags(text string, many int) bool { return len(htmlTag.FindAllStringIndex(text, many)) >= many }

// isHarmless holds for a page that guard cannot refuse, however its tags are
// nested: it has too few of them. What only looks like a tag, as in a script,
// counts as one.
func isHarmless(source string) bool {
	elements, reopening := 0, 0
	for {
		at := strings.IndexByte(source, '<')
		if at < 0 || at+1 == len(source) {
			break
		}
		source = source[at+1:]
		if c := source[0] | 0x20; c < 'a' || c > 'z' {
			continue
		}
		elements++
		end := 0
		for end < len(source) && end <= longestFormatting && (source[end]|0x20 >= 'a' && source[end]|0x20 <= 'z') {
			end++
		}
		if end <= longestFormatting && (formatting[source[:end]] || formatting[strings.ToLower(source[:end])]) {
			reopening++
		}
	}
	return reopening <= maxActive && elements <= maxElements && elements+elements*reopening <= 3*maxElements
}

// mainText is the article on a page: what the readability rules find, else
// everything that stands in its article, its main element or its body.
// page are the blocks of the page that a reader sees.
func mainText(tree *pageTree, page []piece, about about) []piece {
	root := tree.root
	if pieces := readable(tree); enough(pieces, 1) {
		return restore(page, wider(page, pieces), about)
	}
	for _, name := range []string{"article", "main", "body"} {
		var found []*html.Node
		each(root, func(n *html.Node) {
			if n.Data == name {
				found = append(found, n)
			}
		})
		if name != "body" && len(found) != 1 {
			continue
		}
		for _, chrome := range []bool{false, true} {
			var pieces []piece
			for _, n := range found {
				pieces = append(pieces, walk(n, chrome)...)
			}
			if enough(pieces, 1) {
				return pieces
			}
		}
	}
	return nil
}

// readable is the main text as go-readability finds it. It is a port that
// trusts its input here and there; a panic in it costs the page no more than
// that its whole text is taken.
func readable(tree *pageTree) (pieces []piece) {
	if weight(tree.root, 0) > maxWeight {
		return nil
	}
	root, originals := tree.copied()
	defer func() {
		if recover() != nil {
			pieces = nil
		}
	}()
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxReadable
	parser.KeepClasses = true   // the classes tell captions, notes and lists of links apart
	parser.DisableJSONLD = true // read in metadata, with its authors and publisher
	article, err := parser.ParseAndMutate(root, nil)
	if err != nil || article.Node == nil {
		return nil
	}
	pieces = walk(article.Node, false)
	for i := range pieces {
		pieces[i].at = originalOf(pieces[i].at, originals)
	}
	return pieces
}

// originalOf is the page's own element that an element of the copy came from,
// or lies in.
func originalOf(n *html.Node, originals []*html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if at, err := strconv.Atoi(attr(n.Attr, mark)); err == nil && at >= 0 && at < len(originals) {
			return originals[at]
		}
	}
	return nil
}

// weight is the sum of how deep every node lies.
func weight(n *html.Node, depth int) int {
	sum := depth
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += weight(c, depth+1)
	}
	return sum
}

func enough(pieces []piece, least int) bool {
	n := 0
	for _, p := range pieces {
		if n += countLetters(p.text); n >= least {
			return true
		}
	}
	return n >= least
}

// mastheadSize is how many blocks a masthead with its menus has at most.
const mastheadSize = 60

// withoutMasthead drops what of the site's menus was taken for text: short
// blocks before the headline on the page, and lists of nothing but links
// before the first sentence.
func withoutMasthead(pieces []piece, title string) []piece {
	want := letters(title)
	for i, p := range pieces[:min(len(pieces), mastheadSize)] {
		if want != "" && p.kind == model.Heading && letters(p.text) == want {
			pieces = pieces[i:]
			break
		}
		if len(p.text) > 100 && p.kind != model.Heading {
			break
		}
	}
	var out []piece
	for i, p := range pieces {
		if len(p.text) > 80 && endsSentence(p.text) {
			return append(out, pieces[i:]...)
		}
		if !(p.linked && p.kind == model.ListItem && len(p.text) <= 60) {
			out = append(out, p)
		}
	}
	return pieces // no sentence at all: the lists are the text
}

// headline puts the title first as a heading, once: pages repeat it in the text.
func headline(pieces []piece, title string) []piece {
	return headlineAt(pieces, title, 0)
}

// shownHeadline puts the title first where it stands on the page. That of a
// browser's window alone is no text of it.
func shownHeadline(pieces, page []piece, title string) []piece {
	want := letters(title)
	for _, p := range page {
		if letters(p.text) == want {
			return headlineAt(pieces, title, p.place)
		}
	}
	return pieces
}

func headlineAt(pieces []piece, title string, place int) []piece {
	want := letters(title)
	if want == "" {
		return pieces
	}
	for i := 0; i < min(len(pieces), 5); i++ {
		if letters(pieces[i].text) != want {
			continue
		}
		first := pieces[i]
		first.kind, first.level = model.Heading, 1
		return append([]piece{first}, append(append([]piece(nil), pieces[:i]...), pieces[i+1:]...)...)
	}
	return append([]piece{{kind: model.Heading, level: 1, text: title, place: place}}, pieces...)
}

// each visits the elements below a node in document order.
func each(n *html.Node, visit func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			visit(c)
		}
		each(c, visit)
	}
}
