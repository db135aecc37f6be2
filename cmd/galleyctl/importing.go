package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"galley/model"
	"galley/model/ingest"
)

type importCommand struct {
	Paths     []string `arg:"" name:"path" help:"Files, web addresses (https://…), or - for standard input."`
	Title     string   `help:"The headline, where the page does not say it rightly."`
	Byline    string   `help:"Who wrote it."`
	Publisher string   `help:"Who published it."`
	Published string   `help:"When: 2009-03-31, 31 March 2009, 2009."`
	URL       string   `name:"url" help:"Where it stands on the web."`
	Language  string   `help:"Its language, e.g. en."`
}

type importedJSON struct {
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	Version     int     `json:"version"`
	SHA256      string  `json:"sha256"` // of the version's text
	DuplicateOf *string `json:"duplicate_of"`
}

// Run imports one after the other: those that can be are kept, and the rest
// are told of in one line at the end.
func (c *importCommand) Run(d *desk) error {
	hints := ingest.Hints{Title: c.Title, Byline: c.Byline, Publisher: c.Publisher, Published: c.Published, URL: c.URL, Language: c.Language}
	if c.Published != "" {
		if _, ok := model.ParseDate(c.Published); !ok {
			return model.Faultf(model.Invalid, "“%s” is not a date Galley can place; write it like 2009-03-31, 31 March 2009, or 2009. Nothing was imported.", c.Published)
		}
	}
	if _, err := d.library(); err != nil {
		return err
	}
	done := []importedJSON{}
	var faults []error
	for _, path := range c.Paths {
		one, err := d.importOne(path, hints)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		done = append(done, one)
	}
	if len(c.Paths) == 1 && len(faults) == 1 {
		return faults[0]
	}
	err := d.print(done, func(w io.Writer) {
		for _, one := range done {
			note := ""
			if one.DuplicateOf != nil {
				note = "\tin the library already"
			}
			fmt.Fprintf(w, "%s\t%s%s\n", one.ID, one.Title, note)
		}
	})
	if err != nil || len(faults) == 0 {
		return err
	}
	reasons := make([]string, len(faults))
	for i, f := range faults {
		reasons[i] = sentence(f)
	}
	return model.Wrap(model.Invalid, errors.Join(faults...), "%d imported, %d not: %s", len(done), len(faults), strings.Join(reasons, " "))
}

func (d *desk) importOne(path string, hints ingest.Hints) (importedJSON, error) {
	doc, err := d.read(path, hints)
	if err != nil {
		return importedJSON{}, err
	}
	change, err := d.apply(model.ImportArticle{Document: doc})
	var known *model.DuplicateError
	id := change.Created(model.NounArticle)
	switch {
	case errors.As(err, &known):
		id = known.Of.ID
	case err != nil:
		return importedJSON{}, err
	}
	proof, err := d.lib.Proof(d.ctx, id, 0)
	if err != nil {
		return importedJSON{}, err
	}
	one := importedJSON{ID: id, Title: proof.Article.Title, Version: proof.Version.Number, SHA256: proof.Version.SHA256}
	if known != nil {
		one.DuplicateOf = &known.Of.ID
	}
	return one, nil
}

func (d *desk) read(path string, hints ingest.Hints) (model.Document, error) {
	switch {
	case path == "-":
		data, err := io.ReadAll(io.LimitReader(d.stdin, ingest.MaxSize+1))
		if err != nil {
			return model.Document{}, model.Wrap(model.Invalid, err, "Standard input could not be read to its end, so nothing was imported.")
		}
		return ingest.Bytes(d.ctx, "standard input", data, hints)
	case strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://"):
		return ingest.Page(d.ctx, path, hints)
	}
	if err := d.spare(path); err != nil {
		return model.Document{}, err
	}
	return ingest.File(d.ctx, path, hints)
}
