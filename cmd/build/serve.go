package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"

	"galley/cmd/build/machine"
	"galley/cmd/build/newsroom"
	"galley/cmd/build/project"
)

// tryDatabase is the database of a newsroom that is started to be tried.
const tryDatabase = "desk"

// serve starts a newsroom to try and keeps it until it is interrupted.
func serve(ctx context.Context, root string, out io.Writer) error {
	if err := machine.SetUp(ctx, machine.This(), machine.ToServe); err != nil {
		return err
	}
	galleyctl, err := project.Binary("galleyctl")
	if err != nil {
		return err
	}
	if err := project.Go(ctx, root, []string{"CGO_ENABLED=0"}, "build", "-o", galleyctl, "./cmd/galleyctl"); err != nil {
		return err
	}
	s, err := newsroom.Start(ctx, newsroom.Options{Guarded: true, Durable: true})
	if err != nil {
		return err
	}
	defer func() {
		if err := s.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, "build:", err)
		}
	}()
	if err := s.CreateDatabase(ctx, tryDatabase); err != nil {
		return err
	}
	address := s.Address(tryDatabase)
	do := func(args ...string) error {
		cmd := exec.CommandContext(ctx, galleyctl, append([]string{"--library", address, "newsroom"}, args...)...)
		cmd.Env = append(os.Environ(), "PGPASSWORD="+s.Password)
		cmd.Stdout, cmd.Stderr = out, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("galleyctl newsroom %s: %w", args[0], err)
		}
		return nil
	}
	if err := do("init"); err != nil {
		return err
	}
	for _, person := range [][]string{{"Ann", "chief"}, {"Bob", "checker"}} {
		if err := do("invite", person[0], "--role", person[1]); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "\nIn another terminal, open a window with an address from above; it asks for the password:\n"+
		"  go run ./cmd/build run -- --library ADDRESS\n"+
		"Whoever runs the server:\n  PGPASSWORD=%s %s --library %s newsroom who\n"+
		"Ctrl+C ends the server and deletes it with all that is in it.\n", s.Password, galleyctl, address)
	select {
	case <-ctx.Done():
		return nil
	case <-s.Done():
		return s.Fault()
	}
}
