package report

import (
	"bytes"
	"context"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"galley/model"
	"galley/model/disk"
	"galley/model/report/cms"
	"galley/model/report/docx"
	"galley/model/report/draft"
	"galley/model/report/html"
	"galley/model/report/interchange"
	"galley/model/report/markdown"
	"galley/model/report/pdf"
	"galley/model/report/sheet"
	"galley/model/report/view"
)

// Format is the key of a kind of report: what galleyctl takes, and what preferences keep.
type Format string

// The formats there are.
const (
	HTML     Format = "html"
	PDF      Format = "pdf"
	DOCX     Format = "docx"
	Markdown Format = "md"
	CSV      Format = "csv"
	XLSX     Format = "xlsx"
	JSON     Format = "json"

	ClaimReview Format = "claimreview" // schema.org JSON-LD
	Annotations Format = "annotations" // W3C Web Annotations

	CMS       Format = "cms"       // a fragment of HTML for a site's own page
	WordPress Format = "wordpress" // the same in the blocks of WordPress

	CheckedCopy  Format = "checked-copy"  // the author's file with the proposed wordings as tracked changes
	CheckingCopy Format = "checking-copy" // the same file with a comment on every claim

	CheckingPDF Format = "checking-copy-pdf" // the same comments below the text, to print
)

// Takes says which choices change a report in a format. Which claims are in it can be chosen for
// all formats.
type Takes struct {
	Parts     bool // which parts are in it, and the language of its own words
	Words     bool // the language of its own words, and nothing else of the two
	Boxes     bool // whether the article is in it or the verdicts alone, and the language of its own words
	Logo      bool
	Newsroom  bool
	Style     bool // a style of a newsroom's own, and a ClaimReview in the page
	ReviewURL bool // where the fact check will stand
	Rows      bool // what a row is about, and a byte order mark
	Files     bool // originals and attachments, and the history
}

// Spec is a line of the table of formats: all that is known of one.
type Spec struct {
	Format    Format
	Extension string // of file names, with its dot
	MediaType string
	Text      bool // a terminal can show it
	OneValue  bool // it is one JSON value by itself
	Takes     Takes
	Draft     bool // it is the file that the version came from, written in; there is one only of a Word or OpenDocument file

	write func(ctx context.Context, w io.Writer, c view.Chosen) error
	warns []func(view.Chosen) []view.Warning
	is    func(f file, own bool) bool // reports whether a file is a report in this format; own: its style is a newsroom's
}

// specs are the formats there are, in the order they are offered.
var specs = []Spec{
	{
		Format: HTML, Extension: ".html", MediaType: "text/html; charset=utf-8", Text: true,
		Takes: Takes{Parts: true, Logo: true, Newsroom: true, Style: true},
		write: writeHTML, warns: []func(view.Chosen) []view.Warning{view.Flawed, embedded},
		is: func(f file, own bool) bool {
			return htmlHead.Match(f.head) || own && bytes.HasPrefix(f.head, []byte("<"))
		},
	},
	{
		Format: PDF, Extension: ".pdf", MediaType: "application/pdf", Takes: Takes{Parts: true, Logo: true, Newsroom: true},
		write: pdf.Write, warns: []func(view.Chosen) []view.Warning{view.Flawed, pdf.Warnings},
		is: func(f file, _ bool) bool { return bytes.HasPrefix(f.head, []byte("%PDF-")) },
	},
	{
		Format: DOCX, Extension: ".docx", MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		Takes: Takes{Parts: true, Logo: true, Newsroom: true},
		write: atOnce(docx.Write), warns: []func(view.Chosen) []view.Warning{view.Flawed},
		is: func(f file, _ bool) bool { return f.hasMember("word/document.xml") && !draft.Is(f.whole, f.size) },
	},
	{
		Format: Markdown, Extension: ".md", MediaType: "text/markdown; charset=utf-8", Text: true, Takes: Takes{Parts: true, Newsroom: true},
		write: atOnce(markdown.Write), warns: []func(view.Chosen) []view.Warning{view.Flawed},
		is: func(f file, _ bool) bool {
			return bytes.HasPrefix(f.head, []byte("# ")) && f.isText() && slices.Contains(markdownEndings, f.ending)
		},
	},
	{
		Format: CSV, Extension: ".csv", MediaType: "text/csv; charset=utf-8", Text: true, Takes: Takes{Rows: true},
		write: atOnce(sheet.WriteCSV), warns: []func(view.Chosen) []view.Warning{view.Flawed},
		is: func(f file, _ bool) bool {
			line, _, _ := bytes.Cut(f.head, []byte("\n"))
			columns := strings.Split(strings.TrimSpace(string(line)), ",")
			return slices.Contains(columns, "wording") && slices.Contains(columns, "rating")
		},
	},
	{
		Format: XLSX, Extension: ".xlsx", MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		write: atOnce(sheet.WriteXLSX), warns: []func(view.Chosen) []view.Warning{view.Flawed},
		is: func(f file, _ bool) bool { return f.hasMember("xl/workbook.xml") },
	},
	{ // it says all that a caution would, and programs read it
		Format: JSON, Extension: ".json", MediaType: "application/json", Text: true, OneValue: true, Takes: Takes{Files: true},
		write: atOnce(interchange.WriteJSON),
		is:    func(f file, _ bool) bool { return interchange.IsJSON(f.head) },
	},
	{
		Format: ClaimReview, Extension: ".jsonld", MediaType: "application/ld+json", Text: true, OneValue: true,
		Takes: Takes{Newsroom: true, ReviewURL: true}, write: atOnce(interchange.WriteClaimReview),
		warns: []func(view.Chosen) []view.Warning{reviewFlaws, interchange.ReviewWarnings},
		is: func(f file, _ bool) bool {
			return f.isJSONWith("schema.org", `"ClaimReview"`) || string(bytes.TrimSpace(f.head)) == "[]"
		},
	},
	{
		Format: Annotations, Extension: ".jsonld", MediaType: "application/ld+json", Text: true, OneValue: true,
		write: atOnce(interchange.WriteAnnotations),
		is:    func(f file, _ bool) bool { return f.isJSONWith("www.w3.org/ns/anno.jsonld") },
	},
	{
		Format: CMS, Extension: ".html", MediaType: "text/html; charset=utf-8", Text: true, Takes: Takes{Boxes: true},
		write: atOnce(cms.Write), warns: []func(view.Chosen) []view.Warning{view.Flawed},
		is: func(f file, _ bool) bool { return cms.Is(string(f.head), false) },
	},
	{
		Format: WordPress, Extension: ".html", MediaType: "text/html; charset=utf-8", Text: true, Takes: Takes{Boxes: true},
		write: atOnce(cms.WriteWordPress), warns: []func(view.Chosen) []view.Warning{view.Flawed},
		is: func(f file, _ bool) bool { return cms.Is(string(f.head), true) },
	},
	{
		Format: CheckedCopy, Extension: ".docx", MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		Takes: Takes{Words: true}, Draft: true, write: draft.Writer(false), warns: []func(view.Chosen) []view.Warning{draft.Warnings(false)},
		is: func(f file, _ bool) bool { return draft.Is(f.whole, f.size) },
	},
	{
		Format: CheckingCopy, Extension: ".docx", MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		Takes: Takes{Words: true}, Draft: true, write: draft.Writer(true), warns: []func(view.Chosen) []view.Warning{draft.Warnings(true)},
		is: func(f file, _ bool) bool { return draft.Is(f.whole, f.size) },
	},
	{ // it needs no file of the author's
		Format: CheckingPDF, Extension: ".pdf", MediaType: "application/pdf", Takes: Takes{Words: true, Logo: true, Newsroom: true},
		write: writeCheckingPDF, warns: []func(view.Chosen) []view.Warning{view.Flawed, pdf.Warnings},
		is: func(f file, _ bool) bool { return bytes.HasPrefix(f.head, []byte("%PDF-")) },
	},
}

// At is the format that a file of a name is written in: a checking copy whose name ends in .pdf is one
// to print.
func (f Format) At(name string) Format {
	if f == CheckingCopy && strings.EqualFold(path.Ext(name), ".pdf") {
		return CheckingPDF
	}
	return f
}

func writeCheckingPDF(ctx context.Context, w io.Writer, c view.Chosen) error {
	comments, err := draft.Comments(c)
	if err != nil {
		return err
	}
	return pdf.WriteComments(ctx, w, c, comments)
}

var htmlHead = regexp.MustCompile(`^(?i)(<\?xml[^>]*>\s*|<!--(?s:.*?)-->\s*)*<(!doctype\s+html|html)[\s>]`)

// markdownEndings are the endings of names that a Markdown text has. Its content
// alone does not tell it from a script: both may begin with a number sign.
var markdownEndings = []string{"", ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"}

// atOnce is a writer that looks at no context: what it writes to does.
func atOnce(write func(io.Writer, view.Chosen) error) func(context.Context, io.Writer, view.Chosen) error {
	return func(_ context.Context, w io.Writer, c view.Chosen) error { return write(w, c) }
}

// writeHTML writes the page, with its ClaimReview where that was chosen.
func writeHTML(ctx context.Context, w io.Writer, c view.Chosen) error {
	review := ""
	if c.Choices.Embed {
		var err error
		if review, err = interchange.EmbeddedClaimReview(c); err != nil {
			return err
		}
	}
	return html.Write(ctx, w, c, review)
}

// reviewFlaws are those of the claims that a ClaimReview has: of one without a rating there is no
// review, and its own warnings say so.
func reviewFlaws(c view.Chosen) []view.Warning {
	rated := interchange.Reviewed(c)
	return slices.DeleteFunc(view.Flawed(c), func(w view.Warning) bool {
		return w.About != model.FlawContested && !slices.Contains(rated, w.ClaimID)
	})
}

// embedded warns of the ClaimReview in a page, where there is one.
func embedded(c view.Chosen) []view.Warning {
	if !c.Choices.Embed {
		return nil
	}
	return slices.DeleteFunc(interchange.ReviewWarnings(c), func(w view.Warning) bool { return w.About == model.FlawUnrated }) // said before
}

// Specs is the table of formats, in the order they are offered.
func Specs() []Spec { return slices.Clone(specs) }

// Formats returns the formats there are, in the order they are offered.
func Formats() []Format { return Taking(func(Takes) bool { return true }) }

// Taking returns the formats whose reports a choice changes.
func Taking(choice func(Takes) bool) []Format {
	var all []Format
	for _, s := range specs {
		if choice(s.Takes) {
			all = append(all, s.Format)
		}
	}
	return all
}

// Spec returns what is known of the format, and whether there is such a format.
func (f Format) Spec() (Spec, bool) {
	if i := slices.IndexFunc(specs, func(s Spec) bool { return s.Format == f }); i >= 0 {
		return specs[i], true
	}
	return Spec{}, false
}

// known is the format's line of the table, or a fault in a sentence.
func (f Format) known() (Spec, error) {
	s, known := f.Spec()
	if !known {
		return s, model.Faultf(model.Invalid, "Galley does not write reports as “%s”. It writes: %s.", f, view.Listed(Formats()))
	}
	return s, nil
}

// Extension is what the format's file names end in, with its dot.
func (f Format) Extension() string {
	s, _ := f.Spec()
	return s.Extension
}

// replaces says which files a report may take the place of: those of its own
// format. What is written at a path before its last letter is typed, or in a
// script with the wrong variable, is then never somebody's other work.
func (s Spec) replaces(name string, c view.Choices) disk.Over {
	return func(old io.ReaderAt, size int64) bool {
		f, err := readHead(old, size, name)
		if f.short {
			return err == nil
		}
		return s.is(f, c.Style != nil)
	}
}
