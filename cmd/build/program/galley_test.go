package program

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"galley/cmd/build/display"
)

// point is a place in Galley's window, from its upper left corner.
type point struct{ x, y int }

func (p point) right(n int) point { return point{p.x + n, p.y} }

// Places in a window of 1280 by 800 at scale 1, in the middle of what they
// name, so that a little more margin above moves nothing out from under them.
var (
	inLibrary = point{120, 150} // the first article of the library
	inText    = point{500, 330} // a line of body text
)

// running is Galley, started, with its window painted.
type running struct {
	*workplace
	program *display.Program
	id      string
}

// open starts Galley on a library and waits until its window is painted.
func (b *workplace) open(library string) *running {
	b.t.Helper()
	return b.openBy(b.galley, "--library", library, "--editor", "Ada")
}

// openBy is open with a command that starts Galley.
func (b *workplace) openBy(name string, args ...string) *running {
	b.t.Helper()
	cmd := exec.CommandContext(b.ctx, name, args...)
	cmd.Env = append(b.display.Env(), "FYNE_THEME=light")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	p, err := display.StartProgram(b.ctx, cmd)
	if err != nil {
		b.t.Fatal(err)
	}
	g := &running{workplace: b, program: p}
	b.t.Cleanup(func() {
		if !p.Ended() { // the test failed before it closed the window
			g.screen("on-failure")
			p.Kill()
		}
	})
	w, err := b.display.WaitPainted(p.Alive, patience)
	if err != nil {
		b.t.Fatal(err)
	}
	g.id = w.ID
	// Filling the display puts every place where it is expected, whatever the
	// window manager's frame takes.
	for _, tool := range [][]string{
		{"wmctrl", "-i", "-r", g.id, "-b", "add,fullscreen"},
		{"xdotool", "windowactivate", "--sync", g.id},
	} {
		if _, err := b.display.Tool(p.Alive, tool[0], tool[1:]...); err != nil {
			b.t.Fatal(err)
		}
	}
	g.settle()
	return g
}

// settle waits until the window has done with what it was told.
func (g *running) settle() display.Window {
	g.t.Helper()
	w, err := g.display.WaitPainted(g.program.Alive, patience)
	if err != nil {
		g.t.Fatal(err)
	}
	return w
}

// picture keeps how the window looks once it has settled.
func (g *running) picture(name string) {
	g.t.Helper()
	w := g.settle()
	if err := os.WriteFile(g.file(name), w.PNG, 0o644); err != nil {
		g.t.Error(err)
	}
}

// screen keeps how the whole display looks now.
func (g *running) screen(name string) {
	cmd := exec.Command("import", "-silent", "-window", "root", g.file(name)) // the test's context may be over
	cmd.Env = g.display.Env()
	if err := cmd.Run(); err != nil {
		g.t.Logf("the display could not be pictured: %v", err)
		return
	}
	g.t.Logf("how the display looked: %s", g.file(name))
}

func (g *running) file(name string) string {
	return filepath.Join(g.pictures, fmt.Sprintf("%s-%s.png", g.t.Name(), name))
}

func (g *running) xdotool(args ...string) {
	g.t.Helper()
	if _, err := g.display.Tool(g.program.Alive, "xdotool", args...); err != nil {
		g.t.Fatal(err)
	}
}

func (g *running) move(p point) []string {
	return []string{"mousemove", "--window", g.id, strconv.Itoa(p.x), strconv.Itoa(p.y)}
}

func (g *running) click(p point) {
	g.t.Helper()
	g.xdotool(append(g.move(p), "click", "1")...)
	g.settle()
}

// drag goes from one place to the other in steps with the button down, as a
// hand does: a window takes one leap for a click.
func (g *running) drag(from, to point) {
	g.t.Helper()
	const steps = 10
	args := append(g.move(from), "mousedown", "1")
	for i := 1; i <= steps; i++ {
		at := point{from.x + (to.x-from.x)*i/steps, from.y + (to.y-from.y)*i/steps}
		args = append(args, "sleep", "0.03") // a frame and a half, so that each step is seen
		args = append(args, g.move(at)...)
	}
	g.xdotool(append(args, "mouseup", "1")...)
	g.settle()
}

func (g *running) key(name string) {
	g.t.Helper()
	g.xdotool("key", "--clearmodifiers", name)
}

// quit presses Ctrl+Q and expects the program to end well.
func (g *running) quit() {
	g.t.Helper()
	g.key("ctrl+q")
	if err := g.program.WaitAtMost(15 * time.Second); err != nil {
		g.t.Fatalf("after Ctrl+Q: %v", err)
	}
}
