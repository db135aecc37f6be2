package interchange

import (
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/prose"
	"galley/model/report/view"
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

// WriteClaimReview writes the reviews of the claims that have a rating.
func WriteClaimReview(w io.Writer, c view.Chosen) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(oneOrAll(reviewsOf(c)))
}

// EmbeddedClaimReview is the same for the script element of a page, "" where there is no review.
func EmbeddedClaimReview(c view.Chosen) (string, error) {
	reviews := reviewsOf(c)
	if len(reviews) == 0 {
		return "", nil
	}
	text, err := json.Marshal(oneOrAll(reviews)) // escapes angle brackets: no word can end the element
	return string(text), err
}

// oneOrAll is what is written of reviews: one alone is no array.
func oneOrAll(reviews []claimReview) any {
	if len(reviews) == 1 {
		return reviews[0]
	}
	return reviews
}

// Reviewed are the ids of the claims that a review is made of: rated ones, on a scale that says how
// true they are. An outcome of the desk says what becomes of a sentence before it is published.
func Reviewed(c view.Chosen) []string {
	desk := map[string]bool{}
	for _, d := range c.Dossiers {
		desk[d.Claim.ID] = d.Scale.ID == model.DeskScale
	}
	return slices.DeleteFunc(slices.Clone(c.Rated()), func(id string) bool { return desk[id] })
}

func reviewsOf(c view.Chosen) []claimReview {
	rated := len(Reviewed(c))
	out := []claimReview{}
	for _, d := range c.Dossiers {
		rating, ok := d.Rating()
		if !ok || d.Scale.ID == model.DeskScale || c.Choices.Claim != "" && c.Choices.Claim != d.Claim.ID {
			continue
		}
		v, _ := d.Verdict()
		day := v.At.Day()
		if v.SignedAt != "" {
			day = v.SignedAt.Day()
		}
		r := claimReview{
			Context: "https://schema.org", Type: "ClaimReview", URL: reviewURL(c.Choices.ReviewURL, c.Number(d), rated > 1),
			ClaimReviewed: prose.OneLine(prose.Plain(d.Claim.Wording)), DatePublished: day, Author: reviewer(c.Choices.Newsroom, v),
			ReviewRating: reviewRating{Type: "Rating", AlternateName: rating.Label, RatingExplanation: strings.TrimSpace(prose.Plain(v.Reasoning))},
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
// claim's number. Without it, several reviews on one page have the anchors of the
// HTML report.
func reviewURL(address string, number int, several bool) string {
	n := strconv.Itoa(number)
	if numbered := strings.ReplaceAll(address, "{n}", n); numbered != address {
		return view.WebLink(numbered)
	}
	link := view.WebLink(address)
	if link != "" && several && !strings.Contains(link, "#") {
		link += "#claim-" + n
	}
	return link
}

func reviewer(newsroom string, v model.Verdict) *thing {
	if name := prose.OneLine(prose.Plain(newsroom)); name != "" {
		return &thing{Type: "Organization", Name: name}
	}
	return named("Person", v.By)
}

func named(kind, name string) *thing {
	if name = prose.OneLine(prose.Plain(name)); name == "" {
		return nil
	}
	return &thing{Type: kind, Name: name}
}

// bounds are the best and the worst number of a scale.
func bounds(s model.Scale) (best, worst *float64) {
	b, w, ok := s.Bounds()
	if !ok {
		return nil, nil
	}
	return &b, &w
}

func itemReviewed(c view.Chosen, d model.Dossier) claimThing {
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
	work := thing{
		Type: "NewsArticle", URL: view.WebLink(a.URL), Headline: prose.OneLine(prose.Plain(a.Title)), DatePublished: isoDate(a.Published),
		Author: named("Person", a.Byline), Publisher: named("Organization", a.Publisher),
	}
	return work, work.URL != ""
}

// bodies are words by which a speaker is known for an organisation.
var bodies = regexp.MustCompile(`(?i)(^|[^\pL])(` +
	`ministry|department|government|administration|agency|office|bureau|commission|committee|council` +
	`|parliament|congress|senate|university|institute|institution|association|federation|foundation|union` +
	`|party|company|corporation|corp|inc|ltd|llc|gmbh|bank|court|embassy|house of|white house|pentagon` +
	`|united nations|police|army|newspaper|news|press|times|campaign|coalition|group|organi[sz]ation` +
	`)([^\pL]|$)`)

var capitals = regexp.MustCompile(`^\p{Lu}{2,6}$`) // NATO, UN, WHO

func speakerKind(name string) string {
	if bodies.MatchString(name) || capitals.MatchString(strings.TrimSpace(name)) {
		return "Organization"
	}
	return "Person"
}
