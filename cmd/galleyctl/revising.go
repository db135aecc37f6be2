package main

import (
	"fmt"
	"io"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest"
	"galley/model/passage"
)

type reviseCommand struct {
	Article string `arg:"" help:"The article's id, or the beginning of it."`
	Path    string `arg:"" help:"The corrected text: a file, a web address, or - for standard input."`
}

type revisedJSON struct {
	Version     int           `json:"version"`
	Appearances []carriedJSON `json:"appearances"`
}

type carriedJSON struct {
	Claim string                `json:"claim"`
	State model.AppearanceState `json:"state"`
	Start int                   `json:"start"` // in code points of the new version's text; 0 where it is orphaned
	End   int                   `json:"end"`
	Score float64               `json:"score"` // how alike the words are: 1 the same, 0 not found
	Was   string                `json:"was"`
	Now   string                `json:"now"`
}

func (c *reviseCommand) Run(d *desk) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	before, err := lib.Proof(d.ctx, c.Article, 0)
	if err != nil {
		return err
	}
	doc, err := d.read(c.Path, ingest.Hints{})
	if err != nil {
		return err
	}
	change, err := d.apply(model.ReviseArticle{ArticleID: before.Article.ID, Document: doc})
	if err != nil {
		return err
	}
	after, err := lib.Proof(d.ctx, before.Article.ID, 0)
	if err != nil {
		return err
	}
	index := passage.NewIndex(after.Version.Text)
	out := revisedJSON{after.Version.Number, []carriedJSON{}}
	for _, dossier := range after.Dossiers {
		was := placesIn(dossier, before.Version.ID)
		for i, a := range placesIn(dossier, after.Version.ID) {
			row := carriedJSON{Claim: a.ClaimID, State: a.State}
			if i < len(was) {
				row.Was = was[i].Exact
			}
			if a.State != model.Orphaned {
				row.Start, row.End, row.Now = index.CodePoint(a.Start), index.CodePoint(a.End), a.Exact
				row.Score = 1
			}
			if a.State == model.Changed {
				row.Score = 1 - float64(passage.Distance(row.Was, row.Now))/float64(max(utf8.RuneCountInString(row.Was), utf8.RuneCountInString(row.Now), 1))
			}
			out.Appearances = append(out.Appearances, row)
		}
	}
	return d.print(out, func(w io.Writer) {
		fmt.Fprintln(w, change.Event.What)
		for _, a := range out.Appearances {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", a.Claim, a.State, passage.Shorten(a.Was, 60), passage.Shorten(a.Now, 60))
		}
	})
}

// placesIn are a claim's appearances in a version, in the order of its ids:
// those carried over were made in the order of the old ones.
func placesIn(d model.Dossier, versionID string) []model.Appearance {
	var out []model.Appearance
	for _, a := range d.Appearances {
		if a.VersionID == versionID {
			out = append(out, a)
		}
	}
	return out
}
