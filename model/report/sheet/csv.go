package sheet

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"strings"

	"galley/model"
	"galley/model/prose"
	"galley/model/report/view"
)

// WriteCSV writes one table as RFC 4180 has it, in UTF-8.
func WriteCSV(w io.Writer, c view.Chosen) error {
	var t table
	switch c.Choices.Rows {
	case "", view.ClaimRows:
		t = claimTable(c)
	case view.SourceRows:
		t = sourceTable(c)
	case view.LedgerRows:
		t = ledgerTable(c)
	default:
		return model.Faultf(model.Invalid, "A row of a CSV file is about claims, sources or the ledger, not “%s”.", c.Choices.Rows)
	}
	return t.writeCSV(w, c.Choices.BOM)
}

// writeCSV writes the table, after a byte order mark where one is wanted.
func (t table) writeCSV(w io.Writer, bom bool) error {
	if bom {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	line := make([]string, len(t.columns))
	for i, column := range t.columns {
		line[i] = column.name
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for _, row := range t.rows {
		for i, cell := range row {
			switch v := cell.(type) {
			case string:
				line[i] = defuse(prose.Plain(v))
			case int:
				line[i] = strconv.Itoa(v)
			case float64:
				line[i] = strconv.FormatFloat(v, 'f', -1, 64)
			default:
				line[i] = ""
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

var (
	// number is what a spreadsheet takes for a number although it begins with a sign.
	number = regexp.MustCompile(`^[+-]?\s?\d[\d., \x{a0}\x{202f}]*([eE][+-]?\d+)?\s?[%‰]?$`)
	// innerFormula is a formula behind a sign at which a program begins another
	// cell where it takes the semicolon for the separator, as Excel does in most
	// of Europe: there the quotation marks around the cell do not hold it.
	innerFormula = regexp.MustCompile(`([;\t\n]["'\s]*)([=@＝＠]|[+\-＋－][^;\n]*[(|!])`)
)

// defuse makes a cell safe that a spreadsheet would take for a formula, as OWASP
// says (CSV injection): an apostrophe before what begins with = + - @, a tab or
// a line end, or their full-width forms. Numbers stay numbers.
func defuse(s string) string {
	s = innerFormula.ReplaceAllString(s, "$1'$2")
	first := strings.TrimLeft(s, " \t\r\n\u00a0")
	if first == "" || number.MatchString(s) {
		return s
	}
	if len(first) < len(s) && strings.ContainsAny(s[:1], "\t\r\n") || strings.ContainsAny(firstRune(first), "=+-@＝＋－＠") {
		return "'" + s
	}
	return s
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}
