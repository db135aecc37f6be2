package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
)

// guarded is a runner on which a panic of one job or callback ends that one and
// nothing else: caught is called with it.
type guarded struct {
	Runner
	caught func(crash)
	ended  atomic.Bool // the window is closed: nothing is shown any more
}

// crash is what is reported of a panic: where, and of which type its value is. The
// value itself is not: it may hold words of an article.
type crash struct {
	kind  string
	stack []string
}

// try calls f and reports whether it returned.
func (g *guarded) try(f func()) (returned bool) {
	if g.caught == nil {
		f()
		return true
	}
	defer func() {
		if v := recover(); v != nil {
			g.caught(crashOf(v))
		}
	}()
	f()
	return true
}

// shown is f as it is called on the UI goroutine.
func (g *guarded) shown(f func()) func() {
	return func() {
		if !g.ended.Load() {
			g.try(f)
		}
	}
}

// pair is work and what is done with it, which is left out where the work did
// not return: there is nothing to show, and nothing was stored for certain.
func (g *guarded) pair(work func(context.Context), done func()) (func(context.Context), func()) {
	returned := false
	return func(ctx context.Context) { returned = g.try(func() { work(ctx) }) }, g.shown(func() {
		if returned {
			done()
		}
	})
}

func (g *guarded) Queue(work func(context.Context), done func()) { g.Runner.Queue(g.pair(work, done)) }

func (g *guarded) Start(ctx context.Context, work func(context.Context), done func()) {
	w, d := g.pair(work, done)
	g.Runner.Start(ctx, w, d)
}

func (g *guarded) Show(f func()) { g.Runner.Show(g.shown(f)) }

func (g *guarded) After(d time.Duration, f func()) func() { return g.Runner.After(d, g.shown(f)) }

// stop ends that anything is shown.
func (g *guarded) stop() { g.ended.Store(true) }

// crashOf describes a panic, to be called where it is recovered from.
func crashOf(v any) crash {
	f := crash{kind: fmt.Sprintf("%T", v)}
	if t := reflect.TypeOf(v); v != nil && t.PkgPath() == "runtime" { // says numbers and types only
		if err, is := v.(runtime.Error); is {
			f.kind = err.Error()
		}
	}
	calls := make([]uintptr, 128)
	frames := runtime.CallersFrames(calls[:runtime.Callers(2, calls)])
	for {
		frame, more := frames.Next()
		if frame.Function != "" {
			f.stack = append(f.stack, fmt.Sprintf("%s\n\t%s:%d", frame.Function,
				filepath.Base(filepath.Dir(frame.File))+"/"+filepath.Base(frame.File), frame.Line))
		}
		if !more {
			return f
		}
	}
}

// text is the report of it, for people who work on Galley.
func (f crash) text(at time.Time) string {
	return fmt.Sprintf("Galley %s, %s on %s, %s\n%s\n\n%s\n", Version(), runtime.Version(), runtime.GOOS,
		at.UTC().Format(time.RFC3339), f.kind, strings.Join(f.stack, "\n"))
}

// keep writes it into a file of the folder, which only the person may read.
func (f crash) keep(folder string) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	now := time.Now()
	file, err := os.CreateTemp(folder, reportPrefix+now.UTC().Format("20060102-150405")+"-*.txt") // 0600
	if err != nil {
		return "", err
	}
	_, err = file.WriteString(f.text(now))
	return file.Name(), errors.Join(err, file.Close())
}

// reportPrefix is what the names of such files begin with.
const reportPrefix = "fault-"

// crashes keeps a panic of one job from ending the program, and tells the person
// of it.
type crashes struct {
	guarded *guarded
	folder  string // for reports; "" none, and nothing is caught
	store   *store
	dialogs *ask.Dialogs
	writing *writing
	endNow  func()
	ending  func() bool // the program is being closed

	shown func() // hides the dialog that tells of a panic; nil none is open
}

// guard puts a guard before the runner. Where there is no folder to tell of a
// panic in, as in most tests, nothing is caught.
func (c *crashes) guard(r Runner) Runner {
	c.guarded = &guarded{Runner: r}
	if c.folder != "" {
		c.guarded.caught = c.crashed
	}
	return c.guarded
}

// crashed tells the person of a panic, on whatever goroutine it was. What is typed
// is journalled first, and stored.
func (c *crashes) crashed(f crash) {
	start(c.store, context.Background(), func(context.Context) (string, error) { return f.keep(c.folder) }, func(path string, err error) {
		if err != nil {
			fyne.LogError("telling of a fault in Galley", err)
		}
		c.writing.save(nil)
		c.writing.texts.Flush()
		if c.shown == nil && !c.ending() {
			c.showCrash(path)
		}
	})
}

// showCrash tells of a fault of the program itself, in which the window is still
// there but perhaps not right any more.
func (c *crashes) showCrash(path string) {
	c.shown = c.dialogs.Ask(ask.Question{
		Title: locale.Text("Something in Galley failed"), Size: crashSize, Safe: locale.Text("Go on"), Kept: func() { c.shown = nil },
		Text:    crashText(locale.Text("It is best to close Galley and start it again. It continues where you were."), path),
		Answers: []ask.Answer{{Label: locale.Text("Close Galley"), Do: c.endNow}},
	})
}

// crashSize is that of what tells of a fault of the program.
var crashSize = fyne.NewSize(560, 300)

// showRestarted tells that the program crashed and this one was started in its place.
func (c *crashes) showRestarted(path string) {
	c.dialogs.Ask(ask.Question{Title: locale.Text("Galley failed and was restarted"), Text: crashText(locale.Text("It continues where you were."), path), Safe: locale.Text("Go on"),
		Size: crashSize})
}

func crashText(advice, path string) string {
	text := locale.Text("This is a fault of the program, not of yours. What you did is stored; what you were typing is kept.\n\n%s", advice)
	if path != "" {
		text += locale.Text("\n\nWhat is known of the fault is in this file. It holds nothing of your articles:\n%s", path)
	}
	return text
}

// showRestart says that the program had to be started anew.
func (c *crashes) showRestart() {
	path, restarted := os.LookupEnv(crashEnv)
	if !restarted || c.folder == "" {
		return
	}
	if err := os.Unsetenv(crashEnv); err != nil {
		fyne.LogError("a fault in Galley", err)
	}
	c.showRestarted(path)
}
