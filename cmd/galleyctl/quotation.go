package main

import (
	"fmt"
	"io"

	"galley/model"
	"galley/model/passage"
	"galley/model/quotation"
)

type quotationCommand struct {
	Claim string `arg:"" help:"The claim's id, or its beginning."`
}

// quotationJSON is how the quoted words of a claim stand to its sources: State and Differences are those of the
// passage that is nearest to them.
type quotationJSON struct {
	Claim       string               `json:"claim"`
	State       model.QuotationState `json:"state"`
	Said        string               `json:"said"` // the same in a sentence
	Text        string               `json:"text"` // that offsets count in
	Words       int                  `json:"words"`
	Differences []differenceJSON     `json:"differences"`
	Evidence    []comparedJSON       `json:"evidence"` // each passage, the nearest first
}

// differenceJSON is one difference. Start and End count code points of the text.
type differenceJSON struct {
	Start  int            `json:"start"`
	End    int            `json:"end"`
	Kind   quotation.Kind `json:"kind"`
	Ours   string         `json:"ours"`
	Theirs string         `json:"theirs"`
}

type comparedJSON struct {
	ID          string               `json:"id"`
	Source      string               `json:"source"`
	Title       string               `json:"title"`
	Quote       string               `json:"quote"`
	Language    string               `json:"language,omitempty"`
	Translation string               `json:"translation,omitempty"`
	State       model.QuotationState `json:"state"`
	Said        string               `json:"said"`
	Words       int                  `json:"words"`
	Differences []differenceJSON     `json:"differences"`
}

// Run compares and prints.
func (c *quotationCommand) Run(d *invocation) error {
	claim, err := d.dossier(c.Claim)
	if err != nil {
		return err
	}
	language, err := d.languageOf(claim)
	if err != nil {
		return err
	}
	text := claim.QuotedText()
	out := quotationJSON{Claim: claim.Claim.ID, State: model.QuotationUnsourced, Text: text, Differences: []differenceJSON{}, Evidence: []comparedJSON{}}
	out.Said = model.QuotationCheck{State: out.State}.Said()
	for i, check := range claim.CheckQuotations(language) {
		x := check.Exhibit
		one := comparedJSON{x.Evidence.ID, x.Source.ID, x.Source.Title, x.Quote, x.Language, x.Translation, check.State, check.Said(), check.Words,
			differencesOf(check)}
		if i == 0 {
			out.State, out.Said, out.Words, out.Differences = one.State, one.Said, one.Words, one.Differences
		}
		out.Evidence = append(out.Evidence, one)
	}
	return d.print(out, func(w io.Writer) {
		fmt.Fprintf(w, "%s\t%s\n", out.State, out.Said)
		for _, one := range out.Evidence {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", one.ID, one.State, one.Title, one.Said)
			for _, diff := range one.Differences {
				fmt.Fprintf(w, "\t%d-%d\t%s\t%s\t%s\n", diff.Start, diff.End, diff.Kind, passage.Shorten(diff.Ours, 100), passage.Shorten(diff.Theirs, 100))
			}
		}
	})
}

func differencesOf(check model.QuotationCheck) []differenceJSON {
	all := []differenceJSON{}
	x := passage.NewIndex(check.Text)
	for _, d := range check.Differences {
		all = append(all, differenceJSON{x.CodePoint(d.Start), x.CodePoint(d.End), d.Kind, d.Ours, d.Theirs})
	}
	return all
}

// languageOf is the language of the text that a claim stands in last; "" not known.
func (d *invocation) languageOf(claim model.Dossier) (string, error) {
	article, version := "", ""
	for _, a := range claim.Appearances {
		if a.VersionID > version {
			article, version = a.ArticleID, a.VersionID
		}
	}
	if article == "" {
		return "", nil
	}
	a, err := d.article(article)
	if model.HasCode(err, model.NotFound) { // it is in the trash
		return "", nil
	}
	return a.Language, err
}
