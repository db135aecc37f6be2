package sheet

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"

	"galley/model"
)

func TestStatisticsAsATableAreSafeInASpreadsheet(t *testing.T) {
	days := 2.5
	s := model.Statistics{Days: model.Days{From: "2026-11-01"}, Checked: 3, MedianDays: &days,
		Ratings:  []model.Counted{{Label: "True", Scale: "Truth", Claims: 3}},
		Speakers: []model.Counted{{Label: "=HYPERLINK(\"x\")", Claims: 1}, {Label: "", Claims: 2}},
		Weeks:    []model.Stretch{{From: "2026-11-02", Marked: 4, Checked: 3}}}
	var out bytes.Buffer
	if err := WriteStatistics(&out, s); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{{"count", "of", "scale", "claims"}, {"checked", "2026-11-01/", "", "3"}, {"median_days", "2026-11-01/", "", "2.5"},
		{"rating", "True", "Truth", "3"}, {"speaker", "'=HYPERLINK(\"x\")", "", "1"}, {"week_marked", "2026-11-02", "", "4"}} {
		if !slices.ContainsFunc(rows, func(r []string) bool { return slices.Equal(r, want) }) {
			t.Errorf("there is no row %q in %q", want, rows)
		}
	}
}
