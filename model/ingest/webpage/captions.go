package webpage

import (
	"regexp"
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/metadata"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// captions names the captions as such and takes out the second of two alike,
// and credits that stand alone.
func (f *filter) captions() {
	seen := map[string]bool{}
	for i := range f.pieces {
		p := &f.pieces[i]
		f.markCaption(i)
		if p.Kind == model.Heading {
			continue
		}
		if f.why[i] = f.besidePicture(i); f.why[i] != "" || p.Kind != model.Caption && f.roles[i]&galleryRole == 0 {
			continue
		}
		if p.Kind == model.ListItem {
			p.Kind = model.Caption
		}
		// the name of a film, not what a picture shows
		if f.roles[i]&videoRole != 0 && len(strings.Fields(p.Text)) <= 12 && !typography.EndsSentence(p.Text) {
			f.why[i] = whyFilm
		}
		key := typography.Letters(p.Text)
		if f.why[i] == "" && (seen[key] || key == typography.Letters(f.about.title)) {
			f.why[i] = whyTwice
		}
		seen[key] = true
	}
}

// markCaption makes a caption of a block that the markup or its own words say is one.
func (f *filter) markCaption(i int) {
	p := &f.pieces[i]
	inFigure := within(p.Element, "figure")
	if p.Kind == model.Heading && inFigure && p.Level > 1 ||
		p.Kind != model.Heading && !typography.EndsSentence(p.Text) && len(p.Text) <= 200 && pictured(p.Element) {
		p.Kind, p.Level = model.Caption, 0
	}
	if p.Kind == model.Heading {
		return
	}
	if f.roles[i]&captionRole != 0 && len(p.Text) <= 1000 || len(p.Text) <= 300 && strings.HasPrefix(p.Text, "© ") ||
		len(p.Text) <= 300 && strings.HasSuffix(p.Text, ")") && creditTail.MatchString(f.lines[i]) {
		p.Kind = model.Caption
	}
}

// besidePicture is why a line goes that stands beside a picture and says
// nothing of what it shows: a button, a date, a credit. It is "" for others.
func (f *filter) besidePicture(i int) string {
	p := f.pieces[i]
	if len(p.Text) <= 60 && (block.IsInlineFurniture(f.lines[i]) || stampedLine(f.lines[i])) {
		return whyOffer
	}
	if f.roles[i]&creditRole != 0 && len(strings.Fields(p.Text)) <= 12 && !twoSentences.MatchString(f.lines[i]) ||
		isPhotoCredit(f.lines[i]) {
		return whyCredit
	}
	return ""
}

// stampedLine says when something was published, and no more.
func stampedLine(line string) bool {
	if !stamped.MatchString(line) {
		return false
	}
	dated, _ := metadata.Imprint(line, nil)
	return dated
}

// twoSentences: what a picture shows and who took it, in one line.
var twoSentences = regexp.MustCompile(`[\p{Ll}’']{2,}[.!?][”"]? ?\p{Lu}`)

// within is true where an element of that name is not far above.
func within(n *html.Node, name string) bool {
	for up := 0; n != nil && up < 6; n, up = n.Parent, up+1 {
		if n.Data == name {
			return true
		}
	}
	return false
}

// pictured is true where a picture stands right before the text of a small
// element, or is the element right before it.
func pictured(n *html.Node) bool {
	if n == nil || n.Data == "li" || n.Data == "tr" {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return false
		case c.Type == html.ElementNode && holdsPicture(c, 3):
			return true
		case c.Type == html.ElementNode && c.Data != "br" && c.Data != "span" && c.Data != "em" && c.Data != "small":
			return false
		}
	}
	return false
}

func holdsPicture(n *html.Node, deep int) bool {
	if n.Data == "img" || n.Data == "picture" {
		return true
	}
	for c := n.FirstChild; c != nil && deep > 0; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return false
		}
		if c.Type == html.ElementNode {
			return holdsPicture(c, deep-1)
		}
	}
	return false
}
