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

// boilerplate judges a block by itself and by what stands around it in the markup.
// It returns why the block goes, "" where it stays.
func (s *filter) boilerplate(i int) string {
	p, signs := s.pieces[i], s.roles[i]
	outside := i < s.first || i > s.last
	words := len(strings.Fields(p.Text))
	switch {
	case p.Kind == model.Caption && signs&asideRole == 0:
		if mayPromote(s.lines[i]) && s.promotion(i, true, "") >= promotionLimit {
			return whyOffer
		}
		return ""
	case signs&postRole != 0, block.IsProse(p) && s.stated.contains(s.key(i)):
		return ""
	case signs&pullQuoteRole != 0:
		if s.saidElsewhere(i) {
			return whyTwice
		}
		return ""
	case signs&bylineRole != 0 && outside && words <= 25 && !block.IsProse(p) && p.Kind != model.Heading && !(typography.EndsSentence(p.Text) && s.isCheckable(i)):
		return whyByline
	case signs&videoRole != 0 && words <= 12 && !typography.EndsSentence(p.Text) && p.Kind != model.Heading:
		return whyFilm
	case outside && (metadata.LooksLikeAddress(s.lines[i]) && (i < s.first || !p.Linked) || profile.MatchString(s.lines[i])):
		return whyOffer
	case (outside || i >= s.last-1) && (filed.MatchString(s.lines[i]) || hashtags.MatchString(s.lines[i])):
		return whyLinks
	case words <= 30 && (outside || i <= s.first+1 || i >= s.last-2) && postedLine.MatchString(s.lines[i]):
		return whyByline
	case words <= 60 && earns(s.lines[i]):
		return whyNotice
	case outside && p.Kind == model.Paragraph && words <= 4 && s.key(i) == typography.Letters(s.about.publisher):
		return whyByline
	case i >= s.last && words <= 60 && block.IsNotice(s.lines[i]):
		return whyNotice
	case p.Kind == model.Heading && p.Level > 1 && relatedOnly.MatchString(s.lines[i]):
		return whyLinks
	case outside && s.offMain(i, words):
		return whyBeside
	}
	if why, is := s.besideArticle(i); is && (words <= 60 || !block.IsProse(p)) {
		return why
	}
	if words <= 80 && asksConsent(s.lines[i]) {
		return whyOverlay
	}
	if s.imprinted(i, outside, words) {
		return whyByline
	}
	if i > s.last-2 && words <= 60 && photosBy.MatchString(s.lines[i]) {
		return whyCredit
	}
	if i >= s.last-1 && credited.MatchString(s.lines[i]) {
		return whyByline
	}
	if p.Kind != model.Heading || p.Level > 1 {
		if len(p.Text) <= 60 && block.IsInlineFurniture(s.lines[i]) || len(p.Text) <= 40 && p.Kind == model.Paragraph &&
			!typography.EndsSentence(p.Text) && s.isFurniture(i) || (i < s.first && i < 2*block.EdgeBlocks || i > s.last && len(s.pieces)-i <= 2*block.EdgeBlocks) &&
			s.isFurniture(i) {
			return whyOffer
		}
	}
	if s.leadsAway(i) {
		return whyLinks
	}
	atEnd := i >= s.last-2
	limit := promotionLimit
	if !(outside || atEnd || p.Linked) {
		if limit += 2; !mayPromote(s.lines[i]) {
			return ""
		}
	}
	if s.promotion(i, atEnd, s.about.byline) >= limit {
		return whyOffer
	}
	return ""
}

// imprinted holds for a line that says who made the text and when, no more.
func (s *filter) imprinted(i int, outside bool, words int) bool {
	p, signs := s.pieces[i], s.roles[i]
	if p.Kind == model.Heading {
		if p.Level > 1 && i < s.first && metadata.IsByline(s.lines[i]) {
			dated, signed := metadata.Imprint(s.lines[i], s.names)
			return dated || signed
		}
		return false
	}
	dated, signed := metadata.Imprint(s.lines[i], s.names)
	switch {
	case dated && (outside || stamped.MatchString(s.lines[i]) || i < block.EdgeBlocks && metadata.SameDay(s.lines[i], s.about.published)):
		return true
	case signed && (outside || signs&bylineRole != 0):
		return true
	}
	return i < s.first+2 && madeBy.MatchString(s.lines[i]) || i > s.last-2 && reprint.MatchString(s.lines[i])
}

// earns holds for a line in which the site says that its links earn it money.
func earns(line string) bool {
	for _, w := range []string{"ommission", "rovision", "ffiliate", "rhalten", "rhält", "ekommen wir"} {
		if strings.Contains(line, w) {
			return earnsLine.MatchString(line)
		}
	}
	return false
}

// asksConsent holds for a line in which the site asks to agree to cookies.
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
var consentLine = pattern.New(`(?i)\b(?:we|this (?:web)?site|our (?:web)?site|wir|diese (?:web)?seite|este sitio|nous|ce site|questo sito|ta strona)\b.{0,80}\bcookies?\b|\bby (?:using|continuing)\b.{0,80}\b(?:site|website|cookies)\b.{0,60}\bagree\b|(?:privatsphäre|datenschutz\w*).{0,80}(?:einverständnis|einwilligung|zustimm\w+)|(?:einverständnis|einwilligung|zustimmung).{0,60}(?:inhalte?|daten|cookies)|(?:at this point|an dieser stelle).{0,80}(?:external|externe[rn]?) (?:content|inhalte?)`)

// IsFurniture looks at a line once.
func (s *filter) isFurniture(i int) bool {
	if s.furniture == nil {
		s.furniture = make([]int8, len(s.pieces))
	}
	if s.furniture[i] == 0 {
		s.furniture[i] = -1
		if block.IsFurniture(s.lines[i]) {
			s.furniture[i] = 1
		}
	}
	return s.furniture[i] > 0
}

// maxScored is how many blocks of a page are weighed as pitches: it takes
// some fifty microseconds each, and a page of a hundred thousand links is no
// article.
const maxScored = 2000

func (s *filter) promotion(i int, atEnd bool, author string) int {
	if s.scored++; s.scored > maxScored {
		return 0
	}
	return promotionScore(s.lines[i], atEnd, s.pieces[i].Linked, !strings.HasPrefix(s.about.language, "en"), author)
}

var (
	// profile is an address at a social network, alone on a line.
	profile = pattern.New(`^(?i:(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin|youtube|threads)\.(?:com|net)/\S+|@\w{2,})$`)
	// filed lists the subjects under which a site keeps the text.
	filed = pattern.New(`^(?i:(?:tags?|tagged(?: with| as)?|filed under|posted in|categor(?:y|ies)|topics?|keywords|in this article|more about|kategorien?|rubriken?|schlagw(?:orte|örter)|stichw(?:orte|örter)|themen|etiquetas|temas|categor[íi]as?|mots[- ]clés|catégories?|argomenti|tagi|kategorie) ?:|tags )`)
	// hashtags are subjects of a social network, alone on a line.
	hashtags = pattern.New(`^(?:#[\p{L}\p{N}_]+[,;·|\s]*)+$`)
	// postedLine says when and where a text was posted.
	postedLine = pattern.New(`^(?i:\W*(?:(?:this|the) (?:entry|post|article|story) was (?:posted|published|written|last)|(?:dieser|der|diese) (?:beitrag|artikel|text|eintrag|meldung|seite) wurde (?:am|zuletzt|veröffentlicht|verfasst|erstellt|zum|von)|(?:erstellt|veröffentlicht|verfasst|geschrieben|aktualisiert) (?:am|von)|(?:publicado|actualizado|escrito) (?:el|por|en)|publié (?:le|par)|pubblicato (?:il|da)|opublikowan[oy]))\b`)
	// earnsLine says that the site earns by its links.
	earnsLine = pattern.New(`(?i)(?:links?|verlinkung(?:en)?)\b.{0,80}\b(?:erhält|erhalten wir|bekommen wir|provision|affiliate)|\b(?:erhalten|bekommen) wir\b.{0,40}\b(?:geld|provision)|\bgeld erhalten wir\b|\bwe (?:may )?(?:earn|receive)\b.{0,40}\bcommissions?|\b(?:may|might) (?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?commissions?`)
	// relatedOnly heads a list of other articles and can head nothing else.
	relatedOnly = pattern.New(`^(?i:\W*(?:related|recommended|trending|popular|latest|more|other|top|most read|read more|see also|also read)(?: (?:news|articles?|stories|story|content|posts?|videos?|links|coverage|reading|headlines|now|for you|from the web))*:?)$`)
)

// offMain holds for short blocks that lie outside the main element of a page
// whose sentences lie in it.
func (s *filter) offMain(i, words int) bool {
	p := s.pieces[i]
	if s.main == nil || p.Element == nil || words > 40 || i < s.first && (p.Kind == model.Heading || typography.EndsSentence(p.Text)) ||
		typography.EndsSentence(p.Text) && s.isCheckable(i) {
		return false
	}
	return !inside(p.Element, s.main)
}

// mainOf is the main or article element nearest around all sentences.
func (s *filter) mainOf() *html.Node {
	var main *html.Node
	for i, p := range s.pieces {
		if !block.IsProse(p) || i < s.first || i > s.last {
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

// leadsAway holds for a line that is the name of another page, linked to it. A
// web address is none: it is text for those who read it on paper.
func (s *filter) leadsAway(i int) bool {
	p := s.pieces[i]
	if p.HalfLinked && block.PointsAway(s.lines[i]) {
		return true
	}
	if !p.Linked {
		return false
	}
	if p.Kind == model.Heading && (p.Level == 1 || i >= s.first-1 && i < s.last && !s.pieces[i+1].Linked) {
		return false // the headline, a chapter
	}
	if s.introduced(i) {
		return false
	}
	if strings.Contains(p.Text, ".") && spelledAddress.MatchString(s.lines[i]) {
		return false
	}
	if i >= s.first-1 && i <= s.last && p.Kind != model.Heading && reportsSpeech(s.lines[i]) && !s.inList(i) {
		return false // a sentence of the text that is a link
	}
	return len(strings.Fields(p.Text)) >= 3 && (!typography.EndsSentence(p.Text) || p.Kind == model.Heading && i < s.first)
}

// introduced holds for links that the text leads to: the line before them is
// a heading or ends with a colon, or they stand in a list with entries that
// are no links.
func (s *filter) introduced(i int) bool {
	if s.lead < 0 {
		return false
	}
	p := s.pieces[s.lead]
	return (p.Kind == model.Heading || strings.HasSuffix(p.Text, ":")) && !block.IsLabel(s.lines[s.lead]) ||
		p.Kind == model.ListItem && s.pieces[i].Kind == model.ListItem && s.lead == i-1
}

var spelledAddress = pattern.New(`(?i)https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|gov|edu|info|br|uk|de|fr)\b`)

// saidElsewhere holds where a block's words stand in another one.
func (s *filter) saidElsewhere(i int) bool {
	key := s.key(i)
	for j := max(0, i-15); j < min(len(s.pieces), i+15); j++ {
		if j != i && len(s.pieces[j].Text) >= len(s.pieces[i].Text) && strings.Contains(s.key(j), key) && s.why[j] == "" {
			return true
		}
	}
	return false
}

// sections takes out a label with the list it heads, and the label of a list
// that is out already. What could head a chapter too (“Top 3 false claims”,
// “More people than ever”) does so only over links.
func (s *filter) sections() {
	for i := 0; i < len(s.pieces); i++ {
		p := s.pieces[i]
		if len(p.Text) > 80 || p.Level == 1 || !block.IsLabel(s.lines[i]) || typography.EndsSentence(strings.TrimRight(p.Text, ". …")) {
			continue
		}
		sure := !chapterToo.MatchString(s.lines[i]) || relatedOnly.MatchString(s.lines[i])
		j, links := i+1, 0
		for j < len(s.pieces) && (s.why[j] != "" || s.short(j, i > s.last && sure)) {
			if s.why[j] != "" || s.pieces[j].Linked {
				links++
			}
			j++
		}
		if j == i+1 && sure && i > s.last && s.why[i] == "" {
			s.why[i] = whyLinks
		}
		if j > i+1 && (sure || links*2 > j-i-1) || j == len(s.pieces) && sure {
			for k := i; k < j; k++ {
				if s.why[k] == "" {
					s.why[k] = whyLinks
				}
			}
			i = j - 1
		}
	}
}

// chapterToo are labels that a chapter of an article can have.
var chapterToo = pattern.New(`^(?i:\W*(?:latest|more|top|other|further|popular|trending|recommended|related|most)\b)`)

// short is an entry in a list of other articles; at the end of a page such
// lists need not be all links.
func (s *filter) short(i int, end bool) bool {
	p := s.pieces[i]
	if p.Kind == model.Caption {
		return false
	}
	return p.Linked || end && !block.IsProse(s.pieces[i]) && len(strings.Fields(p.Text)) <= 30 && !s.isCheckable(i)
}
