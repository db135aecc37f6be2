package check

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// withoutTimes makes what steps print comparable.
func withoutTimes(s string) string { return regexp.MustCompile(`\d+\.\d s`).ReplaceAllString(s, "N s") }

// Two steps print by turns, each after the other; what they print does not mix.
func TestStepsOfAGroupPrintOneAfterAnother(t *testing.T) {
	turns := []chan bool{make(chan bool, 1), make(chan bool, 1)}
	turns[0] <- true
	steps := make([]step, 2)
	for i := range steps {
		steps[i] = step{title: fmt.Sprint("step ", i), group: "g", check: func(_ context.Context, _ string, out io.Writer) error {
			for line := range 3 {
				<-turns[i]
				fmt.Fprintf(out, "line %d of step %d\n", line, i)
				turns[1-i] <- true
			}
			return nil
		}}
	}
	var out strings.Builder
	if err := runAll(t.Context(), "", &out, steps); err != nil {
		t.Fatal(err)
	}
	want := `== step 0
line 0 of step 0
line 1 of step 0
line 2 of step 0
== step 0: ok in N s
== step 1
line 0 of step 1
line 1 of step 1
line 2 of step 1
== step 1: ok in N s
== all tests passed in N s
`
	if got := withoutTimes(out.String()); got != want {
		t.Errorf("got\n%s", got)
	}
}

// A failure is printed whatever its place in the group, and nothing is started after it.
func TestAFailureStopsTheSteps(t *testing.T) {
	var mu sync.Mutex
	var ran []string
	note := func(name string, err error) step {
		return step{title: name, group: "g", check: func(_ context.Context, _ string, out io.Writer) error {
			mu.Lock()
			defer mu.Unlock()
			ran = append(ran, name)
			_, _ = fmt.Fprintln(out, "said by", name)
			return err
		}}
	}
	no := errors.New("no")
	alone := note("alone", nil)
	alone.group = ""
	var out strings.Builder
	err := runAll(t.Context(), "", &out, []step{note("a", no), note("b", nil), note("c", nil), note("d", nil), alone})
	if !errors.Is(err, no) || !strings.Contains(err.Error(), "a failed") {
		t.Errorf("got %v", err)
	}
	if !strings.Contains(out.String(), "== a: FAILED after") || !strings.Contains(out.String(), "said by a\n") {
		t.Errorf("printed\n%s", out.String())
	}
	for _, name := range ran {
		if name == "alone" {
			t.Error("a step was started after a failure")
		}
		if !strings.Contains(out.String(), "said by "+name+"\n") {
			t.Errorf("what %s printed is lost:\n%s", name, out.String())
		}
	}
}

func TestAnInterruptIsNoFailureOfAStep(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out strings.Builder
	err := runAll(ctx, "", &out, []step{{title: "a", check: func(ctx context.Context, _ string, _ io.Writer) error { return ctx.Err() }}})
	if err == nil || !strings.Contains(err.Error(), "interrupted") || strings.Contains(out.String(), "FAILED") {
		t.Errorf("%v, printed\n%s", err, out.String())
	}
}
