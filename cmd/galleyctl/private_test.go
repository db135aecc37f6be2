//go:build !race || long

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every private field has a word of its own in it that no output may have: not of a command, not of an
// export, not after a name was changed, taken back or brought together with another.
func TestWhatIsConfidentialIsSaidByNoCommandAndNoExport(t *testing.T) {
	s := newShell(t)
	var came []importedJSON
	s.ok(&came, "import", s.file("talks.txt", "The envoy spoke of 21,000 troops.\n\nThey share nearly 600 miles of border."))
	article := came[0].ID
	var border, troops shownClaim
	s.ok(&border, "claim", "add", article, "--quote", "600 miles")
	s.ok(&troops, "claim", "add", article, "--quote", "21,000 troops")
	var paper, twin, deed struct{ ID, Title string }
	var jo personFileJSON
	var quoted evidenceJSON
	// The name stands in history from before it was kept.
	s.ok(&paper, "source", "add", "--title", "Planted memorandum of the ministry of defence on the northern border", "--author", "Planted Author",
		"--publisher", "planted-publisher", "--url", "https://planted.example/memo", "--file", s.file("planted-file.txt", "a page"))
	s.ok(&quoted, "source", "attach", border.ID, paper.ID, "--stance", "supports", "--quote", "some 600 miles", "--private-note", "planted-evidence-note")
	s.ok(&paper, "source", "edit", paper.ID, "--title", "Planted paper")
	s.ok(&paper, "source", "edit", paper.ID, "--private", "--alias", "a ministry paper", "--private-note", "planted-source-note")
	if paper.Title != "a ministry paper" {
		t.Errorf("it is called %q", paper.Title)
	}
	s.ok(&paper, "source", "edit", paper.ID, "--title", "Planted renamed")
	var undone eventJSON
	s.ok(&undone, "undo")
	s.ok(&twin, "source", "add", "--title", "Planted twin", "--url", "https://planted.example/twin")
	s.ok(&paper, "source", "merge", paper.ID, twin.ID)
	s.ok(&deed, "source", "add", "--title", "Planted deed", "--private")
	s.ok(&quoted, "source", "attach", border.ID, deed.ID, "--stance", "context")
	if deed.Title != "a confidential source" {
		t.Errorf("without an alias it is called %q", deed.Title)
	}
	s.ok(&jo, "person", "add", "--name", "Planted Jo", "--role", "planted-role", "--contact", "planted@port.example", "--private", "--alias", "an officer")
	if jo.Name != "an officer" {
		t.Errorf("the person is called %q", jo.Name)
	}
	var asked attemptJSON
	s.ok(&asked, "attempt", "add", jo.ID, "--way", "phone", "--what", "Is it so?", "--outcome", "no answer", "--purpose", "check", "--claim", border.ID)
	s.ok(&quoted, "source", "attach", troops.ID, jo.ID, "--stance", "supports", "--quote", "planted-quote", "--note", "planted-note", "--locator", "planted-place", "--private")
	var verdict any
	s.ok(&verdict, "claim", "edit", border.ID, "--private-note", "planted-claim-note")
	s.ok(&verdict, "verdict", "set", border.ID, "True", "--note", "As the Planted paper says, and Planted Jo.")

	said := map[string]string{}
	say := func(args ...string) {
		t.Helper()
		forms := [][]string{{"--json"}}
		if len(said) < 12 { // the rest prints the same records
			forms = append(forms, nil)
		}
		for _, form := range forms {
			_, out, errs := s.run("", append(form, args...)...)
			said[strings.Join(append(form, args...), " ")] = out + errs
		}
	}
	for _, args := range [][]string{{"history"}, {"search", "planted"}, {"source", "list"}, {"person", "show", jo.ID}, {"show", article}, {"source", "files", paper.ID},
		{"person", "list"}, {"attempt", "list"}, {"attempt", "waiting"}, {"history", paper.ID},
		{"desk"}, {"person", "edit", jo.ID, "--role", "planted-role"}, {"source", "delete", paper.ID},
		{"source", "detach", border.ID, deed.ID}, {"undo"}, {"redo"}, {"source", "extract", paper.ID, "x", "-o", filepath.Join(s.dir, "x")}} {
		say(args...)
	}
	for _, f := range []string{"md", "json", "annotations"} {
		path := filepath.Join(s.dir, "out."+f)
		args := []string{"export", article, "--format", f, "-o", path}
		if f == "json" {
			args = append(args, "--history", "--files")
		}
		code, out, errs := s.run("", args...)
		data, err := os.ReadFile(path)
		if err != nil || code != 0 {
			t.Logf("%s: exit %d, %v, %s", f, code, err, errs)
		}
		said["export "+f] = out + errs + string(data)
	}
	for command, out := range said {
		if at := strings.Index(strings.ToLower(out), "planted"); at >= 0 && !strings.HasPrefix(command, "--json search") {
			t.Errorf("%s: …%s…", command, out[max(0, at-120):min(len(out), at+60)])
		}
	}
	for _, command := range []string{"search planted", "--json search planted"} {
		if out := said[command]; !strings.Contains(out, "a ministry paper") {
			t.Errorf("%s does not find it: %q", command, out)
		} else if strings.Contains(out, "Planted") {
			t.Errorf("%s says the name: %q", command, out)
		}
	}
	if out := said["history"]; !strings.Contains(out, "a ministry paper") {
		t.Errorf("history does not tell of it by the alias: %s", out)
	}
	for _, args := range [][]string{{"--reveal", "source", "list"}, {"--reveal", "person", "show", jo.ID}, {"--reveal", "claim", "show", troops.ID}} {
		if _, out, _ := s.run("", args...); !strings.Contains(out, "lanted") {
			t.Errorf("%q does not say it: %s", args, out)
		}
	}
}
