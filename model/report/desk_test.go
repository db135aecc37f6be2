package report

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"galley/model"
	"galley/model/report/sheet"
)

func deskOf(rows ...model.DeskRow) sheet.Desk {
	return sheet.Desk{Rows: rows, Made: "2026-11-27T10:00:00.000Z", Editor: "Ann", Generator: "Galley"}
}

func TestTheDesksTableIsWrittenForSpreadsheets(t *testing.T) {
	table := deskOf(
		model.DeskRow{ClaimID: "c1", Wording: "=1+1 troops", ArticleID: "a1", Article: "Talks", Articles: 2, Kind: model.Statistic, Owner: "Ann",
			Due: "2026-11-20", Overdue: true, Outcome: "False", Status: model.InProgress, Questions: 3},
		model.DeskRow{ClaimID: "c2", Wording: "Zwölf Boxkämpfer", Article: "Talks", Articles: 1, Contested: true, Status: model.Unchecked})
	want := [][]string{
		{"wording", "article", "articles", "kind", "owner", "due", "overdue", "outcome", "status", "closed", "questions", "claim_id", "article_id"},
		{"'=1+1 troops", "Talks", "2", "statistic", "Ann", "2026-11-20", "yes", "False", "in progress", "", "3", "c1", "a1"},
		{"Zwölf Boxkämpfer", "Talks", "1", "", "", "", "no", "Contested", "unchecked", "", "0", "c2", ""},
	}
	var b bytes.Buffer
	if err := WriteDesk(&b, CSV, table, false); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(&b).ReadAll()
	if err != nil || !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("CSV %q, %v", got, err)
	}
	b.Reset()
	if err := WriteDesk(&b, XLSX, table, false); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Claims")
	if err != nil || len(rows) != 3 || rows[0][0] != "Wording" || rows[1][0] != "=1+1 troops" || rows[2][7] != "Contested" {
		t.Errorf("XLSX %q, %v", rows, err)
	}
	if err := WriteDesk(&b, PDF, table, false); !model.HasCode(err, model.Invalid) {
		t.Errorf("as PDF: %v", err)
	}
}

func TestTheDesksTableIsWrittenOverItsOwnKindAlone(t *testing.T) {
	folder := t.TempDir()
	for _, f := range DeskFormats {
		path := filepath.Join(folder, "table"+f.Extension())
		for range 2 {
			if _, err := SaveDesk(path, f, deskOf(model.DeskRow{Wording: "w"}), true); err != nil {
				t.Errorf("%s: %v", f, err)
			}
		}
		other := filepath.Join(folder, "other"+f.Extension())
		if err := os.WriteFile(other, []byte("wording,rating\nmine,true\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := SaveDesk(other, f, deskOf(), false); err == nil || !strings.Contains(model.Sentence(err), "not replaced") {
			t.Errorf("%s over another file: %v", f, err)
		}
	}
}
