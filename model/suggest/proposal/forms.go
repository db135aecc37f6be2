package proposal

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/citation"
)

var (
	ibid  = regexp.MustCompile(`^(?:[Ii]bid(?:em)?|[Ee]bd|[Ee]benda|[Ii]d|[Ll]oc\.? ?[Cc]it)\b\.?\s*(?:$|[,.:;]?\s*(?:at\s+)?(` + bareLocator + `)\.?$)`)
	opCit = regexp.MustCompile(`^((?:` + names + `)),?\s+(?:[Oo]p\.? ?[Cc]it\.?|[Ll]oc\.? ?[Cc]it\.?|supra(?: (?:note|n\.) ?\d+)?|a\.a\.O\.)\s*` +
		`(?:$|[,.:]?\s*(?:at\s+)?(` + bareLocator + `)\.?$)`)
	supra = regexp.MustCompile(`^(?:[Ss]upra|[Ss]ee) (?:note|n\.) ?(\d{1,4})\s*(?:$|[,.:]?\s*(?:at\s+)?(` + bareLocator + `)\.?$)`)
)

// again reads "ibid." and its like. ok is true where it is one; the source is nil where
// it is not sure which was meant.
func again(text string, here []cited, earlier [][]cited) (one *cited, ok bool) {
	if m := ibid.FindStringSubmatch(text); m != nil {
		last := here
		if len(here) == 0 && len(earlier) > 0 {
			last = earlier[len(earlier)-1]
		}
		if len(last) != 1 {
			return nil, true
		}
		again := last[0]
		if m[1] != "" { // else the same place
			again.locator = bareOf(m[1])
		}
		return &again, true
	}
	m := opCit.FindStringSubmatch(text)
	if m == nil {
		return nil, supra.MatchString(text)
	}
	who := strings.ToLower(firstName(m[1]))
	var found *cited
	for i := len(earlier) - 1; i >= 0 && found == nil; i-- {
		for _, c := range earlier[i] {
			if strings.Contains(strings.ToLower(c.source.Author+" "+c.source.Title), who) {
				same := c
				found = &same
			}
		}
	}
	if found != nil {
		found.locator = bareOf(m[2])
	}
	return found, true
}

// bareOf is a locator without what only leads to it.
func bareOf(s string) string { return strings.TrimSpace(strings.TrimPrefix(s, "at ")) }

// firstName is the first of some names.
func firstName(names string) string {
	return strings.TrimRight(strings.Fields(strings.NewReplacer("&", " ", ",", " ").Replace(names))[0], ".")
}

const (
	particle = `(?:(?:van|von|de|der|den|di|da|du|del|la|le|el|al|bin|ten|ter)[ -])*`
	surname  = particle + `\p{Lu}[\p{L}\p{M}'’-]*\p{L}`
	joined   = `(?:,? (?:&|and|und|et|y|e) |, )`
	names    = surname + `(?: ` + surname + `){0,3}(?:` + joined + surname + `(?: ` + surname + `)?){0,5}(?:,? et al\.?)?`
	year     = `(?:1[5-9]|20)\d{2}[a-z]?`
)

var (
	// nameYear is "Smith & Lee 2019", "Smith et al. (2019: 14–16)", "(Smith, 2019, p. 14)".
	nameYear = regexp.MustCompile(`(` + names + `),? ?(?:\((` + year + `)(?:[:,] ?(?:at )?(` + bareLocator + `))?\)|\[(` + year + `)\]|(` + year + `))` +
		`(?:(?:: ?|, | at |, at | )(` + bareLocator + `))?`)
	wholeNameYear = regexp.MustCompile(`^` + nameYear.String() + `[.,)]?$`)
	surePlace     = regexp.MustCompile(`^(?:at\s+)?` + places + `$`)
	digitsOnly    = regexp.MustCompile(`^\d+(?:\s?[-–—]\s?\d+)?$`)
)

// noName begin or end what has a year behind it and is no author.
var noName = wordSet(`January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep
	Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Spring Summer Autumn Fall Winter Easter Christmas Ramadan
	In On Since By From Until Till Before After During Around Circa About Between The This That These Those It He She We They I You As At For Of To
	And But Or If When While Where Why How What Who Not No Yes Maybe Also Only Just Both Each Every All Early Late Mid Year Years Fiscal FY Q1 Q2 Q3 Q4
	Chapter Table Figure Fig Page Section Part Volume Issue Version Draft Note Footnote Appendix Annex Box Slide Line Paragraph Title Article
	Is Was Were Are Has Had Have Does Do Did Can Could Should Would Will May Might Must Please Check Ask Add Cut Delete Move Rewrite Change Replace Use
	See Update Updated Published Born Died Founded Copyright Until Yet Now Then Here There Really Actually Perhaps Nearly Over Under More Less Than`)

// noAuthor are things that have a year and wrote nothing; documents among them have pages.
var noAuthor = wordSet(`Cup Olympics Games Election Elections Referendum Census Windows Office Covid COVID Agenda Vision Horizon Expo Euro Act Bill Law
	Treaty Convention Agreement Accord Directive Regulation Resolution Budget War Revolution Crisis Uprising Coup Earthquake Hurricane Flood`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// named reports whether words before a year can be who wrote something.
func named(who string) bool {
	words := strings.Fields(strings.NewReplacer(",", "", "&", "").Replace(who))
	return len(words) > 0 && !noName[words[0]] && !noName[words[len(words)-1]] && !noAuthor[words[0]] &&
		!noAuthor[words[len(words)-1]]
}

// shortName reads a whole piece that is an author and a year.
func shortName(text string) (cited, bool) {
	m := wholeNameYear.FindStringSubmatch(text)
	if m == nil || !named(m[1]) {
		return cited{}, false
	}
	return nameAndYear(m), true
}

func nameAndYear(m []string) cited {
	y := m[2] + m[4] + m[5]
	locator := strings.TrimSuffix(bareOf(m[3]+m[6]), ",")
	if locator == "" {
		locator = bareOf(m[6])
	}
	if digitsOnly.MatchString(locator) {
		if strings.ContainsAny(locator, "-–—") {
			locator = "pp. " + locator
		} else {
			locator = "p. " + locator
		}
	}
	who := strings.TrimRight(m[1], ",")
	return cited{source: model.Source{Title: who + " " + y, Author: who, Published: y[:4]}, locator: locator, draft: true}
}

// shortNamesIn reads such names out of a sentence. There, they need a place or the
// brackets round the year: years stand behind all sorts of words.
func shortNamesIn(piece string) (found []cited, rest string) {
	end := 0
	for _, at := range nameYear.FindAllStringSubmatchIndex(piece, most) {
		m := make([]string, 7)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = piece[at[2*i]:at[2*i+1]]
			}
		}
		start := at[0]
		if first, more, several := strings.Cut(m[1], " "); several && noName[first] { // "In Smith (2019)"
			m[1] = more
			start += len(first) + 1
		}
		inBrackets := m[2] != "" || m[4] != "" || start > 0 && piece[start-1] == '(' && at[1] < len(piece) && strings.HasPrefix(piece[at[1]:], ")")
		placed := m[6] != "" && surePlace.MatchString(m[6]) || m[3] != ""
		if !inBrackets && !placed || !named(m[1]) {
			continue
		}
		if !placed && m[6] != "" { // "(2019) 52" is no page
			at[1] -= len(m[6]) + len(piece[at[1]-len(m[6])-1:at[1]-len(m[6])])
			m[6] = ""
		}
		rest += piece[end:start] + " "
		end = at[1]
		found = append(found, nameAndYear(m))
	}
	return found, remains(rest + piece[end:])
}

const (
	month = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
	day   = `(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? ` + month + `,? \d{4}|` + month + ` \d{1,2}(?:st|nd|rd|th)?,? \d{4}|` + month + `,? \d{4})`
)

var (
	// issue is "NYT, 3 March 2009, p. A14".
	issue = regexp.MustCompile(`^((?:\p{Lu}[\p{L}\p{M}'’.&-]*)(?: (?:\p{Lu}[\p{L}\p{M}'’.&-]*|of|the|for|and|&|de|du|la|le|der|die|das)){0,7})(?:, | \()(` + day + `)\)?` +
		`(?:,? (?:at )?(` + bareLocator + `))?\.?$`)
	lastDay = regexp.MustCompile(`[,;(]?\s*(?:on )?(` + day + `|\d{1,2} ` + month + `|` + month + ` \d{1,2})\)?$`)
)

// dated reads a newspaper or an office with the day of what it wrote.
func dated(text string) (cited, bool) {
	m := issue.FindStringSubmatch(text)
	if m == nil || noName[firstName(m[1])] && !strings.HasPrefix(m[1], "The ") {
		return cited{}, false
	}
	iso, ok := model.ParseDate(m[2])
	if !ok {
		return cited{}, false
	}
	return cited{source: model.Source{Title: m[1] + ", " + m[2], Publisher: m[1], Published: iso}, locator: bareOf(m[3]), draft: true}, true
}

// full reads a citation in one of the usual styles.
func full(text string) (cited, bool) {
	p := citation.Take(text)
	if first, _ := utf8.DecodeRuneInString(p.Title); unicode.IsLower(first) || surePlace.MatchString(p.Title) || acting.MatchString(p.Author) {
		return cited{}, false // a sentence goes on there
	}
	known := 0
	for _, part := range []string{p.Author, p.Publisher, p.Published} {
		if part != "" {
			known++
		}
	}
	if p.Title == "" || known < 2 && !(known == 1 && p.Author != "" && p.Title != text && p.Published != "") || len(strings.Fields(p.Title)) > 40 {
		return cited{}, false
	}
	return ofParts(p), true
}

var (
	talked = regexp.MustCompile(`^(?i:(?:the |my |our |author(?:'s|’s)? |personal |phone |telephone |video |zoom |skype |e-?mail |in-person |on-record )*` +
		`(?:interviews?|conversation|phone call|telephone call|zoom call|e-?mails?|e-?mail exchange|letter|correspondence|communication|testimony|` +
		`press release|press conference|news conference|transcript|recording|field notes|notes|affidavit|deposition|memo(?:randum)?|minutes|` +
		`court (?:filings?|records?|documents?|transcripts?)|indictment|statement|speech|hearing)) ` +
		`(?:with|from|to|of|by|before|at) (?:the )?\p{Lu}`)
	ofOneself = regexp.MustCompile(`^(?i:(?:author(?:'s|’s)?|my|own|personal) (?:interviews?|notes|observations?|communication|correspondence|reporting))\b`)
	// acting are words that make a remark of what would be the name of a source.
	acting = regexp.MustCompile(`(?i)\b(?:is|was|were|are|be|been|has|had|have|says?|said|should|could|can|need(?:s|ed)?|please|will|would|ask|check|` +
		`tomorrow|again|don['’]t|doesn['’]t|didn['’]t|cut|move|add|delete|rewrite|do|does|did|we|i|you|this|that|shows?|seems?|suggests?|confirms?)\b`)
)

// talk reads what was said to somebody: an interview, a letter, a hearing.
func talk(text string) (cited, bool) {
	text = strings.TrimRight(text, " .")
	if !talked.MatchString(text) && !ofOneself.MatchString(text) || strings.ContainsAny(text, "?!") || len(strings.Fields(text)) > 16 ||
		acting.MatchString(text) {
		return cited{}, false
	}
	title, locator := withLocator(text)
	one := cited{source: model.Source{Title: title}, locator: locator, draft: true}
	if m := lastDay.FindStringSubmatch(title); m != nil {
		if iso, ok := model.ParseDate(m[1]); ok {
			one.source.Published = iso
		}
	}
	return one, true
}

// documentAt reads the name of a document with a place in it.
func documentAt(text string) (cited, bool) {
	title, locator := withLocator(text)
	words := strings.Fields(title)
	first := strings.TrimLeft(title, `“"'‘«`)
	if locator == "" || strings.Contains(locator, ":") || len(words) == 0 || len(words) > 16 || strings.ContainsAny(title, "?!") ||
		acting.MatchString(title) || !startsName(first) {
		return cited{}, false
	}
	if len(words) == 1 && (noName[words[0]] || len(words[0]) < 3) {
		return cited{}, false
	}
	if len(words) > 1 && noName[words[0]] && words[0] != "The" {
		return cited{}, false
	}
	if surePlace.MatchString(title) { // two places, and nothing that they are in
		return cited{}, false
	}
	p := citation.Take(title)
	if p.Title == "" {
		return cited{}, false
	}
	return cited{source: model.Source{Title: p.Title, Author: p.Author, Publisher: p.Publisher, Published: p.Published}, locator: locator, draft: true}, true
}

var nameStart = regexp.MustCompile(`^(?:\p{Lu}|\d{4} \p{Lu})`)

func startsName(s string) bool { return nameStart.MatchString(s) }
