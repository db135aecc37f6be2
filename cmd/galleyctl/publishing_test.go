//go:build !race || long

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/interchange"
)

// onBorders is an article with one claim that Bob rated.
func onBorders(s *shell) (article, claim string) {
	s.t.Helper()
	var came []importedJSON
	s.ok(&came, "import", s.file("talks.txt", "They share nearly 600 miles of border. It is long."))
	var marked interchange.Claim
	s.ok(&marked, "claim", "add", came[0].ID, "--quote", "nearly 600 miles")
	s.ok(&marked, "--editor", "Bob Hope", "verdict", "set", marked.ID, "True", "--note", "Measured.")
	return came[0].ID, marked.ID
}

func TestRoundsAreSignedFromAShell(t *testing.T) {
	s := newShell(t)
	article, claim := onBorders(s)
	s.ok(new(questionJSON), "question", "add", claim, "--to", "author", "Why?")
	var r roundJSON
	s.ok(&r, "--editor", "Ann Baker", "round", "sign", article)
	want := model.OpenWork{Claims: 1, Unsourced: 1, Unsigned: 1, Questions: 1, Words: 7}
	if r.Name != "First reading" || r.Initials != "AB" || r.By != "Ann Baker" || r.Version != 1 || r.Open != want {
		t.Errorf("signed %+v", r)
	}
	first := r.ID
	if s.ok(&r, "--editor", "Ann Baker", "round", "sign", article, "--name", "First reading"); r.ID != first {
		t.Errorf("signed twice: %+v", r)
	}
	s.ok(&r, "round", "sign", article, "--name", "Proofs", "--initials", "x")
	var all struct {
		Rounds []roundJSON
		Open   model.OpenWork
	}
	if s.ok(&all, "round", "list", article); len(all.Rounds) != 2 || all.Rounds[1].Name != "Proofs" || all.Open != want {
		t.Errorf("listed %+v", all)
	}
	if _, out, _ := s.run("", "round", "list", article); !strings.Contains(out, "open: 1 without a source, 1 not signed off, 1 questions, 7 words") {
		t.Errorf("printed %s", out)
	}
	s.ok(new(any), "round", "withdraw", r.ID)
	if s.ok(&all, "round", "list", article); len(all.Rounds) != 1 {
		t.Errorf("after one was taken back %+v", all)
	}
	for _, wrong := range [][]string{{"round", "sign", "nothing"}, {"round", "sign", article, "--initials", "--"}, {"round", "withdraw", "nothing"}} {
		if code, _, errs := s.run("", wrong...); code != 1 || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit %d, %s", wrong, code, errs)
		}
	}
}

func TestCorrectionsOfAPublishedCheckHaveReasons(t *testing.T) {
	s := newShell(t)
	article, claim := onBorders(s)
	if code, _, errs := s.run("", "verdict", "set", claim, "False", "--reason", "A reader wrote."); code != 1 || !strings.Contains(errs, "not published") {
		t.Errorf("a reason of a draft: exit %d, %s", code, errs)
	}
	var published struct {
		Published model.Stamp `json:"check_published"`
	}
	for _, wrong := range [][]string{{"publish", article, "--on", "2999-01-01"}, {"publish", article, "--on", "someday"}, {"publish", "nothing"}} {
		if code, _, errs := s.run("", wrong...); code != 1 || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit %d, %s", wrong, code, errs)
		}
	}
	if code, _, _ := s.run("", "publish", article, "--on", "2026-01-01", "--withdraw"); code != 2 {
		t.Errorf("exit %d", code)
	}
	if s.ok(&published, "publish", article); published.Published == "" {
		t.Errorf("%+v", published)
	}
	if code, _, errs := s.run("", "publish", article); code != 1 || !strings.Contains(errs, "published already") {
		t.Errorf("exit %d, %s", code, errs)
	}
	s.ok(new(interchange.Claim), "verdict", "set", claim, "False", "--reason", "A reader wrote.")
	s.ok(new(interchange.Claim), "claim", "edit", claim, "--wording", "They share 600 miles")
	var log []correctionJSON
	s.ok(&log, "correction", "list", article)
	if len(log) != 2 || log[0].Reason != "A reader wrote." || log[1].Reason != "" || log[1].Claim != claim || log[1].Event == "" {
		t.Fatalf("the log is %+v", log)
	}
	s.ok(&log, "correction", "reason", article, log[1].Event, "It was", "half a quotation.")
	if len(log) != 2 || log[1].Reason != "It was half a quotation." {
		t.Errorf("the log is %+v", log)
	}
	out := filepath.Join(s.dir, "report.md")
	if code, _, errs := s.run("", "export", article, "--format", "md", "-o", out); code != 0 {
		t.Fatal(errs)
	}
	text, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(text), "Reason: A reader wrote") {
		t.Errorf("the log is not on by itself: %s, %v", text, err)
	}
	if code, _, errs := s.run("", "export", article, "--format", "md", "--without", "corrections", "-o", out); code != 0 {
		t.Fatal(errs)
	}
	if text, err = os.ReadFile(out); err != nil || strings.Contains(string(text), "Reason: A reader wrote") {
		t.Errorf("the log cannot be left out: %s, %v", text, err)
	}
	if code, _, errs := s.run("", "correction", "reason", article, "nothing", "Why"); code != 1 || strings.Count(errs, "\n") != 1 {
		t.Errorf("exit %d, %s", code, errs)
	}
	if s.ok(&published, "publish", article, "--withdraw"); published.Published != "" {
		t.Errorf("%+v", published)
	}
	if s.ok(&published, "publish", article, "--on", "2026-01-01 10:00"); published.Published == "" {
		t.Errorf("%+v", published)
	}
}

// Questions to the house, and what was open at a sign-off, stand in no report, its history included.
func TestQuestionsStandInNoReport(t *testing.T) {
	s := newShell(t)
	article, claim := onBorders(s)
	var q questionJSON
	s.ok(&q, "question", "add", claim, "--to", "lawyer", "planted question?")
	s.ok(new(questionJSON), "question", "close", q.ID, "--answer", "planted answer")
	s.ok(new(questionJSON), "question", "add", claim, "--to", "author", "planted other?")
	if code, _, errs := s.run("", "verdict", "signoff", claim); code != 0 {
		t.Fatal(errs)
	}
	s.ok(new(roundJSON), "round", "sign", article)
	s.ok(new(any), "publish", article)
	for _, format := range []string{"html", "md", "csv", "json", "claimreview", "annotations", "docx", "pdf", "xlsx"} {
		out := filepath.Join(s.dir, "report."+format)
		args := []string{"export", article, "--format", format, "-o", out, "--url", "https://example.org/{n}"}
		if format == "json" {
			args = append(args, "--history")
		}
		if code, _, errs := s.run("", args...); code != 0 {
			t.Errorf("%s: %s", format, errs)
			continue
		}
		text, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "planted") {
			t.Errorf("%s has a question to the house", format)
		}
		if format != "json" {
			continue
		}
		var report struct {
			Article struct {
				CheckPublished model.Stamp `json:"check_published"`
				Rounds         []map[string]any
			}
			History []struct{ Action string }
		}
		if err := json.Unmarshal(text, &report); err != nil || report.Article.CheckPublished == "" || len(report.Article.Rounds) != 1 {
			t.Errorf("%+v, %v", report, err)
		}
		if _, has := report.Article.Rounds[0]["left"]; has || strings.Contains(string(text), `"questions"`) {
			t.Error("the JSON report says what was open")
		}
		for _, h := range report.History {
			if strings.Contains(h.Action, "question") {
				t.Errorf("the JSON report's history has %q", h.Action)
			}
		}
	}
}
