//go:build !race || long

package main

import (
	"os/exec"
	"strings"
	"testing"
)

// everyCommand are the commands that help lists, by their paths.
var everyCommand = []string{"import", "claim add", "claim checked", "source attach", "verdict signoff", "collection add", "export",
	"merge", "completion", "suggest"}

func TestTheManualNamesEveryCommandAndFlag(t *testing.T) {
	s := newShell(t)
	code, page, errs := s.run("", "manual")
	if code != 0 {
		t.Fatalf("exit %d, %s", code, errs)
	}
	for _, c := range everyCommand {
		if !strings.Contains(page, "\n.SS "+c) {
			t.Errorf("the manual has no %q", c)
		}
	}
	for _, flag := range []string{`\-\-library`, `\-\-without`, `\-\-[no\-]files`, `\-\-stance`} {
		if !strings.Contains(page, `\fB`+flag+`\fR`) {
			t.Errorf("the manual has no flag %s", flag)
		}
	}
	if mandoc, err := exec.LookPath("mandoc"); err == nil {
		c := exec.Command(mandoc, "-Tlint", "-W", "error")
		c.Stdin = strings.NewReader(page)
		if said, err := c.CombinedOutput(); err != nil {
			t.Errorf("mandoc: %s", said)
		}
	}
}

func TestShellsCompleteCommandsAndFlags(t *testing.T) {
	s := newShell(t)
	for _, shell := range []string{"bash", "zsh", "fish"} {
		code, script, errs := s.run("", "completion", shell)
		if code != 0 {
			t.Fatalf("%s: exit %d, %s", shell, code, errs)
		}
		for _, c := range everyCommand {
			if !strings.Contains(script, "'"+c+"'") {
				t.Errorf("%s does not know %q", shell, c)
			}
		}
	}
	if code, _, errs := s.run("", "completion", "csh"); code != exitUsage || !strings.Contains(errs, "bash, zsh or fish") {
		t.Errorf("exit %d, %s", code, errs)
	}
}

func TestBashOffersWhatCanFollow(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	s := newShell(t)
	_, script, _ := s.run("", "completion", "bash")
	for _, test := range []struct{ typed, has, lacks string }{
		{"galleyctl cl", "claim", "export"},
		{"galleyctl claim ", "add", "attach"},
		{"galleyctl --json claim a", "again", "edit"},
		{"galleyctl export --wi", "--without", "--each"},
		{"galleyctl source attach x --st", "--stance", "--quote"},
	} {
		words := strings.Split(test.typed, " ")
		quoted := "'" + strings.Join(words, "' '") + "'"
		c := exec.Command(bash, "-c", script+"\nCOMP_WORDS=("+quoted+
			"); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _galleyctl; printf '%s\\n' \"${COMPREPLY[@]}\"")
		out, err := c.CombinedOutput()
		if offered := "\n" + string(out); err != nil || !strings.Contains(offered, "\n"+test.has+"\n") ||
			strings.Contains(offered, "\n"+test.lacks+"\n") {
			t.Errorf("%q: %v, %s", test.typed, err, out)
		}
	}
}
