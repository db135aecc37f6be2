//go:build !race || long

package app

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"go.uber.org/goleak"

	"galley/app/session"
	"galley/model/passage"
)

// taken is what the program takes of the machine.
type taken struct {
	memory, goroutines, files, log float64
}

func (x taken) String() string {
	return fmt.Sprintf("%.1f MB, %.0f goroutines, %.0f open files, %.1f MB of WAL", x.memory/1e6, x.goroutines, x.files, x.log/1e6)
}

func takenNow(t *testing.T, library string) taken {
	t.Helper()
	for range 3 { // what finalisers let go of is collected by the next
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	x := taken{memory: float64(m.HeapAlloc + m.StackInuse), goroutines: float64(runtime.NumGoroutine())}
	if open, err := os.ReadDir("/proc/self/fd"); err == nil {
		x.files = float64(len(open))
	}
	if info, err := os.Stat(library + "-wal"); err == nil {
		x.log = float64(info.Size())
	}
	return x
}

// worker does what a person does, by the gestures a person has.
type worker struct {
	t      *testing.T
	w      *Window
	r      *threads
	random *rand.Rand
}

// gestures are what is done, one after another, over and over. Each leaves the
// window with no dialog open and, over many, the library with as many claims.
func (p *worker) gestures() []func() {
	w := p.w
	dismiss := func() {
		for top := w.win.Canvas().Overlays().Top(); top != nil; top = w.win.Canvas().Overlays().Top() {
			w.win.Canvas().Overlays().Remove(top)
		}
	}
	span := func() passage.Span {
		n := len(w.session.Version().Text)
		at := p.random.IntN(max(1, n-30))
		return passage.Span{Start: at, End: at + 20}
	}
	return []func(){
		func() { w.page.reader.Select(span()); w.press(fyne.KeyReturn) },
		func() { w.keyboard.typedRune('n') },
		func() { w.keyboard.typedRune('1' + rune(p.random.IntN(5))) },
		func() { test.Type(w.claims.FocusReasoning(), fmt.Sprintf(" word%d", p.random.IntN(1000))) },
		func() { w.claims.Flush() },
		func() { w.undoing.undo() },
		func() { w.keyboard.typedRune('p') },
		func() { w.page.reader.ScrollTo(span()) },
		func() { w.sourcing.add(w.session.Active()); w.writing.suspend() },
		func() { w.details.edit(); w.writing.suspend() },
		func() { w.bar.palette(); dismiss() },
		func() { w.opening.find(); w.page.CloseFind() },
		func() { w.searching.search("troops") },
		func() { w.searching.search("") },
		func() { w.settings.zoomBy(1) },
		func() { w.settings.setZoom(1) },
		func() { w.listing.choose(session.KeyTrash, "") },
		func() { w.listing.choose(session.KeyAll, "") },
		func() {
			if rows := w.session.Rows(); rows != nil && rows.Total > 0 {
				if row, read := rows.Row(p.random.IntN(rows.Total)); read {
					w.listing.openRow(row.ID)
				}
			}
		},
		func() { w.opening.jump(); w.opening.goBack() },
		func() { w.marking.deleteClaim() },
	}
}

// do does so many gestures.
func (p *worker) do(n int) {
	p.t.Helper()
	all := p.gestures()
	for i := range n {
		p.r.on(all[i%len(all)])
		if i%len(all) == 0 {
			p.r.pass()
		}
		p.r.settle()
	}
	p.r.pass()
}

// least is the least of each in some samples: what one of them took for the
// moment, or a cache held a little longer, is no growth.
func least(samples []taken) taken {
	x := samples[0]
	for _, s := range samples[1:] {
		x = taken{min(x.memory, s.memory), min(x.goroutines, s.goroutines), min(x.files, s.files), min(x.log, s.log)}
	}
	return x
}

// steadyEnv says that the test is the process that does the long work.
const steadyEnv = "GALLEY_STEADY"

var steadied bool // in this process, with -count

// TestWorkLeavesNothingBehind does thousands of things and looks at what the
// program takes: memory, goroutines, open files, and the library's log stay as
// they were after the first of them. The long test does so in a process of its
// own, in which Fyne keeps what it painted for a second only, and counts memory
// too: Fyne frees nothing more often than every ten seconds.
//
// The appearance is not among the gestures: each time it changes, Fyne 2.8.1
// reads all fonts anew and its shaper keeps the old ones, about 9 MB.
func TestWorkLeavesNothingBehind(t *testing.T) {
	long := os.Getenv("GALLEY_LONG") != ""
	if long && os.Getenv(steadyEnv) == "" {
		if steadied {
			t.Skip("once in a run is enough of what takes this long")
		}
		steadied = true
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v", "-test.timeout=60m")
		cmd.Env = append(os.Environ(), steadyEnv+"=1", "FYNE_CACHE=1s")
		out, err := cmd.CombinedOutput()
		for line := range strings.Lines(string(out)) {
			if strings.Contains(line, "steady_test.go") {
				t.Log(strings.TrimSpace(line))
			}
		}
		if err != nil {
			t.Errorf("%v; it ended with:\n%s", err, out[max(0, len(out)-4000):])
		}
		return
	}
	actions, samples := 252, 12
	if long {
		actions, samples = 20000, 40
	}
	before := goleak.IgnoreCurrent()
	folder := t.TempDir()
	path := filepath.Join(folder, "test.galley")
	var titles []string
	for i := range 20 {
		titles = append(titles, fmt.Sprintf("Article %d", i))
	}
	makeLibrary(t, path, titles...)
	t.Run("work", func(t *testing.T) {
		w, r := openThreads(t, Options{Library: path, Editor: "Ann", State: filepath.Join(folder, "state")})
		r.on(func() { w.crashes.guarded.caught = nil })
		p := &worker{t, w, r, rand.New(rand.NewPCG(1, 2))}
		screen := software.NewCanvas()
		r.on(func() { screen.SetContent(widget.NewLabel("")) })
		var all []taken
		begun := time.Now()
		for range samples {
			p.do(actions / samples)
			r.on(func() {
				test.LaidOutObjects(w.win.Content()) // keeps alive what is in the window,
				screen.Capture()                     // and frees what is not
			})
			all = append(all, takenNow(t, path))
		}
		first, last := least(all[samples/10:samples/3]), least(all[samples-samples/4:])
		t.Logf("%d actions in %v: first %v, then %v", actions, time.Since(begun).Round(time.Millisecond), first, last)
		for _, c := range []struct {
			what        string
			first, last float64
			slack       float64 // what is no growth, where there is little
		}{
			{"memory", first.memory, last.memory, 4e6}, {"goroutines", first.goroutines, last.goroutines, 2},
			{"open files", first.files, last.files, 2}, {"the log", first.log, last.log, 4e6}, // SQLite folds it in from 4 MB on
		} {
			if c.what == "memory" && !long {
				continue
			}
			if c.last > max(c.first*1.1, c.first+c.slack) {
				t.Errorf("%s grew from %.0f to %.0f", c.what, c.first, c.last)
			}
		}
	})
	if err := goleak.Find(before); err != nil {
		t.Error(err)
	}
}
