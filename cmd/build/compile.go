package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// screen is what there is to show a window on.
type screen int

const (
	screenDesktop screen = iota // the person's own, by X11, macOS or Windows
	screenWayland               // a desktop that speaks only Wayland, without Xwayland
	screenNone                  // none: a virtual one is made
)

func findScreen(goos string, getenv func(string) string) screen {
	switch {
	case goos != "linux" || getenv("DISPLAY") != "":
		return screenDesktop
	case getenv("WAYLAND_DISPLAY") != "":
		return screenWayland
	}
	return screenNone
}

// purposes are what building for the screen, and showing on it, takes.
func (s screen) purposes() purpose {
	switch s {
	case screenWayland:
		return toBuild | toBuildWayland
	case screenNone:
		return toBuild | toShow
	}
	return toBuild
}

// buildTags are the tags Galley's window is built with. x11 leaves out Fyne's
// Wayland half, and with it two packages to install and a minute of compiling;
// it runs on Wayland desktops through Xwayland. migrated_fynedo says that the
// code calls fyne.Do where it must, so Fyne does not check every call.
func buildTags(goos string, s screen) string {
	if goos == "linux" && s != screenWayland {
		return "x11,migrated_fynedo"
	}
	return "migrated_fynedo"
}

// testTags build the unit tests and the tests of widgets. ci replaces Fyne's
// window driver, so that they need no display and, above all, so that the race
// detector's build does not compile GLFW's C a second time.
const testTags = "ci,migrated_fynedo"

// binary is where a built program is kept between runs.
func binary(name string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		// A machine without a home, such as some CI: any folder that stays will do.
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "galley-build")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("there is no place for the program built: %w", err)
	}
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(dir, name), nil
}

// buildGalley compiles the desktop program and answers where it is.
func buildGalley(ctx context.Context, root string, s screen) (string, error) {
	out, err := binary("galley")
	if err != nil {
		return "", err
	}
	fmt.Print("Building Galley")
	if _, err := os.Stat(out); err != nil {
		fmt.Print("; the first time takes about 3 minutes, for Fyne's C code is compiled too")
	}
	fmt.Println(".")
	// Said outright: go leaves cgo off by default where it started before gcc was installed.
	err = goCommand(ctx, root, []string{"CGO_ENABLED=1"}, "build", "-tags", buildTags(runtime.GOOS, s), "-o", out, "./cmd/galley")
	if err != nil {
		return "", errors.New("the window program could not be built; the lines above say why")
	}
	return out, nil
}

// goCommand runs the go command in root, its output going where ours goes.
func goCommand(ctx context.Context, root string, env []string, args ...string) error {
	return goCommandTo(ctx, root, os.Stdout, env, args...)
}

// goCommandTo is goCommand with its output going elsewhere.
func goCommandTo(ctx context.Context, root string, out io.Writer, env []string, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = out, os.Stderr
	return cmd.Run()
}
