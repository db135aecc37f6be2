// Package report writes what leaves Galley (the annotated report as one HTML
// file that needs no script, as Markdown, tables, JSON, ClaimReview and Web
// Annotations) and reads back what other programs, and other Galleys, wrote.
package report

import (
	"context"
	"io"
	"strings"

	"galley/model"
	"galley/model/disk"
)

// Content is everything a report is made of. The same Content gives the same bytes.
type Content struct {
	Article   model.Article
	Version   model.Version
	Others    []model.Version          // of the article, by number
	Elsewhere map[string]model.Article // others in which its claims stand too, by id
	Dossiers  []model.Dossier          // of the claims that stand in the version, in its order
	Events    []model.Event            // the article's history, newest first; may be nil
	Scales    []model.Scale
	Tags      map[string][]string                   // words on the article and its claims, by id
	File      func(hash string) (model.File, error) // reads an original or attachment with its bytes; nil where there are none
	Editor    string                                // who made the report
	Made      model.Stamp
	Generator string // "Galley 0.1.0"
	Choices   Choices

	marked int // claims there were before some were chosen
}

// Library is what a report is read from.
type Library interface {
	Proof(ctx context.Context, articleID string, version int) (model.Proof, error)
	History(ctx context.Context, target string, limit int) ([]model.Event, error)
	Scales(ctx context.Context) ([]model.Scale, error)
	Article(ctx context.Context, id string) (model.Article, error)
	Version(ctx context.Context, id string) (model.Version, error)
	VersionIDs(ctx context.Context, articleID string) ([]string, error) // by number
	TagsIn(ctx context.Context, articleID string) (map[string][]string, error)
	FileBytes(ctx context.Context, hash string) (model.File, error)
}

// Collect reads what the report of one version of an article is made of; Made
// is now, Editor and Generator are left to the caller. Version 0 is the newest.
func Collect(ctx context.Context, lib Library, articleID string, version int) (Content, error) {
	proof, err := lib.Proof(ctx, articleID, version)
	if err != nil {
		return Content{}, err
	}
	events, err := lib.History(ctx, proof.Article.ID, 0)
	if err != nil {
		return Content{}, err
	}
	scales, err := lib.Scales(ctx)
	if err != nil {
		return Content{}, err
	}
	tags, err := lib.TagsIn(ctx, proof.Article.ID)
	if err != nil {
		return Content{}, err
	}
	c := Content{
		Article: proof.Article, Version: proof.Version, Dossiers: proof.Dossiers,
		Events: events, Scales: scales, Tags: tags, Made: model.Now(),
		Elsewhere: map[string]model.Article{},
		File:      func(hash string) (model.File, error) { return lib.FileBytes(ctx, hash) },
	}
	for _, d := range c.Dossiers {
		for _, a := range d.Appearances {
			if _, known := c.Elsewhere[a.ArticleID]; known || a.ArticleID == c.Article.ID {
				continue
			}
			if c.Elsewhere[a.ArticleID], err = lib.Article(ctx, a.ArticleID); err != nil {
				return Content{}, err
			}
		}
	}
	ids, err := lib.VersionIDs(ctx, proof.Article.ID)
	if err != nil {
		return Content{}, err
	}
	for _, id := range ids {
		if id == proof.Version.ID {
			continue
		}
		v, err := lib.Version(ctx, id)
		if err != nil {
			return Content{}, err
		}
		c.Others = append(c.Others, v)
	}
	return c, nil
}

// Format names a kind of report.
type Format string

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
)

// writers are the formats there are, in the order they are offered.
var writers = []struct {
	format    Format
	extension string // of file names, with its dot
	write     func(io.Writer, Content) error
}{
	{HTML, ".html", writeHTML},
	{PDF, ".pdf", writePDF},
	{DOCX, ".docx", writeDOCX},
	{Markdown, ".md", writeMarkdown},
	{CSV, ".csv", writeCSV},
	{XLSX, ".xlsx", writeXLSX},
	{JSON, ".json", writeJSON},
	{ClaimReview, ".jsonld", writeClaimReview},
	{Annotations, ".jsonld", writeAnnotations},
}

// Formats are those there are, in the order they are offered.
func Formats() []Format {
	all := make([]Format, len(writers))
	for i, w := range writers {
		all[i] = w.format
	}
	return all
}

// Extension is what the format's file names end in, with its dot.
func (f Format) Extension() string {
	for _, w := range writers {
		if w.format == f {
			return w.extension
		}
	}
	return "." + string(f)
}

// Text reports whether the format is text, which a terminal can show.
func (f Format) Text() bool { return f != XLSX && f != PDF && f != DOCX }

// Write writes a report. An unknown format is an Invalid fault and nothing is written.
func Write(ctx context.Context, w io.Writer, f Format, c Content) error {
	if err := c.Choices.valid(); err != nil {
		return err
	}
	c = c.chosen()
	for _, known := range writers {
		if known.format == f {
			return known.write(&patient{ctx, w}, c)
		}
	}
	return model.Faultf(model.Invalid, "Galley does not write reports as “%s”. It writes: %s.", f, joinedAll(Formats()))
}

func joinedAll[S ~string](all []S) string {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(s))
	}
	return b.String()
}

// patient is a writer that stops when its context does.
type patient struct {
	ctx context.Context
	w   io.Writer
}

func (p *patient) Write(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.w.Write(b)
}

// stored is what is safe whatever becomes of a report.
const stored = "Your work is stored in the library."

// Save writes a report into a file: whole, or what stood there stays. It takes
// the place of nothing but a report of the same format. Size is in bytes.
func Save(ctx context.Context, path string, f Format, c Content) (size int64, err error) {
	return save(ctx, path, f, c, f.over(path, c.Choices))
}

func save(ctx context.Context, path string, f Format, c Content, over disk.Over) (int64, error) {
	size, err := disk.Write(path, disk.Shared, over, func(w io.Writer) error { return Write(ctx, w, f, c) })
	return size, model.WriteFault(err, path, stored)
}
