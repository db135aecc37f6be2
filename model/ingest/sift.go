package ingest

import (
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// sift takes out of a page's text what is certainly none of the article's:
// dates and bylines (they are kept as such), credits of pictures, captions
// said twice, links to other articles, offers, buttons. What it leaves and is
// in doubt, furniture proposes to hide. The page itself is kept as it came.
//
// Captions stay, as captions, though measures of extraction count them as too
// much: they hold claims. So does a standfirst.
type sifter struct {
	pieces    []piece
	lines     []string // their texts with plain blanks only, for the rules to match
	signs     []sign
	why       []string // why a block goes, "" for one that stays
	told      []int8   // whether a block tells something: 1 yes, -1 no, 0 not asked yet
	furnished []int8   // whether a line is furniture, in the same way
	boxes     []*box   // the box beside the article that a block stands in, nil for none
	first     int      // the first sentence of the text,
	last      int      // and its last
	lead      int      // the line before the links that i stands among
	names     map[string]bool
	about     about
	keys      map[int]string
	weighed   int // blocks weighed as pitches
	stated    stated
	main      *html.Node // the element that holds all sentences, if the page has such
}

// leastKept is the share of a page's text, in percent, that must be left: a
// page of links or of notices is what it is.
const leastKept = 40

// marginShare is how much of a text, in percent, can stand outside its sentences.
const marginShare = 25

// maxSifted is up to how many blocks a page is sifted: each takes some twenty
// microseconds, and no article has as many.
const maxSifted = 20_000

// sift returns the blocks that stay and those that go, with the reason for each.
func sift(pieces []piece, about about) (kept []piece, gone map[int]string) {
	if len(pieces) > maxSifted {
		return pieces, nil
	}
	s := judge(pieces, about)
	kept = make([]piece, 0, len(pieces))
	gone = map[int]string{}
	left, all := 0, 0
	for i, p := range s.pieces {
		if !p.doubtful {
			all += len(p.text)
		}
		if s.why[i] != "" {
			gone[p.place] = s.why[i]
			continue
		}
		left += len(p.text)
		kept = append(kept, p)
	}
	if left*100 < all*leastKept {
		return pieces, nil
	}
	return kept, gone
}

// judge finds out what is to be taken out.
func judge(pieces []piece, about about) *sifter {
	s := &sifter{pieces: pieces, about: about, lead: -1, keys: map[int]string{},
		lines: make([]string, len(pieces)), why: make([]string, len(pieces)), signs: make([]sign, len(pieces))}
	around := newSurroundings(pieces)
	outer := make([]*html.Node, len(pieces))
	for i, p := range pieces {
		s.signs[i], outer[i] = around.of(p)
		s.lines[i] = oneLine(p.text)
	}
	s.stated = stated{text: about.body}
	s.names = nameWordsOf(about.byline, about.publisher)
	s.boxesOf(outer)
	s.captions()
	s.span()
	s.main = s.mainOf()
	for i := range pieces {
		if s.why[i] == "" {
			s.why[i] = s.foreign(i)
		}
		if p := pieces[i]; p.kind == model.Heading || !p.linked && (s.why[i] == "" || strings.HasSuffix(p.text, ":")) {
			s.lead = i
		}
	}
	s.doubts()
	s.sections()
	s.ends()
	return s
}

// doubts takes out of what the search had left out and was put back whatever
// nothing speaks for. A block stays where it tells something, or is marked up
// as one that does, or heads one.
func (s *sifter) doubts() {
	speak := map[string]bool{} // ways of marking up what tells something
	for i, p := range s.pieces {
		if p.doubtful && s.why[i] == "" && p.kind != model.Heading && s.tells(i) && !s.doubted(i) {
			speak[markup3(p.at)] = true
		}
	}
	for i := len(s.pieces) - 1; i >= 0; i-- {
		p := s.pieces[i]
		if !p.doubtful || s.why[i] != "" {
			continue
		}
		switch {
		case s.doubted(i):
			s.why[i] = whyBeside
		case p.kind == model.Heading:
			if i+1 == len(s.pieces) || s.why[i+1] != "" || !s.pieces[i+1].doubtful {
				s.why[i] = whyBeside
			}
		case !speak[markup3(p.at)]:
			s.why[i] = whyBeside
		}
	}
}

// doubted holds for what was put back and is named or built as something that
// stands beside a text.
func (s *sifter) doubted(i int) bool {
	p := s.pieces[i]
	if s.signs[i]&(captionSign|creditSign|bylineSign|gallerySign|videoSign) != 0 || within(p.at, "form") {
		return true
	}
	if b := s.boxes[i]; b != nil && (b.asking || b.controls || b.links*2 >= b.text || b.opens*2 >= b.blocks || b.author) {
		return true
	}
	return !endsSentence(p.text) && p.kind == model.Paragraph && !within(p.at, "table") && !within(p.at, "dl")
}

// isProse holds for a sentence of some length that is not a link.
func isProse(p piece) bool {
	return len(p.text) >= 80 && endsSentence(p.text) && !p.linked && p.kind != model.Heading && p.kind != model.Caption
}

// suspicious holds for a block by a sign of its box and something else that is
// against it.
func (s *sifter) suspicious(i int) bool {
	if s.signs[i]&bylineSign != 0 {
		return !s.tells(i)
	}
	if b := s.boxes[i]; b != nil {
		return b.asking || b.controls || b.links*2 >= b.text || b.telling == 0
	}
	return false
}

// span finds where the sentences begin and end.
func (s *sifter) span() {
	s.first, s.last = len(s.pieces), -1
	for i := range s.pieces {
		if s.pieces[i].kind != model.ListItem && isProse(s.pieces[i]) && s.why[i] == "" && !s.suspicious(i) {
			s.first = min(s.first, i)
			s.last = i
		}
	}
	// Where a good part of the text comes before the first sentence or after
	// the last, it is one of lists or figures, and all of it is text.
	before, after, all := 0, 0, 0
	for i, p := range s.pieces {
		if s.why[i] != "" || s.suspicious(i) || p.linked {
			continue
		}
		all += len(p.text)
		if i < s.first {
			before += len(p.text)
		}
		if i > s.last {
			after += len(p.text)
		}
	}
	if before*100 > all*marginShare {
		s.first = min(3, len(s.pieces))
	}
	if after*100 > all*marginShare || s.last < 0 {
		s.last = len(s.pieces) - 4
	}
}

// key is a block's text in letters only.
func (s *sifter) key(i int) string {
	k, known := s.keys[i]
	if !known {
		k = letters(s.pieces[i].text)
		s.keys[i] = k
	}
	return k
}

// ends takes off the end of the text the headings and lines that announce
// what is gone.
func (s *sifter) ends() {
	for i := len(s.pieces) - 2; i > 0; i-- {
		p := s.pieces[i]
		if s.why[i] != "" {
			continue
		}
		if s.why[i+1] == "" || !(p.kind == model.Heading && p.level > 1 || strings.HasSuffix(p.text, ":") &&
			len(p.text) <= furnitureLimit) {
			break
		}
		s.why[i] = s.why[i+1]
	}
}
