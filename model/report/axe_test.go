package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"galley/model/report/sample"
)

const (
	axePackages = `{"private": true, "dependencies": {"axe-core": "4.14.1", "puppeteer-core": "25.16.0"}}`
	axeFolder   = "axe-4.14.1-25.16.0"
)

func TestReportsHaveNoBarriersThatAxeFinds(t *testing.T) {
	tools := npmPackages(t, axeFolder, axePackages)
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
		}
	}
	if browser == "" {
		t.Skip("Chromium is not installed")
	}
	script, err := os.ReadFile(filepath.Join("testdata", "axe.cjs"))
	if err != nil {
		t.Fatal(err)
	}
	run := filepath.Join(tools, "axe.cjs")
	if err := os.WriteFile(run, script, 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{run, browser}
	dir := t.TempDir()
	for name, c := range sample.Gallery(t) {
		path := filepath.Join(dir, name+".html")
		if err := os.WriteFile(path, []byte(output(t, HTML, c)), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	said, err := exec.CommandContext(t.Context(), "node", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if last := lines[len(lines)-1]; last != `{"looked":72}` {
		t.Errorf("axe looked at %s of 9 pages in 8 ways", last)
	}
	for _, line := range lines[:len(lines)-1] {
		t.Error(line)
	}
}
