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
)

// run builds Galley and starts it: on the person's display where there is one,
// else on a virtual one, where it leaves a picture of the window and ends.
func run(ctx context.Context, root string, args []string) error {
	where := findScreen(runtime.GOOS, os.Getenv)
	if where == screenNone {
		fmt.Println("There is no display here: Galley is started on a virtual one, its window is pictured, and it is closed again.")
	}
	if err := setUp(ctx, thisSystem(), where.purposes()); err != nil {
		return err
	}
	bin, err := buildGalley(ctx, root, where)
	if err != nil {
		return err
	}
	if where == screenNone {
		return runVirtual(ctx, bin, args)
	}
	p, err := startProgram(ctx, attached(ctx, bin, args))
	if err != nil {
		return err
	}
	return p.wait()
}

// attached is a program that has our standard streams.
func attached(ctx context.Context, bin string, args []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, bin, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd
}

// runVirtual shows Galley on a virtual display until its window is painted.
func runVirtual(ctx context.Context, bin string, args []string) error {
	d, err := startDisplay(ctx)
	if err != nil {
		return err
	}
	defer d.close()
	cmd := attached(ctx, bin, args)
	cmd.Env = d.env()
	p, err := startProgram(ctx, cmd)
	if err != nil {
		return err
	}
	w, err := d.waitPainted(p.alive, 60*time.Second)
	if p.ended() && ctx.Err() == nil {
		if err := p.wait(); err != nil {
			return err
		}
		return errors.New("the program ended well, but before its window was painted")
	}
	file := filepath.Join(os.TempDir(), "galley-window.png")
	if err != nil {
		p.kill()
		if w.png == nil {
			return err
		}
		if saved := os.WriteFile(file, w.png, 0o644); saved != nil {
			return errors.Join(err, saved)
		}
		return fmt.Errorf("%w; what was seen: %s", err, file)
	}
	if err := os.WriteFile(file, w.png, 0o644); err != nil {
		p.kill()
		return fmt.Errorf("the picture of the window could not be kept: %w", err)
	}
	fmt.Println("Picture of the window:", file)
	return d.closeWindow(ctx, w.id, p)
}
