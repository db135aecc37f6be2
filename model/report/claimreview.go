package report

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
)

// ClaimReview as https://schema.org/ClaimReview has it and search engines read
// it: a review for every claim that has a rating, in an array; one alone is no
// array. Angle brackets are escaped, so that the text can be put into a page's
// script element as it is.
type claimReview struct {
	Context       string       `json:"@context"`
	Type          string       `json:"@type"`
	URL           string       `json:"url,omitempty"`
	ClaimReviewed string       `json:"claimReviewed"`
	DatePublished string       `json:"datePublished,omitempty"`
	Author        *thing       `json:"author,omitempty"`
	ItemReviewed  claimThing   `json:"itemReviewed"`
	ReviewRating  reviewRating `json:"reviewRating"`
}

// thing is a person, an organisation or a work.
type thing struct {
	Type          string `json:"@type"`
	Name          string `json:"name,omitempty"`
	URL           string `json:"url,omitempty"`
	Headline      string `json:"headline,omitempty"`
	DatePublished string `json:"datePublished,omitempty"`
	Author        *thing `json:"author,omitempty"`
	Publisher     *thing `json:"publisher,omitempty"`
}

type claimThing struct {
	Type            string  `json:"@type"`
	Author          *thing  `json:"author,omitempty"`
	DatePublished   string  `json:"datePublished,omitempty"`
	Appearance      []thing `json:"appearance,omitempty"`
	FirstAppearance *thing  `json:"firstAppearance,omitempty"`
}

type reviewRating struct {
	Type              string   `json:"@type"`
	AlternateName     string   `json:"alternateName"`
	RatingValue       *float64 `json:"ratingValue,omitempty"`
	BestRating        *float64 `json:"bestRating,omitempty"`
	WorstRating       *float64 `json:"worstRating,omitempty"`
	RatingExplanation string   `json:"ratingExplanation,omitempty"`
}

func writeClaimReview(w io.Writer, c Content) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(oneOrAll(reviewsOf(c)))
}

// oneOrAll is what is written of reviews: one alone is no array.
func oneOrAll(reviews []claimReview) any {
	if len(reviews) == 1 {
		return reviews[0]
	}
	return reviews
}

// reviewedIDs are the ids of the claims that a ClaimReview is written for, in order.
func reviewedIDs(c Content) []string {
	var ids []string
	for _, d := range c.chosen().Dossiers {
		if _, rated := d.Rating(); rated {
			ids = append(ids, d.Claim.ID)
		}
	}
	return ids
}

func reviewsOf(c Content) []claimReview {
	rated := len(reviewedIDs(c))
	out := []claimReview{}
	number := 0 // as the HTML report counts
	for _, d := range c.Dossiers {
		number++
		rating, ok := d.Rating()
		if !ok || c.Choices.Claim != "" && c.Choices.Claim != d.Claim.ID {
			continue
		}
		v, _ := d.Verdict()
		day := v.At.Day()
		if v.SignedAt != "" {
			day = v.SignedAt.Day()
		}
		r := claimReview{
			Context: "https://schema.org", Type: "ClaimReview", URL: reviewURL(c.Choices.ReviewURL, number, rated > 1),
			ClaimReviewed: oneLine(plain(d.Claim.Wording)), DatePublished: day, Author: reviewer(c.Choices.Newsroom, v),
			ReviewRating: reviewRating{Type: "Rating", AlternateName: rating.Label, RatingExplanation: strings.TrimSpace(plain(v.Reasoning))},
		}
		if rating.Value != nil {
			r.ReviewRating.RatingValue = rating.Value
			r.ReviewRating.BestRating, r.ReviewRating.WorstRating = bounds(d.Scale)
		}
		r.ItemReviewed = itemReviewed(c, d)
		out = append(out, r)
	}
	return out
}

// reviewURL is where the review of a claim stands: {n} in the address is the
// claim's number; without it several reviews on one page are told apart by the
// anchors of the HTML report.
func reviewURL(address string, number int, several bool) string {
	n := strconv.Itoa(number)
	if numbered := strings.ReplaceAll(address, "{n}", n); numbered != address {
		return webLink(numbered)
	}
	link := webLink(address)
	if link != "" && several && !strings.Contains(link, "#") {
		link += "#claim-" + n
	}
	return link
}

func reviewer(newsroom string, v model.Verdict) *thing {
	if name := oneLine(plain(newsroom)); name != "" {
		return &thing{Type: "Organization", Name: name}
	}
	return named("Person", v.By)
}

func named(kind, name string) *thing {
	if name = oneLine(plain(name)); name == "" {
		return nil
	}
	return &thing{Type: kind, Name: name}
}

// bounds are the best and the worst number of a scale.
func bounds(s model.Scale) (best, worst *float64) {
	for _, r := range s.Ratings {
		if r.Value == nil {
			continue
		}
		if best == nil || *r.Value > *best {
			best = r.Value
		}
		if worst == nil || *r.Value < *worst {
			worst = r.Value
		}
	}
	return best, worst
}

func itemReviewed(c Content, d model.Dossier) claimThing {
	item := claimThing{Type: "Claim", DatePublished: isoDate(d.Claim.Said)}
	if item.DatePublished == "" {
		item.DatePublished = isoDate(c.Article.Published)
	}
	if d.Claim.Speaker != "" {
		item.Author = named(speakerKind(d.Claim.Speaker), d.Claim.Speaker)
	}
	works := map[string]bool{}
	var first string
	for _, a := range append([]model.Appearance{{ArticleID: c.Article.ID}}, d.Appearances...) {
		article, known := c.Article, true
		if a.ArticleID != c.Article.ID {
			article, known = c.Elsewhere[a.ArticleID]
		}
		if !known || works[a.ArticleID] {
			continue
		}
		works[a.ArticleID] = true
		work, ok := workOf(article)
		if !ok {
			continue
		}
		item.Appearance = append(item.Appearance, work)
		if at := isoDate(article.Published); item.FirstAppearance == nil || at != "" && at < first {
			item.FirstAppearance, first = &work, at
		}
	}
	return item
}

// isoDate is a date, where it is one.
func isoDate(s string) string {
	if iso, ok := model.ParseDate(s); ok {
		return iso
	}
	return ""
}

// workOf describes an article that has an address.
func workOf(a model.Article) (thing, bool) {
	work := thing{Type: "NewsArticle", URL: webLink(a.URL), Headline: oneLine(plain(a.Title)), DatePublished: isoDate(a.Published), Author: named("Person", a.Byline), Publisher: named("Organization", a.Publisher)}
	return work, work.URL != ""
}

// bodies are words by which a speaker is known for an organisation.
var bodies = regexp.MustCompile(`(?i)(^|[^\pL])(ministry|department|government|administration|agency|office|bureau|commission|committee|council|parliament|congress|senate|university|institute|institution|association|federation|foundation|union|party|company|corporation|corp|inc|ltd|llc|gmbh|bank|court|embassy|house of|white house|pentagon|united nations|police|army|newspaper|news|press|times|campaign|coalition|group|organi[sz]ation)([^\pL]|$)`)

var capitals = regexp.MustCompile(`^\p{Lu}{2,6}$`) // NATO, UN, WHO

func speakerKind(name string) string {
	if bodies.MatchString(name) || capitals.MatchString(strings.TrimSpace(name)) {
		return "Organization"
	}
	return "Person"
}

// Warning is something about a claim that those who read what is published
// should not have to meet.
type Warning struct {
	ClaimID string `json:"claim"`  // "" where it is about all of them
	Number  int    `json:"number"` // of the claim, from 1
	About   Flaw   `json:"about"`
	Says    string `json:"says"` // in a sentence
}

// Flaw names what a Warning is about.
type Flaw string

const (
	LongWording     Flaw = "long wording"
	RatingInWording Flaw = "rating in wording"
	NoURL           Flaw = "no url"
	NoSpeaker       Flaw = "no speaker"
	NotRated        Flaw = "not rated"
	NoFont          Flaw = "no font"
	Stale           Flaw = "stale"    // the passage had other words when the verdict was given
	Reopened        Flaw = "reopened" // has a rating, and is in work again
	Gone            Flaw = "gone"     // its passage is no longer in the text
)

// outdated warns of verdicts that may not fit the text as it stands.
func outdated(c Content) []Warning {
	var all []Warning
	for i, d := range c.Dossiers {
		says := map[Flaw]string{
			Stale:    "has a verdict that was given when its passage had other words. Rate it again, or leave it out.",
			Reopened: "has a verdict, but is in work again.",
			Gone:     "is no longer in this text.",
		}[flawOf(d, c.Version.ID)]
		if says != "" && (c.Choices.Claim == "" || c.Choices.Claim == d.Claim.ID) {
			all = append(all, Warning{d.Claim.ID, i + 1, flawOf(d, c.Version.ID), fmt.Sprintf("Claim %d %s", i+1, says)})
		}
	}
	return all
}

// longestClaim is how many characters search engines show of a claim.
const longestClaim = 75

// Warnings tells what should be looked at before a report is published in a
// format: verdicts that may not fit the text, what a ClaimReview lacks, letters
// that a PDF cannot have.
func Warnings(f Format, c Content) []Warning {
	c = c.chosen()
	if f == JSON || f == Annotations { // which say all of it, and are read by programs
		return nil
	}
	all := outdated(c)
	if f == PDF {
		all = append(all, unset(c)...)
	}
	if f != ClaimReview && (f != HTML || !c.Choices.Embed) {
		return all
	}
	if len(reviewedIDs(c)) > 0 && reviewURL(c.Choices.ReviewURL, 1, false) == "" {
		all = append(all, Warning{About: NoURL, Says: "There is no address where the fact check will stand; without one no search engine shows it."})
	}
	for i, d := range c.Dossiers {
		if c.Choices.Claim != "" && c.Choices.Claim != d.Claim.ID {
			continue
		}
		say := func(about Flaw, format string, a ...any) {
			all = append(all, Warning{d.Claim.ID, i + 1, about, fmt.Sprintf("Claim %d ", i+1) + fmt.Sprintf(format, a...)})
		}
		rating, rated := d.Rating()
		if !rated {
			say(NotRated, "has no rating, so there is no review of it.")
			continue
		}
		if n := len([]rune(d.Claim.Wording)); n > longestClaim {
			say(LongWording, "has a wording of %d characters; search engines show %d.", n, longestClaim)
		}
		if saysWord(d.Claim.Wording, rating.Label) {
			say(RatingInWording, "says “%s” itself; a wording that contains the rating reads as the verdict.", rating.Label)
		}
		if d.Claim.Speaker == "" {
			say(NoSpeaker, "does not say who made it.")
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
