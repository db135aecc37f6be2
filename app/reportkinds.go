package app

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"galley/app/locale"
	"galley/app/publish"
	"galley/model"
	"galley/model/report"
	"galley/model/report/html"
	"galley/model/report/view"
)

// reportKind is a kind of report that can be chosen: a format, or one of the tables of one.
type reportKind struct {
	publish.Kind
	format report.Format
	rows   view.Rows
	desk   bool // goes to the author and the desk, before publication
}

// kindWords are what people read of a kind of report, by its key.
var kindWords = map[string]struct{ label, about string }{
	"html":        {locale.Later("Web page (HTML)"), locale.Later("One file that needs no script and no network, for a browser, a site or an e-mail.")},
	"pdf":         {locale.Later("PDF"), locale.Later("Pages to print and send, with bookmarks and links.")},
	"docx":        {locale.Later("Word document (DOCX)"), locale.Later("Highlights, with a comment for each verdict and each source.")},
	"md":          {locale.Later("Markdown"), locale.Later("Text with the claims in bold and a footnote each.")},
	"csv":         {locale.Later("Table of claims (CSV)"), locale.Later("A row for each claim, for a spreadsheet.")},
	"csv-sources": {locale.Later("Table of sources (CSV)"), locale.Later("A row for each source on a claim.")},
	"xlsx":        {locale.Later("Workbook (Excel)"), locale.Later("Claims and sources, a sheet each.")},
	"json":        {locale.Later("Everything (JSON)"), locale.Later("The whole article with its claims, to import into another Galley.")},
	"claimreview": {locale.Later("ClaimReview (JSON-LD)"), locale.Later("The fact check for archives, the Fact Check API and language models. " +
		"Search results do not show it any more.")},
	"annotations": {locale.Later("Web Annotations (JSON-LD)"), locale.Later("The marks as other annotation tools read them.")},
	"cms":         {locale.Later("Fragment of HTML, for a CMS"), locale.Later("To paste into a page of your own, which styles it. It has no style and no script.")},
	"checked-copy": {locale.Later("Checked copy of the author's file"), locale.Later("The file that came in, with each proposed wording as a tracked change " +
		"and a comment with the reason and the sources.")},
	"checking-copy": {locale.Later("Checking copy of the author's file"), locale.Later("The file that came in, with a comment on every claim: outcome, " +
		"sources and what is open.")},
	"checking-copy-pdf": {locale.Later("Checking copy to print (PDF)"), locale.Later("The text with a comment on every claim: outcome, sources " +
		"and what is open.")},
	"wordpress": {locale.Later("Blocks of WordPress, for its editor"), locale.Later("To paste into the editor of WordPress: headings, paragraphs, lists and groups.")},
}

// reportKinds are the kinds of reports there are, in the order they are offered: the formats, and
// where a row can be about two things, one each.
var reportKinds = func() []reportKind {
	var kinds []reportKind
	for _, s := range report.Specs() {
		key := string(s.Format)
		if !s.Takes.Rows {
			kinds = append(kinds, newReportKind(s, key, ""))
			continue
		}
		kinds = append(kinds, newReportKind(s, key, view.ClaimRows), newReportKind(s, key+"-sources", view.SourceRows))
	}
	return kinds
}()

func newReportKind(s report.Spec, key string, rows view.Rows) reportKind {
	words, takes := kindWords[key], s.Takes
	return reportKind{publish.Kind{
		Key: key, Label: words.label, About: words.about, Words: takes.Parts || takes.Boxes || takes.Words, Parts: takes.Parts,
		Boxes: takes.Boxes, Picture: takes.Logo, Newsroom: takes.Newsroom,
		Page: takes.Style, Review: takes.ReviewURL, Table: takes.Rows, Files: takes.Files,
	}, s.Format, rows, s.Draft || s.Format == report.CheckingPDF}
}

var claimLabels = map[view.ClaimChoice]string{
	view.AllClaims: locale.Later("All that are marked"), view.RatedClaims: locale.Later("Those with a rating"),
	view.SignedClaims: locale.Later("Signed off only"),
}

var partLabels = map[view.Part]string{
	view.SignOff: locale.Later("Who rated, who signed off, what is open"), view.Summary: locale.Later("Summary"), view.Text: locale.Later("The article"), view.Cards: locale.Later("What was found on each claim"), view.SourceList: locale.Later("List of sources"),
	view.Ledger: locale.Later("Names, dates and figures"), view.Corrections: locale.Later("Corrections"), view.Method: locale.Later("How to read it, scales"),
}

// unratedLabel stands among the ratings for claims that have none.
var unratedLabel = locale.Later("Not yet rated")

// firstAtTheDesk is the kind of report that those who check before publication are offered where
// they never chose: the author's file corrected, or where there is no such file the text to print.
func firstAtTheDesk(drafted bool) string {
	if drafted {
		return string(report.CheckedCopy)
	}
	return string(report.CheckingPDF)
}

// inOrderOf are the kinds of reports as they are offered: before publication those for the author
// and the desk stand first.
func inOrderOf(early bool) []reportKind {
	all := slices.Clone(reportKinds)
	if early {
		slices.SortStableFunc(all, func(a, b reportKind) int { return rank(a) - rank(b) })
	}
	return all
}

func rank(k reportKind) int {
	if k.desk {
		return 0
	}
	return 1
}

// reportOffer is what there is to choose about a report, or about what is copied for a CMS; early
// where the person checks before publication.
func reportOffer(ratings []publish.Named, copying, early bool) publish.Offer {
	o := publish.Offer{Ratings: ratings}
	for _, k := range inOrderOf(early) {
		if k.Boxes || !copying {
			k.Label, k.About = locale.Word(k.Label), locale.Word(k.About)
			kind := k.Kind
			kind.Label, kind.About = locale.Word(kind.Label), locale.Word(kind.About)
			o.Kinds = append(o.Kinds, kind)
		}
	}
	for _, c := range view.ClaimChoices {
		o.Claims = append(o.Claims, publish.Named{Key: string(c), Label: locale.Word(claimLabels[c])})
	}
	for _, p := range view.Parts {
		o.Parts = append(o.Parts, publish.Named{Key: string(p), Label: locale.Word(partLabels[p])})
	}
	for _, l := range view.Languages() {
		o.Languages = append(o.Languages, publish.Named{Key: l, Label: languageName(l)})
	}
	return o
}

// usualSettings are what a person who never chose gets: without the ledger, which is for the desk
// and not for readers, and without the corrections, which are for a
// report that was published before.
var usualSettings = publish.Settings{Without: []string{string(view.Corrections), string(view.Ledger)}, Asked: true}

// labelsBefore are the labels that settings held, up to Galley 0.1, where they hold keys now. They
// stay as they were, whatever the kinds are called.
var labelsBefore = map[string]string{
	"Web page (HTML)": "html", "PDF": "pdf", "Word document (DOCX)": "docx", "Markdown": "md", "Table of claims (CSV)": "csv",
	"Table of sources (CSV)": "csv-sources", "Workbook (Excel)": "xlsx", "Everything (JSON)": "json",
	"ClaimReview (JSON-LD)": "claimreview", "Web Annotations (JSON-LD)": "annotations",
}

// unratedBefore stood among the ratings for claims that have none; the key of these is "".
const unratedBefore = "Not yet rated"

// remembered returns the settings that were kept as text, now or by an earlier Galley. Until
// another language is chosen a report has the words of the window's.
func remembered(text string) publish.Settings {
	s := publish.Remembered(text, usualSettings)
	if !s.Asked { // written before a report could have a ledger
		s.Without, s.Asked = append(s.Without, string(view.Ledger)), true
	}
	if key, label := labelsBefore[s.Kind]; label {
		s.Kind = key
	}
	for i, r := range s.Ratings {
		if r == unratedBefore {
			s.Ratings[i] = ""
		}
	}
	if spoken := locale.Language(); s.Language == "" && spoken != language.English && slices.Contains(view.Languages(), spoken.String()) {
		s.Language = spoken.String()
	}
	return s
}

// ofPublished are settings as they are shown for a check that was published: it has its log, unless
// somebody left that out of one before.
func ofPublished(s publish.Settings) publish.Settings {
	log := string(view.Corrections)
	s.Without = slices.DeleteFunc(slices.Clone(s.Without), func(p string) bool { return p == log })
	if s.NoLog {
		s.Without = append(s.Without, log)
	}
	return s
}

// fromPublished are settings that were shown for a published check, to be kept: drafts have no log
// where they had none before.
func fromPublished(s, before publish.Settings) publish.Settings {
	log := string(view.Corrections)
	s.NoLog = slices.Contains(s.Without, log)
	s.Without = slices.DeleteFunc(slices.Clone(s.Without), func(p string) bool { return p == log })
	if s.NoLog || slices.Contains(before.Without, log) {
		s.Without = append(s.Without, log)
	}
	return s
}

// kindOf is the kind of report that was chosen.
func kindOf(s publish.Settings) reportKind {
	for _, k := range reportKinds {
		if k.Key == s.Kind {
			return k
		}
	}
	return reportKinds[0]
}

// leftOutOf are the flaws whose claims are left out.
func leftOutOf(s publish.Settings) []model.Flaw {
	var all []model.Flaw
	for _, f := range model.PreflightFlaws { // what a later Galley may have kept is none of them
		if slices.Contains(s.LeaveOut, string(f)) {
			all = append(all, f)
		}
	}
	return all
}

// choicesOf returns the settings as choices of model/report, with the desk's list of spellings at a
// path, "" none. It reads the logo and the list: not for the UI goroutine.
func choicesOf(s publish.Settings, spellings string) (view.Choices, error) {
	k := kindOf(s)
	c := view.Choices{
		Claims: view.ClaimChoice(s.Claims), Ratings: s.Ratings, LeaveOut: leftOutOf(s), Rows: k.rows, BOM: k.Table && !s.NoBOM,
		NoFiles: k.Files && s.NoFiles, History: k.Files && s.History, Embed: k.Page && s.Embed,
	}
	if k.Newsroom {
		c.Newsroom = strings.TrimSpace(s.Newsroom)
	}
	if k.Words {
		c.Language = s.Language
	}
	if k.Boxes && !s.Text {
		c.Without = []view.Part{view.Text}
	}
	if k.Parts {
		c.Corrections = !slices.Contains(s.Without, string(view.Corrections))
		c.Ledger = !slices.Contains(s.Without, string(view.Ledger))
		for _, p := range s.Without {
			if p != string(view.Corrections) || s.NoLog { // a published check has its log by itself
				c.Without = append(c.Without, view.Part(p))
			}
		}
	}
	if c.Ledger {
		list, _, err := model.ReadSpellings(spellings)
		if err != nil {
			return c, err
		}
		c.Spellings = list
	}
	if k.Picture && s.Logo != "" {
		logo, err := view.ReadLogo(s.Logo)
		if err != nil {
			return c, err
		}
		c.Logo = logo
	}
	if k.Page && s.Style != "" {
		style, err := html.StyleIn(s.Style)
		if err != nil {
			return c, err
		}
		c.Style = style
	}
	if k.Review || c.Embed {
		c.ReviewURL = strings.TrimSpace(s.Address)
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
