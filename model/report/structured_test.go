package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
)

// The programs that hold ClaimReviews against what search engines read, as npm
// knows them. Their versions are part of the name of the folder they live in.
const structuredPackages = `{"private": true, "dependencies": {"structured-data-testing-tool": "4.5.0", "schema-dts": "2.1.0", ` +
	`"typescript": "5.9.3"}}`

const structuredFolder = "claimreview-4.5.0-2.1.0-5.9.3"

func nodeTools(t *testing.T) string { return npmPackages(t, structuredFolder, structuredPackages) }

// npmPackages installs packages once, below the user's cache; it skips where it cannot.
func npmPackages(t *testing.T, folder, packages string) string {
	t.Helper()
	sample.Long(t)
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program, " is not installed")
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skip("there is no folder for what is fetched: ", err)
	}
	dir := filepath.Join(cache, "galley-tests", folder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	done := filepath.Join(dir, "installed")
	if _, err := os.Stat(done); err == nil {
		return dir
	}
	if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(packages), 0o644); err != nil {
		t.Fatal(err)
	}
	install := exec.CommandContext(t.Context(), "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	install.Dir = dir
	if said, err := install.CombinedOutput(); err != nil {
		t.Skipf("npm cannot fetch the packages: %v: %s", err, said)
	}
	if err := os.WriteFile(done, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestSearchEnginesReadTheClaimReviews(t *testing.T) {
	tools := nodeTools(t)
	one, many := sample.Reviewed(t), sample.Reviewed(t)
	d := &many.Dossiers[1]
	d.Claim.Speaker, d.Scale = "NATO", model.BuiltInScales()[1]
	sample.Rate(d, "Conflicting evidence", "Two </script> sources.")
	script, err := os.ReadFile(filepath.Join("testdata", "claimreview.cjs"))
	if err != nil {
		t.Fatal(err)
	}
	write := func(path, text string) string {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	run := func(name string, args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), name, args...)
		cmd.Dir = tools
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", filepath.Base(args[0]), err, said)
		} else {
			t.Logf("%s: %s", filepath.Base(args[0]), strings.TrimSpace(string(said)))
		}
	}
	// What requires the packages must lie beside them; a test that runs at the same
	// time has a folder of its own.
	dir, err := os.MkdirTemp(tools, "run-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	checker := write(filepath.Join(dir, "claimreview.cjs"), string(script))
	first := write(filepath.Join(dir, "one.jsonld"), output(t, ClaimReview, one))
	second := write(filepath.Join(dir, "many.jsonld"), output(t, ClaimReview, many))
	run("node", checker, first, second)

	const types = "import type { ClaimReview, WithContext } from 'schema-dts'\n\n"
	source := write(filepath.Join(dir, "types.ts"), types+
		"export const one: WithContext<ClaimReview> = "+output(t, ClaimReview, one)+
		"\nexport const many: WithContext<ClaimReview>[] = "+output(t, ClaimReview, many))
	wrong := write(filepath.Join(dir, "wrong.ts"), types+
		"// @ts-expect-error: the types are looked at\nexport const wrong: WithContext<ClaimReview> = { '@context': 'https://schema.org', "+
		"'@type': 'ClaimReview', claimReviewd: 'x' }\n")
	run("node", filepath.Join(tools, "node_modules", "typescript", "bin", "tsc"), "--strict", "--noEmit", "--target", "es2022",
		"--moduleResolution", "bundler", "--module", "esnext", source, wrong)
}
