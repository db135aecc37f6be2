package webpage

import (
	"strings"

	"galley/model/ingest/pattern"
	"galley/model/ingest/typography"
)

var (
	// madeBy is a byline with a name that the page gives nowhere else.
	madeBy = pattern.New(`^(?:By|BY|Text by|Words by|Posted by|Written by)\s+\p{Lu}[\p{L}.'’-]*(?:,? (?:\p{Lu}[\p{L}.'’-]*|de|da|van|` +
		`von|of|for|the|and|&|\|)){0,9}$`)

	// reprint says how the paper edition has it.
	reprint = pattern.New(`^(?i:an? (?:longer |shorter |previous |earlier )?version of this (?:article|story|column) (?:appears|` +
		`appeared|was published|ran) in (?:print|the (?:print|\w+ \d)))`)
)

// Who took a picture, alone on a line. Each form says so itself: by a word for
// pictures before a name, by the mark ©, or by an agency that deals in them.
var (
	creditHead = pattern.New(`^(?:` + strings.Join([]string{
		`(?i:[(\[]?(?:top |above |main |cover |all )?(?:photos?|photograph(?:s|y|er)?|images?|pictures?|pic|illustration|cartoon|` +
			`artist|screenshot|fotos?|bild)(?: (?:by|of|from|via|courtesy(?: of)?|credits?))?(?: ?:| ?/| by | courtesy of | via ))`,
		`(?i:[(\[]?(?:(?:photo|image|picture|illustration) ?)?credits? ?:)`,
		`(?i:[(\[]?(?:courtesy(?: of)? |\(c\)))`,
		`[(\[]?©`,
		`Credit ?(?:\p{Lu}[\p{L}.'’/-]*(?: for| and| of| the| by| via)*[, ]*){1,7}$`,
	}, "|") + `)`)
	agencies = pattern.New(`\b(?:Getty|AP Photo|AFP|Reuters|REUTERS|Shutterstock|iStock(?:photo)?|Alamy|Associated Press|EPA|` +
		`Bloomberg|Unsplash|Flickr|Wikimedia|Handout)\b`)
	agencyMark = pattern.New(`[/|]|\bvia\b|^(?:Getty(?: Images)?|AP|AFP|Reuters|REUTERS|Shutterstock|iStock(?:photo)?|Alamy|EPA|` +
		`Bloomberg|Unsplash|Flickr|Handout)$`)
	// creditTail ends a caption: a picture's maker in brackets.
	creditTail = pattern.New(`\((?:(?i:image|photo|photograph|picture|credit|image credit|photo credit|photo by|illustration|foto)s?: ` +
		`?[^()]{1,80}|[^()]{0,60}\b(?:AP Photo|Getty|AFP|Reuters|REUTERS|EPA|Shutterstock|iStock)\b[^()]{0,60})\)$`)
)

// isPhotoCredit is true for a short line without a sentence in it.
func isPhotoCredit(line string) bool {
	words := len(strings.Fields(line))
	if len(line) > 120 || words > 14 {
		return false
	}
	bracketed := strings.HasPrefix(line, "(") && strings.HasSuffix(line, ")") || strings.HasPrefix(line, "[") &&
		strings.HasSuffix(line, "]")
	if (creditHead.MatchString(line) || creditAbroad.MatchString(line)) && (bracketed || words <= 10 && !typography.EndsSentence(line)) {
		return true
	}
	return words <= 8 && !typography.EndsSentence(line) && agencies.MatchString(line) &&
		agencyMark.MatchString(strings.Trim(line, "()[] "))
}

// creditAbroad names who made a picture, alone on a line.
var creditAbroad = pattern.New(`^(?i:[(\[]?(?:(?:titel|beitrags|vorschau|symbol|archiv)?(?:bild|foto)(?:s|er)?(?:quelle|nachweis|` +
	`rechte|credit)?|bildquelle|bildnachweis|quelle|imagen|imágenes|fotograf[íi]a|crédito|crédit(?:s)?(?: photo)?|fotografia|immagine|` +
	`zdjęcie|fot\.|źródło|beeld|bron|kuva|foto) ?(?::|via |von |©|de:))`)
