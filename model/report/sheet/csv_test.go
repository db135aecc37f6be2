package sheet

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"galley/model/report/sample"
	"galley/model/report/view"
)

func TestCSVHasARowAClaimWithItsSources(t *testing.T) {
	c := sample.Full(t)
	rows := sample.CSVRows(t, output(t, WriteCSV, c))
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	points := []rune(c.Version.Text)
	for name, want := range map[string]string{
		"number": "1", "speaker": "Akhundzadeh", "said": "2009-03", "kind": "statistic", "rating": "Mostly true", "value": "4", "scale": "Truth",
		"reasoning": "Measured.", "signed_by": "Bob", "signed_on": "2026-11-22", "passage": "600 miles – “so he said”",
		"sources": "refutes: Atlas", "published": "2009-03-31",
		"start": "21", "end": "45", "claim_id": "c0",
	} {
		if rows[0][name] != want {
			t.Errorf("%s is %q, want %q", name, rows[0][name], want)
		}
	}
	if got := string(points[21:45]); got != rows[0]["passage"] {
		t.Errorf("offsets do not count code points: %q", got)
	}
	if rows[1]["rating"] != "" || rows[1]["value"] != "" {
		t.Errorf("not rated: %v", rows[1])
	}
	c.Choices.Rows = view.SourceRows
	rows = sample.CSVRows(t, output(t, WriteCSV, c))
	if len(rows) != 1 || rows[0]["title"] != "Atlas" || rows[0]["stance"] != "refutes" || rows[0]["quote"] != "936 km" ||
		rows[0]["claim_number"] != "1" || rows[0]["primary"] != "yes" {
		t.Errorf("sources %v", rows)
	}
	c.Choices.Rows = "pages"
	var b strings.Builder
	if err := WriteCSV(&b, chosen(t, c)); err == nil || b.Len() > 0 {
		t.Error("a table there is not was written")
	}
}

func TestCSVBeginsWithAByteOrderMarkWhereWanted(t *testing.T) {
	c := sample.Full(t)
	if text := output(t, WriteCSV, c); strings.HasPrefix(text, "\ufeff") || !strings.Contains(text, "\r\n") {
		t.Error("a mark nobody asked for, or lines that do not end as RFC 4180 has it")
	}
	c.Choices.BOM = true
	if text := output(t, WriteCSV, c); !strings.HasPrefix(text, "\ufeffnumber,") {
		t.Errorf("no mark: %.20q", text)
	}
}

func TestFormulasAreDefusedAndNumbersAreNot(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "words": "words", "a = b": "a = b", "-12": "-12", "+3,000.5": "+3,000.5", "-1.5e3": "-1.5e3", "-5 %": "-5 %", "- 7": "- 7",
		"12": "12", "-40 000": "-40 000",
		"=1+1": "'=1+1", "+1+1": "'+1+1", "-1+1": "'-1+1", "@x": "'@x", "\t=x": "'\t'=x", " =x": "' =x", "＝x": "'＝x", "＠x": "'＠x", "-": "'-",
		"- a bullet": "'- a bullet", "+49-30-12": "'+49-30-12",
		"a;=x()": "a;'=x()", "a; \"=x": "a; \"'=x", "a\n=x": "a\n'=x", "a\n- bullet": "a\n- bullet", "a; -5": "a; -5",
		"a;-2+cmd|'x'!A": "a;'-2+cmd|'x'!A", "https://example.org/?a=b": "https://example.org/?a=b",
	} {
		if got := defuse(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestNoCellOfACSVIsAFormula(t *testing.T) {
	for name, text := range sample.Hostiles {
		for _, rows := range []view.Rows{view.ClaimRows, view.SourceRows} {
			c := sample.HostileContent(t, text)
			c.Choices.Rows = rows
			for _, row := range sample.CSVRows(t, output(t, WriteCSV, c)) {
				for column, cell := range row {
					if first := strings.TrimLeft(cell, " \t\r\n"); first != "" && strings.ContainsAny(firstRune(first), "=+-@＝") {
						t.Errorf("%s, %s: %q", name, column, cell)
					}
					if strings.ContainsAny(cell, "\x00\x1b\u202e") {
						t.Errorf("%s, %s: %q", name, column, cell)
					}
				}
			}
		}
	}
}

func TestLibreOfficeReadsTheCSV(t *testing.T) {
	c := sample.HostileContent(t, sample.Hostiles["formula"])
	c.Dossiers[0].Claim.Speaker = "Zoë Müller-Ångström, 東京"
	text := sample.Office(t, "report.csv", output(t, WriteCSV, c), sample.AsCSV, ".csv", "--infilter=Text - txt - csv (StarCalc):44,34,76")
	rows := sample.CSVRows(t, text)
	if len(rows) != 2 || rows[0]["speaker"] != "Zoë Müller-Ångström, 東京" || rows[1]["wording"] != "'"+sample.Hostiles["formula"] {
		t.Errorf("read back as %v", rows)
	}
}

// output is what one of the room's writers writes of the content.
func output(t testing.TB, write func(io.Writer, view.Chosen) error, c view.Content) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, chosen(t, c)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func chosen(t testing.TB, c view.Content) view.Chosen {
	t.Helper()
	chosen, err := c.Choose()
	if err != nil {
		t.Fatal(err)
	}
	return chosen
}
