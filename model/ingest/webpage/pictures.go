package webpage

import (
	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/input"
	"galley/model/ingest/markup"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// gallery finds the pictures of the article among those of a page.
type gallery struct {
	reader   picture.Reader
	elements []*html.Node // of the candidates
}

// takeGallery marks the pictures of a page, before its text is made.
func takeGallery(root *html.Node, o picture.Origin) *gallery {
	g := &gallery{}
	g.elements = g.reader.Take(root, o)
	return g
}

// openBeside reads pictures out of the folder that a browser saved beside a page.
func openBeside(s input.File) func(written, full string) ([]byte, error) {
	if s.Beside == nil {
		return nil
	}
	return func(written, _ string) ([]byte, error) { return s.Beside(written) }
}

// share says of an element how many of the blocks in it are in the text, and how many are not.
type share struct{ kept, other int }

// place gives a document those pictures that stand in what is kept of the page: among blocks of the text, and in no
// part of the page that was left out.
func (g *gallery) place(doc *model.Document, tree *layers, whole, kept []block.Piece, gone map[int]string) {
	if len(g.elements) == 0 || len(kept) == 0 {
		return
	}
	blockAt := make(map[int]int, len(kept))
	first, last := 0, 0
	for i, p := range kept {
		if p.Place == 0 {
			continue
		}
		blockAt[p.Place] = i
		if i > 0 || p.Kind != model.Heading { // the headline is put first wherever it stands
			if first == 0 {
				first = p.Place
			}
			last = max(last, p.Place)
		}
	}
	if first == 0 {
		return
	}
	stands := make(map[int]int, len(g.elements)) // behind how many blocks of the page each of them is
	for i, p := range whole {
		for _, m := range p.Marks {
			k := -m.Number - 1
			if _, known := stands[k]; k < 0 || known {
				continue
			}
			stands[k] = i + 1
			if m.At == 0 && (m.Side == typography.Begins || m.Lost) {
				stands[k] = i
			}
		}
	}
	shares := map[*html.Node]*share{}
	for i, p := range whole {
		_, is := blockAt[i+1]
		why := gone[i+1]
		if !is && (p.Kind == model.Caption || why == whyCredit || why == whyTwice || isPhotoCredit(p.Text)) {
			continue
		}
		for n := p.Element; n != nil; n = n.Parent {
			b := shares[n]
			if b == nil {
				b = &share{}
				shares[n] = b
			}
			if is {
				b.kept++
			} else {
				b.other++
			}
		}
	}
	core := coreOf(kept)
	after := make(map[int]int, len(stands))
	at := -1 // the block of the text that the page has come to
	if kept[0].Kind == model.Heading {
		at = 0 // the headline is first, also where a picture stands above it
	}
	upTo := make([]int, len(whole)+1)
	upTo[0] = at
	for i := range whole {
		if b, is := blockAt[i+1]; is {
			at = max(at, b)
		}
		upTo[i+1] = at
	}
	for k, place := range stands {
		if k >= len(g.elements) {
			continue
		}
		n := g.elements[k]
		figured := within(n, "figure")
		amid := place >= first && place < last
		inCore := core != nil && inside(n, core)
		switch {
		case g.leftOut(n, tree, shares):
		case amid && (inCore || figured), figured && (inCore || near(place, first, last)), inCore:
			after[k] = upTo[place]
		}
	}
	g.reader.PlaceAt(doc, after)
}

// nearby is how many blocks before the first sentence a figure stands at most that is the article's: the line of
// authors, a date.
const nearby = 8

func near(place, first, last int) bool { return place >= first-nearby && place <= last+1 }

// leftOut reports whether a picture stands in a part of the page that is not in the text.
func (g *gallery) leftOut(n *html.Node, tree *layers, shares map[*html.Node]*share) bool {
	decided := false
	for up := n; up != nil; up = up.Parent {
		if up.Type == html.ElementNode && (markup.Skipped[up.Data] || tree.besideOf(up) != block.InText) {
			return true
		}
		if b := shares[up]; b != nil && !decided {
			decided = true
			if b.kept == 0 {
				return true
			}
		}
	}
	return false
}

// coreOf is the innermost element that holds all sentences of a text.
func coreOf(kept []block.Piece) *html.Node {
	var core *html.Node
	for _, p := range kept {
		if p.Element == nil || !block.IsProse(p) {
			continue
		}
		if core == nil {
			core = p.Element
		}
		for core != nil && !inside(p.Element, core) {
			core = core.Parent
		}
	}
	if core != nil && (core.Data == "p" || core.Data == "li" || core.Data == "blockquote") && core.Parent != nil {
		core = core.Parent // of one sentence alone
	}
	return core
}
