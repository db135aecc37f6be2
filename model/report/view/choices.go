package view

import (
	"io/fs"
	"slices"
	"strings"

	"galley/model"
	"galley/model/ledger"
)

// Choices are what a person settles before a report is written. The zero value
// is what most want.
type Choices struct {
	Claims   ClaimChoice  // which claims are in it
	Ratings  []string     // only claims with one of these ratings in force, "" for those without one; nil all
	LeaveOut []model.Flaw // no claims with one of these flaws
	Without  []Part       // HTML, PDF, DOCX, Markdown: parts left out (see Corrections too)
	Language string       // the same: of the report's own words, a BCP 47 tag; "" English
	Newsroom string       // who publishes it; "" nobody is named (ClaimReview: the editor who gave the verdict)
	Logo     []byte       // of the newsroom, PNG or JPEG; HTML, PDF, DOCX
	Style    fs.FS        // HTML: a folder with a report.html.tmpl, a report.css or both instead of ours; nil ours
	Embed    bool         // HTML: with its ClaimReview for search engines and archives

	Rows      Rows   // CSV: what a row is about
	BOM       bool   // CSV: begin with a byte order mark, by which Excel tells UTF-8
	ReviewURL string // ClaimReview: where the fact check will stand; {n} is the claim's number
	Claim     string // ClaimReview: only of the claim with this id, "" of all
	NoFiles   bool   // JSON: leave out the bytes of originals and attachments
	History   bool   // JSON: with what was done, by whom, in today's names

	// Identities calls confidential sources by their names: for a lawyer or a co-editor, never for readers. The
	// content has to be read with the names (library.WithNames). Private notes and private evidence stay out.
	Identities bool

	// Corrections puts the log of corrections in, and the verdicts before those in
	// force. Galley does not know when a newsroom published. What was changed before
	// then is a draft, and nobody else's business.
	Corrections bool

	// Ledger puts the table of names, dates and figures in, with what is ticked.
	Ledger    bool
	Spellings ledger.Spellings // how the desk writes names, for the table's hints
}

// ClaimChoice says how far the work on a claim must have come for a report.
type ClaimChoice string

const (
	AllClaims    ClaimChoice = ""       // whatever was marked
	RatedClaims  ClaimChoice = "rated"  // those with a rating in force
	SignedClaims ClaimChoice = "signed" // those a second editor agreed with
)

// ClaimChoices in the order they are offered.
var ClaimChoices = []ClaimChoice{AllClaims, RatedClaims, SignedClaims}

// Part is a part of a report that can be left out.
type Part string

const (
	SignOff     Part = "signoff"     // who rated and who signed off, and what is open
	Summary     Part = "summary"     // the table of the claims with their ratings
	Text        Part = "article"     // the article with its highlights
	Cards       Part = "claims"      // what was found on each claim
	SourceList  Part = "sources"     // every source once, numbered
	Corrections Part = "corrections" // what was changed after it may have been published
	Ledger      Part = "ledger"      // every name, date and figure with its places
	Method      Part = "method"      // how to read the report, with the scales
)

// Parts in the order a report has them.
var Parts = []Part{SignOff, Summary, Text, Cards, SourceList, Ledger, Corrections, Method}

// Has reports whether a part is in the report.
func (c Choices) Has(p Part) bool {
	return !slices.Contains(c.Without, p) && (p != Corrections || c.Corrections) && (p != Ledger || c.Ledger)
}

// Takes reports whether the choices let a claim into the report of a version; unticked are the items of
// its checklists that nobody ticked.
func (c Choices) Takes(d model.Dossier, versionID string, unticked []model.Item) bool {
	flaws := d.Preflight(versionID, unticked)
	return c.asks(d) && !slices.ContainsFunc(c.LeaveOut, func(f model.Flaw) bool { return slices.Contains(flaws, f) })
}

// asks reports whether a claim is one of those asked for, whatever its flaws are.
func (c Choices) asks(d model.Dossier) bool {
	rating, rated := d.Rating()
	switch c.Claims {
	case RatedClaims:
		if !rated {
			return false
		}
	case SignedClaims:
		if d.Claim.Status != model.SignedOff {
			return false
		}
	}
	if !rated {
		rating.Label = ""
	}
	return len(c.Ratings) == 0 || slices.Contains(c.Ratings, rating.Label)
}

// read says in a sentence what is wrong with the choices, and reads the logo among them.
func (c Choices) read() (Logo, error) {
	if !slices.Contains(ClaimChoices, c.Claims) {
		return Logo{}, model.Faultf(model.Invalid, "Which claims go into a report is “rated”, “signed” or all of them, not “%s”.", c.Claims)
	}
	for _, p := range c.Without {
		if !slices.Contains(Parts, p) {
			return Logo{}, model.Faultf(model.Invalid, "A report has no part “%s”. Its parts are: %s.", p, Listed(Parts))
		}
	}
	for _, f := range c.LeaveOut {
		if !slices.Contains(model.PreflightFlaws, f) {
			return Logo{}, model.Faultf(model.Invalid, "Claims cannot be left out for being “%s”. It can be: %s.", f, Listed(model.PreflightFlaws))
		}
	}
	if _, ok := languageOf(c.Language); !ok {
		return Logo{}, model.Faultf(model.Invalid, "Galley cannot write a report in “%s”. Its languages are: %s.", c.Language,
			Listed(Languages()))
	}
	logo, ok := logoOf(c.Logo)
	if !ok && len(c.Logo) > 0 {
		return Logo{}, model.Faultf(model.Invalid, "The newsroom's logo is not a readable PNG or JPEG picture, so the report was "+
			"not written.")
	}
	return logo, nil
}

// Listed names all of them on one line.
func Listed[S ~string](all []S) string {
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = string(s)
	}
	return strings.Join(names, ", ")
}

// Rows says what a row of a CSV file is about: the format has room for one table.
type Rows string

const (
	ClaimRows  Rows = "claims"  // a row a claim, its sources joined in one column; also ""
	SourceRows Rows = "sources" // a row a source on a claim
	LedgerRows Rows = "ledger"  // a row a name, date or figure of the article
)
