package main

import (
	"fmt"
	"io"
	"math"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest"
	"galley/model/passage"
)

type reviseCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	Path    string `arg:"" help:"The corrected text: a file, a web address, or - for standard input."`
	Notes   string `enum:"keep,propose,skip" default:"keep" help:"Its comments, footnotes and links: keep them, propose the sources that new ones name as well, or skip them."`
	Changes string `enum:",accepted,original,both" default:"" placeholder:"HOW" help:"How changes that were tracked in it are read: as if accepted (the default), as the original, or both as two versions."`
	because
}

type revisedJSON struct {
	Version     int           `json:"version"`
	Appearances []carriedJSON `json:"appearances"`
	Proposed    *int          `json:"proposed,omitempty"` // how many sources were proposed of its notes, if it was asked for
}

type carriedJSON struct {
	Claim string                `json:"claim"`
	State model.AppearanceState `json:"state"`
	Start int                   `json:"start"` // in code points of the new version's text; 0 where it is orphaned
	End   int                   `json:"end"`
	Score float64               `json:"score"` // similarity of the words: 1 identical, 0 not found
	Was   string                `json:"was"`
	Now   string                `json:"now"`
	// Only of an orphaned one: in how many places its words are, none of them certain
	// (ambiguous), and the places that are likely, the best first.
	Places     int             `json:"places,omitempty"`
	Candidates []candidateJSON `json:"candidates,omitempty"`
	// What became of the claim's proposed wording, or of the claim.
	Closed       model.ClosedAs `json:"closed,omitempty"`
	NotTakenOver bool           `json:"not_taken_over,omitempty"`

	fate string
}

type candidateJSON struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Score float64 `json:"score"`
	Text  string  `json:"text"`
}

// candidatesShown is how many places are offered for an orphaned passage.
const candidatesShown = 5

func (c *reviseCommand) Run(d *invocation) error {
	before, err := d.proof(c.Article, 0)
	if err != nil {
		return err
	}
	how := ingest.Hints{Changes: c.Changes}
	doc, err := d.read(c.Path, how)
	if err != nil {
		return err
	}
	if c.Notes == "skip" {
		doc.Notes = nil
	}
	if c.Changes == ingest.Both && doc.Tracked > 0 {
		how.Changes = ingest.Original
		was, err := d.again(doc, how)
		if err != nil {
			return err
		}
		if c.Notes == "skip" {
			was.Notes = nil
		}
		if was.Text != before.Version.Text && was.Text != doc.Text { // else the version before or the next one is the original
			if _, err := d.apply(model.ReviseArticle{ArticleID: before.Article.ID, Document: was}); err != nil {
				return err
			}
		}
	}
	return d.reviseProposing(model.ReviseArticle{ArticleID: before.Article.ID, Document: doc}, c.Notes == "propose", c.because)
}

// again reads a document that was read already, in another way.
func (d *invocation) again(doc model.Document, how ingest.Hints) (model.Document, error) {
	return ingest.Bytes(d.ctx, doc.Original.Name, doc.Original.Bytes, how)
}

type recodeCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	Charset string `required:"" placeholder:"NAME" help:"The charset of its original: windows-1250, gb18030, …"`
}

// Run reads the stored original of an article in another charset and stores the result as
// its next version, with the claims carried over.
func (c *recodeCommand) Run(d *invocation) error {
	lib, err := d.library()
	if err != nil {
		return err
	}
	p, err := lib.Proof(d.ctx, c.Article, 0)
	if err != nil {
		return err
	}
	original, err := lib.FileBytes(d.ctx, p.Version.FileHash)
	if err != nil {
		return err
	}
	revision, err := ingest.Again(d.ctx, p.Article.ID, original, p.Version.Charset, c.Charset)
	if err != nil {
		return err
	}
	return d.revise(revision)
}

// revise stores the next version of an article and returns what became of its claims.
func (d *invocation) revise(revision model.ReviseArticle) error {
	return d.reviseProposing(revision, false, because{})
}

// reviseProposing does so and proposes the sources that the new version's notes name.
func (d *invocation) reviseProposing(revision model.ReviseArticle, propose bool, why because) error {
	lib := d.lib
	change, err := d.apply(why.with(revision))
	if err != nil {
		return err
	}
	after, err := lib.Proof(d.ctx, revision.ArticleID, 0)
	if err != nil {
		return err
	}
	index := passage.NewIndex(after.Version.Text)
	out := revisedJSON{Version: after.Version.Number, Appearances: []carriedJSON{}}
	if propose {
		n, err := d.propose(after.Article, after.Version)
		if err != nil {
			return err
		}
		out.Proposed = &n
	}
	for _, dossier := range after.Dossiers {
		missed := dossier.NotTakenOver(after.Version.ID)
		for _, a := range dossier.AppearancesIn(after.Version.ID) {
			row := carriedJSON{Claim: a.ClaimID, State: a.State, Places: a.Places, fate: a.Fate(), Closed: dossier.Claim.Closed,
				NotTakenOver: missed}
			if was, ok := dossier.Before(a); ok {
				row.Was = was.Exact
			}
			if a.State != model.Orphaned {
				row.Start, row.End, row.Now = index.CodePoint(a.Start), index.CodePoint(a.End), a.Exact
				row.Score = 1
			}
			if a.State == model.Orphaned {
				quote := passage.Selector{Exact: a.Exact, Prefix: a.Prefix, Suffix: a.Suffix}
				for _, c := range passage.Candidates(after.Version.Text, quote, candidatesShown) {
					row.Candidates = append(row.Candidates,
						candidateJSON{index.CodePoint(c.Span.Start), index.CodePoint(c.Span.End), rounded(c.Score),
							after.Version.Text[c.Span.Start:c.Span.End]})
				}
			}
			if a.State == model.Changed {
				row.Score = rounded(1 - float64(passage.Distance(row.Was, row.Now))/float64(max(utf8.RuneCountInString(row.Was),
					utf8.RuneCountInString(row.Now), 1)))
			}
			out.Appearances = append(out.Appearances, row)
		}
	}
	return d.print(out, func(w io.Writer) {
		fmt.Fprintln(w, change.Event.What)
		if out.Proposed != nil {
			fmt.Fprintf(w, "%d proposed\n", *out.Proposed)
		}
		for _, a := range out.Appearances {
			switch {
			case a.Closed != "":
				a.fate = string(a.Closed)
			case a.NotTakenOver:
				a.fate += ", not taken over"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", a.Claim, a.fate, passage.Shorten(a.Was, 60), passage.Shorten(a.Now, 60))
			for _, c := range a.Candidates {
				fmt.Fprintf(w, "\tperhaps %d to %d (%.0f %%)\t%s\t\n", c.Start, c.End, 100*c.Score, passage.Shorten(c.Text, 60))
			}
		}
	})
}

// rounded keeps four digits, as many as are significant.
func rounded(v float64) float64 { return math.Round(v*10_000) / 10_000 }
