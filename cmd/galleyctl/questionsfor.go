package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"galley/assets"
	"galley/model"
	"galley/model/report"
	"galley/model/report/view"
)

type claimQuestionsFor struct {
	Person   string `arg:"" help:"The person's id, or its beginning."`
	Article  string `help:"Only the facts of this article."`
	Verbatim bool   `help:"Quotations in their own words. Otherwise they are put in substance."`
	Language string `placeholder:"TAG" help:"The language of the sheet's own words: ${languages} (default: en)."`
	Format   string `placeholder:"html|pdf|txt" help:"html, pdf or txt (default: by the name of the file, else txt)."`
	Output   string `short:"o" placeholder:"FILE" help:"Write to this file (default: standard output)."`
}

// questionForJSON is a fact as it is put to a person.
type questionForJSON struct {
	Number      int    `json:"number"` // on the sheet
	Claim       string `json:"claim"`
	Article     string `json:"article"`
	Title       string `json:"title"`
	ClaimNumber int    `json:"claim_number"` // in the article
	Question    string `json:"question"`
	InSubstance bool   `json:"in_substance"` // it is a quotation, not word for word
}

// questionsForJSON are the questions for a person.
type questionsForJSON struct {
	Person    string            `json:"person"`
	Name      string            `json:"name"`
	Questions []questionForJSON `json:"questions"`
}

// Run writes the questions for a person: to read, to print, or as JSON.
func (c *claimQuestionsFor) Run(d *invocation) error {
	if c.Output == "-" {
		c.Output = ""
	}
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Output)), ".")
	if !slices.Contains(report.QuestionFormats, report.Format(ending)) {
		if ending != "" && c.Format == "" { // what is written would not be what the name says
			return usagef("questions are written as .html, .pdf or .txt, not as .%s; --format says which", ending)
		}
		ending = ""
	}
	format := report.Format(cmp.Or(strings.ToLower(c.Format), ending, string(report.Text)))
	if !slices.Contains(report.QuestionFormats, format) {
		return usagef("--format is html, pdf or txt")
	}
	if d.json && c.Format != "" && c.Output == "" {
		return usagef("--json prints the questions; -o writes them in another format")
	}
	person, err := d.person(c.Person)
	if err != nil {
		return err
	}
	q := view.QuestionsFor{Person: person, Verbatim: c.Verbatim, Language: c.Language, Editor: d.editor(), Made: model.Now()}
	if c.Article != "" {
		a, err := d.lib.Article(d.ctx, c.Article)
		if err != nil {
			return err
		}
		q.Article = a.ID
	}
	sheet, err := q.Questions()
	if err != nil {
		return err
	}
	if c.Output != "" {
		if err := d.spare(c.Output); err != nil {
			return err
		}
		if err := report.SaveQuestions(d.ctx, c.Output, format, q, "Galley "+assets.Version); err != nil {
			return err
		}
	}
	if d.json || c.Output != "" {
		out := questionsForJSON{person.Source.ID, person.Name(), []questionForJSON{}}
		for _, on := range sheet.Articles {
			for _, a := range on.Asked {
				out.Questions = append(out.Questions, questionForJSON{a.Number, a.ClaimID, on.ArticleID, on.Title, a.Number, a.Text, a.InSubstance})
			}
		}
		return d.print(out, func(w io.Writer) { fmt.Fprintf(w, "%s\t%d questions for %s\n", c.Output, len(out.Questions), out.Name) })
	}
	var b bytes.Buffer
	if err := report.WriteQuestions(d.ctx, &b, format, q, "Galley "+assets.Version); err != nil {
		return err
	}
	return d.write(b.String())
}
