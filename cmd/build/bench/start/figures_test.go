// Package start measures how long Galley's window takes to come up.
package start

import (
	bits "encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"galley/cmd/build/figures"
	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// TestFigures measures the start of Galley beside that of a bare window of the same toolkit;
// go run ./cmd/build bench start runs it.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "start")
	if !machine.OnPath("Xvfb") {
		t.Skip("there is no Xvfb to start them on")
	}
	root, err := project.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	galley, err := project.BuildGalley(t.Context(), root, false)
	if err != nil {
		t.Fatal(err)
	}
	bare := filepath.Join(t.TempDir(), "bare")
	tags := "-tags=" + project.WindowTags("linux", false)
	if err := project.Go(t.Context(), ".", []string{"CGO_ENABLED=1"}, "build", tags, "-o", bare, "./bare"); err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	library := filepath.Join(t.TempDir(), "work.galley")
	s.took(galley, "--library", library) // makes the library
	s.took(bare)
	var ours, theirs figures.Times
	for range 9 { // by turns, so that both meet the same neighbours
		ours = append(ours, s.took(galley, "--library", library))
		theirs = append(theirs, s.took(bare))
	}
	f.Say("start to a window with an article in it, median of 9", "ms", ours.At(0.5),
		"a bare window of Fyne's, one line of text", theirs.At(0.5), 1.4)
}

// patience is how long a window may take to come up before the test fails.
const patience = 60 * time.Second

// stage is a virtual display whose picture is a file: looking at it costs nothing.
type stage struct {
	t       *testing.T
	display string
	picture string
	home    string
}

func newStage(t *testing.T) *stage {
	t.Helper()
	dir := t.TempDir()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), "Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-fbdir", dir,
		"-nolisten", "tcp", "-noreset")
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
	return &stage{t, ":" + string(number[:n-1]), filepath.Join(dir, "Xvfb_screen0"), t.TempDir()}
}

// took returns how long a program takes until its window is painted, in milliseconds.
func (s *stage) took(program string, args ...string) float64 {
	s.t.Helper()
	s.until(false)
	c := exec.CommandContext(s.t.Context(), program, args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.display, "FYNE_SCALE=1", "FYNE_THEME=light", "HOME="+s.home, "XDG_CONFIG_HOME="+s.home,
		"XDG_CACHE_HOME="+filepath.Join(s.home, "cache"), "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent")
	begun := time.Now()
	if err := c.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.until(true)
	took := float64(time.Since(begun).Microseconds()) / 1000
	_ = c.Process.Kill()
	_ = c.Wait()
	return took
}

// until waits until there is a painted window, or none. Painted is a ground in
// one light colour with something on it.
func (s *stage) until(painted bool) {
	s.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		data, err := os.ReadFile(s.picture)
		if err != nil || len(data) < 104 {
			continue
		}
		pixels := data[bits.BigEndian.Uint32(data):] // an XWD file begins with the length of its head
		pixels = pixels[12*bits.BigEndian.Uint32(data[76:]):]
		light, ink := 0, 0
		for i := 0; i+3 < len(pixels); i += 4 {
			switch v := int(pixels[i]) + int(pixels[i+1]) + int(pixels[i+2]); {
			case v > 600:
				light++
			case v > 0 && v < 500:
				ink++
			}
		}
		if (light > 200_000 && ink > 200) == painted {
			return
		}
	}
	s.t.Fatalf("the window was not painted: %v", painted)
}
