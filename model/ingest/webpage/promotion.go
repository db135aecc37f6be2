package webpage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"galley/model/ingest/pattern"
	"galley/model/ingest/typography"
)

// A promotion is a line in which the site, not the author, addresses the reader:
// sign up, follow us, write to the author, read this too. Such lines are
// sentences, so no single word gives them away; several cues together do.
// The weights were set by hand while reading news pages; each cue alone stays
// below promotionLimit.
const promotionLimit = 4

// promotionCue is one thing that speaks for a promotion, or against it.
type promotionCue struct {
	weight  int
	appeals bool // it asks for something or offers it: without one of these no line is one
	pattern *pattern.Pattern
}

var promotionCues = []promotionCue{
	// It begins with a demand or an offer.
	{2, true, pattern.New(`^(?i:\W*(?:please |now |to |you can |also |(?:love|like|enjoy|liked|enjoyed|need|want|looking for|have|got)` +
		` [^.?!]{2,60}[?!] ?)?(?:sign ?up|subscribe|join|follow|e-?mail|write to|write|contact|reach|get|download|click|tap|read|` +
		`listen|watch|visit|like|check out|support|donate|become|have a|send|tell us|share|let us know|for more|find|see|stay|` +
		`register|discover|try|keep up|receive|start your|connect)\b)`)},
	{2, true, pattern.New(`(?i)\b(?:sign(?:ing)? up|subscrib(?:e|ing)|join us|follow (?:us|me|him|her|them|@|on|along)|(?:reach|` +
		`contact|email|e-mail|follow)(?:ed)? (?:him|her|them|me|us)|click here|can be reached|may be reached|write to|download (?:the|` +
		`our)|let us know|check out|get in touch|unsubscribe|opt out)\b`)},
	// It names a channel of its own, or an address to write to.
	{2, true, pattern.New(`[\w.+-]+@[\w-]+\.\w{2,}|(?:^|[\s(])@\w{3,}`)},
	{1, false, pattern.New(`(?i)\b(?:on|our|via|and|or) (?:twitter|facebook|instagram|youtube|linkedin|tiktok|telegram|whatsapp|` +
		`google news|apple news|flipboard|snapchat|bluesky|threads|mastodon|pinterest)\b`)},
	{2, false, pattern.New(`(?i)\b(?:newsletters?|inbox|e-?mail alerts?|rss feed|free trial|subscribers?|subscriptions?|membership|` +
		`promo code|our (?:web ?site|app|podcast|channel|sister|magazine|readers|team|journalism|community|forums?|coverage|privacy|` +
		`terms)|podcast|terms of (?:use|service)|comments? (?:section|below)|affiliate|commission)\b`)},
	{1, false, pattern.New(`(?i)\b(?:our|us|your|you)\b`)},
	{1, false, pattern.New(`(?i)\b(?:latest|every (?:day|week|month|morning)|daily|weekly|delivered|more (?:news|stories|information|` +
		`from|about)|best stories|breaking|exclusive)\b`)},
	{3, true, pattern.New(`(?i)\bto (?:view|read|see|continue reading|finish) (?:the|this) (?:full|entire|complete|rest of the)? ` +
		`?(?:story|article)\b|\balready (?:a|an) (?:subscriber|member)\b|\blog ?in (?:here )?(?:for|to)\b|\bdownload (?:the|our) ` +
		`(?:[\w’'-]+ ){0,3}apps?\b|\bdo you want to be informed\b`)},
	// Offers and notes of the house.
	{3, true, pattern.New(`(?i)(?:if you (?:enjoyed|liked|like|love) (?:this|our|what)|like this (?:story|article)|thank(?:s| you) ` +
		`for reading|have (?:a|any) (?:tip|story|question|comment|correction|thoughts)|(?:we|site) may (?:earn|receive|get) ` +
		`|(?:earns?|receives?) (?:an? )?(?:affiliate )?commissions?|powered by|there'?s (?:plenty )?more where|moderat\w+ (?:all ` +
		`)?comments|as little as|(?:pic|image)s? via)`)},
	// Who wrote it: notes at the end of a text.
	{2, true, pattern.New(`(?i)\b(?:is|was|are) (?:an?|the) (?:[\w'’-]+ ){0,6}(?:reporter|writer|editor|columnist|correspondent|` +
		`journalist|contributor|producer|fellow|professor|author|editor-in-chief|freelancer|blogger|director)\b`)},
	{1, false, pattern.New(`(?i)\b(?:covers|has covered|writes about|he's written|she's written|has written|joining in|joined|tweets)` +
		`\b`)},
	// A sentence that reports says who said what, or has figures of its own.
	{-3, false, pattern.New(`(?i)\b(?:said|says|told|according to|announced|reported that|added)\b`)},
	{-2, false, pattern.New(`(?i)\b(?:asked|urged|warned|called on|advised|invited|wrote that|ordered)\b`)},
	{-2, false, pattern.New(`\d+(?:[.,]\d+)? ?(?:%|percent|million|billion|people)|\d,\d{3}\b`)},
	{-2, false, pattern.New(`[\p{Ll},] [“"‘]\p{L}[^”"’]{3,}[”"’]`)},
}

// credited opens or makes up a line that names who else worked on a report.
var credited = pattern.New(`^\W*(?i:(?:additional )?report(?:ing|ed) (?:by|from)\b|(?:written|edited|compiled|editing) ` +
	`by\b|(?:[\p{L}.'’, -]+ )?contributed (?:to (?:this|the) (?:report|story|article)|reporting)|with (?:reporting|files|material) ` +
	`(?:by|from)\b|(?:associated press|ap|reuters) (?:[\w-]+ )?(?:writers?|reporters?) [^.]+ contributed)|^\W*[^.!?]{3,250} ` +
	`contributed (?:to (?:this|the) (?:report|story|article)|reporting)`)

// maxPromotion is how long, in characters, a promotion is at most.
const maxPromotion = 420

// promotionScore adds up the cues in a line. at end lines are weighed one higher: that
// is where promotions stand; so are lines whose half is links.
// abroad weighs the words of other languages than English too.
func promotionScore(text string, atEnd, links, abroad bool, author string) int {
	if utf8.RuneCountInString(text) > maxPromotion {
		return 0
	}
	sum, low := 0, strings.ToLower(text)
	for _, calls := range []bool{true, false} {
		sum += sumCues(promotionCues, text, low, calls)
		if abroad && mayPromote(low) {
			sum += sumCues(promotionCuesAbroad, text, low, calls)
		}
		if sum <= 0 {
			return 0
		}
	}
	if utf8.RuneCountInString(text) > maxPromotion/2 {
		sum-- // the longer, the likelier that one is met by chance
	}
	if atEnd {
		sum++
		if author != "" && strings.HasPrefix(typography.Letters(text), typography.Letters(author)) {
			sum += 2 // a note on the author
		}
	}
	if links {
		sum++
	}
	return sum
}

// sumCues adds up those cues that call for something, or those that do not.
func sumCues(cues []promotionCue, text, low string, calls bool) int {
	sum := 0
	for _, c := range cues {
		if c.appeals == calls && c.pattern.MayMatch(text, low) && c.pattern.Regexp.MatchString(text) {
			sum += c.weight
		}
	}
	return sum
}

// mayPromote is a quick look for the words of which a promotion in the middle of a
// text has at least one.
func mayPromote(text string) bool {
	if len(text) > 4*maxPromotion {
		return false
	}
	text = strings.ToLower(text)
	return slices.ContainsFunc([]string{"@", "newsletter", "subscri", "sign up", "follow", "click here", "download", "powered by",
		"affiliate", "commission", "inbox", "enjoyed", "for reading", "like this", "join ", "podcast", " app",
		"abonnier", "anmelden", "folge", "spende", "unterstütz", "suscr", "síguenos", "únete", "canal", "abonne", "inscri",
		"full story", "log in", "iscriv", "seguici", "assine", "zapisz", "provision", "gefällt"},
		func(w string) bool { return strings.Contains(text, w) })
}
