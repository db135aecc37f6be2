package ingest

import (
	"regexp"
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// captions names the captions as such and takes out the second of two alike,
// and credits that stand alone.
func (s *sifter) captions() {
	seen := map[string]bool{}
	for i := range s.pieces {
		p := &s.pieces[i]
		if inFigure := within(p.at, "figure"); p.kind == model.Heading && inFigure && p.level > 1 || p.kind != model.Heading && !endsSentence(p.text) && len(p.text) <= 200 && pictured(p.at) {
			p.kind, p.level = model.Caption, 0
		}
		if p.kind == model.Heading {
			continue
		}
		if s.signs[i]&captionSign != 0 && len(p.text) <= 1000 || len(p.text) <= 300 && strings.HasPrefix(p.text, "© ") || len(p.text) <= 300 && strings.HasSuffix(p.text, ")") && creditTail.MatchString(s.lines[i]) {
			p.kind = model.Caption
		}
		if len(p.text) <= 60 && (isInlineFurniture(s.lines[i]) || stampedLine(s.lines[i])) {
			s.why[i] = whyOffer
			continue
		}
		if s.signs[i]&creditSign != 0 && len(strings.Fields(p.text)) <= 12 && !twoSentences.MatchString(s.lines[i]) || isPhotoCredit(s.lines[i]) {
			s.why[i] = whyCredit
			continue
		}
		if p.kind != model.Caption && s.signs[i]&gallerySign == 0 {
			continue
		}
		if p.kind == model.ListItem {
			p.kind = model.Caption
		}
		if s.signs[i]&videoSign != 0 && len(strings.Fields(p.text)) <= 12 && !endsSentence(p.text) { // the name of a film, not what a picture shows
			s.why[i] = whyFilm
		}
		key := letters(p.text)
		if s.why[i] == "" && (seen[key] || key == letters(s.about.title)) {
			s.why[i] = whyTwice
		}
		seen[key] = true
	}
}

// stampedLine says when something was published, and no more.
func stampedLine(line string) bool {
	if !stamped.MatchString(line) {
		return false
	}
	dated, _ := imprint(line, nil)
	return dated
}

// twoSentences: what a picture shows and who took it, in one line.
var twoSentences = regexp.MustCompile(`[\p{Ll}’']{2,}[.!?][”"]? ?\p{Lu}`)

// within holds where an element of that name is not far above.
func within(n *html.Node, name string) bool {
	for up := 0; n != nil && up < 6; n, up = n.Parent, up+1 {
		if n.Data == name {
			return true
		}
	}
	return false
}

// pictured holds where a picture stands right before the text of a small
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
