// Package display starts programs on a virtual X11 display and looks at their windows.
package display

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"galley/cmd/build/machine"
)

// Display is a virtual X11 display of 1280 by 800 with a window manager on it.
type Display struct {
	name    string // as in $DISPLAY
	xvfb    *Program
	manager *Program // nil where openbox is not installed
	stop    context.CancelFunc
}

// Start starts Xvfb on a free display number, and openbox, so that windows get the focus and
// can be closed as a person closes them.
func Start(ctx context.Context) (*Display, error) {
	ctx, stop := context.WithCancel(ctx)
	d := &Display{stop: stop}
	if err := d.startServer(ctx); err != nil {
		stop()
		return nil, err
	}
	if !machine.OnPath("openbox") {
		return d, nil
	}
	var err error
	cmd := exec.CommandContext(ctx, "openbox", "--sm-disable")
	cmd.Env = d.Env()
	if d.manager, err = StartProgram(ctx, cmd); err == nil {
		err = Poll(d.manager.Alive, 15*time.Second, 50*time.Millisecond, func() (bool, error) {
			_, err := d.Tool(ctx, "wmctrl", "-m") // succeeds once there is a window manager
			return err == nil, err
		})
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("the window manager on the virtual display did not start: %w", err)
	}
	return d, nil
}

func (d *Display) startServer(ctx context.Context) error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	defer r.Close()
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{w} // the child's 3
	cmd.Stderr = &said
	d.xvfb, err = StartProgram(ctx, cmd)
	w.Close()
	if err != nil {
		return err
	}
	// Xvfb writes its number when it accepts connections. It dies when the reader closes the
	// pipe before the end of the line.
	if err := r.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		return err
	}
	line, err := bufio.NewReader(r).ReadString('\n')
	number := strings.TrimSpace(line)
	if err != nil || number == "" {
		d.xvfb.Kill()
		return fmt.Errorf("the virtual display did not start: %s", strings.TrimSpace(said.String()))
	}
	d.name = ":" + number
	return nil
}

// Close ends the window manager and the server, and waits until they are gone.
func (d *Display) Close() {
	d.stop()
	for _, p := range []*Program{d.manager, d.xvfb} {
		if p != nil {
			<-p.Done
		}
	}
}

// Env returns the environment for programs on the display. A scale of 1 makes a point a
// pixel, so that a window looks and is laid out the same everywhere.
func (d *Display) Env() []string {
	env := make([]string, 0, len(os.Environ())+2)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "WAYLAND_DISPLAY=") {
			env = append(env, v)
		}
	}
	return append(env, "DISPLAY="+d.name, "FYNE_SCALE=1")
}

// Tool runs one of the X11 programs on the display and returns what it printed.
func (d *Display) Tool(ctx context.Context, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.Env()
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		err = fmt.Errorf("%s: %s", name, bytes.TrimSpace(exit.Stderr))
	}
	return out, err
}
