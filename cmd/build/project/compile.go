package project

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

// WindowTags returns the tags that Galley's window is built with. x11 leaves out Fyne's
// Wayland half, and with it two packages to install and a minute of compiling; such a
// window runs on Wayland desktops through Xwayland. migrated_fynedo says that the code
// calls fyne.Do where it must, so Fyne does not check every call. accessibility is what
// Fyne has for screen readers, on the two systems it has that for.
func WindowTags(goos string, wayland bool) string {
	switch {
	case goos == "linux" && !wayland:
		return "x11,migrated_fynedo"
	case goos == "windows", goos == "darwin":
		return "migrated_fynedo,accessibility"
	}
	return "migrated_fynedo"
}

// TestTags build the unit tests and the tests of widgets. ci replaces Fyne's window
// driver, so that they need no display and the race detector's build does not compile
// GLFW's C a second time.
const TestTags = "ci,migrated_fynedo"

// These variables wake tests that plain go test skips. The whole-program test needs a
// display and minutes, and the paths of the programs.
const (
	ProgramGuard    = "GALLEY_PROGRAM_TEST"
	GalleyBinary    = "GALLEY_BINARY"
	GalleyctlBinary = "GALLEYCTL_BINARY"
	LongGuard       = "GALLEY_LONG" // tests that start other people's programs or download them
)

// Binary returns the path where a built program is kept between runs.
func Binary(name string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		// A machine without a home, such as some CI: any folder that stays will do.
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "galley-build")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("there is no folder for the built program: %w", err)
	}
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(dir, name), nil
}

// BuildGalley compiles the desktop program and returns its path.
func BuildGalley(ctx context.Context, root string, wayland bool) (string, error) {
	out, err := Binary("galley")
	if err != nil {
		return "", err
	}
	fmt.Print("Building Galley")
	if _, err := os.Stat(out); err != nil {
		fmt.Print("; the first time takes about 3 minutes, because Fyne's C code is compiled too")
	}
	fmt.Println(".")
	// cgo is switched on explicitly: go leaves it off where gcc was installed after go started.
	err = Go(ctx, root, []string{"CGO_ENABLED=1"}, "build", "-tags", WindowTags(runtime.GOOS, wayland), "-o", out, "./cmd/galley")
	if err != nil {
		return "", errors.New("the window program could not be built; the lines above say why")
	}
	return out, nil
}

// Go runs the go command in dir, with its output on ours.
func Go(ctx context.Context, dir string, env []string, args ...string) error {
	return GoTo(ctx, dir, os.Stdout, os.Stderr, env, args...)
}

// GoTo is Go with its output written to out and errs.
func GoTo(ctx context.Context, dir string, out, errs io.Writer, env []string, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = out, errs
	return cmd.Run()
}
