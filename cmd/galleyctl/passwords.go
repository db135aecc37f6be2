package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"galley/model/library"
	"galley/model/library/newsroom"
)

// open opens the library at a path, or the newsroom of an address.
func (d *invocation) open(path string) (*library.Library, error) {
	if !newsroom.IsAddress(path) {
		return library.Open(d.ctx, path)
	}
	a, err := newsroom.ParseAddress(path)
	if err != nil {
		return nil, err
	}
	return entered(d, a, library.OpenNewsroom)
}

// entered does something in a newsroom. Where that wants a password that nothing says, the
// person at the terminal is asked for it.
func entered[T any](d *invocation, a newsroom.Address, do func(context.Context, newsroom.Address) (T, error)) (T, error) {
	done, err := do(d.ctx, a)
	if !errors.Is(err, newsroom.ErrPassword) || d.secret == nil || a.HasPassword() { // one that is known is wrong
		return done, err
	}
	password, asked := d.secret(fmt.Sprintf("Password for %s: ", a))
	if !asked || password == "" {
		return done, err
	}
	return do(d.ctx, a.WithPassword(password))
}

// askingSecret returns what asks the person at the terminal for a secret, which is not shown as it is
// typed; nil where standard input is no terminal.
func askingSecret(stdin io.Reader, stderr io.Writer) func(prompt string) (string, bool) {
	terminal, is := stdin.(*os.File)
	if !is || !term.IsTerminal(int(terminal.Fd())) {
		return nil
	}
	return func(prompt string) (string, bool) {
		fmt.Fprint(stderr, prompt)
		typed, err := term.ReadPassword(int(terminal.Fd()))
		fmt.Fprintln(stderr)
		return string(typed), err == nil
	}
}
