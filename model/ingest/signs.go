package ingest

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// sign is what the markup around a block says that the block is. Sites name
// the boxes of their pages for their own style sheets, and they use the same
// few words for it.
type sign uint

const (
	captionSign sign = 1 << iota // under a picture
	creditSign                   // who took it
	bylineSign                   // who wrote it and when
	asideSign                    // links away, offers, buttons, notes on the author
	gallerySign                  // pictures in a row
	videoSign                    // a player
	quoteSign                    // a sentence of the text repeated large
	postSign                     // a post from a social network shown in the text
)

// signWords are the words of class and id attributes that are signs. Words
// that also name the article itself on many sites (content, story, main,
// entry, paywall, widget) are none.
var signWords = map[string]sign{
	"caption": captionSign, "captions": captionSign, "figcaption": captionSign, "cutline": captionSign, "imagecaption": captionSign, "legend": captionSign, "legends": captionSign,
	"credit": creditSign, "credits": creditSign, "photocredit": creditSign, "imagecredit": creditSign, "photographer": creditSign,
	"byline": bylineSign, "bylines": bylineSign, "dateline": bylineSign, "timestamp": bylineSign, "pubdate": bylineSign, "dates": bylineSign, "submitted": bylineSign,
	"date": bylineSign, "time": bylineSign, "datetime": bylineSign, "meta": bylineSign, "metadata": bylineSign, "attribution": bylineSign, "published": bylineSign,
	"publishdate": bylineSign, "postmeta": bylineSign, "articlemeta": bylineSign, "author": bylineSign, "authors": bylineSign,
	"relatedposts": asideSign, "relatedarticles": asideSign, "relatedarticle": asideSign, "relatedcontent": asideSign, "relatedlinks": asideSign, "relatedstories": asideSign, "relatednews": asideSign,
	"related": asideSign, "recirc": asideSign, "recirculation": asideSign, "recommended": asideSign, "recommendation": asideSign, "recommendations": asideSign,
	"readmore": asideSign, "seealso": asideSign, "trending": asideSign, "popular": asideSign, "mostread": asideSign, "mostpopular": asideSign, "teaser": asideSign, "teasers": asideSign,
	"promo": asideSign, "promos": asideSign, "promotion": asideSign, "promobox": asideSign, "cta": asideSign, "newsletter": asideSign, "newsletters": asideSign,
	"subscribe": asideSign, "subscription": asideSign, "subscriber": asideSign, "signup": asideSign, "optin": asideSign, "donate": asideSign, "donation": asideSign, "membership": asideSign,
	"share": asideSign, "sharing": asideSign, "sharebar": asideSign, "sharedaddy": asideSign, "addthis": asideSign, "social": asideSign, "socials": asideSign, "follow": asideSign,
	"comment": asideSign, "comments": asideSign, "disqus": asideSign, "respond": asideSign, "tags": asideSign, "taglist": asideSign, "keywords": asideSign, "topics": asideSign,
	"breadcrumb": asideSign, "breadcrumbs": asideSign, "sidebar": asideSign, "advert": asideSign, "advertisement": asideSign, "advertising": asideSign,
	"ad": asideSign, "ads": asideSign, "adsense": asideSign, "sponsor": asideSign, "sponsored": asideSign, "outbrain": asideSign, "taboola": asideSign, "affiliate": asideSign,
	"toolbar": asideSign, "tools": asideSign, "textresizer": asideSign, "nav": asideSign, "navbar": asideSign, "navigation": asideSign, "menu": asideSign, "masthead": asideSign,
	"pagination": asideSign, "pager": asideSign, "footer": asideSign, "copyright": asideSign, "copyrights": asideSign, "legal": asideSign, "syndication": asideSign,
	"bio": asideSign, "biography": asideSign, "authorbio": asideSign, "aboutauthor": asideSign,
	"login": asideSign, "signin": asideSign, "popup": asideSign, "modal": asideSign, "cookie": asideSign, "cookies": asideSign, "consent": asideSign, "gdpr": asideSign,
	"callout": asideSign, "print": asideSign, "printonly": asideSign, "controls": asideSign, "control": asideSign, "ratings": asideSign,
	"gallery": gallerySign, "slideshow": gallerySign, "carousel": gallerySign, "slider": gallerySign, "slides": gallerySign, "slide": gallerySign, "resgallery": gallerySign, "inlinegallery": gallerySign,
	"video": videoSign, "player": videoSign, "jwplayer": videoSign, "audio": videoSign, "podcast": videoSign,
	"pullquote": quoteSign, "pulledquote": quoteSign,
	"tweet": postSign, "twitter": postSign, "instagram": postSign, "bluesky": postSign,
}

// denials turn the word after them into none: has-sidebar, no-promo.
var denials = map[string]bool{"no": true, "has": true, "with": true, "without": true, "not": true, "non": true, "is": true, "hide": true, "type": true, "format": true, "category": true, "tag": true}

// readSigns are the signs in one element's own tag and attributes.
func readSigns(n *html.Node) sign {
	var s sign
	switch n.Data {
	case "figcaption":
		s |= captionSign
	case "aside":
		s |= asideSign
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "itemprop", "role", "data-component", "data-type":
			if a.Key != "id" {
				for name := range strings.FieldsSeq(a.Val) {
					s |= nameSign(name)
				}
			} else if !heads(n) && len(nameWords(a.Val)) <= 3 { // else an anchor, named after a chapter's own words
				s |= nameSign(a.Val)
			}
		}
	}
	return s
}

func heads(n *html.Node) bool { return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] <= '6' }

// nameSign reads one name, its words alone and by twos.
func nameSign(name string) sign {
	var s sign
	before := ""
	for _, w := range nameWords(name) {
		if !denials[before] {
			s |= signWords[w] | signWords[before+w]
		}
		before = w
	}
	return s
}

// nameWords takes names apart as people write them: two-words, two_words, twoWords.
func nameWords(names string) []string {
	var out []string
	start := -1
	lower := false
	for i, r := range names {
		letter := unicode.IsLetter(r)
		if start >= 0 && (!letter || lower && unicode.IsUpper(r)) {
			out = append(out, strings.ToLower(names[start:i]))
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
		lower = unicode.IsLower(r)
	}
	if start >= 0 {
		out = append(out, strings.ToLower(names[start:]))
	}
	return out
}

// signClimb is how many elements above a block are asked for signs.
const signClimb = 12

// surroundings are what the markup says of the blocks of one page.
type surroundings struct {
	weight map[*html.Node]int // bytes of text in the blocks inside
	prose  map[*html.Node]int // of them in sentences
	total  int
	own    map[*html.Node]sign
}

func newSurroundings(pieces []piece) *surroundings {
	s := &surroundings{weight: map[*html.Node]int{}, prose: map[*html.Node]int{}, own: map[*html.Node]sign{}}
	for _, p := range pieces {
		if p.doubtful {
			continue // no part of the text yet
		}
		s.total += len(p.text)
		for n, up := p.at, 0; n != nil && up < signClimb; n, up = n.Parent, up+1 {
			s.weight[n] += len(p.text)
			if isProse(p) {
				s.prose[n] += len(p.text)
			}
		}
	}
	return s
}

// boxSize is how many bytes of sentences a box beside the article has at most.
const boxSize = 1500

// of gathers the signs from the block's own element upwards, and the outermost
// element that is named as a box beside the article. It ends at an element
// with a good part of the text in it: that is the article, whatever else a
// style sheet calls it.
func (s *surroundings) of(p piece) (all sign, box *html.Node) {
	for n, up := p.at, 0; n != nil && up < signClimb; n, up = n.Parent, up+1 {
		if up > 0 && (s.weight[n]*10 > s.total*3 || s.prose[n] > boxSize) {
			break
		}
		own, known := s.own[n]
		if !known {
			own = readSigns(n)
			s.own[n] = own
		}
		all |= own
		if own&asideSign != 0 {
			box = n
		}
	}
	return all, box
}
