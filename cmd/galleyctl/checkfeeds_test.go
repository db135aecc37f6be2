//go:build !race || long

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFeedOfPublishedChecksIsReadListedAndForgotten(t *testing.T) {
	s := newShell(t)
	review := func(url, claim string) string {
		return `{"@type":"ClaimReview","url":"https://desk.example/` + url + `","claimReviewed":"` + claim +
			`","author":{"name":"Desk"},"reviewRating":{"alternateName":"False"}}`
	}
	path := filepath.Join(s.dir, "checks.json")
	feed := "[" + review("1", "The moon is made of cheese.") + `,{"@type":"Article"},` + review("2", "A dragon flew over a stadium.") + "]"
	if err := os.WriteFile(path, []byte(feed), 0o600); err != nil {
		t.Fatal(err)
	}
	type row struct {
		Feed        string
		Checks, New int
		Gone        int
		Skipped     []struct {
			Entry  int
			Reason string
		}
	}
	var rows []row
	s.ok(&rows, "claim", "feed", path)
	if len(rows) != 1 || rows[0].Feed != "checks.json" || rows[0].Checks != 2 || rows[0].New != 2 || len(rows[0].Skipped) != 1 ||
		rows[0].Skipped[0].Entry != 2 {
		t.Fatalf("%+v", rows)
	}
	s.ok(&rows, "claim", "feed", path)
	if len(rows) != 1 || rows[0].Checks != 2 || rows[0].New != 0 {
		t.Errorf("read again: %+v", rows)
	}
	shorter := "[" + review("2", "A dragon flew over a stadium.") + "]"
	if err := os.WriteFile(path, []byte(shorter), 0o600); err != nil {
		t.Fatal(err)
	}
	s.ok(&rows, "claim", "feed", path)
	if len(rows) != 1 || rows[0].Checks != 1 || rows[0].New != 0 || rows[0].Gone != 1 {
		t.Errorf("read again, shorter: %+v", rows)
	}
	if code, _, errs := s.run("", "claim", "feed", filepath.Join(s.dir, "gone.json")); code != 1 || strings.Count(errs, "\n") != 1 {
		t.Errorf("exit %d: %s", code, errs)
	}
	s.ok(&rows, "claim", "feed", "--forget", "checks.json")
	if len(rows) != 0 {
		t.Errorf("forgotten: %+v", rows)
	}
	if code, _, errs := s.run("", "claim", "feed", "--forget", "checks.json"); code != 1 || !strings.Contains(errs, "checks.json") {
		t.Errorf("exit %d: %s", code, errs)
	}
}
