package sheet

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"galley/model/report/sample"
	"galley/model/report/view"
)

func workbook(t *testing.T, c view.Content) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(output(t, WriteXLSX, c)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	return book
}

func sheet(t *testing.T, book *excelize.File, name string) [][]string {
	t.Helper()
	rows, err := book.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestAWorkbookHasASheetOfClaimsAndOneOfSources(t *testing.T) {
	book := workbook(t, sample.Full(t))
	if got := strings.Join(book.GetSheetList(), " "); got != "Claims Sources" {
		t.Errorf("sheets %s", got)
	}
	claims, sources := sheet(t, book, "Claims"), sheet(t, book, "Sources")
	if len(claims) != 3 || claims[0][1] != "Wording" || claims[1][6] != "Mostly true" || claims[1][18] != "refutes: Atlas" {
		t.Errorf("claims %q", claims)
	}
	if len(sources) != 2 || sources[0][10] != "Archive URL" || sources[1][4] != "Atlas" {
		t.Errorf("sources %q", sources)
	}
	if kind, err := book.GetCellType("Claims", "H2"); err != nil || kind != excelize.CellTypeUnset { // a plain number
		t.Errorf("the rating's value is no number: %v %v", kind, err)
	}
}

func TestNoCellOfAWorkbookIsAFormulaOrBreaksIt(t *testing.T) {
	for name, text := range sample.Hostiles {
		book := workbook(t, sample.HostileContent(t, text))
		for _, s := range book.GetSheetList() {
			for y, row := range sheet(t, book, s) {
				for x := range row {
					at, err := excelize.CoordinatesToCellName(x+1, y+1)
					if err != nil {
						t.Fatal(err)
					}
					if formula, err := book.GetCellFormula(s, at); err != nil || formula != "" {
						t.Errorf("%s, %s: formula %q %v", name, at, formula, err)
					}
				}
			}
		}
		if name == "formula" {
			if got := sheet(t, book, "Claims")[2][1]; got != text {
				t.Errorf("the words became %q", got)
			}
		}
	}
}

func TestATextTooLongForACellIsCutAndSaysSo(t *testing.T) {
	for _, text := range []string{strings.Repeat("long words ", 100_000), strings.Repeat("🤝", 20_000), strings.Repeat("x", cellLimit)} {
		got := cell(text)
		if n := len(utf16.Encode([]rune(got))); n > cellLimit {
			t.Errorf("%d code units", n)
		}
		if (got != text) != strings.HasSuffix(got, cut) {
			t.Errorf("cut without a word: %q", got[len(got)-50:])
		}
	}
	c := sample.Full(t)
	c.Dossiers[0].Verdicts[1].Reasoning = strings.Repeat("1 MB of reasons. ", 62_000)
	if got := sheet(t, workbook(t, c), "Claims")[1][9]; !strings.HasSuffix(got, cut) {
		t.Error("not in the workbook")
	}
}

func TestTheSameReportGivesTheSameWorkbook(t *testing.T) {
	c := sample.Full(t)
	first := output(t, WriteXLSX, c)
	for range 10 {
		if output(t, WriteXLSX, c) != first {
			t.Fatal("the bytes differ")
		}
	}
}

func TestLibreOfficeReadsTheWorkbook(t *testing.T) {
	c := sample.HostileContent(t, sample.Hostiles["formula"])
	rows := sample.CSVRows(t, sample.Office(t, "report.xlsx", output(t, WriteXLSX, c), sample.AsCSV, "-Claims.csv"))
	if len(rows) != 2 || rows[1]["Wording"] != sample.Hostiles["formula"] || rows[1]["Reasoning"] != sample.Hostiles["formula"] ||
		rows[1]["Value"] != "1" {
		t.Errorf("read back as %v", rows)
	}
}
