// Package window measures frames of Galley's window on the real driver, on a virtual
// display, beside a bare window of the same toolkit and beside Chromium.
package window

import (
	"context"
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
	return sizes{5_000_000, 100_000, 1000, 200, 10_000}
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
	s.copyOf(library, is)
	in := fmt.Sprintf(" in %.3g MB with %d marks", float64(is.bytes)/1e6, is.marks)
	window, article := []string{"-of", "galley", "-library", library}, []string{"-of", "reader", "-bytes", fmt.Sprint(is.bytes),
		"-marks", fmt.Sprint(is.marks)}
	for _, do := range []string{"wheel", "drag"} {
		bare, alone, whole := s.turns(is.frames, do, []string{"-of", "bare", "-bytes", fmt.Sprint(is.bytes)}, article, window)
		peer := "a bare window that scrolls 33 texts"
		for _, ours := range []struct {
			name string
			measured
		}{{"the article alone", alone}, {"the whole window", whole}} {
			for _, part := range []struct {
				name string
				at   float64
			}{{"p50", 0.5}, {"p95", 0.95}} {
				s.say(f, do+in+", "+ours.name+", "+part.name, "ms", ours.at(part.at), peer, bare.at(part.at), 1.15)
			}
			s.say(f, do+in+", "+ours.name+", processor for a frame", "ms", ours.CPU, peer, bare.CPU, 1.15)
		}
	}
	plain, covered, _ := s.turns(is.frames, "wheel", article, append(slices.Clone(article), "-covered"))
	for _, part := range []struct {
		name string
		at   float64
	}{{"p50", 0.5}, {"p95", 0.95}} {
		s.say(f, "wheel"+in+", as many passages dimmed and ticked, "+part.name, "ms", covered.at(part.at), "without", plain.at(part.at), 1.2)
	}
	s.say(f, "wheel"+in+", as many passages dimmed and ticked, processor for a frame", "ms", covered.CPU, "without", plain.CPU, 1.2)
	selects := s.run(append(window, "-do", "select", "-n", fmt.Sprint(min(is.frames, 100)), "-limit", "30s")...)
	name := fmt.Sprintf("select a claim of %d to its form, ", is.claims)
	s.say(f, name+"p50", "ms", selects.at(0.5), "a frame at 60 Hz", 1000.0/60, 1)
	s.say(f, name+"processor, in all threads", "ms", selects.CPU, "a frame at 60 Hz", 1000.0/60, 1)

	small := filepath.Join(t.TempDir(), "small.galley")
	s.run("-make", "-library", small, "-bytes", "6000", "-marks", "10", "-claims", "10")
	bare := s.run("-of", "bare", "-do", "wheel", "-n", "20", "-bytes", "6000")
	ours := s.run("-of", "galley", "-do", "wheel", "-n", "20", "-library", small)
	s.say(f, "resident memory with an article open", "MB", last(ours.Memory), "a bare window", last(bare.Memory), 1.5)
	keys := s.run("-of", "galley", "-do", "keys", "-n", fmt.Sprint(is.keys), "-pace", "20ms", "-limit", "2m", "-library", small)
	if len(keys.Kept) > 1 {
		name := fmt.Sprintf("resident memory after %d keys", keys.Done)
		s.say(f, name, "MB", last(keys.Memory), "after a twentieth of them", keys.Memory[1], 1.05)
		s.say(f, name+", what is free given back", "MB", last(keys.Kept), "after a twentieth of them", keys.Kept[0], 1.05)
	}

	open := s.run(append(article, "-do", "open", "-n", "5")...)
	mark := s.run(append(article, "-do", "mark", "-n", "30")...)
	peer, ok := s.chromium(is)
	if !ok {
		t.Log("no figures beside Chromium: it is not installed, or showed nothing in time")
		return
	}
	s.say(f, "open"+in+" to the first frame", "ms", open.at(0.5), "Chromium, the same as HTML", peer.Open, 1.0/30)
	s.say(f, "a mark added there", "ms", mark.at(0.5), "Chromium, the same as HTML", peer.Mark, 1.0/10)
}

// say records a figure, or says that it was not measured.
func (s *stage) say(f *figures.Recorder, name, unit string, ours float64, peer string, value, bar float64) {
	s.t.Helper()
	if ours <= 0 || value <= 0 {
		s.t.Log("not measured:", name)
		return
	}
	f.Say(name, unit, ours, peer, value, bar)
}

// copyOf copies the library that is kept for the bench, which is made where there is none.
func (s *stage) copyOf(path string, is sizes) {
	s.t.Helper()
	kept := fmt.Sprintf("%s-%d-%d-%d.galley", figures.Kept(s.t, "window"), is.bytes, is.marks, is.claims)
	if _, err := os.Stat(kept); err != nil {
		made := filepath.Join(s.t.TempDir(), "made.galley")
		s.run("-make", "-library", made, "-bytes", fmt.Sprint(is.bytes), "-marks", fmt.Sprint(is.marks), "-claims", fmt.Sprint(is.claims))
		s.copyFile(made, kept)
	}
	s.copyFile(kept, path)
}

func (s *stage) copyFile(from, to string) {
	s.t.Helper()
	all, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to+".part", all, 0o600)
	}
	if err == nil {
		err = os.Rename(to+".part", to)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// last is 0 where nothing was measured.
func last(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	return all[len(all)-1]
}

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

// measured is what the program prints; nothing of what it did not measure in time.
type measured struct {
	Times, Memory, Kept []float64
	CPU                 float64
	Done                int
}

func (m measured) at(part float64) float64 {
	if len(m.Times) == 0 {
		return 0
	}
	return figures.Times(m.Times).At(part)
}

// patience is for one run of the program, which ends by itself before.
const patience = 10 * time.Minute

func (s *stage) run(args ...string) measured {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, s.program, args...)
	c.Env = s.env
	c.Stderr = os.Stderr
	out, err := c.Output()
	if ctx.Err() != nil {
		s.t.Logf("not measured in %v: %s", patience, strings.Join(args, " "))
		return measured{}
	}
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

// turns measures windows, three at most, by turns, so that all meet the same neighbours.
func (s *stage) turns(n int, do string, windows ...[]string) (a, b, c measured) {
	const rounds = 2
	for range rounds {
		for i, m := range []*measured{&a, &b, &c}[:len(windows)] {
			got := s.run(append(slices.Clone(windows[i]), "-do", do, "-n", fmt.Sprint(n/rounds), "-limit", "10s")...)
			m.Times = append(m.Times, got.Times...)
			m.CPU += got.CPU / rounds
		}
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
	for range 2 {
		c := exec.CommandContext(s.t.Context(), browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,800",
			"--user-data-dir="+s.t.TempDir(), server.URL)
		c.Env = s.env
		if err := c.Start(); err != nil {
			s.t.Fatal(err)
		}
		select {
		case got := <-done:
			opens, marks = append(opens, got.Open), append(marks, got.Mark)
		case <-time.After(time.Minute):
			s.t.Log("not measured: Chromium did not show the page in a minute")
		}
		_ = c.Process.Kill()
		_ = c.Wait()
	}
	if len(opens) == 0 {
		return took, false
	}
	return inBrowser{opens.At(0.5), marks.At(0.5)}, true
}
