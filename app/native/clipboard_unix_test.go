//go:build !windows && !darwin

package native

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// xServer is an X server of the test's own, named by DISPLAY.
func xServer(t *testing.T) {
	t.Helper()
	for _, name := range []string{"Xvfb", "xclip"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("there is no %s on this machine", name)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "64x64x24", "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{w}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	_ = w.Close()
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Skipf("no X server started here: %v", err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
	t.Setenv("XAUTHORITY", "/none")
}

// copyAs puts a text on the clipboard, in one form only.
func copyAs(t *testing.T, form, text string) {
	t.Helper()
	c := exec.Command("xclip", "-selection", "clipboard", "-t", form)
	c.Stdin = strings.NewReader(text)
	if err := c.Run(); err != nil { // it goes on in the background, until the server ends
		t.Fatal(err)
	}
}

func TestAPageThatWasCopiedWithoutTextIsTaken(t *testing.T) {
	xServer(t)
	becomes := func(want string) (got string) {
		for range 200 { // xclip returns a little before the clipboard is its own
			var err error
			if got, err = CopiedPage(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got == want {
				break
			}
		}
		return got
	}
	if got := becomes(""); got != "" {
		t.Errorf("of an empty clipboard %d bytes", len(got))
	}
	for name, page := range map[string]string{
		"a short one": "<p>We share nearly <b>600</b> miles of border.</p>",
		"a long one":  "<p>" + strings.Repeat("600 miles of border ", 100_000) + "</p>", // comes bit by bit
	} {
		copyAs(t, "text/html", page)
		if got := becomes(page); got != page {
			t.Errorf("%s: %d bytes of %d", name, len(got), len(page))
		}
	}
}

func TestWithoutADisplayNoPageWasCopied(t *testing.T) {
	t.Setenv("DISPLAY", "")
	if got, err := CopiedPage(t.Context()); got != "" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	t.Setenv("DISPLAY", ":987")
	if got, err := CopiedPage(t.Context()); got != "" || err == nil {
		t.Errorf("a display that is not there: %q, %v", got, err)
	}
}
