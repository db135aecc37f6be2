package program

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"galley/cmd/build/display"
	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// workplace is where a whole-program test works: a display, a home of its own and an empty
// library. The environment is the test's own, so that two tests can run at a time.
type workplace struct {
	t                 *testing.T
	ctx               context.Context
	display           *display.Display
	galley, galleyctl string
	dir, library      string
	pictures          string
}

func newWorkplace(t *testing.T) *workplace {
	t.Helper()
	if os.Getenv(project.ProgramGuard) == "" {
		t.Skip("drives the real programs on a virtual display; runs with: go run ./cmd/build test")
	}
	b := &workplace{t: t, ctx: t.Context(), dir: t.TempDir(), galley: os.Getenv(project.GalleyBinary),
		galleyctl: os.Getenv(project.GalleyctlBinary)}
	b.library = filepath.Join(b.dir, "test.galley")
	for _, home := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"} {
		folder := filepath.Join(b.dir, strings.ToLower(home))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv(home, folder) // display.Env passes ours on
	}
	t.Setenv("GALLEY_LIBRARY", "")
	// Kept after the test, and written over by the next.
	b.pictures = filepath.Join(os.TempDir(), "galley-pictures")
	if err := os.MkdirAll(b.pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Logf("pictures of the window: %s", b.pictures)
	d, err := display.Start(b.ctx)
	if err != nil {
		t.Fatal(err)
	}
	b.display = d
	t.Cleanup(d.Close)
	return b
}

// ctl runs galleyctl on the test's library and answers what it printed.
func (b *workplace) ctl(args ...string) []byte {
	b.t.Helper()
	out, err := b.tryCtl(args...)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *workplace) tryCtl(args ...string) ([]byte, error) {
	args = append([]string{"--library", b.library, "--editor", "Ada"}, args...)
	out, err := exec.CommandContext(b.ctx, b.galleyctl, args...).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = fmt.Errorf("galleyctl %q: %w: %s", args, err, exit.Stderr)
	}
	return out, err
}

func (b *workplace) ctlJSON(into any, args ...string) {
	b.t.Helper()
	out := b.ctl(append([]string{"--json"}, args...)...)
	if err := json.Unmarshal(out, into); err != nil {
		b.t.Fatalf("galleyctl %q: %v in %s", args, err, out)
	}
}

// ident is an id as galleyctl writes it, which may be a string or a number.
type ident string

func (i *ident) UnmarshalJSON(data []byte) error {
	*i = ident(strings.Trim(string(data), `"`))
	return nil
}

// claim is what the test reads of a claim.
type claim struct {
	ID          ident `json:"id"`
	Appearances []struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Exact string `json:"exact"`
	} `json:"appearances"`
	Verdict json.RawMessage `json:"verdict"`
}

func (c claim) mostlyTrue() bool { return strings.Contains(string(c.Verdict), "Mostly true") }

// claimBecomes waits until the library has one claim and it is so.
func (b *workplace) claimBecomes(what string, so func(claim) bool) claim {
	b.t.Helper()
	var claims []claim
	err := display.Poll(b.ctx, patience/2, 200*time.Millisecond, func() (bool, error) {
		// The window may be writing: a refusal now is no failure.
		out, err := b.tryCtl("--json", "claim", "list")
		if err != nil {
			return false, err
		}
		claims = nil
		if err := json.Unmarshal(out, &claims); err != nil {
			return false, err
		}
		if len(claims) != 1 || !so(claims[0]) {
			return false, fmt.Errorf("the library has %s", out)
		}
		return true, nil
	})
	if err != nil {
		b.t.Fatalf("no claim was %s: %v", what, err)
	}
	return claims[0]
}

// checkQuote holds the claim's passage against the article's text, which
// offsets count in code points, and answers it.
func (b *workplace) checkQuote(article string, c claim) string {
	b.t.Helper()
	var text struct {
		Text string `json:"text"`
	}
	b.ctlJSON(&text, "text", article)
	if len(c.Appearances) != 1 {
		b.t.Fatalf("the claim appears %d times", len(c.Appearances))
	}
	a, points := c.Appearances[0], []rune(text.Text)
	if a.Exact == "" || a.Start < 0 || a.End > len(points) || a.Start > a.End || string(points[a.Start:a.End]) != a.Exact {
		b.t.Fatalf("the passage %+v is not in the text", a)
	}
	return strings.Join(strings.Fields(a.Exact), " ")
}

var tag = regexp.MustCompile(`(?s)<(script|style)\b.*?</(script|style)>|<[^>]*>`)

// browse opens a page in Chromium and answers the words of its document.
func (b *workplace) browse(page string) string {
	b.t.Helper()
	browser := machine.FirstOnPath(machine.Browsers)
	if browser == "" {
		b.t.Fatalf("none of the machine.Browsers %q is here to open the page exported", machine.Browsers)
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	// Root, as CI is, has no sandbox to be in; the rest keeps it off the network.
	cmd := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+filepath.Join(b.dir, "browser"), "--dump-dom", "file://"+page)
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.Output()
	if err != nil {
		b.t.Fatalf("%s could not open the page exported: %v", browser, err)
	}
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(string(out), ""))), " ")
}
