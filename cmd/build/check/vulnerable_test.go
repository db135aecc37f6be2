package check

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"

	"galley/cmd/build/machine"
)

// endedWith returns the error of a program that ended with an exit code.
func endedWith(t *testing.T, code string) error {
	t.Helper()
	if !machine.OnPath("sh") {
		t.Skip("needs a shell")
	}
	return exec.Command("sh", "-c", "exit "+code).Run()
}

func TestNoNetworkIsNoFailureOfTheAudit(t *testing.T) {
	for name, c := range map[string]struct {
		reach, run error
		said       string
		fails      bool
		skips      bool
	}{
		"nothing found":          {nil, nil, "No vulnerabilities found.", false, false},
		"something found":        {nil, endedWith(t, "3"), "Vulnerability #1", true, false},
		"the code does not load": {nil, endedWith(t, "1"), "govulncheck: loading packages: undefined: x", true, false},
		"no database":            {errors.New("no such host"), endedWith(t, "3"), "", false, true},
		"it goes away": {nil, endedWith(t, "1"),
			"govulncheck: fetching vulnerabilities: HTTP GET https://vuln.go.dev/ID/x.json.gz: dial tcp: i/o timeout", false, true},
	} {
		var said bytes.Buffer
		err := audit{
			reach: func(context.Context) error { return c.reach },
			run: func(_ context.Context, out io.Writer) error {
				_, err := io.WriteString(out, c.said)
				return errors.Join(err, c.run)
			},
			say: &said,
		}.check(t.Context())
		if (err != nil) != c.fails || strings.Contains(said.String(), "SKIPPED") != c.skips {
			t.Errorf("%s: %v, said %q", name, err, said.String())
		}
	}
}

func TestTheDatabaseIsAskedBeforeItIsNeeded(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/index/db.json" {
			http.NotFound(w, r)
		}
	}))
	if err := reachable(t.Context(), server.URL); err != nil {
		t.Error(err)
	}
	if err := reachable(t.Context(), server.URL+"/elsewhere"); err == nil {
		t.Error("a page that is not there passes for the database")
	}
	server.Close()
	if err := reachable(t.Context(), server.URL); err == nil {
		t.Error("a server that is off passes for the database")
	}
	if err := reachable(t.Context(), "file://"+t.TempDir()); err != nil {
		t.Error(err)
	}
}
