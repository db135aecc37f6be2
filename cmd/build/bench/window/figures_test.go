// Package window measures frames of Galley's window on the real driver, on a virtual
// display, beside a bare window of the same toolkit and beside Chromium.
package window

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"galley/cmd/build/figures"
	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// Sizes of what is measured; GALLEY_BENCH_SMALL=1 makes all of them small, to try the bench.
type sizes struct{ bytes, marks, claims, frames, keys int }

func sizesAsked() sizes {
	if os.Getenv("GALLEY_BENCH_SMALL") != "" {
		return sizes{100_000, 2000, 100, 40, 200}
	}
	return sizes{5_000_000, 100_000, 1000, 400, 10_000}
}

// TestFigures measures frames; go run ./cmd/build bench window runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "window")
	if !machine.OnPath("Xvfb") {
		t.Skip("there is no Xvfb to show windows on")
	}
	s := newStage(t)
	is := sizesAsked()
	library := filepath.Join(t.TempDir(), "work.galley")
	s.run("-make", "-library", library, "-bytes", fmt.Sprint(is.bytes), "-marks", fmt.Sprint(is.marks), "-claims", fmt.Sprint(is.claims))
	in := fmt.Sprintf(" in %.3g MB with %d marks", float64(is.bytes)/1e6, is.marks)
	window, article := []string{"-of", "galley", "-library", library}, []string{"-of", "reader", "-bytes", fmt.Sprint(is.bytes),
		"-marks", fmt.Sprint(is.marks)}
	for _, do := range []string{"wheel", "drag"} {
		bare, alone, whole := s.turns(is.frames, do, []string{"-of", "bare", "-bytes", fmt.Sprint(is.bytes)}, article, window)
		for _, part := range []struct {
			name string
			at   float64
		}{{"p50", 0.5}, {"p95", 0.95}} {
			peer := "a bare window that scrolls 33 texts"
			f.Say(do+in+", the article alone, "+part.name, "ms", alone.At(part.at), peer, bare.At(part.at), 1.15)
			f.Say(do+in+", the whole window, "+part.name, "ms", whole.At(part.at), peer, bare.At(part.at), 1.15)
		}
	}
	selects := s.times(min(is.frames, 100), "select", window)
	f.Say(fmt.Sprintf("select a claim of %d to its form, p50", is.claims), "ms", selects.At(0.5), "a frame at 60 Hz", 1000.0/60, 1)

	small := filepath.Join(t.TempDir(), "small.galley")
	s.run("-make", "-library", small, "-bytes", "6000", "-marks", "10", "-claims", "10")
	bare := s.run("-of", "bare", "-do", "wheel", "-n", "20", "-bytes", "6000")
	ours := s.run("-of", "galley", "-do", "wheel", "-n", "20", "-library", small)
	f.Say("resident memory with an article open", "MB", last(ours.Memory), "a bare window", last(bare.Memory), 1.5)
	keys := s.run("-of", "galley", "-do", "keys", "-n", fmt.Sprint(is.keys), "-library", library).Memory
	f.Say(fmt.Sprintf("resident memory after %d keys", is.keys), "MB", last(keys), "after a twentieth of them", keys[1], 1.05)

	open := s.run(append(article, "-do", "open", "-n", "5")...).Times
	mark := s.run(append(article, "-do", "mark", "-n", "30")...).Times[1:]
	peer, ok := s.chromium(is)
	if !ok {
		t.Log("no figures beside Chromium: it is not installed")
		return
	}
	f.Say("open"+in+" to the first frame", "ms", figures.Times(open).At(0.5), "Chromium, the same as HTML", peer.Open, 1.0/30)
	f.Say("a mark added there", "ms", figures.Times(mark).At(0.5), "Chromium, the same as HTML", peer.Mark, 1.0/10)
}

func last(all []float64) float64 { return all[len(all)-1] }

// stage is a virtual display, and the program that shows windows on it.
type stage struct {
	t       *testing.T
	program string
	env     []string
}

func newStage(t *testing.T) *stage {
	t.Helper()
	program := filepath.Join(t.TempDir(), "frames")
	tags := "-tags=" + project.WindowTags("linux", false)
	if err := project.Go(t.Context(), ".", []string{"CGO_ENABLED=1"}, "build", tags, "-o", program, "./frames"); err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), "Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset")
	c.ExtraFiles = []*os.File{w}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	number := make([]byte, 16)
	n, err := r.Read(number)
	if err != nil || n < 2 {
		t.Fatalf("the virtual display did not start: %v", err)
	}
	home := t.TempDir()
	return &stage{t, program, append(os.Environ(), "DISPLAY=:"+string(number[:n-1]), "FYNE_SCALE=1", "FYNE_THEME=light", "HOME="+home,
		"XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, "cache"), "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent")}
}

// measured is what the program prints.
type measured struct{ Times, Memory []float64 }

func (s *stage) run(args ...string) measured {
	s.t.Helper()
	c := exec.CommandContext(s.t.Context(), s.program, args...)
	c.Env = s.env
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		s.t.Fatalf("%s: %v", strings.Join(args, " "), err)
	}
	var m measured
	if len(out) > 0 {
		if err := json.Unmarshal(out, &m); err != nil {
			s.t.Fatalf("%s: %v: %s", strings.Join(args, " "), err, out)
		}
	}
	return m
}

func (s *stage) times(n int, do string, of []string) figures.Times {
	return s.run(append(slices.Clone(of), "-do", do, "-n", fmt.Sprint(n))...).Times
}

// turns measures three windows by turns, so that all meet the same neighbours.
func (s *stage) turns(n int, do string, first, second, third []string) (a, b, c figures.Times) {
	const rounds = 4
	for range rounds {
		a = append(a, s.times(n/rounds, do, first)...)
		b = append(b, s.times(n/rounds, do, second)...)
		c = append(c, s.times(n/rounds, do, third)...)
	}
	return a, b, c
}

// inBrowser is what Chromium took, in ms.
type inBrowser struct{ Open, Mark float64 }

// chromium shows the same text with the same marks as HTML. It reports until the page is
// loaded and painted, and how long a mark takes that is added at its top.
func (s *stage) chromium(is sizes) (took inBrowser, ok bool) {
	s.t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		return took, false
	}
	page := filepath.Join(s.t.TempDir(), "page.html")
	s.run("-page", page, "-bytes", fmt.Sprint(is.bytes), "-marks", fmt.Sprint(is.marks))
	done := make(chan inBrowser, 1)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, page) })
	mux.HandleFunc("GET /took", func(_ http.ResponseWriter, r *http.Request) {
		number := func(name string) float64 {
			x, err := strconv.ParseFloat(r.FormValue(name), 64)
			if err != nil {
				s.t.Errorf("Chromium says %q: %v", r.URL.RawQuery, err)
			}
			return x
		}
		done <- inBrowser{number("open"), number("mark")}
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	var opens, marks figures.Times
	for range 3 {
		c := exec.CommandContext(s.t.Context(), browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,800",
			"--user-data-dir="+s.t.TempDir(), server.URL)
		c.Env = s.env
		if err := c.Start(); err != nil {
			s.t.Fatal(err)
		}
		select {
		case got := <-done:
			opens, marks = append(opens, got.Open), append(marks, got.Mark)
		case <-time.After(3 * time.Minute):
			s.t.Error("Chromium did not show the page")
		}
		_ = c.Process.Kill()
		_ = c.Wait()
	}
	if len(opens) == 0 {
		return took, false
	}
	return inBrowser{opens.At(0.5), marks.At(0.5)}, true
}
