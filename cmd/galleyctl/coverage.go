package main

import (
	"fmt"
	"io"

	"galley/model"
	"galley/model/passage"
)

type coverageCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	Number  int    `name:"version" help:"The number of the version (default: the newest)."`
}

type sentenceJSON struct {
	Start int                 `json:"start"` // code points
	End   int                 `json:"end"`
	State model.CoverageState `json:"state"`
	Words model.WordCount     `json:"words"`
}

type pictureCoverageJSON struct {
	Index  int                 `json:"index"` // as show lists it
	SHA256 string              `json:"sha256"`
	State  model.CoverageState `json:"state"`
}

func (c *coverageCommand) Run(d *invocation) error {
	p, err := d.proof(c.Article, c.Number)
	if err != nil {
		return err
	}
	coverage, x := p.Coverage(), passage.NewIndex(p.Version.Text)
	out := make([]sentenceJSON, len(coverage.Sentences))
	for i, s := range coverage.Sentences {
		out[i] = sentenceJSON{x.CodePoint(s.Start), x.CodePoint(s.End), s.State, s.Words}
	}
	pictures := make([]pictureCoverageJSON, len(coverage.Pictures))
	for i, p := range coverage.Pictures {
		pictures[i] = pictureCoverageJSON{p.Index, p.SHA256, p.State}
	}
	return d.print(struct {
		Version   int                   `json:"version"`
		Words     model.WordCount       `json:"words"`
		Sentences []sentenceJSON        `json:"sentences"`
		Pictures  []pictureCoverageJSON `json:"pictures"` // each counts as one word
	}{p.Version.Number, coverage.Words, out, pictures}, func(w io.Writer) {
		n := coverage.Words
		fmt.Fprintf(w, "%d words: %d open, %d set aside, %d done\n\n", n.Total(), n.Open, n.Aside, n.Done)
		for i, s := range coverage.Sentences {
			fmt.Fprintf(w, "%s\t%d\t%d\t%s\n", s.State, out[i].Start, out[i].End, passage.Shorten(p.Version.Text[s.Start:s.End], 100))
		}
		for _, x := range coverage.Pictures {
			fmt.Fprintf(w, "%s\tpicture %d\t\t%s\n", x.State, x.Index, passage.Shorten(p.Version.PictureWords(p.Version.Pictures[x.Index]), 100))
		}
	})
}
