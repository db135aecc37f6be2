package ingest

import (
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// foreign judges a block by itself and by what stands around it in the markup.
// It returns why the block goes, "" where it stays.
func (s *sifter) foreign(i int) string {
	p, signs := s.pieces[i], s.signs[i]
	outside := i < s.first || i > s.last
	words := len(strings.Fields(p.text))
	switch {
	case p.kind == model.Caption && signs&asideSign == 0:
		if mayPitch(s.lines[i]) && s.pitches(i, true, "") >= pitchLimit {
			return whyOffer
		}
		return ""
	case signs&postSign != 0, isProse(p) && s.stated.holds(s.key(i)):
		return ""
	case signs&quoteSign != 0:
		if s.saidElsewhere(i) {
			return whyTwice
		}
		return ""
	case signs&bylineSign != 0 && outside && words <= 25 && !isProse(p) && p.kind != model.Heading && !(endsSentence(p.text) && s.tells(i)):
		return whyByline
	case signs&videoSign != 0 && words <= 12 && !endsSentence(p.text) && p.kind != model.Heading:
		return whyFilm
	case outside && (looksLikeAddress(s.lines[i]) && (i < s.first || !p.linked) || profile.MatchString(s.lines[i])):
		return whyOffer
	case (outside || i >= s.last-1) && (filed.MatchString(s.lines[i]) || hashtags.MatchString(s.lines[i])):
		return whyLinks
	case words <= 30 && (outside || i <= s.first+1 || i >= s.last-2) && postedLine.MatchString(s.lines[i]):
		return whyByline
	case words <= 60 && earns(s.lines[i]):
		return whyNotice
	case outside && p.kind == model.Paragraph && words <= 4 && s.key(i) == letters(s.about.publisher):
		return whyByline
	case i >= s.last && words <= 60 && isNotice(s.lines[i]):
		return whyNotice
	case p.kind == model.Heading && p.level > 1 && relatedOnly.MatchString(s.lines[i]):
		return whyLinks
	case outside && s.offMain(i, words):
		return whyBeside
	}
	if why, is := s.stranger(i); is && (words <= 60 || !isProse(p)) {
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
	if p.kind != model.Heading || p.level > 1 {
		if len(p.text) <= 60 && isInlineFurniture(s.lines[i]) || len(p.text) <= 40 && p.kind == model.Paragraph &&
			!endsSentence(p.text) && s.isFurniture(i) || (i < s.first && i < 2*edge || i > s.last && len(s.pieces)-i <= 2*edge) &&
			s.isFurniture(i) {
			return whyOffer
		}
	}
	if s.away(i) {
		return whyLinks
	}
	atEnd := i >= s.last-2
	limit := pitchLimit
	if !(outside || atEnd || p.linked) {
		if limit += 2; !mayPitch(s.lines[i]) {
			return ""
		}
	}
	if s.pitches(i, atEnd, s.about.byline) >= limit {
		return whyOffer
	}
	return ""
}

// imprinted holds for a line that says who made the text and when, no more.
func (s *sifter) imprinted(i int, outside bool, words int) bool {
	p, signs := s.pieces[i], s.signs[i]
	if p.kind == model.Heading {
		if p.level > 1 && i < s.first && isByline(s.lines[i]) {
			dated, signed := imprint(s.lines[i], s.names)
			return dated || signed
		}
		return false
	}
	dated, signed := imprint(s.lines[i], s.names)
	switch {
	case dated && (outside || stamped.MatchString(s.lines[i]) || i < edge && sameDay(s.lines[i], s.about.published)):
		return true
	case signed && (outside || signs&bylineSign != 0):
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
var consentLine = newPattern(`(?i)\b(?:we|this (?:web)?site|our (?:web)?site|wir|diese (?:web)?seite|este sitio|nous|ce site|questo sito|ta strona)\b.{0,80}\bcookies?\b|\bby (?:using|continuing)\b.{0,80}\b(?:site|website|cookies)\b.{0,60}\bagree\b|(?:privatsphäre|datenschutz\w*).{0,80}(?:einverständnis|einwilligung|zustimm\w+)|(?:einverständnis|einwilligung|zustimmung).{0,60}(?:inhalte?|daten|cookies)|(?:at this point|an dieser stelle).{0,80}(?:external|externe[rn]?) (?:content|inhalte?)`)

// isFurniture looks at a line once.
func (s *sifter) isFurniture(i int) bool {
	if s.furnished == nil {
		s.furnished = make([]int8, len(s.pieces))
	}
	if s.furnished[i] == 0 {
		s.furnished[i] = -1
		if isFurniture(s.lines[i]) {
			s.furnished[i] = 1
		}
	}
	return s.furnished[i] > 0
}

// maxPitches is how many blocks of a page are weighed as pitches: it takes
// some fifty microseconds each, and a page of a hundred thousand links is no
// article.
const maxPitches = 2000

func (s *sifter) pitches(i int, atEnd bool, author string) int {
	if s.weighed++; s.weighed > maxPitches {
		return 0
	}
	return pitch(s.lines[i], atEnd, s.pieces[i].linked, !strings.HasPrefix(s.about.language, "en"), author)
}

var (
	// profile is an address at a social network, alone on a line.
	profile = newPattern(`^(?i:(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin|youtube|threads)\.(?:com|net)/\S+|@\w{2,})$`)
	// filed lists the subjects under which a site keeps the text.
	filed = newPattern(`^(?i:(?:tags?|tagged(?: with| as)?|filed under|posted in|categor(?:y|ies)|topics?|keywords|in this article|more about|kategorien?|rubriken?|schlagw(?:orte|örter)|stichw(?:orte|örter)|themen|etiquetas|temas|categor[íi]as?|mots[- ]clés|catégories?|argomenti|tagi|kategorie) ?:|tags )`)
	// hashtags are subjects of a social network, alone on a line.
	hashtags = newPattern(`^(?:#[\p{L}\p{N}_]+[,;·|\s]*)+$`)
	// postedLine says when and where a text was posted.
	postedLine = newPattern(`^(?i:\W*(?:(?:this|the) (?:entry|post|article|story) was (?:posted|published|written|last)|(?:dieser|der|diese) (?:beitrag|artikel|text|eintrag|meldung|seite) wurde (?:am|zuletzt|veröffentlicht|verfasst|erstellt|zum|von)|(?:erstellt|veröffentlicht|verfasst|geschrieben|aktualisiert) (?:am|von)|(?:publicado|actualizado|escrito) (?:el|por|en)|publié (?:le|par)|pubblicato (?:il|da)|opublikowan[oy]))\b`)
	// earnsLine says that the site earns by its links.
	earnsLine = newPattern(`(?i)(?:links?|verlinkung(?:en)?)\b.{0,80}\b(?:erhält|erhalten wir|bekommen wir|provision|affiliate)|\b(?:erhalten|bekommen) wir\b.{0,40}\b(?:geld|provision)|\bgeld erhalten wir\b|\bwe (?:may )?(?:earn|receive)\b.{0,40}\bcommissions?|\b(?:may|might) (?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?commissions?`)
	// relatedOnly heads a list of other articles and can head nothing else.
	relatedOnly = newPattern(`^(?i:\W*(?:related|recommended|trending|popular|latest|more|other|top|most read|read more|see also|also read)(?: (?:news|articles?|stories|story|content|posts?|videos?|links|coverage|reading|headlines|now|for you|from the web))*:?)$`)
)

// offMain holds for short blocks that lie outside the main element of a page
// whose sentences lie in it.
func (s *sifter) offMain(i, words int) bool {
	p := s.pieces[i]
	if s.main == nil || p.at == nil || words > 40 || i < s.first && (p.kind == model.Heading || endsSentence(p.text)) ||
		endsSentence(p.text) && s.tells(i) {
		return false
	}
	return !inside(p.at, s.main)
}

// mainOf is the main or article element nearest around all sentences.
func (s *sifter) mainOf() *html.Node {
	var main *html.Node
	for i, p := range s.pieces {
		if !isProse(p) || i < s.first || i > s.last {
			continue
		}
		if main == nil {
			if main = closest(p.at); main == nil {
				return nil
			}
			continue
		}
		for n := p.at; n != main; n = n.Parent {
			if n == nil { // not inside: try the next one out
				if main = closest(main.Parent); main == nil {
					return nil
				}
				n = p.at
			}
		}
	}
	return main
}

func closest(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Data == "main" || n.Data == "article" || attr(n.Attr, "role") == "main" {
			return n
		}
	}
	return nil
}

// photosBy names the makers of all pictures, at the end of a text.
var photosBy = newPattern(`^(?i:\W*(?:top |all |additional )?(?:photos?|images?|illustrations?|pictures) (?:by|via|courtesy)\b)`)

var stamped = newPattern(`(?i)^\W*(?:first |last |originally )?(?:published|updated|posted|modified|created)\b`)

// away holds for a line that is the name of another page, linked to it. A
// web address is none: it is text for those who read it on paper.
func (s *sifter) away(i int) bool {
	p := s.pieces[i]
	if p.half && pointsAway(s.lines[i]) {
		return true
	}
	if !p.linked {
		return false
	}
	if p.kind == model.Heading && (p.level == 1 || i >= s.first-1 && i < s.last && !s.pieces[i+1].linked) {
		return false // the headline, a chapter
	}
	if s.introduced(i) {
		return false
	}
	if strings.Contains(p.text, ".") && spelledAddress.MatchString(s.lines[i]) {
		return false
	}
	if i >= s.first-1 && i <= s.last && p.kind != model.Heading && spoken(s.lines[i]) && !s.inList(i) {
		return false // a sentence of the text that is a link
	}
	return len(strings.Fields(p.text)) >= 3 && (!endsSentence(p.text) || p.kind == model.Heading && i < s.first)
}

// introduced holds for links that the text leads to: the line before them is
// a heading or ends with a colon, or they stand in a list with entries that
// are no links.
func (s *sifter) introduced(i int) bool {
	if s.lead < 0 {
		return false
	}
	p := s.pieces[s.lead]
	return (p.kind == model.Heading || strings.HasSuffix(p.text, ":")) && !isLabel(s.lines[s.lead]) ||
		p.kind == model.ListItem && s.pieces[i].kind == model.ListItem && s.lead == i-1
}

var spelledAddress = newPattern(`(?i)https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|gov|edu|info|br|uk|de|fr)\b`)

// saidElsewhere holds where a block's words stand in another one.
func (s *sifter) saidElsewhere(i int) bool {
	key := s.key(i)
	for j := max(0, i-15); j < min(len(s.pieces), i+15); j++ {
		if j != i && len(s.pieces[j].text) >= len(s.pieces[i].text) && strings.Contains(s.key(j), key) && s.why[j] == "" {
			return true
		}
	}
	return false
}

// label heads a list of other articles.
var label = newPattern(`^(?i:\W*(?:(?:related|recommended|popular|trending|latest|most (?:read|popular|viewed|shared|recent|watched)|more|top|other|further)\b(?: [\w'’&.:-]+){0,9}|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|don[’']t miss|in case you missed it|(?:read|see|watch)(?: also| more| next)?|editor[’']?s[’']? picks?|what to read next|up next|also (?:read|see)|comments?|about the authors?|(?:people|others) (?:are|were) (?:also )?(?:reading|watching)|tags|share this|keep reading|breaking news|follow us|newsletter)\W*)$`)

// sections takes out a label with the list it heads, and the label of a list
// that is out already. What could head a chapter too (“Top 3 false claims”,
// “More people than ever”) does so only over links.
func (s *sifter) sections() {
	for i := 0; i < len(s.pieces); i++ {
		p := s.pieces[i]
		if len(p.text) > 80 || p.level == 1 || !isLabel(s.lines[i]) || endsSentence(strings.TrimRight(p.text, ". …")) {
			continue
		}
		sure := !chapterToo.MatchString(s.lines[i]) || relatedOnly.MatchString(s.lines[i])
		j, links := i+1, 0
		for j < len(s.pieces) && (s.why[j] != "" || s.short(j, i > s.last && sure)) {
			if s.why[j] != "" || s.pieces[j].linked {
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
var chapterToo = newPattern(`^(?i:\W*(?:latest|more|top|other|further|popular|trending|recommended|related|most)\b)`)

// short is an entry in a list of other articles; at the end of a page such
// lists need not be all links.
func (s *sifter) short(i int, end bool) bool {
	p := s.pieces[i]
	if p.kind == model.Caption {
		return false
	}
	return p.linked || end && !isProse(s.pieces[i]) && len(strings.Fields(p.text)) <= 30 && !s.tells(i)
}
