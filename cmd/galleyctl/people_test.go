//go:build !race || long

package main

import (
	"os"
	"strings"
	"testing"
)

func TestPeopleAreAskedFromAShell(t *testing.T) {
	s := newShell(t)
	var came []importedJSON
	s.ok(&came, "import", s.file("talks.txt", "The envoy spoke of 21,000 troops.\n\nThey share nearly 600 miles of border."))
	article := came[0].ID
	var border, troops shownClaim
	s.ok(&border, "claim", "add", article, "--quote", "600 miles")
	s.ok(&troops, "claim", "add", article, "--quote", "21,000 troops")

	var jo, other, got personFileJSON
	s.ok(&jo, "person", "add", "--name", "Jo Doe", "--role", "harbour master", "--contact", "+47 1", "--contact", "jo@port.example",
		"--terms", "on background", "--alias", "an officer")
	if jo.Name != "Jo Doe" || len(jo.Contacts) != 2 || jo.Terms != "background" || jo.Alias != "an officer" || len(jo.Namesakes) != 0 {
		t.Errorf("%+v", jo)
	}
	s.ok(&other, "person", "add", "--name", "jo doe")
	if other.SameName != 1 || len(other.Namesakes) != 1 || other.Namesakes[0].ID != jo.ID {
		t.Errorf("the other of the name is not offered: %+v", other)
	}
	var confirmers []confirmerJSON
	s.ok(&confirmers, "claim", "confirmers", border.ID, "--add", other.ID, "--question", "How long is it?")
	s.ok(&confirmers, "claim", "confirmers", troops.ID, "--add", jo.ID)
	s.ok(&got, "person", "merge", jo.ID, other.ID)
	if got.ID != jo.ID || len(got.OpenFacts) != 2 || got.OpenFacts[0].Claim != troops.ID || got.OpenFacts[1].Question != "How long is it?" {
		t.Errorf("%+v", got)
	}

	var a attemptJSON
	s.ok(&a, "attempt", "add", jo.ID, "--way", "phone", "--what", "Are there 21,000?", "--outcome", "no answer", "--purpose", "reply",
		"--claim", troops.ID, "--at", "2026-11-20 14:30")
	if a.Article != article || len(a.Claims) != 1 || a.Made != "2026-11-20T14:30" || a.Way != "call" || a.Outcome != "no-answer" || a.Name != "Jo Doe" || a.By == "" {
		t.Errorf("%+v", a)
	}
	var waiting []waitingJSON
	if s.ok(&waiting, "attempt", "waiting"); len(waiting) != 1 || waiting[0].Since != "2026-11-20T14:30" || waiting[0].Times != 1 ||
		waiting[0].Wordings[0] != "21,000 troops" {
		t.Errorf("%+v", waiting)
	}
	s.ok(&a, "attempt", "report", a.ID, troops.ID)
	if len(a.Reported) != 1 {
		t.Errorf("%+v", a)
	}
	s.ok(&a, "attempt", "edit", a.ID, "--outcome", "declined", "--what", "Really?")
	if a.Outcome != "declined" || a.What != "Really?" || len(a.Claims) != 1 {
		t.Errorf("%+v", a)
	}
	if s.ok(&waiting, "attempt", "waiting"); len(waiting) != 0 {
		t.Errorf("%+v", waiting)
	}
	var claim shownClaim
	s.ok(&claim, "claim", "answer", border.ID, jo.ID, "--answer", "“It is 590 miles.”", "--stance", "refutes", "--at", "2026-11-21")
	if len(claim.Evidence) != 1 || claim.Evidence[0].Quote != "It is 590 miles." || claim.Evidence[0].Locator != "call, 2026-11-21" ||
		len(claim.Attempts) != 1 || claim.Attempts[0].Outcome != "answered" || len(claim.Confirmers) != 1 {
		t.Errorf("%+v", claim)
	}
	var attempts []attemptJSON
	if s.ok(&attempts, "attempt", "list", jo.ID); len(attempts) != 2 || attempts[0].Made != "2026-11-21" {
		t.Errorf("%+v", attempts)
	}
	var id string
	s.ok(&id, "attempt", "delete", a.ID)
	var people []personJSON
	if s.ok(&people, "person", "list", "harbour"); len(people) != 1 || people[0].Open != 1 || people[0].Attempts != 1 {
		t.Errorf("%+v", people)
	}
	s.ok(&confirmers, "claim", "confirmers", troops.ID, "--drop", jo.ID)
	if len(confirmers) != 0 {
		t.Errorf("%+v", confirmers)
	}
	s.ok(&confirmers, "claim", "confirmers", troops.ID, "--new", "Kim")
	if len(confirmers) != 1 || confirmers[0].Name != "Kim" {
		t.Errorf("%+v", confirmers)
	}
	s.ok(&got, "person", "edit", jo.ID, "--name", "Jo A. Doe", "--terms", "off-record")
	if got.Name != "Jo A. Doe" || got.Terms != "off-record" || len(got.Contacts) != 2 {
		t.Errorf("%+v", got)
	}
	for _, bad := range [][]string{
		{"person", "add", "--name", " "}, {"person", "show", "nobody"}, {"person", "edit", jo.ID, "--terms", "secret"},
		{"attempt", "add", jo.ID, "--way", "pigeon", "--outcome", "answered"}, {"attempt", "add", jo.ID, "--way", "call", "--outcome", "answered",
			"--at", "2099-01-01"}, {"claim", "answer", border.ID, jo.ID, "--answer", " ", "--stance", "supports"},
		{"attempt", "report", attempts[0].ID, border.ID}, // off the record
	} {
		code, _, errs := s.run("", bad...)
		if code != 1 || strings.Count(strings.TrimSpace(errs), "\n") != 0 || errs == "" {
			t.Errorf("%q: exit %d, %q", bad, code, errs)
		}
	}
	if code, _, _ := s.run("", "claim", "confirmers", troops.ID, "--question", "So?"); code != 2 {
		t.Errorf("exit %d", code)
	}
}

func TestTheQuestionsForAPersonArePrintedFromAShell(t *testing.T) {
	s := newShell(t)
	var came []importedJSON
	s.ok(&came, "import", s.file("talks.txt", "The envoy spoke of 21,000 troops.\n\n“We share 600 miles,” he said."))
	var quote, troops shownClaim
	s.ok(&quote, "claim", "add", came[0].ID, "--quote", "“We share 600 miles,” he said", "--kind", "quotation", "--speaker", "Jo Doe")
	s.ok(&troops, "claim", "add", came[0].ID, "--quote", "21,000 troops")
	var jo personFileJSON
	s.ok(&jo, "person", "add", "--name", "Jo Doe", "--contact", "+47 1234")
	var confirmers []confirmerJSON
	s.ok(&confirmers, "claim", "confirmers", quote.ID, "--add", jo.ID)
	s.ok(&confirmers, "claim", "confirmers", troops.ID, "--add", jo.ID)
	var out questionsForJSON
	s.ok(&out, "claim", "questions-for", jo.ID)
	if out.Name != "Jo Doe" || len(out.Questions) != 2 || out.Questions[0].Claim != troops.ID || out.Questions[1].Question != "you share 600 miles, he said" ||
		!out.Questions[1].InSubstance {
		t.Errorf("%+v", out)
	}
	for _, name := range []string{"q.html", "q.pdf", "q.txt"} {
		path := s.file(name, "")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if code, _, errs := s.run("", "claim", "questions-for", jo.ID, "-o", path); code != 0 {
			t.Errorf("%s: exit %d, %s", name, code, errs)
		}
		data, err := os.ReadFile(path)
		if err != nil || len(data) == 0 || strings.Contains(string(data), "1234") {
			t.Errorf("%s: %v, %.300s", name, err, data)
		}
	}
	code, text, _ := s.run("", "claim", "questions-for", jo.ID, "--verbatim", "--language", "de", "--article", came[0].ID)
	if code != 0 || !strings.Contains(text, "Fragen an") || !strings.Contains(text, "“We share 600 miles,” he said") {
		t.Errorf("exit %d, %s", code, text)
	}
	if code, _, _ := s.run("", "claim", "questions-for", jo.ID, "--format", "docx"); code != 2 {
		t.Errorf("exit %d", code)
	}
}
