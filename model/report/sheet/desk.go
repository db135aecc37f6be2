package sheet

import (
	"io"

	"github.com/xuri/excelize/v2"

	"galley/model"
)

// Desk is the desk's table of claims, to be written as a table for spreadsheets. It is for the desk itself:
// owners and due dates stand in it, and in no report.
type Desk struct {
	Rows      []model.DeskRow
	Made      model.Stamp
	Editor    string // who has it written
	Generator string // the program
}

// WriteCSV writes the table as RFC 4180 has it, in UTF-8. Excel needs a byte order mark to see that.
func (d Desk) WriteCSV(w io.Writer, bom bool) error { return d.table().writeCSV(w, bom) }

// WriteXLSX writes the table as a workbook of one sheet.
func (d Desk) WriteXLSX(w io.Writer) error {
	return writeBook(w, []table{d.table()}, excelize.DocProperties{Title: "Claims", Creator: cell(d.Editor), Description: cell(d.Generator)},
		d.Made)
}

// table has a row a claim, in the order of the desk's table.
func (d Desk) table() table {
	t := table{name: "Claims", columns: []column{
		{"wording", 60}, {"article", 40}, {"articles", 8}, {"kind", 12}, {"owner", 14}, {"due", 12}, {"overdue", 8}, {"outcome", 16},
		{"status", 12}, {"closed", 12}, {"questions", 9}, {"claim_id", 20}, {"article_id", 20},
	}}
	for _, r := range d.Rows {
		overdue, outcome := "no", r.Outcome
		if r.Overdue {
			overdue = "yes"
		}
		if r.Contested {
			outcome = "Contested"
		}
		t.rows = append(t.rows, []any{
			r.Wording, r.Article, r.Articles, string(r.Kind), r.Owner, r.Due, overdue, outcome, string(r.Status), string(r.Closed), r.Questions,
			r.ClaimID, r.ArticleID,
		})
	}
	return t
}
