package main

import (
	"context"
	"errors"
	"image"
	"image/color"
	"os/exec"
	"testing"
	"time"
)

func TestFindScreen(t *testing.T) {
	for _, c := range []struct {
		goos, x11, wayland string
		want               screen
		tags               string
	}{
		{"linux", ":0", "", screenDesktop, "x11,migrated_fynedo"},
		{"linux", ":0", "wayland-0", screenDesktop, "x11,migrated_fynedo"},
		{"linux", "", "wayland-0", screenWayland, "migrated_fynedo"},
		{"linux", "", "", screenNone, "x11,migrated_fynedo"},
		{"darwin", "", "", screenDesktop, "migrated_fynedo"},
		{"windows", "", "", screenDesktop, "migrated_fynedo"},
	} {
		env := map[string]string{"DISPLAY": c.x11, "WAYLAND_DISPLAY": c.wayland}
		got := findScreen(c.goos, func(k string) string { return env[k] })
		if tags := buildTags(c.goos, got); got != c.want || tags != c.tags {
			t.Errorf("%+v: screen %d, tags %s", c, got, tags)
		}
	}
}

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
	err := poll(t.Context(), time.Minute, time.Millisecond, func() (bool, error) { n++; return n == 3, nil })
	if err != nil || n != 3 {
		t.Errorf("asked %d times, %v", n, err)
	}
	no := errors.New("no")
	if err := poll(t.Context(), 5*time.Millisecond, time.Millisecond, func() (bool, error) { return false, no }); !errors.Is(err, no) {
		t.Errorf("the last answer is lost: %v", err)
	}
	if err := poll(t.Context(), time.Millisecond, time.Millisecond, func() (bool, error) { return false, nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestStartedProgramEnds(t *testing.T) {
	if !onPath("sh") {
		t.Skip("needs a shell")
	}
	start := func(script string) *program {
		p, err := startProgram(t.Context(), exec.CommandContext(t.Context(), "sh", "-c", script))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	if err := start("exit 0").wait(); err != nil {
		t.Error(err)
	}
	if err := start("exit 7").wait(); !errors.Is(err, exitCode(7)) {
		t.Errorf("got %v", err)
	}
	p := start("exec sleep 60")
	if err := p.waitAtMost(0); err == nil {
		t.Error("it had not ended")
	}
	p.kill()
	if !p.ended() || p.alive.Err() == nil {
		t.Error("it was killed")
	}
}
