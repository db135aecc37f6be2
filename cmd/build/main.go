// Command build does the project's chores on a machine that has only Go: it installs what is
// missing, then builds and starts Galley, runs every test, measures, or makes packages.
//
//	go run ./cmd/build run [-- arguments for galley]
//	go run ./cmd/build test [long]
//	go run ./cmd/build bench [reader|window|library|report|start|accuracy|newsroom] [--json]
//	go run ./cmd/build newsroom
//	go run ./cmd/build package
//	go run ./cmd/build licences
//	go run ./cmd/build translations
//
// It imports nothing of the project but its own rooms and needs no C compiler, because it
// installs one.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"galley/cmd/build/check"
	"galley/cmd/build/display"
	"galley/cmd/build/pack"
	"galley/cmd/build/project"
)

const usage = `usage:
  go run ./cmd/build run [-- arguments for galley]   build Galley and start it
  go run ./cmd/build test [long]                     run every test; long: fuzzing and benchmarks too
  go run ./cmd/build bench [reader|window|library|report|start|accuracy|newsroom] [--json]
                                                     measure Galley beside its peers
  go run ./cmd/build newsroom                        start a newsroom's server to try, until Ctrl+C
  go run ./cmd/build package                         make every package this machine can make, in dist
  go run ./cmd/build licences                        write whose libraries are in Galley, for About
  go run ./cmd/build translations                    add the texts that are new in the code to assets/translations

All first install what this machine lacks, where they can, and say what it is.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	code := command(ctx, os.Args[1:], os.Stderr)
	stop()
	os.Exit(code)
}

// command runs one invocation and returns its exit code.
func command(ctx context.Context, args []string, complaints io.Writer) int {
	order, err := parse(args)
	if err != nil {
		fmt.Fprintf(complaints, "build: %v\n\n%s", err, usage)
		return 2
	}
	if order.verb == "help" {
		fmt.Print(usage)
		return 0
	}
	root, err := project.Root(".")
	if err != nil {
		return report(complaints, err)
	}
	switch order.verb {
	case "run":
		return report(complaints, run(ctx, root, order.args))
	case "newsroom":
		return report(complaints, serve(ctx, root, os.Stdout))
	case "package":
		return report(complaints, pack.Packages(ctx, root))
	case "licences":
		return report(complaints, pack.WriteLicences(ctx, root))
	case "translations":
		return report(complaints, translate(root, os.Stdout))
	case "bench":
		return report(complaints, bench(ctx, root, order.group, order.json, os.Stdout))
	}
	return report(complaints, check.Run(ctx, root, order.long))
}

// report prints an error, once, and returns the exit code for it.
func report(complaints io.Writer, err error) int {
	var code display.ExitCode
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	}
	fmt.Fprintln(complaints, "build:", err)
	return 1
}

// order is a parsed command line.
type order struct {
	verb  string   // run, test, bench, newsroom, package, licences, translations or help
	args  []string // run: passed to galley unchanged
	long  bool     // test: take the time for it
	group string   // bench: what to measure, "" everything
	json  bool     // bench: a line of JSON a figure
}

func parse(args []string) (order, error) {
	if len(args) == 0 {
		return order{}, errors.New("say what to do")
	}
	verb, rest := args[0], args[1:]
	switch verb {
	case "run":
		// Without the --, a mistyped word of ours would reach galley as a file name.
		if len(rest) > 0 && rest[0] != "--" {
			return order{}, fmt.Errorf("put -- before galley's own arguments: run -- %s", rest[0])
		}
		if len(rest) > 0 {
			rest = rest[1:]
		}
		return order{verb: verb, args: rest}, nil
	case "test":
		switch {
		case len(rest) == 0:
			return order{verb: verb}, nil
		case len(rest) == 1 && rest[0] == "long":
			return order{verb: verb, long: true}, nil
		}
		return order{}, fmt.Errorf("test knows only the word long, not %q", rest)
	case "bench":
		return parseBench(rest)
	case "package", "licences", "translations", "newsroom":
		if len(rest) > 0 {
			return order{}, fmt.Errorf("%s takes no %q", verb, rest)
		}
		return order{verb: verb}, nil
	case "help", "-h", "-help", "--help":
		return order{verb: "help"}, nil
	}
	return order{}, fmt.Errorf("there is no %q", verb)
}

func parseBench(rest []string) (order, error) {
	o := order{verb: "bench"}
	for _, word := range rest {
		known := false
		for _, g := range benchGroups {
			known = known || g.name == word
		}
		switch {
		case word == "--json" && !o.json:
			o.json = true
		case known && o.group == "":
			o.group = word
		default:
			return order{}, fmt.Errorf("bench measures reader, window, library, report, start, accuracy or newsroom, not %q", word)
		}
	}
	return o, nil
}
