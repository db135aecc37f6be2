package main

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

// window is Galley's on a display, and how it looked last.
type window struct {
	id  string // X11's number for it
	png []byte // nil where it never could be pictured
}

// findWindow answers the number of the window whose title names Galley: alone,
// or behind the open article's.
func (d *display) findWindow(ctx context.Context) (string, error) {
	out, _ := d.tool(ctx, "xdotool", "search", "--onlyvisible", "--name", "Galley") // fails when there is none
	ids := strings.Fields(string(out))
	if len(ids) == 0 {
		return "", errors.New("no window named Galley is there")
	}
	return ids[0], nil
}

// waitPainted waits for Galley's window, and until it has been painted and
// looks the same twice.
func (d *display) waitPainted(ctx context.Context, limit time.Duration) (window, error) {
	var w window
	var before image.Image
	err := poll(ctx, limit, 250*time.Millisecond, func() (bool, error) {
		id, err := d.findWindow(ctx)
		if err != nil {
			return false, err
		}
		w.id = id
		data, err := d.tool(ctx, "import", "-silent", "-window", id, "png:-")
		if err != nil {
			return false, err
		}
		now, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return false, fmt.Errorf("the picture of the window: %w", err)
		}
		w.png = data
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

// closeWindow closes it as a person does, by its frame or else by Ctrl+Q, and
// waits for the program to end well.
func (d *display) closeWindow(ctx context.Context, id string, p *program) error {
	if d.manager != nil {
		if _, err := d.tool(ctx, "wmctrl", "-i", "-c", id); err == nil {
			if err := p.waitAtMost(10 * time.Second); p.ended() {
				return err
			}
		}
	}
	_, err := d.tool(ctx, "xdotool", "key", "ctrl+q")
	if err == nil {
		err = p.waitAtMost(10 * time.Second)
	}
	if !p.ended() {
		p.kill()
	}
	return err
}

// blank tells whether a picture shows nothing: lettering, being smoothed, alone
// has more than a dozen colours.
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

// alike tells whether two pictures differ in no more than a blinking caret: one
// pixel in a thousand.
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
