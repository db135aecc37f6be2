//go:build !race || long

package main

import (
	"fmt"
	"strings"
	"testing"

	"galley/model"
)

func TestAnnotationsBecomeClaimsAtTheirWordsOrSayThatTheyDoNot(t *testing.T) {
	s := newShell(t)
	article := s.article()
	file := "[" + strings.Join([]string{
		note("urn:n:1", "Nearly 600 miles", "", ""), note("urn:n:2", "21,000 troops", "Others said ", " stay"),
		note("urn:n:3", "21,000 troops", "", ""), note("urn:n:4", "22,000 troops go", "", ""), note("urn:n:5", "", "", ""),
	}, ",") + "]"
	rows := s.annotated(article, file)
	want := []struct {
		state model.PlacementState
		words string
		claim bool
	}{{"anchored", "Nearly 600 miles", true}, {"anchored", "21,000 troops", true}, {"ambiguous", "", true}, {"orphaned", "", true},
		{"orphaned", "", false}}
	if len(rows) != len(want) {
		t.Fatalf("%+v", rows)
	}
	for i, w := range want {
		r := rows[i]
		if r.State != w.state || s.at(article, r) != w.words || (r.Claim != nil) != w.claim || r.Annotation != fmt.Sprintf("urn:n:%d", i+1) {
			t.Errorf("%d: %+v at %q", i, r, s.at(article, r))
		}
	}
	if *rows[1].Start < 60 {
		t.Errorf("the second of two was meant: %d", *rows[1].Start)
	}
	var claims []claimSeen
	s.ok(&claims, "claim", "list", article)
	states := map[string]int{}
	for _, c := range claims {
		states[c.Appearances[0].State]++
	}
	if len(claims) != 4 || states["anchored"] != 2 || states["orphaned"] != 2 {
		t.Errorf("%d claims, %v", len(claims), states)
	}
	var seen struct {
		Status   string
		Verdicts []struct{ Reasoning, By string }
	}
	s.ok(&seen, "claim", "show", *rows[0].Claim)
	if seen.Status != "in progress" || len(seen.Verdicts) != 1 || seen.Verdicts[0].Reasoning != "Look at urn:n:1" ||
		seen.Verdicts[0].By != "ann" {
		t.Errorf("%+v", seen)
	}
	again := s.annotated(article, file)
	for i, r := range again {
		if i < 4 && (r.State != "known" || *r.Claim != *rows[i].Claim) || i == 4 && r.State != "orphaned" {
			t.Errorf("a second time: %+v", r)
		}
	}
	var events []eventJSON
	if s.ok(&events, "history", article); len(events) != 2 {
		t.Errorf("%d events, want the import of the article and one of the annotations", len(events))
	}
	var event eventJSON
	s.ok(&event, "undo")
	if s.ok(&claims, "claim", "list", article); len(claims) != 0 {
		t.Errorf("after undo: %d claims", len(claims))
	}
	if rows = s.annotated(article, file); rows[0].State != "anchored" || rows[3].Claim == nil {
		t.Errorf("after undo they come in again: %+v", rows)
	}
	var sound struct{ Sound bool }
	if s.ok(&sound, "check"); !sound.Sound {
		t.Error("the library is not sound")
	}
}

func TestPositionsDecideInWhateverUnitTheyCount(t *testing.T) {
	text := []rune(cafe)
	index := func(words string, from int) int {
		rest := string(text[from:])
		return from + len([]rune(rest[:strings.Index(rest, words)]))
	}
	second := index("21,000 troops", index("21,000 troops", 0)+1)
	for name, shift := range map[string]int{"code points": 0, "UTF-16 code units": 1} { // the emoji before it has two
		s := newShell(t)
		article := s.article()
		position := func(exact string, start, length int) string {
			return fmt.Sprintf(`{"id": "urn:p:%d%d", "type": "Annotation", "target": {"source": "x", "selector": [%s{"type":
				"TextPositionSelector", "start": %d, "end": %d}]}}`, start, len(exact), exact, start, start+length)
		}
		quote := func(exact string) string { return fmt.Sprintf(`{"type": "TextQuoteSelector", "exact": %q},`, exact) }
		miles := index("Nearly 600 miles", 0)
		rows := s.annotated(article, "["+strings.Join([]string{
			position(quote("Nearly 600 miles"), miles+shift, 16), position(quote("21,000 troops"), second+shift, 13),
			position("", index("envoy", 0)+shift, 5),
		}, ",")+"]")
		for i, want := range []string{"Nearly 600 miles", "21,000 troops", "envoy"} {
			if rows[i].State != "anchored" || s.at(article, rows[i]) != want {
				t.Errorf("%s: %+v at %q, want %q", name, rows[i], s.at(article, rows[i]), want)
			}
		}
		if *rows[1].Start != second {
			t.Errorf("%s: the first of two was taken", name)
		}
		lone := newShell(t)
		article = lone.article()
		if rows := lone.annotated(article, position("", miles+shift, 16)); rows[0].State != "orphaned" || rows[0].Claim != nil {
			t.Errorf("%s: a position that nothing bears out: %+v", name, rows[0])
		}
	}
}

func TestGalleysOwnAnnotationsGiveTheClaimsAgain(t *testing.T) {
	s := newShell(t)
	article, claim := s.reported()
	code, out, errs := s.run("", "export", article, "--format", "annotations")
	if code != 0 {
		t.Fatal(errs)
	}
	rows := s.annotated(article, out)
	if len(rows) != 1 || rows[0].State != "known" || *rows[0].Claim != claim.ID {
		t.Errorf("where they come from: %+v", rows)
	}
	other := s.elsewhere()
	theirs := other.article()
	rows = other.annotated(theirs, out)
	if len(rows) != 1 || rows[0].State != "anchored" {
		t.Fatalf("%+v", rows)
	}
	var got claimSeen
	other.ok(&got, "claim", "show", *rows[0].Claim)
	if got.Wording != claim.Wording || got.Speaker != "Envoy" || got.Said != "2009-03-31" || got.Kind != "statistic" ||
		got.Status != "checked" ||
		got.Verdict == nil || got.Verdict.Rating != "Mostly true" || got.Verdict.Reasoning != "582 miles." || got.Verdict.By != "ann" ||
		len(got.Evidence) != 1 || got.Evidence[0].Stance != "supports" || got.Evidence[0].Quote != "936 km" ||
		got.Evidence[0].Source.Title != "Survey" {
		t.Errorf("%+v", got)
	}
	if rows = other.annotated(theirs, out); rows[0].State != "known" {
		t.Errorf("a second time: %+v", rows)
	}
}

func TestAnnotationsOfAnotherPageAreNotKeptAsClaims(t *testing.T) {
	s := newShell(t)
	article := s.article()
	s.ok(&struct{}{}, "edit", article, "--url", "https://example.org/cafe")
	rows := s.annotated(article, `{"rows": [
		{"id": "a", "user": "acct:bob@hypothes.is", "uri": "https://other.example/page", "text": "x", "target": [{"selector": [{"type":
		"TextQuoteSelector", "exact": "something else"}]}]},
		{"id": "b", "user": "acct:bob@hypothes.is", "uri": "http://www.example.org/cafe/", "text": "y", "target": [{"selector": [{"type":
		"TextQuoteSelector", "exact": "that was there"}]}]}]}`)
	if rows[0].State != "orphaned" || rows[0].Claim != nil || rows[1].State != "orphaned" || rows[1].Claim == nil {
		t.Errorf("%+v", rows)
	}
}

func TestHostileAnnotationsAreWords(t *testing.T) {
	s := newShell(t)
	article := s.article()
	for i, text := range []string{`<script>alert(1)</script>`, "=HYPERLINK(1)", "a\\u0000b\\u0007", "\\u202egnp.exe", "\\ud800",
		strings.Repeat("long ", 200_000), "javascript:alert(1)"} {
		file := fmt.Sprintf(`{"id": "javascript:alert(%d)", "type": "Annotation", "motivation": "%s", "creator": "%s",
			"schema:claimReviewed": "%s", "galley:speaker": "%s",
			"body": [{"value": "%s", "purpose": "describing"}, {"value": "%s", "purpose": "tagging"}, {"value": "%s", "purpose":
			"questioning"}, "%s"],
			"target": {"source": "%s", "selector": {"exact": "Nearly 600 miles", "prefix": "%s"}}}`, i, text, text, text, text, text, text, text,
			text, text, text)
		code, _, errs := s.run(file, "annotate", article, "--from", "-")
		if code != 0 {
			t.Errorf("%.30s: %s", text, errs)
		}
	}
	var sources []struct{ URL string }
	s.ok(&sources, "source", "list")
	for _, source := range sources {
		if source.URL != "" {
			t.Errorf("a link to %q", source.URL)
		}
	}
	for _, format := range []string{"html", "md", "csv", "json", "annotations"} {
		if code, out, errs := s.run("", "export", article, "--format", format); code != 0 || strings.ContainsRune(out, 0) {
			t.Errorf("%s: %s", format, errs)
		}
	}
}
