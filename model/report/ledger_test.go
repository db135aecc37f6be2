package report

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ledger"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// The ledger stands in every format that has tables, with its ticks and hints, where it was
// asked for and nowhere else.
func TestTheLedgerIsInAReportWhereItWasAskedFor(t *testing.T) {
	c := sample.Content(t, "Jon Holbrooke met Karim Nader in Kiev.\n\nHolbrooke left, said Holbrook. Holbrooke and Nader will meet again.")
	e := ledger.Entry{Kind: ledger.Name, Text: "Karim Nader", Group: "Karim Nader"}
	key := model.KeyOf(e)
	c.Ticks = []model.Tick{{ID: model.TickID("a1", model.LedgerTicks, key.Kind, key.Words), Subject: "a1", List: model.LedgerTicks, Kind: key.Kind,
		Words: key.Words}}
	const hint = "Holbrooke ×3, Holbrook ×1"
	for _, format := range []Format{HTML, PDF, DOCX, Markdown, CSV, XLSX, JSON} {
		without := written(t, c, format)
		with := c
		with.Choices.Ledger = true
		with.Choices.Spellings, _ = ledger.ReadSpellings("Kyiv: Kiev")
		if format == CSV {
			with.Choices.Rows = view.LedgerRows
		}
		got := written(t, with, format)
		if strings.Contains(without, hint) {
			t.Errorf("%s: nobody asked for the ledger", format)
		}
		for _, want := range []string{hint, "Karim Nader", "ticked", "the desk writes Kyiv"} {
			if format != PDF && !strings.Contains(got, want) {
				t.Errorf("%s: no %q", format, want)
			}
		}
		if format == PDF && len(got) < len(without)+500 {
			t.Errorf("the PDF has no ledger: %d and %d bytes", len(got), len(without))
		}
		if places := "×3 (¶ 1, 2)"; (format == HTML || format == DOCX || format == Markdown) && !strings.Contains(got, places) {
			t.Errorf("%s: no places as %q", format, places)
		}
	}
	c.Choices.Ledger, c.Choices.Language = true, "de"
	if got := written(t, c, Markdown); !strings.Contains(got, "Namen, Daten und Zahlen") || !strings.Contains(got, "✓ abgehakt") {
		t.Errorf("not in German: %s", got)
	}
}

// written is a report as text: of a ZIP archive, all that its files hold.
func written(t *testing.T, c view.Content, format Format) string {
	t.Helper()
	made, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := made.Write(context.Background(), &b, format); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return b.String()
	}
	var all strings.Builder
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return all.String()
}
