package webpage

import (
	"strings"
	"unicode"

	"galley/model/ingest/block"
	"galley/model/ingest/markup"

	"golang.org/x/net/html"
)

// role is what a block is according to the class names around it. Sites name the
// boxes of their pages for their style sheets, and most use the same few words.
type role uint

const (
	captionRole   role = 1 << iota // under a picture
	creditRole                     // who took it
	bylineRole                     // who wrote it and when
	asideRole                      // links away, offers, buttons, notes on the author
	galleryRole                    // pictures in a row
	videoRole                      // a player
	pullQuoteRole                  // a sentence of the text repeated large
	postRole                       // a post from a social network shown in the text
)

// roleWords are the words of class and id attributes that name a role. Words that
// name the article itself on many sites (content, story, main, entry, paywall,
// widget) are not among them.
var roleWords = map[string]role{
	"caption": captionRole, "captions": captionRole, "figcaption": captionRole, "cutline": captionRole, "imagecaption": captionRole,
	"legend": captionRole, "legends": captionRole,
	"credit": creditRole, "credits": creditRole, "photocredit": creditRole, "imagecredit": creditRole, "photographer": creditRole,
	"byline": bylineRole, "bylines": bylineRole, "dateline": bylineRole, "timestamp": bylineRole, "pubdate": bylineRole,
	"dates": bylineRole, "submitted": bylineRole,
	"date": bylineRole, "time": bylineRole, "datetime": bylineRole, "meta": bylineRole, "metadata": bylineRole,
	"attribution": bylineRole, "published": bylineRole,
	"publishdate": bylineRole, "postmeta": bylineRole, "articlemeta": bylineRole, "author": bylineRole, "authors": bylineRole,
	"relatedposts": asideRole, "relatedarticles": asideRole, "relatedarticle": asideRole, "relatedcontent": asideRole,
	"relatedlinks": asideRole, "relatedstories": asideRole, "relatednews": asideRole,
	"related": asideRole, "recirc": asideRole, "recirculation": asideRole, "recommended": asideRole, "recommendation": asideRole,
	"recommendations": asideRole,
	"readmore":        asideRole, "seealso": asideRole, "trending": asideRole, "popular": asideRole, "mostread": asideRole,
	"mostpopular": asideRole, "teaser": asideRole, "teasers": asideRole,
	"promo": asideRole, "promos": asideRole, "promotion": asideRole, "promobox": asideRole, "cta": asideRole, "newsletter": asideRole,
	"newsletters": asideRole,
	"subscribe":   asideRole, "subscription": asideRole, "subscriber": asideRole, "signup": asideRole, "optin": asideRole,
	"donate": asideRole, "donation": asideRole, "membership": asideRole,
	"share": asideRole, "sharing": asideRole, "sharebar": asideRole, "sharedaddy": asideRole, "addthis": asideRole,
	"social": asideRole, "socials": asideRole, "follow": asideRole,
	"comment": asideRole, "comments": asideRole, "disqus": asideRole, "respond": asideRole, "tags": asideRole, "taglist": asideRole,
	"keywords": asideRole, "topics": asideRole,
	"breadcrumb": asideRole, "breadcrumbs": asideRole, "sidebar": asideRole, "advert": asideRole, "advertisement": asideRole,
	"advertising": asideRole,
	"ad":          asideRole, "ads": asideRole, "adsense": asideRole, "sponsor": asideRole, "sponsored": asideRole, "outbrain": asideRole,
	"taboola": asideRole, "affiliate": asideRole,
	"toolbar": asideRole, "tools": asideRole, "textresizer": asideRole, "nav": asideRole, "navbar": asideRole,
	"navigation": asideRole, "menu": asideRole, "masthead": asideRole,
	"pagination": asideRole, "pager": asideRole, "footer": asideRole, "copyright": asideRole, "copyrights": asideRole,
	"legal": asideRole, "syndication": asideRole,
	"bio": asideRole, "biography": asideRole, "authorbio": asideRole, "aboutauthor": asideRole,
	"login": asideRole, "signin": asideRole, "popup": asideRole, "modal": asideRole, "cookie": asideRole, "cookies": asideRole,
	"consent": asideRole, "gdpr": asideRole,
	"callout": asideRole, "print": asideRole, "printonly": asideRole, "controls": asideRole, "control": asideRole, "ratings": asideRole,
	"gallery": galleryRole, "slideshow": galleryRole, "carousel": galleryRole, "slider": galleryRole, "slides": galleryRole,
	"slide": galleryRole, "resgallery": galleryRole, "inlinegallery": galleryRole,
	"video": videoRole, "player": videoRole, "jwplayer": videoRole, "audio": videoRole, "podcast": videoRole,
	"pullquote": pullQuoteRole, "pulledquote": pullQuoteRole,
	"tweet": postRole, "twitter": postRole, "instagram": postRole, "bluesky": postRole,
}

// denials turn the word after them into none: has-sidebar, no-promo.
var denials = map[string]bool{"no": true, "has": true, "with": true, "without": true, "not": true, "non": true, "is": true,
	"hide": true, "type": true, "format": true, "category": true, "tag": true}

// elementRoles are the roles in one element's own tag and attributes.
func elementRoles(n *html.Node) role {
	var s role
	switch n.Data {
	case "figcaption":
		s |= captionRole
	case "aside":
		s |= asideRole
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "itemprop", "role", "data-component", "data-type":
			if a.Key != "id" {
				for name := range strings.FieldsSeq(a.Val) {
					s |= rolesOfName(name)
				}
			} else if !markup.IsHeading(n) && len(classWords(a.Val)) <= 3 { // else an anchor, named after a chapter's own words
				s |= rolesOfName(a.Val)
			}
		}
	}
	return s
}

// rolesOfName reads one name, its words alone and by twos.
func rolesOfName(name string) role {
	var s role
	before := ""
	for _, w := range classWords(name) {
		if !denials[before] {
			s |= roleWords[w] | roleWords[before+w]
		}
		before = w
	}
	return s
}

// classWords takes names apart as people write them: two-words, two_words, twoWords.
func classWords(names string) []string {
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

// maxAncestors is how many elements above a block are asked for roles.
const maxAncestors = 12

// surroundings are what the markup says of the blocks of one page.
type surroundings struct {
	weight map[*html.Node]int // bytes of text in the blocks inside
	prose  map[*html.Node]int // of them in sentences
	total  int
	own    map[*html.Node]role
}

func newSurroundings(pieces []block.Piece) *surroundings {
	s := &surroundings{weight: map[*html.Node]int{}, prose: map[*html.Node]int{}, own: map[*html.Node]role{}}
	for _, p := range pieces {
		if p.Doubtful {
			continue // no part of the text yet
		}
		s.total += len(p.Text)
		for n, up := p.Element, 0; n != nil && up < maxAncestors; n, up = n.Parent, up+1 {
			s.weight[n] += len(p.Text)
			if block.IsProse(p) {
				s.prose[n] += len(p.Text)
			}
		}
	}
	return s
}

// boxSize is how many bytes of sentences a box beside the article has at most.
const boxSize = 1500

// of gathers the roles from the block's own element upwards, and the outermost
// element that is named as a box beside the article. It ends at an element
// with a good part of the text in it: that is the article, whatever else a
// style sheet calls it.
func (s *surroundings) of(p block.Piece) (all role, box *html.Node) {
	for n, up := p.Element, 0; n != nil && up < maxAncestors; n, up = n.Parent, up+1 {
		if up > 0 && (s.weight[n]*10 > s.total*3 || s.prose[n] > boxSize) {
			break
		}
		own, known := s.own[n]
		if !known {
			own = elementRoles(n)
			s.own[n] = own
		}
		all |= own
		if own&asideRole != 0 {
			box = n
		}
	}
	return all, box
}
