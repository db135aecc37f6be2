package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A pitch is a line in which the site, not the reporter, talks to the reader:
// sign up, follow us, write to the author, read this too. Such lines are
// sentences, so no single word gives them away; several cues together do.
// The weights were set by hand while reading news pages; each cue alone stays
// below pitchLimit.
const pitchLimit = 4

// pitchCue is one thing that speaks for a pitch, or against it.
type pitchCue struct {
	weight int
	calls  bool // it asks for something or offers it: without one of these no line is a pitch
	cue    *pattern
}

var pitchCues = []pitchCue{
	// It begins with a demand or an offer.
	{2, true, newPattern(`^(?i:\W*(?:please |now |to |you can |also |(?:love|like|enjoy|liked|enjoyed|need|want|looking for|have|got) [^.?!]{2,60}[?!] ?)?(?:sign ?up|subscribe|join|follow|e-?mail|write to|write|contact|reach|get|download|click|tap|read|listen|watch|visit|like|check out|support|donate|become|have a|send|tell us|share|let us know|for more|find|see|stay|register|discover|try|keep up|receive|start your|connect)\b)`)},
	{2, true, newPattern(`(?i)\b(?:sign(?:ing)? up|subscrib(?:e|ing)|join us|follow (?:us|me|him|her|them|@|on|along)|(?:reach|contact|email|e-mail|follow)(?:ed)? (?:him|her|them|me|us)|click here|can be reached|may be reached|write to|download (?:the|our)|let us know|check out|get in touch|unsubscribe|opt out)\b`)},
	// It names a channel of its own, or an address to write to.
	{2, true, newPattern(`[\w.+-]+@[\w-]+\.\w{2,}|(?:^|[\s(])@\w{3,}`)},
	{1, false, newPattern(`(?i)\b(?:on|our|via|and|or) (?:twitter|facebook|instagram|youtube|linkedin|tiktok|telegram|whatsapp|google news|apple news|flipboard|snapchat|bluesky|threads|mastodon|pinterest)\b`)},
	{2, false, newPattern(`(?i)\b(?:newsletters?|inbox|e-?mail alerts?|rss feed|free trial|subscribers?|subscriptions?|membership|promo code|our (?:web ?site|app|podcast|channel|sister|magazine|readers|team|journalism|community|forums?|coverage|privacy|terms)|podcast|terms of (?:use|service)|comments? (?:section|below)|affiliate|commission)\b`)},
	{1, false, newPattern(`(?i)\b(?:our|us|your|you)\b`)},
	{1, false, newPattern(`(?i)\b(?:latest|every (?:day|week|month|morning)|daily|weekly|delivered|more (?:news|stories|information|from|about)|best stories|breaking|exclusive)\b`)},
	{3, true, newPattern(`(?i)\bto (?:view|read|see|continue reading|finish) (?:the|this) (?:full|entire|complete|rest of the)? ?(?:story|article)\b|\balready (?:a|an) (?:subscriber|member)\b|\blog ?in (?:here )?(?:for|to)\b|\bdownload (?:the|our) (?:[\w’'-]+ ){0,3}apps?\b|\bdo you want to be informed\b`)},
	// Offers and notes of the house.
	{3, true, newPattern(`(?i)(?:if you (?:enjoyed|liked|like|love) (?:this|our|what)|like this (?:story|article)|thank(?:s| you) for reading|have (?:a|any) (?:tip|story|question|comment|correction|thoughts)|(?:we|site) may (?:earn|receive|get) |(?:earns?|receives?) (?:an? )?(?:affiliate )?commissions?|powered by|there'?s (?:plenty )?more where|moderat\w+ (?:all )?comments|as little as|(?:pic|image)s? via)`)},
	// Who wrote it: notes at the end of a text.
	{2, true, newPattern(`(?i)\b(?:is|was|are) (?:an?|the) (?:[\w'’-]+ ){0,6}(?:reporter|writer|editor|columnist|correspondent|journalist|contributor|producer|fellow|professor|author|editor-in-chief|freelancer|blogger|director)\b`)},
	{1, false, newPattern(`(?i)\b(?:covers|has covered|writes about|he's written|she's written|has written|joining in|joined|tweets)\b`)},
	// A sentence that reports says who said what, or has figures of its own.
	{-3, false, newPattern(`(?i)\b(?:said|says|told|according to|announced|reported that|added)\b`)},
	{-2, false, newPattern(`(?i)\b(?:asked|urged|warned|called on|advised|invited|wrote that|ordered)\b`)},
	{-2, false, newPattern(`\d+(?:[.,]\d+)? ?(?:%|percent|million|billion|people)|\d,\d{3}\b`)},
	{-2, false, newPattern(`[\p{Ll},] [“"‘]\p{L}[^”"’]{3,}[”"’]`)},
}

// credited opens or makes up a line that names who else worked on a report.
var credited = newPattern(`^\W*(?i:(?:additional )?report(?:ing|ed) (?:by|from)\b|(?:written|edited|compiled|editing) by\b|(?:[\p{L}.'’, -]+ )?contributed (?:to (?:this|the) (?:report|story|article)|reporting)|with (?:reporting|files|material) (?:by|from)\b|(?:associated press|ap|reuters) (?:[\w-]+ )?(?:writers?|reporters?) [^.]+ contributed)|^\W*[^.!?]{3,250} contributed (?:to (?:this|the) (?:report|story|article)|reporting)`)

// pitchSize is how long, in characters, a pitch is at most.
const pitchSize = 420

// pitch adds up the cues in a line. at end lines are weighed one higher: that
// is where pitches stand; so are lines whose half is links.
// abroad weighs the words of other languages than English too.
func pitch(text string, atEnd, links, abroad bool, author string) int {
	if utf8.RuneCountInString(text) > pitchSize {
		return 0
	}
	sum, low := 0, strings.ToLower(text)
	for _, calls := range []bool{true, false} {
		sum += weighed(pitchCues, text, low, calls)
		if abroad && mayPitch(low) {
			sum += weighed(pitchCuesAbroad, text, low, calls)
		}
		if sum <= 0 {
			return 0
		}
	}
	if utf8.RuneCountInString(text) > pitchSize/2 {
		sum-- // the longer, the likelier that one is met by chance
	}
	if atEnd {
		sum++
		if author != "" && strings.HasPrefix(letters(text), letters(author)) {
			sum += 2 // a note on the author
		}
	}
	if links {
		sum++
	}
	return sum
}

// weighed adds up those cues that call for something, or those that do not.
func weighed(cues []pitchCue, text, low string, calls bool) int {
	sum := 0
	for _, c := range cues {
		if c.calls == calls && c.cue.mayMatch(text, low) && c.cue.Regexp.MatchString(text) {
			sum += c.weight
		}
	}
	return sum
}

// mayPitch is a quick look for the words of which a pitch in the middle of a
// text has at least one.
func mayPitch(text string) bool {
	if len(text) > 4*pitchSize {
		return false
	}
	text = strings.ToLower(text)
	return slices.ContainsFunc([]string{"@", "newsletter", "subscri", "sign up", "follow", "click here", "download", "powered by",
		"affiliate", "commission", "inbox", "enjoyed", "for reading", "like this", "join ", "podcast", " app",
		"abonnier", "anmelden", "folge", "spende", "unterstütz", "suscr", "síguenos", "únete", "canal", "abonne", "inscri", "full story", "log in", "iscriv", "seguici", "assine", "zapisz", "provision", "gefällt"},
		func(w string) bool { return strings.Contains(text, w) })
}
