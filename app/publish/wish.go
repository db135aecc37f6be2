// Package publish is where a person chooses what a report is to be, and sees
// what it will be before it is written.
package publish

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"galley/model/report"
)

// Kind is a kind of report as it is offered.
type Kind struct {
	Label, About string
	Format       report.Format
	Rows         report.Rows
}

// Kinds are those there are, in the order they are offered.
var Kinds = []Kind{
	{"Web page (HTML)", "One file that needs no script and no network, for a browser, a site or an e-mail.", report.HTML, ""},
	{"PDF", "Pages to print and send, with bookmarks and links.", report.PDF, ""},
	{"Word document (DOCX)", "Highlights, with a comment for each verdict and each source.", report.DOCX, ""},
	{"Markdown", "Text with the claims in bold and a footnote each.", report.Markdown, ""},
	{"Table of claims (CSV)", "A row a claim, for a spreadsheet.", report.CSV, report.ClaimRows},
	{"Table of sources (CSV)", "A row a source on a claim.", report.CSV, report.SourceRows},
	{"Workbook (Excel)", "Claims and sources, a sheet each.", report.XLSX, ""},
	{"Everything (JSON)", "All of the article and what was found, to bring into another Galley.", report.JSON, ""},
	{"ClaimReview (JSON-LD)", "The fact check as search engines and archives read it.", report.ClaimReview, ""},
	{"Web Annotations (JSON-LD)", "The marks as other annotation tools read them.", report.Annotations, ""},
}

// Wish is what a person chose; it is remembered from one export to the next.
type Wish struct {
	Kind     string             `json:"kind"` // the label of one of Kinds; "" the first
	Claims   report.ClaimChoice `json:"claims"`
	Ratings  []string           `json:"ratings"` // nil all
	Without  []report.Part      `json:"without"`
	Language string             `json:"language"` // "" English
	Newsroom string             `json:"newsroom"`
	Logo     string             `json:"logo"`  // path of the picture, "" none
	Style    string             `json:"style"` // path of the folder, "" ours
	Embed    bool               `json:"embed"`
	Address  string             `json:"address"`
	NoBOM    bool               `json:"no_bom"`
	NoFiles  bool               `json:"no_files"`
}

// Remembered is a wish as Remember wrote it; what cannot be read is the usual one.
func Remembered(text string) Wish {
	var w Wish
	if json.Unmarshal([]byte(text), &w) != nil {
		return Wish{}
	}
	return w
}

// Remember is the wish as text.
func (w Wish) Remember() string {
	text, err := json.Marshal(w)
	if err != nil {
		return ""
	}
	return string(text)
}

// Chosen is the kind of report wanted.
func (w Wish) Chosen() Kind {
	for _, k := range Kinds {
		if k.Label == w.Kind {
			return k
		}
	}
	return Kinds[0]
}

// Choices are the wish in the words of model/report. It reads the logo: not for
// the UI goroutine.
func (w Wish) Choices() (report.Choices, error) {
	k := w.Chosen()
	c := report.Choices{Claims: w.Claims, Ratings: w.Ratings, Newsroom: strings.TrimSpace(w.Newsroom), Rows: k.Rows}
	switch k.Format {
	case report.HTML, report.PDF, report.DOCX, report.Markdown:
		c.Without, c.Language = w.Without, w.Language
	case report.CSV:
		c.BOM = !w.NoBOM
	case report.JSON:
		c.NoFiles = w.NoFiles
	}
	if w.Logo != "" && pictured(k.Format) {
		logo, err := report.ReadLogo(w.Logo)
		if err != nil {
			return c, err
		}
		c.Logo = logo
	}
	if k.Format == report.HTML {
		c.Embed = w.Embed
		if w.Style != "" {
			c.Style = os.DirFS(w.Style)
		}
	}
	if k.Format == report.ClaimReview || c.Embed {
		c.ReviewURL = strings.TrimSpace(w.Address)
	}
	return c, nil
}

// worded reports whether a format has parts and words of the report's own.
func worded(f report.Format) bool { return pictured(f) || f == report.Markdown }

// pictured reports whether a format has room for a logo.
func pictured(f report.Format) bool {
	return f == report.HTML || f == report.PDF || f == report.DOCX
}

// languageName is a language in its own words, as in "Deutsch".
func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	name := display.Self.Name(t)
	if name == "" {
		return tag
	}
	letters := []rune(name)
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
}

func base(path, none string) string {
	if path == "" {
		return none
	}
	return filepath.Base(path)
}
