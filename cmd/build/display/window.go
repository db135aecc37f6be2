package display

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strings"
	"time"
)

// Window is Galley's window on a display, with its last picture.
type Window struct {
	ID  string // X11's number for it
	PNG []byte // nil where no picture could be taken
}

// findWindow returns the number of the window whose title names Galley, alone or behind the
// open article's title.
func (d *Display) findWindow(ctx context.Context) (string, error) {
	out, _ := d.Tool(ctx, "xdotool", "search", "--onlyvisible", "--name", "Galley") // fails when there is none
	ids := strings.Fields(string(out))
	if len(ids) == 0 {
		return "", errors.New("no window named Galley is there")
	}
	return ids[0], nil
}

// WaitPainted waits for Galley's window until it is painted and looks the same twice.
func (d *Display) WaitPainted(ctx context.Context, limit time.Duration) (Window, error) {
	var w Window
	var before image.Image
	err := Poll(ctx, limit, 250*time.Millisecond, func() (bool, error) {
		id, err := d.findWindow(ctx)
		if err != nil {
			return false, err
		}
		w.ID = id
		data, err := d.Tool(ctx, "import", "-silent", "-window", id, "png:-")
		if err != nil {
			return false, err
		}
		now, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return false, fmt.Errorf("the picture of the window: %w", err)
		}
		w.PNG = data
		last := before
		before = now
		switch {
		case blank(now):
			return false, errors.New("the window is blank")
		case last == nil || !alike(last, now):
			return false, errors.New("the window keeps changing")
		}
		return true, nil
	})
	if err != nil {
		return w, fmt.Errorf("the window was not ready: %w", err)
	}
	return w, nil
}

// CloseWindow closes the window as a person does, by its frame or else by Ctrl+Q, and waits until
// the program has ended.
func (d *Display) CloseWindow(ctx context.Context, id string, p *Program) error {
	if d.manager != nil {
		if _, err := d.Tool(ctx, "wmctrl", "-i", "-c", id); err == nil {
			if err := p.WaitAtMost(10 * time.Second); p.Ended() {
				return err
			}
		}
	}
	_, err := d.Tool(ctx, "xdotool", "key", "ctrl+q")
	if err == nil {
		err = p.WaitAtMost(10 * time.Second)
	}
	if !p.Ended() {
		p.Kill()
	}
	return err
}

// blank reports whether a picture shows nothing: smoothed lettering alone has more than a
// dozen colours.
func blank(img image.Image) bool {
	seen := map[[3]uint32]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if seen[[3]uint32{r, g, b}] = true; len(seen) > 12 {
				return false
			}
		}
	}
	return true
}

// alike reports whether two pictures differ in no more than a blinking caret: one pixel in a
// thousand.
func alike(one, other image.Image) bool {
	if one.Bounds() != other.Bounds() {
		return false
	}
	b := one.Bounds()
	differ := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if one.At(x, y) != other.At(x, y) {
				differ++
			}
		}
	}
	return differ*1000 <= b.Dx()*b.Dy()
}
