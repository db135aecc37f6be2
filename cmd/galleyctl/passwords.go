package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"galley/model/library"
	"galley/model/library/newsroom"
)

// open opens the library at a path. Where a newsroom wants a password that nothing says, the
// person at the terminal is asked for it.
func (d *invocation) open(path string) (*library.Library, error) {
	lib, err := library.Open(d.ctx, path)
	if !errors.Is(err, newsroom.ErrPassword) || d.secret == nil {
		return lib, err
	}
	a, unread := newsroom.ParseAddress(path)
	if unread != nil || a.HasPassword() { // it is known, and wrong
		return lib, err
	}
	password, asked := d.secret(fmt.Sprintf("Password for %s: ", a))
	if !asked || password == "" {
		return lib, err
	}
	return library.OpenNewsroom(d.ctx, a.WithPassword(password))
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
