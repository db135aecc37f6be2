package report_test

import (
	"context"
	"fmt"
	"os"

	"galley/model"
	"galley/model/report"
	"galley/model/report/view"
)

// tiny is an article of one sentence with one claim, which is rated. A program has it from
// view.Collect, which reads it from a library.
func tiny() view.Content {
	const text = "The border is some 600 miles long."
	scales := model.BuiltInScales()
	return view.Content{
		Article: model.Article{ID: "a", Title: "Talks at The Hague", Publisher: "The Paper"},
		Version: model.Version{
			ID: "v", ArticleID: "a", Number: 1, Text: text,
			Blocks: []model.Block{{Kind: model.Paragraph, Start: 0, End: len(text)}},
		},
		Dossiers: []model.Dossier{{
			Claim: model.Claim{ID: "c", Wording: "The border is 600 miles long.", Speaker: "The host", Status: model.Checked},
			Appearances: []model.Appearance{{
				ID: "p", ClaimID: "c", ArticleID: "a", VersionID: "v", Start: 14, End: 28, Exact: "some 600 miles", State: model.Anchored,
			}},
			Scale: scales[0],
			Verdicts: []model.Verdict{{
				ID: "w", ClaimID: "c", ScaleID: scales[0].ID, Rating: "Mostly true", Reasoning: "It is 582.", By: "Ann", At: "2026-11-20T10:00:00.000Z",
			}},
		}},
		Scales: scales, Editor: "Ann", Made: "2026-11-23T10:00:00.000Z", Generator: "Galley",
		Choices: view.Choices{Without: []view.Part{view.Method}},
	}
}

// A report of an article as Markdown.
func ExampleWrite() {
	if err := report.Write(context.Background(), os.Stdout, report.Markdown, tiny()); err != nil {
		fmt.Println(model.Sentence(err))
	}
	// Output:
	// # Talks at The Hague
	//
	// The Paper
	//
	// *1 claim marked, 1 checked.*
	//
	// - Rated: Ann (1 claim, 20 November 2026)
	// - Signed off: nobody yet
	// - Open: not signed off: 1
	//
	// ## At a glance
	//
	// | No. | Claim | Said by | Rating | Sources |
	// | ---: | --- | --- | --- | ---: |
	// | 1 | The border is 600 miles long. | The host | Mostly true | 0 |
	//
	// ## The article
	//
	// The border is **some 600 miles**[^1] long.
	//
	// [^1]: **1. Mostly true:** The border is 600 miles long. (The host)
	//
	//     It is 582.
	//
	//     *Rated by Ann, 20 November 2026.*
	//
	// *Made 23 November 2026 by Ann with Galley, from version 1 of the text.*
}

// A report says what should be looked at before it is published, and is then written as often as
// wanted. Its claims are selected once.
func ExampleNew() {
	r, err := report.New(tiny())
	if err != nil {
		fmt.Println(model.Sentence(err))
		return
	}
	for _, w := range r.Warnings(report.ClaimReview) {
		fmt.Println(w.Says)
	}
	page, err := r.Bytes(context.Background(), report.HTML)
	fmt.Println(len(page) > 1000, err)
	// Output:
	// Claim 1 has no source.
	// Claim 1 has a rating that nobody has signed off.
	// The fact check has no web address. Without one nothing that reads it can lead to it.
	// true <nil>
}

// The formats there are, with the endings of their files.
func ExampleSpecs() {
	for _, s := range report.Specs() {
		fmt.Printf("%-11s %s\n", s.Format, s.Extension)
	}
	// Output:
	// html        .html
	// pdf         .pdf
	// docx        .docx
	// md          .md
	// csv         .csv
	// xlsx        .xlsx
	// json        .json
	// claimreview .jsonld
	// annotations .jsonld
	// cms         .html
	// wordpress   .html
	// checked-copy .docx
	// checking-copy .docx
	// checking-copy-pdf .pdf
}
