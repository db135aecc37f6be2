package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// together is how many steps of a group run at the same time.
const together = 2

// runAll runs the steps in order, those of a group together. After a failure no other step
// is started.
func runAll(ctx context.Context, root string, out io.Writer, steps []step) error {
	begin := time.Now()
	for len(steps) > 0 {
		n := 1
		for n < len(steps) && steps[0].group != "" && steps[n].group == steps[0].group {
			n++
		}
		if err := runGroup(ctx, root, out, steps[:n]); err != nil {
			return err
		}
		steps = steps[n:]
	}
	_, err := fmt.Fprintf(out, "== all tests passed in %s\n", spent(begin))
	return err
}

// runGroup runs steps at the same time and returns the first failure in their order.
func runGroup(ctx context.Context, root string, out io.Writer, steps []step) error {
	queue := newQueue(out, len(steps))
	faults := make([]error, len(steps))
	var mu sync.Mutex
	next, failed := 0, false
	// take returns the number of the next step; ok is false where none is to be started.
	take := func() (i int, ok bool) {
		mu.Lock()
		defer mu.Unlock()
		i, ok = next, next < len(steps) && !failed
		next++
		return i, ok
	}
	var all sync.WaitGroup
	for range together {
		all.Go(func() {
			for i, ok := take(); ok; i, ok = take() {
				faults[i] = steps[i].run(ctx, root, queue.part(i))
				queue.end(i)
				if faults[i] != nil {
					mu.Lock()
					failed = true
					mu.Unlock()
				}
			}
		})
	}
	all.Wait()
	queue.flush()
	for _, err := range faults {
		if err != nil {
			return err
		}
	}
	return nil
}

// run does the step between a heading and its duration.
func (s step) run(ctx context.Context, root string, out io.Writer) error {
	fmt.Fprintf(out, "== %s\n", s.title)
	begin := time.Now()
	err := s.command(ctx, root, out)
	switch {
	case ctx.Err() != nil:
		return errors.New("the tests were interrupted")
	case err != nil:
		fmt.Fprintf(out, "== %s: FAILED after %s\n", s.title, spent(begin))
		return fmt.Errorf("%s failed: %w", s.title, err)
	}
	fmt.Fprintf(out, "== %s: ok in %s\n", s.title, spent(begin))
	return nil
}

func spent(begin time.Time) string { return fmt.Sprintf("%.1f s", time.Since(begin).Seconds()) }

// queue keeps apart what steps print at the same time: the first that has not ended prints
// at once, and what the others print waits its turn.
type queue struct {
	mu    sync.Mutex
	out   io.Writer
	parts []part
	first int // prints at once
}

type part struct {
	waiting bytes.Buffer
	ended   bool
}

func newQueue(out io.Writer, n int) *queue { return &queue{out: out, parts: make([]part, n)} }

// part returns the writer of a step.
func (q *queue) part(i int) io.Writer { return turn{q, i} }

type turn struct {
	*queue
	i int
}

func (t turn) Write(data []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.i == t.first {
		return t.out.Write(data)
	}
	return t.parts[t.i].waiting.Write(data)
}

// end says that a step prints no more.
func (q *queue) end(i int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.parts[i].ended = true
	for q.first < len(q.parts) && q.parts[q.first].ended {
		q.first++
		if q.first < len(q.parts) {
			q.print(q.first)
		}
	}
}

// flush prints what still waits: a step before it was never started.
func (q *queue) flush() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for i := range q.parts {
		q.print(i)
	}
}

func (q *queue) print(i int) {
	_, _ = q.out.Write(q.parts[i].waiting.Bytes()) // where the terminal is gone, nobody reads it
	q.parts[i].waiting.Reset()
}
