package sample

import (
	_ "embed" // the program that LibreOffice is asked with
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Opened is what LibreOffice shows of a document.
type Opened struct {
	Comments []OpenedComment   `json:"comments"`
	Changes  []OpenedChange    `json:"changes"`
	Accepted []OpenedParagraph `json:"accepted"` // what stands in it once all changes are accepted
	Rejected []OpenedParagraph `json:"rejected"`
}

// OpenedComment is a comment, with the words that it is on.
type OpenedComment struct {
	Author, Time, Text, Words, Name string
	Resolved                        bool
}

// OpenedChange is a tracked change.
type OpenedChange struct{ Kind, Author, Time string }

// OpenedParagraph is a paragraph, with how it and its letters look.
type OpenedParagraph struct {
	Text, Look string
	Runs       []struct{ Text, Look string }
}

// Text is the text of paragraphs, a line each.
func (o Opened) Text(of []OpenedParagraph) string {
	lines := make([]string, len(of))
	for i, p := range of {
		lines[i] = p.Text
	}
	return strings.Join(lines, "\n")
}

//go:embed office.py
var officeProgram string

// LibreOffice opens documents in one LibreOffice, through its programming interface. Their names
// end in what they are (.docx, .odt, .fodt). It skips the test where LibreOffice or its Python is missing.
func LibreOffice(t *testing.T, ending string, documents ...[]byte) []Opened {
	t.Helper()
	Long(t)
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	python := ""
	for _, p := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(t.Context(), p, "-c", "import uno").Run() == nil {
			python = p
			break
		}
	}
	if python == "" {
		t.Skip("LibreOffice's Python (python3-uno) is not installed")
	}
	dir := t.TempDir()
	script, out := filepath.Join(dir, "office.py"), filepath.Join(dir, "out.json")
	args := []string{script, program, filepath.Join(dir, "profile"), out}
	if err := os.WriteFile(script, []byte(officeProgram), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, d := range documents {
		name := filepath.Join(dir, fmt.Sprint(i)+ending)
		if err := os.WriteFile(name, d, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if said, err := exec.CommandContext(t.Context(), python, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var all []Opened
	if err := json.Unmarshal(data, &all); err != nil || len(all) != len(documents) {
		t.Fatalf("LibreOffice shows %d of %d documents: %v", len(all), len(documents), err)
	}
	return all
}
