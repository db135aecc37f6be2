// Galleyctl works on a Galley library from a shell: the same library and the
// same commands as the window.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"reflect"
	"runtime/debug"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"galley/assets"
	"galley/model"
	"galley/model/library"
)

// memory is the soft memory limit. Above it the garbage collector no longer waits until the
// heap has doubled, so that a large file is read in half the memory.
const memory = 640 << 20

// patience is how long a change waits for a newsroom's server that does not answer.
const patience = 20 * time.Second

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	ctx = library.WithPatience(ctx, patience, nil)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	stop()
	os.Exit(code)
}

// Scripts rely on these exit codes.
const (
	exitFault = 1 // the command failed; standard error says why in one line
	exitUsage = 2 // galleyctl does not understand the command line
)

// usageError is a command line that galleyctl does not understand.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// run is the whole program: it takes arguments and returns an exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	if len(args) == 1 && args[0] == "--version" { // of a command, the flag is an article's version
		if _, err := fmt.Fprintln(stdout, "galleyctl", assets.Version); err != nil {
			return exitFault
		}
		return 0
	}
	stderr = terminalWriter{stderr}
	var c commands
	code, ended := 0, false
	parser, err := kong.New(&c,
		kong.Name("galleyctl"),
		kong.Description("Work on a Galley library from a shell."),
		kong.Writers(stdout, stderr),
		exportVars(),
		kong.Exit(func(n int) { code, ended = n, true }), // --help ends here
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.UsageOnError(),
		kong.KindMapper(reflect.String, asGiven),
	)
	if err != nil {
		return fail(stderr, exitFault, err.Error())
	}
	parsed, err := parser.Parse(negative(args))
	switch {
	case ended:
		return code
	case err != nil && dashedFile(args) != "":
		return fail(stderr, exitUsage, dashedHint(dashedFile(args)))
	case err != nil:
		return fail(stderr, exitUsage, err.Error()+" (see galleyctl --help)")
	}
	if err := misread(parsed); err != nil {
		return fail(stderr, exitUsage, err.Error())
	}
	d := &invocation{ctx: ctx, stdin: stdin, out: stdout, errs: stderr, env: env, file: c.Library, asked: c.Editor, json: c.JSON,
		program: parser.Model, secret: askingSecret(stdin, stderr)}
	if c.Reveal {
		d.ctx, d.reveal = library.WithNames(ctx), true
	}
	if err := d.close(parsed.Run(d)); err != nil {
		var usage *usageError
		if errors.As(err, &usage) {
			return fail(stderr, exitUsage, usage.text)
		}
		return fail(stderr, exitFault, sentence(err))
	}
	return 0
}

// sentence returns the sentence to print for an error.
func sentence(err error) string {
	var known *model.DuplicateError
	switch {
	case errors.As(err, &known):
		return known.Error()
	case errors.Is(err, context.Canceled):
		return "Stopped. Nothing was stored half done."
	}
	return model.Sentence(err)
}

// fail prints one line, even where the text has several, and returns the code.
func fail(stderr io.Writer, code int, text string) int {
	fmt.Fprintln(stderr, "galleyctl: "+strings.ToValidUTF8(strings.Join(strings.Fields(text), " "), "\uFFFD"))
	return code
}
