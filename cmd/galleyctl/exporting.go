package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"galley/assets"
	"galley/model"
	"galley/model/disk"
	"galley/model/library"
	"galley/model/report"
	"galley/model/report/html"
	"galley/model/report/view"
)

type exportCommand struct {
	Articles []string `arg:"" name:"article" help:"The article's id, or its beginning. Several articles go into the folder that -o names, a file for each."`
	Format   string   `required:"" help:"${formats}."`
	Output   string   `short:"o" placeholder:"FILE" help:"Write to this file (default: standard output)."`
	Number   int      `name:"version" help:"The number of the version (default: the newest)."`

	Claims   string   `default:"all" help:"Which claims: all, rated (with a rating), or signed (signed off)."`
	Rating   []string `sep:"none" placeholder:"LABEL" help:"Only claims with this rating; may be given more than once."`
	LeaveOut []string `name:"leave-out" sep:"none" placeholder:"FLAW" help:"Leave out claims on which something is open: ${flaws}. May be given more than once."`
	Without  []string `placeholder:"PART" help:"${withParts}: leave out a part: ${parts}. ${withBoxes}: article, for the verdicts alone. May be given more than once."`
	With     []string `placeholder:"PART" help:"${withParts}: add a part that is otherwise left out: corrections (with earlier verdicts), or, also in xlsx and json, ledger (names, dates and figures)."`
	Language string   `placeholder:"TAG" help:"${withParts}, ${withBoxes}, ${withWords}: the language of the report's own words: ${languages} (default: en)."`
	Newsroom string   `help:"Who publishes it (claimreview default: the editor who gave the verdict)."`
	Logo     string   `placeholder:"FILE" help:"${withLogo}: the newsroom's logo, a PNG or JPEG picture."`
	Style    string   `placeholder:"FOLDER" help:"${withStyle}: a folder with a report.html.tmpl, a report.css or both, to use instead of Galley's."`
	Embed    bool     `help:"${withStyle}: with its ClaimReview, for archives, the Fact Check API and language models."`

	Rows string `default:"claims" help:"${withRows}: a row for each claim (claims), for each source on a claim (sources), or for each name, date and figure (ledger)."`

	Spellings string `placeholder:"FILE" help:"For the ledger: the desk's own spellings, as galleyctl ledger reads them."`
	BOM       bool   `name:"bom" help:"${withRows}: begin with a byte order mark, which Excel needs to see UTF-8."`
	Files     bool   `negatable:"" default:"true" help:"${withFiles}: with the originals and attachments."`
	Past      bool   `name:"history" help:"${withFiles}: with the history of changes and who made them, under present names."`
	URL       string `name:"url" help:"${withURL}, ${withStyle} --embed: the web address of the fact check; {n} in it is the claim's number."`
	Each      bool   `help:"claimreview: a file for each claim, in the folder that -o names."`
}

func (c *exportCommand) Run(d *invocation) error {
	format := report.Format(strings.ToLower(c.Format)).At(c.Output)
	if err := c.usage(format, d.json); err != nil {
		return err
	}
	choices, err := c.choices()
	if err != nil {
		return err
	}
	if choices.Spellings, err = d.spellings(c.Spellings); err != nil {
		return err
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	prepare := func(content *view.Content) {
		content.Editor, content.Generator, content.Choices = d.editor(), "Galley "+assets.Version, choices
	}
	if len(c.Articles) > 1 {
		return c.batch(d, lib, format, prepare)
	}
	content, err := view.Collect(d.ctx, lib, c.Articles[0], c.Number)
	if err != nil {
		return err
	}
	prepare(&content)
	made, err := report.New(content)
	if err != nil {
		return err
	}
	if c.Output == "" || c.Output == "-" {
		var b strings.Builder // so that nothing is printed of a report that fails
		if err := made.Write(d.ctx, &b, format); err != nil {
			return err
		}
		d.warn(made.Warnings(format))
		return d.write(b.String())
	}
	if c.Each {
		return c.each(d, format, made)
	}
	saved, err := d.save(c.Output, format, made)
	if err != nil {
		return err
	}
	saved.Warnings = append(misnamed(c.Output, format, made), made.Warnings(format)...)
	d.warnUnlessPrinted(saved.Warnings)
	return d.print(saved, saved.line)
}

func (d *invocation) warn(all []view.Warning) {
	for _, said := range view.Sentences(all) {
		fmt.Fprintln(d.errs, "galleyctl: note: "+said)
	}
}

// warnUnlessPrinted warns where the warnings are not in the JSON value that is printed.
func (d *invocation) warnUnlessPrinted(all []view.Warning) {
	if !d.json {
		d.warn(all)
	}
}

// choices returns what the flags choose, with the files that they name read.
func (c *exportCommand) choices() (view.Choices, error) {
	choices := view.Choices{
		Claims: claimChoices[c.Claims], Ratings: c.Rating, Language: c.Language, Newsroom: c.Newsroom, Embed: c.Embed,
		Rows: view.Rows(c.Rows), BOM: c.BOM, NoFiles: !c.Files, History: c.Past, ReviewURL: c.URL,
		Corrections: slices.Contains(c.With, string(view.Corrections)), Ledger: slices.Contains(c.With, string(view.Ledger)),
	}
	for _, f := range c.LeaveOut {
		choices.LeaveOut = append(choices.LeaveOut, flawsNamed[f])
	}
	for _, p := range c.Without {
		choices.Without = append(choices.Without, view.Part(p))
	}
	if c.Logo != "" {
		logo, err := view.ReadLogo(c.Logo)
		if err != nil {
			return choices, err
		}
		choices.Logo = logo
	}
	if c.Style != "" {
		style, err := html.StyleIn(c.Style)
		if err != nil {
			return choices, err
		}
		choices.Style = style
	}
	return choices, nil
}

// claimChoices are the values of --claims.
var claimChoices = map[string]view.ClaimChoice{"all": view.AllClaims, "rated": view.RatedClaims, "signed": view.SignedClaims}

// flawsNamed are the values of --leave-out.
var flawsNamed = func() map[string]model.Flaw {
	named := map[string]model.Flaw{}
	for _, f := range model.PreflightFlaws {
		named[flawName(f)] = f
	}
	return named
}()

func flawName(f model.Flaw) string {
	if f == model.FlawReworded {
		return "words-changed"
	}
	return strings.ReplaceAll(string(f), " ", "-")
}

// flawNames are they on one line, in the order of model.PreflightFlaws.
func flawNames() string {
	names := make([]string, len(model.PreflightFlaws))
	for i, f := range model.PreflightFlaws {
		names[i] = flawName(f)
	}
	return strings.Join(names, ", ")
}

func (c *exportCommand) usage(format report.Format, oneValue bool) error {
	printed := c.Output == "" || c.Output == "-"
	rows := view.Rows(c.Rows)
	spec, known := format.Spec()
	if _, known := claimChoices[c.Claims]; !known {
		return usagef("--claims is all, rated or signed, not %q", c.Claims)
	}
	for _, f := range c.LeaveOut {
		if flawsNamed[f] == "" {
			return usagef("--leave-out is %s, not %q", flawNames(), f)
		}
	}
	for _, p := range c.Without {
		if !slices.Contains(view.Parts, view.Part(p)) {
			return usagef("a report has no part %q; its parts are %s", p, view.Listed(view.Parts))
		}
	}
	for _, p := range c.With {
		if p != string(view.Corrections) && p != string(view.Ledger) {
			return usagef("every report has its part %q unless --without leaves it out; --with takes corrections and ledger", p)
		}
	}
	switch {
	case !known:
		return usagef("galleyctl does not write %q; it writes %s", c.Format, view.Listed(report.Formats()))
	case rows != view.ClaimRows && rows != view.SourceRows && rows != view.LedgerRows:
		return usagef("--rows is claims, sources or ledger, not %q", c.Rows)
	case c.Each && format != report.ClaimReview:
		return usagef("--each goes with --format claimreview")
	case c.Each && printed:
		return usagef("name the folder for the files with -o FOLDER")
	case len(c.Articles) > 1 && (printed || c.Each || c.Number != 0):
		return usagef("several articles go into a folder, which -o FOLDER names, in their newest versions, a file each")
	case printed && !spec.Text:
		return usagef("%s is not text and cannot be printed; name a file for it with -o FILE", format)
	case oneValue && c.Output == "" && !spec.OneValue:
		return usagef("with --json, name a file for the %s report with -o FILE", format)
	}
	return nil
}

// batch writes one report for each article into a folder.
func (c *exportCommand) batch(d *invocation, lib *library.Library, format report.Format, prepare func(*view.Content)) error {
	rows, err := report.SaveAll(d.ctx, lib, c.Articles, c.Output, format, prepare, nil)
	all := []savedJSON{}
	var failed []string
	for _, one := range rows {
		d.warnUnlessPrinted(one.Warnings)
		if one.Err != nil {
			failed = append(failed, model.Sentence(one.Err))
			continue
		}
		all = append(all, savedJSON{File: one.File, Format: format, Size: one.Size, Article: one.ArticleID, Warnings: one.Warnings})
	}
	if len(all) > 0 || err == nil && len(failed) == 0 {
		printed := d.print(all, func(w io.Writer) {
			for _, one := range all {
				one.line(w)
			}
		})
		if printed != nil {
			return printed
		}
	}
	if err != nil {
		return err
	}
	if len(failed) > 0 {
		return model.Faultf(model.Invalid, "%d reports were written, %d not: %s", len(all), len(failed), strings.Join(failed, " "))
	}
	return nil
}

type savedJSON struct {
	File     string         `json:"file"`
	Format   report.Format  `json:"format"`
	Size     int64          `json:"size"` // in bytes
	Article  string         `json:"article,omitempty"`
	Claim    string         `json:"claim,omitempty"`
	Warnings []view.Warning `json:"warnings,omitempty"`
}

func (s savedJSON) line(w io.Writer) { fmt.Fprintf(w, "%s\t%d bytes\n", s.File, s.Size) }

func (d *invocation) save(path string, format report.Format, r *report.Report) (savedJSON, error) {
	if err := d.spare(path); err != nil {
		return savedJSON{}, err
	}
	size, err := r.Save(d.ctx, path, format)
	return savedJSON{File: path, Format: format, Size: size, Claim: r.Choices().Claim}, err
}

// otherKinds are endings of names that programs take for a kind of document.
var otherKinds = []string{".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".fodt", ".doc", ".rtf", ".pdf", ".txt"}

// misnamed warns where the name of a copy of the author's file has programs take it for another kind of document.
func misnamed(path string, format report.Format, r *report.Report) []view.Warning {
	spec, _ := format.Spec()
	ending, own := strings.ToLower(filepath.Ext(path)), r.Extension(format)
	if !spec.Draft || ending == own || !slices.Contains(otherKinds, ending) {
		return nil
	}
	return []view.Warning{{About: "name", Says: fmt.Sprintf("The copy is of the same kind as the author's file, whose name ends in %s. "+
		"Programs may not open it as %s.", own, ending)}}
}

// each writes one file for each claim with a rating into a new folder.
func (c *exportCommand) each(d *invocation, format report.Format, r *report.Report) error {
	if err := disk.MakeFolder(c.Output); err != nil {
		return model.WriteFault(err, c.Output, "Nothing was written. Your work is stored.")
	}
	all := []savedJSON{}
	for _, dossier := range r.Claims() {
		if _, rated := dossier.Rating(); !rated {
			continue
		}
		review := r.OfClaim(dossier.Claim.ID)
		one, err := d.save(filepath.Join(c.Output, fmt.Sprintf("claim-%02d%s", r.Number(dossier), format.Extension())), format, review)
		if err != nil {
			return err
		}
		one.Warnings = review.Warnings(format)
		all = append(all, one)
	}
	d.warnUnlessPrinted(r.Warnings(format))
	return d.print(all, func(w io.Writer) {
		for _, one := range all {
			one.line(w)
		}
	})
}

// exportVars returns what the help of export says of the formats and their choices.
func exportVars() kong.Vars {
	taking := func(choice func(report.Takes) bool) string { return view.Listed(report.Taking(choice)) }
	return kong.Vars{
		"flaws": flawNames(), "rating": ratingHelp,
		"formats": view.Listed(report.Formats()), "parts": view.Listed(view.Parts), "languages": view.Listed(view.Languages()),
		"withParts": taking(func(t report.Takes) bool { return t.Parts }),
		"withBoxes": taking(func(t report.Takes) bool { return t.Boxes }), "withLogo": taking(func(t report.Takes) bool { return t.Logo }),
		"withWords": taking(func(t report.Takes) bool { return t.Words }),
		"withStyle": taking(func(t report.Takes) bool { return t.Style }), "withRows": taking(func(t report.Takes) bool { return t.Rows }),
		"withFiles": taking(func(t report.Takes) bool { return t.Files }), "withURL": taking(func(t report.Takes) bool { return t.ReviewURL }),
	}
}
