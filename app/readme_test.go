package app

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// readme is the project's README.
func readme(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestREADMEsKeyboardTableIsTheTableOfActions(t *testing.T) {
	unraced(t)
	if runtime.GOOS == "darwin" {
		t.Skip("README writes Ctrl where a Mac has Cmd")
	}
	text := readme(t)
	_, table, found := strings.Cut(text, "| keys | what they do |\n| --- | --- |\n")
	if !found {
		t.Fatal("README has no keyboard table")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	var want []string
	for _, a := range bindings {
		if keys := a.keys(); keys != "" {
			want = append(want, "| `"+keys+"` | "+strings.TrimSuffix(a.name, "…")+" |")
		}
	}
	if got := table; got != strings.Join(want, "\n") {
		t.Errorf("README's keyboard table is\n%s\nthe window's keys are\n%s", got, strings.Join(want, "\n"))
	}
}

func TestREADMENamesOnlyWhatIsThere(t *testing.T) {
	unraced(t)
	text := readme(t)
	for _, path := range []string{
		"assets/window.png", "assets/report.schema.json", "cmd/galley", "cmd/galleyctl", "cmd/build", "app/reader", "app/claims", "app/shelf",
		"app/sources", "app/look", "model/library", "model/ingest", "model/report", "model/passage",
	} {
		if !strings.Contains(text, path) {
			t.Errorf("README does not name %s", path)
		}
		if _, err := os.Stat(filepath.Join("..", path)); err != nil {
			t.Errorf("README names %s: %v", path, err)
		}
	}
}
