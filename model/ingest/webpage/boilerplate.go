package webpage

import (
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/metadata"
	"galley/model/ingest/typography"
	"galley/model/prose"

	"golang.org/x/net/html"
)

// filter removes from a page's text what is certainly not part of the article:
// dates and bylines, which are kept as metadata, credits of pictures, captions
// that are repeated, links to other articles, offers, buttons. Doubtful blocks
// stay and are proposed as furniture. The page itself is stored unchanged.
//
// Captions and standfirsts stay, because they contain claims, although
// benchmarks of extraction count them as errors.
type filter struct {
	pieces    []block.Piece
	lines     []string // their texts with plain blanks only, for the rules to match
	roles     []role
	why       []string // why a block goes, "" for one that stays
	checkable []int8   // whether a block tells something: 1 yes, -1 no, 0 not asked yet
	furniture []int8   // whether a line is furniture, in the same way
	boxes     []*box   // the box beside the article that a block stands in, nil for none
	first     int      // the first sentence of the text,
	last      int      // and its last
	lead      int      // the line before the links that i stands among
	names     map[string]bool
	about     about
	keys      map[int]string
	scored    int // blocks scored as promotions
	stated    statedText
	main      *html.Node // the element that holds all sentences, if the page has such
}

// leastKept is the share of a page's text, in percent, that must be left: a
// page of links or of notices is what it is.
const leastKept = 40

// outsideShare is how much of a text, in percent, can stand outside its sentences.
const outsideShare = 25

// maxFiltered is up to how many blocks a page is filtered: each takes some twenty
// microseconds, and no article has as many.
const maxFiltered = 20_000

// removeBoilerplate returns the blocks that stay and those that go, with the reason for each.
func removeBoilerplate(pieces []block.Piece, about about) (kept []block.Piece, gone map[int]string) {
	if len(pieces) > maxFiltered {
		return pieces, nil
	}
	s := judge(pieces, about)
	kept = make([]block.Piece, 0, len(pieces))
	gone = map[int]string{}
	left, all := 0, 0
	for i, p := range s.pieces {
		if !p.Doubtful {
			all += len(p.Text)
		}
		if s.why[i] != "" {
			gone[p.Place] = s.why[i]
			continue
		}
		left += len(p.Text)
		kept = append(kept, p)
	}
	if left*100 < all*leastKept {
		return pieces, nil
	}
	return kept, gone
}

// judge finds out what is to be taken out.
func judge(pieces []block.Piece, about about) *filter {
	s := &filter{pieces: pieces, about: about, lead: -1, keys: map[int]string{},
		lines: make([]string, len(pieces)), why: make([]string, len(pieces)), roles: make([]role, len(pieces))}
	around := newSurroundings(pieces)
	outer := make([]*html.Node, len(pieces))
	for i, p := range pieces {
		s.roles[i], outer[i] = around.of(p)
		s.lines[i] = prose.Flatten(p.Text)
	}
	s.stated = statedText{text: about.body}
	s.names = metadata.NameWords(about.byline, about.publisher)
	s.boxesOf(outer)
	s.captions()
	s.span()
	s.main = s.mainOf()
	for i := range pieces {
		if s.why[i] == "" {
			s.why[i] = s.boilerplate(i)
		}
		if p := pieces[i]; p.Kind == model.Heading || !p.Linked && (s.why[i] == "" || strings.HasSuffix(p.Text, ":")) {
			s.lead = i
		}
	}
	s.dropDoubtful()
	s.sections()
	s.trimEnd()
	return s
}

// dropDoubtful removes blocks that were reinstated without a reason to keep them. A
// block stays where it says something that can be checked, is marked up as one
// that does, or is the heading of one.
func (f *filter) dropDoubtful() {
	speak := map[string]bool{} // ways of marking up what tells something
	for i, p := range f.pieces {
		if p.Doubtful && f.why[i] == "" && p.Kind != model.Heading && f.isCheckable(i) && !f.isDoubtful(i) {
			speak[markupPath(p.Element)] = true
		}
	}
	for i := len(f.pieces) - 1; i >= 0; i-- {
		p := f.pieces[i]
		if !p.Doubtful || f.why[i] != "" {
			continue
		}
		switch {
		case f.isDoubtful(i):
			f.why[i] = whyBeside
		case p.Kind == model.Heading:
			if i+1 == len(f.pieces) || f.why[i+1] != "" || !f.pieces[i+1].Doubtful {
				f.why[i] = whyBeside
			}
		case !speak[markupPath(p.Element)]:
			f.why[i] = whyBeside
		}
	}
}

// isDoubtful is true for what was put back and is named or built as something that
// stands beside a text.
func (f *filter) isDoubtful(i int) bool {
	p := f.pieces[i]
	if f.roles[i]&(captionRole|creditRole|bylineRole|galleryRole|videoRole) != 0 || within(p.Element, "form") {
		return true
	}
	if b := f.boxes[i]; b != nil && (b.asks || b.controls || b.links*2 >= b.text || b.opens*2 >= b.blocks || b.author) {
		return true
	}
	return !typography.EndsSentence(p.Text) && p.Kind == model.Paragraph && !within(p.Element, "table") && !within(p.Element, "dl")
}

// suspicious is true for a block by the role of its box and something else that is
// against it.
func (f *filter) suspicious(i int) bool {
	if f.roles[i]&bylineRole != 0 {
		return !f.isCheckable(i)
	}
	if b := f.boxes[i]; b != nil {
		return b.asks || b.controls || b.links*2 >= b.text || b.checkable == 0
	}
	return false
}

// span finds where the sentences begin and end.
func (f *filter) span() {
	f.first, f.last = len(f.pieces), -1
	for i := range f.pieces {
		if f.pieces[i].Kind != model.ListItem && block.IsProse(f.pieces[i]) && f.why[i] == "" && !f.suspicious(i) {
			f.first = min(f.first, i)
			f.last = i
		}
	}
	// Where a good part of the text comes before the first sentence or after
	// the last, it is one of lists or figures, and all of it is text.
	before, after, all := 0, 0, 0
	for i, p := range f.pieces {
		if f.why[i] != "" || f.suspicious(i) || p.Linked {
			continue
		}
		all += len(p.Text)
		if i < f.first {
			before += len(p.Text)
		}
		if i > f.last {
			after += len(p.Text)
		}
	}
	if before*100 > all*outsideShare {
		f.first = min(3, len(f.pieces))
	}
	if after*100 > all*outsideShare || f.last < 0 {
		f.last = len(f.pieces) - 4
	}
}

// key is a block's text in letters only.
func (f *filter) key(i int) string {
	k, known := f.keys[i]
	if !known {
		k = typography.Letters(f.pieces[i].Text)
		f.keys[i] = k
	}
	return k
}

// trimEnd takes off the end of the text the headings and lines that announce
// what is gone.
func (f *filter) trimEnd() {
	for i := len(f.pieces) - 2; i > 0; i-- {
		p := f.pieces[i]
		if f.why[i] != "" {
			continue
		}
		if f.why[i+1] == "" || !(p.Kind == model.Heading && p.Level > 1 || strings.HasSuffix(p.Text, ":") &&
			len(p.Text) <= block.MaxFurniture) {
			break
		}
		f.why[i] = f.why[i+1]
	}
}
