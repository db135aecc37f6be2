package webpage

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/markup"
	"galley/model/ingest/metadata"
	"galley/model/ingest/pattern"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// box is an element that the page names as one beside its article. The name
// alone proves nothing: sites call the same things “teaser”, “callout” or
// “legal” that hold their first paragraph or a table of figures.
type box struct {
	from, to  int // the first and the last block in it
	text      int // bytes of text,
	links     int // and of them in blocks that are links
	checkable int // blocks with a figure, a quotation or a name in a sentence
	short     int // blocks that are no more than a few words
	blocks    int
	prose     int  // blocks that are sentences and no links
	opens     int  // blocks that begin with a link
	asks      bool // a block asks the reader for something, or is a button's words
	controls  bool // it has buttons or fields
	author    bool // it begins with the name of the author
}

// boxesOf gathers the boxes of a page.
func (s *filter) boxesOf(outer []*html.Node) {
	s.boxes = make([]*box, len(s.pieces))
	known := map[*html.Node]*box{}
	for i, n := range outer {
		if n == nil {
			continue
		}
		b := known[n]
		if b == nil {
			b = &box{from: i, controls: hasFields(n)}
			known[n] = b
		}
		s.boxes[i] = b
		p := s.pieces[i]
		b.to = i
		b.blocks++
		b.text += len(p.Text)
		if p.HalfLinked {
			b.links += len(p.Text)
		}
		if p.OpensWithLink {
			b.opens++
		}
		if !p.HalfLinked && typography.EndsSentence(p.Text) && len(p.Text) >= 40 {
			b.prose++
		}
		if s.isCheckable(i) {
			b.checkable++
		}
		if len(p.Text) <= 60 && !typography.HasDigit(p.Text) && !typography.EndsSentence(p.Text) {
			b.short++
		}
		if author := typography.Letters(s.about.byline); b.blocks <= 2 && len(author) >= 6 && strings.HasPrefix(s.key(i), author) {
			b.author = true
		}
		b.asks = b.asks || s.isFurniture(i) || block.IsLabel(s.lines[i]) && !p.Linked || s.promotion(i, false, "") >= 2
	}
}

// besideArticle says whether a block goes because of the box it stands in: the box
// must be unlike the article in a second way, and in a third where it tells
// something that may be checked.
func (s *filter) besideArticle(i int) (why string, is bool) {
	b := s.boxes[i]
	if b == nil {
		return "", false
	}
	against := 0
	why = whyBeside
	if b.from > s.last || b.to < s.first {
		against++
	}
	if b.controls {
		against++
		why = whyOffer
	}
	if b.asks {
		against++
		why = whyOffer
	}
	if b.links*2 >= b.text {
		against += 2
		why = whyLinks
	}
	if s.main != nil && !inside(s.pieces[i].Element, s.main) {
		against++
	}
	if b.author {
		against++
	}
	need := 1
	if b.checkable > 0 {
		need = 2
		if b.prose >= 4 && !b.author {
			need++ // a text of its own
		}
	} else if b.prose > 0 {
		need = 2
	} else if b.short == b.blocks {
		against++
	}
	if i <= s.first && block.IsProse(s.pieces[i]) { // the lead
		need++
	}
	return why, against >= need
}

func inside(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// hasFields looks for a button or a field in an element.
func hasFields(n *html.Node) bool {
	seen, found := 0, false
	var look func(*html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil && !found && seen < 300; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			seen++
			switch c.Data {
			case "button", "textarea", "select", "form":
				found = true
			case "input":
				found = markup.Attr(c.Attr, "type") != "hidden"
			}
			look(c)
		}
	}
	look(n)
	return found
}

var (
	quoteMark = pattern.New(`[“”„«»「『]|"[^"]{3,}"`)
	// nameInside is a name in the middle of a sentence.
	nameInside = regexp.MustCompile(`[\p{Ll},] (?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.)(?: |[,.;:!?’]|$)`)
)

// isCheckable holds for what a checker may want: a sentence with a figure, a
// quotation or a name, or an entry with a figure, outside lists of links.
func (s *filter) isCheckable(i int) bool {
	if s.checkable == nil {
		s.checkable = make([]int8, len(s.pieces))
	}
	if s.checkable[i] == 0 {
		s.checkable[i] = -1
		if s.looksCheckable(i) {
			s.checkable[i] = 1
		}
	}
	return s.checkable[i] > 0
}

func (s *filter) looksCheckable(i int) bool {
	p := s.pieces[i]
	if p.Linked || p.HalfLinked && len(p.Text) < 200 {
		return false
	}
	line := s.lines[i]
	if dated, signed := metadata.Imprint(line, s.names); dated || signed {
		return false
	}
	words := len(strings.Fields(line))
	digits := typography.HasDigit(line)
	if words < 6 || !typography.EndsSentence(line) && words < 10 {
		return digits && words >= 2 && words <= 40 && !typography.EndsSentence(line) && figureEntry.MatchString(line)
	}
	return digits || quoteMark.MatchString(line) || nameInside.MatchString(line)
}

// figureEntry is an entry of a list or a table that gives a figure for
// something: “Posts lost: 2,100”, “11 percent of output”.
var figureEntry = pattern.New(`^[\p{L}][^:|]{1,60}[:|]\s*[^\p{L}]{0,3}\d|\d\s?(?:%|percent|per cent|Prozent|million|billion|Millionen|Milliarden)`)

// reportsSpeech holds for a line that reports or says something, though it is a link
// and has no full stop: it has a figure, a quotation or somebody who said it,
// and is not set as a headline.
func reportsSpeech(line string) bool {
	fields := strings.Fields(line)
	if len(fields) < 9 || isTitleCase(fields) {
		return strings.HasSuffix(line, ":") && len(fields) >= 6 && !isTitleCase(fields)
	}
	return typography.HasDigit(line) || quoteMark.MatchString(line) || reported.MatchString(line) || strings.HasSuffix(line, ":")
}

var reported = pattern.New(`(?i)\b(?:said|says|told|according to|announced|reported that|added|asked|warned|stated|claimed|wrote|sagte|erklärte|teilte|dijo|afirmó|déclaré|selon|disse|secondo|powiedział)\b`)

// isTitleCase holds for a line most of whose words begin with a capital, as
// headlines in English do, or that is all in capitals.
func isTitleCase(fields []string) bool {
	upper, all := 0, 0
	for _, f := range fields {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(f, "“\"'‘(["))
		if !unicode.IsLetter(r) || utf8.RuneCountInString(f) <= 3 {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return all > 0 && upper*10 >= all*7
}

// isList holds for a link that stands in a list of links: the block before or
// after it is one too.
func (s *filter) inList(i int) bool {
	linked := func(j int) bool {
		return j >= 0 && j < len(s.pieces) && s.pieces[j].Linked && s.pieces[j].Kind != model.Heading
	}
	return s.pieces[i].Kind == model.ListItem || linked(i-1) || linked(i+1)
}
