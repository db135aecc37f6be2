//go:build !race || long

package main

import (
	"fmt"
	"strings"
	"testing"

	"galley/model"
)

// draftPage is a page with a link, a footnote with a source, and one without.
func draftPage(extra string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>Troops</title><meta name="author" content="Jo Doe"></head><body><article><h1>Troops</h1>
<p>The government sent <a href="https://www.army.example/zyzzyva">21,000 troops</a> to the border in the spring, and nobody counted them.</p>
<p>The border is 600 miles long and crosses three ranges of mountains.<sup><a href="#fn1" id="r1">1</a></sup> It was drawn by a clerk in a
week, as the story goes in every village.<sup><a href="#fn2" id="r2">2</a></sup>` + extra + `</p>
<section class="footnotes"><ol><li id="fn1">Zyzzyva 2019, p. 14 <a href="#r1">↩</a></li><li id="fn2">Lovely! <a href="#r2">↩</a></li></ol></section>
</article></body></html>`
}

type proposedSeen struct {
	ID, Status, Wording string
	Evidence            []struct {
		ID, Stance, Locator, Note string
		ProposedBy                string `json:"proposed_by"`
		Source                    struct{ Title, URL string }
	}
}

func TestADraftsSourcesAreProposedAcceptedAndRefused(t *testing.T) {
	s := newShell(t)
	page := s.file("draft.html", draftPage(""))
	var in []importedJSON
	s.ok(&in, "import", page, "--notes", "propose")
	if len(in) != 1 || in[0].Notes[model.LinkNote] != 1 || in[0].Notes[model.Footnote] != 2 || in[0].Proposed == nil || *in[0].Proposed != 2 {
		t.Fatalf("%+v", in)
	}
	article := in[0].ID
	claims := func() (all []proposedSeen) {
		t.Helper()
		s.ok(&all, "claim", "list", article)
		return all
	}
	all := claims()
	if len(all) != 2 || len(all[0].Evidence) != 1 || all[0].Evidence[0].ProposedBy != "Jo Doe" || all[0].Status != "unchecked" ||
		all[0].Evidence[0].Source.URL != "https://www.army.example/zyzzyva" || all[1].Evidence[0].Source.Title != "Zyzzyva 2019" ||
		all[1].Evidence[0].Locator != "p. 14" || all[1].Evidence[0].Stance != "context" {
		t.Fatalf("%+v", all)
	}
	if _, out, _ := s.run("", "claim", "list", article); !strings.Contains(out, "sources: 0, proposed: 1") {
		t.Error(out)
	}
	// Neither sources nor reports nor searches know of them.
	if _, out, _ := s.run("", "source", "list"); strings.Contains(strings.ToLower(out), "zyzzyva") {
		t.Error(out)
	}
	s.nothingInReports(article, "army.example/zyzzyva", all[1].Evidence[0].ID)

	var again []importedJSON
	s.ok(&again, "import", page, "--notes", "propose")
	if len(again) != 1 || again[0].DuplicateOf == nil || again[0].Proposed == nil || *again[0].Proposed != 0 {
		t.Errorf("again: %+v", again)
	}
	var done []struct {
		Claim, ID, Stance string
		ProposedBy        string `json:"proposed_by"`
	}
	s.ok(&done, "evidence", "accept", all[0].Evidence[0].ID, "--stance", "supports")
	if len(done) != 1 || done[0].ProposedBy != "" || done[0].Stance != "supports" || done[0].Claim != all[0].ID {
		t.Errorf("accepted %+v", done)
	}
	s.ok(&done, "evidence", "refuse", all[1].Evidence[0].ID)
	after := claims()
	if after[0].Status != "in progress" || after[0].Evidence[0].ProposedBy != "" || len(after[1].Evidence) != 0 {
		t.Errorf("%+v", after)
	}
	for name, args := range map[string][]string{
		"refusing what was accepted": {"evidence", "refuse", all[0].Evidence[0].ID}, "accepting what was refused": {"evidence", "accept", all[1].Evidence[0].ID},
		"what is not there": {"evidence", "accept", "nosuch"}, "no stance": {"evidence", "accept", all[0].Evidence[0].ID, "--stance", "so so"},
	} {
		if code, _, errs := s.run("", args...); code != exitFault || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d, %s", name, code, errs)
		}
	}

	// A revision proposes what is new in it, and nothing again.
	var revised struct {
		Version  int
		Proposed *int
	}
	next := draftPage(` Nobody lives there in winter, says <a href="https://census.example/winter">the census of that year</a>.`)
	s.ok(&revised, "revise", article, s.file("next.html", strings.Replace(next, "600 miles", "some 610 miles", 1)), "--notes", "propose")
	if revised.Version != 2 || revised.Proposed == nil || *revised.Proposed != 1 {
		t.Fatalf("%+v", revised)
	}
	last := claims()
	if len(last) == 3 && !strings.HasPrefix(last[2].Wording, "Nobody lives") {
		t.Errorf("the claim is “%s”", last[2].Wording)
	}
	if len(last) != 3 || last[2].Evidence[0].Source.URL != "https://census.example/winter" || len(last[1].Evidence) != 0 {
		t.Errorf("%+v", last)
	}
	var undone struct{ What string }
	s.ok(&undone, "undo")
	if got := claims(); len(got) != 2 {
		t.Errorf("undone: %+v", got)
	}
	s.ok(&again, "import", page, "--notes", "propose")
	if *again[0].Proposed != 1 {
		t.Errorf("after the undo: %+v", again)
	}
}

// A draft that comes back with the same text and a new footnote is told of, and its revision brings the
// new note in, leaves the claims as they are, and proposes what is new alone.
func TestNewNotesAtTheSameTextComeIn(t *testing.T) {
	s := newShell(t)
	was := strings.Replace(draftPage(""), ` href="https://www.army.example/zyzzyva"`, "", 1)
	var in []importedJSON
	s.ok(&in, "import", s.file("draft.html", was), "--notes", "propose")
	article := in[0].ID
	var before, after []proposedSeen
	s.ok(&before, "claim", "list", article)
	for _, args := range [][]string{{"evidence", "refuse", before[0].Evidence[0].ID}, {"verdict", "set", before[0].ID, "True"}} {
		if code, _, errs := s.run("", args...); code != 0 {
			t.Fatal(errs)
		}
	}

	next := s.file("next.html", draftPage(""))
	s.ok(&in, "import", next, "--notes", "propose")
	if in[0].DuplicateOf == nil || !in[0].OtherNotes || *in[0].Proposed != 0 {
		t.Fatalf("%+v", in)
	}
	if _, out, _ := s.run("", "import", next); !strings.Contains(out, "in the library already, with other notes (galleyctl revise "+article) {
		t.Error(out)
	}
	var skipped []importedJSON
	s.ok(&skipped, "import", next, "--notes", "skip")
	if skipped[0].OtherNotes {
		t.Error("notes that are skipped are none")
	}
	var revised struct {
		Version  int
		Proposed *int
	}
	s.ok(&revised, "revise", article, next, "--notes", "propose")
	s.ok(&after, "claim", "list", article)
	if revised.Version != 2 || *revised.Proposed != 1 || len(after) != 2 || after[1].Status != "checked" || len(after[1].Evidence) != 0 {
		t.Errorf("%+v, %+v", revised, after)
	}
	if code, _, errs := s.run("", "revise", article, next); code != exitFault || !strings.Contains(errs, "has this text already") {
		t.Errorf("again: exit %d, %s", code, errs)
	}
	_, report := s.exported(article)
	other := newShell(t)
	other.ok(&in, "import", other.file("report.json", report))
	var shown struct {
		Version int
		Notes   []any
	}
	other.ok(&shown, "show", in[0].ID, "--notes")
	if shown.Version != 2 || len(shown.Notes) != 3 {
		t.Errorf("in another library: %+v", shown)
	}
	for _, args := range [][]string{{"merge", other.env["GALLEY_LIBRARY"]}, {"check"}} {
		if code, out, errs := s.run("", args...); code != 0 {
			t.Errorf("%s: %s%s", args[0], out, errs)
		}
	}
}

func TestNotesAreKeptOrSkipped(t *testing.T) {
	for choice, want := range map[string]int{"": 3, "keep": 3, "skip": 0} {
		s := newShell(t)
		args := []string{"import", s.file("draft.html", draftPage(""))}
		if choice != "" {
			args = append(args, "--notes", choice)
		}
		var in []importedJSON
		s.ok(&in, args...)
		var shown struct {
			Notes  []any
			Claims []any
		}
		s.ok(&shown, "show", in[0].ID, "--notes")
		if len(shown.Notes) != want || len(shown.Claims) != 0 || in[0].Proposed != nil {
			t.Errorf("%q: %d notes, %+v", choice, len(shown.Notes), in)
		}
	}
	s := newShell(t)
	if code, _, _ := s.run("", "import", s.file("a.txt", "x"), "--notes", "all"); code != exitUsage {
		t.Errorf("exit %d", code)
	}
}

// nothingInReports looks for words of proposals in the reports that are text. The notes of a version,
// which a JSON report and the article's own links have, are none.
func (s *shell) nothingInReports(article string, words ...string) {
	s.t.Helper()
	for _, format := range []string{"html", "md", "csv", "json", "claimreview", "annotations", "cms", "wordpress"} {
		_, out, errs := s.run("", "export", article, "--format", format, "-o", "-")
		if out == "" && format != "claimreview" {
			s.t.Errorf("%s: nothing, %s", format, errs)
		}
		for _, w := range words {
			if format == "json" && strings.Contains(w, "/") {
				continue
			}
			if strings.Contains(out, w) {
				s.t.Errorf("%s has %s: %s", format, w, around(out, w))
			}
		}
		if strings.Contains(out, "proposed_by") {
			s.t.Errorf("%s has a proposal", format)
		}
	}
}

func around(text, word string) string {
	at := strings.Index(text, word)
	return fmt.Sprintf("…%s…", text[max(0, at-80):min(len(text), at+80)])
}
