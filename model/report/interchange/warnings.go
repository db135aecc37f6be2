package interchange

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/report/view"
)

// longestClaim is how many characters the lists of fact checks show of a claim.
const longestClaim = 75

// ReviewWarnings tell what a ClaimReview lacks, and what those who read it would stumble over.
func ReviewWarnings(c view.Chosen) []view.Warning {
	var all []view.Warning
	if len(Reviewed(c)) > 0 && reviewURL(c.Choices.ReviewURL, 1, false) == "" {
		all = append(all, view.Warning{
			About: view.NoURL, Says: "The fact check has no web address. Without one nothing that reads it can lead to it.",
		})
	}
	for _, d := range c.Dossiers {
		if c.Choices.Claim != "" && c.Choices.Claim != d.Claim.ID {
			continue
		}
		number := c.Number(d)
		say := func(about model.Flaw, format string, a ...any) {
			all = append(all, view.Warning{
				ClaimID: d.Claim.ID, Number: number, About: about, Says: fmt.Sprintf("Claim %d ", number) + fmt.Sprintf(format, a...),
			})
		}
		rating, rated := d.Rating()
		if !rated {
			say(model.FlawUnrated, "has no rating, so there is no review of it.")
			continue
		}
		if d.Scale.ID == model.DeskScale {
			all = append(all, view.DeskOutcomeWarning(d.Claim.ID, number))
			continue
		}
		if n := len([]rune(d.Claim.Wording)); n > longestClaim {
			say(view.LongWording, "has a wording of %d characters; lists of fact checks show %d.", n, longestClaim)
		}
		if saysWord(d.Claim.Wording, rating.Label) {
			say(view.RatingInWording, "says “%s” itself; a wording that contains the rating reads as the verdict.", rating.Label)
		}
		if d.Claim.Speaker == "" {
			say(view.NoSpeaker, "does not say who made it.")
		}
	}
	return all
}

// saysWord reports whether a text has a word, or several, in it: capitals do
// not count, and “untrue” does not say “true”.
func saysWord(text, word string) bool {
	text, word = strings.ToLower(text), strings.ToLower(word)
	part := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	for from := 0; word != ""; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start := from + i
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[start+len(word):])
		if !part(before) && !part(after) {
			return true
		}
		from = start + len(word)
	}
	return false
}
