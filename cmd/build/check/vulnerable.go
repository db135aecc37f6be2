package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"
)

// vulnerabilities is where the Go team publishes the known vulnerabilities of libraries;
// GOVULNDB names a copy of it.
const vulnerabilities = "https://vuln.go.dev"

// foundSome is the exit code of govulncheck where it found something.
const foundSome = 3

// audit asks whether the code calls anything that is known to be vulnerable. A missing
// network is no failure: the audit says so and the tests continue.
type audit struct {
	reach func(context.Context) error            // nil where the database can be reached
	run   func(context.Context, io.Writer) error // runs govulncheck, with its output on the writer
	say   io.Writer
}

func newAudit(root, tags string, out io.Writer) audit {
	database := os.Getenv("GOVULNDB")
	if database == "" {
		database = vulnerabilities
	}
	return audit{
		reach: func(ctx context.Context) error { return reachable(ctx, database) },
		run: func(ctx context.Context, out io.Writer) error {
			cmd := exec.CommandContext(ctx, "go", "tool", tools, "govulncheck", "-db="+database, tags, "./...")
			cmd.Dir, cmd.Stdout, cmd.Stderr = root, out, out
			cmd.WaitDelay = 5 * time.Second
			return cmd.Run()
		},
		say: out,
	}
}

// reachable asks the database for its smallest file.
func reachable(ctx context.Context, database string) error {
	if folder, local := strings.CutPrefix(database, "file://"); local {
		_, err := os.Stat(folder)
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, database+"/index/db.json", nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		err = fmt.Errorf("it returned %s", response.Status)
	}
	return errors.Join(err, response.Body.Close())
}

// auditTime is longer than a slow machine takes.
const auditTime = 10 * time.Minute

func (a audit) check(ctx context.Context) error {
	if err := a.reach(ctx); err != nil {
		return a.skipped(ctx, fmt.Errorf("the database of vulnerabilities cannot be reached from here: %w", err))
	}
	limited, cancel := context.WithTimeout(ctx, auditTime)
	defer cancel()
	var out bytes.Buffer
	err := a.run(limited, &out)
	if _, writeErr := a.say.Write(out.Bytes()); writeErr != nil {
		return writeErr
	}
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit) && exit.ExitCode() == foundSome:
		return errors.New("the code calls what is known to be vulnerable")
	case limited.Err() != nil:
		return a.skipped(ctx, fmt.Errorf("it took longer than %v", auditTime))
	case offline(out.String()):
		return a.skipped(ctx, errors.New("the database of vulnerabilities went away"))
	}
	return err
}

func (a audit) skipped(ctx context.Context, why error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	_, err := fmt.Fprintf(a.say, "SKIPPED: no vulnerability was looked up: %v\n", why)
	return err
}

// offline reports whether govulncheck's output names a failure of the network.
func offline(said string) bool {
	for _, words := range []string{"dial tcp", "no such host", "i/o timeout", "connection re", "TLS handshake", "proxyconnect",
		"HTTP GET", "unexpected EOF", "Service Unavailable"} {
		if strings.Contains(said, words) {
			return true
		}
	}
	return false
}
