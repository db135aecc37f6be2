package checkworthy

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/wordlist"
)

// longestFurniture is how long, in bytes, a line of the page's own is at most.
const longestFurniture = 220

// moment is how a day or a time begins.
const moment = `(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|` +
	`dec)[a-z]*\.? \d|today|yesterday|just now)`

// ownLines match what a page says about itself: who wrote it and took the picture, when it
// was published, where to read on. They are held to a line or a sentence of it. What a whole
// block shows to be furniture model/ingest/block says; these are for what stands in the
// article's own blocks.
var ownLines = []*regexp.Regexp{
	// By Carla Mendes and Tom Ridley; Von Jana Roth, Bern; Par Luc Morel (AFP)
	regexp.MustCompile(`^(?:By|BY|Von|Par|Por) (?:\p{Lu}[\p{L}.'’-]*[,]?(?: (?:and|und|et|de|von|van|der|di|da|for|für|in|the|&|` +
		`\|))*[ ,|]*){2,10}(?:\([\p{L} ]+\))?$`),
	// Photo: AP; (Photo by Lena Horvat/AP); Foto: dpa; File photo; © 2019 …
	regexp.MustCompile(`^(?i:[(\[]?(?:file |archive |cover )?(?:photos?|photograph|images?|pictures?|illustration|graphics?|` +
		`video|credits?|fotos?|bild(?:er)?|` +
		`archivbild|archivfoto|symbolbild|grafik|quelle|crédits?(?: photo)?|infographie)(?: ?[:/|©]| by | via | courtesy |$))`),
	regexp.MustCompile(`^[(\[]?(?:AP|AFP|Reuters|REUTERS|EPA|dpa|DPA|SDA|Keystone|KEYSTONE|Getty|CBS|AAP|PA|ANSA|` +
		`EFE)(?:[ /][\p{L} ./-]{0,40})?[)\]]?$`),
	regexp.MustCompile(`^(?i:\(?(?:©|\(c\) ?\d|copyright\b)|.*\ball rights reserved\b|.*\balle rechte vorbehalten\b|` +
		`.*\btous droits réservés\b)`),
	// Updated 4:12 p.m. EDT; Published on March 3; Stand: 3. März; Mis à jour le …; Tuesday, March 31, 2009
	regexp.MustCompile(`^(?i:(?:last |first )?(?:updated|published|posted|modified|created):? ?(?:on |at )?` + moment + `.*|` +
		`(?:stand|aktualisiert|veröffentlicht|publiziert|erstellt):? ?(?:am |um )?\d.*|(?:publié|mis à jour|modifié):? ?(?:le |` +
		`à )?\d.*)$`),
	regexp.MustCompile(`^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|` +
		`Dec)\p{L}*\.? \d{1,2},? \d{4}\b.{0,30}$`),
	regexp.MustCompile(`^\d{1,2}[.:/-]\d{1,2}(?:[.:/-]\d{2,4})?(?:[,|·– ]+\d{1,2}[:.]\d{2})?(?: ?(?:am|pm|a\.m\.|p\.m\.|Uhr|` +
		`h))?(?: \p{Lu}{2,4})?$`),
	regexp.MustCompile(`^(?i:\d+ (?:min(?:ute)?s?|sec(?:ond)?s?|hours?|days?|minuten|stunden) (?:read|ago|listen|watch|` +
		`lesezeit)|lesezeit:? .*|temps de lecture.*)$`),
	// Read more: …; See also; Mehr zum Thema; Lire aussi
	regexp.MustCompile(`^(?i:(?:read|see|watch|listen|related|also|recommended|more on this)(?: (?:more|also|next|now|here|live|` +
		`on this|stories|articles?|stor(?:y|ies)|to` +
		` this article))*:)`),
	regexp.MustCompile(`^(?i:(?:read|see|show|view|load) (?:more|less|all|also)\b.{0,80}|continue reading.*|` +
		`related (?:articles?|stories|content|coverage))$`),
	regexp.MustCompile(`^(?i:(?:lesen sie|mehr zum thema|mehr dazu|lesen sie auch|das könnte sie auch interessieren|weiterlesen|` +
		`zum thema)\b)`),
	regexp.MustCompile(`^(?i:(?:lire aussi|à lire(?: aussi)?|voir aussi|lire la suite|sur le même sujet)\b)`),
	// Subscribe to …; Sign up here; Follow us on …; Click here …
	regexp.MustCompile(`^(?i:(?:subscribe|sign up|sign in|log in|register|follow us|follow @|like us|join us|join our|` +
		`join the (?:conversation|discussion)|click here|` +
		`tap here|download (?:the|our)|get (?:the|our|more|browser|breaking|news) .{0,40}(?:newsletters?|notifications?|alerts?|` +
		`app|inbox)|share this|support our journalism|` +
		`become a (?:member|subscriber)|leave a comment|enable notifications|be the first to know)\b)`),
	regexp.MustCompile(`^(?i:(?:abonnieren sie|jetzt abonnieren|newsletter abonnieren|jetzt anmelden|melden sie sich|` +
		`folgen sie uns|hier klicken|klicken sie hier)\b)`),
	regexp.MustCompile(`^(?i:(?:abonnez-vous|inscrivez-vous|suivez-nous|cliquez ici|recevez notre|je m'abonne)\b)`),
	// The Associated Press contributed to this report; A version of this article appears …
	regexp.MustCompile(`^(?i:.{0,120}\b(?:contributed (?:to this (?:report|story|article)|reporting)|reporting by\b|` +
		`editing by\b).*|(?:reporting|writing|editing|additional reporting) by .*|` +
		`a version of this (?:article|story) .*|this (?:article|story) (?:was|is|has been) (?:originally |first )?(?:published|` +
		`updated|corrected|produced).*|mit material von .*)$`),
	regexp.MustCompile(`^(?i:advertisement|anzeige|werbung|publicité|sponsored(?: content)?|story continues below.*|` +
		`scroll to continue.*|comments?(?: \(\d+\))?|\d+ comments?)$`),
}

// isFurniture reports whether a line, or a sentence of it, is the page's own: nothing of
// the article.
func isFurniture(line string) bool {
	line = strings.TrimSpace(line)
	if !strings.ContainsFunc(line, unicode.IsLetter) {
		return true // a rule of dashes, a page number
	}
	if len(line) > longestFurniture {
		return false
	}
	if !mayBeOwn(line) {
		return false
	}
	bare := strings.TrimRightFunc(line, func(r rune) bool { return strings.ContainsRune(".!>›»→| ", r) })
	first, _ := utf8.DecodeRuneInString(bare)
	for _, rule := range ownLines {
		if rule.MatchString(bare) || first == '-' && rule.MatchString(strings.TrimLeft(bare, "-–— ")) {
			return true
		}
	}
	return false
}

// ownWords are the words that one of ownLines begins with, and ownParts what the others have
// in them: almost every line of an article is told by them, without a rule tried.
var (
	ownWords = wordlist.Of("by von par por file archive cover photo photos photograph image images picture pictures illustration " +
		"graphic graphics " +
		"video credit credits foto fotos bild bilder archivbild archivfoto symbolbild grafik quelle crédit crédits infographie " +
		"ap afp reuters " +
		"epa dpa sda keystone getty cbs aap pa ansa efe c copyright last first updated published posted modified created stand " +
		"aktualisiert " +
		"veröffentlicht publiziert erstellt publié mis modifié monday tuesday wednesday thursday friday saturday sunday " +
		"lesezeit temps read " +
		"see watch listen related also recommended more show view load continue lesen mehr das weiterlesen zum lire à voir sur " +
		"subscribe sign " +
		"log register follow like join click tap download get share support become leave enable be abonnieren jetzt newsletter " +
		"melden folgen " +
		"hier klicken abonnez-vous inscrivez-vous suivez-nous cliquez recevez je reporting writing editing additional a this mit " +
		"advertisement anzeige werbung publicité sponsored story scroll comment comments jan january feb february mar march apr " +
		"april may jun " +
		"june jul july aug august sep sept september oct october nov november dec december")
	ownParts = []string{"rights reserved", "rechte vorbehalten", "droits réservés", "contributed", "reporting by", "editing by"}
)

// mayBeOwn is a quick look that rules out most lines.
func mayBeOwn(line string) bool {
	lower := strings.ToLower(line)
	at := strings.IndexFunc(lower, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '©' })
	if at < 0 || lower[at] < 'a' && lower[at] < utf8.RuneSelf || strings.HasPrefix(lower[at:], "©") {
		return true
	}
	end := strings.IndexFunc(lower[at:], func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if end < 0 {
		end = len(lower) - at
	}
	return ownWords[lower[at:at+end]] || slices.ContainsFunc(ownParts, func(p string) bool { return strings.Contains(lower, p) })
}
