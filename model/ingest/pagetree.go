package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// pageTree is a page's elements, with those set apart that are no part of its
// text whatever they say: dialogs laid over it, comments of readers, what is
// hidden. An element that is marked hidden and holds the text all the same is
// told apart from those.
type pageTree struct {
	root     *html.Node
	beside   map[*html.Node]besideText // what is known better than by one element's own markup
	unhidden int                       // elements that are hidden on the page as saved and were taken as text
}

// sizes is what an element holds.
type sizes struct {
	text     int // bytes of text outside links
	links    int // bytes of text in links
	controls int // buttons and fields
	comments int // elements that are named a comment
	headline bool
}

// candidate is an element that may be set apart, with what it holds.
type candidate struct {
	n     *html.Node
	holds sizes
	why   besideText
}

// readTree finds out what stands beside the text of a page by what it is.
func readTree(root *html.Node) *pageTree {
	t := &pageTree{root: root, beside: map[*html.Node]besideText{}}
	var found []candidate
	all := t.measure(root, 0, &found)
	text, total := all.text, all.text
	for _, c := range found {
		if c.why == hidden {
			total += c.holds.text
		}
	}
	var concealed []candidate
	for _, c := range found {
		switch {
		case c.why == hidden:
			concealed = append(concealed, c)
		case c.why == overlay && t.isOverlay(c, total):
			t.beside[c.n] = overlay
			text -= c.holds.text
		case c.why == overlay && isDialog(c.n):
			t.beside[c.n] = inText
		case c.why == remarks && t.areComments(c, all.text):
			t.beside[c.n] = remarks
			text -= c.holds.text
		}
	}
	for _, c := range concealed {
		if c.holds.text >= leastHidden && !isConsent(c.n) && (c.holds.text > 2*text || behindWall(c.n)) {
			t.beside[c.n] = inText
			t.unhidden++
		}
	}
	return t
}

const (
	// treeDepth is how deep elements are looked at; the parser allows 512.
	treeDepth = 600
	// leastHidden is how many bytes of text a hidden element has at least to be
	// taken for the article's.
	leastHidden = 100
	// leastBeside is how many bytes a paragraph has at least that it stands among.
	leastBeside = 60
	// overlaySize is how many bytes of text a dialog has at most. Lists of the
	// firms that a site shares data with are long.
	overlaySize = 20_000
)

// measure adds up what an element holds and collects the candidates in it.
// What is hidden does not count as the page's text.
func (t *pageTree) measure(n *html.Node, depth int, found *[]candidate) sizes {
	var s sizes
	for c := n.FirstChild; c != nil && depth < treeDepth; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			s.text += len(strings.TrimSpace(c.Data))
		case html.ElementNode:
			in := t.element(c, depth, found)
			s.text += in.text
			s.links += in.links
			s.controls += in.controls
			s.comments += in.comments
			s.headline = s.headline || in.headline
		}
	}
	return s
}

func (t *pageTree) element(n *html.Node, depth int, found *[]candidate) sizes {
	switch n.Data {
	case "button", "input", "select", "textarea":
		return sizes{controls: 1}
	}
	if skipped[n.Data] {
		return sizes{}
	}
	before := len(*found)
	s := t.measure(n, depth+1, found)
	switch {
	case n.Data == "a":
		s.links, s.text = s.links+s.text, 0
	case n.Data == "h1" || n.Data == "article":
		s.headline = true
	}
	why := t.suspect(n)
	switch why {
	case inText:
	case hidden: // what is hidden in it is hidden with it
		*found = append((*found)[:before], candidate{n, s, why})
		return sizes{}
	case remarks:
		s.comments++
		*found = append(*found, candidate{n, s, why})
	default:
		*found = append(*found, candidate{n, s, why})
	}
	return s
}

// suspect is what an element may be by its own markup.
func (t *pageTree) suspect(n *html.Node) besideText {
	if n.Data == "html" || n.Data == "body" {
		return inText
	}
	switch {
	case isHidden(n) && blockLevel[n.Data]:
		return hidden
	case isDialog(n):
		return overlay
	case !blockLevel[n.Data] && n.Data != "li":
		return inText
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			for _, w := range nameWords(a.Val) {
				if overlayWords[w] {
					return overlay
				}
				if commentWords[w] {
					return remarks
				}
			}
		case "style":
			if strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "position:fixed") {
				return overlay
			}
		}
	}
	return inText
}

var (
	overlayWords = wordSet(`cookie cookies cookiebanner cookieconsent consent gdpr ccpa cmp onetrust didomi usercentrics cookiebot cybotcookiebotdialog quantcast
		truste trustarc dsgvo rgpd lgpd privacymanager modal popup popin lightbox overlay interstitial regwall paywallmodal newsletterpopup`)
	commentWords = wordSet(`comment comments commentlist commentary disqus replies reply kommentar kommentare comentarios commentaires commenti komentarze reacties respond`)
)

// isOverlay decides on what may be a dialog: it has no headline, it is not the
// page, and it asks for consent, or has buttons or fields and the words of a
// login or a newsletter, or the page itself calls it a dialog.
func (t *pageTree) isOverlay(c candidate, all int) bool {
	if c.holds.headline || c.holds.text+c.holds.links > overlaySize {
		return false
	}
	if isDialog(c.n) {
		return c.holds.text < all // there is text beside it
	}
	text := oneLine(textOf(c.n))
	if text == "" || c.holds.text >= all {
		return false
	}
	return speaksOfCookies(text) && consentWords.MatchString(text) && (len(text) < 700 || c.holds.controls > 0) ||
		c.holds.controls > 0 && len(text) < 1500 && askingWords.MatchString(text)
}

// isConsent holds where a text asks to agree to cookies.
func isConsent(n *html.Node) bool {
	text := oneLine(textOf(n))
	return speaksOfCookies(text) && consentWords.MatchString(text)
}

// speaksOfCookies is a quick look for the words of which consentWords needs one.
func speaksOfCookies(text string) bool {
	text = strings.ToLower(text)
	for _, w := range []string{"cookie", "partners", "legitimate interest", "berechtigte", "personal data", "ciastecz"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

var (
	// consentWords ask to agree to cookies, in the languages of most sites.
	consentWords = newPattern(`(?i)\bcookies?\b.{0,200}\b(?:accept|agree|consent|polic(?:y|ies)|settings?|preferences|choices|partners|experience|zustimm\w*|einverstanden|akzeptier\w*|erfahren|datenschutz\w*|acept\w+|pol[ií]tica|accepte\w*|accord|refuser|accett\w+|informativa|akkoord|accepteren|zgod\w+|polityk\w+|aceit\w+|godkänn\w*|samtyck\w*)|\b(?:uses?|accept|agree|consent|continuing|verwende[nt]|nutz(?:t|en)|setzen|akzeptier\w*|usa|utiliza(?:mos)?|utilis(?:e|ons)|acept\w+|utilizza|gebruik(?:t|en)?|używa\w*|wykorzystuj\w+|использует)\b.{0,120}\bcookies?\b|legitimate interest|berechtigte[sn]? interesse|\b\d+ (?:of our )?partners\b.{0,80}\b(?:store|access|process)|personal data for ads|ciasteczk\w+|файлы cookie`)
	// askingWords ask for an account or an address.
	askingWords = newPattern(`(?i)\b(?:sign (?:up|in)|log ?in|subscrib\w+|register|create (?:an|a free) account|newsletter|e-?mail|anmelden|abonnieren|registrier\w+|einloggen|suscr[ií]b\w+|inicia(?:r)? sesión|regístr\w+|s.abonner|abonnez|inscri\w+|connectez|iscriviti|accedi|zaloguj|zapisz się|assine|cadastr\w+|inloggen|aanmelden)\b`)
)

// areComments holds for a list of what readers wrote: an element named after
// comments with several entries named so in it, or with a form to write one,
// that is not the page's whole text.
func (t *pageTree) areComments(c candidate, all int) bool {
	rest := all - c.holds.text
	if c.holds.headline || rest < leastHidden || !isCommentList(c.n) {
		return false
	}
	return c.holds.comments >= 3 || c.holds.controls > 0 && c.holds.comments >= 2 || c.holds.controls >= 2
}

// isCommentList holds where the name of an element is that of all comments,
// and of nothing else.
func isCommentList(n *html.Node) bool {
	for _, key := range []string{"id", "class"} {
		for name := range strings.FieldsSeq(attr(n.Attr, key)) {
			listed, other := false, false
			for _, w := range nameWords(name) {
				listed = listed || commentWords[w]
				other = other || !commentWords[w] && !listWords[w]
			}
			if listed && !other && !commentOne[strings.ToLower(name)] {
				return true
			}
		}
	}
	return false
}

var (
	listWords  = wordSet(`list area section wrapper wrap container thread block box content post article all user reader readers the main module holder template form title`)
	commentOne = wordSet(`comment reply kommentar comment-content comment-title comment-form`)
)

// behindWall holds for a hidden part of an article: it stands among the
// paragraphs of the text, and its name says that it is opened by paying or by
// a button.
func behindWall(n *html.Node) bool {
	named := false
	for _, key := range []string{"class", "id"} {
		for _, w := range nameWords(attr(n.Attr, key)) {
			named = named || wallWords[w]
		}
	}
	if !named || n.Parent == nil {
		return false
	}
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c != n && c.Type == html.ElementNode && (c.Data == "p" || blockLevel[c.Data]) && !isHidden(c) &&
			len(strings.TrimSpace(textOf(c))) >= leastBeside {
			return len(paragraphsIn(n)) > 0
		}
	}
	return false
}

var wallWords = wordSet(`paywall paywalled premium subscriber subscribers metered locked restricted regwall piano meteredcontent premiumcontent members only more readmore expand expandable collapse collapsed
	collapsible truncated full fulltext hidden rest remaining continue article articlebody body content story text`)

// paragraphsIn are the sentences in an element, were it shown.
func paragraphsIn(n *html.Node) []piece {
	var out []piece
	for _, p := range walk(n, false) {
		if isProse(p) {
			out = append(out, p)
		}
	}
	return out
}

// why says what an element is beside the text, as far as is known.
func (t *pageTree) why(n *html.Node) besideText {
	if why, known := t.beside[n]; known {
		return why
	}
	return asideOf(n)
}

// mark names the element that a copy was made of.
const mark = "data-galley-of"

// copiedAtOnce is how many elements there is room made for at a time.
const copiedAtOnce = 64

// copied is the page for the search to work on: without what stands beside
// the text, and with every element named, so that what is found has its place
// in the page itself.
func (t *pageTree) copied() (root *html.Node, originals []*html.Node) {
	var nodes []html.Node
	var attributes []html.Attribute
	var clone func(n *html.Node) *html.Node
	clone = func(n *html.Node) *html.Node {
		if len(nodes) == 0 {
			nodes = make([]html.Node, copiedAtOnce)
		}
		c := &nodes[0]
		nodes = nodes[1:]
		c.Type, c.DataAtom, c.Data, c.Namespace, c.Attr = n.Type, n.DataAtom, n.Data, n.Namespace, n.Attr
		if n.Type == html.ElementNode {
			most := len(n.Attr) + 1
			if most > len(attributes) {
				attributes = make([]html.Attribute, max(most, copiedAtOnce))
			}
			c.Attr, attributes = attributes[:0:most], attributes[most:]
			why, known := t.beside[n]
			for _, a := range n.Attr {
				switch a.Key {
				case "aria-hidden": // said of the text itself while a dialog is open; it is on the screen
					if blockLevel[n.Data] {
						continue
					}
				case "hidden", "style", "role", "aria-modal":
					if known && why == inText {
						continue
					}
				}
				c.Attr = append(c.Attr, a)
			}
			c.Attr = append(c.Attr, html.Attribute{Key: mark, Val: strconv.Itoa(len(originals))})
			originals = append(originals, n)
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			if k.Type == html.ElementNode {
				if why := t.beside[k]; why == overlay || why == remarks {
					continue
				}
			}
			c.AppendChild(clone(k))
		}
		return c
	}
	return clone(t.root), originals
}
