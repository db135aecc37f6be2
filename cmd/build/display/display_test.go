package display

import (
	"context"
	"errors"
	"image"
	"image/color"
	"os/exec"
	"testing"
	"time"

	"galley/cmd/build/machine"
)

func picture(spots int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 100, 100))
	for i := range spots {
		img.Set(i%100, i/100, color.RGBA{uint8(i), 90, 200, 255})
	}
	return img
}

func TestBlank(t *testing.T) {
	if !blank(picture(0)) || !blank(picture(3)) {
		t.Error("a picture of next to nothing is blank")
	}
	if blank(picture(200)) {
		t.Error("a picture of many colours is not blank")
	}
}

func TestAlike(t *testing.T) {
	if !alike(picture(200), picture(200)) || !alike(picture(200), picture(208)) {
		t.Error("the same but for a caret is alike")
	}
	if alike(picture(200), picture(300)) || alike(picture(1), image.NewRGBA(image.Rect(0, 0, 5, 5))) {
		t.Error("a hundred pixels, or another size, is not alike")
	}
}

func TestPoll(t *testing.T) {
	n := 0
	err := Poll(t.Context(), time.Minute, time.Millisecond, func() (bool, error) { n++; return n == 3, nil })
	if err != nil || n != 3 {
		t.Errorf("asked %d times, %v", n, err)
	}
	no := errors.New("no")
	if err := Poll(t.Context(), 5*time.Millisecond, time.Millisecond, func() (bool, error) { return false, no }); !errors.Is(err, no) {
		t.Errorf("the last answer is lost: %v", err)
	}
	if err := Poll(t.Context(), time.Millisecond, time.Millisecond, func() (bool, error) { return false, nil }); !errors.Is(err,
		context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestStartedProgramEnds(t *testing.T) {
	if !machine.OnPath("sh") {
		t.Skip("needs a shell")
	}
	start := func(script string) *Program {
		p, err := StartProgram(t.Context(), exec.CommandContext(t.Context(), "sh", "-c", script))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	if err := start("exit 0").Wait(); err != nil {
		t.Error(err)
	}
	if err := start("exit 7").Wait(); !errors.Is(err, ExitCode(7)) {
		t.Errorf("got %v", err)
	}
	p := start("exec sleep 60")
	if err := p.WaitAtMost(0); err == nil {
		t.Error("it had not ended")
	}
	p.Kill()
	if !p.Ended() || p.Alive.Err() == nil {
		t.Error("it was killed")
	}
}

// TestDisplay shows that a virtual display comes and goes, where there is one
// to be had.
func TestDisplay(t *testing.T) {
	if !machine.OnPath("Xvfb") || !machine.OnPath("wmctrl") {
		t.Skip("Xvfb is not installed; go run ./cmd/build test installs it")
	}
	d, err := Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.findWindow(t.Context()); err == nil {
		t.Error("a new display has no window named Galley")
	}
	d.Close()
	if !d.xvfb.Ended() {
		t.Error("the display outlived its use")
	}
}
