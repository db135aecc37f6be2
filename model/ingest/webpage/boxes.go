package webpage

import (
	"cmp"
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
func (f *filter) boxesOf(outer []*html.Node) {
	f.boxes = make([]*box, len(f.pieces))
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
		f.boxes[i] = b
		p := f.pieces[i]
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
		if f.isCheckable(i) {
			b.checkable++
		}
		if len(p.Text) <= 60 && !typography.HasDigit(p.Text) && !typography.EndsSentence(p.Text) {
			b.short++
		}
		if author := typography.Letters(f.about.byline); b.blocks <= 2 && len(author) >= 6 && strings.HasPrefix(f.key(i), author) {
			b.author = true
		}
		b.asks = b.asks || f.isFurniture(i) || block.IsLabel(f.lines[i]) && !p.Linked || f.promotion(i, false, "") >= 2
	}
}

// boxTrait is one thing in which a box is unlike an article.
type boxTrait struct {
	name   string
	weight int
	reason string // why blocks of the box go, where this is said of it; "" leaves the reason that there is
	holds  func(f *filter, b *box, i int) bool
}

// boxTraits are added up. The last that holds and has a reason names it.
var boxTraits = []boxTrait{
	{"lies before or after all sentences", 1, "", func(f *filter, b *box, _ int) bool { return b.from > f.last || b.to < f.first }},
	{"has buttons or fields", 1, whyOffer, func(_ *filter, b *box, _ int) bool { return b.controls }},
	{"asks the reader for something", 1, whyOffer, func(_ *filter, b *box, _ int) bool { return b.asks }},
	{"is half links or more", 2, whyLinks, func(_ *filter, b *box, _ int) bool { return b.links*2 >= b.text }},
	{"lies outside the element of all sentences", 1, "", func(f *filter, _ *box, i int) bool {
		return f.main != nil && !inside(f.pieces[i].Element, f.main)
	}},
	{"begins with the author's name", 1, "", func(_ *filter, b *box, _ int) bool { return b.author }},
	{"has no more than a few words in each block", 1, "", func(_ *filter, b *box, _ int) bool {
		return b.checkable == 0 && b.prose == 0 && b.short == b.blocks
	}},
}

// besideArticle says whether a block goes because of the box it stands in: the box
// must be unlike the article in a second way, and in a third where it tells
// something that may be checked.
func (f *filter) besideArticle(i int) (why string, is bool) {
	b := f.boxes[i]
	if b == nil {
		return "", false
	}
	weight := 0
	why = whyBeside
	for _, s := range boxTraits {
		if s.holds(f, b, i) {
			weight += s.weight
			why = cmp.Or(s.reason, why)
		}
	}
	return why, weight >= f.leastAgainst(b, i)
}

// leastAgainst is how much must speak against a box: more where it holds what
// may be checked, a text of its own, or the lead.
func (f *filter) leastAgainst(b *box, i int) int {
	least := 1
	if b.checkable > 0 || b.prose > 0 {
		least = 2
	}
	if b.checkable > 0 && b.prose >= 4 && !b.author {
		least++
	}
	if i <= f.first && block.IsProse(f.pieces[i]) {
		least++
	}
	return least
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

// isCheckable is true for what a checker may want: a sentence with a figure, a
// quotation or a name, or an entry with a figure, outside lists of links.
func (f *filter) isCheckable(i int) bool {
	if f.checkable == nil {
		f.checkable = make([]int8, len(f.pieces))
	}
	if f.checkable[i] == 0 {
		f.checkable[i] = -1
		if f.looksCheckable(i) {
			f.checkable[i] = 1
		}
	}
	return f.checkable[i] > 0
}

func (f *filter) looksCheckable(i int) bool {
	p := f.pieces[i]
	if p.Linked || p.HalfLinked && len(p.Text) < 200 {
		return false
	}
	line := f.lines[i]
	if dated, signed := metadata.Imprint(line, f.names); dated || signed {
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
var figureEntry = pattern.New(`^[\p{L}][^:|]{1,60}[:|]\s*[^\p{L}]{0,3}\d|\d\s?(?:%|percent|per cent|Prozent|million|billion|Millionen|` +
	`Milliarden)`)

// reportsSpeech is true for a line that reports or says something, though it is a link
// and has no full stop: it has a figure, a quotation or somebody who said it,
// and is not set as a headline.
func reportsSpeech(line string) bool {
	fields := strings.Fields(line)
	if len(fields) < 9 || isTitleCase(fields) {
		return strings.HasSuffix(line, ":") && len(fields) >= 6 && !isTitleCase(fields)
	}
	return typography.HasDigit(line) || quoteMark.MatchString(line) || reported.MatchString(line) || strings.HasSuffix(line, ":")
}

var reported = pattern.New(`(?i)\b(?:said|says|told|according to|announced|reported that|added|asked|warned|stated|claimed|wrote|` +
	`sagte|erklärte|teilte|dijo|afirmó|déclaré|selon|disse|secondo|powiedział)\b`)

// isTitleCase is true for a line most of whose words begin with a capital, as
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

// isList is true for a link that stands in a list of links: the block before or
// after it is one too.
func (f *filter) inList(i int) bool {
	linked := func(j int) bool {
		return j >= 0 && j < len(f.pieces) && f.pieces[j].Linked && f.pieces[j].Kind != model.Heading
	}
	return f.pieces[i].Kind == model.ListItem || linked(i-1) || linked(i+1)
}
