package main

import (
	"os/exec"
	"strings"
	"testing"

	"galley/cmd/build/project"
)

// TestTheSessionIsTestedWithoutAWindow asks the Go command what the session and
// the states of the panels bring along, however far down it is imported.
func TestTheSessionIsTestedWithoutAWindow(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "./app/session", "./app/state")
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range strings.Fields(string(out)) {
		if strings.HasPrefix(path, "fyne.io/") || path == "galley/model/library" {
			t.Errorf("the session brings %s along", path)
		}
	}
	if !strings.Contains(string(out), "galley/app/session") {
		t.Errorf("the session was not looked at: %s", out)
	}
}
