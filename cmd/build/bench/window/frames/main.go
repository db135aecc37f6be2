// Frames opens a window of Galley's, or a bare one of Fyne's, on the real driver, does
// something in it again and again, and prints how long each frame took, as JSON. The bench
// of the window runs it, and measures one beside the other.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"runtime/pprof"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/theme"
)

// stage is a window with something to do in it.
type stage struct {
	window fyne.Window
	ready  func() bool            // all is on the screen
	do     map[string]func(i int) // by what is done, the nth time
	pace   time.Duration          // from one to the next; 0: frame by frame
}

// report is what is printed.
type report struct {
	Times  []float64 `json:"times"`  // of frames, in ms
	CPU    float64   `json:"cpu"`    // ms of the processor for one, in all threads
	Memory []float64 `json:"memory"` // resident, in MB, at a twentieth of the way each
	Kept   []float64 `json:"kept"`   // after the first and the last twentieth, what is free given back
	Done   int       `json:"done"`   // how often it was done
}

func main() {
	of := flag.String("of", "galley", "galley, reader or bare")
	do := flag.String("do", "wheel", "what is done: wheel, drag, keys, select, open or mark")
	n := flag.Int("n", 100, "how often")
	size := flag.Int("bytes", 5_000_000, "of the text")
	marks := flag.Int("marks", 100_000, "in it")
	covered := flag.Bool("covered", false, "as many passages of the article are dimmed as looked at, with a tick each")
	claims := flag.Int("claims", 1000, "that the marks are of, in a library")
	library := flag.String("library", "", "the library to open; made with -make")
	doMake := flag.Bool("make", false, "make the library and end")
	page := flag.String("page", "", "a file to write the text with its marks to, as HTML, and end")
	pace := flag.Duration("pace", 0, "the time from one to the next")
	limit := flag.Duration("limit", 2*time.Minute, "ends earlier than after n, once so long is over")
	profile := flag.String("profile", "", "a file for where the processor's time went")
	heap := flag.String("heap", "", "the beginning of the names of two files for what memory is kept after the first and the last twentieth")
	count := flag.Bool("count", false, "say how many objects of which kind a frame has, and end")
	flag.Parse()
	if *doMake || *page != "" {
		err := error(nil)
		if *doMake {
			err = makeLibrary(*library, *size, *marks, *claims)
		} else {
			err = makePage(*page, *size, *marks)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	a := fyneapp.NewWithID("org.galley.Frames")
	a.Settings().SetTheme(theme.DefaultTheme())
	var s *stage
	switch *of {
	case "bare":
		s = bare(a, *size)
	case "reader":
		s = aReader(a, *size, *marks, *covered)
	default:
		s = galley(a, *library)
	}
	s.pace = *pace
	step := s.do[*do]
	if step == nil {
		fmt.Fprintln(os.Stderr, "nothing is called", *do, "in", *of)
		os.Exit(2)
	}
	go func() {
		if *count {
			s.come()
			fyne.DoAndWait(func() { counted(s.window.Canvas(), os.Stdout) })
			os.Exit(0)
		}
		r := s.measure(*n, step, *limit, *profile, *heap)
		if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(0)
	}()
	s.window.ShowAndRun()
}

// tick is between two frames of Fyne's driver.
const tick = time.Second / 60

// come waits until all is on the screen.
func (s *stage) come() {
	time.Sleep(time.Second) // the window is not there yet
	for up := time.Now(); !asked(s.ready); time.Sleep(50 * time.Millisecond) {
		if time.Since(up) > time.Minute {
			fmt.Fprintln(os.Stderr, "nothing came up")
			os.Exit(1)
		}
	}
	time.Sleep(time.Second / 2)
}

// measure does a step n times. Fyne paints on the goroutine that events are handled on,
// between two of them: while a frame is painted nothing else is done there, so the longest
// time that nothing was is the frame's. Asking for that keeps the processor busy, so its
// time is taken of as many steps more, between which nothing is asked.
func (s *stage) measure(n int, step func(int), limit time.Duration, profile, heap string) report {
	s.come()
	end := time.Now().Add(limit)
	var r report
	for i := 0; i < n && s.pace == 0 && time.Now().Before(end); i++ {
		var handled time.Duration
		fyne.DoAndWait(func() {
			at := time.Now()
			step(i)
			handled = time.Since(at)
		})
		r.Times = append(r.Times, float64((handled+s.idle(1)).Microseconds())/1000)
	}
	if file, err := os.Create(profile); err == nil {
		if err := pprof.StartCPUProfile(file); err == nil {
			defer pprof.StopCPUProfile()
		}
	}
	part, used := max(1, n/20), processor()
	for end = end.Add(limit / 2); r.Done < n && time.Now().Before(end); r.Done++ {
		if r.Done%part == 0 {
			r.Memory = append(r.Memory, resident())
		}
		if r.Done == part && s.pace > 0 {
			r.Kept = append(r.Kept, kept(heap+"-first"))
		}
		fyne.DoAndWait(func() { step(r.Done) })
		time.Sleep(cmp.Or(s.pace, 2*tick))
	}
	r.CPU = (processor() - used) / float64(max(1, r.Done))
	r.Memory = append(r.Memory, resident())
	r.Kept = append(r.Kept, kept(heap+"-last"))
	return r
}

// processor is how long all threads were at work so far, in ms.
func processor() float64 {
	stat, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(stat, []byte(") "))
	all := bytes.Fields(rest)
	ticks := 0.0
	for _, field := range all[11:13] { // in the program, and in the system for it
		n, err := strconv.ParseFloat(string(field), 64)
		if err != nil {
			return 0
		}
		ticks += n
	}
	return ticks * 10
}

// kept is what memory is resident once what is free was given back. It writes a profile
// of it, where name is more than its end.
func kept(name string) float64 {
	debug.FreeOSMemory()
	if name[0] != '-' {
		if file, err := os.Create(name); err == nil {
			if err := pprof.WriteHeapProfile(file); err != nil {
				fmt.Fprintln(os.Stderr, err)
			}
		}
	}
	return resident()
}

// idle waits for so many frames, and returns the longest time that nothing else was done.
func (s *stage) idle(frames int) time.Duration {
	longest := time.Duration(0)
	for end := time.Now().Add(time.Duration(frames) * tick * 5 / 4); time.Now().Before(end); {
		before := time.Now()
		fyne.DoAndWait(func() {})
		longest = max(longest, time.Since(before))
	}
	return longest
}

func asked(ready func() bool) (yes bool) {
	fyne.DoAndWait(func() { yes = ready() })
	return yes
}

// resident is how much memory the program has, in MB; 0 where the system does not say.
func resident() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmRSS:"))
	kb, err := strconv.ParseFloat(string(bytes.Fields(rest)[0]), 64)
	if err != nil {
		return 0
	}
	return kb / 1024
}
