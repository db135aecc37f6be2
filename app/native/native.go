// Package native asks for files and folders with the system's own dialogs, and for a
// page that was copied. It knows nothing of what they are for.
package native

import (
	"context"
	"errors"
)

// Kind is what is asked for.
type Kind int

const (
	OpenFile   Kind = iota // a file to read
	OpenFolder             // a folder to read
	SaveFile               // a file to write; where there is one, the dialog has asked whether to replace it
)

// Request is a question to the person.
type Request struct {
	Kind   Kind
	Title  string
	Folder string // where to begin; "" the system's choice
	Name   string // SaveFile: the name that is offered
	Parent string // the window below, as the XDG portal names windows; "" none
}

// ErrNone says that the system has no dialog of its own to ask with.
var ErrNone = errors.New("the system has no file dialog of its own")

// Ask asks with the system's dialog and waits for the answer, a path; "" where
// the person chose nothing or ctx ended. It is not for the UI goroutine.
func Ask(ctx context.Context, r Request) (path string, err error) { return ask(ctx, r) }
