package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// program is one that was started and is watched until it ends.
type program struct {
	cmd   *exec.Cmd
	alive context.Context // done when the program has ended, or its starter's context
	err   error           // how it ended; read after alive is done, through wait
	done  chan struct{}
}

// startProgram starts a command made with the same context. When the context
// ends, the program is asked to end, and made to a little later.
func startProgram(ctx context.Context, cmd *exec.Cmd) (*program, error) {
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
	p := &program{cmd: cmd, alive: alive, done: make(chan struct{})}
	go func() {
		p.err = cmd.Wait()
		ended() // first: who waits for done may look at alive at once
		close(p.done)
	}()
	return p, nil
}

// ended tells whether it has.
func (p *program) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// wait waits for the end; an exit code that is not 0 comes back as an exitCode.
func (p *program) wait() error {
	<-p.done
	var exit *exec.ExitError
	if errors.As(p.err, &exit) {
		if code := exit.ExitCode(); code > 0 {
			return exitCode(code)
		}
		return fmt.Errorf("%s ended by %v", filepath.Base(p.cmd.Path), exit.ProcessState)
	}
	return p.err
}

// waitAtMost is wait with an end to patience.
func (p *program) waitAtMost(limit time.Duration) error {
	select {
	case <-p.done:
		return p.wait()
	case <-time.After(limit):
		return fmt.Errorf("%s was told to close and had not after %v", filepath.Base(p.cmd.Path), limit)
	}
}

// kill ends it at once. It is for clearing up, where how it ends says nothing.
func (p *program) kill() {
	_ = p.cmd.Process.Kill() // it may have ended by itself
	<-p.done
}

// poll asks until the answer is yes, every so often, up to the limit. The error
// of the last question is part of its own.
func poll(ctx context.Context, limit, every time.Duration, ask func() (bool, error)) error {
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
