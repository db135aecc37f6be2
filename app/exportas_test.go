package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"galley/model/report"
)

func TestEveryFormatOfReportsCanBeChosenInTheWindow(t *testing.T) {
	offered := map[report.Format]bool{report.HTML: true}
	for _, k := range kinds {
		offered[k.format] = true
	}
	for _, f := range report.Formats() {
		if !offered[f] {
			t.Errorf("the window does not offer %s", f)
		}
	}
}

func TestAReportInAnotherFormatTellsFirstWhatToLookAt(t *testing.T) {
	w, _, _ := opened(t)
	w.mark(w.spanOf(t, "600 miles"))
	folder := t.TempDir()
	w.fyne.Preferences().SetString(prefFolder, folder)
	w.fyne.Preferences().SetString(prefExportAs, "ClaimReview (JSON-LD)")
	w.exportAs()
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Export all the same")) // it has no rating yet
	test.Tap(button(t, w, "Save"))
	if _, err := os.Stat(filepath.Join(folder, "envoys-meet.jsonld")); err != nil {
		t.Error(err)
	}

	w.fyne.Preferences().SetString(prefExportAs, "Table of claims (CSV)")
	w.exportAs()
	test.Tap(button(t, w, "Export…"))
	test.Tap(button(t, w, "Save"))
	table, err := os.ReadFile(filepath.Join(folder, "envoys-meet.csv"))
	if err != nil || !strings.Contains(string(table), "600 miles") || !strings.HasPrefix(string(table), "\ufeff") {
		t.Errorf("the table: %.80q, %v", table, err)
	}
}
