package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"galley/cmd/build/display"
	"galley/cmd/build/machine"
	"galley/cmd/build/project"
)

// run builds Galley and starts it: on the person's display where there is one, else on a
// virtual one, where it saves a picture of the window and ends.
func run(ctx context.Context, root string, args []string) error {
	where := machine.FindScreen(runtime.GOOS, os.Getenv)
	if where == machine.ScreenNone {
		fmt.Println("There is no display here: Galley starts on a virtual one, a picture of its window is saved, and it is closed.")
	}
	if err := machine.SetUp(ctx, machine.This(), where.Purposes()); err != nil {
		return err
	}
	bin, err := project.BuildGalley(ctx, root, where == machine.ScreenWayland)
	if err != nil {
		return err
	}
	if where == machine.ScreenNone {
		return runVirtual(ctx, bin, args)
	}
	p, err := display.StartProgram(ctx, attached(ctx, bin, args))
	if err != nil {
		return err
	}
	return p.Wait()
}

// attached returns a command with our standard streams.
func attached(ctx context.Context, bin string, args []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, bin, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd
}

// runVirtual shows Galley on a virtual display until its window is painted.
func runVirtual(ctx context.Context, bin string, args []string) error {
	d, err := display.Start(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	cmd := attached(ctx, bin, args)
	cmd.Env = d.Env()
	p, err := display.StartProgram(ctx, cmd)
	if err != nil {
		return err
	}
	w, err := d.WaitPainted(p.Alive, 60*time.Second)
	if p.Ended() && ctx.Err() == nil {
		if err := p.Wait(); err != nil {
			return err
		}
		return errors.New("the program ended without an error, but before its window was painted")
	}
	file := filepath.Join(os.TempDir(), "galley-window.PNG")
	if err != nil {
		p.Kill()
		if w.PNG == nil {
			return err
		}
		if saved := os.WriteFile(file, w.PNG, 0o644); saved != nil {
			return errors.Join(err, saved)
		}
		return fmt.Errorf("%w; what was seen: %s", err, file)
	}
	if err := os.WriteFile(file, w.PNG, 0o644); err != nil {
		p.Kill()
		return fmt.Errorf("the picture of the window could not be saved: %w", err)
	}
	fmt.Println("Picture of the window:", file)
	return d.CloseWindow(ctx, w.ID, p)
}
