package webpage

import (
	"strconv"
	"strings"

	"galley/model/ingest/block"
	"galley/model/ingest/markup"
	"galley/model/ingest/pattern"
	"galley/model/prose"
	"galley/model/wordlist"

	"golang.org/x/net/html"
)

// layers is a page with the elements that are not part of its text: dialogs laid
// over it, comments of readers, hidden elements. An element that is marked hidden
// and contains the article all the same is not one of them.
type layers struct {
	root     *html.Node
	beside   map[*html.Node]block.Beside // what is known better than by one element's own markup
	unhidden int                         // elements that are hidden on the page as saved and were taken as text
}

// sizes is how much text, and of which kind, an element contains.
type sizes struct {
	text     int // bytes of text outside links
	links    int // bytes of text in links
	controls int // buttons and fields
	comments int // elements that are named a comment
	headline bool
}

// candidate is an element that may not be part of the text.
type candidate struct {
	n     *html.Node
	holds sizes
	why   block.Beside
}

// findLayers finds the elements of a page that are not part of its text.
func findLayers(root *html.Node) *layers {
	t := &layers{root: root, beside: map[*html.Node]block.Beside{}}
	var candidates []candidate
	all := t.measure(root, 0, &candidates)
	text, total := all.text, all.text
	for _, c := range candidates {
		if c.why == block.Hidden {
			total += c.holds.text
		}
	}
	var concealed []candidate
	for _, c := range candidates {
		switch {
		case c.why == block.Hidden:
			concealed = append(concealed, c)
		case c.why == block.Overlay && t.isOverlay(c, total):
			t.beside[c.n] = block.Overlay
			text -= c.holds.text
		case c.why == block.Overlay && markup.IsDialog(c.n):
			t.beside[c.n] = block.InText
		case c.why == block.Comments && t.areComments(c, all.text):
			t.beside[c.n] = block.Comments
			text -= c.holds.text
		}
	}
	for _, c := range concealed {
		if c.holds.text >= leastHidden && !isConsent(c.n) && (c.holds.text > 2*text || behindWall(c.n)) {
			t.beside[c.n] = block.InText
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
func (t *layers) measure(n *html.Node, depth int, candidates *[]candidate) sizes {
	var s sizes
	for c := n.FirstChild; c != nil && depth < treeDepth; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			s.text += len(strings.TrimSpace(c.Data))
		case html.ElementNode:
			in := t.element(c, depth, candidates)
			s.text += in.text
			s.links += in.links
			s.controls += in.controls
			s.comments += in.comments
			s.headline = s.headline || in.headline
		}
	}
	return s
}

func (t *layers) element(n *html.Node, depth int, candidates *[]candidate) sizes {
	switch n.Data {
	case "button", "input", "select", "textarea":
		return sizes{controls: 1}
	}
	if markup.Skipped[n.Data] {
		return sizes{}
	}
	before := len(*candidates)
	s := t.measure(n, depth+1, candidates)
	switch {
	case n.Data == "a":
		s.links, s.text = s.links+s.text, 0
	case n.Data == "h1" || n.Data == "article":
		s.headline = true
	}
	why := t.suspectOf(n)
	switch why {
	case block.InText:
	case block.Hidden: // what is hidden in it is hidden with it
		*candidates = append((*candidates)[:before], candidate{n, s, why})
		return sizes{}
	case block.Comments:
		s.comments++
		*candidates = append(*candidates, candidate{n, s, why})
	default:
		*candidates = append(*candidates, candidate{n, s, why})
	}
	return s
}

// suspectOf is what an element may be by its own markup.
func (t *layers) suspectOf(n *html.Node) block.Beside {
	if n.Data == "html" || n.Data == "body" {
		return block.InText
	}
	switch {
	case markup.IsHidden(n) && markup.BlockLevel[n.Data]:
		return block.Hidden
	case markup.IsDialog(n):
		return block.Overlay
	case !markup.BlockLevel[n.Data] && n.Data != "li":
		return block.InText
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			for _, w := range classWords(a.Val) {
				if overlayWords[w] {
					return block.Overlay
				}
				if commentWords[w] {
					return block.Comments
				}
			}
		case "style":
			if strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "position:fixed") {
				return block.Overlay
			}
		}
	}
	return block.InText
}

var (
	overlayWords = wordlist.Of(`cookie cookies cookiebanner cookieconsent consent gdpr ccpa cmp onetrust didomi usercentrics ` +
		`cookiebot cybotcookiebotdialog quantcast
		truste trustarc dsgvo rgpd lgpd privacymanager modal popup popin lightbox overlay interstitial regwall paywallmodal ` +
		`newsletterpopup`)
	commentWords = wordlist.Of(`comment comments commentlist commentary disqus replies reply kommentar kommentare comentarios ` +
		`commentaires commenti komentarze reacties respond`)
)

// isOverlay decides on what may be a dialog: it has no headline, it is not the
// page, and it asks for consent, or has buttons or fields and the words of a
// login or a newsletter, or the page itself calls it a dialog.
func (t *layers) isOverlay(c candidate, all int) bool {
	if c.holds.headline || c.holds.text+c.holds.links > overlaySize {
		return false
	}
	if markup.IsDialog(c.n) {
		return c.holds.text < all // there is text beside it
	}
	text := prose.Flatten(markup.Text(c.n))
	if text == "" || c.holds.text >= all {
		return false
	}
	return speaksOfCookies(text) && consentWords.MatchString(text) && (len(text) < 700 || c.holds.controls > 0) ||
		c.holds.controls > 0 && len(text) < 1500 && askingWords.MatchString(text)
}

// isConsent is true where a text asks to agree to cookies.
func isConsent(n *html.Node) bool {
	text := prose.Flatten(markup.Text(n))
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
	consentWords = pattern.New(`(?i)\bcookies?\b.{0,200}\b(?:accept|agree|consent|polic(?:y|ies)|settings?|preferences|choices|` +
		`partners|experience|zustimm\w*|einverstanden|akzeptier\w*|erfahren|datenschutz\w*|acept\w+|pol[ií]tica|accepte\w*|accord|` +
		`refuser|accett\w+|informativa|akkoord|accepteren|zgod\w+|polityk\w+|aceit\w+|godkänn\w*|samtyck\w*)|\b(?:uses?|accept|` +
		`agree|consent|continuing|verwende[nt]|nutz(?:t|en)|setzen|akzeptier\w*|usa|utiliza(?:mos)?|utilis(?:e|ons)|acept\w+|` +
		`utilizza|gebruik(?:t|en)?|używa\w*|wykorzystuj\w+|использует)\b.{0,120}\bcookies?\b|legitimate interest|` +
		`berechtigte[sn]? interesse|\b\d+ (?:of our )?partners\b.{0,80}\b(?:store|access|process)|personal data for ` +
		`ads|ciasteczk\w+|файлы cookie`)
	// askingWords ask for an account or an address.
	askingWords = pattern.New(`(?i)\b(?:sign (?:up|in)|log ?in|subscrib\w+|register|create (?:an|a free) account|newsletter|e-?mail|` +
		`anmelden|abonnieren|registrier\w+|einloggen|suscr[ií]b\w+|inicia(?:r)? sesión|regístr\w+|s.abonner|abonnez|inscri\w+|` +
		`connectez|iscriviti|accedi|zaloguj|zapisz się|assine|cadastr\w+|inloggen|aanmelden)\b`)
)

// areComments is true for a list of what readers wrote: an element named after
// comments with several entries named so in it, or with a form to write one,
// that is not the page's whole text.
func (t *layers) areComments(c candidate, all int) bool {
	rest := all - c.holds.text
	if c.holds.headline || rest < leastHidden || !isCommentList(c.n) {
		return false
	}
	return c.holds.comments >= 3 || c.holds.controls > 0 && c.holds.comments >= 2 || c.holds.controls >= 2
}

// isCommentList is true where the name of an element is that of all comments,
// and of nothing else.
func isCommentList(n *html.Node) bool {
	for _, key := range []string{"id", "class"} {
		for name := range strings.FieldsSeq(markup.Attr(n.Attr, key)) {
			listed, other := false, false
			for _, w := range classWords(name) {
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
	listWords = wordlist.Of(`list area section wrapper wrap container thread block box content post article all user reader ` +
		`readers the main module holder template form title`)
	commentOne = wordlist.Of(`comment reply kommentar comment-content comment-title comment-form`)
)

// behindWall is true for a hidden part of an article: it stands among the
// paragraphs of the text, and its name says that it is opened by paying or by
// a button.
func behindWall(n *html.Node) bool {
	named := false
	for _, key := range []string{"class", "id"} {
		for _, w := range classWords(markup.Attr(n.Attr, key)) {
			named = named || wallWords[w]
		}
	}
	if !named || n.Parent == nil {
		return false
	}
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c != n && c.Type == html.ElementNode && (c.Data == "p" || markup.BlockLevel[c.Data]) && !markup.IsHidden(c) &&
			len(strings.TrimSpace(markup.Text(c))) >= leastBeside {
			return len(paragraphsIn(n)) > 0
		}
	}
	return false
}

var wallWords = wordlist.Of(`paywall paywalled premium subscriber subscribers metered locked restricted regwall piano ` +
	`meteredcontent premiumcontent members only more readmore expand expandable collapse collapsed
	collapsible truncated full fulltext hidden rest remaining continue article articlebody body content story text`)

// paragraphsIn are the sentences in an element, were it shown.
func paragraphsIn(n *html.Node) []block.Piece {
	var out []block.Piece
	for _, p := range markup.Pieces(n, false) {
		if block.IsProse(p) {
			out = append(out, p)
		}
	}
	return out
}

// besideOf says what an element is beside the text, as far as is known.
func (t *layers) besideOf(n *html.Node) block.Beside {
	if why, known := t.beside[n]; known {
		return why
	}
	return markup.BesideByMarkup(n)
}

// originalMark names the element that a copy was made of.
const originalMark = "data-galley-of"

// copiedAtOnce is how many elements there is room made for at a time.
const copiedAtOnce = 64

// copyForSearch is the page for the search to work on: without what stands beside
// the text, and with every element named, so that what is found has its place
// in the page itself.
func (t *layers) copyForSearch() (root *html.Node, originals []*html.Node) {
	c := copier{layers: t}
	root = c.node(t.root)
	return root, c.originals
}

// copier copies the elements of a page. It makes room for many at a time.
type copier struct {
	layers     *layers
	originals  []*html.Node
	nodes      []html.Node
	attributes []html.Attribute
}

func (c *copier) node(n *html.Node) *html.Node {
	if len(c.nodes) == 0 {
		c.nodes = make([]html.Node, copiedAtOnce)
	}
	made := &c.nodes[0]
	c.nodes = c.nodes[1:]
	made.Type, made.DataAtom, made.Data, made.Namespace, made.Attr = n.Type, n.DataAtom, n.Data, n.Namespace, n.Attr
	if n.Type == html.ElementNode {
		made.Attr = c.attributesOf(n)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.ElementNode {
			if why := c.layers.beside[k]; why == block.Overlay || why == block.Comments {
				continue
			}
		}
		made.AppendChild(c.node(k))
	}
	return made
}

// attributesOf are the attributes of an element, without those that would have
// the search leave out what is text, and with its number.
func (c *copier) attributesOf(n *html.Node) []html.Attribute {
	most := len(n.Attr) + 1
	if most > len(c.attributes) {
		c.attributes = make([]html.Attribute, max(most, copiedAtOnce))
	}
	out := c.attributes[:0:most]
	c.attributes = c.attributes[most:]
	why, known := c.layers.beside[n]
	for _, a := range n.Attr {
		switch a.Key {
		case "aria-hidden": // said of the text itself while a dialog is open; it is on the screen
			if markup.BlockLevel[n.Data] {
				continue
			}
		case "hidden", "style", "role", "aria-modal":
			if known && why == block.InText {
				continue
			}
		}
		out = append(out, a)
	}
	out = append(out, html.Attribute{Key: originalMark, Val: strconv.Itoa(len(c.originals))})
	c.originals = append(c.originals, n)
	return out
}
