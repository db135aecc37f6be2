package sample

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// long skips a test that starts other people's programs or fetches them.
func Long(t *testing.T) {
	t.Helper()
	if os.Getenv("GALLEY_LONG") == "" {
		t.Skip("starts other programs, which takes long; runs with GALLEY_LONG=1, as go run ./cmd/build test long does")
	}
}

// Office has LibreOffice convert a report, and returns the file with that
// extension. It skips the test where LibreOffice is missing or lacks a part.
func Office(t *testing.T, name, report, to, extension string, more ...string) string {
	t.Helper()
	Long(t)
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(report), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless"}, more...)
	cmd := exec.CommandContext(t.Context(), program, append(args, "--convert-to", to, "--outdir", out, path)...)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	made, err := filepath.Glob(filepath.Join(out, "*"+extension))
	if err != nil {
		t.Fatal(err)
	}
	if len(made) == 0 && strings.Contains(string(said), "could not be loaded") {
		t.Skip("this LibreOffice has no Calc")
	}
	if len(made) != 1 {
		t.Fatalf("LibreOffice made %q: %s", made, said)
	}
	text, err := os.ReadFile(made[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// AsCSV has LibreOffice write every sheet as CSV, its formulas as they are.
const AsCSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
