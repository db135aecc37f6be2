package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"galley/model"
	"galley/model/prose"
	"galley/model/report/view"
)

// cellLimit is how many UTF-16 code units Excel lets a cell hold; more is
// dropped by it, or makes it offer to repair the file.
const cellLimit = excelize.TotalCellChars

// cut is what stands at the end of a text that was too long for its cell.
const cut = " … (cut here: a cell holds no more; the whole text is in the other formats)"

// textFormat is the number format of cells that are text whatever is typed into
// them: without it, editing such a cell turns =1+1 into a formula.
const textFormat = 49

// WriteXLSX writes a workbook: a row a claim, a row a source, and where it is asked for a row a
// name, date or figure.
func WriteXLSX(w io.Writer, c view.Chosen) error {
	tables := []table{claimTable(c), sourceTable(c)}
	if c.Choices.Has(view.Ledger) {
		tables = append(tables, ledgerTable(c))
	}
	return writeBook(w, tables, excelize.DocProperties{Title: cell(c.Article.Title), Creator: cell(c.Editor), Description: cell(c.Generator)}, c.Made)
}

// writeBook writes a workbook with a sheet a table.
func writeBook(w io.Writer, tables []table, about excelize.DocProperties, made model.Stamp) (err error) {
	book := excelize.NewFile()
	defer func() {
		if closeErr := book.Close(); err == nil {
			err = closeErr
		}
	}()
	styles, err := stylesOf(book)
	if err != nil {
		return err
	}
	for i, t := range tables {
		if i == 0 {
			err = book.SetSheetName("Sheet1", t.name)
		} else {
			_, err = book.NewSheet(t.name)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", t.name, err)
		}
		if err := writeSheet(book, t, styles); err != nil {
			return fmt.Errorf("sheet %s: %w", t.name, err)
		}
	}
	about.LastModifiedBy = about.Creator
	about.Created = made.Time().UTC().Format("2006-01-02T15:04:05Z")
	about.Modified = about.Created
	if err := book.SetDocProps(&about); err != nil {
		return fmt.Errorf("properties: %w", err)
	}
	var packed bytes.Buffer
	if _, err := book.WriteTo(&packed); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return inOrder(w, packed.Bytes())
}

// inOrder writes a ZIP archive with its files by name: excelize leaves them in
// any order, and the same report should give the same bytes.
func inOrder(w io.Writer, archive []byte) error {
	in, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return fmt.Errorf("order the workbook: %w", err)
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) }) // [Content_Types].xml comes first
	out := zip.NewWriter(w)
	for _, f := range in.File {
		if err := out.Copy(f); err != nil {
			return fmt.Errorf("order the workbook: %w", err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("order the workbook: %w", err)
	}
	return nil
}

type sheetStyles struct{ head, text, figure int }

func stylesOf(book *excelize.File) (s sheetStyles, err error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	for _, one := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.head, excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Bold: true, Family: "Calibri", Size: 11}, Alignment: top}},
		{&s.text, excelize.Style{NumFmt: textFormat, Alignment: top}},
		{&s.figure, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}}},
	} {
		if *one.id, err = book.NewStyle(&one.style); err != nil {
			return s, fmt.Errorf("style: %w", err)
		}
	}
	return s, nil
}

func writeSheet(book *excelize.File, t table, styles sheetStyles) error {
	out, err := book.NewStreamWriter(t.name)
	if err != nil {
		return err
	}
	for i, column := range t.columns {
		if err := out.SetColWidth(i+1, i+1, column.width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := make([]any, len(t.columns))
	for i, column := range t.columns {
		line[i] = excelize.Cell{StyleID: styles.head, Value: column.title()}
	}
	if err := out.SetRow("A1", line); err != nil {
		return err
	}
	for n, row := range t.rows {
		for i, value := range row {
			switch v := value.(type) {
			case string:
				line[i] = excelize.Cell{StyleID: styles.text, Value: cell(v)}
			case nil:
				line[i] = excelize.Cell{StyleID: styles.figure}
			default:
				line[i] = excelize.Cell{StyleID: styles.figure, Value: v}
			}
		}
		at, err := excelize.CoordinatesToCellName(1, n+2)
		if err != nil {
			return model.Wrap(model.Invalid, err, "A workbook has no room for %d rows; the CSV format has.", len(t.rows))
		}
		if err := out.SetRow(at, line, excelize.RowOpts{Height: height(row, t.columns)}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// A row is as high as its longest text needs, so that it can be read, up to a
// limit, so that others can too; programs do not all find the height themselves.
const (
	lineHeight = 15 // in points
	mostLines  = 12
)

func height(row []any, columns []column) float64 {
	most := 1
	for i, value := range row {
		text, _ := value.(string)
		lines := 0
		for line := range strings.SplitSeq(text[:min(len(text), 4096)], "\n") {
			lines += 1 + int(float64(utf8.RuneCountInString(line))*1.1/columns[i].width)
		}
		most = max(most, lines)
	}
	return lineHeight * float64(min(most, mostLines))
}

// cell is text that fits into a cell, with a sentence where it was cut.
func cell(s string) string {
	s = prose.Plain(s)
	if len(s) <= cellLimit {
		return s
	}
	units, room := 0, 0
	for i, r := range s {
		if units+len(cut) <= cellLimit { // cut is longer in bytes than in code units
			room = i
		}
		if units += utf16.RuneLen(r); units > cellLimit {
			return s[:room] + cut
		}
	}
	return s
}
