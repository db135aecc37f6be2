//go:build !race || long

package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestStatisticsFromAShell(t *testing.T) {
	s := newShell(t)
	article := s.article()
	var claim struct{ ID string }
	s.ok(&claim, "claim", "add", article, "--quote", "600 miles", "--speaker", "The envoy")
	var out map[string]any
	s.ok(&out, "verdict", "set", claim.ID, "True")
	type counted struct {
		Label  string
		Claims int
	}
	var got struct {
		Marked, Checked, Open, Overdue, Corrections int
		Median_Days                                 *float64
		Ratings, Speakers, Kinds, Publishers        []counted
		Weeks, Months                               []map[string]any
	}
	s.ok(&got, "statistics")
	if got.Marked != 1 || got.Checked != 1 || got.Open != 0 || got.Median_Days == nil || len(got.Ratings) != 1 || got.Ratings[0] != (counted{"True", 1}) ||
		len(got.Weeks) != 1 || got.Speakers[0] != (counted{"The envoy", 1}) {
		t.Errorf("%+v", got)
	}
	s.ok(&got, "statistics", "--from", "2001-01-01", "--to", "2001-12-31")
	if got.Marked+got.Checked != 0 || got.Ratings == nil {
		t.Errorf("%+v", got)
	}
	code, text, _ := s.run("", "statistics", "--csv")
	if rows, err := csv.NewReader(strings.NewReader(text)).ReadAll(); code != 0 || err != nil || len(rows) < 10 {
		t.Errorf("exit %d, %v: %s", code, err, text)
	}
	for name, begins := range map[string]string{"chart.png": "\x89PNG", "chart.SVG": "<svg", "table.csv": "count,of"} {
		file := filepath.Join(s.dir, name)
		if code, _, errs := s.run("", "statistics", "-o", file); code != 0 {
			t.Errorf("%s: exit %d, %s", name, code, errs)
		}
		if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), begins) {
			t.Errorf("%s: %v, %.20q", name, err, data)
		}
		if code, _, errs := s.run("", "statistics", "-o", file); code != 1 || errs == "" {
			t.Errorf("%s written over: exit %d, %s", name, code, errs)
		}
	}
	for _, args := range [][]string{{"--from", "soon"}, {"--from", "2026-02-01", "--to", "2026-01-01"}} {
		if code, _, errs := s.run("", append([]string{"statistics"}, args...)...); code != 1 || errs == "" {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
	}
	for _, args := range [][]string{{"-o", "chart.gif"}, {"--json", "--csv"}} {
		if code, _, errs := s.run("", append([]string{"statistics"}, args...)...); code != 2 || errs == "" {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
	}
}
