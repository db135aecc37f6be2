package app

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"galley/model/report"
)

// kinds are the reports beside the HTML one, as the dialog offers them.
var kinds = []struct {
	label, about string
	format       report.Format
	choices      report.Choices
}{
	{"PDF", "Pages to print and send, with bookmarks and links.", report.PDF, report.Choices{}},
	{"Word document (.docx)", "Highlights, with a comment for each verdict and each source.", report.DOCX, report.Choices{}},
	{"Markdown", "Text with the claims in bold and a footnote each.", report.Markdown, report.Choices{}},
	{"Table of claims (CSV)", "A row a claim, for a spreadsheet.", report.CSV, report.Choices{BOM: true}},
	{"Table of sources (CSV)", "A row a source on a claim.", report.CSV, report.Choices{BOM: true, Rows: report.SourceRows}},
	{"Workbook (Excel)", "Claims and sources, a sheet each.", report.XLSX, report.Choices{}},
	{"Everything (JSON)", "All of the article and what was found, to bring into another Galley.", report.JSON, report.Choices{}},
	{"ClaimReview (JSON-LD)", "The fact check as search engines and archives read it.", report.ClaimReview, report.Choices{}},
	{"Web Annotations (JSON-LD)", "The marks as other annotation tools read them.", report.Annotations, report.Choices{}},
}

const prefExportAs = "export.as" // the label of the format last chosen

// exportAs asks in which format the report of the open article goes.
func (w *Window) exportAs() {
	if !w.session.open() {
		return
	}
	labels := make([]string, len(kinds))
	for i, k := range kinds {
		labels[i] = k.label
	}
	about, address, newsroom := newWrapped(""), widget.NewEntry(), widget.NewEntry()
	address.SetPlaceHolder("https://… where the fact check will stand")
	newsroom.SetPlaceHolder("Who publishes it (else " + w.session.editor + ")")
	publishing := container.NewVBox(address, newsroom)
	chosen := kinds[0]
	choice := widget.NewSelect(labels, func(label string) {
		for _, k := range kinds {
			if k.label == label {
				chosen = k
			}
		}
		about.SetText(chosen.about)
		if publishing.Hide(); chosen.format == report.ClaimReview {
			publishing.Show()
		}
	})
	choice.SetSelected(w.fyne.Preferences().StringWithFallback(prefExportAs, chosen.label))
	if choice.Selected == "" {
		choice.SetSelected(chosen.label)
	}
	d := dialog.NewCustomConfirm("Export the report", "Export…", "Cancel", container.NewVBox(choice, about, publishing), func(yes bool) {
		if !yes {
			return
		}
		w.fyne.Preferences().SetString(prefExportAs, chosen.label)
		choices := chosen.choices
		if chosen.format == report.ClaimReview {
			choices.ReviewURL, choices.Newsroom = strings.TrimSpace(address.Text), strings.TrimSpace(newsroom.Text)
		}
		w.exportWarned(chosen.format, choices)
	}, w.win)
	d.Resize(fyne.NewSize(480, 280))
	d.Show()
	w.win.Canvas().Focus(choice)
}

// exportWarned tells what should be looked at before the report is published,
// and goes on where the person says so.
func (w *Window) exportWarned(f report.Format, choices report.Choices) {
	w.claims.Flush()
	article, number, lib := w.session.proof.Article, w.session.proof.Version.Number, w.library
	var warnings []report.Warning
	w.startTask("Looking the report over", func(ctx context.Context, _ *task) error {
		content, err := report.Collect(ctx, lib, article.ID, number)
		if err != nil {
			return err
		}
		content.Choices = choices
		warnings = report.Warnings(f, content)
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			w.fault(err)
		case len(warnings) == 0:
			w.export(f, choices)
		default:
			var lines []string
			for _, warning := range warnings {
				lines = append(lines, "• "+warning.Says)
			}
			text := container.NewVScroll(newWrapped(strings.Join(lines, "\n")))
			title := fmt.Sprintf("%d things to look at first", len(lines))
			if len(lines) == 1 {
				title = "One thing to look at first"
			}
			d := dialog.NewCustomConfirm(title, "Export all the same", "Go back", text, func(yes bool) {
				if yes {
					w.export(f, choices)
				}
			}, w.win)
			d.Resize(fyne.NewSize(560, 320))
			d.Show()
		}
	})
}
