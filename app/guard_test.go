package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"galley/model"
	"galley/model/library"
)

// faults reads what is told of faults of the program in a folder.
func faults(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, reportPrefix+"*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", f, info.Mode(), err)
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

const secret = "21,000 troops, says a secret source"

func TestAPanicIsCaughtWhereverItIs(t *testing.T) {
	places := map[string]func(*Window){
		"a job": func(w *Window) {
			w.store.runner.Queue(func(context.Context) { panic(secret) }, func() { t.Error("done all the same") })
		},
		"what a job did": func(w *Window) { w.store.runner.Queue(func(context.Context) {}, func() { panic(secret) }) },
		"a task": func(w *Window) {
			w.tasks.run("Work", func(context.Context, *task) error { panic(secret) }, func(error) { t.Error("done all the same") })
		},
		"a callback": func(w *Window) { w.store.runner.Show(func() { panic(secret) }) },
		"a timer":    func(w *Window) { w.store.runner.After(time.Second, func() { panic(secret) }) },
		"a store, in words": func(w *Window) {
			w.store.change(func(context.Context, *library.Library, string) (model.Change, error) { panic(secret) }, nil)
		},
	}
	for name, plant := range places {
		t.Run(name, func(t *testing.T) {
			path, state := filepath.Join(t.TempDir(), "test.galley"), t.TempDir()
			makeLibrary(t, path, "First")
			w, r := openThreads(t, Options{Library: path, Editor: "Ann", State: state})
			r.on(func() {
				w.marking.mark(w.spanOf(t, "21,000 troops"))
			})
			r.settle()
			r.on(func() {
				test.Type(w.claims.FocusReasoning(), "typed when it fell")
				plant(w)
			})
			r.pass()
			r.settle()
			told := faults(t, state)
			if !strings.Contains(told, "guard_test.go") || !strings.Contains(told, "string") {
				t.Errorf("told: %s", told)
			}
			if strings.Contains(told, "troops") || strings.Contains(told, "secret") {
				t.Errorf("what is told has words of the article: %s", told)
			}
			r.on(func() {
				if w.crashes.shown == nil {
					t.Error("the person is told nothing")
					return
				}
				test.Tap(button(t, w, "Close Galley"))
			})
			r.settle()
			if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "typed when it fell" {
				t.Errorf("the reasoning is %q", v.Reasoning)
			}
		})
	}
}

func TestWhatIsToldOfAPanicHasNoValue(t *testing.T) {
	var f crash
	func() {
		defer func() { f = crashOf(recover()) }()
		var words []string
		words[len(secret)] = secret
	}()
	if !strings.Contains(f.kind, "out of range") || strings.Contains(f.text(time.Now()), "troops") {
		t.Errorf("told: %s", f.text(time.Now()))
	}
	func() {
		defer func() { f = crashOf(recover()) }()
		panic(model.Faultf(model.Invalid, "%s", secret))
	}()
	if strings.Contains(f.text(time.Now()), "troops") {
		t.Errorf("told: %s", f.text(time.Now()))
	}
}

func TestTheWindowsOwnPanicJournalsWhatIsTyped(t *testing.T) {
	w, _, path, state := openedKept(t)
	test.Type(w.claims.FocusReasoning(), "typed when it fell")
	restart := w.down(crash{kind: "string"}, time.Second)
	if err := restart(); err == nil {
		t.Error("a program that falls at once is started again")
	}
	w.closing = true
	if told := faults(t, state); !strings.Contains(told, "string") {
		t.Errorf("told: %q", told)
	}
	next, _ := kept(t, path, state)
	if v, _ := stored(t, path)[0].Verdict(); v.Reasoning != "typed when it fell" {
		t.Errorf("the reasoning is %q", v.Reasoning)
	}
	next.end()
}
