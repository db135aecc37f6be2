// Package webpage finds the article on a web page: its text without menus,
// offers and notices, what the page says of itself, and what was left out and why.
package webpage

import (
	"context"
	"net/url"
	"strconv"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/hypertext"
	"galley/model/ingest/input"
	"galley/model/ingest/markup"
	"galley/model/ingest/metadata"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

const (
	// maxReadable and maxWeight are up to how many elements, and how many
	// elements counted once for each they lie in, the main text is looked for:
	// the search asks every element for all the text in it, about a second for
	// a million. Beyond them all text is taken.
	maxReadable = 100_000

	maxWeight = 4_000_000
)

// ReadSource makes a document of a web page's source: of the article on it, or
// of all that a browser shows.
// open reads the pictures that came with the page; it is nil where none did.
func ReadSource(ctx context.Context, name, source, address string, asShown bool,
	open func(written, full string) ([]byte, error)) (model.Document, error) {
	return readSource(ctx, name, source, address, asShown, &hypertext.Reader{}, open)
}

// readSource reads a page, with its notes and pictures if noted is not nil.
func readSource(ctx context.Context, name, source, address string, asShown bool, noted *hypertext.Reader,
	open func(written, full string) ([]byte, error)) (model.Document, error) {
	none := model.Document{}
	if err := markup.CheckCost(source); err != nil {
		return none, model.Wrap(model.Invalid, err, "The page “%s” is nested too deeply or repeats too much to be read safely, so "+
			"nothing was imported.", name)
	}
	root, err := markup.Parse(ctx, source)
	if err := input.Stopped(ctx, name); err != nil {
		return none, err
	}
	if err != nil {
		return none, model.Wrap(model.Invalid, err, "The page “%s” is nested too deeply to be read safely, so nothing was imported.",
			name)
	}
	base, err := url.Parse(address)
	if err != nil || address == "" {
		base = nil
	}
	pictures := &gallery{}
	if noted != nil {
		noted.Take(root, "")
		pictures = takeGallery(root, picture.Origin{Base: base, Open: open})
	}
	tree := findLayers(root)
	whole := markup.AllPieces(tree.root, tree.besideOf)
	page := make([]block.Piece, 0, len(whole))
	for i := range whole {
		whole[i].Place = i + 1
		if whole[i].Beside == block.InText {
			page = append(page, whole[i])
		}
	}
	about := readStatements(root, base, page)
	doc := model.Document{
		Byline: about.byline, Publisher: about.publisher, Published: about.published,
		URL: about.url, Language: about.language, Title: about.title,
	}
	var kept []block.Piece
	var gone map[int]string
	if asShown {
		kept = block.NonEmpty(shown(whole))
	} else {
		kept, gone, doc.Cautions = articleOn(tree, whole, page, about)
		if err := input.Stopped(ctx, name); err != nil {
			return none, err
		}
		if !hasText(kept, doc.Title) && (doc.Title != "" || len(whole) > 0) {
			return none, noArticle(name, whole, doc.Title)
		}
	}
	var text typography.Marked
	text, doc.Blocks = block.AssembleMarked(kept)
	doc.Text = text.Text
	doc.LeftOut = leftOut(whole, kept, gone)
	if !asShown {
		doc.Furniture = block.FurnitureOf(doc.Text, doc.Blocks, kept)
	}
	pictures.place(&doc, tree, whole, kept, gone)
	if noted != nil {
		noted.AddNotes(&doc, text.Marks, typography.FirstOf(address, doc.URL))
	}
	if doc.Title == "" {
		doc.Title = metadata.FirstWords(doc)
	}
	return doc, nil
}

// mainText is the article on a page: what the readability rules find, else
// everything that stands in its article, its main element or its body.
// page are the blocks of the page that a reader sees.
func mainText(tree *layers, page []block.Piece, about about) []block.Piece {
	root := tree.root
	if pieces := readable(tree); block.HasLetters(pieces, 1) {
		return reinstate(page, widerElement(page, pieces), about)
	}
	for _, name := range []string{"article", "main", "body"} {
		var found []*html.Node
		markup.Each(root, func(n *html.Node) {
			if n.Data == name {
				found = append(found, n)
			}
		})
		if name != "body" && len(found) != 1 {
			continue
		}
		for _, chrome := range []bool{false, true} {
			var pieces []block.Piece
			for _, n := range found {
				pieces = append(pieces, markup.Pieces(n, chrome)...)
			}
			if block.HasLetters(pieces, 1) {
				return pieces
			}
		}
	}
	return nil
}

// readable is the main text as go-readability finds it. It is a port that
// trusts its input here and there; a panic in it costs the page no more than
// that its whole text is taken.
func readable(tree *layers) (pieces []block.Piece) {
	if weight(tree.root, 0) > maxWeight {
		return nil
	}
	root, originals := tree.copyForSearch()
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
	pieces = markup.Pieces(article.Node, false)
	for i := range pieces {
		pieces[i].Element = originalOf(pieces[i].Element, originals)
	}
	return pieces
}

// originalOf is the page's own element that an element of the copy came from,
// or lies in.
func originalOf(n *html.Node, originals []*html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if at, err := strconv.Atoi(markup.Attr(n.Attr, originalMark)); err == nil && at >= 0 && at < len(originals) {
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

// mastheadSize is how many blocks a masthead with its menus has at most.
const mastheadSize = 60

// withoutMasthead drops what of the site's menus was taken for text: short
// blocks before the headline on the page, and lists of nothing but links
// before the first sentence.
func withoutMasthead(pieces []block.Piece, title string) []block.Piece {
	want := typography.Letters(title)
	for i, p := range pieces[:min(len(pieces), mastheadSize)] {
		if want != "" && p.Kind == model.Heading && typography.Letters(p.Text) == want {
			pieces = pieces[i:]
			break
		}
		if len(p.Text) > 100 && p.Kind != model.Heading {
			break
		}
	}
	var out []block.Piece
	for i, p := range pieces {
		if len(p.Text) > 80 && typography.EndsSentence(p.Text) {
			return append(out, pieces[i:]...)
		}
		if !(p.Linked && p.Kind == model.ListItem && len(p.Text) <= 60) {
			out = append(out, p)
		}
	}
	return pieces // no sentence at all: the lists are the text
}

// shownHeadline puts the title first where it stands on the page. That of a
// browser's window alone is no text of it.
func shownHeadline(pieces, page []block.Piece, title string) []block.Piece {
	want := typography.Letters(title)
	for _, p := range page {
		if typography.Letters(p.Text) == want {
			return block.WithHeadlineAt(pieces, title, p.Place)
		}
	}
	return pieces
}

// Read reads a web page that was saved or fetched.
func Read(ctx context.Context, s input.File) (model.Document, error) {
	at := typography.FirstOf(s.Address, metadata.SavedAddress(s.Text))
	doc, err := ReadSource(ctx, s.Name, s.Text, at, s.AsShown, openBeside(s))
	if err == nil && doc.URL == "" {
		doc.URL = at
	}
	return doc, err
}
