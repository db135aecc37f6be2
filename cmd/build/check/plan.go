// Package check runs everything that is tested, as CI does.
package check

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// step is one part of the tests: a run of the go command, or a check of ours.
type step struct {
	title string
	group string   // steps that stand together and name the same group run two at a time
	dir   string   // of the go command, below the root
	env   []string // of the go command
	args  []string // of the go command
	check func(ctx context.Context, root string, out io.Writer) error
}

// Run runs every step and stops after the first failure.
func Run(ctx context.Context, root string, long bool) error {
	whole := runtime.GOOS == "linux"
	purposes := machine.ToBuild
	if whole {
		purposes |= machine.ToShow | machine.ToTest | machine.ToServe
	}
	if err := machine.SetUp(ctx, machine.This(), purposes); err != nil {
		return err
	}
	files, err := project.Files(root)
	if err != nil {
		return err
	}
	in, err := readSources(root, files)
	if err != nil {
		return err
	}
	steps, err := plan(runtime.GOOS, runtime.GOARCH, long, in)
	if err != nil {
		return err
	}
	end, err := startServer(ctx)
	if err != nil {
		return err
	}
	defer end()
	if err := runAll(ctx, root, os.Stdout, steps); err != nil {
		return err
	}
	if !whole {
		fmt.Println("The whole-program test was left out: it drives an X11 display, which only Linux has.")
	}
	return nil
}

// sources is what the plan takes from the project's files.
type sources struct {
	fuzz    []fuzzTarget
	raced   []string            // packages whose tests run goroutines
	unraced []string            // packages whose tests run one goroutine
	apart   map[string][]string // tests of raced packages that run without the race detector
	tests   map[string][]string // all tests of those packages
	whole   []string            // whole-program tests
}

func readSources(root string, files []string) (sources, error) {
	fuzz, err := fuzzTargets(root, files)
	if err != nil {
		return sources{}, err
	}
	packages, err := parsePackages(root, files)
	if err != nil {
		return sources{}, err
	}
	raced, unraced := splitByGoroutines(packages)
	apart, tests := testsApart(packages, raced), map[string][]string{}
	for name := range apart {
		tests[name] = packages[strings.TrimPrefix(name, "./")].tests
		slices.Sort(tests[name])
	}
	whole, err := wholeProgramTests(root, files)
	return sources{fuzz: fuzz, raced: raced, unraced: unraced, apart: apart, tests: tests, whole: whole}, err
}

// tools is the mod file of the programs that check the sources; go.mod stays without them.
const tools = "-modfile=cmd/build/tools.mod"

// benches is the folder of a module of its own, so that go.mod stays without the programs
// that Galley is compared with.
const benches = "cmd/build/bench"

// plan returns the steps in order; the quickest stand first. The steps share what they
// compile: vet, staticcheck and the program one build of Fyne with its C, the tests and the
// race detector another build without it.
func plan(goos, goarch string, long bool, in sources) ([]step, error) {
	window := "-tags=" + project.WindowTags(goos, false)
	headless := "-tags=" + project.TestTags
	cgo, noCgo := []string{"CGO_ENABLED=1"}, []string{"CGO_ENABLED=0"}
	galley, err := project.Binary("galley")
	if err != nil {
		return nil, err
	}
	galleyctl, err := project.Binary("galleyctl")
	if err != nil {
		return nil, err
	}
	unitEnv := cgo
	if long {
		unitEnv = append([]string{project.LongGuard + "=1"}, cgo...)
	}

	const static = "static"
	steps := []step{
		{title: "gofmt", check: checkFormat},
		{title: "go vet", group: static, env: cgo, args: []string{"vet", window, "./..."}},
		{title: "staticcheck", group: static, env: cgo, args: []string{"tool", tools, "staticcheck", window, "./..."}},
		{title: "go vet of the benches", group: static, dir: benches, env: cgo, args: []string{"vet", headless, "./..."}},
		{title: "staticcheck of the benches", group: static, dir: benches, env: cgo,
			args: []string{"tool", "-modfile=../tools.mod", "staticcheck", headless, "./..."}},
		{title: "galleyctl builds without a C compiler", group: static, env: noCgo, args: []string{"build", "-o", galleyctl, "./cmd/galleyctl"}},
	}
	if goos == "linux" {
		steps = append(steps, step{title: "galley builds", group: static, env: cgo,
			args: []string{"build", window, "-o", galley, "./cmd/galley"}})
	}
	units, err := unitTests(goos, goarch, long, headless, unitEnv, in)
	if err != nil {
		return nil, err
	}
	steps = append(steps, units...)
	if long {
		steps = append(steps, step{title: "benchmarks, once each", env: cgo, args: []string{
			"test", headless, "-run=^$", "-bench=.", "-benchtime=1x", "-timeout=30m", "./..."}})
	}
	if goos == "linux" {
		env := append([]string{project.ProgramGuard + "=1", project.GalleyBinary + "=" + galley, project.GalleyctlBinary + "=" + galleyctl},
			unitEnv...)
		steps = append(steps, wholeProgramSteps(window, long, env, in.whole)...)
	}
	if long {
		// What a fuzzer tries is never the same twice. Its seeds, and all it found before,
		// run with the unit tests; a new finding must not stop somebody else's change.
		steps = append(steps, fuzzSteps(headless, in.fuzz)...)
	}
	return append(steps, step{title: "govulncheck", check: func(ctx context.Context, root string, out io.Writer) error {
		return newAudit(root, window, out).check(ctx)
	}}), nil
}

// unwatched keeps the race detector out of SQLite's engine, which is Go here and takes five
// times as long under it. What Galley, GORM and Fyne read and write is watched. The package
// has no generic code and no atomics: of those the linker may take a copy that nobody
// watches for the whole program.
const unwatched = "-gcflags=modernc.org/sqlite/lib=-race=false"

// unitTests runs the packages that run goroutines under the race detector, and the rest
// without it, which takes a fraction of the time and misses nothing. The long run trusts no
// such rule and watches all of them. Packages with tests apart are the long ones: theirs run in parts.
func unitTests(goos, goarch string, long bool, tags string, env []string, in sources) ([]step, error) {
	args := func(flags ...string) []string {
		if long {
			return append([]string{"test", tags, "-count=3", "-timeout=120m"}, flags...)
		}
		return append([]string{"test", tags, "-count=1", "-timeout=20m"}, flags...)
	}
	if !hasRaceDetector(goos, goarch) {
		return []step{{title: "unit and window tests", env: env, args: args("./...")}}, nil
	}
	if long {
		args := args("-race", unwatched, "./...")
		args[1] += ",long"
		other := append([]string{engineVariable + "=" + otherEngine}, env...)
		return []step{{title: "unit and window tests", env: env, args: args},
			{title: "tests of " + library + " on " + otherEngine, env: other, args: append(slices.Clone(args[:len(args)-1]), library)}}, nil
	}
	steps := []step{{title: "unit tests", env: env, args: args(in.unraced...)}}
	var running []step
	for _, name := range slices.Sorted(maps.Keys(in.apart)) {
		raced, err := newTestProgram(name, "under the race detector", tags, "-race", unwatched)
		if err != nil {
			return nil, err
		}
		alone, err := newTestProgram(name, "without it", tags)
		if err != nil {
			return nil, err
		}
		if len(in.apart[name]) < len(in.tests[name]) { // else Go compiles no program: there is no test in it
			steps = append(steps, raced.compile(env))
			running = append(running, raced.inParts(parts, env, in.tests[name])...)
		}
		steps = append(steps, alone.compile(env))
		running = append(running, alone.some(parts, env, in.apart[name])...)
		if name == library {
			running = append(running, alone.on(otherEngine, parts, env, in.tests[name])...)
		}
	}
	rest := slices.DeleteFunc(slices.Clone(in.raced), func(name string) bool { return in.apart[name] != nil })
	steps = append(steps, running...)
	return append(steps, step{title: "unit and window tests of the rest under the race detector", env: env,
		args: args(append([]string{"-race", unwatched}, rest...)...)}), nil
}

// waits is the group of steps that leave a core idle, because they wait for a window or have
// one worker.
const waits = "waits"

// wholeProgramSteps runs each test on a display of its own.
func wholeProgramSteps(tags string, long bool, env, tests []string) []step {
	limit := "15m"
	if long {
		limit = "90m"
	}
	var steps []step
	for _, name := range tests {
		steps = append(steps, step{title: "whole-program test " + name, group: waits, env: env,
			args: []string{"test", tags, "-count=1", "-v", "-timeout=" + limit, "-run=^" + name + "$", wholeProgram}})
	}
	return steps
}

// hasRaceDetector reports whether Go has a race detector for a machine.
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
func checkFormat(_ context.Context, root string, _ io.Writer) error {
	files, err := project.Files(root)
	if err != nil {
		return err
	}
	unformatted, err := notFormatted(os.DirFS(root), files)
	if err != nil {
		return err
	}
	if len(unformatted) > 0 {
		return errors.New("gofmt would change these; gofmt -w formats them:\n  " + strings.Join(unformatted, "\n  "))
	}
	return nil
}

// command returns what a step does.
func (s step) command(ctx context.Context, root string, out io.Writer) error {
	if s.check != nil {
		return s.check(ctx, root, out)
	}
	return project.GoTo(ctx, filepath.Join(root, filepath.FromSlash(s.dir)), out, out, s.env, s.args...)
}
