// Package figures is what every bench measures with and prints by. A TestFigures records its
// figures with Record; go run ./cmd/build bench runs it, reads them back and prints them.
package figures

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"
)

// File names the variable with the path that a TestFigures writes to, a line of JSON each.
const File = "GALLEY_FIGURES"

// Figure is one thing measured beside its peer, in the same run. Where a greater value is
// better, ratio and bar are upside down, so that a figure always holds when ratio <= bar.
type Figure struct {
	Name  string  `json:"name"`
	Ours  float64 `json:"ours"`
	Peer  string  `json:"peer_name"`
	Value float64 `json:"peer"` // the peer's
	Unit  string  `json:"unit"`
	Ratio float64 `json:"ratio"`
	Bar   float64 `json:"bar"`
	Holds bool    `json:"holds"`
}

// Recorder writes figures as they are measured. It fails on no figure: figures are for
// reading, and machines differ.
type Recorder struct {
	t   testing.TB
	out *json.Encoder
}

// Record returns the recorder of a TestFigures, which it skips where nobody asked for
// figures. The group is what go run ./cmd/build bench calls them by.
func Record(t testing.TB, group string) *Recorder {
	t.Helper()
	path := os.Getenv(File)
	if path == "" {
		t.Skip("measures; runs with: go run ./cmd/build bench " + group)
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	return &Recorder{t, json.NewEncoder(file)}
}

// Say records a value of ours beside a peer's, of which less is better.
func (r *Recorder) Say(name, unit string, ours float64, peer string, value, bar float64) {
	r.t.Helper()
	r.Write(Figure{Name: name, Ours: ours, Peer: peer, Value: value, Unit: unit, Ratio: ours / value, Bar: bar})
}

// Write records a figure whose ratio is not ours divided by the peer's.
func (r *Recorder) Write(f Figure) {
	r.t.Helper()
	f.Holds = f.Ratio <= f.Bar
	r.t.Logf("%-90s %10.3g %s   %s %10.3g   %.3g (%g)", f.Name, f.Ours, f.Unit, f.Peer, f.Value, f.Ratio, f.Bar)
	if err := r.out.Encode(f); err != nil {
		r.t.Fatal(err)
	}
}

// Best returns the quickest of n runs in milliseconds, which is what is left of noise.
func Best(n int, f func()) float64 {
	best := time.Duration(1 << 62)
	for range n {
		began := time.Now()
		f()
		best = min(best, time.Since(began))
	}
	return float64(best) / float64(time.Millisecond)
}

// BestFor is Best of the runs that start within a time, each after a garbage collection, so
// that none pays for what another left behind.
func BestFor(limit time.Duration, f func()) float64 {
	best := 0.0
	for start, n := time.Now(), 0; n == 0 || time.Since(start) < limit; n++ {
		runtime.GC()
		if took := Best(1, f); n == 0 || took < best {
			best = took
		}
	}
	return best
}

// Read reads the figures of a file.
func Read(path string) ([]Figure, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []Figure
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var f Figure
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	if len(all) == 0 {
		return nil, errors.New("there are none")
	}
	return all, nil
}

// Print prints a row a figure, or a line of JSON each.
func Print(out io.Writer, all []Figure, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(out)
		for _, f := range all {
			if err := enc.Encode(f); err != nil {
				return err
			}
		}
		return nil
	}
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "what\tours\tpeer\t\tratio\tbar\t")
	for _, f := range all {
		holds := "holds"
		if !f.Holds {
			holds = "DOES NOT HOLD"
		}
		fmt.Fprintf(table, "%s\t%s %s\t%s\t%s %s\t%s\t%s\t%s\n",
			f.Name, short(f.Ours), f.Unit, f.Peer, short(f.Value), f.Unit, short(f.Ratio), short(f.Bar), holds)
	}
	return table.Flush()
}

// short formats a number with three significant digits.
func short(v float64) string {
	s := fmt.Sprintf("%.3g", v)
	if strings.Contains(s, "e+") {
		return fmt.Sprintf("%.0f", v)
	}
	return s
}

// Times are how long something took each time, in milliseconds.
type Times []float64

// Add measures one run.
func (t *Times) Add(f func()) { *t = append(*t, Best(1, f)) }

// At returns the time within which a part of the runs ended: 0.5 is the median.
func (t Times) At(part float64) float64 {
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}
