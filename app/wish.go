package app

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"galley/app/publish"
	"galley/model/report"
)

// reportKind is a kind of report that can be chosen, and what writes it.
type reportKind struct {
	publish.Kind
	format report.Format
	rows   report.Rows
}

// reportKinds are those there are, in the order they are offered.
var reportKinds = []reportKind{
	{publish.Kind{Label: "Web page (HTML)", About: "One file that needs no script and no network, for a browser, a site or an e-mail.", Words: true, Picture: true, Newsroom: true, Page: true}, report.HTML, ""},
	{publish.Kind{Label: "PDF", About: "Pages to print and send, with bookmarks and links.", Words: true, Picture: true, Newsroom: true}, report.PDF, ""},
	{publish.Kind{Label: "Word document (DOCX)", About: "Highlights, with a comment for each verdict and each source.", Words: true, Picture: true, Newsroom: true}, report.DOCX, ""},
	{publish.Kind{Label: "Markdown", About: "Text with the claims in bold and a footnote each.", Words: true, Newsroom: true}, report.Markdown, ""},
	{publish.Kind{Label: "Table of claims (CSV)", About: "A row a claim, for a spreadsheet.", Table: true}, report.CSV, report.ClaimRows},
	{publish.Kind{Label: "Table of sources (CSV)", About: "A row a source on a claim.", Table: true}, report.CSV, report.SourceRows},
	{publish.Kind{Label: "Workbook (Excel)", About: "Claims and sources, a sheet each."}, report.XLSX, ""},
	{publish.Kind{Label: "Everything (JSON)", About: "All of the article and what was found, to bring into another Galley.", Files: true}, report.JSON, ""},
	{publish.Kind{Label: "ClaimReview (JSON-LD)", About: "The fact check as search engines and archives read it.", Newsroom: true, Review: true}, report.ClaimReview, ""},
	{publish.Kind{Label: "Web Annotations (JSON-LD)", About: "The marks as other annotation tools read them."}, report.Annotations, ""},
}

var claimLabels = map[report.ClaimChoice]string{
	report.AllClaims: "All that are marked", report.RatedClaims: "Those with a rating", report.SignedClaims: "Signed off only",
}

var partLabels = map[report.Part]string{
	report.Summary: "Summary", report.Text: "The article", report.Cards: "What was found on each claim", report.SourceList: "List of sources",
	report.Corrections: "Corrections", report.Method: "How to read it, scales",
}

// unratedLabel stands among the ratings for claims that have none.
const unratedLabel = "Not yet rated"

// reportOffer is what there is to choose about a report.
func reportOffer(ratings []string) publish.Offer {
	o := publish.Offer{Ratings: ratings}
	for _, k := range reportKinds {
		o.Kinds = append(o.Kinds, k.Kind)
	}
	for _, c := range report.ClaimChoices {
		o.Claims = append(o.Claims, publish.Named{Key: string(c), Label: claimLabels[c]})
	}
	for _, p := range report.Parts {
		o.Parts = append(o.Parts, publish.Named{Key: string(p), Label: partLabels[p]})
	}
	for _, l := range report.Languages() {
		o.Languages = append(o.Languages, publish.Named{Key: l, Label: languageName(l)})
	}
	return o
}

// usualWish is what a person who never chose gets: without the corrections, which
// are for a report that was published before.
var usualWish = publish.Wish{Without: []string{string(report.Corrections)}}

// kindOf is the kind of report that was chosen.
func kindOf(w publish.Wish) reportKind {
	for _, k := range reportKinds {
		if k.Label == w.Kind {
			return k
		}
	}
	return reportKinds[0]
}

// choicesOf is a wish in the words of model/report. It reads the logo: not for
// the UI goroutine.
func choicesOf(w publish.Wish) (report.Choices, error) {
	k := kindOf(w)
	var ratings []string
	for _, r := range w.Ratings {
		if r == unratedLabel {
			r = ""
		}
		ratings = append(ratings, r)
	}
	c := report.Choices{
		Claims: report.ClaimChoice(w.Claims), Ratings: ratings, Rows: k.rows, BOM: k.Table && !w.NoBOM,
		NoFiles: k.Files && w.NoFiles, History: k.Files && w.History, Embed: k.Page && w.Embed,
	}
	if k.Newsroom {
		c.Newsroom = strings.TrimSpace(w.Newsroom)
	}
	if k.Words {
		c.Language = w.Language
		c.Corrections = !slices.Contains(w.Without, string(report.Corrections))
		for _, p := range w.Without {
			c.Without = append(c.Without, report.Part(p))
		}
	}
	if k.Picture && w.Logo != "" {
		logo, err := report.ReadLogo(w.Logo)
		if err != nil {
			return c, err
		}
		c.Logo = logo
	}
	if k.Page && w.Style != "" {
		style, err := report.StyleIn(w.Style)
		if err != nil {
			return c, err
		}
		c.Style = style
	}
	if k.Review || c.Embed {
		c.ReviewURL = strings.TrimSpace(w.Address)
	}
	return c, nil
}

// languageName is a language in its own words, as in "Deutsch".
func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	letters := []rune(display.Self.Name(t))
	if len(letters) == 0 {
		return tag
	}
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
}
