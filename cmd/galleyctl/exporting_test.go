package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reported is an article with one claim on which everything is.
func (s *shell) reported() (article string, claim claimSeen) {
	s.t.Helper()
	article = s.article()
	s.ok(&claim, "claim", "add", article, "--quote", "Nearly 600 miles", "--speaker", "Envoy", "--kind", "statistic", "--said", "31 March 2009")
	var source struct{ ID string }
	s.ok(&source, "source", "add", "--title", "Survey", "--url", "https://example.org/s", "--primary")
	s.ok(&struct{}{}, "source", "attach", claim.ID, source.ID, "--stance", "supports", "--quote", "936 km")
	s.ok(&claim, "verdict", "set", claim.ID, "Mostly true", "--note", "582 miles.")
	return article, claim
}

func TestEveryTextFormatIsWrittenToTheShellAndToAFile(t *testing.T) {
	s := newShell(t)
	article, _ := s.reported()
	for format, holds := range map[string]string{"html": "Nearly 600 miles</a>", "md": "**Nearly 600 miles**[^1]", "csv": "1,Nearly 600 miles,Envoy,2009-03-31", "json": `"galley-report"`} {
		code, out, errs := s.run("", "export", article, "--format", format)
		if code != 0 || !strings.Contains(out, holds) {
			t.Errorf("%s: exit %d, %s, %s", format, code, errs, out)
		}
		path := filepath.Join(s.dir, "report."+format)
		var saved struct {
			File string
			Size int64
		}
		s.ok(&saved, "export", article, "--format", strings.ToUpper(format), "-o", path)
		if data, err := os.ReadFile(path); err != nil || int64(len(data)) != saved.Size || !strings.Contains(string(data), holds) {
			t.Errorf("%s: %v, %d bytes told, %d there", format, err, saved.Size, len(data))
		}
	}
}

func TestTheChoicesOfATable(t *testing.T) {
	s := newShell(t)
	article, _ := s.reported()
	code, out, errs := s.run("", "export", article, "--format", "csv", "--rows", "sources", "--bom")
	if code != 0 || !strings.HasPrefix(out, "\ufeffclaim_number,") || !strings.Contains(out, "https://example.org/s") {
		t.Errorf("exit %d, %s, %s", code, errs, out)
	}
	if code, _, errs := s.run("", "export", article, "--format", "csv", "--rows", "pages"); code != exitUsage || !strings.Contains(errs, "claims or sources") {
		t.Errorf("exit %d, %s", code, errs)
	}
	if code, _, errs := s.run("", "export", article, "--format", "xlsx"); code != exitUsage || !strings.Contains(errs, "-o FILE") {
		t.Errorf("a workbook on the screen: exit %d, %s", code, errs)
	}
	path := filepath.Join(s.dir, "report.xlsx")
	if code, _, errs := s.run("", "export", article, "--format", "xlsx", "-o", path); code != 0 {
		t.Errorf("exit %d, %s", code, errs)
	}
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "PK") {
		t.Errorf("no workbook: %v", err)
	}
}
