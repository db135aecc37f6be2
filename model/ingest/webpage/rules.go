package webpage

import (
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/markup"
	"galley/model/ingest/metadata"
	"galley/model/ingest/pattern"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// judged is a block while the rules look at it.
type judged struct {
	block.Piece
	at      int // its place among the blocks
	line    string
	words   int
	roles   role
	outside bool // before the first sentence of the text or after the last
	prose   bool
	heading bool
	ended   bool // it ends as a sentence does
}

func (f *filter) judged(i int) judged {
	p := f.pieces[i]
	return judged{Piece: p, at: i, line: f.lines[i], words: len(strings.Fields(p.Text)), roles: f.roles[i], outside: i < f.first ||
		i > f.last,
		prose: block.IsProse(p), heading: p.Kind == model.Heading, ended: typography.EndsSentence(p.Text)}
}

// stays is the decision of a rule for a block that belongs to the text.
const stays = ""

// rule decides on a block by itself and by what stands around it in the markup.
type rule struct {
	name    string                         // what the rule looks at
	applies func(f *filter, b judged) bool // whether it decides
	reason  string                         // why the block goes then, or that it stays
}

// boilerplateRules are asked in this order, and the first that applies decides.
// A block that no rule speaks of stays. Nothing goes for the name of its box
// alone: sites call the same things "teaser" that hold their first paragraph.
var boilerplateRules = []rule{
	// What is part of the text, whatever else is said of it.
	{"caption that advertises", func(f *filter, b judged) bool {
		return b.isCaption() && mayPromote(b.line) && f.promotion(b.at, true, "") >= promotionLimit
	}, whyOffer},
	{"caption", func(_ *filter, b judged) bool { return b.isCaption() }, stays}, // it holds claims
	{"post of a social network shown in the text", func(_ *filter, b judged) bool { return b.roles&postRole != 0 }, stays},
	{"sentence that the page states for search engines",
		func(f *filter, b judged) bool { return b.prose && f.stated.contains(f.key(b.at)) }, stays},
	{"sentence repeated large", func(f *filter, b judged) bool { return b.roles&pullQuoteRole != 0 && f.saidElsewhere(b.at) }, whyTwice},
	{"sentence set large that stands nowhere else", func(_ *filter, b judged) bool { return b.roles&pullQuoteRole != 0 }, stays},

	// What is named for what it is, and looks it.
	{"line in a box of bylines", func(f *filter, b judged) bool {
		return b.roles&bylineRole != 0 && b.outside && b.words <= 25 && !b.prose && !b.heading && !(b.ended && f.isCheckable(b.at))
	}, whyByline},
	{"title of a film in a player", func(_ *filter, b judged) bool {
		return b.roles&videoRole != 0 && b.words <= 12 && !b.ended && !b.heading
	}, whyFilm},

	// Lines that can mean nothing else, where such lines stand.
	{"address or profile alone on a line", func(f *filter, b judged) bool {
		return b.outside && (metadata.LooksLikeAddress(b.line) && (b.at < f.first || !b.Linked) || profile.MatchString(b.line))
	}, whyOffer},
	{"subjects that the text is filed under", func(f *filter, b judged) bool {
		return (b.outside || b.at >= f.last-1) && (filed.MatchString(b.line) || hashtags.MatchString(b.line))
	}, whyLinks},
	{"when and where it was posted", func(f *filter, b judged) bool {
		return b.words <= 30 && (b.outside || b.at <= f.first+1 || b.at >= f.last-2) && postedLine.MatchString(b.line)
	}, whyByline},
	{"links that earn the site money", func(_ *filter, b judged) bool { return b.words <= 60 && earns(b.line) }, whyNotice},
	{"name of the site alone", func(f *filter, b judged) bool {
		return b.outside && b.Kind == model.Paragraph && b.words <= 4 && f.key(b.at) == typography.Letters(f.about.publisher)
	}, whyByline},
	{"notice of rights", func(f *filter, b judged) bool { return b.at >= f.last && b.words <= 60 && block.IsNotice(b.line) }, whyNotice},
	{"heading of a list of other articles", func(_ *filter, b judged) bool {
		return b.heading && b.Level > 1 && relatedOnly.MatchString(b.line)
	}, whyLinks},
	{"short block outside the main element", func(f *filter, b judged) bool { return b.outside && f.offMain(b.at, b.words) }, whyBeside},

	// Boxes: one is weighed by boxTraits, and says itself why.
	{"box of links", boxed(whyLinks), whyLinks},
	{"box that asks or offers", boxed(whyOffer), whyOffer},
	{"box beside the article", boxed(whyBeside), whyBeside},

	// Lines by their words.
	{"request for consent", func(_ *filter, b judged) bool { return b.words <= 80 && asksConsent(b.line) }, whyOverlay},
	{"who made the text and when, no more", func(f *filter, b judged) bool { return f.imprinted(b.at, b.outside, b.words) }, whyByline},
	{"makers of all pictures", func(f *filter, b judged) bool {
		return b.at > f.last-2 && b.words <= 60 && photosBy.MatchString(b.line)
	}, whyCredit},
	{"who else worked on it", func(f *filter, b judged) bool { return b.at >= f.last-1 && credited.MatchString(b.line) }, whyByline},
	{"button or mark between paragraphs", func(_ *filter, b judged) bool {
		return !b.headline() && len(b.Text) <= 60 && block.IsInlineFurniture(b.line)
	}, whyOffer},
	{"short line of furniture", func(f *filter, b judged) bool {
		return !b.headline() && len(b.Text) <= 40 && b.Kind == model.Paragraph && !b.ended && f.isFurniture(b.at)
	}, whyOffer},
	{"furniture at an edge of the page", func(f *filter, b judged) bool {
		return !b.headline() && f.atEdge(b.at) && f.isFurniture(b.at)
	}, whyOffer},
	{"link to another article", func(f *filter, b judged) bool { return f.leadsAway(b.at) }, whyLinks},
	{"line in which the site speaks to its readers", func(f *filter, b judged) bool { return f.advertises(b) }, whyOffer},
}

// boilerplate is why a block goes, "" where it stays.
func (f *filter) boilerplate(i int) string {
	b := f.judged(i)
	for _, r := range boilerplateRules {
		if r.applies(f, b) {
			return r.reason
		}
	}
	return stays
}

// isCaption is true for what stands under a picture, and not in a box of offers.
func (b judged) isCaption() bool { return b.Kind == model.Caption && b.roles&asideRole == 0 }

// headline is true for the headline, as which no rule takes out a line for its words.
func (b judged) headline() bool { return b.heading && b.Level <= 1 }

// boxed is true for a block whose box is unlike the article for a reason. A long
// sentence is not judged by its box.
func boxed(reason string) func(*filter, judged) bool {
	return func(f *filter, b judged) bool {
		if b.words > 60 && b.prose {
			return false
		}
		why, is := f.besideArticle(b.at)
		return is && why == reason
	}
}

// atEdge is true for the first and the last blocks of a page, outside its sentences.
func (f *filter) atEdge(i int) bool {
	return i < f.first && i < 2*block.EdgeBlocks || i > f.last && len(f.pieces)-i <= 2*block.EdgeBlocks
}

// advertises is true for a line that speaks to the reader. In the middle of the
// text more must speak for it than at its ends, and one of the words that most
// such lines have.
func (f *filter) advertises(b judged) bool {
	atEnd := b.at >= f.last-2
	limit := promotionLimit
	if !b.outside && !atEnd && !b.Linked {
		limit += 2
		if !mayPromote(b.line) {
			return false
		}
	}
	return f.promotion(b.at, atEnd, f.about.byline) >= limit
}

// imprinted is true for a line that says who made the text and when, no more.
func (f *filter) imprinted(i int, outside bool, words int) bool {
	p, roles := f.pieces[i], f.roles[i]
	if p.Kind == model.Heading {
		if p.Level > 1 && i < f.first && metadata.IsByline(f.lines[i]) {
			dated, signed := metadata.Imprint(f.lines[i], f.names)
			return dated || signed
		}
		return false
	}
	dated, signed := metadata.Imprint(f.lines[i], f.names)
	switch {
	case dated && (outside || stamped.MatchString(f.lines[i]) || i < block.EdgeBlocks && metadata.SameDay(f.lines[i], f.about.published)):
		return true
	case signed && (outside || roles&bylineRole != 0):
		return true
	}
	return i < f.first+2 && madeBy.MatchString(f.lines[i]) || i > f.last-2 && reprint.MatchString(f.lines[i])
}

// earns is true for a line in which the site says that its links earn it money.
func earns(line string) bool {
	for _, w := range []string{"ommission", "rovision", "ffiliate", "rhalten", "rhält", "ekommen wir"} {
		if strings.Contains(line, w) {
			return earnsLine.MatchString(line)
		}
	}
	return false
}

// asksConsent is true for a line in which the site asks to agree to cookies.
func asksConsent(line string) bool {
	low := strings.ToLower(line)
	for _, w := range []string{"cookie", "agree", "einwillig", "einverst", "zustimm", "external content", "externe"} {
		if strings.Contains(low, w) {
			return consentLine.MatchString(line) && !quoteMark.MatchString(line)
		}
	}
	return false
}

// consentLine asks the reader to agree to cookies or to foreign content, alone
// in a block.
var consentLine = pattern.New(`(?i)\b(?:we|this (?:web)?site|our (?:web)?site|wir|diese (?:web)?seite|este sitio|nous|ce site|questo ` +
	`sito|ta strona)\b.{0,80}\bcookies?\b|\bby (?:using|continuing)\b.{0,80}\b(?:site|website|cookies)\b.{0,60}\bagree\b|` +
	`(?:privatsphäre|datenschutz\w*).{0,80}(?:einverständnis|einwilligung|zustimm\w+)|(?:einverständnis|einwilligung|zustimmung)` +
	`.{0,60}(?:inhalte?|daten|cookies)|(?:at this point|an dieser stelle).{0,80}(?:external|externe[rn]?) (?:content|inhalte?)`)

// isFurniture looks at a line once.
func (f *filter) isFurniture(i int) bool {
	if f.furniture == nil {
		f.furniture = make([]int8, len(f.pieces))
	}
	if f.furniture[i] == 0 {
		f.furniture[i] = -1
		if block.IsFurniture(f.lines[i]) {
			f.furniture[i] = 1
		}
	}
	return f.furniture[i] > 0
}

// maxScored is how many blocks of a page are scored as promotions: it takes
// some fifty microseconds each, and a page of a hundred thousand links is no
// article.
const maxScored = 2000

func (f *filter) promotion(i int, atEnd bool, author string) int {
	if f.scored++; f.scored > maxScored {
		return 0
	}
	return promotionScore(f.lines[i], atEnd, f.pieces[i].Linked, !strings.HasPrefix(f.about.language, "en"), author)
}

var (
	// profile is an address at a social network, alone on a line.
	profile = pattern.New(`^(?i:(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin|youtube|threads)\.(?:com|net)/\S+|` +
		`@\w{2,})$`)
	// filed lists the subjects under which a site keeps the text.
	filed = pattern.New(`^(?i:(?:tags?|tagged(?: with| as)?|filed under|posted in|categor(?:y|ies)|topics?|keywords|in this article|` +
		`more about|kategorien?|rubriken?|schlagw(?:orte|örter)|stichw(?:orte|örter)|themen|etiquetas|temas|categor[íi]as?|mots[- ` +
		`]clés|catégories?|argomenti|tagi|kategorie) ?:|tags )`)
	// hashtags are subjects of a social network, alone on a line.
	hashtags = pattern.New(`^(?:#[\p{L}\p{N}_]+[,;·|\s]*)+$`)
	// postedLine says when and where a text was posted.
	postedLine = pattern.New(`^(?i:\W*(?:(?:this|the) (?:entry|post|article|story) was (?:posted|published|written|last)|(?:dieser|` +
		`der|diese) (?:beitrag|artikel|text|eintrag|meldung|seite) wurde (?:am|zuletzt|veröffentlicht|verfasst|erstellt|zum|von)|` +
		`(?:erstellt|veröffentlicht|verfasst|geschrieben|aktualisiert) (?:am|von)|(?:publicado|actualizado|escrito) (?:el|por|en)|` +
		`publié (?:le|par)|pubblicato (?:il|da)|opublikowan[oy]))\b`)
	// earnsLine says that the site earns by its links.
	earnsLine = pattern.New(`(?i)(?:links?|verlinkung(?:en)?)\b.{0,80}\b(?:erhält|erhalten wir|bekommen wir|provision|affiliate)|` +
		`\b(?:erhalten|bekommen) wir\b.{0,40}\b(?:geld|provision)|\bgeld erhalten wir\b|\bwe (?:may )?(?:earn|receive)` +
		`\b.{0,40}\bcommissions?|\b(?:may|might) (?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?commissions?`)
	// relatedOnly heads a list of other articles and can head nothing else.
	relatedOnly = pattern.New(`^(?i:\W*(?:related|recommended|trending|popular|latest|more|other|top|most read|read more|see ` +
		`also|also read)(?: (?:news|articles?|stories|story|content|posts?|videos?|links|coverage|reading|headlines|now|for you|from ` +
		`the web))*:?)$`)
)

// offMain is true for short blocks that lie outside the main element of a page
// whose sentences lie in it.
func (f *filter) offMain(i, words int) bool {
	p := f.pieces[i]
	if f.main == nil || p.Element == nil || words > 40 || i < f.first && (p.Kind == model.Heading || typography.EndsSentence(p.Text)) ||
		typography.EndsSentence(p.Text) && f.isCheckable(i) {
		return false
	}
	return !inside(p.Element, f.main)
}

// mainOf is the main or article element nearest around all sentences.
func (f *filter) mainOf() *html.Node {
	var main *html.Node
	for i, p := range f.pieces {
		if !block.IsProse(p) || i < f.first || i > f.last {
			continue
		}
		if main == nil {
			if main = closest(p.Element); main == nil {
				return nil
			}
			continue
		}
		for n := p.Element; n != main; n = n.Parent {
			if n == nil { // not inside: try the next one out
				if main = closest(main.Parent); main == nil {
					return nil
				}
				n = p.Element
			}
		}
	}
	return main
}

func closest(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Data == "main" || n.Data == "article" || markup.Attr(n.Attr, "role") == "main" {
			return n
		}
	}
	return nil
}

// photosBy names the makers of all pictures, at the end of a text.
var photosBy = pattern.New(`^(?i:\W*(?:top |all |additional )?(?:photos?|images?|illustrations?|pictures) (?:by|via|courtesy)\b)`)

var stamped = pattern.New(`(?i)^\W*(?:first |last |originally )?(?:published|updated|posted|modified|created)\b`)
