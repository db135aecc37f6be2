package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest"
	"galley/model/intake"
	"galley/model/report/interchange"
)

type importCommand struct {
	Paths     []string `arg:"" name:"path" help:"Files, folders, ZIP archives, JSON reports of another Galley, web addresses (https://…), or - for standard input."`
	Title     string   `help:"The headline, if the page gives it wrongly or not at all."`
	Byline    string   `help:"Who wrote it."`
	Publisher string   `help:"Who published it."`
	Published string   `help:"When: 2009-03-31, 31 March 2009, 2009."`
	URL       string   `name:"url" help:"Its web address."`
	Language  string   `help:"Its language, e.g. en."`
	AsShown   bool     `help:"Import all the text of a web page as a browser shows it, if no article is found on it."`
	Charset   string   `placeholder:"NAME" help:"The charset of the text, if the file names it wrongly or not at all: windows-1250, gb18030, …"`
	Notes     string   `enum:"keep,propose,skip" default:"keep" help:"The comments, footnotes and links of a draft: keep them, propose the sources that they name as well, or skip them."`
	Changes   string   `enum:",accepted,original,both" default:"" placeholder:"HOW" help:"How changes that were tracked in a draft are read: as if accepted (the default), as the original, or both as two versions."`
	Report    string   `placeholder:"FILE" help:"Write a list of everything that was found, and its outcome, to this file (CSV)."`
}

type importedJSON struct {
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	Version     int     `json:"version"`
	SHA256      string  `json:"sha256"` // of the version's text
	DuplicateOf *string `json:"duplicate_of"`

	Tracked  int      `json:"tracked_changes,omitempty"` // how many changes were tracked in a draft that nobody had accepted or refused
	LeftOut  int      `json:"left_out,omitempty"`        // how many parts of the page are not in the text
	Cautions []string `json:"cautions,omitempty"`        // what a person has to know about how it was read

	Notes    map[model.NoteKind]int `json:"notes,omitempty"`    // how many of each kind it has
	Proposed *int                   `json:"proposed,omitempty"` // how many sources were proposed now, if it was asked for
	// of a duplicate: its notes are others than the article's, and revise brings them in
	OtherNotes bool `json:"other_notes,omitempty"`
}

// Run imports everything that can be imported, and names the rest in one line at the end.
func (c *importCommand) Run(d *invocation) error {
	hints := ingest.Hints{Title: c.Title, Byline: c.Byline, Publisher: c.Publisher, Published: c.Published, URL: c.URL,
		Language: c.Language, Charset: c.Charset, AsShown: c.AsShown,
		Changes: c.Changes}
	if c.Published != "" {
		if _, ok := model.ParseDate(c.Published); !ok {
			return model.Faultf(model.Invalid,
				"“%s” is not a date that Galley understands. Write it like 2009-03-31, 31 March 2009, or 2009. Nothing "+
					"was imported.", c.Published)
		}
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	if c.Report != "" {
		if err := d.free(c.Report); err != nil {
			return err
		}
	}
	origins, err := d.origins(c.Paths)
	if err != nil {
		return err
	}
	done := intake.Run(d.ctx, lib, d.editor(), origins, intake.Options{Hints: hints, NoNotes: c.Notes == "skip"})
	if c.Report != "" {
		err = saveReport(c.Report, done)
	}
	rows, rowsErr := d.importedRows(done)
	if c.Notes == "propose" {
		rowsErr = errors.Join(rowsErr, d.proposeIn(rows))
	}
	d.caution(done)
	err = errors.Join(err, rowsErr, refusedError(done))
	if err != nil && len(rows) == 0 {
		return err
	}
	return errors.Join(d.print(rows, func(w io.Writer) {
		for _, one := range rows {
			note := ""
			if one.DuplicateOf != nil {
				note = "\tin the library already"
				if one.OtherNotes {
					note += ", with other notes (galleyctl revise " + one.ID + " FILE brings them in)"
				}
			} else if len(rows) <= addressesCompared {
				note = d.sameAddress(one.ID)
			}
			if one.Tracked > 0 {
				note += "\t" + trackedAs(one.Tracked, c.Changes)
			}
			if one.LeftOut > 0 {
				note += fmt.Sprintf("\t%d left out (see left-out %s)", one.LeftOut, one.ID)
			}
			if said := countedNotes(one.Notes); said != "" {
				note += "\t" + said
			}
			if one.Proposed != nil {
				note += fmt.Sprintf("\t%d proposed", *one.Proposed)
			}
			fmt.Fprintf(w, "%s\t%s%s\n", one.ID, one.Title, note)
		}
	}), err)
}

// trackedAs says how the tracked changes of a draft were read.
func trackedAs(changes int, how string) string {
	says := map[string]string{ingest.Original: "left out: the text is the original",
		ingest.Both: "in version 2; version 1 is the original"}[how]
	if says == "" {
		says = "read as if accepted (see --changes)"
	}
	if changes == 1 {
		return "1 tracked change " + says
	}
	return fmt.Sprintf("%d tracked changes %s", changes, says)
}

// addressesCompared is the largest import after which each article's address is compared
// with those of others.
const addressesCompared = 20

// sameAddress returns a note on an article that was imported from the address of another.
func (d *invocation) sameAddress(id string) string {
	in, err := d.lib.Article(d.ctx, id)
	if err != nil {
		return "" // it is only a note
	}
	other, found, err := d.lib.ArticleAt(d.ctx, in.URL, id)
	if err != nil || !found {
		return ""
	}
	return fmt.Sprintf("\tfrom the same address as %s, with other text; to bring it as its new version: galleyctl undo, and galleyctl "+
		"revise %s", other.ID, other.ID)
}

// origins returns what the paths on a command line mean.
func (d *invocation) origins(paths []string) ([]intake.Origin, error) {
	var origins []intake.Origin
	for _, path := range paths {
		switch {
		case path == "-":
			data, err := d.readAll()
			if err != nil {
				return nil, err
			}
			origins = append(origins, intake.Text("standard input", data))
		case isAddress(path):
			origins = append(origins, intake.Address(path))
		default:
			origins = append(origins, intake.Path(path))
		}
	}
	return origins, nil
}

// isAddress reports whether a path is a web address. What begins with www. is one unless
// there is such a file.
func isAddress(path string) bool {
	if strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://") {
		return true
	}
	_, err := os.Lstat(path)
	return strings.HasPrefix(path, "www.") && errors.Is(err, fs.ErrNotExist)
}

// importedRows returns the articles that came in or were already there.
func (d *invocation) importedRows(r intake.Report) ([]importedJSON, error) {
	rows := []importedJSON{}
	for _, i := range r.Of(intake.Imported, intake.Known) {
		one := importedJSON{ID: i.ArticleID, Title: i.Title, Version: i.Version.Number, SHA256: i.Version.SHA256,
			LeftOut: i.LeftOut, Tracked: i.Tracked, Cautions: i.Cautions, Notes: i.Notes, OtherNotes: i.OtherNotes}
		if i.Outcome == intake.Known {
			v, err := d.lib.NewestVersion(context.WithoutCancel(d.ctx), i.ArticleID) // what was stored is printed even after a stop
			if err != nil {
				return rows, err
			}
			one.Version, one.SHA256, one.DuplicateOf = v.Number, v.SHA256, &i.ArticleID
		}
		rows = append(rows, one)
	}
	return rows, nil
}

// reasonsShown is how many refusals the one line names.
const reasonsShown = 5

// refusedError returns the error to end with, or nil where nothing was refused. What is skipped in
// a folder is no error, but that nothing at all was found is one.
func refusedError(r intake.Report) error {
	refused := r.Of(intake.Refused)
	in := r.Count(intake.Imported) + r.Count(intake.Known)
	switch {
	case r.Err != nil:
		return model.Faultf(model.Refused, "The import was stopped: %s What was imported is kept. %s", r, stoppedBy(r.Err))
	case len(refused) == 0 && in == 0:
		return model.Faultf(model.NotFound, "Nothing there can be read, so nothing was imported (%d skipped).", r.Count(intake.Skipped))
	case len(refused) == 0:
		return nil
	case len(refused) == 1 && in == 0:
		return offerAsShown(refused[0].Err)
	}
	var reasons []string
	var causes []error
	for _, i := range refused {
		causes = append(causes, i.Err)
		if len(reasons) < reasonsShown {
			reasons = append(reasons, i.Reason)
		}
	}
	more := ""
	if n := len(refused) - len(reasons); n > 0 {
		more = fmt.Sprintf(" And %d more; --report FILE lists them all.", n)
	}
	known := ""
	if n := r.Count(intake.Known); n > 0 {
		known = fmt.Sprintf("%d known already, ", n)
	}
	return model.Wrap(model.Invalid, errors.Join(causes...), "%d imported, %s%d not: %s%s",
		r.Count(intake.Imported), known, len(refused), strings.Join(reasons, " "), more)
}

// offerAsShown says how to import a page on which no article was found.
func offerAsShown(err error) error {
	if !errors.Is(err, ingest.ErrNoArticle) {
		return err
	}
	return model.Wrap(model.Invalid, err, "%s With --as-shown, its text is imported as a browser shows it.", model.Sentence(err))
}

// cautioned is the number of articles whose cautions are printed.
const cautioned = 20

// caution prints what a person has to know about how articles were read. They were imported,
// so it is no error.
func (d *invocation) caution(r intake.Report) {
	n := 0
	for _, i := range r.Of(intake.Imported) {
		for _, text := range i.Cautions {
			if n++; n > cautioned {
				return
			}
			fmt.Fprintf(d.errs, "galleyctl: “%s”: %s\n", i.Title, text)
		}
	}
}

// stoppedBy returns why the import was stopped, where it was not by the person.
func stoppedBy(err error) string {
	if errors.Is(err, context.Canceled) {
		return ""
	}
	return model.Sentence(err)
}

// free refuses a file that already exists or cannot be made.
func (d *invocation) free(path string) error {
	return model.WriteFault(disk.Free(path), path, "Nothing was imported.")
}

func saveReport(path string, r intake.Report) error {
	_, err := disk.Write(path, disk.Shared, nil, r.WriteCSV)
	return model.WriteFault(err, path, "What was imported is kept.")
}

func (d *invocation) readAll() ([]byte, error) {
	in := bufio.NewReader(d.stdin)
	limit := int64(ingest.MaxSize)
	if head, err := in.Peek(512); err == nil && interchange.IsJSON(head) {
		limit = intake.MaxReport
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, model.Wrap(model.Invalid, err, "Standard input could not be read completely, so nothing was imported.")
	}
	return data, nil
}

// read reads one document for a correction.
func (d *invocation) read(path string, hints ingest.Hints) (model.Document, error) {
	switch {
	case path == "-":
		data, err := d.readAll()
		if err != nil {
			return model.Document{}, err
		}
		return ingest.Bytes(d.ctx, "standard input", data, hints)
	case isAddress(path):
		return ingest.Page(d.ctx, path, hints)
	}
	if err := d.spare(path); err != nil {
		return model.Document{}, err
	}
	return ingest.File(d.ctx, path, hints)
}
