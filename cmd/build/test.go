package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// step is one part of the tests: a command of go's, or a check of ours.
type step struct {
	title string
	env   []string
	args  []string // of go
	check func(ctx context.Context, root string) error
}

// test runs every step in order, and stops at the first that fails.
func test(ctx context.Context, root string, long bool) error {
	whole := runtime.GOOS == "linux"
	purposes := toBuild
	if whole {
		purposes |= toShow | toTest
	}
	if err := setUp(ctx, thisSystem(), purposes); err != nil {
		return err
	}
	files, err := projectFiles(root)
	if err != nil {
		return err
	}
	fuzz, err := fuzzTargets(root, files)
	if err != nil {
		return err
	}
	steps, err := plan(runtime.GOOS, runtime.GOARCH, long, fuzz)
	if err != nil {
		return err
	}
	begin := time.Now()
	for _, s := range steps {
		if err := s.take(ctx, root); err != nil {
			return err
		}
	}
	if !whole {
		fmt.Println("The whole-program test was left out: it drives an X11 display, which only Linux has.")
	}
	fmt.Printf("== all tests passed in %s\n", spent(begin))
	return nil
}

// take runs the step between a heading and its duration.
func (s step) take(ctx context.Context, root string) error {
	fmt.Printf("== %s\n", s.title)
	begin := time.Now()
	var err error
	if s.check != nil {
		err = s.check(ctx, root)
	} else {
		err = goCommand(ctx, root, s.env, s.args...)
	}
	switch {
	case ctx.Err() != nil:
		return errors.New("the tests were interrupted")
	case err != nil:
		fmt.Printf("== %s: FAILED after %s\n", s.title, spent(begin))
		return fmt.Errorf("%s failed: %w", s.title, err)
	}
	fmt.Printf("== %s: ok in %s\n", s.title, spent(begin))
	return nil
}

func spent(begin time.Time) string { return fmt.Sprintf("%.1f s", time.Since(begin).Seconds()) }

// plan is what to do, in order: what answers soonest stands first. The steps
// share what they compile: vet, staticcheck and the program one build of Fyne
// with its C, the tests and the race detector another without.
func plan(goos, goarch string, long bool, fuzz []fuzzTarget) ([]step, error) {
	window := "-tags=" + buildTags(goos, screenNone)
	headless := "-tags=" + testTags
	cgo, noCgo := []string{"CGO_ENABLED=1"}, []string{"CGO_ENABLED=0"}
	galley, err := binary("galley")
	if err != nil {
		return nil, err
	}
	galleyctl, err := binary("galleyctl")
	if err != nil {
		return nil, err
	}

	unit := []string{"test", headless, "-count=1", "-timeout=20m"}
	if long {
		unit[2], unit[3] = "-count=3", "-timeout=120m"
	}
	if hasRaceDetector(goos, goarch) {
		unit = append(unit, "-race", unwatched)
	}
	fuzzTime, unitEnv, programTime := "3s", cgo, "15m"
	if long {
		fuzzTime, unitEnv, programTime = "60s", append([]string{longGuard + "=1"}, cgo...), "90m"
	}

	steps := []step{
		{title: "gofmt", check: checkFormat},
		{title: "go vet", env: cgo, args: []string{"vet", window, "./..."}},
		{title: "staticcheck", env: cgo, args: []string{"tool", "staticcheck", window, "./..."}},
		{title: "galleyctl builds without a C compiler", env: noCgo, args: []string{"build", "-o", galleyctl, "./cmd/galleyctl"}},
		{title: "unit and window tests", env: unitEnv, args: append(unit, "./...")},
	}
	z := &fuzzing{tags: headless, howLong: fuzzTime, programs: map[string]string{}}
	for _, f := range fuzz {
		steps = append(steps, step{title: "fuzz " + f.name + " in " + f.folder + " for " + fuzzTime, check: z.check(f)})
	}
	if long {
		steps = append(steps, step{title: "benchmarks, once each", env: cgo, args: []string{
			"test", headless, "-run=^$", "-bench=.", "-benchtime=1x", "-timeout=30m", "./..."}})
	}
	if goos == "linux" {
		steps = append(steps,
			step{title: "galley builds", env: cgo, args: []string{"build", window, "-o", galley, "./cmd/galley"}},
			step{title: "whole-program test", env: append([]string{
				programGuard + "=1", galleyBinary + "=" + galley, galleyctlBinary + "=" + galleyctl}, unitEnv...),
				args: []string{"test", window, "-count=1", "-v", "-timeout=" + programTime, "-run=^TestProgram", "./cmd/build"}})
	}
	return append(steps, step{title: "govulncheck", check: func(ctx context.Context, root string) error {
		return newAudit(root, window).check(ctx)
	}}), nil
}

// The whole-program test runs only when these say so and where the programs
// are: it needs a display and minutes, which plain go test should not.
const (
	programGuard    = "GALLEY_PROGRAM_TEST"
	galleyBinary    = "GALLEY_BINARY"
	galleyctlBinary = "GALLEYCTL_BINARY"
)

// longGuard lets tests run that start other people's programs or fetch them.
const longGuard = "GALLEY_LONG"

// unwatched keeps the race detector out of SQLite's engine, which is Go here and
// takes five times as long under it. What Galley, GORM and Fyne read and write is
// watched. The package has no generic code and no atomics: of those the linker may
// take a copy that nobody watches for the whole program.
const unwatched = "-gcflags=modernc.org/sqlite/lib=-race=false"

// hasRaceDetector tells whether Go has one for this machine.
func hasRaceDetector(goos, goarch string) bool {
	switch goos {
	case "linux", "darwin":
		return goarch == "amd64" || goarch == "arm64"
	case "windows":
		return goarch == "amd64"
	}
	return false
}

// checkFormat is gofmt -l over the project's files.
func checkFormat(_ context.Context, root string) error {
	files, err := projectFiles(root)
	if err != nil {
		return err
	}
	unformatted, err := notFormatted(os.DirFS(root), files)
	if err != nil {
		return err
	}
	if len(unformatted) > 0 {
		return fmt.Errorf("gofmt would change these; gofmt -w mends them:\n  %s", strings.Join(unformatted, "\n  "))
	}
	return nil
}
