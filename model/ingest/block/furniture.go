package block

import (
	"slices"
	"strings"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/pattern"
	"galley/model/ingest/typography"
	"galley/model/prose"
)

// MaxFurniture is how long, in characters, a line of page furniture is at most.
const MaxFurniture = 130

// furnitureRules match what a site says about itself and the words on its
// buttons, in English. No rule may match a sentence of an article.
var furnitureRules = CompileRules(
	// Invitations to another channel: "Watch ABC News", "Listen Live", "View XYZ News In", "XYZ App Open".
	`(watch|stream|listen to) ([\w.&'’-]+ ){0,4}(news|tv|live|online|radio|podcasts?|channel|network|24/7|now)`,
	`(watch|listen)( now| live| here)?:?`,
	`(view|open|read|continue|see) ([\w.&'’-]+ ){0,5}in(( (the|our|your))?( [\w.&'’-]+){0,3} (app|browser))?`,
	`([\w.&'’-]+ ){0,5}app (open|get|install|download|view|continue|use app)`,
	`(open|get|download|install|use|try) (the|our) ([\w.&'’-]+ ){0,4}app( now| today| for .{2,30}| and .{2,50})?`,
	`(download|available|get it) (on|in|from) (the )?(app store|google play|play store)`,
	// Notifications, newsletters, accounts.
	`be the first to (know|comment|share|react|review)`,
	`(get|receive|turn on|enable|allow|manage) ([\w’'-]+ ){0,4}(notifications|alerts|newsletters?|updates)( (for|about|on|from|in|by|`+
		`to|and|straight|delivered|via)\b.*)?`,
	`(sign up|signup|subscribe|register|log ?in|sign in|join)( (here|now|today|free|for free))?( (to|for) (our|your|free|full|`+
		`unlimited|exclusive) .*| with (google|facebook|apple|e-?mail)| or (register|log in|sign up|subscribe))?`,
	`(subscribe|sign up) (to|for) ([\w.&'’-]+ ){0,5}(newsletters?|updates|emails?|alerts|channel|podcast|feed|rss)`,
	`(already|not) a (subscriber|member|user|registered user)\b.*`,
	`(create|manage) (an|your|my|a free) account( .{0,30})?`, `my account|log ?out|sign out|my profile|forgot( your)? password`,
	// Sharing.
	`share( this| on| via| with)( (article|story|post|page|link|video|facebook|twitter|x|linkedin|whatsapp|email|friends|your friends|`+
		`your network|others|on))*`,
	`(share|tweet|tweets|e-?mail|mail|print|save|bookmark|copy|link|comment|comments|like|likes|pin|pin it|post|more|facebook|twitter|`+
		`x|whatsapp|linkedin|reddit|pinterest|instagram|telegram|youtube|flipboard|messenger|tumblr|sms|rss|bluesky|threads|tiktok|`+
		`snapchat|pocket|via|or|and|this|article|to|clipboard|copied|[|·•,/&+-])( (share|tweet|tweets|e-?mail|mail|print|save|`+
		`bookmark|copy|link|comment|comments|like|likes|pin|it|post|more|facebook|twitter|x|whatsapp|linkedin|reddit|`+
		`pinterest|instagram|telegram|youtube|flipboard|messenger|tumblr|sms|rss|bluesky|threads|tiktok|snapchat|pocket|`+
		`via|or|and|this|article|to|clipboard|copied|[|·•,/&+-]))*`,
	`(follow|like|find|join) (us|me|@\w+|([\w.&'’-]+ ){1,4})( ?on )?(facebook|twitter|instagram|x|linkedin|youtube|tiktok|google `+
		`news|whatsapp|telegram|threads|bluesky)( .{0,40})?`,
	`follow us`,
	// Browsers' names and buttons in a row: what is left of an "open in" sheet.
	`(chrome|safari|firefox|edge|opera|brave|app|browser)( (chrome|safari|firefox|edge|opera|brave|continue|open|cancel|ok|close|app|`+
		`browser|or|in))+`,
	// Advertising.
	`(- ?)?(advertisements?|advertising|sponsored( content| links?| by .{1,30})?|paid (post|content)|promoted( content)?|ad)( ?-)?`,
	`(story|article|content) continues (below|after)( (the )?(advertisement|ad))?`,
	`(scroll|continue|keep|skip) (down )?(to|reading)( (continue|the)( reading)?| below| main)*( content| story| article| `+
		`navigation| search| footer)?`,
	// Consent and law.
	`((we|this (web)?site|our (web)?site|[\w.]+) uses? cookies|by (using|continuing|clicking|browsing) .{0,60}(cookies?|terms)|`+
		`(accept|reject|manage|allow) (all )?(cookies|preferences))\b.*`, `cookies?( (policy|settings|preferences|notice))?`,
	`(©|\(c\)|copyright( [©@]| \(c\))?),? ?((19|20)\d\d)\b.*`, `((.{0,60}[ .])?all rights reserved\.?)( .{0,60})?`,
	`(terms( (of|and|&) .{3,20})?|privacy( (policy|notice|center))?|contact( us)?|about( us)?|advertise( with us)?|help( center)?|`+
		`faqs?|careers|site ?map|imprint|accessibility|do not sell .{0,40})`,
	// Getting about the page.
	`(main )?(menu|navigation|search|home|homepage|close|back( to (top|home|.{2,20} home))?|top|next|previous|skip|loading|`+
		`loading\.\.\.|play|pause|mute|expand|collapse|toggle .{2,20}|print( this)?( page| article)?)`,
	`((read|show|see|view|load|view all|see all|show all)( \d+)?) (more|less|all|comments?|(all )?\d* ?comments)`,
	`(leave|add|post|write) (a|your) (comment|reply)|(\d+|no) comments?|comments?( \(\d+\))?|join the (conversation|discussion)|`+
		`comments (are|have been) closed.?`,
	`(related|recommended|popular|trending|latest|most (read|popular|viewed|shared|recent|watched)|more|top)( (articles?|stories|`+
		`story|content|news|videos?|posts?|topics|headlines|now|for you|from .{2,30}|coverage|reading|in .{2,20}|on .{2,20}))*:?`,
	`(you (may|might) (also )?(like|be interested in)|don[’']t miss|in case you missed it|recommended for you|editor[’']?s[’']? `+
		`picks?|what to read next|next (article|story|up)|previous (article|story)|up next):?`,
	`(click|tap) here( (to|for)\b.*)?`, `\d+ (min(ute)?s?|sec(ond)?s?) (read|ago|listen|watch)`,
	`(enable|turn on) javascript.*|please enable .*|your browser does not support .*`,
)

// credit is a news agency or network alone in brackets.
var credit = pattern.New(`^\((?:(?:[A-Z]{2,6}|Reuters|Bloomberg|Associated Press|The Associated Press|AFP)(?: News| Photo)?(?:(?: ` +
	`?[/&] ?| and )(?:[A-Z]{2,6}|Reuters|Bloomberg|AP Photo))*)\)$`)

// inline may stand between two paragraphs of an article.
var inline = CompileRules(`(- ?)?advert(isements?)?( ?-)?`, `(image|photo|slide|picture) \d+ (of|/) ?(/ )?\d+`,
	`(slideshow|gallery|photos?):? ?\(? ?\d+ (images?|photos?|pictures?|slides?) ?\)?`,
	`continue reading below`, `caption|close|loading|photo|image|picture|powered by .{2,40}|replay|fullscreen|play video`,
	`(show|hide|toggle|view|read|see) (full |the )?captions?`,
	`(enlarge|expand|zoom|view)( this)?( larger)? (image|photo|picture|gallery|slideshow)s?`,
	`(view|show|see|read|hide)( all)?( \d+)? comments?`, `leave a (reply|comment)`,
	`loading( the)? (player|video|comments).*`, `(sorry, )?(the|this) video (file )?(player )?(cannot be|could not be|failed to) .*`,
	`listen to (this|the) (article|story)`, `\d{1,2}:\d\d ?[/|] ?\d{1,2}:\d\d`,
	`this slideshow requires javascript`, `(read|see|get|watch)( more)? (on )?([\w.]+ ){1,3}(on the go )?by clicking here`,
	`(story|article|content) continues( (below|after)( (the |this )?(advertisement|ad|video|gallery|photo|sponsor message))?)?`,
	`scroll to continue( reading)?`, `(skip|sponsor) (ad|advertisement|message)`)

// notice is what the law asks for at the end of a text, in any length.
var notice = pattern.New(`^(?i:\W*(?:©|\(c\)|copyright)[^.]{0,60}(?:19|20)\d\d\b|.{0,120}\ball rights reserved\b|.{0,80}\bmay not be ` +
	`(?:published|reproduced|republished|redistributed|copied)\b|our standards: )`)

// IsNotice reports whether a line is one that the law asks for at the end of a text.
func IsNotice(line string) bool { return notice.MatchString(line) }

// pointer is how a line begins that leads away to another article.
var pointer = pattern.New(`^(?i:(related( (article|stor(y|ies)|content|coverage|news|video)s?)?|see also|also( see| read)?|read( ` +
	`more| also| next| on)?|more( on this| here)?|watch( also| now| more)?|recommended|don[’']t miss|more from [\w. ]{2,30}):|(also ` +
	`on [\w.]+|click here|read more|related)\b)`)

// CompileRules compiles expressions that match a whole line in small letters.
func CompileRules(rules ...string) []*pattern.Pattern {
	out := make([]*pattern.Pattern, len(rules))
	for i, r := range rules {
		out[i] = pattern.New(`^(?:` + r + `)$`)
	}
	return out
}

// IsFurniture reports whether a line at the start or the end of a page would be
// page furniture.
func IsFurniture(text string) bool {
	if utf8.RuneCountInString(text) > MaxFurniture {
		return false
	}
	return credit.MatchString(text) || MatchesAny(furnitureRules, text) || MatchesAny(furnitureAbroad, text)
}

// IsInlineFurniture is true for what may stand between two paragraphs.
func IsInlineFurniture(text string) bool {
	return MatchesAny(inline, text) || MatchesAny(inlineAbroad, text)
}

// IsLabel is true for a line that heads a list of other articles.
func IsLabel(line string) bool {
	return label.MatchString(line) || labelAbroad.MatchString(line)
}

// PointsAway is true for a line that begins as one that leads to another article.
func PointsAway(line string) bool {
	return pointer.MatchString(line) || pointerAbroad.MatchString(line)
}

// MatchesAny reports whether a line matches one of the rules, without regard to
// capitals and to the marks at its ends.
func MatchesAny(rules []*pattern.Pattern, text string) bool {
	text = strings.Trim(strings.ToLower(prose.Flatten(text)), " .!>›»→*|")
	for _, r := range rules {
		if r.MayMatch(text, text) && r.Regexp.MatchString(text) {
			return true
		}
	}
	return false
}

// EdgeBlocks is how many blocks at either end are looked at for furniture, and
// stray how many other short lines may stand among it.
const (
	EdgeBlocks = 25
	stray      = 2
)

// FurnitureOf proposes the blocks that are not part of the article: runs of them
// at its start and its end, and agency credits and advertisement marks that
// stand alone on a line. It proposes nothing where that would be every block.
//
// pieces say which blocks of a web page are all links; nil for plain text. A
// line that is a link and calls itself "Related" is furniture anywhere, a list
// item that is a link is at the end.
func FurnitureOf(text string, blocks []model.Block, pieces []Piece) []int {
	is := make([]bool, len(blocks))
	words := func(i int) string { return text[blocks[i].Start:blocks[i].End] }
	mayBe := func(i int) bool { return blocks[i].Kind != model.Heading || blocks[i].Level > 1 }
	for i := range blocks {
		if mayBe(i) && blocks[i].End-blocks[i].Start <= 60 && (credit.MatchString(words(i)) || IsInlineFurniture(words(i))) {
			is[i] = true
		}
		if pieces != nil && pieces[i].Linked && mayBe(i) && PointsAway(words(i)) && blocks[i].End-blocks[i].Start <= 2*MaxFurniture {
			is[i] = true
		}
	}
	run := func(from, step int) {
		for n, others := 0, 0; n < EdgeBlocks && from >= 0 && from < len(blocks); n, from = n+1, from+step {
			switch {
			case mayBe(from) && IsFurniture(words(from)), is[from]:
				is[from] = true
			case pieces != nil && step < 0 && pieces[from].Linked && blocks[from].Kind == model.ListItem:
				is[from] = true
			case others < stray && len(words(from)) < 60 && !typography.EndsSentence(words(from)):
				others++ // a headline, a name: not furniture, but some may follow
			default:
				return
			}
		}
	}
	run(0, 1)
	run(len(blocks)-1, -1)
	out := []int{}
	for i, yes := range is {
		if yes {
			out = append(out, i)
		}
	}
	if len(out) == len(blocks) {
		return nil
	}
	return out
}

// StoredFurniture proposes which blocks of a stored text are page furniture: links
// to another channel, buttons, advertisement marks, agency credits alone on a
// line, and what printing put at the edges of pages. It returns their places in
// blocks, in order.
func StoredFurniture(text string, blocks []model.Block) []int {
	both := append(FurnitureOf(text, blocks, nil), pageNumbers(text, blocks)...)
	slices.Sort(both)
	return slices.Compact(both)
}

// label heads a list of other articles.
var label = pattern.New(`^(?i:\W*(?:(?:related|recommended|popular|trending|latest|most (?:read|popular|viewed|shared|recent|watched)|` +
	`more|top|other|further)\b(?: [\w'’&.:-]+){0,9}|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|don[’']t miss|in case ` +
	`you missed it|(?:read|see|watch)(?: also| more| next)?|editor[’']?s[’']? picks?|what to read next|up next|also (?:read|see)|` +
	`comments?|about the authors?|(?:people|others) (?:are|were) (?:also )?(?:reading|watching)|tags|share this|keep reading|` +
	`breaking news|follow us|newsletter)\W*)$`)
