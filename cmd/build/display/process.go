package display

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Program is a program that was started and is watched until it ends.
type Program struct {
	cmd   *exec.Cmd
	Alive context.Context // done when the program has ended, or its starter's context
	Done  chan struct{}   // closed when it has ended
	err   error           // how it ended; read through Wait
}

// StartProgram starts a command that was made with the same context. When the context ends,
// the program gets an interrupt, and is killed a little later.
func StartProgram(ctx context.Context, cmd *exec.Cmd) (*Program, error) {
	cmd.Cancel = func() error {
		if cmd.Process.Signal(os.Interrupt) != nil { // as always on Windows
			return cmd.Process.Kill()
		}
		return nil
	}
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%s could not be started: %w", filepath.Base(cmd.Path), err)
	}
	alive, ended := context.WithCancel(ctx)
	p := &Program{cmd: cmd, Alive: alive, Done: make(chan struct{})}
	go func() {
		p.err = cmd.Wait()
		ended() // first, because Alive may be read as soon as Done is closed
		close(p.Done)
	}()
	return p, nil
}

// Signal sends a signal to the program.
func (p *Program) Signal(s os.Signal) error { return p.cmd.Process.Signal(s) }

// Ended reports whether the program has ended.
func (p *Program) Ended() bool {
	select {
	case <-p.Done:
		return true
	default:
		return false
	}
}

// ExitCode is the exit code of a program that was started for the person and has printed
// its own error.
type ExitCode int

func (e ExitCode) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// Wait waits for the end. An exit code that is not 0 is returned as an ExitCode.
func (p *Program) Wait() error {
	<-p.Done
	var exit *exec.ExitError
	if errors.As(p.err, &exit) {
		if code := exit.ExitCode(); code > 0 {
			return ExitCode(code)
		}
		return fmt.Errorf("%s ended by %v", filepath.Base(p.cmd.Path), exit.ProcessState)
	}
	return p.err
}

// WaitAtMost is Wait with a time limit.
func (p *Program) WaitAtMost(limit time.Duration) error {
	select {
	case <-p.Done:
		return p.Wait()
	case <-time.After(limit):
		return fmt.Errorf("%s was told to close and had not after %v", filepath.Base(p.cmd.Path), limit)
	}
}

// Kill ends the program at once. It is for cleaning up, where the exit code means nothing.
func (p *Program) Kill() {
	_ = p.cmd.Process.Kill() // it may have ended by itself
	<-p.Done
}

// Poll calls ask at an interval until it returns true, up to the limit. It returns the last
// error of ask.
func Poll(ctx context.Context, limit, every time.Duration, ask func() (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		yes, err := ask()
		if yes {
			return nil
		}
		select {
		case <-ctx.Done():
			if err == nil {
				err = ctx.Err()
			}
			return err
		case <-tick.C:
		}
	}
}
